// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench scale: a made-up conversation of hours through the engine's facade, in one process. Does a sentence in the last hour cost
// what one in the first minutes costs, and does memory stay where it is?
//   scale_bench MODEL_FOLDER HOURS THREADS
#include "app/process/process_setup.h"
#include "engine/api/emotion_engine.h"
#include "engine/messages/catalogue.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <numbers>
#include <string>
#include <unistd.h>
#include <vector>

using namespace undertone;

namespace {

using Clock = std::chrono::steady_clock;

constexpr double sentenceSeconds = 2.5;
constexpr double pauseSeconds = 0.9;
constexpr int warmSentences = 36;  // two minutes: the prefix is full, and every buffer has been made
constexpr int comparedSentences = 60;
constexpr double progressSeconds = 30.0;

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "scale_bench: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

/// Gliding harmonics in syllables, made where they are read: hours of it take no room.
class MadeUpSpeech final : public AudioSource {
public:
    explicit MadeUpSpeech(double seconds) : m_frames(static_cast<SampleIndex>(seconds * engineSampleRate)) {}
    [[nodiscard]] int sampleRate() const override { return engineSampleRate; }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frames; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto count = static_cast<std::size_t>(std::clamp<SampleIndex>(m_frames - first, 0, static_cast<SampleIndex>(out.size())));
        for (std::size_t i = 0; i < count; ++i) {
            const auto at = first + static_cast<SampleIndex>(i);
            // Every sentence has a pitch of its own; time within it keeps the sines exact after hours.
            const auto sentence = static_cast<double>(at / engineSampleRate / 3 % 97);
            const double time = static_cast<double>(at % (3 * engineSampleRate)) / engineSampleRate;
            const double turn = 2.0 * std::numbers::pi * time;
            const double syllable = std::max(0.0, std::sin(turn * 3.1 + sentence));
            out[i] =
                static_cast<float>(0.1 * syllable * (std::sin(turn * (90.0 + sentence)) + 0.5 * std::sin(turn * 2.0 * (90.0 + sentence))));
        }
        return count;
    }

private:
    SampleIndex m_frames;
};

Conversation conversationOf(double seconds)
{
    Conversation conversation;
    SpeakersByName speakers(conversation);
    for (double start = 0.0; start + sentenceSeconds < seconds; start += sentenceSeconds + pauseSeconds)
        conversation.segments.push_back({start, start + sentenceSeconds, speakers.idOf(conversation.segments.size() % 2 == 0 ? "A" : "B")});
    numberSegments(conversation);
    return conversation;
}

double residentMebibytes()
{
    std::ifstream file("/proc/self/statm");
    double pages = 0.0;
    double resident = 0.0;
    file >> pages >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

double millisecondsOfNext(AnalysisRun& run)
{
    const auto start = Clock::now();
    if (!orExit(run.next({})))
        std::exit(1);
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double medianOf(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

std::unique_ptr<AnalysisRun> startRun(EmotionEngine& engine, AudioSource& source, const Conversation& conversation)
{
    return orExit(engine.startAnalysis(source, conversation, {.memory = MemoryMode::Dpm, .tokenize = TokenizeMode::Utterance},
                                       {Purpose::Analyse, LicenceAttestation::nothingStated()}));
}

int measure(const std::string& model, double hours, int threads)
{
    MadeUpSpeech source(hours * 3600.0);
    const auto conversation = conversationOf(hours * 3600.0);
    const int sentences = static_cast<int>(conversation.segments.size());
    if (sentences < 2 * (warmSentences + comparedSentences)) {
        std::fputs("scale_bench: the conversation is too short to compare its end with its beginning; take 0.2 hours at least.\n", stderr);
        return 2;
    }
    auto engine = orExit(EmotionEngine::load({.modelDirectory = model, .threads = threads}));
    auto lengthy = startRun(*engine, source, conversation);
    for (int i = 0; i < warmSentences; ++i)
        millisecondsOfNext(*lengthy);
    const double memoryBefore = residentMebibytes();
    const auto started = Clock::now();
    auto said = started;
    while (lengthy->nextIndex() < sentences - comparedSentences) {
        millisecondsOfNext(*lengthy);
        if (std::chrono::duration<double>(Clock::now() - said).count() > progressSeconds) {
            said = Clock::now();
            std::fprintf(stderr, "sentence %d of %d, %.1f MiB\n", lengthy->nextIndex(), sentences, residentMebibytes());
        }
    }
    const double wallSeconds = std::chrono::duration<double>(Clock::now() - started).count();
    const double memoryAfter = residentMebibytes();

    // A second run stands in its first minutes now; sentence by sentence in turn, whatever else the machine does meets both.
    auto young = startRun(*engine, source, conversation);
    for (int i = 0; i < warmSentences; ++i)
        millisecondsOfNext(*young);
    std::vector<double> late, early, ratios;
    for (int i = 0; i < comparedSentences; ++i) {
        early.push_back(millisecondsOfNext(*young));
        late.push_back(millisecondsOfNext(*lengthy));
        ratios.push_back(late.back() / early.back());
    }
    std::sort(ratios.begin(), ratios.end());
    std::printf("%s, %s: %.2f hours, %d sentences of %.1f s, in %.1f minutes\n", engine->info().name.c_str(), engine->info().dtype.c_str(),
                hours, sentences, sentenceSeconds, wallSeconds / 60.0);
    std::printf(
        "time per sentence   first minutes %.1f ms, last minutes %.1f ms, ratio of pairs %.3f [quarter %.3f, three quarters %.3f]\n",
        medianOf(early), medianOf(late), ratios[ratios.size() / 2], ratios[ratios.size() / 4], ratios[ratios.size() * 3 / 4]);
    std::printf("resident memory     after two minutes %.1f MiB, at the end %.1f MiB, growth %.1f MiB\n", memoryBefore, memoryAfter,
                memoryAfter - memoryBefore);
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    ensurePassiveOpenMp(argv);
    if (argc != 4) {
        std::fputs("scale_bench MODEL_FOLDER HOURS THREADS\n", stderr);
        return 2;
    }
    return measure(argv[1], std::strtod(argv[2], nullptr), std::atoi(argv[3]));
}
