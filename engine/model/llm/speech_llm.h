// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/llm/model_config.h"
#include "engine/model/llm/transformer_block.h"
#include "engine/model/torch.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

struct LoraAdapter;

/// Keys and values of a window's first tokens, block by block: a later forward goes on behind them.
using KeyValueCache = std::vector<KeyValues>;

/// What a forward takes beyond the model's own weights. A tensor left undefined is the model's own.
struct ForwardOptions {
    const LoraSet* trained = nullptr;           ///< trained LoRA where it is not merged
    const LoraSet* temporary = nullptr;         ///< temporary LoRA of DPM
    torch::Tensor embedding;                    ///< (vocabulary, hidden) in place of the input rows, e.g. rows being trained
    torch::Tensor output;                       ///< (vocabulary, hidden) in place of the output rows
    torch::Tensor attentionMask;                ///< bool (batch, tokens, tokens seen), true: the row may see the column; undefined: causal
    bool fused = false;                         ///< training on a processor: what lies between the products is fused (fused_operations)
    double channelDropout = 0.0;                ///< training: one mask per window and channel on what each sub-layer adds
    std::int64_t firstRow = 0;                  ///< rows before it are neither returned nor computed in the last block (exact)
    const KeyValueCache* past = nullptr;        ///< the tokens stand behind these, at the positions that follow
    KeyValueCache* present = nullptr;           ///< filled with keys and values of all tokens so far, with their graph
    const CancellationToken* cancel = nullptr;  ///< read between blocks
};

/// A Llama-architecture decoder of any size over text, audio codes and emotion ids (paper, 3.1).
///
///   auto llm = SpeechLlm::load(modelDirectory / "base", torch::kCPU, torch::kFloat32);
///   auto hidden = (*llm)->hiddenStates(tokens);            // tokens: int64 (batch, tokens)
///   auto logits = (*llm)->logits(hidden);                  // (batch, tokens, vocabulary)
///
/// Windows of a batch are padded at the end with any valid id: causal rows never see what follows them.
/// Const calls may run on any one thread at a time; torch's exceptions pass through hiddenStates and logits.
class SpeechLlm {
public:
    /// Reads config.json and model.safetensors (or its index and shards), and merges `trained` in where there is one. Weights
    /// come back frozen; on the CPU those that lie on disk in `dtype` stay mapped. Errors: FileNotFound, CorruptFile,
    /// UnsupportedFormat (a pickle), InvalidModel (a missing or misshapen tensor, an unsupported config), OutOfMemory, Cancelled.
    static Result<std::shared_ptr<SpeechLlm>> load(const std::filesystem::path& directory, torch::Device device, torch::Dtype dtype,
                                                   const LoraAdapter* trained = nullptr, const CancellationToken& cancel = {});
    /// A fresh decoder: normal weights of deviation 0.02, norms one, biases zero, frozen; the seed decides every value.
    static Result<std::shared_ptr<SpeechLlm>> create(const LlamaConfig& config, std::uint64_t seed, torch::Device device);
    /// A copy that shares no storage, e.g. to merge an adapter into while the original goes on being trained.
    [[nodiscard]] std::shared_ptr<SpeechLlm> clone() const;
    /// Writes config.json and model.safetensors, or shards of at most `shardBytes` with their index, in the layout that
    /// transformers loads; `saved` is told of each weight. Errors: FileNotWritable, and `saved`'s.
    Status save(const std::filesystem::path& directory, torch::Dtype dtype, std::uint64_t shardBytes = 5'000'000'000,
                const std::function<Status(const torch::Tensor&)>& saved = {}) const;

    [[nodiscard]] const LlamaConfig& config() const { return m_config; }
    [[nodiscard]] torch::Device device() const { return m_embedding.device(); }
    [[nodiscard]] torch::Dtype dtype() const { return m_embedding.scalar_type(); }
    [[nodiscard]] std::int64_t parameterCount() const;

    /// Hidden states behind the final norm, (batch, tokens - firstRow, hidden), of int64 ids (batch, tokens). Positions
    /// start at 0, or behind `past`. An undefined tensor when `cancel` was set.
    [[nodiscard]] torch::Tensor hiddenStates(const torch::Tensor& tokens, const ForwardOptions& options = {}) const;
    /// Scores of every id for rows of hidden states: (..., hidden) to (..., vocabulary). `output` replaces the
    /// output rows where it is defined.
    [[nodiscard]] torch::Tensor logits(const torch::Tensor& hidden, const torch::Tensor& output = {}) const;

    /// Every weight under its name in transformers ("model.layers.0.self_attn.q_proj.weight"); the tensors
    /// themselves, not copies. A tied output is not listed twice.
    [[nodiscard]] std::vector<std::pair<std::string, torch::Tensor>> namedParameters() const;
    /// Lets every weight ask for a gradient, or none.
    void setTrainable(bool trainable);
    [[nodiscard]] const torch::Tensor& embeddingRows() const { return m_embedding; }  ///< (vocabulary, hidden)
    [[nodiscard]] const torch::Tensor& outputRows() const { return m_output; }        ///< (vocabulary, hidden)
    [[nodiscard]] const torch::Tensor& finalNorm() const { return m_finalNorm; }      ///< (hidden)
    /// Puts other input and output rows in place, copied to this device and type; an undefined one leaves what stands. A tied model stays
    /// tied where both are one tensor, and is tied no longer where not, as with peft's modules_to_save.
    /// Errors: InvalidModel (another hidden size, or numbers of rows that differ between the two).
    Status setRows(const torch::Tensor& embedding, const torch::Tensor& output);
    /// Eq. 1 to Eq. 2: appends `count` rows to input and output, drawn from a normal with the old rows' mean and
    /// deviation per channel; the seed decides every value. Errors: InvalidArgument (count < 1).
    Status extendVocabulary(std::int64_t count, std::uint64_t seed);
    [[nodiscard]] const BlockWeights& block(std::int64_t layer) const { return m_blocks[static_cast<std::size_t>(layer)]; }

private:
    /// Yields the tensor of a name and shape, or fails.
    using TensorSource = std::function<Result<torch::Tensor>(const std::string& name, const std::vector<std::int64_t>& shape)>;

    SpeechLlm() = default;
    Status convert(torch::Device device, torch::Dtype dtype, const LoraAdapter* trained, const CancellationToken& cancel);
    Status fill(const LlamaConfig& config, const TensorSource& source);
    static Result<BlockWeights> blockFrom(const TensorSource& source, const LlamaConfig& config, std::int64_t layer);

    LlamaConfig m_config;
    torch::Tensor m_embedding;
    std::vector<BlockWeights> m_blocks;
    torch::Tensor m_finalNorm;  ///< (hidden)
    torch::Tensor m_output;     ///< the same tensor as m_embedding in a tied model
};

}  // namespace undertone
