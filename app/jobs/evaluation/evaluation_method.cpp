// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/evaluation_method.h"

#include "app/jobs/worker_pool.h"
#include "engine/api/classifier_predictor.h"
#include "engine/core/number_text.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <mutex>

namespace undertone {

namespace {

using Clock = std::chrono::steady_clock;
using Sllm = std::shared_ptr<DialoguePredictor>;

EvaluationMethod onePass(std::int64_t limit, KeptTokens kept)
{
    const bool head = kept == KeptTokens::First;
    const auto count = std::to_string(limit);
    return {onePassMethod(limit, kept), std::string("SLLM, one pass, ") + (head ? "first " : "last ") + count + " tokens",
            [=](const Sllm& sllm) -> Result<DialogueReader> {
                return DialogueReader([=](const DialogueCodes& codes, const CancellationToken& cancel) {
                    return sllm->readOnePass(codes, limit, kept, cancel);
                });
            }};
}

/// The one-pass reading of an SLLM that was trained on packed dialogues: the fair opponent at long windows (method.md 3).
EvaluationMethod packedOnePass(const MethodOptions& options, std::int64_t limit)
{
    auto method = onePass(limit, options.kept);
    method.key = "packed-" + method.key;
    method.name += ", trained on packed dialogues";
    method.open = [directory = options.packedModel, device = options.device, dtype = options.overrides.dtype,
                   open = method.open](const Sllm& sllm) -> Result<DialogueReader> {
        PredictorOverrides overrides;
        overrides.dtype = dtype;
        auto packed = DialoguePredictor::load(directory, device, 1, sllm->authorisation(), overrides);
        if (!packed)
            return packed.error();
        return open(std::move(*packed));
    };
    return method;
}

EvaluationMethod classifier(const std::filesystem::path& directory, const std::string& device)
{
    return {"classifier", "classifier", [directory, device](const Sllm& sllm) -> Result<DialogueReader> {
                auto loaded = ClassifierPredictor::load(directory, device, 1, sllm->authorisation());
                if (!loaded)
                    return loaded.error();
                if ((*loaded)->labels() != sllm->facts().labels || (*loaded)->codebookSize() != sllm->facts().codebookSize)
                    return Error{ErrorCode::InvalidArgument, message("evaluation.other-classifier", directory), directory};
                std::shared_ptr<ClassifierPredictor> own = std::move(*loaded);
                return DialogueReader(
                    [own](const DialogueCodes& codes, const CancellationToken& cancel) { return own->read(codes, cancel); });
            }};
}

DialogueCodes codesOf(const TokenDialogue& dialogue)
{
    DialogueCodes codes;
    for (const auto& sentence : dialogue.sentences)
        codes.push_back(sentence.codes);
    return codes;
}

Result<Sllm> loadSllm(const PredictionRequest& request, const CancellationToken& cancel)
{
    return Sllm(TRY(DialoguePredictor::load(request.model, request.device, 1, request.authorisation, request.overrides, cancel)));
}

Result<std::vector<DialogueReader>> openAll(const std::vector<EvaluationMethod>& methods, const Sllm& sllm)
{
    std::vector<DialogueReader> readers;
    for (const auto& method : methods) {
        auto reader = method.open(sllm);
        if (!reader)
            return reader.error();
        readers.push_back(std::move(*reader));
    }
    return readers;
}

}  // namespace

EvaluationMethod windowMethod(const std::string& key, const std::string& name, MemoryMode memory, const PredictorOverrides& overrides,
                              std::uint64_t seed)
{
    return {key, name, [=](const Sllm& sllm) -> Result<DialogueReader> {
                std::shared_ptr<DialoguePredictor> own = sllm->withOverrides(overrides);
                return DialogueReader([own, memory, seed](const DialogueCodes& codes, const CancellationToken& cancel) {
                    return own->read(codes, memory, seed, cancel);
                });
            }};
}

EvaluationMethod sentenceAloneMethod(const PredictorOverrides& overrides, std::uint64_t seed)
{
    return {aloneMethod, "SLLM, sentence alone", [=](const Sllm& sllm) -> Result<DialogueReader> {
                std::shared_ptr<DialoguePredictor> own = sllm->withOverrides(overrides);
                return DialogueReader(
                    [own, seed](const DialogueCodes& codes, const CancellationToken& cancel) -> Result<std::vector<SentencePrediction>> {
                        std::vector<SentencePrediction> predictions;
                        for (const auto& sentence : codes) {
                            auto read = own->read({sentence}, MemoryMode::Off, seed, cancel);
                            if (!read)
                                return read.error();
                            predictions.push_back(std::move(read->front()));
                        }
                        return predictions;
                    });
            }};
}

std::string onePassMethod(std::int64_t limitTokens, KeptTokens kept)
{
    return "one-pass-" + std::to_string(limitTokens) + (kept == KeptTokens::First ? "-head" : "");
}

std::vector<EvaluationMethod> tableMethods(const MethodOptions& options)
{
    std::vector<EvaluationMethod> methods{windowMethod(referenceMethod, "SLLM-DPM", MemoryMode::Dpm, options.overrides, options.seed)};
    for (const auto limit : options.onePassTokens)
        methods.push_back(onePass(limit, options.kept));
    for (const auto limit : options.packedModel.empty() ? std::vector<std::int64_t>() : options.onePassTokens)
        methods.push_back(packedOnePass(options, limit));
    methods.push_back(windowMethod(memoryOffMethod, "SLLM, memory off (window)", MemoryMode::Off, options.overrides, options.seed));
    methods.push_back(sentenceAloneMethod(options.overrides, options.seed));
    if (!options.classifier.empty())
        methods.push_back(classifier(options.classifier, options.device));
    return methods;
}

std::vector<SweepPoint> sweepPoints(const MethodOptions& options, int modelPrefixTokens, double modelRate,
                                    std::vector<EvaluationMethod>& methods)
{
    std::vector<SweepPoint> points;
    const auto ensure = [&](const EvaluationMethod& method) {
        if (std::none_of(methods.begin(), methods.end(), [&](const auto& one) { return one.key == method.key; }))
            methods.push_back(method);
    };
    for (const int tokens : options.sweepPrefixTokens) {
        SweepPoint point{"n_r", std::to_string(tokens), memoryOffMethod, referenceMethod};
        if (tokens != modelPrefixTokens) {
            auto overrides = options.overrides;
            overrides.prefixTokens = tokens;
            const auto suffix = ", n_r " + point.value;
            point.offMethod += suffix;
            point.onMethod += suffix;
            ensure(windowMethod(point.offMethod, "memory off" + suffix, MemoryMode::Off, overrides, options.seed));
            ensure(windowMethod(point.onMethod, "SLLM-DPM" + suffix, MemoryMode::Dpm, overrides, options.seed));
        }
        points.push_back(point);
    }
    for (const double rate : options.sweepRates) {
        SweepPoint point{"learning_rate", formatted("%g", rate), memoryOffMethod, referenceMethod};
        if (rate != modelRate) {
            auto overrides = options.overrides;
            overrides.learningRate = rate;
            const auto suffix = ", rate " + point.value;
            point.onMethod += suffix;
            ensure(windowMethod(point.onMethod, "SLLM-DPM" + suffix, MemoryMode::Dpm, overrides, options.seed));
        }
        points.push_back(point);
    }
    for (const auto& stepping : options.sweepSteppings) {
        SweepPoint point{"stepping", toText(stepping), memoryOffMethod, referenceMethod};
        if (stepping != options.overrides.stepping.value_or(Stepping{})) {
            auto overrides = options.overrides;
            overrides.stepping = stepping;
            const auto suffix = ", stepping " + point.value;
            point.onMethod += suffix;
            ensure(windowMethod(point.onMethod, "SLLM-DPM" + suffix, MemoryMode::Dpm, overrides, options.seed));
        }
        points.push_back(point);
    }
    return points;
}

Result<PredictorFacts> predictorFacts(const PredictionRequest& request)
{
    return DialoguePredictor::readFacts(request.model, request.device, request.overrides);
}

Result<std::vector<MethodPredictions>> predictByMethods(const PredictionRequest& request, const DialogueTokens& tokens,
                                                        const std::vector<EvaluationMethod>& methods, const PredictionProgress& progress,
                                                        const CancellationToken& cancel, const MethodFinished& finished)
{
    const auto facts = TRY(predictorFacts(request));
    if (facts.labels != tokens.labels || facts.codebookSize != tokens.codebookSize)
        return Error{ErrorCode::InvalidArgument, message("evaluation.other-dialogues")};
    // On a GPU one worker, as each would hold all weights there.
    const bool gpu = facts.device.starts_with("cuda");
    const auto count = tokens.dialogues.size();
    const int together = request.overrides.together;
    const int workers = together > 1  ? together
        : request.workers == 0 && gpu ? 1
                                      : std::min(workerCount(request.workers), static_cast<int>(std::max<std::size_t>(1, count)));
    std::vector<MethodPredictions> all;
    for (const auto& method : methods)
        all.push_back({method.key, method.name, DialoguePredictions(count), 0.0});
    std::vector<DialogueReader> shared;  // of all threads, where dialogues are read together
    if (together > 1) {
        auto opened = openAll(methods, TRY(loadSllm(request, cancel)));
        if (!opened)
            return opened.error();
        shared = std::move(*opened);
    }
    std::mutex mutex;
    std::vector<std::size_t> left(methods.size(), count);
    const auto makeReaders = [&]() -> Result<std::vector<DialogueReader>> {
        if (together > 1)
            return shared;
        return openAll(methods, TRY(loadSllm(request, cancel)));
    };
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        auto opened = makeReaders();
        if (!opened)
            return opened.error();
        return WorkItem([&, readers = std::move(*opened)](std::size_t item) -> Status {
            const auto method = item / count;
            const auto start = Clock::now();
            auto predicted = readers[method](codesOf(tokens.dialogues[item % count]), cancel);
            if (!predicted)
                return predicted.error();
            const std::lock_guard lock(mutex);
            all[method].seconds += std::chrono::duration<double>(Clock::now() - start).count();
            all[method].dialogues[item % count] = std::move(*predicted);
            return --left[method] == 0 && finished ? finished(all[method]) : Status();
        });
    };
    const auto items = count * methods.size();
    const auto report = [&](std::size_t done) {
        if (progress)
            progress(methods[std::min(done / std::max<std::size_t>(1, count), methods.size() - 1)].name,
                     static_cast<double>(done) / static_cast<double>(items));
    };
    TRY(forEachItem(items, workers, makeWorker, report, cancel));
    return all;
}

}  // namespace undertone
