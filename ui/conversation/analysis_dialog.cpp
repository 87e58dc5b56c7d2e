// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/analysis_dialog.h"

#include "ui/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int shortestStride = 16, longestStride = 4096, usualStride = 256;  // tokens; a second has 25
constexpr double highestThreshold = 10.0;
constexpr int dialogWidth = 560;
const QLatin1String sentenceKind("sentence"), strideKind("stride"), adaptiveKind("adaptive");

/// The kind in front of a colon, and what stands behind it.
std::pair<QString, QString> splitStepping(const std::string& stepping)
{
    const QString text = QString::fromStdString(stepping);
    return {text.section(QLatin1Char(':'), 0, 0), text.section(QLatin1Char(':'), 1)};
}

void choose(QComboBox& box, const QString& value)
{
    int at = box.findData(value);
    if (at < 0) {  // remembered from another machine, say: it is shown as it is
        box.addItem(value, value);
        at = box.count() - 1;
    }
    box.setCurrentIndex(at);
}

QLabel* explanation(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    return label;
}

}  // namespace

AnalysisDialog::AnalysisDialog(const AnalysisSettings& settings, const QStringList& devices, QWidget* parent)
    : QDialog(parent), m_device(new QComboBox(this)), m_dtype(new QComboBox(this)),
      m_memory(new QCheckBox(tr("&Remember the conversation"), this)),
      m_lossAfter(new QCheckBox(tr("Measure &loss after each step"), this)), m_stepping(new QComboBox(this)), m_stride(new QSpinBox(this)),
      m_threshold(new QDoubleSpinBox(this)), m_tokenize(new QComboBox(this))
{
    setObjectName(QStringLiteral("analysis-dialog"));
    setWindowTitle(tr("Analysis settings"));
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(Spacing::small);
    addArithmetic(*form, devices);
    addMemory(*form);
    addTokenizing(*form);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel | QDialogButtonBox::RestoreDefaults, this);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(explanation(tr("Used from the next analysis on. Results that are shown stay as they are."), this));
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, [this] { fill({}); });
    connect(m_memory, &QCheckBox::toggled, this, &AnalysisDialog::refresh);
    connect(m_stepping, &QComboBox::currentIndexChanged, this, &AnalysisDialog::refresh);
    fill(settings);
}

void AnalysisDialog::showEvent(QShowEvent* event)
{
    // Now that fonts are known: as high as its explanations need at this width.
    resize(dialogWidth, layout()->totalHeightForWidth(dialogWidth));
    QDialog::showEvent(event);
}

void AnalysisDialog::addArithmetic(QFormLayout& form, const QStringList& devices)
{
    m_device->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_device->addItem(tr("Processor"), QStringLiteral("cpu"));
    for (const QString& device : devices)
        m_device->addItem(tr("GPU %1").arg(device.section(QLatin1Char(':'), 1)), device);
    form.addRow(tr("&Device"), m_device);
    m_dtype->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_dtype->addItem(tr("fp32, 32 bits"), QStringLiteral("fp32"));
    m_dtype->addItem(tr("bf16, 16 bits"), QStringLiteral("bf16"));
    form.addRow(tr("&Number type"), m_dtype);
    form.addRow(
        explanation(tr("Automatic takes a GPU where there is one, and bf16 where the processor computes with it. Another choice loads the "
                       "model again."),
                    this));
}

void AnalysisDialog::addMemory(QFormLayout& form)
{
    form.addRow(tr("Memory"), m_memory);
    m_stepping->addItem(tr("after every sentence"), sentenceKind);
    m_stepping->addItem(tr("after a number of tokens"), strideKind);
    m_stepping->addItem(tr("after sentences that surprise"), adaptiveKind);
    form.addRow(tr("It is &written"), m_stepping);
    m_stride->setRange(shortestStride, longestStride);
    m_stride->setSuffix(tr(" tokens"));
    form.addRow(tr("E&very"), m_stride);
    m_threshold->setRange(0.0, highestThreshold);
    m_threshold->setSingleStep(0.05);
    m_threshold->setDecimals(2);
    m_threshold->setPrefix(tr("× "));
    m_threshold->setToolTip(tr("A sentence is written where its loss exceeds this times the mean loss so far."));
    form.addRow(tr("Loss over &mean"), m_threshold);
    form.addRow(QString(), m_lossAfter);
    form.addRow(
        explanation(tr("A temporary LoRA is trained by one step for each sentence. The paper writes every sentence. The loss after a step "
                       "takes one more forward per sentence."),
                    this));
}

void AnalysisDialog::addTokenizing(QFormLayout& form)
{
    m_tokenize->addItem(tr("as the model says"), QString());
    m_tokenize->addItem(tr("each sentence by itself"), QStringLiteral("utterance"));
    m_tokenize->addItem(tr("the whole recording at once"), QStringLiteral("whole"));
    form.addRow(tr("&Tokenizing"), m_tokenize);
    form.addRow(explanation(tr("At once, a sentence's tokens depend on what follows it too, which results then say."), this));
}

void AnalysisDialog::fill(const AnalysisSettings& settings)
{
    choose(*m_device, QString::fromStdString(settings.device));
    choose(*m_dtype, QString::fromStdString(settings.dtype));
    m_memory->setChecked(settings.memory == MemoryMode::Dpm);
    m_lossAfter->setChecked(settings.lossAfter == LossAfter::Measure);
    const auto [kind, value] = splitStepping(settings.stepping);
    m_stepping->setCurrentIndex(std::max(0, m_stepping->findData(kind)));
    m_stride->setValue(kind == strideKind ? value.toInt() : usualStride);
    m_threshold->setValue(kind == adaptiveKind && !value.isEmpty() ? value.toDouble() : 1.0);
    const QString tokenize = !settings.tokenize     ? QString()
        : *settings.tokenize == TokenizeMode::Whole ? QStringLiteral("whole")
                                                    : QStringLiteral("utterance");
    choose(*m_tokenize, tokenize);
    refresh();
}

void AnalysisDialog::refresh()
{
    const bool memory = m_memory->isChecked();
    const QString kind = m_stepping->currentData().toString();
    m_stepping->setEnabled(memory);
    m_stride->setEnabled(memory && kind == strideKind);
    m_threshold->setEnabled(memory && kind == adaptiveKind);
    m_lossAfter->setEnabled(memory);
}

AnalysisSettings AnalysisDialog::settings() const
{
    AnalysisSettings settings;
    settings.device = m_device->currentData().toString().toStdString();
    settings.dtype = m_dtype->currentData().toString().toStdString();
    settings.memory = m_memory->isChecked() ? MemoryMode::Dpm : MemoryMode::Off;
    settings.lossAfter = m_lossAfter->isChecked() ? LossAfter::Measure : LossAfter::Skip;
    const QString kind = m_stepping->currentData().toString();
    if (kind == strideKind)
        settings.stepping = "stride:" + std::to_string(m_stride->value());
    else if (kind == adaptiveKind)  // a dot in every language
        settings.stepping = "adaptive:" + QString::number(m_threshold->value(), 'g', 6).toStdString();
    const QString tokenize = m_tokenize->currentData().toString();
    if (!tokenize.isEmpty())
        settings.tokenize = tokenize == QLatin1String("whole") ? TokenizeMode::Whole : TokenizeMode::Utterance;
    return settings;
}

}  // namespace undertone
