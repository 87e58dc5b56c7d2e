// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"
#include "engine/stats/rater_study.h"
#include "ui/services/project_edit.h"
#include "ui/services/recording_service.h"
#include "ui/services/review.h"

#include <QMetaType>
#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace undertone {

/// What an annotator says of one sentence; labels by their places in the lane.
struct SentenceAnnotation {
    std::vector<int> labels;           ///< the first is the main one
    std::optional<double> confidence;  ///< 0 to 1
    std::string remark;
    std::optional<double> valence;  ///< on the lane's scale
    std::optional<double> arousal;
    std::optional<double> dominance;
    bool isBlind = false;   ///< given before its annotator saw what others and the model say
    std::string decidedBy;  ///< in the lane of decisions
    std::string decidedAt;  ///< "2025-03-01T14:05:09Z"
};

/// The labels of one annotator.
struct AnnotationLane {
    std::string annotator;             ///< empty: no name was given
    std::vector<std::string> labels;   ///< to choose from, in the order of the digit keys
    std::vector<std::string> colours;  ///< of each label, "#rrggbb"
    double scaleLow = 1.0;             ///< of valence, arousal and dominance
    double scaleHigh = 5.0;
    bool isDecision = false;  ///< what was settled in the end; nobody labels in it by keys
    std::unordered_map<SegmentId, SentenceAnnotation> annotations;
};

/// An open project as the window shows it. A value: an edit brings another.
struct ProjectSnapshot {
    std::filesystem::path path;
    Message readOnlyReason;           ///< empty: it can be changed
    std::optional<Message> undoName;  ///< nothing: there is no step
    std::optional<Message> redoName;
    std::filesystem::path audio;                 ///< where the recording lies; empty: it was not found
    std::filesystem::path audioAsNamed;          ///< as the project names it
    std::filesystem::path segments;              ///< the file that the sentences were read from, where it lies; empty: none is there
    std::string statement;                       ///< what was stated about the recording
    Conversation conversation;                   ///< texts are its column "text"; ids are the project's
    std::vector<Speaker> speakers;               ///< all of the project
    std::shared_ptr<const AnnotationLane> lane;  ///< that is edited
    std::vector<std::shared_ptr<const AnnotationLane>> others;  ///< that of decisions is the last
    ReviewState review;                                         ///< of the annotator whose lane is edited
    std::vector<std::string> runs;                              ///< names of those that are kept, the latest first
    std::shared_ptr<const Timeline> run;                        ///< the last, with results of sentences that have changed since; null: none
    std::shared_ptr<const Timeline> comparison;                 ///< the same with memory off, where it was the last; null: none
    std::vector<Message> notes;  ///< of the last edit, where it has something to tell: labels that were imported
    SegmentId touched;           ///< the sentence that the last edit made or left, to be selected; none: stay
};

/// A new project of what a window shows.
struct NewProjectRequest {
    std::filesystem::path target;
    std::filesystem::path audio;
    Conversation conversation;
    std::string name;  ///< where the sentences come from
    std::vector<Timeline> runs;
    std::filesystem::path segments{};  ///< the file that the sentences were read from; empty: none
    std::string statement{};           ///< what is stated about the recording; may be empty
};

/// Projects on the disk. One is in hand; another that is opened or made takes its place when it is adopted. All work is done in the order
/// in which it was asked for, on a thread of its own. GUI thread; nothing here waits.
class ProjectService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Answers with opened or failed.
    virtual void open(RequestId request, const std::filesystem::path& path) = 0;
    virtual void create(RequestId request, const NewProjectRequest& what) = 0;
    /// The project of a recorded session, made where it has none: sealed in it, and no file. Answers likewise.
    virtual void openOfSession(RequestId request, const std::filesystem::path& session) = 0;
    /// Takes the file for the recording of the project that was opened, where its sound is the same. Answers as open().
    virtual void relink(RequestId request, const std::filesystem::path& audio) = 0;
    /// Gives up what was asked for with that number, as far as it is not done: it answers with failed (Cancelled), and there is no new
    /// file.
    virtual void cancel(RequestId request) = 0;
    /// What was opened or made last is the project in hand; the one before is closed. `audio`: the recording that is heard with it.
    virtual void adopt(const std::filesystem::path& audio) = 0;
    virtual void close() = 0;
    /// Of the project in hand. Answers with changed or refused.
    virtual void edit(const ProjectEdit& edit) = 0;
    /// Likewise.
    virtual void review(const ReviewAction& action) = 0;
    /// What is stated about the recording of the project in hand, for it to remember. Answers with refused where it fails.
    virtual void setStatement(const std::string& statement) = 0;
    virtual void undo() = 0;
    virtual void redo() = 0;
    /// A finished run. `found`: the sentences that it found by itself, where the project had none; they become the project's.
    virtual void keepRun(const Timeline& run, std::shared_ptr<const Conversation> found) = 0;
    /// How far those who labelled the project in hand agree, as far as its annotator sees it. Answers with agreementMeasured or
    /// agreementRefused (Cancelled: another question came).
    virtual void measureAgreement(RequestId request) = 0;
    /// As a CSV. Answers with agreementWritten; nothing of a session is written.
    virtual void writeAgreement(std::shared_ptr<const AgreementStudy> study, double stretchSeconds, const std::filesystem::path& path) = 0;
    /// Answers with refused where it fails; one of a session stays where it is.
    virtual void saveCopy(const std::filesystem::path& target) = 0;
    /// The recording is listed among recent files. Answers with recentChanged.
    virtual void rememberRecording(const std::filesystem::path& audio) = 0;
    /// The folder of a corpus likewise.
    virtual void rememberCorpus(const std::filesystem::path& folder) = 0;
    virtual void readRecent() = 0;
    virtual void clearRecent() = 0;

Q_SIGNALS:
    void opened(undertone::RequestId request, std::shared_ptr<const undertone::ProjectSnapshot> project);
    void failed(undertone::RequestId request, const undertone::Error& error);
    /// The recording of the project is being read: how much of it, 0 to 1.
    void progressed(undertone::RequestId request, double fraction);
    void changed(std::shared_ptr<const undertone::ProjectSnapshot> project);
    void refused(const undertone::Error& error);
    void agreementMeasured(undertone::RequestId request, std::shared_ptr<const undertone::AgreementStudy> study);
    void agreementRefused(undertone::RequestId request, const undertone::Error& error);
    void agreementWritten(const std::filesystem::path& path, const undertone::Status& status);
    /// Projects and recordings, and folders of corpora, the last one first.
    void recentChanged(const std::vector<std::filesystem::path>& files);
};

}  // namespace undertone
