// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/export_losses.h"

#include <QCoreApplication>
#include <QStringList>

namespace undertone {
namespace {

class ExportLossWords {
    Q_DECLARE_TR_FUNCTIONS(ExportLosses)
public:
    static QString of(ExportLoss loss, std::size_t unanalysed);
    static QString listOf(const std::vector<ExportLoss>& losses, std::size_t unanalysed);
    static ErrorText all(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels, std::size_t unanalysed);
};

QString ExportLossWords::of(ExportLoss loss, std::size_t unanalysed)
{
    switch (loss) {
    case ExportLoss::Incomplete: return tr("that the run ended early");
    case ExportLoss::Unanalysed:
        return tr("results of %n sentence(s) (they were changed since the run, are new, or are hidden)", nullptr,
                  static_cast<int>(unanalysed));
    case ExportLoss::Emotions: return tr("emotions");
    case ExportLoss::OtherLabels: return tr("labels that IEMOCAP has no code for (“oth” stands there)");
    case ExportLoss::Probabilities: return tr("probabilities");
    case ExportLoss::OtherProbabilities: return tr("probabilities of the other labels");
    case ExportLoss::Measures: return tr("losses and update norms");
    case ExportLoss::Columns: return tr("other columns of the segments file");
    case ExportLoss::Texts: return tr("what is said");
    case ExportLoss::Dimensions: return tr("valence, activation and dominance (0 stands there)");
    case ExportLoss::Provenance: return tr("model, settings and notice");
    case ExportLoss::Annotator: return tr("whose labels these are");
    case ExportLoss::OtherAnnotators: return tr("labels of other annotators");
    case ExportLoss::Statement: return tr("what was stated about licence and consent (a text file beside it says so)");
    case ExportLoss::OtherTiers: return tr("other tiers of the file that the sentences came from, which is not there");
    case ExportLoss::TenthMilliseconds: return tr("parts of tenths of milliseconds (times were rounded)");
    case ExportLoss::Milliseconds: return tr("parts of milliseconds (times were rounded)");
    case ExportLoss::Length: return tr("the length of the recording");
    case ExportLoss::Characters: return tr("some characters of names or labels (they were replaced)");
    }
    return {};
}

QString ExportLossWords::listOf(const std::vector<ExportLoss>& losses, std::size_t unanalysed)
{
    QStringList parts;
    for (const ExportLoss loss : losses)
        parts << of(loss, unanalysed);
    //: %1 lists things, separated by commas
    return losses.empty() ? QString() : tr("It does not hold: %1.").arg(parts.join(QStringLiteral(", ")));
}

ErrorText ExportLossWords::all(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels, std::size_t unanalysed)
{
    const bool isInJson = !losses.empty() && labels == ExportedLabels::OfRun;
    //: %1 is a file's name
    return {tr("“%1” is written").arg(file),
            listOf(losses, unanalysed),
            isInJson ? tr("The timeline as JSON holds everything.") : QString(),
            {}};
}

}  // namespace

ErrorText exportLossesText(const std::vector<ExportLoss>& losses, const QString& file, ExportedLabels labels, std::size_t unanalysed)
{
    return ExportLossWords::all(losses, file, labels, unanalysed);
}

QString exportLossesSentence(const std::vector<ExportLoss>& losses, std::size_t unanalysed)
{
    return ExportLossWords::listOf(losses, unanalysed);
}

}  // namespace undertone
