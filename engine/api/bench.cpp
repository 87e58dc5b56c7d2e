// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/bench.h"

#include "engine/api/engine_model.h"
#include "engine/api/reading_plan.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/fast_pass.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <random>

namespace undertone {

namespace {

const Error cancelled{ErrorCode::Cancelled, message("bench.cancelled")};

/// Milliseconds of each call, the median of all but a first one that warms up.
Result<double> medianMilliseconds(int repetitions, const CancellationToken& cancel, const torch::Device& device,
                                  const std::function<Status()>& body)
{
    std::vector<double> times;
    for (int i = 0; i <= repetitions; ++i) {
        if (cancel.isCancelled())
            return cancelled;
        const auto started = std::chrono::steady_clock::now();
        TRY(body());
        if (device.is_cuda())
            torch::cuda::synchronize(device.index());
        if (i > 0)
            times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count());
    }
    std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2), times.end());
    return times[times.size() / 2];
}

/// A body as large as the small model's, of random weights.
Result<LoadedModel> randomModel(const EngineOptions& options)
{
    LoadedModel model;
    auto device = parseDevice(options.device);
    if (!device)
        return device.error();
    model.plan.device = *device;
    auto& description = model.plan.description;
    description.name = "random body";
    description.labels = {"ang", "hap", "sad", "neu"};
    model.plan.vocabulary = EmotionVocabulary::after(256, 6561, 4);
    description.dpm = {512, 16, 16.0, 1e-3};
    LlamaConfig config;
    config.vocabularySize = model.plan.vocabulary.size();
    config.hiddenSize = 192;
    config.intermediateSize = 512;
    config.layerCount = 4;
    config.headCount = config.keyValueHeadCount = 3;
    config.headSize = 64;
    config.maxPositions = 2048;
    auto llm = SpeechLlm::create(config, options.seed, *device);
    if (!llm)
        return llm.error();
    model.llm = std::move(*llm);
    model.info.name = description.name;
    model.info.device = deviceName(*device);
    model.info.dtype = "fp32";
    return model;
}

class Bench {
public:
    Bench(const BenchOptions& options, LoadedModel& model, const CancellationToken& cancel)
        : m_options(options), m_model(model), m_cancel(cancel), m_random(options.engine.seed)
    {
    }

    Status run(BenchReport& report)
    {
        const auto samples = static_cast<SampleIndex>(m_options.sentenceSeconds * engineSampleRate);
        const auto codes = tokenCountOf(samples);
        describe(report, codes);
        TRY(measureTokenizer(report, samples));
        TRY(measureParts(report, codes));
        TRY(measureSentence(MemoryMode::Dpm, codes, report.sentenceDpm));
        TRY(measureSentence(MemoryMode::Off, codes, report.sentenceOff));
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        report.peakMemoryMebibytes = static_cast<double>(usage.ru_maxrss) / 1024.0;
        return {};
    }

private:
    void describe(BenchReport& report, std::int64_t codes) const
    {
        report.model = m_model.info.name;
        report.device = m_model.info.device;
        report.dtype = m_model.info.dtype;
        report.threads = at::get_num_threads();
        report.prefixTokens = m_model.plan.description.dpm.prefixTokens;
        report.sentenceTokens = static_cast<int>(codes) + 1;
        report.temporaryRank = m_model.plan.description.dpm.rank;
        report.llmParameters = m_model.llm->parameterCount();
    }

    Result<double> median(const std::function<Status()>& body) const
    {
        return medianMilliseconds(m_options.repetitions, m_cancel, m_model.plan.device, body);
    }

    Status measure(double& figure, const std::function<Status()>& body) const
    {
        auto milliseconds = median(body);
        if (!milliseconds)
            return milliseconds.error();
        figure = *milliseconds;
        return {};
    }

    Status measureTokenizer(BenchReport& report, SampleIndex samples)
    {
        if (!m_model.tokenizer)
            return {};
        std::vector<float> noise(static_cast<std::size_t>(samples));
        std::normal_distribution<float> normal(0.0F, 0.1F);
        for (auto& sample : noise)
            sample = std::clamp(normal(m_random), -1.0F, 1.0F);
        auto state = m_model.tokenizer->newRecording();
        report.tokenizer = 0.0;
        return measure(*report.tokenizer, [&]() -> Status {
            auto codes = m_model.tokenizer->encodeUtterance(noise, state, m_cancel);
            return codes ? Status() : Status(codes.error());
        });
    }

    /// The parts of a DPM step, apart: the same passes, loss, gradient and step as DpmSession takes them.
    Status measureParts(BenchReport& report, std::int64_t codes)
    {
        const auto config = dpmConfigOf(m_model.plan, {}, m_options.engine.seed);
        TemporaryLora memory(m_model.llm->config(), config.lora, config.optimizer, config.seed, m_model.plan.device);
        std::vector<std::int64_t> ids(static_cast<std::size_t>(config.prefixTokens + codes + 1));
        for (auto& id : ids)
            id = m_model.plan.vocabulary.audioOffset
                + static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(m_model.plan.vocabulary.codeCount));
        const auto prefix = std::span(ids).first(static_cast<std::size_t>(config.prefixTokens));
        const auto sentence = std::span(ids).subspan(prefix.size());
        FastPass pass(m_model.llm, config.prefixTokens,
                      config.arithmetic == Arithmetic::BFloat16 ? torch::kBFloat16 : m_model.llm->dtype());
        const auto readPrefix = [&]() -> Status {
            pass.setLora(&memory.lora());
            const auto endRow = pass.readPrefix(prefix, m_cancel);
            (void)emotionLogits(*m_model.llm, m_model.plan.vocabulary, endRow).sum().item<float>();
            return {};
        };
        const auto readSentence = [&]() -> Status {
            (void)pass.sentenceLoss(sentence, codes + 1, WindowPass::Purpose::Gradient, m_cancel);
            return {};
        };
        TRY(measure(report.prefixForward, readPrefix));
        double both = 0.0;
        auto status = measure(both, [&]() -> Status {
            (void)readPrefix();
            return readSentence();
        });
        if (!status)
            return status;
        report.sentenceForward = std::max(0.0, both - report.prefixForward);
        torch::Tensor gradient;
        double all = 0.0;
        status = measure(all, [&]() -> Status {
            (void)readPrefix();
            (void)readSentence();
            gradient = pass.gradient(m_cancel);
            return {};
        });
        if (!status)
            return status;
        report.backward = std::max(0.0, all - both);
        return measure(report.optimizer, [&] { return memory.step(gradient); });
    }

    Status measureSentence(MemoryMode memory, std::int64_t codes, double& figure)
    {
        AnalysisOptions analysis;
        analysis.memory = memory;
        const auto config = dpmConfigOf(m_model.plan, analysis, m_options.engine.seed);
        auto session = DpmSession::create(m_model.llm, m_model.plan.vocabulary, config);
        if (!session)
            return session.error();
        const auto readOne = [&]() -> Status {
            std::vector<std::int32_t> sentence(static_cast<std::size_t>(codes));
            for (auto& code : sentence)
                code = static_cast<std::int32_t>(m_random() % static_cast<std::uint64_t>(m_model.plan.vocabulary.codeCount));
            auto reading = (*session)->readSentence(sentence, m_cancel);
            return reading ? Status() : Status(reading.error());
        };
        for (std::int64_t filled = 0; filled < config.prefixTokens; filled += codes + 1) {
            TRY(readOne());
        }
        return measure(figure, readOne);
    }

    const BenchOptions& m_options;
    LoadedModel& m_model;
    const CancellationToken& m_cancel;
    std::mt19937_64 m_random;
};

}  // namespace

Result<BenchReport> runBench(const BenchOptions& options, const CancellationToken& cancel)
{
    if (options.repetitions < 1 || !(options.sentenceSeconds > 0.0))
        return Error{ErrorCode::InvalidArgument, message("bench.options")};
    if (options.engine.threads > 0)
        at::set_num_threads(options.engine.threads);
    BenchReport report;
    auto status = guarded(message("doing.measuring"), [&]() -> Status {
        auto model =
            options.engine.modelDirectory.empty() ? randomModel(options.engine) : LoadedModel::load(selectionOf(options.engine), cancel);
        if (!model)
            return model.error();
        return Bench(options, *model, cancel).run(report);
    });
    if (!status)
        return status.error();
    return report;
}

}  // namespace undertone
