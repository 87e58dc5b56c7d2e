// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/session_page.h"

#include "ui/error_text.h"
#include "ui/figure_label.h"
#include "ui/icon.h"
#include "ui/new_file_question.h"
#include "ui/recording/certificate_dialog.h"
#include "ui/recording/participant_papers.h"
#include "ui/recording/recording_text.h"
#include "ui/recording/withdraw_dialog.h"
#include "ui/text_colour.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {

SessionPage::SessionPage(SessionService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_title(new QLabel(this)), m_purpose(new QLabel(this)),
      m_standing(new FigureLabel(tr("state"), theme, this)), m_when(new FigureLabel(tr("recorded on"), theme, this)),
      m_length(new FigureLabel(tr("long"), theme, this)), m_until(new FigureLabel(tr("kept until"), theme, this)),
      m_notice(new QWidget(this)), m_noticeText(new QLabel(m_notice)), m_open(new QPushButton(tr("&Open in the workbench"), this)),
      m_export(new QPushButton(tr("&Export sound…"), this)), m_destroy(new QPushButton(tr("&Delete the session…"), this)),
      m_exporting(new QWidget(this)), m_exportText(new QLabel(m_exporting)), m_speakers(new QVBoxLayout), m_more(new QLabel(this)),
      m_problem(new QLabel(this))
{
    build();
    connect(&service, &SessionService::sessionRead, this, [this](const SessionDetails& details) {
        if (details.entry.folder == m_folder)
            take(details);
    });
    connect(&service, &SessionService::destroyed, this, [this](const DestructionView& what) {
        if (m_destroying.contains(what.folder) || what.folder == m_folder)
            showDestruction(what);
    });
    connect(&service, &SessionService::failed, this, [this](SessionService::Task task, const Error& error) {
        const bool isWithdrawal =
            task == SessionService::Task::Withdraw || (task == SessionService::Task::ReadSession && !m_askFor.empty());
        m_askFor.clear();
        if (task == SessionService::Task::Withdraw || task == SessionService::Task::Destroy)
            m_destroying.clear();
        if (task == SessionService::Task::ReadSession || task == SessionService::Task::Withdraw || task == SessionService::Task::Destroy)
            showProblem(problemText(error, tr("This cannot be done")));
        if (isWithdrawal)
            Q_EMIT withdrawalFailed(error);
        if (task == SessionService::Task::Export) {
            m_exported.reset();
            refreshExport();
            if (error.code != ErrorCode::Cancelled)
                showProblem(problemText(error, tr("The sound is not exported")));
        }
    });
    connect(&service, &SessionService::exportProgress, this, [this](double fraction) {
        m_exported = fraction;
        refreshExport();
    });
    connect(&service, &SessionService::exported, this, [this](const std::filesystem::path& path, const QString& logHead) {
        m_exported.reset();
        refreshExport();
        showWritten(path, messageText(message("cli.log-head", logHead.toStdString())));
        m_service.readSession(m_folder);  // receipts from now on name that head
    });
    connect(m_export, &QPushButton::clicked, this, &SessionPage::chooseExport);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_folder); });
    connect(m_destroy, &QPushButton::clicked, this, &SessionPage::askToDestroy);
    setTheme(theme);
}

void SessionPage::build()
{
    m_open->setObjectName(QStringLiteral("open-session"));
    m_open->setProperty("primary", true);
    m_export->setObjectName(QStringLiteral("export-sound"));
    m_destroy->setObjectName(QStringLiteral("destroy"));
    m_exporting->setObjectName(QStringLiteral("exporting"));
    m_title->setFont(interfaceFont(6, QFont::DemiBold));
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notice->setObjectName(QStringLiteral("sessionNotice"));
    for (QLabel* label : {m_title, m_purpose, m_noticeText, m_exportText, m_more, m_problem})
        label->setWordWrap(true);
    for (QLabel* label : {m_exportText, m_more})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_exportText->setObjectName(QStringLiteral("written"));
    m_more->setObjectName(QStringLiteral("about-session"));
    m_more->setFont(interfaceFont(-1));
    auto* noticed = new QVBoxLayout(m_notice);
    noticed->setContentsMargins(Spacing::medium + Spacing::small, Spacing::medium, Spacing::medium + Spacing::small, Spacing::medium);
    noticed->addWidget(m_noticeText);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Spacing::huge);
    for (FigureLabel* figure : {m_standing, m_when, m_length, m_until})
        figures->addWidget(figure);
    figures->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::medium);
    buttons->addWidget(m_open);
    buttons->addWidget(m_export);
    buttons->addWidget(m_destroy);
    buttons->addStretch(1);
    m_speakers->setSpacing(Spacing::medium);

    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, 0, Spacing::medium, 0);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addWidget(m_title);
    column->addWidget(m_purpose);
    column->addLayout(figures);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    auto* stop = new QPushButton(tr("S&top the export"), m_exporting);
    stop->setObjectName(QStringLiteral("stop-export"));
    auto* exporting = new QHBoxLayout(m_exporting);
    exporting->setContentsMargins(0, 0, 0, 0);
    exporting->addWidget(m_exportText, 1);
    exporting->addWidget(stop);
    connect(stop, &QPushButton::clicked, &m_service, &SessionService::cancelExport);
    column->addWidget(m_exporting);
    column->addWidget(m_problem);
    column->addSpacing(Spacing::medium);
    column->addLayout(m_speakers);
    column->addWidget(m_more);
    column->addStretch(1);
    auto* area = new QScrollArea(this);
    area->setAccessibleName(tr("Session"));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inner);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(area);
    m_notice->hide();
    m_problem->hide();
    m_exporting->hide();
}

void SessionPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    for (FigureLabel* figure : {m_standing, m_when, m_length, m_until})
        figure->setTheme(theme);
    setTextColour(*m_purpose, colours.textMuted);
    setTextColour(*m_more, colours.textMuted);
    setTextColour(*m_problem, colours.error);
    m_notice->setStyleSheet(QStringLiteral("#sessionNotice { background: %1; border-radius: %2px; } #sessionNotice QLabel { color: %3; }")
                                .arg(colours.warningSurface.name())
                                .arg(Spacing::radius)
                                .arg(colours.text.name()));
    buildSpeakers();
}

void SessionPage::showSession(const std::filesystem::path& folder)
{
    m_folder = folder;
    if (m_details.entry.folder != folder)
        showNothing();
    m_problem->hide();
    m_exporting->setVisible(m_exported.has_value());
    m_service.readSession(folder);
}

/// Until the session is read: no button of the one before does something to this one.
void SessionPage::showNothing()
{
    m_isRead = false;
    m_details = {};
    m_more->clear();
    refreshTop();
    buildSpeakers();
}

void SessionPage::askToWithdraw(const std::filesystem::path& folder, const std::string& speaker)
{
    m_askFor = speaker;
    showSession(folder);
}

void SessionPage::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->show();
}

void SessionPage::take(const SessionDetails& details)
{
    m_details = details;
    m_isRead = true;
    if (details.entry.problem)
        showProblem(problemText(*details.entry.problem, tr("Nothing of this session is used; its keys can still be destroyed")));
    refreshTop();
    buildSpeakers();
    QStringList more;
    if (!details.marks.empty()) {
        QStringList marks;
        for (const double mark : details.marks)
            marks << spokenTime(mark);
        more << tr("Marks: %1").arg(marks.join(QStringLiteral(", ")));
    }
    more << tr("Responsible: %1")
                .arg(details.controllerContact.isEmpty() ? details.controllerName
                                                         : QStringLiteral("%1, %2").arg(details.controllerName, details.controllerContact));
    more << tr("Folder: %1").arg(QString::fromStdString(m_folder.filename().string()));
    more << tr("Head of the log: %1").arg(details.logHead);
    if (!details.modelsToDelete.isEmpty())
        more << tr("Delete these models by hand: they were trained on it, and cannot be blocked: %1")
                    .arg(details.modelsToDelete.join(QStringLiteral(", ")));
    m_more->setText(more.join(QLatin1Char('\n')));
    for (const SessionSpeaker& speaker : details.speakers) {
        if (speaker.id == m_askFor)
            askToWithdraw(speaker);
    }
    m_askFor.clear();
}

void SessionPage::refreshTop()
{
    const SessionEntry& entry = m_details.entry;
    m_title->setText(entry.title);
    m_purpose->setText(m_isRead ? QStringLiteral("%1  ·  %2").arg(m_details.purpose, settingText(m_details.setting)) : QString());
    m_standing->setValue(m_isRead ? standingText(entry.standing) : QStringLiteral("–"));
    m_when->setValue(entry.recordedWhen.isEmpty() ? QStringLiteral("–") : momentText(entry.recordedWhen));
    m_length->setValue(entry.seconds < 0.0 ? QStringLiteral("–") : spokenTime(entry.seconds));
    m_until->setValue(lastDayText(entry.retentionUntil));
    QString notice;
    if (entry.standing == SessionStanding::Due)
        notice = tr("The end of its retention has come: delete it. What everyone was promised holds.");
    else if (entry.standing == SessionStanding::Interrupted)
        notice = tr("The recording was interrupted. It opens with all but its last 200 ms.");
    else if (!m_details.emotionsMayBeInferred)
        notice = prohibitionText();
    else if (!m_details.exception.isEmpty())
        notice = tr("Emotions may be inferred here by an exception. %1").arg(m_details.exception);
    m_noticeText->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    const bool canBeHeard = entry.standing == SessionStanding::Recorded || entry.standing == SessionStanding::Interrupted
        || entry.standing == SessionStanding::Due;
    m_open->setEnabled(canBeHeard);
    m_export->setEnabled(canBeHeard && !m_exported);
    m_destroy->setEnabled(m_isRead && entry.standing != SessionStanding::Destroyed && entry.standing != SessionStanding::Recording);
}

void SessionPage::buildSpeakers()
{
    while (QLayoutItem* item = m_speakers->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const SessionSpeaker& speaker : m_details.speakers)
        m_speakers->addWidget(speakerCard(speaker));
}

QWidget* SessionPage::speakerCard(const SessionSpeaker& speaker)
{
    const ThemeColours& colours = m_theme->colours();
    auto* card = new QWidget(this);
    card->setObjectName(QStringLiteral("speakerCard"));
    card->setAttribute(Qt::WA_StyledBackground);
    card->setStyleSheet(QStringLiteral("#speakerCard { background: %1; border: 1px solid %2; border-radius: %3px; }")
                            .arg(colours.surface.name(), colours.line.name())
                            .arg(Spacing::radius));
    auto* name = new QLabel(speaker.name, card);
    name->setFont(interfaceFont(0, QFont::DemiBold));
    QStringList words{tr("agrees to: %1").arg(purposesText(speaker.holds))};
    if (!speaker.withdrawn.empty())
        words << tr("withdrew: %1").arg(purposesText(speaker.withdrawn));
    words << tr("%1, %2").arg(expressedText(speaker.expressed), momentText(speaker.when));
    words << (speaker.canBeHeard ? tr("channel %1").arg(speaker.channel + 1) : tr("sound destroyed"));
    auto* what = new QLabel(words.join(QStringLiteral("  ·  ")), card);
    what->setWordWrap(true);
    setTextColour(*what, colours.textMuted);
    auto* receipt = new QPushButton(tr("Receipt…"), card);
    receipt->setAccessibleName(tr("Receipt of %1 as PDF").arg(speaker.name));
    auto* withdraw = new QPushButton(tr("Withdraw…"), card);
    withdraw->setObjectName(QStringLiteral("withdraw-") + QString::fromStdString(speaker.id));
    withdraw->setAccessibleName(tr("Withdraw the consent of %1").arg(speaker.name));
    withdraw->setEnabled(speaker.canBeWithdrawn);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(Spacing::hair);
    lines->addWidget(name);
    lines->addWidget(what);
    auto* row = new QHBoxLayout(card);
    row->addLayout(lines, 1);
    row->addWidget(receipt);
    row->addWidget(withdraw);
    connect(receipt, &QPushButton::clicked, this, [this, speaker] { chooseReceipt(speaker); });
    connect(withdraw, &QPushButton::clicked, this, [this, speaker] { askToWithdraw(speaker); });
    return card;
}

Status SessionPage::writeReceipt(const std::string& speaker, const QString& path) const
{
    const auto found =
        std::find_if(m_details.speakers.begin(), m_details.speakers.end(), [&](const SessionSpeaker& one) { return one.id == speaker; });
    if (found == m_details.speakers.end())
        return Error{ErrorCode::InvalidArgument, message("consent.no-speaker", speaker), {}};
    return writePdf(receiptHtml(m_details, *found, found->notice), m_details.id, path);
}

void SessionPage::refreshExport()
{
    m_exporting->setVisible(m_exported.has_value());
    m_exporting->findChild<QPushButton*>()->setVisible(m_exported.has_value());
    if (m_exported)
        m_exportText->setText(tr("The sound is being written in clear: %1 %").arg(static_cast<int>(100.0 * *m_exported)));
    refreshTop();
}

void SessionPage::exportSound(const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    const SessionSoundFormat format = ending == QLatin1String("flac") ? SessionSoundFormat::Flac
        : ending == QLatin1String("rf64")                             ? SessionSoundFormat::Rf64
                                                                      : SessionSoundFormat::Wav;
    m_problem->hide();
    m_exported = 0.0;
    refreshExport();
    m_service.exportSound(m_folder, path.toStdString(), format);
}

/// With the head of the log, by which anybody can check later that the log still tells of what left the vault.
void SessionPage::showWritten(const std::filesystem::path& path, const QString& head)
{
    m_exportText->setText(tr("Written: %1").arg(QString::fromStdString(path.string())) + QLatin1Char('\n') + head);
    m_exportText->show();
    m_exporting->show();
}

/// Who does not share is named before a file is; the vault refuses it in any case.
void SessionPage::chooseExport()
{
    for (const SessionSpeaker& speaker : m_details.speakers) {
        if (speaker.canBeHeard && !speaker.holds.contains(Purpose::Share))
            return showProblem(tr("%1 does not agree to have the sound shared: it stays in the vault.").arg(speaker.name));
    }
    const QString path =
        askForNewFile(this, tr("Export the sound in clear"), tr("session.wav"), tr("WAV (*.wav);;RF64 (*.rf64);;FLAC, 24 bits (*.flac)"));
    if (!path.isEmpty())
        exportSound(path);
}

void SessionPage::chooseReceipt(const SessionSpeaker& speaker)
{
    const QString path = askForNewFile(this, tr("Receipt of %1").arg(speaker.name), tr("receipt.pdf"), QStringLiteral("PDF (*.pdf)"));
    if (!path.isEmpty())
        saveReceipt(speaker.id, path);
}

void SessionPage::saveReceipt(const std::string& speaker, const QString& path)
{
    if (const Status written = writeReceipt(speaker, path); !written)
        return showProblem(problemText(written.error(), tr("The receipt cannot be written")));
    m_problem->hide();
    if (!m_exported)  // the line says how far that is
        showWritten(path.toStdString(), tr("Head of the log that it names: %1").arg(m_details.logHead));
}

void SessionPage::askToWithdraw(const SessionSpeaker& speaker)
{
    auto* dialog = new WithdrawDialog(speaker, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Another session may come into view meanwhile.
    connect(dialog, &QDialog::accepted, this, [this, dialog, details = m_details, folder = m_folder, id = speaker.id] {
        m_destroying[folder] = details;
        m_service.withdraw(folder, id, dialog->withdrawal());
    });
    dialog->open();
}

void SessionPage::askToDestroy()
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Delete the session"), tr("The keys of this session are destroyed."),
                                QMessageBox::NoButton, this);
    box->setObjectName(QStringLiteral("destroy-session"));
    box->setInformativeText(tr("Sound, signatures and results can then be read by nobody, in no copy. This cannot be undone."));
    const QPushButton* destroy = box->addButton(tr("De&stroy the keys"), QMessageBox::DestructiveRole);
    box->addButton(QMessageBox::Cancel);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::buttonClicked, this, [this, destroy, details = m_details, folder = m_folder](const QAbstractButton* button) {
        if (button != destroy)
            return;
        m_destroying[folder] = details;
        m_service.destroy(folder);
    });
    box->open();
}

void SessionPage::showDestruction(const DestructionView& what)
{
    const auto asked = m_destroying.find(what.folder);
    const SessionDetails& details = asked == m_destroying.end() ? m_details : asked->second;
    const auto speaker = std::find_if(details.speakers.begin(), details.speakers.end(),
                                      [&what](const SessionSpeaker& one) { return one.id == what.speaker.toStdString(); });
    SessionSpeaker who = speaker == details.speakers.end() ? SessionSpeaker() : *speaker;
    if (who.id.empty())
        who.language = QLocale().name().left(2);  // nobody's own: the window's
    auto* dialog = new CertificateDialog(what, details, who, *m_theme, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    m_destroying.erase(what.folder);
    if (what.folder == m_folder)
        m_service.readSession(m_folder);
}

}  // namespace undertone
