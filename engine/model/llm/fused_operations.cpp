// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/fused_operations.h"

#include "engine/model/kernels/row_operations.h"

namespace undertone {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

torch::Tensor asRows(const torch::Tensor& tensor)
{
    return tensor.reshape({-1, tensor.size(-1)});
}

/// With unit column stride, in the type of what was computed forward.
torch::Tensor gradientRows(const torch::Tensor& gradient, torch::Dtype dtype)
{
    return asRows(gradient).to(dtype).contiguous();
}

class RmsNorm : public torch::autograd::Function<RmsNorm> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& hidden, const torch::Tensor& weight, double epsilon)
    {
        TORCH_CHECK(weight.scalar_type() == hidden.scalar_type(), "a fused norm has one type");
        const auto x = asRows(hidden).contiguous();
        const auto y = torch::empty_like(x);
        const auto inverse = torch::empty({x.size(0)}, x.options().dtype(wideType(x.scalar_type())));
        rmsNormInto(x, weight, epsilon, y, inverse);
        context->save_for_backward({x, weight, inverse});
        return y.view(hidden.sizes());
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        const auto& [x, weight, inverse] = std::tie(saved[0], saved[1], saved[2]);
        const auto gradient = gradientRows(gradients[0], x.scalar_type());
        torch::Tensor toHidden, toWeight;
        if (context->needs_input_grad(0)) {
            toHidden = torch::empty_like(x);
            rmsNormBackward(gradient, x, weight, inverse, toHidden, Write::Replace);
            toHidden = toHidden.view(gradients[0].sizes());
        }
        if (context->needs_input_grad(1))
            toWeight = (gradient.to(inverse.scalar_type()) * x).mul_(inverse.unsqueeze(1)).sum(0).to(weight.scalar_type());
        return {toHidden, toWeight, {}};
    }
};

class Rotation : public torch::autograd::Function<Rotation> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& projected, std::int64_t size, const torch::Tensor& cosine,
                                 const torch::Tensor& sine)
    {
        TORCH_CHECK(cosine.scalar_type() == wideType(projected.scalar_type()), "angles are of the wide type");
        auto turned = projected.clone(at::MemoryFormat::Contiguous);
        applyRope(asRows(turned), size, cosine, sine);
        context->save_for_backward({cosine, sine});
        context->saved_data["size"] = size;
        return turned;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto saved = context->get_saved_variables();
        auto turnedBack = gradients[0].clone(at::MemoryFormat::Contiguous);
        applyInverseRope(asRows(turnedBack), context->saved_data["size"].toInt(), saved[0], saved[1]);
        return {turnedBack, {}, {}, {}};
    }
};

class GatedSilu : public torch::autograd::Function<GatedSilu> {
public:
    static torch::Tensor forward(AutogradContext* context, const torch::Tensor& gate, const torch::Tensor& up)
    {
        const auto both = torch::cat({asRows(gate), asRows(up)}, 1);
        const auto y = torch::empty({both.size(0), gate.size(-1)}, gate.options());
        gatedSiluInto(both, y);
        context->save_for_backward({both});
        return y.view(gate.sizes());
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const auto both = context->get_saved_variables()[0];
        const auto into = torch::empty_like(both);
        gatedSiluBackward(gradientRows(gradients[0], both.scalar_type()), both, into);
        const auto width = both.size(1) / 2;
        return {into.slice(1, 0, width).view(gradients[0].sizes()), into.slice(1, width).view(gradients[0].sizes())};
    }
};

}  // namespace

bool canFuse(const torch::Tensor& tensor, torch::Dtype type)
{
    return tensor.is_cpu() && (type == torch::kFloat32 || type == torch::kFloat64 || type == torch::kBFloat16);
}

torch::Tensor fusedRmsNorm(const torch::Tensor& hidden, const torch::Tensor& weight, double epsilon)
{
    return RmsNorm::apply(hidden, weight, epsilon);
}

torch::Tensor fusedRotation(const torch::Tensor& projected, std::int64_t size, const RowAngles& angles)
{
    return Rotation::apply(projected, size, angles.cosine, angles.sine);
}

torch::Tensor fusedGatedSilu(const torch::Tensor& gate, const torch::Tensor& up)
{
    return GatedSilu::apply(gate, up);
}

}  // namespace undertone
