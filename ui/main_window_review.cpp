// SPDX-License-Identifier: GPL-3.0-or-later
// Review of labels: blind-first, the queue, what is decided in the end, and how far people agree.
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/table_bar.h"
#include "ui/conversation/transport_bar.h"
#include "ui/conversation/utterance_table.h"
#include "ui/main_window.h"
#include "ui/review/adjudication_dialog.h"
#include "ui/review/agreement_window.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace undertone {

void MainWindow::buildReviewMenu()
{
    QMenu& menu = *menuBar()->addMenu(tr("&Review"));
    menu.setObjectName(QStringLiteral("review"));
    QAction* blind = addAction(menu, QStringLiteral("review-blind"), tr("&Blind first: hide others' labels"), {});
    QAction* atOnce = addAction(menu, QStringLiteral("review-at-once"), tr("Show them as &soon as I have labelled"), {});
    for (QAction* item : {blind, atOnce}) {
        item->setCheckable(true);
        connect(item, &QAction::triggered, this, &MainWindow::setReviewMode);
    }
    connect(addAction(menu, QStringLiteral("reveal"), tr("&Reveal others' labels"), tr("R")), &QAction::triggered, this,
            &MainWindow::revealSelected);
    connect(addAction(menu, QStringLiteral("reveal-all"), tr("Reveal all that I have &labelled"), {}), &QAction::triggered, this,
            [this] { m_project.review(review::Reveal{}); });
    menu.addSeparator();
    buildQueueMenu(menu);
    connect(addAction(menu, QStringLiteral("next-in-queue"), tr("&Next without a label of mine"), tr("N")), &QAction::triggered, this,
            &MainWindow::goToNextInQueue);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("adjudicate"), tr("A&djudicate…"), tr("J")), &QAction::triggered, this, &MainWindow::adjudicate);
    connect(addAction(menu, QStringLiteral("next-undecided"), tr("Next &to adjudicate"), tr("Shift+J")), &QAction::triggered, this,
            &MainWindow::goToUndecided);
    menu.addSeparator();
    connect(addAction(menu, QStringLiteral("agreement"), tr("A&greement…"), tr("Ctrl+G")), &QAction::triggered, this,
            &MainWindow::showAgreement);
}

void MainWindow::buildQueueMenu(QMenu& review)
{
    m_queueMenu = review.addMenu(tr("&Order of the table"));
    auto* group = new QActionGroup(this);
    const auto addOrder = [&](const char* name, const QString& text, ReviewOrder order) {
        QAction* item = addAction(*m_queueMenu, QLatin1String(name), text, {});
        item->setCheckable(true);
        item->setData(static_cast<int>(order));
        group->addAction(item);
        connect(item, &QAction::triggered, this, [this, order] { setReviewOrder(order); });
    };
    addOrder("order-reading", tr("As it is &read"), ReviewOrder::Reading);
    addOrder("order-uncertainty", tr("Most &uncertain first"), ReviewOrder::Uncertainty);
    addOrder("order-memory", tr("Most changed by &memory first"), ReviewOrder::MemoryChange);
    const auto refresh = [this, group] {
        for (QAction* item : group->actions())
            item->setChecked(item->data().toInt() == static_cast<int>(m_table->filter().reviewOrder()));
    };
    connect(&m_table->filter(), &UtteranceFilter::reviewOrderChanged, this, refresh);
    refresh();
}

void MainWindow::setReviewMode()
{
    const bool atOnce = action("review-at-once")->isChecked();
    const auto mode = !action("review-blind")->isChecked() ? OthersLabels::Shown
        : atOnce                                           ? OthersLabels::UntilLabelled
                                                           : OthersLabels::UntilRevealed;
    if (mode != OthersLabels::Shown)
        m_tableBar->forgetPicked();  // which sentences are in a cell tells their labels
    m_project.review(review::SetMode{mode});
    refreshReviewActions();  // as it is, until the project says otherwise
}

void MainWindow::setReviewOrder(ReviewOrder order)
{
    m_table->filter().setReviewOrder(order);
    if (order == ReviewOrder::MemoryChange && !m_document.hasComparison())
        showWarning(tr("Nothing to compare"),
                    tr("Where memory changed the answer is known once the recording was analysed with memory off too."),
                    tr("Analysis, Compare memory off does that."));
}

void MainWindow::refreshReviewActions()
{
    const ProjectSnapshot* project = m_project.project();
    const bool editable = m_project.canEdit();
    const bool selected = m_document.selection() >= 0;
    const OthersLabels mode = project != nullptr ? project->review.mode : OthersLabels::Shown;
    const bool blind = mode != OthersLabels::Shown;
    action("review-blind")->setEnabled(editable);
    action("review-blind")->setChecked(blind);
    action("review-at-once")->setEnabled(editable && blind);
    action("review-at-once")->setChecked(mode == OthersLabels::UntilLabelled);
    action("reveal")->setEnabled(editable && blind && selected);
    action("reveal-all")->setEnabled(editable && blind);
    m_queueMenu->setEnabled(m_document.utteranceCount() > 0);
    for (QAction* order : m_queueMenu->actions())
        order->setEnabled(m_document.utteranceCount() > 0);
    action("next-in-queue")->setEnabled(project != nullptr);
    action("adjudicate")->setEnabled(editable && selected);
    action("next-undecided")->setEnabled(project != nullptr);
    action("agreement")->setEnabled(project != nullptr);
}

void MainWindow::showAgreement()
{
    if (m_agreement == nullptr) {
        m_agreement = new AgreementWindow(m_document, m_project, *m_theme, this);
        signWindow(*m_agreement);
        connect(m_agreement, &AgreementWindow::sentencesPicked, this, &MainWindow::hearPicked);
    }
    m_agreement->setFolder(m_lastFolder);
    m_agreement->show();
    m_agreement->raise();
    m_agreement->activateWindow();
}

/// Lists them in the table and plays the first.
void MainWindow::hearPicked(const std::vector<SegmentId>& sentences)
{
    std::vector<int> picked;
    for (const SegmentId id : sentences) {
        if (const int index = m_document.indexOf(id); index >= 0)
            picked.push_back(index);
    }
    if (picked.empty())
        return;
    m_tableBar->showPicked({sentences.begin(), sentences.end()});
    m_document.setSelection(picked.front());
    m_document.seek(m_document.segments()[static_cast<std::size_t>(picked.front())].startSeconds);
    m_transport->playSelection();
}

void MainWindow::revealSelected()
{
    const bool labelled = std::ranges::any_of(m_document.selected(), [this](int sentence) {
        const SentenceAnnotation* said = m_document.annotation(sentence);
        return said != nullptr && !said->labels.empty();
    });
    if (labelled)
        m_project.reveal();
    else
        showWarning(tr("Label it first"), tr("What others say of a sentence is shown once you have given it a label of your own."), {});
}

void MainWindow::goToNextInQueue()
{
    if (!m_table->goToNextRow(SentenceChoice::Unlabelled))
        showWarning(tr("The queue is empty"), tr("You have labelled every other sentence that the table shows."), {});
}

void MainWindow::goToUndecided()
{
    if (!m_table->goToNextRow(SentenceChoice::ToDecide))
        showWarning(tr("Nothing to adjudicate"), tr("No other sentence in view has annotators who differ and no decision."),
                    m_document.review().mode != OthersLabels::Shown ? tr("Sentences that are hidden from you do not count.") : QString());
}

void MainWindow::adjudicate()
{
    if (m_adjudication == nullptr) {
        m_adjudication = new AdjudicationDialog(m_document, m_project, *m_theme, this);
        connect(m_adjudication, &AdjudicationDialog::playRequested, action("play-selection"), &QAction::trigger);
        connect(m_adjudication, &AdjudicationDialog::nextRequested, this, &MainWindow::goToUndecided);
    }
    m_adjudication->show();
    m_adjudication->raise();
    m_adjudication->activateWindow();
}

}  // namespace undertone
