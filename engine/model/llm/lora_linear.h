// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/lora_config.h"
#include "engine/model/llm/model_config.h"
#include "engine/model/torch.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// The linear projections of a block that carry LoRA, in the order in which parameters are listed.
enum class Projection { Query, Key, Value, Output, Gate, Up, Down };
inline constexpr std::array<Projection, 7> allProjections{Projection::Query, Projection::Key, Projection::Value, Projection::Output,
                                                          Projection::Gate,  Projection::Up,  Projection::Down};

/// "self_attn.q_proj" and so on: the module's name within a block, as transformers and peft spell it.
const char* projectionName(Projection projection);

/// (out, in) of a projection's weight.
std::pair<std::int64_t, std::int64_t> projectionShape(const LlamaConfig& config, Projection projection);

/// Whether the config gives a projection a bias.
bool hasBias(const LlamaConfig& config, Projection projection);

/// One low-rank pair: it adds scale * B (A x).
struct LoraPair {
    torch::Tensor a;  ///< (rank, in)
    torch::Tensor b;  ///< (out, rank)
};

/// A LoRA over a whole decoder. Copies share their tensors.
class LoraSet {
public:
    /// A uniform in +-1/sqrt(fan_in), B zero, both fp32 leaves that ask for gradients; the seed decides every value.
    static LoraSet create(const LlamaConfig& model, const LoraConfig& config, std::uint64_t seed, torch::Device device);
    /// Tensors that stand already, in the order of `parameters()`; shapes are the caller's care.
    static LoraSet fromParameters(const LoraConfig& config, std::int64_t layerCount, const std::vector<torch::Tensor>& parameters);

    [[nodiscard]] const LoraConfig& config() const { return m_config; }
    [[nodiscard]] std::int64_t layerCount() const { return static_cast<std::int64_t>(m_layers.size()); }
    [[nodiscard]] const LoraPair& pair(std::int64_t layer, Projection projection) const;
    /// Layer by layer, projection by projection, A before B.
    [[nodiscard]] std::vector<torch::Tensor> parameters() const;
    /// The same with peft's names: "model.layers.0.self_attn.q_proj.lora_A.weight".
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> namedParameters() const;

private:
    LoraConfig m_config;
    std::vector<std::array<LoraPair, allProjections.size()>> m_layers;
};

/// The LoRAs that act in one forward: the trained one where it is not merged, and the temporary one.
struct ActiveLoras {
    const LoraSet* trained = nullptr;
    const LoraSet* temporary = nullptr;
};

/// W x + b plus scale * B (A x) of every active LoRA. `input` (..., in), `weight` (out, in), `bias` (out) or undefined, result (..., out).
/// LoRA stays fp32 where it is kept and is cast to the input's type to be applied.
torch::Tensor loraLinear(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias, const ActiveLoras& loras,
                         std::int64_t layer, Projection projection);

}  // namespace undertone
