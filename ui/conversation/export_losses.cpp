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
    static ErrorText all(const std::vector<ExportLoss>& losses, const QString& file);
};

QString ExportLossWords::of(ExportLoss loss)
{
    switch (loss) {
    case ExportLoss::Incomplete: return tr("that the run ended early");
    case ExportLoss::Emotions: return tr("emotions");
    case ExportLoss::Probabilities: return tr("probabilities");
    case ExportLoss::Measures: return tr("losses and update norms");
    case ExportLoss::Columns: return tr("other columns of the segments file");
    case ExportLoss::Provenance: return tr("model, settings and notice");
    case ExportLoss::Milliseconds: return tr("parts of milliseconds (times were rounded)");
    case ExportLoss::Length: return tr("the length of the recording");
    case ExportLoss::Characters: return tr("some characters of names or labels (they were replaced)");
    }
    return {};
}

ErrorText ExportLossWords::all(const std::vector<ExportLoss>& losses, const QString& file)
{
    QStringList parts;
    for (const ExportLoss loss : losses)
        parts << of(loss);
    //: %1 is a file's name
    return {tr("“%1” is written").arg(file),
            //: %1 lists things, separated by commas
            tr("It does not hold: %1.").arg(parts.join(QStringLiteral(", "))),
            tr("The timeline as JSON holds everything."),
            {}};
}

}  // namespace

ErrorText exportLossesText(const std::vector<ExportLoss>& losses, const QString& file)
{
    return ExportLossWords::all(losses, file);
}

}  // namespace undertone
