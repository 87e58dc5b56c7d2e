// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/certificate_dialog.h"

#include "ui/error_text.h"
#include "ui/new_file_question.h"
#include "ui/recording/participant_papers.h"
#include "ui/text_colour.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {

CertificateDialog::CertificateDialog(const DestructionView& what, const SessionDetails& session, const SessionSpeaker& speaker,
                                     const Theme& theme, QWidget* parent)
    : QDialog(parent), m_html(certificateHtml(what, session, speaker)), m_session(what.session), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("certificate-dialog"));
    setWindowTitle(tr("Destroyed"));
    auto* title =
        new QLabel(speaker.id.empty() ? tr("The session was destroyed") : tr("The consent of %1 was withdrawn").arg(speaker.name), this);
    title->setFont(interfaceFont(2, QFont::DemiBold));
    auto* words = new QLabel(this);
    QString text = tr("%n key(s) destroyed; what they sealed cannot be read any more.", nullptr, what.keys);
    if (!what.channels.empty())
        text += QLatin1Char('\n') + tr("%n channel(s) of sound are gone.", nullptr, static_cast<int>(what.channels.size()));
    if (!what.channelsCut.empty())
        text += QLatin1Char('\n')
            + tr("Of %n shared channel(s) only sentences of the others are left.", nullptr, static_cast<int>(what.channelsCut.size()));
    if (what.sentencesKept)
        text += QLatin1Char('\n') + tr("%n sentence(s) with their labels and texts destroyed.", nullptr, what.sentencesDestroyed)
            + QLatin1Char(' ') + tr("%n sentence(s) of the others kept.", nullptr, *what.sentencesKept);
    if (what.labelsProblem)
        text += QLatin1Char('\n') + problemText(*what.labelsProblem, tr("All labels and texts of the session are gone"));
    if (!what.modelsBlocked.isEmpty())
        text += QLatin1Char('\n')
            + tr("Models that were trained on it are blocked until they are trained anew: %1")
                  .arg(what.modelsBlocked.join(QStringLiteral(", ")));
    if (!what.modelsNotBlocked.isEmpty())
        text += QLatin1Char('\n')
            + tr("Delete these models by hand: they were trained on it, and cannot be blocked: %1")
                  .arg(what.modelsNotBlocked.join(QStringLiteral(", ")));
    if (!what.modelFoldersNotRead.isEmpty())
        text += QLatin1Char('\n')
            + tr("These folders cannot be looked through; a model in them that was trained on it is not blocked: %1")
                  .arg(what.modelFoldersNotRead.join(QStringLiteral(", ")));
    words->setText(text);
    words->setObjectName(QStringLiteral("what-was-destroyed"));
    auto* head = new QLabel(tr("Head of the log: %1").arg(what.logHead), this);
    head->setVisible(!what.logProblem);
    if (what.logProblem)
        m_problem->setText(problemText(*what.logProblem, tr("The log does not tell of this")));
    head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->setFont(interfaceFont(-2));
    for (QLabel* label : {title, words, m_problem})
        label->setWordWrap(true);
    setTextColour(*head, theme.colours().textMuted);
    setTextColour(*m_problem, theme.colours().error);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* save = new QPushButton(tr("&Certificate as PDF…"), this);
    save->setObjectName(QStringLiteral("save-certificate"));
    buttons->addButton(save, QDialogButtonBox::ActionRole);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::medium);
    for (QLabel* label : {title, words, head, m_problem})
        column->addWidget(label);
    column->addWidget(buttons);
    connect(save, &QPushButton::clicked, this, &CertificateDialog::choosePath);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

Status CertificateDialog::write(const QString& path) const
{
    return writePdf(m_html, m_session, path);
}

void CertificateDialog::choosePath()
{
    const QString path = askForNewFile(this, tr("Certificate"), tr("certificate.pdf"), QStringLiteral("PDF (*.pdf)"));
    if (path.isEmpty())
        return;
    const Status written = write(path);
    m_problem->setText(written ? QString() : problemText(written.error(), tr("The certificate cannot be written")));
}

}  // namespace undertone
