// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench analysis: hours of audio per hour of the clock, from a file to a timeline, and where the time goes.
//   analysis_bench MODEL_FOLDER VOICE_ACTIVITY_WEIGHTS AUDIO ROUNDS
// Each part is measured by itself through the same facade: memory off reads and predicts; what memory adds is the backward and the step.
// Where the model computes in bf16, what that changes of its predictions is printed too: the same codes read once more in fp32.
#include "app/jobs/analysis/analysis_job.h"
#include "app/process/process_setup.h"
#include "audio/analysis_source.h"
#include "engine/api/emotion_engine.h"
#include "engine/messages/catalogue.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

using namespace undertone;

namespace {

using Clock = std::chrono::steady_clock;

Authorisation authorised()
{
    return {Purpose::Analyse, LicenceAttestation::nothingStated()};
}

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "analysis_bench: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

/// Seconds of each part, one for each round.
class Parts {
public:
    template <class Work> void measure(const std::string& name, Work work)
    {
        const auto start = Clock::now();
        work();
        add(name, std::chrono::duration<double>(Clock::now() - start).count());
    }
    [[nodiscard]] double latest(const std::string& name) const { return m_seconds.at(name).back(); }
    void add(const std::string& name, double seconds) { m_seconds[name].push_back(seconds); }
    [[nodiscard]] double median(const std::string& name) const
    {
        auto values = m_seconds.at(name);
        std::sort(values.begin(), values.end());
        return values[values.size() / 2];
    }

private:
    std::map<std::string, std::vector<double>> m_seconds;
};

void readAll(AudioSource& source)
{
    std::vector<float> block(static_cast<std::size_t>(engineSampleRate) * 10);
    for (SampleIndex at = 0; at < source.frameCount(); at += static_cast<SampleIndex>(block.size()))
        orExit(source.read(at, block));
}

std::vector<UtteranceAnalysis> runThrough(EmotionEngine& engine, AudioSource& source, const Conversation& conversation,
                                          const AnalysisOptions& options)
{
    const auto run = orExit(engine.startAnalysis(source, conversation, options, authorised()));
    std::vector<UtteranceAnalysis> sentences;
    while (auto sentence = orExit(run->next({})))
        sentences.push_back(std::move(*sentence));
    return sentences;
}

/// What one number format changes of another's predictions.
void printEffect(const char* what, const std::vector<UtteranceAnalysis>& narrow, const std::vector<UtteranceAnalysis>& wide)
{
    int changed = 0;
    double largest = 0.0, loss = 0.0;
    for (std::size_t i = 0; i < narrow.size(); ++i) {
        changed += narrow[i].emotion() != wide[i].emotion() ? 1 : 0;
        for (std::size_t label = 0; label < narrow[i].probabilities.size(); ++label)
            largest = std::max(largest, static_cast<double>(std::abs(narrow[i].probabilities[label] - wide[i].probabilities[label])));
        if (narrow[i].lossBefore && wide[i].lossBefore)
            loss = std::max(loss, std::abs(*narrow[i].lossBefore - *wide[i].lossBefore));
    }
    std::printf(
        "bf16 beside fp32, memory %s: %d of %zu sentences another emotion, a probability by at most %.4f, a loss by at most %.4f nats\n",
        what, changed, narrow.size(), largest, loss);
}

void compareWithFp32(EmotionEngine& engine, EngineOptions engineOptions, AudioSource& source, const Conversation& conversation,
                     AnalysisOptions options)
{
    engineOptions.dtype = "fp32";
    const auto wide = orExit(EmotionEngine::load(engineOptions));
    for (const MemoryMode memory : {MemoryMode::Off, MemoryMode::Dpm}) {
        options.memory = memory;
        printEffect(memory == MemoryMode::Off ? "off" : "on", runThrough(engine, source, conversation, options),
                    runThrough(*wide, source, conversation, options));
    }
}

int measure(const EngineOptions& engineOptions, const std::string& audio, int rounds)
{
    auto engine = orExit(EmotionEngine::load(engineOptions));
    AnalysisJob job;
    orExit(job.loadModel(engineOptions, {}));
    Parts parts;
    Conversation conversation;
    double audioSeconds = 0.0;
    std::unique_ptr<AudioSource> source;
    AnalysisOptions options{.memory = MemoryMode::Off, .tokenize = TokenizeMode::Utterance};
    for (int round = 0; round < rounds; ++round) {
        parts.measure("decode", [&] {
            source = orExit(openAnalysisSource(audio));
            readAll(*source);
        });
        audioSeconds = static_cast<double>(source->frameCount()) / engineSampleRate;
        parts.measure("voice", [&] { conversation.segments = orExit(engine->detectSpeech(*source, authorised(), {}, {})); });
        options.memory = MemoryMode::Off;
        parts.measure("tokenizer", [&] {
            options.codes = std::make_shared<const SentenceCodes>(
                orExit(engine->tokenize(*source, conversation, TokenizeMode::Utterance, authorised(), {}, {})));
        });
        parts.measure("forward", [&] { runThrough(*engine, *source, conversation, options); });
        options.memory = MemoryMode::Dpm;
        parts.measure("memory", [&] { runThrough(*engine, *source, conversation, options); });
        AnalysisJobRequest request{
            .audio = audio, .engine = engineOptions, .unfinished = Unfinished::StartAfresh, .tokenCaching = TokenCaching::Off};
        request.analysis.tokenize = TokenizeMode::Utterance;
        parts.measure("all", [&] {
            const auto context = JobContext::ofUserFiles(authorised());
            const auto outcome = job.run(1, request, context, [](const EngineEvent&) {}, {});
            if (outcome.error)
                orExit(Result<int>(*outcome.error));
            AnalysisJob::forgetCompleteRun(context, outcome.runKey);
        });
        // Differences within a round: a machine that is busy for a while meets both sides.
        parts.add("step", parts.latest("memory") - parts.latest("forward"));
        parts.add("else", parts.latest("all") - parts.latest("voice") - parts.latest("tokenizer") - parts.latest("memory"));
    }
    const double all = parts.median("all");
    const auto line = [all](const char* name, double seconds) {
        std::printf("  %-44s %8.2f s  %5.1f %%\n", name, seconds, 100.0 * seconds / all);
    };
    std::printf("%s, %s on %s: %.1f s of audio, %zu sentences, medians of %d rounds: %.1f hours of audio per hour\n",
                engine->info().name.c_str(), engine->info().dtype.c_str(), engine->info().device.c_str(), audioSeconds,
                conversation.segments.size(), rounds, audioSeconds / all);
    line("decoding and resampling, once", parts.median("decode"));
    line("voice activity", parts.median("voice"));
    line("tokenizer", parts.median("tokenizer"));
    line("windows: forward, loss and readout", parts.median("forward"));
    line("memory: backward, step and what it changes", parts.median("step"));
    line("else: hash, journal, audio read again", parts.median("else"));
    line("all, from file to timeline", all);
    if (engine->info().dtype == "bf16")
        compareWithFp32(*engine, engineOptions, *source, conversation, options);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    ensurePassiveOpenMp(argv);
    if (argc != 5) {
        std::fputs("analysis_bench MODEL_FOLDER VOICE_ACTIVITY_WEIGHTS AUDIO ROUNDS\n", stderr);
        return 2;
    }
    return measure({.modelDirectory = argv[1], .voiceActivityWeights = argv[2]}, argv[3], std::max(1, std::atoi(argv[4])));
}
