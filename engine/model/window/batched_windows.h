// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/window/output_rows.h"
#include "engine/model/window/projection_group.h"
#include "engine/model/window/window_attention.h"
#include "engine/model/window/window_rows.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace undertone {

/// Forward and backward of DPM windows written out by hand, exact (method.md 5): weights stacked, logits on target rows only, the last
/// block's queries for those rows only, no gradient of frozen weights or of the embedding, one flat gradient buffer. The windows of a
/// batch, one per lane, share every product with the frozen weights; each lane has its own temporary LoRA, attention and loss.
/// `FastPass` is a batch of one, `WindowLanes` brings several conversations together.
/// One thread at a time; torch's exceptions pass through.
class BatchedWindows {
public:
    /// The trained LoRA must be merged into `llm`. `arithmetic`: the model's own type, or bf16 over weights kept in fp32.
    /// LoraApplication::Merged serves one lane only.
    BatchedWindows(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic);
    ~BatchedWindows();

    /// What a lane wants of a call. A call stops between blocks once every request of it is cancelled.
    struct Request {
        std::size_t lane = 0;
        std::span<const std::int64_t> ids;
        std::int64_t targets = 0;  ///< the last so many of `ids` are predicted, where a loss is wanted
        CancellationToken cancel;
    };

    /// The LoRA that a lane reads under from now on; null: none. All lanes' LoRAs have one rank.
    void setLora(std::size_t lane, const LoraSet* temporary);
    /// Reads the prefixes of some lanes; prefixes of all lanes that were read before are gone. The hidden state (1, hidden) behind the
    /// final norm at the last token of each; none when cancelled.
    std::vector<torch::Tensor> readPrefixes(std::span<const Request> requests);
    /// Mean cross-entropy in nats of each request behind its lane's prefix, which it uses up; none when cancelled.
    std::vector<double> sentenceLosses(std::span<const Request> requests);
    /// Gradients of the losses measured last with respect to the LoRAs of these lanes; false when cancelled.
    bool computeGradients(std::span<const Request> requests);
    /// Flat (parameters), in the order of LoraSet::parameters; overwritten by the lane's next one.
    [[nodiscard]] const torch::Tensor& gradient(std::size_t lane) const;

private:
    struct Block;
    struct Lane;
    struct Scratch;
    /// The rows that a phase adds to one lane's window; in the last block only `queryRows` go on, and stand in matrices of their own.
    struct Segment {
        std::size_t lane = 0;
        RowRange rows;
        RowRange queryRows;
    };
    /// One forward: the prefixes of the lanes, or the sentences behind them.
    struct Phase {
        std::vector<Segment> segments;
        RowRange rows;
        RowRange queryRows;
        RowSelection sources;  ///< the row of each query row in the blocks before the last
    };
    /// Tokens of a phase, and where they stand in their windows.
    struct PhaseTokens {
        std::vector<std::int64_t> ids;
        std::vector<std::int64_t> positions;
        std::vector<std::int64_t> sources;
        std::vector<std::int64_t> queryPositions;
    };

    void addBlock(std::int64_t layer, bool stack);
    void reserve(std::int64_t rows, std::int64_t queryRows);
    void reserveScratch(std::int64_t capacity, std::int64_t queryCapacity);
    void reserveInner();
    void applyLoras();
    [[nodiscard]] std::int64_t paddingRows(std::int64_t rows) const;
    void place(Phase& phase, const PhaseTokens& tokens);
    void placeSentence(const Request& request, PhaseTokens& tokens);
    bool forward(const Phase& phase, const PhaseTokens& tokens, std::span<const Request> requests);
    void projectInputs(std::size_t index, const Phase& phase);
    void attend(std::size_t index, const Phase& phase);
    void finishBlock(std::size_t index, const Phase& phase);
    void project(std::size_t index, std::size_t group, const Phase& phase, const torch::Tensor& input, const torch::Tensor& plus,
                 const torch::Tensor& output);
    std::vector<double> lossesOf(std::span<const Request> requests);
    void projectBackward(std::size_t index, std::size_t group, const torch::Tensor& gradient, const torch::Tensor& input,
                         const torch::Tensor& inputGradient);
    void feedForwardBackward(std::size_t index);
    void attentionBackward(std::size_t index);
    void inputsBackward(std::size_t index);
    void extendRotaryTable(std::int64_t positions);

    std::shared_ptr<const SpeechLlm> m_llm;
    LoraApplication m_application;
    torch::Dtype m_arithmetic;
    AttentionColumns m_columns;
    WindowAttention m_attention;
    torch::Tensor m_finalNorm;  ///< (hidden), in the type of the arithmetic
    std::optional<OutputRows> m_output;
    std::vector<Block> m_blocks;
    std::vector<Lane> m_lanes;
    std::unique_ptr<Scratch> m_scratch;
    Phase m_prefixes;
    Phase m_sentences;
    std::vector<std::size_t> m_learning;  ///< lanes whose gradients are computed
    std::int64_t m_rank = 0;              ///< of all temporary LoRAs; 0: none yet
    std::int64_t m_capacity = 0;
    std::int64_t m_queryCapacity = 0;
};

}  // namespace undertone
