// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of `./dev bench tokenizer`: tokenizes when told to, so that two programs can take turns; or alone, with made-up weights.
//   tokenizer_side TOKENIZER_FOLDER THREADS      commands on stdin, one JSON line each on stdout:
//     encode FILE N   a file of raw fp32 samples at 16 kHz, N times: milliseconds of each, and the codes
//   tokenizer_side alone THREADS                 a table
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/model/speech/speech_tokenizer.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>
#include <vector>

using namespace undertone;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t audioBytesLimit = std::size_t{1} << 28;
constexpr int roundsAlone = 9;

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "tokenizer_side: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

struct Reading {
    std::vector<double> milliseconds;
    std::vector<std::int32_t> codes;
};

Reading encode(SpeechTokenizer& tokenizer, const std::vector<float>& pcm, int times)
{
    Reading reading;
    for (int i = 0; i < times; ++i) {
        auto state = tokenizer.newRecording();
        const auto start = Clock::now();
        reading.codes = orExit(tokenizer.encodeUtterance(pcm, state, {}));
        reading.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    return reading;
}

int answer(const std::string& folder)
{
    const auto tokenizer = orExit(SpeechTokenizer::load(folder, torch::kCPU));
    for (std::string command, file; std::cin >> command >> file;) {
        int times = 0;
        std::cin >> times;
        const auto bytes = orExit(readTextFile(file, audioBytesLimit));
        std::vector<float> pcm(bytes.size() / sizeof(float));
        std::memcpy(pcm.data(), bytes.data(), pcm.size() * sizeof(float));
        const auto reading = encode(*tokenizer, pcm, times);
        std::cout << nlohmann::json{{"ms", reading.milliseconds}, {"codes", reading.codes}}.dump() << std::endl;
    }
    return 0;
}

int measureAlone()
{
    struct Size {
        const char* name;
        int width, heads, layers;
    };
    for (const auto& size : {Size{"undertone-small", 192, 3, 3}, Size{"CosyVoice 2", 1280, 20, 6}}) {
        SpeechTokenizerConfig config;
        config.hiddenSize = size.width;
        config.attentionHeads = size.heads;
        config.layers = size.layers;
        const auto tokenizer = orExit(SpeechTokenizer::create(config, SpeechEncoder(config), torch::kCPU));
        for (const int seconds : {4, 30, 95}) {
            const auto noise = torch::randn({seconds * engineSampleRate}) * 0.1;
            const std::vector<float> pcm(noise.data_ptr<float>(), noise.data_ptr<float>() + noise.numel());
            encode(*tokenizer, pcm, 1);
            auto times = encode(*tokenizer, pcm, roundsAlone).milliseconds;
            std::sort(times.begin(), times.end());
            std::printf("%-16s %3d s: %8.1f ms [%.1f, %.1f]\n", size.name, seconds, times[times.size() / 2], times.front(), times.back());
            std::fflush(stdout);
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("tokenizer_side TOKENIZER_FOLDER|alone THREADS\n", stderr);
        return 2;
    }
    at::set_num_threads(std::stoi(argv[2]));
    return std::string(argv[1]) == "alone" ? measureAlone() : answer(argv[1]);
}
