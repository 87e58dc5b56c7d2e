// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/sessions_window.h"

#include "ui/error_text.h"
#include "ui/form_page.h"
#include "ui/icon.h"
#include "ui/invitation_page.h"
#include "ui/recording/recording_page.h"
#include "ui/recording/recording_sign.h"
#include "ui/recording/session_list.h"
#include "ui/recording/session_page.h"
#include "ui/recording/session_wizard.h"
#include "ui/recording/vault_page.h"
#include "ui/text_colour.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int sideWidth = 310;
constexpr int lockMinutes[] = {0, 5, 15, 30, 60};

}  // namespace

SessionsWindow::SessionsWindow(SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::Window), m_service(service), m_capture(capture), m_theme(&theme), m_list(new SessionList(service, theme, this)),
      m_sign(new RecordingSign(capture, theme, this)), m_pages(new QStackedWidget(this)), m_vault(new VaultPage(service, theme, m_pages)),
      m_session(new SessionPage(service, theme, m_pages)), m_wizard(new SessionWizard(service, capture, theme, m_pages)),
      m_recording(new RecordingPage(capture, theme, m_pages))
{
    setWindowIcon(applicationIcon());
    setMinimumSize(960, 620);
    resize(1160, 760);
    buildEmptyPage();
    for (QWidget* page : std::initializer_list<QWidget*>{m_vault, m_empty, m_session, m_wizard, m_recording})
        m_pages->addWidget(page);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(Spacing::huge - Spacing::medium, Spacing::large + Spacing::small, Spacing::huge - Spacing::medium,
                              Spacing::large);
    right->addWidget(m_pages);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(buildSide());
    row->addLayout(right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_sign);
    column->addLayout(row, 1);
    connectServices();
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);
    setTheme(theme);
    refreshSide();
    refreshTitle();
    showPage();
}

QWidget* SessionsWindow::buildSide()
{
    m_side = new QWidget(this);
    m_side->setObjectName(QStringLiteral("sessionsSide"));
    m_side->setAttribute(Qt::WA_StyledBackground);
    m_side->setFixedWidth(sideWidth);
    m_new = new QPushButton(QChar(0x2002) + tr("Ne&w session…"), m_side);
    m_new->setObjectName(QStringLiteral("new-session"));
    m_new->setIconSize({16, 16});
    m_lock = new QPushButton(QChar(0x2002) + tr("Loc&k now"), m_side);
    m_lock->setObjectName(QStringLiteral("lock-now"));
    m_lock->setIconSize({16, 16});
    m_menu = new QToolButton(m_side);
    m_menu->setText(tr("&Vault"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_folder = new QLabel(m_side);
    m_folder->setFont(interfaceFont(-1));
    m_folder->setContentsMargins(Spacing::medium, 0, Spacing::medium, 0);
    m_swap = new QLabel(tr("This system does not let keys be kept off the swap disk: encrypt it."), m_side);
    m_swap->setObjectName(QStringLiteral("swap-hint"));
    m_swap->setFont(interfaceFont(-1));
    m_swap->setWordWrap(true);
    m_swap->setContentsMargins(Spacing::medium, 0, Spacing::medium, 0);
    buildMenu();
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_lock, 1);
    foot->addWidget(m_menu);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(Spacing::medium, Spacing::large, Spacing::medium, Spacing::large);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_new);
    column->addWidget(m_list, 1);
    column->addWidget(m_swap);
    column->addWidget(m_folder);
    column->addLayout(foot);
    connect(m_new, &QPushButton::clicked, this, &SessionsWindow::startWizard);
    connect(m_lock, &QPushButton::clicked, &m_service, &SessionService::lock);
    return m_side;
}

void SessionsWindow::buildMenu()
{
    auto* menu = new QMenu(m_menu);
    m_menu->setMenu(menu);
    connect(menu->addAction(tr("&Change the passphrase…")), &QAction::triggered, this,
            [this] { changePassphrase(PassphraseDialog::Wish::NewPassphrase); });
    connect(menu->addAction(tr("New &recovery sheet…")), &QAction::triggered, this,
            [this] { changePassphrase(PassphraseDialog::Wish::NewSheet); });
    QMenu* times = menu->addMenu(tr("&Lock by itself"));
    m_lockTimes = new QActionGroup(this);
    for (const int minutes : lockMinutes) {
        QAction* choice = times->addAction(minutes == 0 ? tr("&Never") : tr("After %n minute(s)", nullptr, minutes));
        choice->setCheckable(true);
        choice->setData(minutes);
        m_lockTimes->addAction(choice);
        connect(choice, &QAction::triggered, this, [this, minutes] {
            m_autoLock.setPatience(std::chrono::minutes(minutes));
            Q_EMIT autoLockChanged(minutes);
        });
    }
}

void SessionsWindow::buildEmptyPage()
{
    m_empty =
        new InvitationPage(QStringLiteral("record"), tr("Record a conversation that everyone agreed to"),
                           tr("Each speaker reads what it means and agrees to four uses apart. Sound, names and results are encrypted as "
                              "they come, and whoever withdraws has their keys destroyed."),
                           tr("&New session…"), m_pages);
    connect(m_empty, &InvitationPage::accepted, this, &SessionsWindow::startWizard);
}

void SessionsWindow::connectServices()
{
    connect(&m_service, &SessionService::vaultChanged, this, [this] {
        if (m_service.vault().folder != m_lookedAt) {
            m_lookedAt = m_service.vault().folder;
            Q_EMIT vaultChosen(m_lookedAt);
        }
        if (m_service.vault().isOpen && std::exchange(m_wizardWanted, false))
            return startWizard();
        if (m_service.vault().isOpen && std::exchange(m_wizardInHand, false))
            m_pages->setCurrentWidget(m_wizard);
        refreshSide();
        showPage();
    });
    connect(&m_service, &SessionService::sheetReady, this, &SessionsWindow::showSheet);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        if (m_pages->currentWidget() == m_wizard && !m_list->selectedFolder().empty())
            m_pages->setCurrentWidget(m_empty);  // the draft stays until a new session is begun
        showPage();
    });
    connect(m_vault, &VaultPage::recoverRequested, this, [this] { changePassphrase(PassphraseDialog::Wish::Recovery); });
    connect(m_session, &SessionPage::openRequested, this, &SessionsWindow::openRequested);
    connect(m_recording, &RecordingPage::withdrawRequested, m_session,
            [this](const std::filesystem::path& folder, const std::string& speaker) { m_session->askToWithdraw(folder, speaker); });
    connect(m_session, &SessionPage::withdrawalFailed, this, [this](const Error& error) {
        if (m_pages->currentWidget() != m_session)
            sayWithdrawalFailed(error);
    });
    connect(m_wizard, &SessionWizard::cancelled, this, [this] {
        m_pages->setCurrentWidget(m_empty);
        showPage();
    });
    connect(&m_capture, &CaptureService::statusChanged, this, [this] {
        refreshTitle();
        refreshSide();
        if (m_capture.status().isActive() != (m_pages->currentWidget() == m_recording))
            showPage();
    });
    connect(&m_capture, &CaptureService::startFailed, this, [this](const Error& error) {
        m_pages->setCurrentWidget(m_wizard);
        m_wizard->goTo(m_wizard->page());
        m_wizard->setProblem(problemText(error, tr("The recording cannot be started")));
    });
    connect(&m_capture, &CaptureService::ended, this, &SessionsWindow::takeEnd);
    connect(&m_autoLock, &AutoLock::idle, this, [this] {
        const CaptureStatus& status = m_capture.status();
        if (m_service.vault().isOpen && !m_working && !m_session->isExporting() && !status.isActive() && !status.isHearing())
            m_service.lock();
    });
}

void SessionsWindow::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    m_side->setStyleSheet(QStringLiteral("#sessionsSide { background: %1; border-right: 1px solid %2; }")
                              .arg(colours.surfaceAlt.name(), colours.line.name()));
    m_pages->setStyleSheet(fieldSheet(colours));
    setTextColour(*m_folder, colours.textMuted);
    setTextColour(*m_swap, colours.warning);
    m_new->setIcon(themedIcon(QStringLiteral("record"), theme));
    m_lock->setIcon(themedIcon(QStringLiteral("lock"), theme));
    m_empty->setTheme(theme);
    m_list->setTheme(theme);
    m_sign->setTheme(theme);
    m_vault->setTheme(theme);
    m_session->setTheme(theme);
    m_wizard->setTheme(theme);
    m_recording->setTheme(theme);
}

void SessionsWindow::setAutoLockMinutes(int minutes)
{
    m_autoLock.setPatience(std::chrono::minutes(minutes));
    for (QAction* choice : m_lockTimes->actions())
        choice->setChecked(choice->data().toInt() == minutes);
}

void SessionsWindow::setShown(const std::filesystem::path& folder)
{
    m_list->setShown(folder);
}

void SessionsWindow::showSession(const std::filesystem::path& folder)
{
    m_list->select(folder);
}

void SessionsWindow::startWizard()
{
    if (m_capture.status().isActive())
        return;
    m_wizardWanted = !m_service.vault().isOpen;
    if (m_wizardWanted)
        return showPage();
    {
        const QSignalBlocker quiet(m_list);
        m_list->clearSelection();
        m_list->setCurrentItem(nullptr);
    }
    m_list->viewport()->update();
    m_pages->setCurrentWidget(m_wizard);
    m_wizard->restart();
    refreshSide();
}

void SessionsWindow::showPage()
{
    const auto selected = m_list->selectedFolder();
    if (m_capture.status().isActive()) {
        m_pages->setCurrentWidget(m_recording);
    } else if (!m_service.vault().isOpen) {
        m_wizardInHand = m_wizardInHand || m_pages->currentWidget() == m_wizard;
        m_pages->setCurrentWidget(m_vault);
    } else if (!selected.empty()) {
        if (m_session->folder() != selected || m_pages->currentWidget() != m_session)
            m_session->showSession(selected);
        m_pages->setCurrentWidget(m_session);
    } else if (m_pages->currentWidget() != m_wizard) {
        m_pages->setCurrentWidget(m_empty);
    }
}

void SessionsWindow::refreshSide()
{
    const VaultView& vault = m_service.vault();
    m_new->setEnabled(!m_capture.status().isActive());
    m_lock->setEnabled(vault.isOpen && !m_capture.status().isActive()
                       && !m_capture.status().isHearing());  // whoever withdraws meanwhile needs its keys
    m_menu->setEnabled(vault.isOpen);
    m_swap->setVisible(vault.isOpen && !vault.memoryIsLocked);
    const QString folder = QString::fromStdString(vault.folder.string());
    m_folder->setText(m_folder->fontMetrics().elidedText(folder, Qt::ElideLeft, sideWidth - 4 * Spacing::medium));
    m_folder->setToolTip(folder);
}

void SessionsWindow::refreshTitle()
{
    const QString mark = RecordingSign::titleMark(m_capture.status());
    setWindowTitle(mark.isEmpty() ? tr("Recorded sessions") : tr("%1 – Recorded sessions").arg(mark));
}

void SessionsWindow::showSheet(const Secret& code)
{
    auto* dialog = new RecoverySheetDialog(QString::fromStdString(m_service.vault().folder.string()), code, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void SessionsWindow::changePassphrase(PassphraseDialog::Wish wish)
{
    auto* dialog = new PassphraseDialog(m_service, wish, *m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// Whoever withdrew is told, and heard no longer than they want to be.
void SessionsWindow::sayWithdrawalFailed(const Error& error)
{
    const CaptureState state = m_capture.status().state;
    const bool goesOn = m_capture.status().isHearing() && state != CaptureState::Stopping && state != CaptureState::Clip;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Consent was not withdrawn"), problemText(error, tr("Consent was not withdrawn")),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("withdrawal-failed"));
    box->setInformativeText(goesOn ? tr("The recording goes on. Stop it so that nobody is heard against their will; the consent can be "
                                        "withdrawn in the list of sessions afterwards.")
                                   : tr("Try again in the list of sessions."));
    const QPushButton* stop = goesOn ? box->addButton(tr("&Stop the recording"), QMessageBox::AcceptRole) : nullptr;
    if (goesOn)
        box->addButton(tr("&Go on recording"), QMessageBox::RejectRole);
    else
        box->addButton(QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, stop](const QAbstractButton* button) {
        if (button == stop)
            m_capture.stop();
    });
    box->open();
}

void SessionsWindow::takeEnd(const std::filesystem::path& folder, const std::optional<Error>& error)
{
    m_wizard->restart();  // what was filled in is the session's now
    m_pages->setCurrentWidget(m_empty);
    const auto once = std::make_shared<QMetaObject::Connection>();
    *once = connect(&m_service, &SessionService::vaultChanged, this, [this, folder, once] {
        disconnect(*once);
        m_list->select(folder);
    });
    m_service.look(m_service.vault().folder);
    if (!error)
        return;
    auto* box = new QMessageBox(QMessageBox::Warning, tr("The recording ended by itself"),
                                problemText(*error, tr("The recording ended by itself")), QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("recording-ended"));
    box->setInformativeText(error->code == ErrorCode::NotAuthorised
                                ? tr("Consent was withdrawn or has run out. The keys of whoever does not want to be recorded any more are "
                                     "destroyed; what else was heard until then is kept.")
                                : tr("All that was heard until then is kept."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace undertone
