// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form_page.h"
#include "ui/services/capture_service.h"

class QPushButton;

namespace undertone {

/// Who is to be recorded, and in which language each is told what it means.
class SpeakersPage : public FormPage {
    Q_OBJECT
public:
    static constexpr int mostSpeakers = 12;

    SpeakersPage(NewSession& draft, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    /// Shows what the draft holds.
    void fill();

private:
    void addRow(std::size_t speaker);
    void add();
    void remove(const std::string& id);

    NewSession& m_draft;
    QVBoxLayout* m_rows;
    QPushButton* m_add;
};

}  // namespace undertone
