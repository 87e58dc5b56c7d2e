// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <string>

namespace undertone {

/// An encoder that knows speech: the shape of a tokenizer around it, and its weights under SpeechEncoder's names ("encoder."...),
/// mapped where the file has them in this form.
struct PretrainedEncoder {
    SpeechTokenizerConfig config;
    TensorMap weights;
};

/// Reads the encoder of a Whisper model of any size from a folder: config.json and safetensors as Hugging Face lays them out
/// (`model.encoder.`... or `encoder.`...), or model.bin as CTranslate2 does, in floating point. Positions must be Whisper's sines and
/// cosines. What else the model has is left alone. Errors: SafetensorsFile's and Ctranslate2Model's, InvalidModel, UnsupportedFormat.
Result<PretrainedEncoder> readWhisperEncoder(const std::filesystem::path& folder);

/// SHA-256 over the names, shapes and values of weights, whatever file and number format they were read from.
Result<std::string> sha256OfWeights(const TensorMap& weights);

/// Copies the weights into an encoder of that shape; its quantiser stays as it is.
void copyWeights(const PretrainedEncoder& from, SpeechEncoder& encoder);

}  // namespace undertone
