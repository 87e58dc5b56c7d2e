// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace undertone {

class TrainingCurves;

/// Two runs or more: their curves over one another, their figures and settings side by side.
class ComparisonPage : public QWidget {
    Q_OBJECT
public:
    ComparisonPage(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    void setRuns(const std::vector<std::string>& ids);
    void setTheme(const Theme& theme);
    [[nodiscard]] QTableWidget& table() const { return *m_table; }

private:
    struct Row {
        QString name;
        QStringList values;
        bool figure = false;  ///< not a setting
    };
    void refresh();
    [[nodiscard]] std::vector<const TrainingRun*> chosen() const;
    [[nodiscard]] std::vector<Row> rowsOf(const std::vector<const TrainingRun*>& runs) const;
    void fillTable(const std::vector<const TrainingRun*>& runs);

    TrainingService& m_service;
    const Theme* m_theme;
    std::vector<std::string> m_ids;
    QLabel* m_title;
    QLabel* m_hint;
    TrainingCurves* m_curves;
    QTableWidget* m_table;
};

}  // namespace undertone
