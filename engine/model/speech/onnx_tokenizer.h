// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <memory>

namespace undertone {

/// What speech_tokenizer_v2.onnx says: its shape, and its weights under SpeechEncoder's names, mapped rather than copied.
struct OnnxTokenizer {
    SpeechTokenizerConfig config;
    TensorMap weights;
};

/// Reads the initialisers of an S3 v2 tokenizer (method.md 4): inside the blocks a weight is known by the name of the node
/// that consumes it, outside them by what it does. Heads have size 64, as in the real one. Nothing is executed. Errors:
/// OnnxFile's, InvalidModel (another network, or a weight that is missing, twice there or misshapen).
Result<OnnxTokenizer> readOnnxTokenizer(const std::filesystem::path& file);

/// SpeechTokenizer::load for such a file. Errors: as above, OutOfMemory.
Result<std::unique_ptr<SpeechTokenizer>> loadOnnxTokenizer(const std::filesystem::path& file, torch::Device device);

}  // namespace undertone
