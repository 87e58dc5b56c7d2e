// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/memory_worth_text.h"

#include "ui/decimal_text.h"
#include "ui/error_text.h"

#include <QCoreApplication>

#include <cmath>

namespace undertone {
namespace {

class MemoryWorthWords {
    Q_DECLARE_TR_FUNCTIONS(MemoryWorth)
public:
    static MemoryWorthText measured(const MemoryEvaluation& memory);
    static MemoryWorthText missing(const ModelInfo& model);

private:
    static QString verdict(DifferenceVerdict verdict, DifferenceVerdict better);
    static QString points(const MemoryDifference& difference);
    static QString nats(const MemoryDifference& difference);
    static QString extent(const MemoryEvaluation& memory);
    static QStringList details(const MemoryEvaluation& memory);
};

/// What rounds to nothing has no sign.
QString signedNumber(double value, int decimals)
{
    const bool nothing = std::abs(value) < 0.5 * std::pow(10.0, -decimals);
    const QString sign = nothing ? QString() : value < 0.0 ? QStringLiteral("−") : QStringLiteral("+");
    return sign + decimalText(nothing ? 0.0 : std::abs(value), decimals);
}

QString interval(const MemoryDifference& difference, double scale, int decimals)
{
    const QString between = QLocale().decimalPoint() == QLatin1String(",") ? QStringLiteral("; ") : QStringLiteral(", ");
    return QLatin1Char('[') + signedNumber(scale * difference.low, decimals) + between + signedNumber(scale * difference.high, decimals)
        + QLatin1Char(']');
}

QString MemoryWorthWords::verdict(DifferenceVerdict verdict, DifferenceVerdict better)
{
    switch (verdict) {
    case DifferenceVerdict::TooFewDialogues: return tr("too few dialogues to tell");
    case DifferenceVerdict::NoneShown: return tr("no difference shown");
    default: return verdict == better ? tr("better") : tr("worse");
    }
}

QString MemoryWorthWords::points(const MemoryDifference& difference)
{
    return tr("%1 points %2").arg(signedNumber(100.0 * difference.estimate, 2), interval(difference, 100.0, 2));
}

QString MemoryWorthWords::nats(const MemoryDifference& difference)
{
    return tr("%1 nats a token %2").arg(signedNumber(difference.estimate, 4), interval(difference, 1.0, 4));
}

QString MemoryWorthWords::extent(const MemoryEvaluation& memory)
{
    return tr("%n dialogue(s)", nullptr, memory.dialogues) + QStringLiteral(", ") + tr("%n sentence(s)", nullptr, memory.sentences);
}

QStringList MemoryWorthWords::details(const MemoryEvaluation& memory)
{
    QStringList parts;
    if (memory.lateLoss)
        parts << tr("From sentence %1 on the loss differs by %2.").arg(memory.lateSentence).arg(nats(*memory.lateLoss));
    parts << tr("Mean loss L_a: %1 with memory off, %2 on. Expected calibration error: %3 off, %4 on.")
                 .arg(decimalText(memory.lossOff, 3), decimalText(memory.lossOn, 3), decimalText(memory.calibrationErrorOff, 3),
                      decimalText(memory.calibrationErrorOn, 3));
    parts << tr("Memory on minus memory off, sentence by sentence; 95 % intervals over dialogues.");
    QStringList how;
    for (const std::string& one :
         {memory.date, memory.version.empty() ? std::string() : "Undertone " + memory.version, memory.device, memory.dtype}) {
        if (!one.empty())
            how << QString::fromStdString(one);
    }
    if (!how.isEmpty())
        parts << tr("Measured: %1.").arg(how.join(QStringLiteral(", ")));
    return parts;
}

MemoryWorthText MemoryWorthWords::measured(const MemoryEvaluation& memory)
{
    MemoryWorthText text;
    text.title = memory.split.empty() ? tr("Memory on this model's test dialogues")
                                      : tr("Memory on this model's %1 split").arg(QString::fromStdString(memory.split));
    const auto judged = [&memory](const MemoryDifference& difference, DifferenceVerdict better) {
        return verdict(verdictOf(difference, memory.dialogues), better);
    };
    text.rows = {{tr("Emotions (WA)"), judged(memory.weightedAccuracy, DifferenceVerdict::Higher), points(memory.weightedAccuracy)},
                 {tr("Next sentence's loss"), judged(memory.loss, DifferenceVerdict::Lower), nats(memory.loss)}};
    text.remark = extent(memory);
    QStringList overrides;
    for (const std::string& one : memory.overrides)
        overrides << QString::fromStdString(one);
    if (!overrides.isEmpty())
        text.remark +=
            QStringLiteral(". ") + tr("Not with the model's own memory settings, but with %1.").arg(overrides.join(QLatin1Char(' ')));
    text.sentences << tr("%1: WA %2, UA %3, %4: %5; loss on the next sentence %6: %7.")
                          .arg(text.title, points(memory.weightedAccuracy), points(memory.unweightedRecall), text.remark,
                               text.rows[0].verdict, nats(memory.loss), text.rows[1].verdict)
                   << details(memory);
    return text;
}

MemoryWorthText MemoryWorthWords::missing(const ModelInfo& model)
{
    MemoryWorthText text;
    text.title = tr("Memory on this model");
    switch (model.memory.state) {
    case MemoryEvaluationState::OtherWeights:
        text.remark = tr("Figures are there, but of other weights than these: they are not shown.");
        break;
    case MemoryEvaluationState::Unreadable:
        text.remark = tr("The file with its figures, evaluation.json, cannot be used.");
        text.detail = messageText(model.memory.problem);
        break;
    default: text.remark = tr("What memory is worth to it was not measured.");
    }
    text.command = {"undertone-cli", "evaluate", "--model", model.directory, "--card", model.directory + "/card.md"};
    text.sentences << text.remark;
    if (!text.detail.isEmpty())
        text.sentences << text.detail;
    return text;
}

}  // namespace

MemoryWorthText memoryWorthText(const ModelInfo& model)
{
    return model.memory.state == MemoryEvaluationState::Measured ? MemoryWorthWords::measured(model.memory)
                                                                 : MemoryWorthWords::missing(model);
}

QString wrappedToolTip(const QString& text)
{
    return QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped());
}

}  // namespace undertone
