// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/model_info.h"
#include "ui/theme.h"

#include <QDialog>

#include <optional>

namespace undertone {

/// What this program is and which model it runs: facts, the model's card, and what the labels must not be used for.
class AboutDialog : public QDialog {
    Q_OBJECT
public:
    enum class Page { Program, Model };

    AboutDialog(const std::optional<ModelInfo>& model, Page page, const Theme& theme, QWidget* parent = nullptr);

private:
    QWidget* buildProgramPage(const Theme& theme);
    QWidget* buildModelPage(const std::optional<ModelInfo>& model);
};

}  // namespace undertone
