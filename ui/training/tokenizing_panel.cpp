// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/tokenizing_panel.h"

#include "ui/command_line_view.h"
#include "ui/error_text.h"
#include "ui/path_field.h"
#include "ui/text_colour.h"
#include "ui/training/training_text.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

}  // namespace

TokenizingPanel::TokenizingPanel(TrainingService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_command(new CommandLineView(sameFromTheCommandLine(), theme, this)),
      m_actions(new QWidget(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    buildForm();
    buildActions();
    column->addLayout(m_form);
    column->addWidget(m_command);
    column->addWidget(m_actions);
    connect(&service, &TrainingService::tokenizingChanged, this, &TokenizingPanel::refresh);
    setTheme(theme);
}

void TokenizingPanel::buildForm()
{
    m_tokenizer = new PathField(PathField::Kind::Folder, tr("Speech tokenizer"), {}, this);
    m_tokenizer->setPlaceholder(tr("Folder of the speech tokenizer that the model will hear with"));
    m_split = new QComboBox(this);
    m_split->setAccessibleName(tr("Split of the corpus"));
    m_split->setMinimumHeight(fieldHeight);
    m_output = new PathField(PathField::Kind::NewFile, tr("Token file to write"), tr("Tokens (*.safetensors)"), this);
    m_attestation = new QLineEdit(this);
    m_attestation->setPlaceholderText(tr("Optional: under what licence you hold the corpus; written into the token file"));
    m_attestation->setAccessibleName(tr("What you state about the corpus"));
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(Spacing::large);
    m_form->setVerticalSpacing(Spacing::medium);
    m_form->addRow(tr("Speech tokeni&zer"), m_tokenizer);
    m_form->addRow(tr("&Dialogues"), m_split);
    m_form->addRow(tr("&Write to"), m_output);
    m_form->addRow(tr("You &state"), m_attestation);
    connect(m_tokenizer, &PathField::changed, this, &TokenizingPanel::takeIn);
    connect(m_split, &QComboBox::currentIndexChanged, this, &TokenizingPanel::takeIn);
    connect(m_attestation, &QLineEdit::textChanged, this, &TokenizingPanel::takeIn);
    connect(m_output, &PathField::changed, this, [this] {
        m_ownOutput = !m_output->path().empty();
        takeIn();
    });
}

void TokenizingPanel::buildActions()
{
    m_progress = new QProgressBar(m_actions);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Dialogues tokenized"));
    m_progress->hide();
    m_status = new QLabel(m_actions);
    m_status->setWordWrap(true);
    m_start = new QPushButton(m_actions);
    m_start->setProperty("primary", true);
    m_stop = new QPushButton(tr("Sto&p"), m_actions);
    m_stop->setToolTip(tr("What is done is kept"));
    m_stop->hide();
    m_use = new QPushButton(tr("&Use its tokens"), m_actions);
    m_use->hide();
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::medium);
    row->addWidget(m_start);
    row->addWidget(m_use);
    row->addWidget(m_stop);
    row->addWidget(m_status, 1);
    auto* column = new QVBoxLayout(m_actions);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_progress);
    column->addLayout(row);
    connect(m_start, &QPushButton::clicked, this, &TokenizingPanel::start);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_stop->setEnabled(false);
        m_service.stopTokenizing();
    });
    connect(m_use, &QPushButton::clicked, this, [this] {
        if (const TokenizingRun* run = ownRun())
            Q_EMIT tokensMade(TokenizingRun(*run));
    });
}

void TokenizingPanel::setTheme(const Theme& theme)
{
    m_command->setTheme(theme);
    setTextColour(*m_status, theme.colours().textMuted);
}

void TokenizingPanel::setCorpus(const CorpusSurvey& survey)
{
    if (m_request.corpus != survey.folder)
        m_attestation->clear();  // it was said of another corpus
    m_request.corpus = survey.folder;
    m_ownOutput = false;
    m_following = false;
    {
        const QSignalBlocker quiet(m_split);
        m_split->clear();
        m_split->addItem(tr("All"), QString());
        for (const auto& [split, dialogues] : survey.splits)
            m_split->addItem(QString::fromStdString(split) + QStringLiteral("  –  ") + countText(dialogues), QString::fromStdString(split));
        // The others are not to be trained on.
        m_split->setCurrentIndex(std::max(0, m_split->findData(QStringLiteral("train"))));
    }
    m_form->setRowVisible(m_split, !survey.splits.empty());
    if (const TokenizingRun* run = ownRun(); run != nullptr && run->state != TokenizingState::Finished) {
        m_tokenizer->setPath(run->request.tokenizer);
        m_output->setPath(run->request.output);
        m_ownOutput = true;
        setSplit(run->request.split);
        m_attestation->setText(QString::fromStdString(run->request.attestation));
    }
    takeIn();
}

void TokenizingPanel::setTokenizer(const std::filesystem::path& folder)
{
    m_tokenizer->setPath(folder);
    takeIn();
}

void TokenizingPanel::setSplit(const std::string& split)
{
    m_split->setCurrentIndex(std::max(0, m_split->findData(QString::fromStdString(split))));
}

void TokenizingPanel::takeIn()
{
    m_request.tokenizer = m_tokenizer->path();
    m_request.split = m_split->currentData().toString().toStdString();
    m_request.attestation = m_attestation->text().trimmed().toStdString();
    if (!m_ownOutput)
        m_output->setPath(m_service.proposedTokens(m_request));
    m_request.output = m_output->path();
    m_command->setCommand(m_service.command(m_request));
    refresh();
}

void TokenizingPanel::start()
{
    Q_EMIT problemChanged({});
    const Status status = m_service.tokenize(m_request);
    if (!status)
        Q_EMIT problemChanged(problemText(status.error(), tr("The corpus cannot be tokenized")));
    refresh();
}

const TokenizingRun* TokenizingPanel::ownRun() const
{
    const auto& run = m_service.tokenizing();
    return run && run->request.corpus == m_request.corpus ? &*run : nullptr;
}

void TokenizingPanel::refresh()
{
    const auto& any = m_service.tokenizing();
    const TokenizingRun* run = ownRun();
    const bool running = run != nullptr && run->state == TokenizingState::Running;
    const bool busyElsewhere = any && run == nullptr && any->state == TokenizingState::Running;
    if (!running && run != nullptr && run->request.split != m_request.split)
        run = nullptr;  // the last word on another split
    for (QWidget* field : std::initializer_list<QWidget*>{m_tokenizer, m_split, m_output, m_attestation})
        field->setEnabled(!running);
    m_progress->setVisible(running);
    m_stop->setVisible(running);
    m_start->setVisible(!running);
    m_start->setEnabled(!busyElsewhere && !m_request.tokenizer.empty() && !m_request.output.empty());
    m_start->setText(tr("T&okenize"));
    m_use->setVisible(run != nullptr && run->state == TokenizingState::Finished);
    m_status->setText(busyElsewhere ? tr("Another corpus is being tokenized: %1").arg(pathText(any->request.corpus)) : QString());
    if (run != nullptr)
        showRun(*run);
}

void TokenizingPanel::showRun(const TokenizingRun& run)
{
    const QString far = tr("dialogue %1 of %2").arg(countText(run.done), countText(run.dialogues));
    switch (run.state) {
    case TokenizingState::Running: {
        m_following = true;
        m_progress->setRange(0, static_cast<int>(run.dialogues));  // 0 of 0: it goes to and fro until they are counted
        m_progress->setValue(static_cast<int>(run.done));
        const QString left = run.secondsLeft >= 0.0 ? QStringLiteral("  ·  ") + tr("%1 left").arg(lengthText(run.secondsLeft)) : QString();
        m_status->setText((run.dialogues > 0 ? far + left : tr("Reading the corpus…")) + QLatin1Char('\n')
                          + tr("A program of its own: close this window, or Undertone, and it goes on."));
        break;
    }
    case TokenizingState::Stopped:
        m_stop->setEnabled(true);
        m_following = false;
        m_start->setText(tr("G&o on"));
        m_status->setText(run.dialogues > 0 ? tr("Stopped at %1. What is done is kept.").arg(far) : tr("Stopped. What is done is kept."));
        break;
    case TokenizingState::Failed:
        m_stop->setEnabled(true);
        m_following = false;
        m_start->setText(tr("Try &again"));
        m_status->setText(run.done > 0 ? tr("Ended at %1. What is done is kept.").arg(far) : QString());
        if (run.problem)
            Q_EMIT problemChanged(problemText(*run.problem, tr("The corpus cannot be tokenized")));
        break;
    case TokenizingState::Finished:
        m_stop->setEnabled(true);
        m_start->setText(tr("T&okenize again"));
        m_status->setText(tr("Tokenized before, into %1").arg(pathText(run.request.output)));
        if (std::exchange(m_following, false))
            Q_EMIT tokensMade(TokenizingRun(run));
        break;
    }
}

}  // namespace undertone
