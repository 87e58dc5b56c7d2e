// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/dialogue_predictor.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/io/dialogue_tokens.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// Predictions of every dialogue of a token set, in its order.
using DialoguePredictions = std::vector<std::vector<SentencePrediction>>;

/// Reads one dialogue: codes in, a prediction for each sentence out. It is given no label, so none can reach a prediction.
using DialogueReader = std::function<Result<std::vector<SentencePrediction>>(const DialogueCodes&, const CancellationToken&)>;

/// One way of reading, a row of every table. The tables take any number of them: another method is another element.
struct EvaluationMethod {
    std::string key;   ///< in CSV files and kept predictions: "dpm"
    std::string name;  ///< as tables say it
    /// Makes a reader on a worker's thread. It may use the worker's SLLM or load a model of its own.
    std::function<Result<DialogueReader>(const std::shared_ptr<DialoguePredictor>& sllm)> open;
};

/// What all other methods are compared with.
inline constexpr const char* referenceMethod = "dpm";
inline constexpr const char* memoryOffMethod = "memory-off";
inline constexpr const char* aloneMethod = "alone";
/// Key of the SLLM in one pass over a window of so many tokens.
std::string onePassMethod(std::int64_t limitTokens, KeptTokens kept = KeptTokens::Last);

/// A way of reading with a window, memory on or off, whose settings differ from the model's by `overrides`; `seed` is of theta_1.
EvaluationMethod windowMethod(const std::string& key, const std::string& name, MemoryMode memory, const PredictorOverrides& overrides,
                              std::uint64_t seed);
/// Each sentence read as if it stood alone.
EvaluationMethod sentenceAloneMethod(const PredictorOverrides& overrides, std::uint64_t seed);

struct MethodOptions {
    PredictorOverrides overrides;  ///< of the methods with a window; the sweeps start from them
    std::vector<std::int64_t> onePassTokens{4096};
    KeptTokens kept = KeptTokens::Last;
    std::uint64_t seed = 1001;           ///< of theta_1
    std::vector<int> sweepPrefixTokens;  ///< n_r
    std::vector<double> sweepRates;      ///< of the temporary LoRA
    std::vector<Stepping> sweepSteppings;
    std::filesystem::path classifier;   ///< folder of the classifier baseline; empty: not compared
    std::filesystem::path packedModel;  ///< a model whose SLLM was trained on packed dialogues, to read in one pass too; empty: none
    std::string device = "auto";        ///< of these two
};

/// One value of a sweep: which methods are compared there.
struct SweepPoint {
    std::string parameter;  ///< "n_r", "learning_rate", "stepping"
    std::string value;
    std::string offMethod;  ///< key of memory off with the same window
    std::string onMethod;
};

/// SLLM-DPM, the SLLM in one pass at each window (and the one trained for that), memory off, sentence alone, the classifier: the rows of
/// the tables.
std::vector<EvaluationMethod> tableMethods(const MethodOptions& options);

/// The sweeps' points for a model with this n_r and rate; methods that are not there yet are appended to `methods`.
std::vector<SweepPoint> sweepPoints(const MethodOptions& options, int modelPrefixTokens, double modelRate,
                                    std::vector<EvaluationMethod>& methods);

/// What a method predicted of all dialogues.
struct MethodPredictions {
    std::string key;
    std::string name;
    DialoguePredictions dialogues;
    double seconds = 0.0;  ///< of all workers together
};

struct PredictionRequest {
    std::filesystem::path model;
    PredictorOverrides overrides;
    std::string device = "auto";
    int workers = 0;  ///< 0: one per core, or one on a GPU
    Authorisation authorisation;
};

/// Of the model that a request names; its weights are not loaded. Errors: DialoguePredictor::readFacts'.
Result<PredictorFacts> predictorFacts(const PredictionRequest& request);

/// Which method is at work, and the fraction of all that is done.
using PredictionProgress = std::function<void(const std::string& method, double fraction)>;

/// Told, one call at a time and from a worker's thread, of every method that has read all dialogues. An error ends the reading.
using MethodFinished = std::function<Status(const MethodPredictions& method)>;

/// Reads all dialogues by all methods, one method after another, each worker with a model of its own. Of the tokens only codes are handed
/// on. Errors: DialoguePredictor's; Cancelled; those of `finished`.
Result<std::vector<MethodPredictions>> predictByMethods(const PredictionRequest& request, const DialogueTokens& tokens,
                                                        const std::vector<EvaluationMethod>& methods, const PredictionProgress& progress,
                                                        const CancellationToken& cancel, const MethodFinished& finished = {});

}  // namespace undertone
