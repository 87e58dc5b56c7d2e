// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/session_wizard.h"

#include "ui/recording/consent_page.h"
#include "ui/recording/device_page.h"
#include "ui/recording/speakers_page.h"
#include "ui/recording/terms_page.h"

#include <QPushButton>

namespace undertone {

SessionWizard::SessionWizard(SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent)
    : Wizard(theme, {tr("&Cancel"), tr("< &Back"), tr("&Next >"), tr("&Start recording")}, parent), m_service(service), m_capture(capture),
      m_terms(new TermsPage(m_draft, theme, this)), m_speakers(new SpeakersPage(m_draft, theme, this)),
      m_consent(new ConsentPage(m_draft, service, capture, theme, this)), m_device(new DevicePage(m_draft, capture, theme, this))
{
    nextButton().setObjectName(QStringLiteral("session-next"));
    setPages({m_terms, m_speakers, m_consent, m_device},
             {tr("Purpose"), tr("Speakers"), tr("Consent"), tr("Device"), tr("Recording"), tr("Receipts")});
}

void SessionWizard::restart()
{
    const NewSession before = m_draft;
    m_draft = {};
    m_draft.controllerName = before.controllerName;
    m_draft.controllerContact = before.controllerContact;
    m_draft.device = before.device;
    m_draft.secondDevice = before.secondDevice;
    m_draft.analyse = before.analyse;
    fill();
    goTo(0);
}

void SessionWizard::fill()
{
    m_terms->fill();
    m_speakers->fill();
    refresh();
}

void SessionWizard::finish()
{
    setProblem({});
    m_draft.vault = m_service.vault().folder;
    m_device->leave();
    m_capture.start(m_draft);
}

bool SessionWizard::canGoOn() const
{
    bool complete = true;
    for (int i = 0; i <= page(); ++i)
        complete = complete && pageAt(i).isComplete();
    return complete;
}

}  // namespace undertone
