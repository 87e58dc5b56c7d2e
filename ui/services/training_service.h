// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/tokenizing_run.h"
#include "engine/core/training_run.h"
#include "ui/training/training_draft.h"

#include <QMetaType>
#include <QObject>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What a token file holds.
struct TrainingCorpus {
    std::filesystem::path tokens;
    std::filesystem::path devTokens;  ///< found beside it; empty: none
    std::int64_t dialogues = 0;
    std::int64_t sentences = 0;
    std::int64_t tokenCount = 0;  ///< with one `<audio_end>` per sentence
    int speakers = 0;
    std::int64_t devDialogues = 0;
    std::int64_t devSentences = 0;
    std::vector<std::pair<std::string, std::int64_t>> labels;  ///< sentences of each, in id order
    std::int64_t unlabelled = 0;
    std::vector<std::string> corpora;  ///< names, each once
};

/// A corpus as its folder holds it, before it is tokenized: what `undertone-cli corpus report` says, in figures.
struct CorpusSurvey {
    std::filesystem::path folder;
    std::string layout;  ///< "IEMOCAP", "RAVDESS"...
    std::int64_t dialogues = 0;
    std::int64_t sentences = 0;
    std::int64_t speakers = 0;
    std::int64_t sessions = 0;                                  ///< 0: the corpus has none
    std::int64_t withoutSound = 0;                              ///< sentences
    double seconds = 0.0;                                       ///< of speech; 0 where only the sound itself says
    std::vector<std::pair<std::string, std::int64_t>> labels;   ///< sentences of each of the model's, in id order
    std::int64_t unlabelled = 0;                                ///< whose label is none of them
    std::vector<std::pair<std::string, std::int64_t>> splits;   ///< dialogues of each; empty: the corpus has none
    std::int64_t usualSentences = 0;                            ///< of the evaluation set that papers use; 0: this corpus has none
    std::vector<std::string> differences;                       ///< from it, full English sentences; empty: it is there to the last one
    std::vector<std::pair<std::string, std::int64_t>> skipped;  ///< why, in English, and how many
    std::vector<Message> warnings;                              ///< of the reader of the corpus
};

/// What may stand in the way of a draft; partsProblemText says it.
enum class PartsProblem {
    None,
    NoBase,  ///< none was chosen
    BaseWithoutConfig,
    BaseOfPickles,
    BaseWithoutWeights,
    NoTokenizer,
    TokenizerIncomplete,
    OtherTokenizer,  ///< than the one that made the tokens
    NoName,
    NoOutput,
    OutputInUse,
    NoRoom,
    Unreadable,  ///< `error` says why
};

/// What the parts of a draft are.
struct TrainingParts {
    std::int64_t baseBytes = 0;
    std::int64_t freeBytes = 0;  ///< where the output would lie
    std::int64_t neededBytes = 0;
    PartsProblem problem = PartsProblem::None;
    std::filesystem::path path;  ///< the folder concerned; empty: none
    std::optional<Error> error;
};

/// One adjustable value of a stage, as the command line knows it.
struct TrainingOption {
    enum class Kind { Count, Real, Choice };
    std::string name;  ///< "steps": the option without its dashes
    Kind kind = Kind::Count;
    double low = 0.0;
    double high = 0.0;
    std::vector<std::string> choices;  ///< "off" and "on": the option stands without a value, or not at all
    std::string value;                 ///< of the preset
    bool advanced = false;             ///< for those who know what they look for
};

/// What two steps, measured on this machine, tell of a run.
struct TrainingEstimate {
    double secondsPerStep = 0.0;
    int steps = 0;
    double seconds = 0.0;
    std::int64_t peakBytes = 0;
    std::int64_t memoryBytes = 0;  ///< what the machine has free for it
    std::string device;
    std::string dtype;
};

/// Trainings as the window sees them: each is a program of its own that goes on when the window is closed. GUI
/// thread; nothing waits for long. Answers to a question that a later one of its kind replaced never arrive.
class TrainingService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// A token file, a folder with train.safetensors (and dev.safetensors), or a corpus's folder. Answers with corpusRead,
    /// for the last with corpusSurveyed, or with corpusRefused. An empty path only gives up the question before.
    virtual void readCorpus(const std::filesystem::path& path) = 0;

    /// The tokenizing that goes on or was the last; nothing: there is none, or its tokens are gone. It goes on when the window is closed.
    [[nodiscard]] virtual const std::optional<TokenizingRun>& tokenizing() const = 0;
    /// A place for the tokens of its corpus and split that is still free, or theirs if it was made before.
    [[nodiscard]] virtual std::filesystem::path proposedTokens(const TokenizingRequest& request) const = 0;
    /// The command that tokenize() would run.
    [[nodiscard]] virtual std::vector<std::string> command(const TokenizingRequest& request) const = 0;
    /// Starts it, or goes on with what is done. Errors: FileNotFound (no undertone-cli), InvalidArgument (one is at work).
    virtual Status tokenize(const TokenizingRequest& request) = 0;
    /// Asks it to stop; what is done is kept. It answers with tokenizingChanged.
    virtual void stopTokenizing() = 0;

    /// Answers with partsChecked.
    virtual void checkParts(const TrainingDraft& draft) = 0;
    /// Presets of a stage; the first is the one proposed.
    [[nodiscard]] virtual std::vector<std::string> presets(const std::string& stage) const = 0;
    [[nodiscard]] virtual std::vector<TrainingOption> options(const std::string& stage, const std::string& preset) const = 0;
    /// Takes two steps of it. Answers with estimated or estimateFailed.
    virtual void estimate(const TrainingDraft& draft) = 0;
    virtual void cancelEstimate() = 0;
    /// A place for a model of that name that is still free.
    [[nodiscard]] virtual std::filesystem::path proposedOutput(const TrainingDraft& draft) const = 0;
    /// The command that start() would run.
    [[nodiscard]] virtual std::vector<std::string> command(const TrainingDraft& draft) const = 0;

    /// Returns the run's id. Errors: FileNotFound (no undertone-cli), FileNotWritable.
    virtual Result<std::string> start(const TrainingDraft& draft) = 0;
    [[nodiscard]] virtual const std::vector<TrainingRun>& runs() const = 0;
    /// What is known of a run's progress. It is read on from the first question: runsChanged tells of more.
    [[nodiscard]] virtual const std::vector<TrainingPoint>& points(const std::string& id) = 0;
    virtual Status pause(const std::string& id) = 0;
    virtual Status finishEarly(const std::string& id) = 0;
    virtual Status resume(const std::string& id) = 0;
    /// Copies the adapter of a finished run into `folder`, which must be empty or not there. Answers with adapterExported. Errors:
    /// FileNotWritable, FileNotFound, InvalidArgument (the folder holds files).
    virtual void exportAdapter(const std::string& id, const std::filesystem::path& folder) = 0;

Q_SIGNALS:
    void corpusRead(const undertone::TrainingCorpus& corpus);
    void corpusSurveyed(const undertone::CorpusSurvey& survey);
    void corpusRefused(const undertone::Error& error);
    void tokenizingChanged();
    void partsChecked(const undertone::TrainingParts& parts);
    void estimated(const undertone::TrainingEstimate& estimate);
    void estimateFailed(const undertone::Error& error);
    void runsChanged();
    void adapterExported(const std::string& id, const undertone::Status& status);
};

}  // namespace undertone
