// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QListWidget>

namespace undertone {

/// All runs, latest first: name, state, and how far each is. Several may be selected, to be compared.
class RunList : public QListWidget {
    Q_OBJECT
public:
    RunList(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] std::vector<std::string> selectedRuns() const;
    void select(const std::string& id);
    [[nodiscard]] const Theme& theme() const { return *m_theme; }
    /// The run of a row; null: it is gone.
    [[nodiscard]] const TrainingRun* runAt(int row) const;
    [[nodiscard]] QString titleAt(int row) const;

private:
    void refresh();

    TrainingService& m_service;
    const Theme* m_theme;
};

}  // namespace undertone
