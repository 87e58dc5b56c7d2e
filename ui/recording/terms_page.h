// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form_page.h"
#include "ui/services/capture_service.h"

class QComboBox;
class QDateEdit;
class QLineEdit;

namespace undertone {

/// What a session is for, who answers for it, and until when it is kept; and what is prohibited, with the exception that somebody claims.
class TermsPage : public FormPage {
    Q_OBJECT
public:
    TermsPage(NewSession& draft, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    void setTheme(const Theme& theme) override;
    /// Shows what the draft holds.
    void fill();

private:
    void build();
    void takeIn();
    [[nodiscard]] bool needsException() const;

    NewSession& m_draft;
    QLineEdit* m_name;
    QLineEdit* m_purpose;
    QComboBox* m_setting;
    QLineEdit* m_controller;
    QLineEdit* m_contact;
    QDateEdit* m_kept;
    QWidget* m_prohibition;
    QLabel* m_prohibited = nullptr;
    QWidget* m_exception;
    QComboBox* m_kind;
    QLineEdit* m_reason;
    QLineEdit* m_claimedBy;
};

}  // namespace undertone
