// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/passphrase_dialog.h"

#include "ui/error_text.h"
#include "ui/path_field.h"
#include "ui/recording/participant_papers.h"
#include "ui/recording/vault_page.h"
#include "ui/text_colour.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int passphraseDialogWidth = 460;

}  // namespace

PassphraseDialog::PassphraseDialog(SessionService& service, Wish wish, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_service(service), m_wish(wish), m_passphrase(new QLineEdit(this)), m_fresh(new QLineEdit(this)),
      m_again(new QLineEdit(this)), m_problem(new QLabel(this)), m_progress(new QProgressBar(this)), m_go(new QPushButton(this))
{
    setObjectName(QStringLiteral("passphrase-dialog"));
    setWindowTitle(wish == Wish::NewPassphrase  ? tr("Change the passphrase")
                       : wish == Wish::Recovery ? tr("Open by the recovery sheet")
                                                : tr("New recovery sheet"));
    m_passphrase->setObjectName(QStringLiteral("old-passphrase"));
    m_fresh->setObjectName(QStringLiteral("new-passphrase"));
    m_again->setObjectName(QStringLiteral("new-passphrase-again"));
    m_go->setObjectName(QStringLiteral("passphrase-go"));
    m_passphrase->setAccessibleName(wish == Wish::Recovery ? tr("Code of the recovery sheet") : tr("Passphrase"));
    m_fresh->setAccessibleName(tr("New passphrase"));
    m_again->setAccessibleName(tr("The same passphrase again"));
    for (QLineEdit* line : {m_passphrase, m_fresh, m_again}) {
        line->setEchoMode(wish == Wish::Recovery && line == m_passphrase ? QLineEdit::Normal : QLineEdit::Password);
        line->setMinimumHeight(fieldHeight);
        connect(line, &QLineEdit::textChanged, this, &PassphraseDialog::refresh);
    }
    m_go->setText(wish == Wish::NewSheet ? tr("&Make a new sheet") : tr("&Change it"));
    setTextColour(*m_problem, theme.colours().error);
    layOut();
    connect(m_go, &QPushButton::clicked, this, &PassphraseDialog::go);
    connect(&service, &SessionService::passphraseChanged, this, &QDialog::accept);
    connect(&service, &SessionService::sheetReady, this, &QDialog::accept);
    connect(&service, &SessionService::failed, this, [this](SessionService::Task task, const Error& error) {
        if (task != SessionService::Task::ChangePassphrase && task != SessionService::Task::RenewSheet
            && task != SessionService::Task::Recover)
            return;
        setWorking(false);
        m_problem->setText(problemText(error, tr("The passphrase was not changed")));
    });
    refresh();
}

void PassphraseDialog::layOut()
{
    auto* words = new QLabel(m_wish == Wish::NewSheet
                                 ? tr("The sheet printed before opens nothing from then on.")
                                 : tr("No recording is written anew. Copies of the vault that were made before still open with the old "
                                      "passphrase."),
                             this);
    for (QLabel* label : {words, m_problem})
        label->setWordWrap(true);
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("The passphrase is being checked"));
    auto* form = new QFormLayout;
    form->setVerticalSpacing(Spacing::medium);
    form->addRow(m_wish == Wish::Recovery ? tr("C&ode") : tr("&Passphrase"), m_passphrase);
    const bool changes = m_wish != Wish::NewSheet;
    if (changes) {
        form->addRow(tr("&New passphrase"), m_fresh);
        form->addRow(tr("The same &again"), m_again);
    }
    m_fresh->setVisible(changes);
    m_again->setVisible(changes);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_go, QDialogButtonBox::ActionRole);
    m_go->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::medium);
    column->addWidget(words);
    column->addLayout(form);
    column->addWidget(m_progress);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(passphraseDialogWidth);
}

void PassphraseDialog::refresh()
{
    const bool fits = m_wish == Wish::NewSheet
        || (m_fresh->text().toUtf8().size() >= VaultPage::leastPassphraseLetters && m_fresh->text() == m_again->text());
    m_go->setEnabled(!m_working && !m_passphrase->text().isEmpty() && fits);
    m_progress->setVisible(m_working);
    if (m_wish != Wish::NewSheet && !m_fresh->text().isEmpty() && !m_again->text().isEmpty())
        m_problem->setText(m_fresh->text() != m_again->text() ? tr("The two passphrases differ.")
                               : fits                         ? QString()
                                      : tr("A passphrase needs at least %1 characters.").arg(VaultPage::leastPassphraseLetters));
}

void PassphraseDialog::setWorking(bool working)
{
    m_working = working;
    refresh();
}

void PassphraseDialog::go()
{
    const auto old = std::make_shared<const SecretText>(m_passphrase->text());
    const auto fresh = std::make_shared<const SecretText>(m_fresh->text());
    for (QLineEdit* line : {m_passphrase, m_fresh, m_again})
        line->clear();
    m_problem->clear();
    setWorking(true);
    if (m_wish == Wish::Recovery)
        m_service.recover(old, fresh);
    else if (m_wish == Wish::NewPassphrase)
        m_service.changePassphrase(old, fresh);
    else
        m_service.renewSheet(old);
}

RecoverySheetDialog::RecoverySheetDialog(const QString& folder, const Secret& code, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("recovery-sheet"));
    setWindowTitle(tr("Recovery sheet"));
    auto* words =
        new QLabel(tr("Whoever has this code can open the vault without its passphrase. It is shown once and stored nowhere: print it "
                      "or write it down, and lock it away. Print on paper: a PDF printer leaves the code in a file, and the print queue "
                      "keeps it on the disk for a while."),
                   this);
    words->setWordWrap(true);
    auto* shown = new QLabel(QString::fromStdString(code->utf8()).replace(QLatin1Char('-'), QLatin1Char(' ')), this);
    shown->setObjectName(QStringLiteral("recovery-code"));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(17);
    shown->setFont(font);
    shown->setWordWrap(true);
    shown->setAccessibleName(tr("Code of the recovery sheet"));
    auto* buttons = new QDialogButtonBox(this);
    auto* print = buttons->addButton(tr("&Print…"), QDialogButtonBox::ActionRole);
    auto* done = buttons->addButton(tr("&It is written down"), QDialogButtonBox::AcceptRole);
    done->setProperty("primary", true);
    connect(print, &QPushButton::clicked, this, [this, folder, code] {
        QPrinter printer;
        QPrintDialog dialog(&printer, this);
        if (dialog.exec() == QDialog::Accepted)
            printHtml(recoverySheetHtml(folder, QString::fromStdString(code->utf8())), printer);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(Spacing::large);
    column->addWidget(words);
    column->addWidget(shown);
    column->addWidget(buttons);
    setMinimumSize(passphraseDialogWidth, column->totalHeightForWidth(passphraseDialogWidth));
}

}  // namespace undertone
