// SPDX-License-Identifier: GPL-3.0-or-later
// Our side of `./dev bench train tokenizer`: takes training steps when told to, so that the two sides can take turns.
//   tokenizer_training_side ENCODER DTYPE THREADS
// ENCODER is a folder with a Whisper model that transformers wrote; the clips are noise. DTYPE: fp32 or
// bf16 (products; weights stay fp32). Commands on stdin, one JSON line each on stdout:
//   weights FILE  writes the weights as they are now, by name, to a safetensors file; told: the shape and the settings
//   batch K FILE  writes the batch of step K to a safetensors file, its masks of voices among it; told: milliseconds that making it took,
//                 and the share of it that is no padding
//   steps N       the next N steps, batches made in them: milliseconds, rate and total loss of each
//   gemm          the rate of a square matrix product of 1024 in this type, in GFLOP/s
#include "engine/messages/catalogue.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"
#include "engine/model/training/tokenizer/tokenizer_trainer.h"
#include "tests/bench/gemm_rate.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <string>

using namespace undertone;

namespace {

constexpr int speakers = 4;
constexpr int clipsOfEach = 4;  // of a speaker and an emotion
constexpr double shortestSeconds = 1.6, longestSeconds = 3.4;
constexpr int sampleRate = 16000;
constexpr double fractionDone = 0.5;  // of the training, for its late weights

[[noreturn]] void exitWith(const Error& error)
{
    std::fprintf(stderr, "tokenizer_training_side: %s\n", englishSentence(error).c_str());
    std::exit(1);
}

template <class T> T orExit(Result<T> result)
{
    if (!result)
        exitWith(result.error());
    return std::move(*result);
}

void orExit(const Status& status)
{
    if (!status)
        exitWith(status.error());
}

std::unique_ptr<TokenizerCorpus> noiseCorpus(int bands)
{
    auto corpus = std::make_unique<TokenizerCorpus>(bands);
    SplitMix64 random(1);
    std::size_t order = 0;
    for (int speaker = 0; speaker < speakers; ++speaker) {
        for (const char* emotion : {"angry", "happy", "neutral", "sad"}) {
            for (int i = 0; i < clipsOfEach; ++i) {
                std::vector<float> pcm(static_cast<std::size_t>(random.uniform(shortestSeconds, longestSeconds) * sampleRate));
                for (auto& sample : pcm)
                    sample = 0.1F * static_cast<float>(random.normal());
                const LabelledClip clip{{}, "noise", std::to_string(speaker), emotion, "none", std::to_string(i), "train", 0.0};
                orExit(corpus->add(order++, clip, pcm));
            }
        }
    }
    corpus->finish({});
    return corpus;
}

TokenizerTrainingConfig configAround(const PretrainedEncoder& start, const std::string& dtype)
{
    TokenizerTrainingConfig config;
    useEncoderRecipe(config);
    config.shape = start.config;
    config.shape.voiceNormalisation = VoiceNormalisationConfig{};
    config.encoder.weightsSha256 = "given";
    config.channelDropout = 0.0;  // random numbers of two libraries would differ
    config.dtype = dtype;
    return config;
}

nlohmann::json settings(const TokenizerTrainingConfig& config, const TokenizerCorpus& corpus)
{
    const auto& late = config.late;
    return {{"groups", config.groupsPerBatch},
            {"clips_per_group", config.clipsPerGroup},
            {"emotions", corpus.emotions().size()},
            {"sentences", corpus.sentences().size()},
            {"frozen_blocks", config.encoder.frozenBlocks},
            {"encoder_rate", config.encoder.learningRate / config.learningRate},
            {"encoder_weight_decay", config.encoder.weightDecay},
            {"weight_decay", config.weightDecay},
            {"betas", {config.beta1, config.beta2}},
            {"epsilon", config.epsilon},
            {"clip_norm", config.clipNorm},
            {"averaging", config.averaging},
            {"prior_seconds", config.shape.voiceNormalisation->priorSeconds},
            {"decoder_layers", config.decoderLayers},
            {"decoder_width", config.decoderWidth},
            {"reconstruction_scale", config.reconstructionScale},
            {"digit_deviation", config.digitDeviation},
            {"label_smoothing", config.labelSmoothing},
            {"weights", {late.emotion, late.emotionBefore, late.sentence, late.reconstruction, late.spread}}};
}

Status saveWeights(TokenizerTrainer& trainer, const std::string& file)
{
    TensorMap weights;
    for (const auto& parameter : trainer.encoder()->named_parameters())
        weights["encoder." + parameter.key()] = parameter.value().detach();
    for (const auto& parameter : trainer.heads()->named_parameters())
        weights["heads." + parameter.key()] = parameter.value().detach();
    return saveTensors(file, weights);
}

Status saveBatch(const TokenizerBatch& batch, const std::string& file)
{
    return saveTensors(file,
                       {{"mel", batch.mel},
                        {"lengths", batch.lengths},
                        {"emotion", batch.emotion},
                        {"sentence", batch.sentence},
                        {"emotion_weight", batch.emotionWeight},
                        {"smoothing", batch.smoothing},
                        {"heard_weight", batch.heardWeight},
                        {"clean_mel", batch.cleanMel}});
}

}  // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fputs("tokenizer_training_side ENCODER DTYPE THREADS\n", stderr);
        return 2;
    }
    const auto dtype = std::string(argv[2]) == "bf16" ? torch::kBFloat16 : torch::kFloat32;
    at::set_num_threads(std::stoi(argv[3]));
    const auto start = orExit(readWhisperEncoder(argv[1]));
    const auto corpus = noiseCorpus(start.config.melBands);
    const auto config = configAround(start, argv[2]);
    const auto trainer = orExit(TokenizerTrainer::create(config, *corpus, &start, nullptr));
    const TokenizerBatchMaker batches(*corpus, config);

    for (std::string command, file; std::cin >> command;) {
        nlohmann::json reply;
        if (command == "gemm") {
            reply["gflops"] = gemmRate(dtype);
        } else if (command == "weights") {
            std::cin >> file;
            orExit(saveWeights(*trainer, file));
            reply = settings(config, *corpus);
        } else if (command == "batch") {
            std::int64_t step = 0;
            std::cin >> step >> file;
            const auto begin = Clock::now();
            const auto batch = batches.make(step);
            reply["ms"] = millisecondsSince(begin);
            orExit(saveBatch(batch, file));
            reply["filled"] =
                static_cast<double>(batch.lengths.sum().item<std::int64_t>()) / static_cast<double>(batch.mel.size(0) * batch.mel.size(1));
        } else {
            int count = 0;
            std::cin >> count;
            for (int i = 0; i < count; ++i) {
                reply["rate"].push_back(trainer->learningRate(fractionDone));
                const auto begin = Clock::now();
                const auto losses = orExit(trainer->step(fractionDone));
                reply["ms"].push_back(millisecondsSince(begin));
                reply["loss"].push_back(losses.total(config.late).item<double>());
            }
        }
        std::cout << reply.dump() << std::endl;
    }
    return 0;
}
