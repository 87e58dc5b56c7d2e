// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/wizard_page.h"

#include <optional>

class QProgressBar;

namespace undertone {

class CommandLineView;

/// What the run will take of this machine, measured by two steps of it, before anything starts.
class EstimatePage : public WizardPage {
    Q_OBJECT
public:
    EstimatePage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override { return m_estimate.has_value(); }
    void enter() override;
    void leave() override;
    void setTheme(const Theme& theme) override;

private:
    void show(const TrainingEstimate& estimate);
    void refuse(const Error& error);

    std::optional<TrainingEstimate> m_estimate;
    QWidget* m_waiting;
    QWidget* m_figures;
    FigureLabel* m_time;
    FigureLabel* m_memory;
    FigureLabel* m_steps;
    FigureLabel* m_perStep;
    FigureLabel* m_device;
    QProgressBar* m_share;
    QLabel* m_memoryText;
    CommandLineView* m_command;
};

}  // namespace undertone
