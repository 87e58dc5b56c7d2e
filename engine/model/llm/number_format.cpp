// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/number_format.h"

#include "engine/model/torch_support.h"

namespace undertone {

namespace {

/// Weights up to this many bytes are kept in fp32.
constexpr double keptWideLimit = 2.0 * 1024 * 1024 * 1024;

double fp32Bytes(const LlamaConfig& config)
{
    const auto hidden = static_cast<double>(config.hiddenSize);
    const auto heads = static_cast<double>(2 * (config.headCount + config.keyValueHeadCount) * config.headSize);
    const auto block = hidden * (heads + 3.0 * static_cast<double>(config.intermediateSize));
    const auto rows = static_cast<double>(config.vocabularySize) * hidden * (config.tiedEmbeddings ? 1.0 : 2.0);
    return 4.0 * (static_cast<double>(config.layerCount) * block + rows);
}

}  // namespace

Result<NumberFormat> numberFormat(const std::string& dtype, const torch::Device& device, const LlamaConfig& config)
{
    const bool automatic = dtype == "auto" || dtype.empty();
    if (!automatic && dtype != "fp32" && dtype != "bf16")
        return Error{ErrorCode::InvalidArgument, message("number-format.unknown", dtype)};
    if (dtype == "fp32" || (automatic && !multipliesBf16(device)))
        return NumberFormat{};
    return fp32Bytes(config) <= keptWideLimit ? NumberFormat{torch::kFloat32, Arithmetic::BFloat16}
                                              : NumberFormat{torch::kBFloat16, Arithmetic::AsKept};
}

}  // namespace undertone
