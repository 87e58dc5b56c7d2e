// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/export_losses.h"

#include <QCoreApplication>
#include <QStringList>

namespace undertone {
namespace {

class ExportLossWords {
    Q_DECLARE_TR_FUNCTIONS(ExportLosses)
public:
    static QString of(ExportLoss loss);
    static QString listOf(const std::vector<ExportLoss>& losses);
    static ErrorText all(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels);
};

QString ExportLossWords::of(ExportLoss loss)
{
    switch (loss) {
    case ExportLoss::Incomplete: return tr("that the run ended early");
    case ExportLoss::Emotions: return tr("emotions");
    case ExportLoss::Probabilities: return tr("probabilities");
    case ExportLoss::OtherProbabilities: return tr("probabilities of the other labels");
    case ExportLoss::Measures: return tr("losses and update norms");
    case ExportLoss::Columns: return tr("other columns of the segments file");
    case ExportLoss::Texts: return tr("what is said");
    case ExportLoss::Dimensions: return tr("valence, activation and dominance (0 stands there)");
    case ExportLoss::Provenance: return tr("model, settings and notice");
    case ExportLoss::Annotator: return tr("whose labels these are");
    case ExportLoss::Milliseconds: return tr("parts of milliseconds (times were rounded)");
    case ExportLoss::Length: return tr("the length of the recording");
    case ExportLoss::Characters: return tr("some characters of names or labels (they were replaced)");
    }
    return {};
}

QString ExportLossWords::listOf(const std::vector<ExportLoss>& losses)
{
    QStringList parts;
    for (const ExportLoss loss : losses)
        parts << of(loss);
    //: %1 lists things, separated by commas
    return losses.empty() ? QString() : tr("It does not hold: %1.").arg(parts.join(QStringLiteral(", ")));
}

ErrorText ExportLossWords::all(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels)
{
    const bool isInJson = !losses.empty() && labels == ExportedLabels::OfRun;
    //: %1 is a file's name
    return {tr("“%1” is written").arg(file), listOf(losses), isInJson ? tr("The timeline as JSON holds everything.") : QString(), {}};
}

}  // namespace

ErrorText exportLossesText(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels)
{
    return ExportLossWords::all(losses, file, labels);
}

QString exportLossesSentence(const std::vector<ExportLoss>& losses)
{
    return ExportLossWords::listOf(losses);
}

}  // namespace undertone
