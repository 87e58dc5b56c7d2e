// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/run_bar.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/memory_microscope.h"
#include "ui/conversation/memory_worth_text.h"
#include "ui/decimal_text.h"
#include "ui/icon.h"
#include "ui/text_colour.h"
#include "ui/timeline/time_axis.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace undertone {
namespace {

constexpr int progressSteps = 1000;
constexpr int leastHeightForDetails = 700;

/// A little air between a button's icon and its text, which the style does not give.
QString besideIcon(const QString& text)
{
    return QChar(0x2002) + text;
}

}  // namespace

RunBar::RunBar(ConversationDocument& document, ConversationSession& session, const MemoryMicroscope& microscope, const Theme& theme,
               QWidget* parent)
    : QWidget(parent), m_document(document), m_session(session), m_microscope(microscope), m_theme(&theme)
{
    buildWidgets();
    layOut();
    setTheme(theme);
    connect(&session, &ConversationSession::stateChanged, this, &RunBar::refresh);
    connect(&session, &ConversationSession::modelChanged, this, &RunBar::refresh);
    connect(&session, &ConversationSession::comparisonWantedChanged, m_compare, &QPushButton::setChecked);
    connect(&document, &ConversationDocument::audioChanged, this, &RunBar::refresh);
    connect(&document, &ConversationDocument::segmentsChanged, this, &RunBar::refresh);
    connect(&document, &ConversationDocument::runProgressed, this, &RunBar::refreshProgress);
    connect(&document, &ConversationDocument::utterancesChanged, this, &RunBar::refreshProgress);
}

void RunBar::buildWidgets()
{
    m_title = new QLabel(this);
    m_title->setFont(interfaceFont(3, QFont::DemiBold));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_title->setMinimumWidth(80);
    m_details = new QLabel(this);
    m_statusIcon = new QLabel(this);
    m_statusIcon->setFixedSize(18, 18);
    m_status = new QLabel(this);
    m_status->setAccessibleName(tr("Progress of the analysis"));
    m_status->setMinimumWidth(80);
    m_model = new QLabel(this);
    m_model->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(200);
    m_progress->setAccessibleName(tr("Share of the recording analysed"));

    m_compare = new QPushButton(besideIcon(tr("Compare memory off")), this);
    m_compare->setCheckable(true);
    m_pause = new QPushButton(this);
    m_cancel = new QPushButton(besideIcon(tr("Cancel")), this);
    m_cancel->setToolTip(tr("End the run; finished sentences are kept (Esc)"));
    m_analyse = new QPushButton(this);
    m_analyse->setProperty("primary", true);
    connect(m_compare, &QPushButton::clicked, &m_session, &ConversationSession::toggleComparison);
    connect(m_analyse, &QPushButton::clicked, &m_session, &ConversationSession::analyse);
    connect(m_cancel, &QPushButton::clicked, &m_session, &ConversationSession::cancel);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_session.state() == SessionState::Paused)
            m_session.resume();
        else
            m_session.pause();
    });
}

void RunBar::layOut()
{
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::medium);
    head->addWidget(m_title, 1);
    for (QPushButton* button : {m_compare, m_pause, m_cancel, m_analyse}) {
        button->setIconSize({16, 16});
        head->addWidget(button);
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(Spacing::medium);
    line->addWidget(m_statusIcon);
    line->addWidget(m_progress);
    line->addWidget(m_status, 1);
    line->addWidget(m_model);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::medium + Spacing::small, Spacing::large, Spacing::medium + Spacing::small);
    column->setSpacing(Spacing::small);
    column->addLayout(head);
    column->addWidget(m_details);
    column->addSpacing(Spacing::small);
    column->addLayout(line);
}

void RunBar::setTheme(const Theme& theme)
{
    m_theme = &theme;
    setTextColour(*m_details, theme.colours().textMuted);
    setTextColour(*m_model, theme.colours().textMuted);
    m_compare->setStyleSheet(QStringLiteral("QPushButton:checked { background: %1; border-color: %2; }")
                                 .arg(theme.colours().selection.name(QColor::HexArgb), theme.colours().accent.name()));
    m_compare->setIcon(themedIcon(QStringLiteral("compare"), theme));
    m_cancel->setIcon(themedIcon(QStringLiteral("cancel"), theme));
    m_analyse->setIcon(accentIcon(QStringLiteral("analyse"), theme));
    refresh();
}

void RunBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    // A low window needs the line for the table; the title's tool tip still tells it.
    m_details->setVisible(window()->height() >= leastHeightForDetails);
    elideTitle();
    elideStatus();
}

/// What was done to memory may be a long list.
void RunBar::elideStatus()
{
    const QString text = statusText();
    const QString shown = m_status->fontMetrics().elidedText(text, Qt::ElideRight, std::max(80, m_status->width()));
    m_status->setText(shown);
    m_status->setToolTip(shown == text ? QString() : wrappedToolTip(text));
}

void RunBar::elideTitle()
{
    const QString name = m_document.audioName();
    m_title->setText(m_title->fontMetrics().elidedText(name, Qt::ElideMiddle, std::max(80, m_title->width())));
    m_title->setToolTip(name + QLatin1Char('\n') + recordingText());
}

QString RunBar::recordingText() const
{
    QStringList parts;
    if (const auto& recording = m_session.recording()) {
        parts << formatTime(recording->durationSeconds) << tr("%1 kHz").arg(QLocale().toString(recording->sampleRate / 1000.0, 'g', 4))
              << (recording->channelCount == 1       ? tr("mono")
                      : recording->channelCount == 2 ? tr("stereo")
                                                     : tr("%n channel(s)", nullptr, recording->channelCount));
    }
    if (!m_session.isOfProject())
        parts << (m_session.segmentsPath().isEmpty() ? tr("sentences by voice activity")
                                                     : tr("sentences from %1").arg(QFileInfo(m_session.segmentsPath()).fileName()));
    if (m_document.utteranceCount() > 0)
        parts << tr("%n sentence(s)", nullptr, m_document.utteranceCount());
    const auto named = m_document.speakers().size() - (m_document.speakers().contains(QString()) ? 1 : 0);
    if (named > 0)
        parts << tr("%n speaker(s)", nullptr, static_cast<int>(named));
    return parts.join(QStringLiteral(" · "));
}

QString RunBar::modelText() const
{
    switch (m_session.modelState()) {
    case ModelState::Loading: return tr("Loading the model…");
    case ModelState::Missing: return tr("No model");
    case ModelState::Loaded: break;
    }
    const ModelInfo& model = m_session.model();
    const Timeline& run = m_document.run().timeline;
    const QString device = QString::fromStdString(run.device.empty() ? model.device : run.device).toUpper();
    const QString dtype = QString::fromStdString(run.dtype.empty() ? model.dtype : run.dtype);
    return QStringList{QString::fromStdString(model.name), device, dtype}.join(QStringLiteral(" · "));
}

QString RunBar::runningText() const
{
    const RunRole role = m_document.run(RunRole::Comparison).isActive() ? RunRole::Comparison : RunRole::Primary;
    const RunRecord& run = m_document.run(role);
    QStringList parts;
    if (run.state == RunState::Paused) {
        parts << tr("Paused");
    } else if (run.state == RunState::Starting && run.progress.runId != run.runId) {
        parts << tr("Starting");
    } else {
        switch (run.progress.stage) {
        case AnalysisStage::LoadingModel: parts << tr("Loading the model"); break;
        case AnalysisStage::FindingSpeech: parts << tr("Finding speech"); break;
        case AnalysisStage::Tokenizing: parts << tr("Turning speech into tokens"); break;
        case AnalysisStage::Analysing: parts << (role == RunRole::Comparison ? tr("Analysing with memory off") : tr("Analysing")); break;
        }
    }
    if (run.readCount > 0)
        parts << tr("sentence %1 of %2").arg(std::min(run.readCount + 1, m_document.utteranceCount())).arg(m_document.utteranceCount());
    if (run.state == RunState::Running && run.progress.secondsLeft >= 0.0)
        parts << tr("%1 left").arg(formatTime(std::ceil(run.progress.secondsLeft)));
    if (m_session.resumedCount() > 0)
        parts << tr("%n taken over from an earlier run", nullptr, m_session.resumedCount());
    return parts.join(QStringLiteral(" · "));
}

QString RunBar::endedText() const
{
    const RunRecord& run = m_document.run();
    const QString count = tr("%1 of %2 sentences").arg(run.resultCount()).arg(m_document.utteranceCount());
    switch (m_session.state()) {
    case SessionState::Done: {
        QStringList parts{tr("%n sentence(s) analysed", nullptr, run.resultCount())};
        parts.front() += tr(" in %1 s").arg(decimalText(run.timeline.elapsedSeconds, 1));
        if (m_session.resumedCount() > 0)
            parts << tr("%n taken over from an earlier run", nullptr, m_session.resumedCount());
        if (!run.withheld.empty()) {
            parts << tr("%n hidden from you", nullptr, static_cast<int>(run.withheld.size()));
        } else if (m_document.hasComparison()) {
            int differing = 0;
            for (int i = 0; i < m_document.utteranceCount(); ++i)
                differing += m_document.labelDiffers(i) ? 1 : 0;
            parts << tr("memory changed %n label(s)", nullptr, differing);
        }
        for (const QString& text : {m_microscope.flippedText(), m_microscope.planText()}) {
            if (!text.isEmpty())
                parts << text;
        }
        return parts.join(QStringLiteral(" · "));
    }
    case SessionState::Cancelled: return tr("Cancelled · %1 are kept").arg(count);
    case SessionState::Failed: return tr("The run failed · %1 are kept").arg(count);
    default: return {};
    }
}

QString RunBar::statusText() const
{
    switch (m_session.state()) {
    case SessionState::Empty: return {};
    case SessionState::Opening: return tr("Opening…");
    case SessionState::Ready:
        return m_session.modelState() == ModelState::Loading ? tr("Waiting for the model") : tr("Ready to be analysed");
    case SessionState::Running:
    case SessionState::Paused: return runningText();
    default: return endedText();
    }
}

void RunBar::refresh()
{
    elideTitle();
    m_details->setText(recordingText());
    m_model->setText(modelText());
    refreshMemoryWorth();
    refreshButtons();
    refreshProgress();
}

void RunBar::refreshMemoryWorth()
{
    const QString worth = m_session.modelState() == ModelState::Loaded ? memoryWorthText(m_session.model()).whole() : QString();
    const QString comparison = tr("Run the same model with memory off and show it beside (M)");
    m_compare->setToolTip(wrappedToolTip(worth.isEmpty() ? comparison : comparison + QStringLiteral(". ") + worth));
    m_compare->setAccessibleDescription(worth);
    m_model->setToolTip(worth.isEmpty() ? QString() : wrappedToolTip(worth));
}

void RunBar::refreshProgress()
{
    elideStatus();
    const bool busy = m_session.isBusy();
    m_progress->setVisible(busy);
    const RunRole role = m_document.run(RunRole::Comparison).isActive() ? RunRole::Comparison : RunRole::Primary;
    m_progress->setValue(static_cast<int>(std::lround(m_document.run(role).progress.fraction * progressSteps)));

    const ThemeColours& colours = m_theme->colours();
    const auto show = [this](const char* name, const QColor& colour) {
        m_statusIcon->setPixmap(iconPixmap(QLatin1String(name), {18, 18}, colour, devicePixelRatioF()));
    };
    switch (m_session.state()) {
    case SessionState::Done: show("done", colours.success); break;
    case SessionState::Failed: show("error", colours.error); break;
    case SessionState::Cancelled: show("stop", colours.textMuted); break;
    case SessionState::Paused: show("pause", colours.warning); break;
    case SessionState::Running: show("analyse", colours.accent); break;
    default: show("info", colours.textMuted); break;
    }
}

void RunBar::refreshButtons()
{
    const SessionState state = m_session.state();
    const bool busy = m_session.isBusy();
    m_pause->setVisible(busy);
    m_cancel->setVisible(busy);
    m_analyse->setVisible(!busy);
    m_analyse->setEnabled(m_session.canAnalyse());
    m_analyse->setText(besideIcon(state == SessionState::Done                                             ? tr("Analyse again")
                                      : state == SessionState::Cancelled || state == SessionState::Failed ? tr("Continue")
                                                                                                          : tr("Analyse")));
    const bool paused = state == SessionState::Paused;
    m_pause->setText(besideIcon(paused ? tr("Resume") : tr("Pause")));
    m_pause->setToolTip(paused ? tr("Go on with the next sentence (P)") : tr("Stop after the sentence in hand (P)"));
    m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause"), *m_theme));
    m_compare->setEnabled(m_session.recording() && m_session.memory() == MemoryMode::Dpm);
    m_compare->setChecked(m_session.isComparisonWanted());
}

}  // namespace undertone
