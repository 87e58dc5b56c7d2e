// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/kernels/row_operations.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/window/output_rows.h"
#include "engine/model/window/projection_group.h"
#include "engine/model/window/window_attention.h"
#include "engine/model/window/window_pass.h"
#include "engine/model/window/window_rows.h"

#include <array>
#include <memory>
#include <vector>

namespace undertone {

/// Forward and backward of a window written out by hand, exact (method.md 5): weights stacked, the temporary LoRA merged where that
/// is cheaper, logits on target rows only, the last block's queries for those rows only, no gradient of frozen weights or of the
/// embedding, one flat gradient buffer. The trained LoRA must be merged into `llm`.
class FastPass final : public WindowPass {
public:
    /// `expectedRows`: tokens of a usual window, for choosing how the LoRA is applied. `arithmetic`: the model's own type, or bf16 over
    /// weights kept in fp32.
    FastPass(std::shared_ptr<const SpeechLlm> llm, std::int64_t expectedRows, torch::Dtype arithmetic);
    /// The same with the choice made; for tests and comparisons.
    FastPass(std::shared_ptr<const SpeechLlm> llm, LoraApplication application, torch::Dtype arithmetic);
    ~FastPass() override;

    void follow(const LoraSet* temporary) override;
    torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) override;
    [[nodiscard]] bool holdsPrefix() const override { return m_prefixRows > 0; }
    void forgetPrefix() override { m_prefixRows = 0; }
    std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                       const CancellationToken& cancel) override;
    torch::Tensor gradient(const CancellationToken& cancel) override;

private:
    struct Block;
    struct Scratch;
    /// Tokens [begin, end) of the window; `queries`: those from which on the last block computes queries.
    struct Range {
        std::int64_t begin;
        std::int64_t end;
        std::int64_t queries;
    };

    void build();
    void applyPending();
    void reserve(std::int64_t rows);
    [[nodiscard]] std::int64_t fillingRows(std::int64_t rows) const;
    bool forward(std::span<const std::int64_t> ids, const Range& range, const CancellationToken& cancel);
    void enterBlock(std::size_t index, const RowRange& rows, const RowRange& asking);
    void leaveBlock(std::size_t index, const RowRange& rows);
    void turnBoth(const RowRange& rows, const RowRange& asking, const torch::Tensor& queryKeyValue, Turn turn) const;
    void backToAttention(std::size_t index, const RowRange& rows);
    void attentionBackward(std::size_t index, const RowRange& asking, const RowRange& all);
    void backToInput(std::size_t index, const RowRange& rows, const RowRange& asking);
    [[nodiscard]] torch::Tensor innerScratch(const RowRange& rows, std::int64_t columns) const;
    [[nodiscard]] torch::Tensor& blockOutput(std::size_t index);

    std::shared_ptr<const SpeechLlm> m_llm;
    LoraApplication m_application;
    torch::Dtype m_arithmetic;
    torch::Tensor m_finalNorm;  ///< (hidden), in the type of the arithmetic
    std::optional<OutputRows> m_output;
    AttentionColumns m_columns;
    std::optional<WindowAttention> m_attention;
    std::vector<Block> m_blocks;
    std::unique_ptr<Scratch> m_scratch;
    const LoraSet* m_lora = nullptr;
    bool m_loraPending = true;
    FlatGradient m_gradient;
    torch::Tensor m_cosine;  ///< (capacity, size / 2)
    torch::Tensor m_sine;
    std::int64_t m_capacity = 0;
    std::int64_t m_prefixRows = 0;  ///< tokens read and not used up
    std::int64_t m_rows = 0;        ///< tokens of the window whose loss was measured
    std::int64_t m_filledRows = 0;  ///< with what fills them up
    std::int64_t m_targets = 0;     ///< its last rows that predict
};

}  // namespace undertone
