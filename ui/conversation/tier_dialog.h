// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/segments_selection.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QListWidget;

namespace undertone {

/// Which tiers of a segments file are sentences: a list to tick, with how many segments each has and how long they are. What is chosen now
/// is ticked; with nothing ticked it cannot be accepted.
class TierDialog : public QDialog {
    Q_OBJECT
public:
    TierDialog(const QString& fileName, const std::vector<SegmentsTier>& tiers, QWidget* parent = nullptr);

    /// The names of those that are ticked, in the file's order.
    [[nodiscard]] QStringList chosenTiers() const;

private:
    QListWidget* m_list;
};

}  // namespace undertone
