// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of `./dev bench dpm`: reads sentences of a dialogue when told to, so that the two sides can take turns.
//   dpm_side BASE ADAPTER TOKENS.json N_R DTYPE THREADS RANK ALPHA RATE fast|autograd [DEVICE]
// BASE and ADAPTER are folders that transformers and peft wrote. DTYPE: fp32, bf16 (over weights kept in fp32) or bf16-weights. Commands on
// stdin, one JSON line each on stdout (gemm and products are of the processor, whatever DEVICE is):
//   read N   the next N sentences: milliseconds and loss of each
//   gemm     the rate of a square matrix product of 1024 in this type, in GFLOP/s
//   products the milliseconds of a step's products in their own shapes, alone
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/window_cost.h"
#include "tests/bench/gemm_rate.h"
#include "tests/bench/window_products.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

using namespace undertone;

namespace {

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "dpm_side: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

void orExit(const Status& status)
{
    if (!status) {
        std::fprintf(stderr, "dpm_side: %s\n", englishSentence(status.error()).c_str());
        std::exit(1);
    }
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 11 && argc != 12) {
        std::fputs("dpm_side BASE ADAPTER TOKENS.json N_R DTYPE THREADS RANK ALPHA RATE fast|autograd [DEVICE]\n", stderr);
        return 2;
    }
    const std::string dtypeName = argv[5];
    const bool narrow = dtypeName.starts_with("bf16");
    const bool keptNarrow = dtypeName == "bf16-weights";
    const auto dtype = narrow ? torch::kBFloat16 : torch::kFloat32;
    at::set_num_threads(std::stoi(argv[6]));
    const auto device = orExit(parseDevice(argc == 12 ? argv[11] : "cpu"));
    auto llm = orExit(SpeechLlm::load(argv[1], device, torch::kFloat32));
    const auto adapter = orExit(LoraAdapter::load(argv[2], llm->config(), device));
    orExit(mergeAdapter(*llm, adapter));
    if (keptNarrow || (narrow && std::string(argv[10]) == "autograd")) {
        const torch::NoGradGuard frozen;
        for (auto& [name, tensor] : llm->namedParameters())
            tensor.set_data(tensor.to(dtype));
    }
    const auto json = nlohmann::json::parse(orExit(readTextFile(argv[3], std::size_t{1} << 28)));
    const auto vocabulary = EmotionVocabulary::after(json.at("text"), json.at("codes"), json.at("labels"));
    const auto sentences = json.at("sentences").get<std::vector<std::vector<std::int32_t>>>();

    DpmConfig config;
    config.prefixTokens = std::stoll(argv[4]);
    config.lora = {std::stoll(argv[7]), std::stod(argv[8])};
    config.optimizer.learningRate = std::stod(argv[9]);
    config.arithmetic = narrow && !keptNarrow ? Arithmetic::BFloat16 : Arithmetic::AsKept;
    config.pass = std::string(argv[10]) == "autograd" ? PassKind::Autograd : PassKind::Fast;
    const auto session = orExit(DpmSession::create(llm, vocabulary, config));
    const auto targets = static_cast<std::int64_t>(sentences.front().size()) + 1;
    std::cout
        << nlohmann::json{{"ready", true}, {"flop", windowFlopFloor(llm->config(), config.prefixTokens, targets, config.lora.rank)}}.dump()
        << std::endl;

    std::size_t next = 0;
    for (std::string command; std::cin >> command;) {
        nlohmann::json reply;
        if (command == "gemm") {
            reply["gflops"] = gemmRate(dtype);
        } else if (command == "products") {
            reply["ms"] = productsAlone(llm->config(), config.prefixTokens, targets, config.lora.rank, dtype);
        } else {
            int count = 0;
            std::cin >> count;
            for (int i = 0; i < count && next < sentences.size(); ++i) {
                const auto start = Clock::now();
                const auto reading = orExit(session->readSentence(sentences[next++]));
                reply["ms"].push_back(millisecondsSince(start));
                reply["loss"].push_back(reading.lossBefore ? nlohmann::json(*reading.lossBefore) : nlohmann::json(nullptr));
                reply["probabilities"].push_back(reading.probabilities);
            }
        }
        std::cout << reply.dump() << std::endl;
    }
    return 0;
}
