// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/model_info.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace undertone {

/// What memory was worth to a model, in the user's language. The verdicts say what the intervals show, and no more.
struct MemoryWorthText {
    struct Row {
        QString name;     ///< "Emotions (WA)"
        QString verdict;  ///< "no difference shown"
        QString figures;  ///< "−0.15 points [−0.56, +0.27]"
    };
    QString title;                     ///< "Memory on this model's dev split"
    std::vector<Row> rows;             ///< where it was measured
    QString remark;                    ///< below them: on how much; or why nothing is shown
    QStringList sentences;             ///< all of it, in full
    QString detail;                    ///< the engine's own English sentence on a file that cannot be read
    std::vector<std::string> command;  ///< that would measure it; empty: it was measured

    /// For tool tips and screen readers.
    [[nodiscard]] QString whole() const { return sentences.join(QLatin1Char(' ')); }
};

MemoryWorthText memoryWorthText(const ModelInfo& model);

/// Plain text as a tool tip that wraps.
QString wrappedToolTip(const QString& text);

}  // namespace undertone
