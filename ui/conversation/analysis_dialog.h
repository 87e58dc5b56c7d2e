// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/analysis_settings.h"

#include <QDialog>
#include <QStringList>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;

namespace undertone {

/// How recordings are analysed: device, number type, memory and when it is written, and how speech is turned into tokens.
class AnalysisDialog : public QDialog {
    Q_OBJECT
public:
    /// `devices`: those beside "auto" and "cpu", as AnalysisSettings names them.
    AnalysisDialog(const AnalysisSettings& settings, const QStringList& devices, QWidget* parent = nullptr);

    [[nodiscard]] AnalysisSettings settings() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addArithmetic(QFormLayout& form, const QStringList& devices);
    void addMemory(QFormLayout& form);
    void addTokenizing(QFormLayout& form);
    void fill(const AnalysisSettings& settings);
    void refresh();

    QComboBox* m_device;
    QComboBox* m_dtype;
    QCheckBox* m_memory;
    QCheckBox* m_lossAfter;
    QComboBox* m_stepping;
    QSpinBox* m_stride;
    QDoubleSpinBox* m_threshold;
    QComboBox* m_tokenize;
};

}  // namespace undertone
