// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/torch.h"

#include <string>

namespace undertone {

/// What "auto" means for matrix products in training: bf16 on a GPU and on a processor that multiplies bf16
/// (avx512_bf16), else fp32. Weights, moments and losses are fp32 either way. Errors: InvalidArgument.
Result<torch::Dtype> trainingDtype(const std::string& name, torch::Device device);

/// Lets torch run matrix products in `dtype` while it lives. One thread, not nested in itself.
class AutocastScope {
public:
    AutocastScope(torch::Device device, torch::Dtype dtype);
    ~AutocastScope();
    AutocastScope(const AutocastScope&) = delete;
    AutocastScope& operator=(const AutocastScope&) = delete;

private:
    torch::Device m_device;
    bool m_before;
};

/// Inside an AutocastScope: back to the types that the tensors have, for rows where rounding would count.
class FullPrecisionScope {
public:
    explicit FullPrecisionScope(torch::Device device);
    ~FullPrecisionScope();
    FullPrecisionScope(const FullPrecisionScope&) = delete;
    FullPrecisionScope& operator=(const FullPrecisionScope&) = delete;

private:
    torch::Device m_device;
    bool m_before;
};

}  // namespace undertone
