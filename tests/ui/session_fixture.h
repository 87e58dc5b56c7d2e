// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulated_sessions.h"
#include "ui/recording/consent_page.h"
#include "ui/recording/session_list.h"
#include "ui/recording/session_page.h"
#include "ui/recording/session_wizard.h"
#include "ui/recording/sessions_window.h"
#include "ui/recording/signature_pad.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace undertone {

/// The window of recorded sessions over simulated services.
struct SessionFixture {
    explicit SessionFixture(const Theme& theme = Theme::of(ThemeMode::Light)) : window(service, capture, theme)
    {
        service.view.folder = service.opened.folder;
        service.view.exists = true;
        Q_EMIT service.vaultChanged();
    }

    template <typename Widget> [[nodiscard]] Widget& part(const char* name) const
    {
        return *window.findChild<Widget*>(QLatin1String(name));
    }
    void unlock(const char* passphrase = "correct horse battery")
    {
        part<QLineEdit>("passphrase").setText(QString::fromUtf8(passphrase));
        part<QPushButton>("open-vault").click();
    }
    /// The wizard at a page, all before it filled in.
    void toPage(int page)
    {
        window.startWizard();
        auto& wizard = window.wizard();
        wizard.draft() = simulatedDraft();
        wizard.fill();
        for (int next = 1; next <= page; ++next) {
            if (next == 3)
                agree(2);
            wizard.goTo(next);
        }
    }
    void agree(int speakers)
    {
        auto& page = window.wizard().consentPage();
        for (int speaker = 0; speaker < speakers; ++speaker) {
            page.chooseSpeaker(speaker);
            for (const char* purpose : {"agrees-record", "agrees-analyse"})
                part<QCheckBox>(purpose).setChecked(true);
            QPolygonF stroke;
            for (int i = 0; i < 60; ++i)
                stroke << QPointF(30 + 3 * i, 46 + (22 - i * 0.2) * std::sin(i * 0.35 + speaker) * std::cos(i * 0.11));
            page.pad().setStrokes({stroke});
            Q_EMIT page.pad().changed();
        }
    }

    SimulatedSessionService service;
    SimulatedCaptureService capture;
    SessionsWindow window;
};

}  // namespace undertone
