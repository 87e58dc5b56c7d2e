// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline_export.h"
#include "ui/key_maps.h"
#include "ui/services/review.h"
#include "ui/theme_choice.h"
#include "ui/timeline/sound_view_options.h"

#include <QMainWindow>
#include <QString>

#include <filesystem>
#include <functional>
#include <vector>

class QAction;
class QActionGroup;
class QMenu;
class QMimeData;
class QSplitter;
class QStackedWidget;

namespace undertone {

enum class ExportedLabels;

class AdjudicationDialog;
class AgreementWindow;
class CaptureService;
class ConversationDocument;
class ConversationSession;
class CopyGuard;
class EmptyPage;
class FigureDialog;
class HelpWindow;
class InspectorPanel;
class LanguageMenu;
class Listening;
class MemoryMicroscope;
class MessageBanner;
class NoticeLine;
class Playback;
class RecordingSign;
class ProjectSession;
class RunBar;
class SessionService;
class SoundViews;
class SpeakerFinding;
class SpeakerService;
class TimelineView;
class Tour;
class TransportBar;
class TableBar;
class UtteranceTable;
struct FoundModel;
struct Speaker;

/// Writes a timeline as data and says what the format does not hold; given by the room that knows the formats.
using TimelineWriter =
    std::function<Result<std::vector<ExportLoss>>(const TimelineExport& what, TimelineFormat format, const std::filesystem::path& path)>;

/// Says the same before anything is written.
using LossReporter = std::function<std::vector<ExportLoss>(const TimelineExport& what, TimelineFormat format)>;

/// The window: run bar, timeline with its transport, table and inspector, notice. It shows the document and
/// hands every wish to the session; it computes nothing. Its title names the file
/// that is open, without its folder.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(ConversationDocument& document, ConversationSession& session, ProjectSession& project, Playback& playback,
               TimelineWriter writeTimeline, QWidget* parent = nullptr);

    void setThemeChoice(ThemeChoice choice);
    [[nodiscard]] ThemeChoice themeChoice() const { return m_themeChoice; }
    [[nodiscard]] LanguageMenu& languageMenu() const { return *m_languages; }
    /// Where the demo conversation lies; an empty path: there is none.
    void setDemo(const QString& audio, const QString& segments);
    void setLastFolder(const QString& folder) { m_lastFolder = folder; }
    [[nodiscard]] const QString& lastFolder() const { return m_lastFolder; }
    void setVolume(double volume);              ///< 0 to 1
    void setOutputDevice(const QString& name);  ///< empty: the system's
    void setKeyMap(const QString& code);        ///< of keyMaps()
    /// What can compute beside the processor, as AnalysisSettings names it.
    void setComputeDevices(const QStringList& devices) { m_computeDevices = devices; }
    void setScalePercent(int percent);  ///< which of the text sizes is chosen
    /// Where spectrogram and single samples come from; without it there are none. Must outlive this.
    void setSoundViews(SoundViews& sounds);
    void setSoundOptions(const SoundViewOptions& options);
    void setUnwantedColumns(const QList<int>& columns);  ///< of the table
    /// What is asked before a file is written that will lack something; without it, that is said afterwards alone.
    void setLossReporter(LossReporter reporter) { m_losses = std::move(reporter); }
    /// What finds who speaks; without it that is not offered. Must outlive this.
    void setSpeakerService(SpeakerService& service);
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray& layout);

    /// A session of a vault that is open.
    void openSession(const QString& folder);
    /// A dialogue of a corpus: its raters' lanes are shown, and the sentence of that id is selected where it is among them.
    void openDialogue(const QString& project, const QString& sentence);
    /// Its sessions stand beside the files that were opened before, with where they stand. Must outlive this.
    void setSessions(const SessionService& service);
    /// The sign of a recording stands above everything, and in the title, while one goes on. Must outlive this.
    void setCapture(CaptureService& capture);
    /// Opens an audio file, a segments file, or one of each, or a project; a segments file of the same name is taken along.
    void openFiles(const QStringList& paths);
    void openDemo();
    /// Whether the tour begins by itself when the demo conversation is opened next.
    void setTourWanted(bool wanted) { m_tourWanted = wanted; }
    void startTour();
    /// In the dialog that lists them, which opens where it is not open.
    void showModels(const std::vector<FoundModel>& models);
    /// Why a model was not renamed or removed.
    void showModelsMishap(const Error& error);

Q_SIGNALS:
    void tourEnded();
    /// The models that there are; answered by showModels().
    void modelsWanted();
    /// Answered by showModels(), and showModelsMishap() where it could not be done.
    void modelRenameRequested(const QString& name, const QString& newName);
    void modelRemovalRequested(const QString& name);
    void themeChoiceChanged(undertone::ThemeChoice choice);
    void closing();
    void volumeChanged(double volume);
    void outputDeviceChanged(const QString& name);
    void keyMapChanged(const QString& code);
    void scaleChanged(int percent);
    void unwantedColumnsChanged(const QList<int>& columns);
    void soundOptionsChanged(const undertone::SoundViewOptions& options);
    /// The trainings are asked for.
    void trainingRequested();
    /// The recorded sessions are asked for.
    void sessionsRequested();
    /// One of them, where it stands among the others: its vault may be locked.
    void sessionRequested(const QString& folder);
    /// Corpora and folders of recordings are asked for.
    void corporaRequested();
    /// One of them is: its folder.
    void corpusRequested(const QString& folder);
    /// What the program keeps on the disk is asked for.
    void storageRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct ExportItem;

    void buildPages();
    QWidget* buildConversationPage();
    void connectParts();
    void buildMenus();
    void buildFileMenu();
    void buildExportMenu(QMenu& file);
    void refreshExports(bool hasResults);
    void buildProjectItems(QMenu& menu);
    void buildEditMenu();
    void buildBoundaryMenu(QMenu& edit);
    void buildAnalysisMenu();
    void buildReviewMenu();
    void buildQueueMenu(QMenu& review);
    void refreshReviewActions();
    void setReviewMode();
    void setReviewOrder(ReviewOrder order);
    void goToNextInQueue();
    void adjudicate();
    void goToUndecided();
    void revealSelected();
    void showAgreement();
    void goToUtterance(const QString& id);
    void hearPicked(const std::vector<SegmentId>& sentences);
    void buildSpeakersItem(QMenu& menu);
    void buildPlaybackMenu();
    void buildSpeedMenu(QMenu& playback);
    void fillHearMenu();
    void connectHearing();
    void fillDeviceMenu(const QStringList& names);
    void buildViewMenu();
    void buildSoundMenu(QMenu& view);
    void fillChannelMenu();
    void refreshSoundMenu();
    void changeSound(const std::function<void(SoundViewOptions& options)>& change);
    void buildHelpMenu();
    QAction* addAction(QMenu& menu, const QString& name, const QString& text, const QKeySequence& shortcut);
    [[nodiscard]] QAction* action(const char* name) const;

    void refresh();
    void refreshActions();
    void refreshProjectActions();
    void refreshEditActions();
    void refreshSpeakersItem();
    void buildMemoryMenu(QMenu& analysis);
    void refreshMemoryActions();
    void goToFlip(bool forward);
    void refreshBanner();
    void refreshTitle();
    void askToStopRecording();
    void signWindow(QWidget& window);
    void showMishap(const Error& error);
    void showProjectProgress(double fraction);
    void findSpeakers();
    void showSpeakersProgress(double fraction);
    void showWarning(const QString& title, const QString& sentence, const QString& remedy);
    void connectProject();
    void connectEdits();
    void showSentenceMenu(const QPoint& globalPosition);
    void fillSpeakerMenu();
    void fillAnnotatorMenu();
    void chooseLabelsOfOthers();
    void fillRunsMenu();
    void buildKeysMenu(QMenu& view);
    void buildScaleMenu(QMenu& view);
    void noteNextStart(const QString& title);
    void showLabels();
    void askForNewSpeaker();
    void askForSpeakerName(const Speaker& speaker);
    void askForName(const QString& title, const QString& question, const QString& name,
                    const std::function<void(const QString& name)>& take);
    /// Does it at once, or after the question what becomes of a finished run that belongs to no project.
    void leaveThen(std::function<void()> next);
    [[nodiscard]] bool wouldLoseRun() const;
    void saveAsProject(std::function<void()> next);
    void askForRecording(const QString& project, const QString& audio);
    void showRecent(const std::vector<std::filesystem::path>& files);
    void fillRecentMenu();
    void addSessionsTo(QMenu& menu);
    void sayWhyNothingIsCopied();
    void openRecent(const QString& path);
    [[nodiscard]] QString chooseProjectTarget();
    void chooseProject();
    void chooseCopy();
    void chooseRecording();
    void chooseSegments();
    void chooseTiers();
    void chooseModel();
    void exportAs(const ExportItem& item);
    /// A file to write, after the questions that one which is there asks for; empty: none.
    [[nodiscard]] QString chooseExportTarget(const ExportItem& item);
    [[nodiscard]] bool mayReplace(const QString& path, const ExportItem& item);
    [[nodiscard]] bool mayReplaceIn(const QString& folder);
    [[nodiscard]] TimelineExport exported(const ExportItem& item, const Timeline& timeline) const;
    void exportData(const ExportItem& item, const QString& path);
    void exportPicture(const QString& path);
    [[nodiscard]] QString pictureCommand(const QString& file, const FigureDialog& dialog) const;
    [[nodiscard]] ExportedLabels exportedLabels() const;
    [[nodiscard]] QString statement() const;
    void confirmWritten(const Status& written, const QString& path);
    void playOrPress();
    void showManual();
    void showShortcuts();
    void showAnalysisSettings();
    void goToDifference(bool forward);
    void showAbout(bool model);
    void applyTheme();

    ConversationDocument& m_document;
    ConversationSession& m_session;
    ProjectSession& m_project;
    Playback& m_playback;
    TimelineWriter m_writeTimeline;
    LossReporter m_losses;
    ThemeChoice m_themeChoice = ThemeChoice::System;
    const Theme* m_theme;
    QString m_demoAudio;
    QString m_demoSegments;
    QString m_lastFolder;

    QString m_outputDevice;
    QStringList m_computeDevices;

    Listening* m_listening = nullptr;
    MemoryMicroscope* m_microscope = nullptr;
    RunBar* m_runBar = nullptr;
    MessageBanner* m_banner = nullptr;
    QStackedWidget* m_pages = nullptr;
    EmptyPage* m_empty = nullptr;
    QSplitter* m_columns = nullptr;
    QSplitter* m_rows = nullptr;
    TimelineView* m_timeline = nullptr;
    TransportBar* m_transport = nullptr;
    UtteranceTable* m_table = nullptr;
    CopyGuard* m_copyGuard = nullptr;  ///< on while a recorded session is open
    TableBar* m_tableBar = nullptr;
    InspectorPanel* m_inspector = nullptr;
    NoticeLine* m_notice = nullptr;
    CaptureService* m_capture = nullptr;
    RecordingSign* m_sign = nullptr;
    HelpWindow* m_manual = nullptr;  ///< made when it is first asked for
    LanguageMenu* m_languages = nullptr;
    QMenu* m_recent = nullptr;
    std::vector<std::filesystem::path> m_recentFiles;
    const SessionService* m_sessions = nullptr;
    QMenu* m_exports = nullptr;
    QAction* m_exportsLabels = nullptr;  ///< checked: those of the annotator, where there are the model's too
    QMenu* m_labelMenu = nullptr;
    QMenu* m_speakerMenu = nullptr;
    QMenu* m_annotatorMenu = nullptr;
    QMenu* m_runsMenu = nullptr;
    QMenu* m_queueMenu = nullptr;
    AdjudicationDialog* m_adjudication = nullptr;  ///< made when it is first asked for
    AgreementWindow* m_agreement = nullptr;        ///< likewise
    QMenu* m_memoryMenu = nullptr;
    OwnKeys m_ownKeys;
    QString m_keyMap;
    QActionGroup* m_scales = nullptr;
    QMenu* m_boundaryMenu = nullptr;
    QMenu* m_hearMenu = nullptr;
    QMenu* m_deviceMenu = nullptr;
    QActionGroup* m_devices = nullptr;
    QMenu* m_soundMenu = nullptr;
    QMenu* m_channelMenu = nullptr;
    SpeakerFinding* m_speakerFinding = nullptr;  ///< null: nothing finds speakers here
    Tour* m_tour = nullptr;                      ///< made when it is first begun
    bool m_tourWanted = false;
    bool m_mishapShown = false;
    std::function<void()> m_bannerAction;  ///< of the button of the message
    std::function<void()> m_afterSaving;   ///< what was asked for before the project that is being made
};

}  // namespace undertone
