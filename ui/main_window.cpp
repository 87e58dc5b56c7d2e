// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "engine/core/segments_format.h"
#include "ui/about/about_dialog.h"
#include "ui/about/notice_line.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/empty_page.h"
#include "ui/conversation/inspector_panel.h"
#include "ui/conversation/listening.h"
#include "ui/conversation/memory_microscope.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/run_bar.h"
#include "ui/conversation/speaker_finding.h"
#include "ui/conversation/table_bar.h"
#include "ui/conversation/transport_bar.h"
#include "ui/conversation/utterance_table.h"
#include "ui/copy_guard.h"
#include "ui/error_text.h"
#include "ui/help/help_window.h"
#include "ui/icon.h"
#include "ui/recording/recording_sign.h"
#include "ui/review/adjudication_dialog.h"
#include "ui/review/agreement_window.h"
#include "ui/services/capture_service.h"
#include "ui/timeline/timeline_view.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDataStream>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

bool isProjectFile(const QString& path)
{
    return QFileInfo(path).suffix() == QLatin1String("undertone");
}

bool isSegmentsFile(const QString& path)
{
    return mayHoldSegments(path.toStdString());
}

/// The segments file of the same name beside a recording, or nothing.
QString companionSegments(const QString& audio)
{
    return QString::fromStdString(segmentsBeside(audio.toStdString()).string());
}

QStringList localFiles(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls()) {
        // Only a file of this machine: an address is never followed.
        if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isFile())
            paths << url.toLocalFile();
    }
    return paths;
}

}  // namespace

MainWindow::MainWindow(ConversationDocument& document, ConversationSession& session, ProjectSession& project, Playback& playback,
                       TimelineWriter writeTimeline, QWidget* parent)
    : QMainWindow(parent), m_document(document), m_session(session), m_project(project), m_playback(playback),
      m_writeTimeline(std::move(writeTimeline)), m_theme(&Theme::of(themeMode(ThemeChoice::System)))
{
    m_theme->apply(*qApp);  // before any widget is made: fonts of an application style sheet do not reach those made earlier
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setMinimumSize(640, 400);
    const QRect room = screen()->availableGeometry();
    resize(std::min(1280, room.width()), std::min(800, room.height()));
    m_listening = new Listening(m_document, m_playback, this);
    m_microscope = new MemoryMicroscope(m_document, m_session, m_project, this);
    buildPages();
    buildMenus();
    refreshSoundMenu();
    connectParts();
    connectProject();
    connectEdits();
    for (QAbstractButton* button : findChildren<QAbstractButton*>())
        button->setFocusPolicy(Qt::TabFocus);  // a click leaves the focus, and with it Space, where it is
    refresh();
}

void MainWindow::buildPages()
{
    auto* centre = new QWidget(this);
    m_runBar = new RunBar(m_document, m_session, *m_microscope, *m_theme, centre);
    m_banner = new MessageBanner(*m_theme, centre);
    m_pages = new QStackedWidget(centre);
    m_empty = new EmptyPage(m_session, *m_theme, m_pages);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(buildConversationPage());
    m_notice = new NoticeLine(*m_theme, centre);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_runBar);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    column->addWidget(m_notice);
    setCentralWidget(centre);
    centre->setFocusPolicy(Qt::ClickFocus);
    centre->setFocus();
}

QWidget* MainWindow::buildConversationPage()
{
    m_columns = new QSplitter(Qt::Horizontal, m_pages);
    m_rows = new QSplitter(Qt::Vertical, m_columns);
    auto* upper = new QWidget(m_rows);
    m_timeline = new TimelineView(m_document, upper);
    m_transport = new TransportBar(m_document, m_playback, *m_theme, upper);
    auto* column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_timeline, 1);
    column->addWidget(m_transport);
    auto* lower = new QWidget(m_rows);
    m_table = new UtteranceTable(m_document, *m_theme, lower);
    m_copyGuard = new CopyGuard(*this);
    m_table->setMinimumHeight(60);
    m_tableBar = new TableBar(*m_table, lower);
    auto* tableColumn = new QVBoxLayout(lower);
    tableColumn->setContentsMargins(0, 0, 0, 0);
    tableColumn->setSpacing(0);
    tableColumn->addWidget(m_tableBar);
    tableColumn->addWidget(m_table, 1);
    m_inspector = new InspectorPanel(m_document, m_session, m_project, *m_theme, m_columns);
    m_rows->addWidget(upper);
    m_rows->addWidget(lower);
    m_rows->setStretchFactor(0, 0);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({m_timeline->sizeHint().height() + m_transport->sizeHint().height(), 270});
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(0, 1);
    m_columns->setStretchFactor(1, 0);
    m_columns->setSizes({1016, 264});
    for (QSplitter* splitter : {m_columns, m_rows})
        splitter->setChildrenCollapsible(false);
    return m_columns;
}

void MainWindow::connectParts()
{
    connect(&m_session, &ConversationSession::stateChanged, this, &MainWindow::refresh);
    connect(&m_session, &ConversationSession::modelChanged, this, &MainWindow::refresh);
    connect(&m_session, &ConversationSession::mishap, this, &MainWindow::showMishap);
    connect(&m_session, &ConversationSession::tiersWanted, this, &MainWindow::chooseTiers);
    connect(&m_session, &ConversationSession::runWarned, this,
            [this](const Error& warning) { showWarning(tr("The run goes on, with a warning"), messageText(warning.message), {}); });
    connect(&m_document, &ConversationDocument::utterancesChanged, this, &MainWindow::refreshActions);
    connect(&m_document, &ConversationDocument::laneChanged, this, &MainWindow::refreshActions);
    connect(m_empty, &EmptyPage::openRequested, this, &MainWindow::chooseRecording);
    connect(m_empty, &EmptyPage::demoRequested, this, &MainWindow::openDemo);
    connect(m_empty, &EmptyPage::modelRequested, this, &MainWindow::chooseModel);
    connect(m_empty, &EmptyPage::sessionsRequested, this, &MainWindow::sessionsRequested);
    connect(m_empty, &EmptyPage::recentRequested, this, &MainWindow::openRecent);
    connect(m_empty, &EmptyPage::sessionRequested, this, &MainWindow::sessionRequested);
    connect(m_table, &UtteranceTable::copyingRefused, this, &MainWindow::sayWhyNothingIsCopied);
    connect(m_copyGuard, &CopyGuard::refused, this, &MainWindow::sayWhyNothingIsCopied);
    connect(m_notice, &NoticeLine::moreRequested, this, [this] { showAbout(true); });
    connect(m_timeline, &TimelineView::playRequested, m_transport, &TransportBar::playFrom);
    connect(m_table, &UtteranceTable::playRequested, m_transport, &TransportBar::playFrom);
    connect(m_timeline, &TimelineView::axisChanged, this, [this] {
        action("zoom-back")->setEnabled(m_timeline->canZoomBack());
        action("zoom-forward")->setEnabled(m_timeline->canZoomForward());
    });
    const auto playOnMoving = [this] {
        if (action("play-on-moving")->isChecked())
            m_transport->playSelection();
    };
    connect(m_timeline, &TimelineView::walkedTo, this, playOnMoving);
    connect(m_table, &UtteranceTable::walkedTo, this, playOnMoving);
    connect(m_table, &UtteranceTable::unwantedColumnsChanged, this, &MainWindow::unwantedColumnsChanged);
    connect(m_transport, &TransportBar::loopToggled, this, [this](bool looping) { action("loop")->setChecked(looping); });
    connect(m_transport, &TransportBar::volumeChanged, this, &MainWindow::volumeChanged);
    connect(m_transport, &TransportBar::followToggled, this, [this](bool following) {
        m_timeline->setFollowPlayhead(following);
        action("follow")->setChecked(following);
    });
    connect(m_transport, &TransportBar::zoomInRequested, m_timeline, &TimelineView::zoomIn);
    connect(m_transport, &TransportBar::zoomOutRequested, m_timeline, &TimelineView::zoomOut);
    connect(m_transport, &TransportBar::zoomToFitRequested, m_timeline, &TimelineView::zoomToFit);
    connect(m_banner, &MessageBanner::actionTriggered, this, [this] {
        if (const auto act = m_bannerAction)
            act();
    });
}

void MainWindow::refresh()
{
    const bool open = m_session.recording().has_value();
    const bool opened = open && m_pages->currentIndex() == 0;
    m_pages->setCurrentIndex(open ? 1 : 0);
    if (opened)
        centralWidget()->setFocus();  // Space plays at once, and nothing wears a focus frame before Tab is used
    m_runBar->setVisible(open);
    refreshTitle();
    refreshActions();
    refreshBanner();
}

void MainWindow::refreshBanner()
{
    if (const std::optional<double> progress = m_project.readingProgress())
        return showProjectProgress(*progress);
    if (m_speakerFinding != nullptr && m_speakerFinding->progress())
        return showSpeakersProgress(*m_speakerFinding->progress());
    const std::optional<Error> error = m_session.error();
    const SessionState state = m_session.state();
    if (!error || (state == SessionState::Empty && m_session.modelState() == ModelState::Missing && error->path.empty())) {
        // The empty page tells of a missing model itself.
        if (!m_mishapShown)
            m_banner->dismiss();
        return;
    }
    m_mishapShown = false;
    m_bannerAction = [this] { chooseModel(); };
    // A failed run is continued by the button of the run bar.
    const bool needsModel = m_session.modelState() == ModelState::Missing;
    m_banner->show(MessageBanner::Kind::Failure, errorText(*error), needsModel ? tr("Choose a model folder…") : QString());
}

void MainWindow::showMishap(const Error& error)
{
    m_mishapShown = true;
    m_banner->show(MessageBanner::Kind::Warning, errorText(error));
}

void MainWindow::showWarning(const QString& title, const QString& sentence, const QString& remedy)
{
    m_mishapShown = true;
    m_banner->show(MessageBanner::Kind::Warning, {title, sentence, remedy, {}});
}

void MainWindow::openFiles(const QStringList& paths)
{
    QString audio;
    QString segments;
    QString project;
    for (const QString& path : paths)
        (isProjectFile(path) ? project : isSegmentsFile(path) ? segments : audio) = path;
    m_mishapShown = false;
    if (!paths.isEmpty())
        m_lastFolder = QFileInfo(paths.front()).absolutePath();
    if (!project.isEmpty())
        leaveThen([this, project] { m_project.open(project); });
    else if (!audio.isEmpty())
        leaveThen([this, audio, segments] { m_session.open(audio, segments.isEmpty() ? companionSegments(audio) : segments); });
    else if (!segments.isEmpty() && m_session.isBusy())
        showWarning(tr("An analysis is in progress"), tr("It reads the sentences that it began with."),
                    tr("Wait until it ends, or cancel it, then open others."));
    else if (!segments.isEmpty() && m_session.recording())
        m_session.openSegments(segments);
    else if (!segments.isEmpty())
        showMishap({ErrorCode::InvalidArgument, message("window.segments-alone"), segments.toStdString()});
}

void MainWindow::openDemo()
{
    if (!m_demoAudio.isEmpty())
        leaveThen([this] { m_session.open(m_demoAudio, m_demoSegments, OpenMode::Analyse); });
}

void MainWindow::setDemo(const QString& audio, const QString& segments)
{
    m_demoAudio = audio;
    m_demoSegments = segments;
    m_empty->setDemoAvailable(!audio.isEmpty());
    refreshActions();
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_themeChoice = choice;
    applyTheme();
    Q_EMIT themeChoiceChanged(choice);
}

void MainWindow::applyTheme()
{
    m_theme = &Theme::of(themeMode(m_themeChoice));
    m_theme->apply(*qApp);
    if (m_sign != nullptr)
        m_sign->setTheme(*m_theme);
    for (const QWidget* window : std::initializer_list<const QWidget*>{m_manual, m_agreement}) {
        if (auto* sign = window == nullptr ? nullptr : window->findChild<RecordingSign*>())
            sign->setTheme(*m_theme);
    }
    m_runBar->setTheme(*m_theme);
    m_banner->setTheme(*m_theme);
    m_empty->setTheme(*m_theme);
    fillRecentMenu();  // its marks have colours
    m_timeline->setTheme(*m_theme);
    m_transport->setTheme(*m_theme);
    m_table->setTheme(*m_theme);
    m_inspector->setTheme(*m_theme);
    m_notice->setTheme(*m_theme);
    if (m_adjudication != nullptr)
        m_adjudication->setTheme(*m_theme);
    if (m_agreement != nullptr)
        m_agreement->setTheme(*m_theme);
    refreshEditActions();
    action(m_themeChoice == ThemeChoice::System     ? "theme-system"
               : m_themeChoice == ThemeChoice::Dark ? "theme-dark"
                                                    : "theme-light")
        ->setChecked(true);
}

QByteArray MainWindow::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << saveGeometry() << m_columns->saveState() << m_rows->saveState();
    return bytes;
}

void MainWindow::restoreLayout(const QByteArray& layout)
{
    QByteArray geometry;
    QByteArray columns;
    QByteArray rows;
    QDataStream stream(layout);
    stream >> geometry >> columns >> rows;
    if (stream.status() != QDataStream::Ok)
        return;
    restoreGeometry(geometry);
    m_columns->restoreState(columns);
    m_rows->restoreState(rows);
}

void MainWindow::playOrPress()
{
    // Space plays, but a button reached by Tab must answer to it as every button does.
    if (auto* button = qobject_cast<QAbstractButton*>(focusWidget()))
        button->click();
    else
        m_transport->togglePlaying();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (localFiles(event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_empty->setDropHovered(true);
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*)
{
    m_empty->setDropHovered(false);
}

void MainWindow::dropEvent(QDropEvent* event)
{
    m_empty->setDropHovered(false);
    event->acceptProposedAction();
    openFiles(localFiles(event->mimeData()));
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_capture != nullptr && m_capture->status().isHearing()) {
        event->ignore();
        return askToStopRecording();
    }
    if (wouldLoseRun()) {
        event->ignore();
        leaveThen([this] { close(); });
        return;
    }
    // Hidden at once; the run is cancelled and joined behind it.
    m_session.cancel();
    Q_EMIT closing();
    event->accept();
}

}  // namespace undertone
