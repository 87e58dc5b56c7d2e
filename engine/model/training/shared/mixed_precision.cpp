// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/shared/mixed_precision.h"

#include "engine/model/torch_support.h"

#include <ATen/autocast_mode.h>

namespace undertone {

Result<torch::Dtype> trainingDtype(const std::string& name, torch::Device device)
{
    if (name == "fp32")
        return torch::kFloat32;
    if (name == "bf16")
        return torch::kBFloat16;
    if (name != "auto" && !name.empty())
        return Error{ErrorCode::InvalidArgument, message("training.dtype", name)};
    return multipliesBf16(device) ? torch::kBFloat16 : torch::kFloat32;
}

AutocastScope::AutocastScope(torch::Device device, torch::Dtype dtype)
    : m_device(device), m_before(at::autocast::is_autocast_enabled(device.type()))
{
    at::autocast::set_autocast_enabled(device.type(), dtype != torch::kFloat32);
    if (dtype != torch::kFloat32)
        at::autocast::set_autocast_dtype(device.type(), dtype);
    at::autocast::increment_nesting();
}

AutocastScope::~AutocastScope()
{
    // Weights cast inside are kept until the last scope ends; after a step they would be stale.
    if (at::autocast::decrement_nesting() == 0)
        at::autocast::clear_cache();
    at::autocast::set_autocast_enabled(m_device.type(), m_before);
}

FullPrecisionScope::FullPrecisionScope(torch::Device device) : m_device(device), m_before(at::autocast::is_autocast_enabled(device.type()))
{
    at::autocast::set_autocast_enabled(device.type(), false);
}

FullPrecisionScope::~FullPrecisionScope()
{
    at::autocast::set_autocast_enabled(m_device.type(), m_before);
}

}  // namespace undertone
