// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/temporary_lora_config.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace undertone {

/// A model directory to be made of what others trained. The defaults are the paper's (4.2).
struct ModelBuildConfig {
    std::filesystem::path base;       ///< Llama folder, vocabulary not extended
    std::filesystem::path tokenizer;  ///< folder, or speech_tokenizer_v2.onnx
    std::filesystem::path adapter;    ///< peft folder made for the extended base; empty: none
    std::filesystem::path output;
    bool replaces = false;  ///< whether a model that stands at `output` makes way
    std::string name;       ///< empty: that of the output folder
    std::string licence = "see the terms of the base model and of the tokenizer";
    std::vector<std::string> labels{"ang", "hap", "sad", "neu"};
    int targetTokens = 256;  ///< n_o
    int prefixTokens = 512;  ///< n_p
    int memoryTokens = 0;    ///< n_r; 0: n_q = n_o + n_p
    TokenizeMode tokenize = TokenizeMode::Utterance;
    TemporaryLoraConfig temporary{64, 64.0, 5e-5};
    std::uint64_t seed = 1;  ///< of the new rows
    std::string command;     ///< for provenance.json
};

struct ModelBuildReport {
    std::filesystem::path directory;
    std::int64_t textTokens = 0;
    std::int64_t vocabulary = 0;
    std::int64_t parameters = 0;  ///< of the language model
    std::uintmax_t bytes = 0;     ///< on disk
    double seconds = 0.0;
};

/// A line that says what is being done.
using BuildProgress = std::function<void(const std::string& text)>;

/// Builds the directory beside its place and moves it there when it is whole; stopped or killed it leaves nothing under
/// the final name, and what a killed one left beside is cleared by the next. Errors: FileNotWritable (something stands
/// there, too little room, another build at work), InvalidArgument, Cancelled, and those of engine/model/model_import.h.
Result<ModelBuildReport> buildModel(const ModelBuildConfig& config, const BuildProgress& progress, const CancellationToken& cancel);

}  // namespace undertone
