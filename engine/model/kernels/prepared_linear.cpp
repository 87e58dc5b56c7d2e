// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/prepared_linear.h"

#include <ATen/core/dispatch/Dispatcher.h>

#include <optional>

namespace undertone {

namespace {

// Below this width LibTorch's own product is as fast, and has nothing to prepare for each new number of rows.
constexpr std::int64_t smallestPackedWidth = 512;
constexpr std::int64_t expectedRows = 256;  // what the packed order is chosen for; any number of rows works

using PackWeight = torch::Tensor(const torch::Tensor&, std::optional<c10::SymInt>);
using PackedLinear = torch::Tensor(const torch::Tensor&, const torch::Tensor&, const std::optional<torch::Tensor>&, c10::string_view,
                                   c10::List<std::optional<torch::Scalar>>, std::optional<c10::string_view>);
using PackedLinearSum = torch::Tensor(const torch::Tensor&, const torch::Tensor&, const torch::Tensor&, const std::optional<torch::Tensor>&,
                                      c10::string_view);

template <typename Signature> std::optional<c10::TypedOperatorHandle<Signature>> operatorOf(const char* name, const char* overload = "")
{
    // These operators are LibTorch's own, but carry no promise: where one is gone or changed, the plain product serves.
    try {
        if (auto handle = c10::Dispatcher::singleton().findSchema({name, overload}))
            return handle->template typed<Signature>();
    } catch (const c10::Error&) {
        return std::nullopt;
    }
    return std::nullopt;
}

struct PackedOperators {
    std::optional<c10::TypedOperatorHandle<PackWeight>> pack = operatorOf<PackWeight>("mkldnn::_reorder_linear_weight");
    std::optional<c10::TypedOperatorHandle<PackedLinear>> linear = operatorOf<PackedLinear>("mkldnn::_linear_pointwise");
    std::optional<c10::TypedOperatorHandle<PackedLinearSum>> linearSum = operatorOf<PackedLinearSum>("mkldnn::_linear_pointwise", "binary");

    [[nodiscard]] bool all() const { return pack && linear && linearSum; }
};

const PackedOperators& packedOperators()
{
    static const PackedOperators operators;
    return operators;
}

std::optional<torch::Tensor> orNone(const torch::Tensor& bias)
{
    return bias.defined() ? std::optional(bias) : std::nullopt;
}

torch::Tensor packedProduct(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias, const char* activation)
{
    return packedOperators().linear->call(x, weight, orNone(bias), activation, c10::List<std::optional<torch::Scalar>>(), "none");
}

// Packed, where that works on this machine and is right.
std::optional<torch::Tensor> packed(const torch::Tensor& weight)
{
    if (std::min(weight.size(0), weight.size(1)) < smallestPackedWidth || !at::Context::hasMKLDNN() || !packedOperators().all())
        return std::nullopt;
    try {
        auto result = packedOperators().pack->call(weight, c10::SymInt(expectedRows));
        const auto probe = torch::linspace(-1.0, 1.0, weight.size(1)).unsqueeze(0);
        const auto expected = torch::linear(probe, weight);
        const auto got = packedProduct(probe, result, {}, "none");
        const auto sum = packedOperators().linearSum->call(probe, expected, result, std::nullopt, "add");
        if (torch::allclose(got, expected, 1e-4, 1e-4) && torch::allclose(sum, 2.0 * expected, 1e-4, 1e-4))
            return result;
    } catch (const c10::Error&) {
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

PreparedLinear::PreparedLinear(const torch::Tensor& weight, const torch::Tensor& bias)
{
    const torch::NoGradGuard noGradients;
    m_weight = weight.detach().contiguous();
    if (bias.defined())
        m_bias = bias.detach().clone();
    if (auto reordered = packed(m_weight)) {
        m_weight = std::move(*reordered);
        m_packed = true;
    } else {
        m_weight = m_weight.clone();
    }
}

torch::Tensor PreparedLinear::apply(const torch::Tensor& x) const
{
    return m_packed ? packedProduct(x, m_weight, m_bias, "none") : torch::linear(x, m_weight, m_bias);
}

torch::Tensor PreparedLinear::applyGelu(const torch::Tensor& x) const
{
    if (m_packed)
        return packedProduct(x, m_weight, m_bias, "gelu");
    auto y = torch::linear(x, m_weight, m_bias);
    return torch::gelu_(y);
}

torch::Tensor PreparedLinear::addTo(const torch::Tensor& sum, const torch::Tensor& x) const
{
    if (m_packed)
        return packedOperators().linearSum->call(x, sum, m_weight, orNone(m_bias), "add");
    auto target = m_bias.defined() ? sum.add_(m_bias) : sum;
    return target.addmm_(x, m_weight.t());
}

}  // namespace undertone
