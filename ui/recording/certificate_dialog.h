// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QDialog>

class QLabel;

namespace undertone {

/// What was destroyed, to be handed to the one who withdrew. The path of a PDF is asked for; nothing is written before.
class CertificateDialog : public QDialog {
    Q_OBJECT
public:
    /// `speaker`: who withdrew; without an id: the whole session was destroyed.
    CertificateDialog(const DestructionView& what, const SessionDetails& session, const SessionSpeaker& speaker, const Theme& theme,
                      QWidget* parent = nullptr);
    Status write(const QString& path) const;

private:
    void choosePath();

    QString m_html;
    QString m_session;
    QLabel* m_problem;
};

}  // namespace undertone
