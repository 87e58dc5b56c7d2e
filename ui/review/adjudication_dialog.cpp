// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/adjudication_dialog.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/lane_styles.h"
#include "ui/conversation/project_session.h"
#include "ui/decimal_text.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/utterance_text.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace undertone {
namespace {

enum VoteColumn { WhoColumn, VoteLabelColumn, GivenColumn, VoteRemarkColumn };
constexpr int decisionColumns = 3;
constexpr QSize voteChip{22, 16};

QIcon chipIcon(const EmotionStyle& style, double ratio)
{
    QPixmap pixmap(voteChip * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEmotionChip(painter, QRectF(QPointF(), QSizeF(voteChip)), style);
    return pixmap;
}

/// "2025-03-01T14:05:09Z" as the window's language writes it, in local time.
QString whenText(const std::string& time)
{
    const QDateTime parsed = QDateTime::fromString(QString::fromStdString(time), Qt::ISODate);
    return parsed.isValid() ? QLocale().toString(parsed.toLocalTime(), QLocale::ShortFormat) : QString::fromStdString(time);
}

}  // namespace

AdjudicationDialog::AdjudicationDialog(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_document(document), m_project(project), m_theme(&theme), m_heading(new QLabel(this)), m_text(new QLabel(this)),
      m_votes(new QTreeWidget(this)), m_state(new QLabel(this)), m_labels(new QGridLayout), m_remark(new QLineEdit(this)),
      m_by(new QLineEdit(this))
{
    setObjectName(QStringLiteral("adjudication"));
    setWindowTitle(tr("Adjudicate"));
    layOut();
    connect(&document, &ConversationDocument::selectionChanged, this, &AdjudicationDialog::refresh);
    connect(&document, &ConversationDocument::segmentsChanged, this, &AdjudicationDialog::refresh);
    connect(&document, &ConversationDocument::laneChanged, this, &AdjudicationDialog::refresh);
    connect(&document, &ConversationDocument::utterancesChanged, this, &AdjudicationDialog::refresh);
    connect(&project, &ProjectSession::stateChanged, this, &AdjudicationDialog::refresh);
    resize(560, 520);
    refresh();
}

void AdjudicationDialog::layOut()
{
    m_heading->setFont(interfaceFont(2, QFont::DemiBold));
    for (QLabel* label : {m_text, m_state})
        label->setWordWrap(true);
    m_votes->setAccessibleName(tr("What annotators and the model say"));
    m_votes->setRootIsDecorated(false);
    m_votes->setSelectionMode(QAbstractItemView::NoSelection);
    m_votes->setIconSize(voteChip);
    m_votes->setHeaderLabels({tr("Who"), tr("Label"), tr("Given"), tr("Remark")});
    m_labels->setSpacing(Spacing::small);
    m_remark->setObjectName(QStringLiteral("decision-remark"));
    m_remark->setPlaceholderText(tr("why, for whoever reads it later"));
    m_by->setObjectName(QStringLiteral("decision-by"));
    m_by->setPlaceholderText(tr("your name"));
    auto* form = new QFormLayout;
    form->addRow(tr("Re&mark"), m_remark);
    form->addRow(tr("Decided b&y"), m_by);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* play = buttons->addButton(tr("&Play the sentence"), QDialogButtonBox::ActionRole);
    QPushButton* next = buttons->addButton(tr("&Next to adjudicate"), QDialogButtonBox::ActionRole);
    m_takeBack = buttons->addButton(tr("&Take back"), QDialogButtonBox::ActionRole);
    m_takeBack->setObjectName(QStringLiteral("take-back"));
    for (QPushButton* button : {play, next, m_takeBack})
        button->setAutoDefault(false);
    connect(play, &QPushButton::clicked, this, &AdjudicationDialog::playRequested);
    connect(next, &QPushButton::clicked, this, &AdjudicationDialog::nextRequested);
    connect(m_takeBack, &QPushButton::clicked, this, [this] { decide(-1); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_heading);
    column->addWidget(m_text);
    column->addWidget(m_votes, 1);
    column->addWidget(m_state);
    column->addLayout(m_labels);
    column->addLayout(form);
    column->addWidget(buttons);
}

void AdjudicationDialog::setTheme(const Theme& theme)
{
    m_theme = &theme;
    refresh();
}

const SentenceAnnotation* AdjudicationDialog::decisionOf(int utterance, const AnnotationLane** lane) const
{
    const SegmentId id = m_document.segments()[static_cast<std::size_t>(utterance)].id;
    for (const auto& other : m_document.otherLanes()) {
        const auto found = other->annotations.find(id);
        if (other->isDecision && found != other->annotations.end()) {
            *lane = other.get();
            return &found->second;
        }
    }
    return nullptr;
}

void AdjudicationDialog::refresh()
{
    const int utterance = m_document.selection();
    const bool any = utterance >= 0 && m_document.lane() != nullptr;
    m_votes->clear();
    if (!any) {
        m_shown = -1;
        m_heading->setText(tr("No sentence is selected"));
        m_text->clear();
        m_state->clear();
        refreshLabels(-1, nullptr);
        return;
    }
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(utterance)];
    const QString& speaker = m_document.speakerName(utterance);
    m_heading->setText(tr("Sentence %1 · %2 · %3")
                           .arg(utterance + 1)
                           .arg(speaker.isEmpty() ? tr("speaker not known") : speaker, formatTime(segment.startSeconds, 0.1)));
    m_text->setText(m_document.spokenText(utterance));
    m_text->setVisible(!m_text->text().isEmpty());
    const AnnotationLane* lane = nullptr;
    const SentenceAnnotation* decision = decisionOf(utterance, &lane);
    refreshVotes(utterance);
    if (utterance != m_shown) {
        m_remark->setText(decision != nullptr ? QString::fromStdString(decision->remark) : QString());
        m_shown = utterance;
    }
    if (m_by->text().isEmpty())
        m_by->setText(QString::fromStdString(m_document.lane()->annotator));
    if (m_document.isHidden(utterance))
        m_state->setText(tr("%1.").arg(hiddenText(m_document)));
    else if (decision == nullptr)
        m_state->setText(tr("Not decided yet. What holds in the end?"));
    else if (decision->decidedAt.empty())
        m_state->setText(tr("Decided by %1.").arg(QString::fromStdString(decision->decidedBy)));
    else
        m_state->setText(tr("Decided by %1 on %2.").arg(QString::fromStdString(decision->decidedBy), whenText(decision->decidedAt)));
    refreshLabels(utterance, decision);
}

void AdjudicationDialog::addVote(const QString& who, const EmotionStyle* label, const QString& given, const QString& remark)
{
    auto* item = new QTreeWidgetItem(m_votes, {who, label != nullptr ? label->name : tr("no label"), given, remark});
    if (label != nullptr)
        item->setIcon(VoteLabelColumn, chipIcon(*label, devicePixelRatioF()));
}

void AdjudicationDialog::addLaneVote(const AnnotationLane& lane, int utterance)
{
    const auto found = lane.annotations.find(m_document.segments()[static_cast<std::size_t>(utterance)].id);
    const SentenceAnnotation* said = found != lane.annotations.end() ? &found->second : nullptr;
    const auto styles = laneStyles(*m_theme, &lane);
    const bool labelled = said != nullptr && !said->labels.empty() && static_cast<std::size_t>(said->labels.front()) < styles.size();
    const QString who = lane.annotator.empty() ? tr("Annotator without a name") : QString::fromStdString(lane.annotator);
    addVote(who, labelled ? &styles[static_cast<std::size_t>(said->labels.front())] : nullptr,
            !labelled           ? QString()
                : said->isBlind ? tr("blind")
                                : tr("others in view"),
            said != nullptr ? QString::fromStdString(said->remark) : QString());
}

void AdjudicationDialog::refreshVotes(int utterance)
{
    addLaneVote(*m_document.lane(), utterance);
    if (m_document.isHidden(utterance))
        return;
    for (const auto& lane : m_document.otherLanes()) {
        if (!lane->isDecision)
            addLaneVote(*lane, utterance);
    }
    const auto styles = m_theme->emotions(m_document.run().timeline.labels);
    for (const RunRole role : {RunRole::Primary, RunRole::Comparison}) {
        const UtteranceAnalysis* result = m_document.analysis(utterance, role);
        if (result == nullptr || result->emotion() < 0 || static_cast<std::size_t>(result->emotion()) >= styles.size())
            continue;
        const auto label = static_cast<std::size_t>(result->emotion());
        addVote(role == RunRole::Primary ? tr("Model") : tr("Model, memory off"), &styles[label],
                tr("probability %1").arg(decimalText(result->probabilities[label], 2)), {});
    }
    for (int column = WhoColumn; column < VoteRemarkColumn; ++column) {
        m_votes->resizeColumnToContents(column);
        m_votes->setColumnWidth(column, m_votes->columnWidth(column) + Spacing::medium);  // names do not touch what stands beside them
    }
}

void AdjudicationDialog::refreshLabels(int utterance, const SentenceAnnotation* decision)
{
    const auto styles = laneStyles(*m_theme, m_document.lane().get());
    while (m_labelButtons.size() < styles.size()) {
        const int place = static_cast<int>(m_labelButtons.size());
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setIconSize(voteChip);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, button, place] {
            button->setChecked(!button->isChecked());  // the project says what it is
            decide(place);
        });
        m_labels->addWidget(button, place / decisionColumns, place % decisionColumns);
        m_labelButtons.push_back(button);
    }
    const AnnotationLane* lane = nullptr;
    const QString decided = decision != nullptr && decisionOf(utterance, &lane) != nullptr && !decision->labels.empty()
        ? QString::fromStdString(lane->labels.at(static_cast<std::size_t>(decision->labels.front())))
        : QString();
    const bool possible = utterance >= 0 && m_project.canEdit() && !m_document.isHidden(utterance);
    for (std::size_t i = 0; i < m_labelButtons.size(); ++i) {
        QToolButton* button = m_labelButtons[i];
        button->setVisible(i < styles.size());
        button->setEnabled(possible);
        if (i >= styles.size())
            continue;
        button->setText(QString(styles[i].name).replace(QLatin1Char('&'), QStringLiteral("&&")));
        button->setIcon(chipIcon(styles[i], devicePixelRatioF()));
        button->setChecked(!decided.isEmpty() && decided.toStdString() == m_document.lane()->labels[i]);
    }
    m_remark->setEnabled(possible);
    m_by->setEnabled(possible);
    m_takeBack->setEnabled(possible && decision != nullptr);
}

void AdjudicationDialog::decide(int label)
{
    const int utterance = m_document.selection();
    if (utterance < 0 || m_document.isHidden(utterance))
        return;
    if (label >= 0 && m_by->text().trimmed().isEmpty()) {
        m_state->setText(tr("Say who decides first."));
        m_by->setFocus();
        return;
    }
    m_project.edit(edits::Decide{m_document.segments()[static_cast<std::size_t>(utterance)].id, label,
                                 m_remark->text().trimmed().toStdString(), m_by->text().trimmed().toStdString()});
    if (label < 0)
        m_remark->clear();
}

}  // namespace undertone
