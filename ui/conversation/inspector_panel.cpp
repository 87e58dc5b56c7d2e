// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/inspector_panel.h"

#include "ui/conversation/annotation_panel.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/memory_worth_note.h"
#include "ui/conversation/probability_bars.h"
#include "ui/conversation/utterance_trust.h"
#include "ui/decimal_text.h"
#include "ui/error_text.h"
#include "ui/text_colour.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/utterance_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int leastPanelWidth = 232;

QLabel* wrappedLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QVBoxLayout* pageLayout(QWidget* page)
{
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::medium);
    return column;
}

}  // namespace

InspectorPanel::InspectorPanel(ConversationDocument& document, ConversationSession& session, ProjectSession& project, const Theme& theme,
                               QWidget* parent)
    : QScrollArea(parent), m_document(document), m_session(session), m_theme(&theme), m_pages(new QStackedWidget(this)),
      m_memoryWorth(new MemoryWorthNote(session, theme, this)), m_annotation(new AnnotationPanel(document, project, theme, this))
{
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_pages->addWidget(buildRecordingPage());
    m_pages->addWidget(buildSentencePage());
    auto* panel = new QWidget(this);
    panel->setObjectName(QStringLiteral("inspector"));
    panel->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_memoryWorth);
    setWidget(panel);
    setTheme(theme);
    connect(m_annotation, &AnnotationPanel::newSpeakerRequested, this, &InspectorPanel::newSpeakerRequested);
    connect(&document, &ConversationDocument::laneChanged, this, &InspectorPanel::refresh);
    connect(&document, &ConversationDocument::selectionChanged, this, &InspectorPanel::refresh);
    connect(&document, &ConversationDocument::segmentsChanged, this, &InspectorPanel::refresh);
    connect(&document, &ConversationDocument::utterancesChanged, this, &InspectorPanel::refresh);
    connect(&document, &ConversationDocument::runStateChanged, this, &InspectorPanel::refresh);
    connect(&session, &ConversationSession::stateChanged, this, &InspectorPanel::refresh);
}

QLabel* InspectorPanel::addSection(const QString& title, QWidget* page)
{
    auto* label = new QLabel(title, page);
    label->setWordWrap(true);
    label->setFont(interfaceFont(-1, QFont::DemiBold));
    label->setProperty("muted", true);
    page->layout()->addWidget(label);
    return label;
}

QLabel* InspectorPanel::addNumber(QFormLayout& form, const QString& name, const QString& toolTip)
{
    auto* title = new QLabel(name);
    title->setProperty("muted", true);
    title->setToolTip(toolTip);
    auto* value = new QLabel;
    value->setAlignment(Qt::AlignRight);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setAccessibleName(name);
    form.addRow(title, value);
    return value;
}

QWidget* InspectorPanel::buildSentencePage()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = pageLayout(page);
    m_heading = wrappedLabel(page);
    m_heading->setFont(interfaceFont(3, QFont::DemiBold));
    m_when = wrappedLabel(page);
    m_when->setProperty("muted", true);
    m_tooShort = wrappedLabel(page);
    m_tooShort->setProperty("warned", true);
    m_tooShort->setText(tr("Shorter than %1 s: too short to trust.").arg(decimalText(shortestTrustedSeconds, 1)));
    m_pending = wrappedLabel(page);
    m_pending->setProperty("muted", true);
    m_pending->setText(tr("Not analysed yet."));
    m_bars = new ProbabilityBars(*m_theme, page);
    m_barsLegend = wrappedLabel(page);
    m_barsLegend->setProperty("muted", true);
    m_barsLegend->setFont(interfaceFont(-1));
    m_barsLegend->setText(tr("Thin bars: the same with memory off."));
    column->addWidget(m_heading);
    column->addWidget(m_when);
    column->addWidget(m_tooShort);
    column->addWidget(m_annotation);
    column->addSpacing(Spacing::small);
    column->addWidget(m_pending);
    column->addWidget(m_bars);
    column->addWidget(m_barsLegend);

    m_numbers = new QWidget(page);
    auto* box = new QVBoxLayout(m_numbers);
    box->setContentsMargins(0, Spacing::small, 0, 0);
    box->setSpacing(Spacing::medium);
    addSection(tr("Memory step that wrote this sentence"), m_numbers);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(Spacing::small);
    m_lossBefore = addNumber(*form, tr("Loss before"), tr("Nats per token, before the step"));
    m_lossAfter = addNumber(*form, tr("Loss after"), tr("Nats per token, after the step"));
    m_lossDrop = addNumber(*form, tr("Change"), tr("Loss after minus loss before, nats per token"));
    m_updateNorm = addNumber(*form, tr("Update norm"), tr("L2 norm of the step's change of the temporary LoRA"));
    m_tokens = addNumber(*form, tr("Tokens"), tr("Speech tokens of the sentence, with the one that ends it"));
    m_device = addNumber(*form, tr("Device"), tr("What this sentence was computed on"));
    box->addLayout(form);
    column->addWidget(m_numbers);
    column->addStretch(1);
    return page;
}

QWidget* InspectorPanel::buildRecordingPage()
{
    auto* page = new QWidget(this);
    QVBoxLayout* column = pageLayout(page);
    m_sharesTitle = new QLabel(tr("Labels so far"), page);
    m_sharesTitle->setFont(interfaceFont(3, QFont::DemiBold));
    m_summary = wrappedLabel(page);
    m_summary->setProperty("muted", true);
    m_shares = new ProbabilityBars(*m_theme, page);
    column->addWidget(m_sharesTitle);
    column->addWidget(m_summary);
    column->addSpacing(Spacing::small);
    column->addWidget(m_shares);

    m_statement = wrappedLabel(page);
    m_statement->setObjectName(QStringLiteral("statement"));
    m_statement->setProperty("muted", true);
    column->addWidget(m_statement);
    m_settings = new QWidget(page);
    auto* box = new QVBoxLayout(m_settings);
    box->setContentsMargins(0, Spacing::small, 0, 0);
    box->setSpacing(Spacing::medium);
    addSection(tr("Before the run"), m_settings);
    m_lossAfterOption = new QPushButton(tr("Measure loss after each step"), m_settings);
    m_lossAfterOption->setCheckable(true);
    m_lossAfterOption->setToolTip(tr("One more forward per sentence: shows what each memory step achieved"));
    m_lossAfterOption->setChecked(m_session.lossAfter() == LossAfter::Measure);
    connect(m_lossAfterOption, &QPushButton::toggled, this,
            [this](bool on) { m_session.setLossAfter(on ? LossAfter::Measure : LossAfter::Skip); });
    connect(&m_session, &ConversationSession::analysisSettingsChanged, m_lossAfterOption,
            [this](const AnalysisSettings&, const AnalysisSettings& settings) {
                m_lossAfterOption->setChecked(settings.lossAfter == LossAfter::Measure);
            });
    m_attestation = new QLineEdit(m_settings);
    m_attestation->setPlaceholderText(tr("e.g. licence, who agreed to what"));
    m_attestation->setAccessibleName(tr("What you state about this recording"));
    connect(m_attestation, &QLineEdit::textChanged, this, [this](const QString& text) { m_session.setAttestation(text); });
    box->addWidget(m_lossAfterOption);
    m_ask = wrappedLabel(m_settings);
    m_ask->setText(tr("What you state about this recording (optional, written into the results):"));
    m_ask->setProperty("muted", true);
    m_ask->setBuddy(m_attestation);
    box->addWidget(m_ask);
    box->addWidget(m_attestation);
    column->addWidget(m_settings);

    m_warnings = wrappedLabel(page);
    m_warnings->setProperty("warned", true);
    column->addWidget(m_warnings);
    column->addStretch(1);
    return page;
}

void InspectorPanel::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_bars->setTheme(theme);
    m_shares->setTheme(theme);
    m_memoryWorth->setTheme(theme);
    m_annotation->setTheme(theme);
    const ThemeColours& colours = theme.colours();
    widget()->setStyleSheet(QStringLiteral("#inspector { background: %1; } QPushButton:checked { background: %2; border-color: %3; } "
                                           "QLineEdit { background: %4; border: 1px solid %5; border-radius: 6px; padding: 5px 8px; } "
                                           "QLineEdit:focus { border-color: %3; }")
                                .arg(colours.surfaceAlt.name(), colours.selection.name(QColor::HexArgb), colours.accent.name(),
                                     colours.surface.name(), colours.line.name()));
    for (QLabel* label : m_pages->findChildren<QLabel*>()) {
        setTextColour(*label,
                      label->property("muted").toBool()        ? colours.textMuted
                          : label->property("warned").toBool() ? colours.warning
                                                               : colours.text);
    }
    refresh();
}

void InspectorPanel::editText()
{
    ensureWidgetVisible(m_annotation);
    m_annotation->editText();
}

void InspectorPanel::refresh()
{
    const bool selected = m_document.selection() >= 0;
    m_pages->setCurrentIndex(selected ? 1 : 0);
    // A stacked widget is as high as its highest page; the one not shown must not make the panel scroll.
    m_pages->widget(0)->setSizePolicy(QSizePolicy::Preferred, selected ? QSizePolicy::Ignored : QSizePolicy::Preferred);
    m_pages->widget(1)->setSizePolicy(QSizePolicy::Preferred, selected ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    if (selected)
        refreshSentence();
    else
        refreshRecording();
    // As wide as the longest word that does not wrap, in whatever language.
    setMinimumWidth(std::max(leastPanelWidth, widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width()));
}

void InspectorPanel::refreshSentence()
{
    const int utterance = m_document.selection();
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(utterance)];
    const QString& speaker = m_document.speakerName(utterance);
    m_heading->setText(speaker.isEmpty() ? tr("Sentence %1").arg(utterance + 1) : tr("Sentence %1 · %2").arg(utterance + 1).arg(speaker));
    m_when->setText(tr("%1 – %2 · %3 s")
                        .arg(formatTime(segment.startSeconds, 0.1), formatTime(segment.endSeconds, 0.1),
                             decimalText(segment.endSeconds - segment.startSeconds, 1)));
    m_tooShort->setVisible(isTooShortToTrust(segment));
    m_annotation->setVisible(m_document.lane() != nullptr);
    const UtteranceAnalysis* analysis = m_document.analysis(utterance);
    m_pending->setVisible(!analysis);
    m_pending->setText(m_document.isHidden(utterance) ? tr("%1.").arg(hiddenText(m_document)) : tr("Not analysed yet."));
    m_bars->setVisible(analysis);
    m_numbers->setVisible(analysis);
    const UtteranceAnalysis* comparison = m_document.analysis(utterance, RunRole::Comparison);
    m_barsLegend->setVisible(analysis && comparison);
    if (!analysis) {
        m_bars->show({}, {}, {});  // nothing of another sentence is left for a screen reader
        return;
    }
    m_bars->show(m_theme->emotions(m_document.run().timeline.labels), analysis->probabilities,
                 comparison ? comparison->probabilities : std::vector<double>());
    refreshNumbers(utterance);
}

void InspectorPanel::refreshNumbers(int utterance)
{
    const UtteranceAnalysis& analysis = *m_document.analysis(utterance);
    m_lossBefore->setText(numberText(analysis.lossBefore, 3));
    m_lossAfter->setText(numberText(analysis.lossAfter, 3));
    const bool both = analysis.lossBefore && analysis.lossAfter;
    const double change = both ? *analysis.lossAfter - *analysis.lossBefore : 0.0;
    m_lossDrop->setText(both ? (change < 0 ? QStringLiteral("−") : QStringLiteral("+")) + decimalText(std::abs(change), 3)
                             : notKnownText());
    m_updateNorm->setText(numberText(analysis.updateNorm, 3));
    m_tokens->setText(QLocale().toString(analysis.tokens));
    m_device->setText(analysis.device.empty() ? notKnownText() : QString::fromStdString(analysis.device).toUpper());
}

void InspectorPanel::refreshRecording()
{
    const RunRecord& run = m_document.run();
    const bool any = run.analysedCount() > 0;
    m_sharesTitle->setText(run.state == RunState::Complete ? tr("Labels") : any ? tr("Labels so far") : tr("Recording"));
    m_shares->setVisible(any);
    m_settings->setVisible(!any && !m_session.isBusy());
    const QString stated = !m_session.attestation().trimmed().isEmpty() ? m_session.attestation().trimmed()
                                                                        : QString::fromStdString(run.timeline.attestation).trimmed();
    m_statement->setText(tr("Stated about this recording: %1").arg(stated));
    m_statement->setVisible(any && !stated.isEmpty());
    // Of a session the consent of its speakers holds, whatever anyone states.
    for (QWidget* widget : std::initializer_list<QWidget*>{m_ask, m_attestation})
        widget->setVisible(!m_session.isSealed());
    if (!any && m_attestation->text() != m_session.attestation())
        m_attestation->setText(m_session.attestation());
    if (!any)
        m_shares->show({}, {}, {});
    if (any) {
        std::vector<double> shares(run.timeline.labels.size(), 0.0);
        for (const UtteranceAnalysis& utterance : run.timeline.utterances) {
            if (utterance.emotion() >= 0)
                shares[static_cast<std::size_t>(utterance.emotion())] += 1.0 / run.analysedCount();
        }
        m_shares->show(m_theme->emotions(run.timeline.labels), shares, {});
        m_summary->setText(tr("Share of %n analysed sentence(s). Select a sentence to see its numbers.", nullptr, run.analysedCount()));
    } else if (m_session.isBusy()) {
        m_summary->setText(tr("Sentences are labelled one by one, each as soon as it has been read and written to memory."));
    } else {
        m_summary->setText(m_session.segmentsPath().isEmpty()
                               ? tr("Sentences will be found by voice activity, without speakers. A segments file (RTTM, TextGrid, EAF or "
                                    "CSV) may be opened or dropped here instead.")
                               : tr("Sentences and speakers are those of the segments file."));
    }
    QStringList warnings;
    for (const Message& warning : m_document.conversation().warnings)
        warnings << messageText(warning);
    m_warnings->setText(warnings.join('\n'));
    m_warnings->setVisible(!warnings.isEmpty());
}

}  // namespace undertone
