// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench together: conversations that share the products with the frozen weights against the same conversations one after the other,
// and against one conversation a thread. The ways take turns, so that what disturbs one disturbs all.
//   together_bench small|5M|30M fp32|bf16 THREADS ROUNDS
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/window/window_lanes.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

using namespace undertone;

namespace {

using Clock = std::chrono::steady_clock;

struct Body {
    LlamaConfig config;
    LoraConfig lora;
    std::int64_t prefix;
};

Body bodyOf(const std::string& name)
{
    Body body{{}, {64, 64.0}, 512};
    LlamaConfig& config = body.config;
    config.vocabularySize = 256 + 6561 + 1 + 4;
    config.maxPositions = 4096;
    const auto shape = [&](std::int64_t hidden, std::int64_t layers, std::int64_t heads, std::int64_t wide) {
        config.hiddenSize = hidden;
        config.layerCount = layers;
        config.headCount = config.keyValueHeadCount = heads;
        config.headSize = hidden / heads;
        config.intermediateSize = wide;
    };
    if (name == "30M") {
        shape(512, 10, 8, 1408);
    } else if (name == "5M") {
        shape(256, 6, 8, 704);
    } else {
        // The body and the memory of undertone-small.
        shape(192, 4, 3, 512);
        body.lora = {16, 16.0};
        body.prefix = 512;
    }
    return body;
}

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "together_bench: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

class Bench {
public:
    Bench(const std::string& body, bool narrow, int threads) : m_body(bodyOf(body)), m_threads(threads)
    {
        m_llm = orExit(SpeechLlm::create(m_body.config, 1, torch::kCPU));
        m_config.prefixTokens = m_body.prefix;
        m_config.lora = m_body.lora;
        m_config.arithmetic = narrow ? Arithmetic::BFloat16 : Arithmetic::AsKept;
        m_arithmetic = narrow ? torch::kBFloat16 : torch::kFloat32;
    }

    /// Sentences a second of `conversations`, `workers` at a time; `together`: in step, sharing the body.
    double rate(int conversations, int workers, bool together, int threadsEach) const
    {
        const auto lanes = together ? WindowLanes::create(m_llm, m_arithmetic) : nullptr;
        std::vector<std::unique_ptr<WindowPass>> passes(static_cast<std::size_t>(conversations));
        for (auto& pass : passes)
            pass = lanes ? lanes->join() : nullptr;
        const auto start = Clock::now();
        std::vector<std::thread> pool;
        for (int worker = 0; worker < workers; ++worker) {
            pool.emplace_back([&, worker] {
                torch::set_num_threads(threadsEach);
                for (int c = worker; c < conversations; c += workers)
                    readOne(c, std::move(passes[static_cast<std::size_t>(c)]));
            });
        }
        for (auto& thread : pool)
            thread.join();
        return conversations * sentences / std::chrono::duration<double>(Clock::now() - start).count();
    }

    [[nodiscard]] int threads() const { return m_threads; }

private:
    static constexpr int sentences = 10;

    void readOne(int seed, std::unique_ptr<WindowPass> pass) const
    {
        std::mt19937 random(static_cast<unsigned>(seed));
        auto session = orExit(DpmSession::create(m_llm, EmotionVocabulary::after(256, 6561, 4), m_config, nullptr, std::move(pass)));
        for (int s = 0; s < sentences; ++s) {
            std::vector<std::int32_t> codes(60 + random() % 80);
            for (auto& code : codes)
                code = static_cast<std::int32_t>(random() % 6561);
            orExit(session->readSentence(codes));
        }
    }

    Body m_body;
    DpmConfig m_config;
    torch::Dtype m_arithmetic;
    std::shared_ptr<SpeechLlm> m_llm;
    int m_threads;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5) {
        std::fputs("together_bench small|5M|30M fp32|bf16 THREADS ROUNDS\n", stderr);
        return 2;
    }
    const Bench bench(argv[1], std::string(argv[2]) == "bf16", std::atoi(argv[3]));
    const int rounds = std::atoi(argv[4]);
    std::map<std::string, std::vector<double>> rates, ratios;
    std::vector<std::string> order;
    for (int round = 0; round < rounds; ++round) {
        const double alone = bench.rate(4, 1, false, bench.threads());
        const auto note = [&](const std::string& way, double rate) {
            if (round == 0)
                order.push_back(way);
            rates[way].push_back(rate);
            ratios[way].push_back(rate / alone);
        };
        note("one after the other", alone);
        note("one a thread", bench.rate(4, bench.threads(), false, 1));
        for (const int lanes : {2, 4, 8})
            note(std::to_string(lanes) + " together", bench.rate(lanes, lanes, true, bench.threads()));
    }
    for (const auto& way : order)
        std::printf("%6s %5s  %-20s %7.1f sentences a second  x %.2f [%.2f, %.2f]\n", argv[1], argv[2], way.c_str(), median(rates[way]),
                    median(ratios[way]), *std::min_element(ratios[way].begin(), ratios[way].end()),
                    *std::max_element(ratios[way].begin(), ratios[way].end()));
    return 0;
}
