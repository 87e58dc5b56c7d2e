// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/llm/speech_llm.h"
#include "engine/model/window/output_rows.h"
#include "engine/model/window/projection_group.h"
#include "engine/model/window/window_attention.h"
#include "engine/model/window/window_rows.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Windows of several conversations computed side by side: their rows share every product with the frozen weights, and each has its own
/// temporary LoRA, its own attention and its own loss (method.md 5, saving 7). The arithmetic is FastPass's, its LoRA always apart.
/// One thread; torch's exceptions pass through. `WindowLanes` brings the conversations together.
class SharedWindows {
public:
    /// The trained LoRA must be merged into `llm`. `arithmetic`: the model's own type, or bf16 over weights kept in fp32.
    SharedWindows(std::shared_ptr<const SpeechLlm> llm, torch::Dtype arithmetic);
    ~SharedWindows();

    /// A conversation's tokens; for a loss, the last `targets` of them are predicted.
    struct Reading {
        std::size_t lane = 0;
        std::span<const std::int64_t> ids;
        std::int64_t targets = 0;
    };

    /// The LoRA that a lane reads under from now on; null: none. All lanes' LoRAs have one rank.
    void follow(std::size_t lane, const LoraSet* temporary);
    /// Reads the prefixes of some lanes, from nothing: what was held of any lane is gone. Rows (1, hidden) behind the final norm at the
    /// last token of each.
    std::vector<torch::Tensor> readPrefixes(std::span<const Reading> readings);
    /// Mean cross-entropy in nats of each reading behind its lane's prefix, which it uses up.
    std::vector<double> sentenceLosses(std::span<const Reading> readings);
    /// Gradients of the losses measured last with respect to the LoRAs of `lanes`.
    void computeGradients(std::span<const std::size_t> lanes);
    /// Flat, as LoraSet::parameters, until the lane's next one.
    [[nodiscard]] const torch::Tensor& gradient(std::size_t lane) const;

private:
    struct Block;
    struct Lane;
    struct Scratch;
    /// The rows that a phase adds to the window of one lane; in the last block, where few rows ask, they stand elsewhere.
    struct Segment {
        std::size_t lane;
        RowRange all;
        RowRange few;
    };
    /// A phase: its segments, and the rows they fill with what rounds them up.
    struct Phase {
        std::vector<Segment> segments;
        RowRange all;
        RowRange few;
        std::vector<std::int64_t> positions;  ///< of each row of `all` in its window
    };
    [[nodiscard]] std::int64_t roundedUp(std::int64_t rows) const;
    void reserve(std::int64_t rows, std::int64_t fewRows);
    void setRank(std::int64_t rank);
    void applyPending();
    void place(Phase& phase, std::int64_t begin, std::int64_t fewBegin, std::vector<std::int64_t>& ids, std::vector<std::int64_t>& sources,
               std::vector<std::int64_t>& fewPositions);
    void forward(const Phase& phase, const std::vector<std::int64_t>& ids);
    void enterBlock(std::size_t index, const Phase& phase);
    void attend(std::size_t index, const Phase& phase);
    void leaveBlock(std::size_t index, const Phase& phase);
    void project(std::size_t index, std::size_t group, const Phase& phase, const torch::Tensor& input, const torch::Tensor& plus,
                 const torch::Tensor& output);
    std::vector<double> lossesOf(std::span<const Reading> readings);
    void backThrough(std::size_t index, std::size_t group, const torch::Tensor& gradient, const torch::Tensor& input,
                     const torch::Tensor& inputGradient, Into into);
    void attentionBackward(std::size_t index);
    void backwardBlock(std::size_t index);
    void keepRotaryTable(std::int64_t positions);

    std::shared_ptr<const SpeechLlm> m_llm;
    torch::Dtype m_arithmetic;
    AttentionColumns m_columns;
    WindowAttention m_attention;
    torch::Tensor m_finalNorm;
    std::optional<OutputRows> m_output;
    std::vector<Block> m_blocks;
    std::vector<Lane> m_lanes;
    std::unique_ptr<Scratch> m_scratch;
    Phase m_prefixes;
    Phase m_sentences;
    std::vector<std::size_t> m_learning;  ///< lanes whose gradients are wanted
    std::int64_t m_rank = 0;              ///< of all temporary LoRAs; 0: none yet
    std::int64_t m_capacity = 0;
    std::int64_t m_fewCapacity = 0;
};

}  // namespace undertone
