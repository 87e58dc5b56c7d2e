// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/events.h"
#include "engine/core/timeline.h"
#include "engine/core/waveform_peaks.h"
#include "ui/services/project_service.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace undertone {

/// The run shown, and the same with memory off that is shown beside it.
enum class RunRole { Primary, Comparison };

/// Where a run stands. `Starting` until its first event, e.g. while the model loads.
enum class RunState { None, Starting, Running, Paused, Complete, Cancelled, Failed };

/// One run as the window shows it: what is analysed so far and where it stands.
struct RunRecord {
    RunId runId = 0;
    RunState state = RunState::None;
    Timeline timeline;  ///< results that stand, in the order in which the run read them
    RunProgress progress;
    std::optional<Error> error;
    std::vector<SegmentId> reading;           ///< the sentences of the run, in the order in which it reads them
    int readCount = 0;                        ///< how many of them it has read
    std::vector<UtteranceAnalysis> withheld;  ///< results of sentences that are hidden (ReviewState), in the same order
    bool isWhole = false;                     ///< the run is complete, but for what is withheld
    std::optional<Timeline> upcoming;         ///< header of a run that has read nothing yet: `timeline` is that of the run before

    [[nodiscard]] int analysedCount() const { return static_cast<int>(timeline.utterances.size()); }
    /// With those that are withheld.
    [[nodiscard]] int resultCount() const { return analysedCount() + static_cast<int>(withheld.size()); }
    std::shared_ptr<const Timeline> kept;  ///< the same in the open project, results of sentences that changed since too; null: not kept

    [[nodiscard]] bool isActive() const { return state == RunState::Starting || state == RunState::Running || state == RunState::Paused; }
};

/// What a window knows of one recording: audio, segments, the runs over it, selection and playhead. Views read
/// it and repaint on its signals; they never ask the engine. GUI thread.
class ConversationDocument : public QObject {
    Q_OBJECT
public:
    explicit ConversationDocument(QObject* parent = nullptr);

    // Recording
    [[nodiscard]] bool hasAudio() const { return !m_audioPath.isEmpty(); }
    [[nodiscard]] const QString& audioPath() const { return m_audioPath; }
    [[nodiscard]] QString audioName() const;  ///< file name without its folder
    [[nodiscard]] double durationSeconds() const { return m_durationSeconds; }
    [[nodiscard]] const std::shared_ptr<const WaveformPeaks>& peaks() const { return m_peaks; }  ///< may be null
    [[nodiscard]] const std::vector<double>& marks() const { return m_marks; }                   ///< seconds: set while it was recorded
    void setAudio(const QString& path, double durationSeconds, const std::vector<double>& marks = {});  ///< forgets everything before
    void setPeaks(std::shared_ptr<const WaveformPeaks> peaks);  ///< may come again while they are being read
    void clear();

    // Sentences
    [[nodiscard]] const Conversation& conversation() const { return m_conversation; }
    [[nodiscard]] const std::vector<Segment>& segments() const { return m_conversation.segments; }
    [[nodiscard]] int utteranceCount() const { return static_cast<int>(segments().size()); }
    [[nodiscard]] int indexOf(SegmentId segment) const;  ///< place in segments(), or -1
    /// Shows other sentences of the recording, in reading order; forgets the runs if they differ.
    void setConversation(Conversation conversation);
    /// Shows the same conversation after an edit. Segments are known by their ids: results of those that still have their start and end
    /// stay, whoever speaks; all others are dropped, and the selection follows its segment.
    void editConversation(Conversation conversation);
    /// What annotators say of the sentences, and whether there is a lane for it; null: no project is open.
    [[nodiscard]] const std::shared_ptr<const AnnotationLane>& lane() const { return m_lane; }
    void setLane(std::shared_ptr<const AnnotationLane> lane);
    /// What other annotators say, each in a lane of its own.
    [[nodiscard]] const std::vector<std::shared_ptr<const AnnotationLane>>& otherLanes() const { return m_otherLanes; }
    void setOtherLanes(std::vector<std::shared_ptr<const AnnotationLane>> lanes);
    /// What is kept from the annotator. Whatever the document is asked, what others and the model say of a sentence that is hidden is not
    /// there: no result of a run, no label of another lane.
    void setReview(const ReviewState& review);
    [[nodiscard]] const ReviewState& review() const { return m_review; }
    /// Whether something of the sentence may be there and is kept from view.
    [[nodiscard]] bool isHidden(int utterance) const;
    /// How early the sentence comes in that order: the larger, the earlier. Of one that is hidden too, as it tells no label; nothing where
    /// it has no result, and in reading order. Uncertainty: entropy over its largest value. Memory: distance of the probabilities with
    /// memory on and off (total variation), and 1 where the label differs.
    [[nodiscard]] std::optional<double> reviewWeight(ReviewOrder order, int utterance) const;
    /// Of one sentence; null where nothing was said, or no project is open.
    [[nodiscard]] const SentenceAnnotation* annotation(int utterance) const;
    /// What is said in a sentence; empty where nobody wrote it down.
    [[nodiscard]] QString spokenText(int utterance) const;
    [[nodiscard]] const QStringList& speakers() const { return m_speakers; }  ///< by first appearance; "" when not known
    [[nodiscard]] int speakerOf(int utterance) const;                         ///< index in speakers()
    [[nodiscard]] const QString& speakerName(int utterance) const;            ///< "" when not known
    /// Sentences that overlap [from, to), by start. Cost: log of all, plus those found.
    [[nodiscard]] std::vector<int> utterancesBetween(double fromSeconds, double toSeconds) const;
    /// The sentence at a time (the latest started of several), or -1.
    [[nodiscard]] int utteranceAt(double seconds) const;
    /// The sentence that follows (or precedes) another in order of time, or -1 at the ends; from -1: by playhead.
    [[nodiscard]] int utteranceAfter(int utterance) const;
    [[nodiscard]] int utteranceBefore(int utterance) const;

    // Runs
    /// Gives a run its role; events of other ids are dropped. Results of the run before, and the comparison beside them, stay in view
    /// until the first result of this one: a run that ends before that takes nothing away.
    void beginRun(RunId runId, RunRole role);
    void setRunPaused(RunRole role, bool paused);
    void clearRun(RunRole role);
    /// Shows a run of the open project: what of it holds for the sentences as they are now.
    void showKeptRun(RunRole role, std::shared_ptr<const Timeline> run);
    /// Takes one event of the engine. Returns false when it was stale.
    bool apply(const EngineEvent& event);
    [[nodiscard]] const RunRecord& run(RunRole role = RunRole::Primary) const;
    [[nodiscard]] bool hasComparison() const { return run(RunRole::Comparison).state != RunState::None; }
    /// The run with what is withheld, for the project to keep.
    [[nodiscard]] Timeline wholeTimeline(RunRole role) const;
    /// The result of one sentence, or null while it has none. Valid until the document changes.
    [[nodiscard]] const UtteranceAnalysis* analysis(int utterance, RunRole role = RunRole::Primary) const;
    /// The sentence that is being read now, or -1.
    [[nodiscard]] int analysingIndex(RunRole role = RunRole::Primary) const;
    /// Whether both runs have read the sentence and give it different labels.
    [[nodiscard]] bool labelDiffers(int utterance) const;
    /// What a sentence was answered with in the run that the one shown goes on from, where that was otherwise; else null. Valid until the
    /// document changes.
    [[nodiscard]] const FlippedAnswer* flipped(int utterance) const;

    // Selection and playing
    [[nodiscard]] int selection() const { return m_selection; }  ///< -1: none
    void setSelection(int utterance);
    /// Selects all sentences from the one that was selected alone to this one, in order of time.
    void extendSelection(int utterance);
    /// Selects these, the first of them as selection().
    void setSelected(std::vector<int> utterances);
    /// All that are selected: selection() and others, in order of time.
    [[nodiscard]] const std::vector<int>& selected() const { return m_selected; }
    [[nodiscard]] std::vector<SegmentId> selectedIds() const;
    /// A stretch of sound that is selected in place of sentences; start and end in seconds.
    [[nodiscard]] const std::optional<std::pair<double, double>>& region() const { return m_region; }
    /// Selects it, kept inside the recording, and no sentence.
    void setRegion(double startSeconds, double endSeconds);
    /// Start and end of what is selected, sentences or a region; nothing where nothing is.
    [[nodiscard]] std::optional<std::pair<double, double>> selectedSeconds() const;
    [[nodiscard]] double playheadSeconds() const { return m_playheadSeconds; }
    void setPlayheadSeconds(double seconds);  ///< from the player; only moves the cursor
    void seek(double seconds);                ///< by the user: moves the cursor and emits seekRequested
    [[nodiscard]] bool isPlaying() const { return m_playing; }
    void setPlaying(bool playing);

Q_SIGNALS:
    void audioChanged();
    void peaksChanged();
    void segmentsChanged();
    void utterancesChanged(int first, int last, undertone::RunRole role);  ///< results or state of [first, last]
    void laneChanged();
    void runStateChanged(undertone::RunRole role);
    void runProgressed(undertone::RunRole role);
    void selectionChanged(int utterance);
    void regionChanged();
    void playheadMoved(double seconds);
    void playingChanged(bool playing);
    void seekRequested(double seconds);

private:
    RunRecord& record(RunRole role) { return m_runs[static_cast<std::size_t>(role)]; }
    [[nodiscard]] bool isShown(const Conversation& conversation) const;
    [[nodiscard]] std::optional<RunRole> roleOf(RunId runId) const;
    void replaceConversation(Conversation conversation);
    void keepResults(RunRole role);
    void maskLanes();
    [[nodiscard]] const UtteranceAnalysis* anyResult(int utterance, RunRole role) const;
    void forgetResults(RunRole role);
    void showUpcoming(RunRole role);
    void announceRun(RunRole role);
    void select(int utterance, std::vector<int> selected);
    void dropRegion();
    void applyTo(RunRole role, const RunStarted& event);
    void applyTo(RunRole role, const RunProgress& event);
    void applyTo(RunRole /*role*/, const RunWarned& /*event*/) {}  // whoever shows messages shows it
    void applyTo(RunRole role, const UtteranceAnalysed& event);
    void applyTo(RunRole role, const RunEnded& event);

    QString m_audioPath;
    double m_durationSeconds = 0.0;
    std::vector<double> m_marks;
    std::shared_ptr<const WaveformPeaks> m_peaks;
    Conversation m_conversation;
    std::unordered_map<SegmentId, int> m_indexOf;
    std::vector<int> m_byStart;       ///< utterances by start, then end
    std::vector<int> m_rank;          ///< place of each utterance in m_byStart
    std::vector<double> m_latestEnd;  ///< largest end among m_byStart[0..i]
    QStringList m_speakers;
    std::vector<int> m_speakerOf;
    std::array<RunRecord, 2> m_runs;
    std::array<std::vector<int>, 2>
        m_rows;  ///< for each role and utterance the place of its result in the timeline; -2 - its place in `withheld`; -1: none
    std::shared_ptr<const AnnotationLane> m_lane;
    std::vector<std::shared_ptr<const AnnotationLane>> m_otherLanes;     ///< as they are shown
    std::vector<std::shared_ptr<const AnnotationLane>> m_allOtherLanes;  ///< with what is hidden
    ReviewState m_review;
    int m_selection = -1;
    std::vector<int> m_selected;  ///< holds m_selection, unless that is -1
    std::optional<std::pair<double, double>> m_region;
    double m_playheadSeconds = 0.0;
    bool m_playing = false;
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::RunRole)
