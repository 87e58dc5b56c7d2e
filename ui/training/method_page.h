// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/wizard_page.h"

#include <map>

class QButtonGroup;
class QGridLayout;
class QPushButton;
class QToolButton;

namespace undertone {

/// A preset, and the values it sets, each of which may be changed.
class MethodPage : public WizardPage {
    Q_OBJECT
public:
    MethodPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override { return m_complete; }
    void enter() override;
    void setTheme(const Theme& theme) override;
    void choosePreset(const std::string& preset);
    /// The field of an option by its name; null: the preset has none.
    [[nodiscard]] QWidget* field(const std::string& option) const;
    /// Opens or closes what is for those who know what they look for.
    void showAdvanced(bool open);

protected:
    /// A wheel that scrolls the page must not change the value it passes over.
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showPresets();
    void showOptions();
    void addUsual(const std::vector<TrainingOption>& options);
    void addAdvanced(const std::vector<TrainingOption>& options);
    void addField(const TrainingOption& option, QGridLayout& grid, int row, int column);
    /// The scroll area gives what it holds its width, and has to be told its height.
    void fitForm();
    QWidget* makeField(const TrainingOption& option);
    [[nodiscard]] std::string valueOf(const TrainingOption& option) const;
    void takeIn();
    void markChanged();

    bool m_complete = true;
    std::string m_stage;  ///< that presets and options are shown for
    std::vector<TrainingOption> m_options;
    std::map<std::string, QWidget*> m_fields;
    std::map<std::string, QLabel*> m_names;
    QButtonGroup* m_presets;
    QWidget* m_presetRow;
    QWidget* m_form = nullptr;
    QWidget* m_formPlace;
    QToolButton* m_disclosure = nullptr;
    QWidget* m_advanced = nullptr;
    std::vector<QLabel*> m_hints;  ///< of what is advanced, beside their fields
    bool m_advancedOpen = false;
    QPushButton* m_back;
    QLabel* m_changedText;
};

}  // namespace undertone
