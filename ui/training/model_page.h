// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/wizard_page.h"

class QFormLayout;
class QLineEdit;
class QRadioButton;

namespace undertone {

class PathField;

/// What is trained, of which parts, and where it will lie.
class ModelPage : public WizardPage {
    Q_OBJECT
public:
    ModelPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override { return m_complete; }
    void enter() override;
    void setParts(const std::filesystem::path& base, const std::filesystem::path& tokenizer);

private:
    void buildForm();
    void chooseStage(const char* stage);
    void takeIn();
    void show(const TrainingParts& parts);

    bool m_complete = false;
    bool m_ownOutput = false;  ///< the user has named a folder: the proposal stays away
    QFormLayout* m_form = nullptr;
    QRadioButton* m_sllm = nullptr;
    QRadioButton* m_fromNothing = nullptr;
    PathField* m_base = nullptr;
    PathField* m_tokenizer = nullptr;
    QLineEdit* m_name = nullptr;
    PathField* m_output = nullptr;
    QLabel* m_room = nullptr;
};

}  // namespace undertone
