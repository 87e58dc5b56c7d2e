// SPDX-License-Identifier: GPL-3.0-or-later
// A stand-in for training programs, so that the wizard is tested and pictured without any.
#pragma once

#include "ui/services/training_service.h"

#include <map>
#include <optional>

namespace undertone {

/// A corpus of six thousand sentences, as IEMOCAP's shape has it; made up.
TrainingCorpus simulatedCorpus();
/// The folder that corpus was made of, with all of IEMOCAP's usual sentences and a file that was skipped.
CorpusSurvey simulatedSurvey();
/// Reports of a run whose losses fall from `highLoss`, up to step `done` of `steps`; a figure of others every `measureEvery` steps.
std::vector<TrainingPoint> simulatedPoints(int done, int steps, double highLoss, int measureEvery);
TrainingRun simulatedRun(const std::string& id, const std::string& name, TrainingState state, const std::vector<TrainingPoint>& points);

/// Answers when told to, or at once with what the test has set.
class SimulatedTrainingService : public TrainingService {
    Q_OBJECT
public:
    void readCorpus(const std::filesystem::path& path) override;
    [[nodiscard]] const std::optional<TokenizingRun>& tokenizing() const override { return tokenizingRun; }
    [[nodiscard]] std::filesystem::path proposedTokens(const TokenizingRequest& request) const override;
    [[nodiscard]] std::vector<std::string> command(const TokenizingRequest& request) const override;
    Status tokenize(const TokenizingRequest& request) override;
    void stopTokenizing() override { asked.push_back("stop tokenizing"); }
    void checkParts(const TrainingDraft& draft) override;
    [[nodiscard]] std::vector<std::string> presets(const std::string& stage) const override;
    [[nodiscard]] std::vector<TrainingOption> options(const std::string& stage, const std::string& preset) const override;
    void estimate(const TrainingDraft& draft) override;
    void cancelEstimate() override { estimating = false; }
    [[nodiscard]] std::filesystem::path proposedOutput(const TrainingDraft& draft) const override
    {
        return "/home/ada/.local/share/undertone/models/" + draft.name;
    }
    [[nodiscard]] std::vector<std::string> command(const TrainingDraft& draft) const override;
    Result<std::string> start(const TrainingDraft& draft) override;
    [[nodiscard]] const std::vector<TrainingRun>& runs() const override { return list; }
    [[nodiscard]] const std::vector<TrainingPoint>& points(const std::string& id) override { return series[id]; }
    Status pause(const std::string& id) override { return ask("pause " + id); }
    Status finishEarly(const std::string& id) override { return ask("finish " + id); }
    Status resume(const std::string& id) override;
    void exportAdapter(const std::string& id, const std::filesystem::path& folder) override
    {
        Q_EMIT adapterExported(id, ask("export " + id + ' ' + folder.string()));
    }

    void add(const TrainingRun& run, const std::vector<TrainingPoint>& points);
    void setState(const std::string& id, TrainingState state);
    void answerEstimate();
    void answerCorpus();  ///< the latest question, unless it was given up
    /// The tokenizing that was started is there, with so many of its dialogues done.
    void setTokenizing(TokenizingState state, int done, const std::string& problem = {});

    std::vector<TrainingRun> list;
    std::map<std::string, std::vector<TrainingPoint>> series;
    CorpusSurvey surveyed = simulatedSurvey();  ///< what every folder holds
    std::optional<TokenizingRun> tokenizingRun;
    std::optional<Error> corpusFailure;
    std::optional<Error> estimateFailure;
    std::optional<Error> refusal;  ///< of all that is asked of a run
    PartsProblem partsProblem = PartsProblem::None;
    bool estimating = false;
    bool answersEstimateAtOnce = true;
    bool answersCorpusAtOnce = true;
    std::vector<std::string> asked;
    std::optional<TrainingDraft> lastStarted;

private:
    Status ask(const std::string& request);
    std::filesystem::path m_corpusAsked;
};

}  // namespace undertone
