// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/vault_page.h"

#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/path_field.h"
#include "ui/text_colour.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int vaultPageWidth = 560;

}  // namespace

VaultPage::VaultPage(SessionService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_picture(new QLabel(this)), m_title(new QLabel(this)),
      m_sentence(new QLabel(this)), m_folder(new PathField(PathField::Kind::NewFolder, tr("Folder of the sessions"), {}, this)),
      m_passphrase(new QLineEdit(this)), m_again(new QLineEdit(this)), m_problem(new QLabel(this)), m_swap(new QLabel(this)),
      m_progress(new QProgressBar(this)), m_go(new QPushButton(this)), m_recover(new QPushButton(tr("&Use the recovery sheet…"), this))
{
    m_folder->setObjectName(QStringLiteral("vault-folder"));
    m_passphrase->setObjectName(QStringLiteral("passphrase"));
    m_again->setObjectName(QStringLiteral("passphrase-again"));
    m_go->setObjectName(QStringLiteral("open-vault"));
    m_problem->setObjectName(QStringLiteral("vault-problem"));
    for (QLineEdit* line : {m_passphrase, m_again}) {
        line->setEchoMode(QLineEdit::Password);
        line->setMinimumHeight(fieldHeight);
        connect(line, &QLineEdit::textChanged, this, &VaultPage::refresh);
        connect(line, &QLineEdit::returnPressed, this, &VaultPage::go);
    }
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_again->setAccessibleName(tr("The same passphrase again"));
    m_progress->setRange(0, 0);
    m_progress->setAccessibleName(tr("The passphrase is being checked"));
    m_go->setProperty("primary", true);
    layOut();
    connect(m_folder, &PathField::changed, this, [this] {
        m_problem->clear();
        m_typed = true;
        m_service.look(m_folder->path());
    });
    connect(m_go, &QPushButton::clicked, this, &VaultPage::go);
    connect(m_recover, &QPushButton::clicked, this, &VaultPage::recoverRequested);
    connect(&service, &SessionService::vaultChanged, this, [this] {
        setWorking(false);
        if (!std::exchange(m_typed, false))  // or it would change what is being typed
            m_folder->setPath(m_service.vault().folder);
        refresh();
    });
    connect(&service, &SessionService::failed, this, &VaultPage::take);
    setTheme(theme);
    refresh();
}

void VaultPage::layOut()
{
    auto* middle = new QWidget(this);
    middle->setFixedWidth(vaultPageWidth);
    m_picture->setAlignment(Qt::AlignCenter);
    m_title->setFont(interfaceFont(8, QFont::DemiBold));
    for (QLabel* label : {m_title, m_sentence, m_problem, m_swap}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_swap->setFont(interfaceFont(-1));
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(Spacing::large);
    m_form->setVerticalSpacing(Spacing::medium);
    m_form->addRow(tr("&Folder"), m_folder);
    m_form->addRow(tr("&Passphrase"), m_passphrase);
    m_form->addRow(tr("The same a&gain"), m_again);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addWidget(m_picture);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(Spacing::medium);
    column->addLayout(m_form);
    column->addWidget(m_progress);
    column->addWidget(m_problem);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_go);
    buttons->addWidget(m_recover);
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(m_swap);
    auto* page = new QVBoxLayout(this);
    page->addWidget(middle, 0, Qt::AlignCenter);
}

void VaultPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    m_picture->setPixmap(iconPixmap(QStringLiteral("lock"), {64, 64}, colours.accent, devicePixelRatioF()));
    setTextColour(*m_sentence, colours.textMuted);
    setTextColour(*m_swap, colours.textMuted);
    setTextColour(*m_problem, colours.error);
}

void VaultPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_passphrase->setFocus();
}

void VaultPage::refresh()
{
    const VaultView& vault = m_service.vault();
    m_title->setText(vault.exists ? tr("Open the vault") : tr("A new vault"));
    m_sentence->setText(
        m_working ? tr("The passphrase is being checked. That takes about a second on purpose: whoever guesses pays it for each guess.")
            : vault.exists
            ? tr("Sound, names and results of the sessions in this folder are encrypted. The passphrase opens them, and the recovery sheet "
                 "does.")
            : tr(
                "Recorded sessions are kept in a folder that is encrypted under one passphrase. Without it, and without the recovery sheet "
                "that is printed next, nobody can open them again. Take several words that nobody would guess."));
    m_form->labelForField(m_again)->setVisible(!vault.exists);
    m_again->setVisible(!vault.exists);
    m_go->setText(vault.exists ? tr("&Open") : tr("&Make the vault"));
    const qsizetype letters = m_passphrase->text().toUtf8().size();
    const bool fits = vault.exists ? letters > 0 : letters >= leastPassphraseLetters && m_passphrase->text() == m_again->text();
    m_go->setEnabled(fits && !m_working && !vault.folder.empty());
    m_recover->setVisible(vault.exists);
    m_recover->setEnabled(!m_working);
    m_progress->setVisible(m_working);
    m_swap->setText(vault.memoryIsLocked ? QString() : tr("This system does not let keys be kept off the swap disk: encrypt it."));
    m_swap->setVisible(!vault.memoryIsLocked);
    if (!vault.exists && letters > 0 && !fits)
        m_problem->setText(letters < leastPassphraseLetters ? tr("A passphrase needs at least %1 characters.").arg(leastPassphraseLetters)
                               : m_again->text().isEmpty()  ? QString()
                                                            : tr("The two passphrases differ."));
    else if (letters > 0)
        m_problem->clear();
}

void VaultPage::setWorking(bool working)
{
    m_working = working;
    for (QWidget* field : std::initializer_list<QWidget*>{m_folder, m_passphrase, m_again})
        field->setEnabled(!working);
    refresh();
}

void VaultPage::go()
{
    if (!m_go->isEnabled() || m_folder->tellNow())  // what was typed a moment ago is another vault
        return;
    const auto secret = std::make_shared<const SecretText>(m_passphrase->text());
    m_passphrase->clear();
    m_again->clear();
    m_problem->clear();
    setWorking(true);
    if (m_service.vault().exists)
        m_service.unlock(secret);
    else
        m_service.create(m_service.vault().folder, secret);
}

void VaultPage::take(SessionService::Task task, const Error& error)
{
    if (task != SessionService::Task::Unlock && task != SessionService::Task::Create)
        return;
    setWorking(false);
    m_problem->setText(problemText(error, tr("The vault cannot be opened")));
    m_passphrase->setFocus();
}

}  // namespace undertone
