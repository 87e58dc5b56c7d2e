// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"

#include <QDialog>

#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QPushButton;

namespace undertone {

/// Asks what a speaker withdraws, and says what that destroys.
class WithdrawDialog : public QDialog {
    Q_OBJECT
public:
    explicit WithdrawDialog(const SessionSpeaker& speaker, QWidget* parent = nullptr);
    [[nodiscard]] Withdrawal withdrawal() const { return {purposes(), m_keepsOthers->isChecked()}; }

private:
    [[nodiscard]] std::set<Purpose> purposes() const;
    void refresh();

    const SessionSpeaker m_speaker;
    std::vector<std::pair<Purpose, QCheckBox*>> m_boxes;
    QCheckBox* m_keepsOthers;  ///< on a channel that others share
    QLabel* m_consequence;
    QPushButton* m_withdraw;
};

}  // namespace undertone
