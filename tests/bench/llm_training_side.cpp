// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of `./dev bench train llm`: takes training steps when told to, so that the two sides can take turns.
//   llm_training_side BASE base|sllm DTYPE THREADS BATCH CODES LABELS
// BASE is a folder that transformers wrote, whose vocabulary holds 256 text ids, CODES, `<audio_end>` and LABELS; the dialogues are random
// codes. DTYPE: fp32 or bf16 (products; weights stay fp32). Commands on stdin, one JSON line each on stdout:
//   batch K  the windows of step K, and the seed of its factored rows: what the other side computes too
//   steps N  the next N steps: milliseconds and loss L_a of each
//   gemm     the rate of a square matrix product of 1024 in this type, in GFLOP/s
#include "engine/core/seeded_random.h"
#include "engine/messages/catalogue.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/llm/llm_trainer.h"
#include "tests/bench/gemm_rate.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <string>

using namespace undertone;

namespace {

constexpr int dialogues = 64;
constexpr int sentencesEach = 30;

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "llm_training_side: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

/// Sentences of 30 to 89 codes, as those of the small model's corpora have.
DialogueTokens randomDialogues(int codes, int labels)
{
    DialogueTokens tokens;
    tokens.codebookSize = codes;
    for (int label = 0; label < labels; ++label)
        tokens.labels.push_back("label" + std::to_string(label));
    SplitMix64 random(1);
    for (int d = 0; d < dialogues; ++d) {
        auto& dialogue = tokens.dialogues.emplace_back();
        dialogue.name = std::to_string(d);
        for (int s = 0; s < sentencesEach; ++s) {
            auto& sentence = dialogue.sentences.emplace_back();
            sentence.label = static_cast<int>(random.below(static_cast<std::size_t>(labels)));
            for (auto length = 30 + random.below(60); length > 0; --length)
                sentence.codes.push_back(static_cast<std::int32_t>(random.below(static_cast<std::size_t>(codes))));
        }
    }
    return tokens;
}

std::vector<std::int64_t> values(const torch::Tensor& tensor)
{
    const auto flat = tensor.contiguous().flatten();
    return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

/// The forward and backward products that a step cannot do without. Attention is counted causal; the backward takes each product twice,
/// but where a weight is frozen once.
double stepFlop(const LlamaConfig& llm, const LlmTrainingConfig& config, const WindowBatch& batch)
{
    const auto rows = static_cast<double>(batch.tokens.numel());
    const auto width = static_cast<double>(batch.tokens.size(1));
    const auto hidden = static_cast<double>(llm.hiddenSize);
    const auto heads = static_cast<double>(llm.headCount * llm.headSize);
    const auto shared = static_cast<double>(llm.keyValueHeadCount * llm.headSize);
    const auto feedForward = static_cast<double>(llm.intermediateSize);
    const double block = hidden * (2.0 * heads + 2.0 * shared + 3.0 * feedForward);
    const double attention = heads * width;  // scores and values, half of each by the mask
    const bool isBase = config.stage == LlmStage::Base;
    double perRow = block * (isBase ? 6.0 : 4.0) + 6.0 * attention;
    if (!isBase) {
        const double in = 5.0 * hidden + heads + feedForward, out = 2.0 * heads + 2.0 * shared + 2.0 * feedForward + hidden;
        perRow += 6.0 * static_cast<double>(config.loraRank) * (in + out - heads);
    }
    const auto output = static_cast<double>(batch.targets.numel()) * hidden * static_cast<double>(llm.vocabularySize);
    return static_cast<double>(llm.layerCount) * perRow * rows + 6.0 * output;
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 8) {
        std::fputs("llm_training_side BASE base|sllm DTYPE THREADS BATCH CODES LABELS\n", stderr);
        return 2;
    }
    const auto dtype = std::string(argv[3]) == "bf16" ? torch::kBFloat16 : torch::kFloat32;
    at::set_num_threads(std::stoi(argv[4]));
    const int codes = std::stoi(argv[6]), labels = std::stoi(argv[7]);
    auto llm = orExit(SpeechLlm::load(argv[1], torch::kCPU, torch::kFloat32));
    const auto shape = llm->config();
    const auto vocabulary = EmotionVocabulary::after(256, codes, labels);
    const auto data = orExit(DialogueDataset::create(randomDialogues(codes, labels), vocabulary));

    auto config = std::string(argv[2]) == "base" ? baseTrainingDefaults() : sllmTrainingDefaults();
    config.batchSize = std::stoi(argv[5]);
    config.channelDropout = 0.0;  // transformers' Llama has none
    config.dtype = argv[3];
    const auto trainer = orExit(LlmTrainer::create(config, std::move(llm), vocabulary, data));

    const auto windowsOf = [&](int step) {
        std::vector<TrainingWindow> windows;
        const auto at = data.batch(config, step);
        for (std::size_t i = 0; i < at.size(); ++i)
            windows.push_back(data.window(at[i], config, seedOf(config.seed + i, static_cast<std::uint64_t>(step) + 1)));
        return makeBatch(windows, torch::kCPU);
    };
    for (std::string command; std::cin >> command;) {
        nlohmann::json reply;
        if (command == "gemm") {
            reply["gflops"] = gemmRate(dtype);
        } else if (command == "batch") {
            int step = 0;
            std::cin >> step;
            const auto batch = windowsOf(step);
            reply = {{"windows", batch.tokens.size(0)},
                     {"tokens", values(batch.tokens)},
                     {"target_rows", values(batch.targetRows)},
                     {"targets", values(batch.targets)},
                     {"readout_rows", values(batch.readoutRows)},
                     {"labels", values(batch.labels)},
                     {"seed", seedOf(config.seed, 0)},
                     {"rate", learningRateAt(config, step)},
                     {"flop", stepFlop(shape, config, batch)}};
        } else {
            int count = 0;
            std::cin >> count;
            for (int i = 0; i < count; ++i) {
                const auto start = Clock::now();
                const auto figures = orExit(trainer->step());
                reply["ms"].push_back(millisecondsSince(start));
                reply["loss"].push_back(figures.audio);
            }
        }
        std::cout << reply.dump() << std::endl;
    }
    return 0;
}
