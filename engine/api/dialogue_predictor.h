// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads emotions from tokens for evaluation, as the programs see it: no torch header, and no label: what is given
// are codes, so no label can reach a prediction.

#include "engine/config/module_rates.h"
#include "engine/config/stepping.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation_shares.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// What the model predicts of one sentence.
struct SentencePrediction {
    std::vector<double> probabilities;  ///< over the model's labels
    std::optional<double> audioLoss;    ///< nats per token of this sentence before it was remembered; none in the first
};

/// In place of what the model directory says, for sweeps; a value not given is the model's.
struct PredictorOverrides {
    std::optional<int> prefixTokens;            ///< n_r
    std::optional<double> learningRate;         ///< of the temporary LoRA
    std::optional<double> halfLife;             ///< of what it holds, in sentences; 0: never fades
    std::optional<double> readoutNorm;          ///< DpmConfig's; 0: not bounded
    std::optional<int> rank;                    ///< its alpha follows the model's ratio of alpha to rank
    std::optional<Stepping> stepping;           ///< none: sentence by sentence
    std::optional<ModuleRates> moduleRates;     ///< none: one learning rate for all of the temporary LoRA
    double emotionEntropyWeight = 0.0;          ///< DpmConfig's; 0: off
    SharesHeard shares = SharesHeard::AsModel;  ///< whether the shares of emotions heard so far weigh in; never in one pass
    std::string dtype = "auto";                 ///< auto, fp32, bf16
    int together = 1;                           ///< more: so many dialogues at once, in step, sharing the products with the frozen weights
};

/// What a predictor is, as far as it can be told without its weights.
struct PredictorFacts {
    std::string device;             ///< "cpu", "cuda:0"
    std::string dtype;              ///< "fp32" or "bf16": what windows are computed in
    std::int64_t maxPositions = 0;  ///< n_limit of Eq. 10
    int prefixTokens = 0;           ///< n_r in force
    double learningRate = 0.0;      ///< of the temporary LoRA, in force
    std::vector<std::string> labels;
    int codebookSize = 0;
};

/// What "4k window" keeps of a longer dialogue (method.md 3): the last tokens, or the first with `<audio_end>` in the last place.
enum class KeptTokens { Last, First };

/// Codes of a dialogue's sentences, without `<audio_end>`.
using DialogueCodes = std::vector<std::vector<std::int32_t>>;

/// A model's language part with its adapter merged. One thread, one predictor per worker; or, `together`, one that
/// so many threads read from at once, each a dialogue of its own.
class DialoguePredictor {
public:
    /// `threads`: for matrix products called from this thread; 0 leaves torch's choice. `authorisation`: to analyse, or to train (the
    /// methods of a training are compared). `cancel` is read while weights are read. Errors: as EmotionEngine::load; NotAuthorised.
    static Result<std::unique_ptr<DialoguePredictor>> load(const std::filesystem::path& modelDirectory, const std::string& device,
                                                           int threads, const Authorisation& authorisation,
                                                           const PredictorOverrides& overrides = {}, const CancellationToken& cancel = {});
    /// facts() of such a predictor, without its weights. Errors: as load, as far as the configurations tell.
    static Result<PredictorFacts> readFacts(const std::filesystem::path& modelDirectory, const std::string& device,
                                            const PredictorOverrides& overrides = {});
    ~DialoguePredictor();
    /// Another one over the same weights, with other memory settings; `dtype` stays. Errors: InvalidArgument, in read().
    [[nodiscard]] std::unique_ptr<DialoguePredictor> withOverrides(const PredictorOverrides& overrides) const;

    /// Algorithm 1 over the dialogue, or the same readouts with memory off. Errors: DpmSession's; NotAuthorised.
    Result<std::vector<SentencePrediction>> read(const DialogueCodes& sentences, MemoryMode memory, std::uint64_t seed,
                                                 const CancellationToken& cancel) const;
    /// One causal pass without memory: sentence i is read from all tokens up to its `<audio_end>`, of which `limitTokens`
    /// are kept. One pass serves every sentence that ends within the limit. Errors: InvalidArgument (limit below 1), Cancelled,
    /// NotAuthorised.
    Result<std::vector<SentencePrediction>> readOnePass(const DialogueCodes& sentences, std::int64_t limitTokens, KeptTokens kept,
                                                        const CancellationToken& cancel) const;

    [[nodiscard]] const PredictorFacts& facts() const;
    [[nodiscard]] const Authorisation& authorisation() const;

private:
    struct Model;
    explicit DialoguePredictor(std::unique_ptr<Model> model);
    std::unique_ptr<Model> m_model;
    PredictorFacts m_facts;
};

}  // namespace undertone
