// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/services/session_service.h"
#include "ui/theme.h"
#include "ui/wizard.h"

namespace undertone {

class ConsentPage;
class DevicePage;
class SpeakersPage;
class TermsPage;

/// From what a session is for to its recording, page by page: who speaks, who agrees to what, devices and levels. Its last button is
/// reached only where everyone agrees to be recorded; and then the vault makes the grant, without which there is no recorder.
class SessionWizard : public Wizard {
    Q_OBJECT
public:
    SessionWizard(SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    /// An empty draft, at its first page. Who is responsible stays what it was.
    void restart();
    [[nodiscard]] NewSession& draft() { return m_draft; }
    /// Shows a draft that was changed from outside.
    void fill();
    [[nodiscard]] ConsentPage& consentPage() const { return *m_consent; }

protected:
    /// Of all pages up to this one: whoever goes back may take something away.
    [[nodiscard]] bool canGoOn() const override;
    void finish() override;

private:
    SessionService& m_service;
    CaptureService& m_capture;
    NewSession m_draft;
    TermsPage* m_terms;
    SpeakersPage* m_speakers;
    ConsentPage* m_consent;
    DevicePage* m_device;
};

}  // namespace undertone
