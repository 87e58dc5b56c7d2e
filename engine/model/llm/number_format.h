// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/arithmetic.h"
#include "engine/core/result.h"
#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

#include <string>

namespace undertone {

/// How a language model's weights are kept in memory, and in what its windows are computed.
struct NumberFormat {
    torch::Dtype weights = torch::kFloat32;
    Arithmetic arithmetic = Arithmetic::AsKept;

    /// "fp32" or "bf16", as window and JSON say it: the type of the products.
    /// What the products are computed in.
    [[nodiscard]] torch::Dtype products() const { return arithmetic == Arithmetic::BFloat16 ? torch::kBFloat16 : weights; }
    [[nodiscard]] const char* name() const { return weights == torch::kBFloat16 || arithmetic == Arithmetic::BFloat16 ? "bf16" : "fp32"; }
};

/// What "auto", "fp32" or "bf16" means for a model of this shape on this device. bf16 keeps the weights in fp32 where they are small, so
/// that no step of the temporary LoRA is lost between them, and in bf16 where they are large. Auto is bf16 where `multipliesBf16` says
/// so and the body is wide enough to gain by it, else fp32. Errors: InvalidArgument (another word).
Result<NumberFormat> numberFormat(const std::string& dtype, const torch::Device& device, const LlamaConfig& config);

}  // namespace undertone
