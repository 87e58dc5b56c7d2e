// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/cancellation.h"
#include "engine/model/llm/lora_linear.h"
#include "engine/model/torch.h"

#include <cstdint>
#include <optional>
#include <span>

namespace undertone {

/// The arithmetic of one window of DPM (Eq. 8 to 11) under the temporary LoRA as it stands: a pass over the prefix, the loss of the
/// sentence behind it, and that loss's gradient. The pass over the prefix serves two: the emotion is read from its last row, and
/// the next sentence is predicted behind it (exact; method.md 5, saving 2). DpmSession decides what is done when.
///
/// Two implementations must agree: `AutogradPass`, plain and readable, the reference; and `FastPass`, whose backward is
/// written out by hand. One thread at a time; torch's exceptions pass through. A cancelled call leaves no prefix behind.
class WindowPass {
public:
    virtual ~WindowPass() = default;

    /// The LoRA to read under from now on, which outlives this; null: none. To be called again whenever its values changed.
    /// A prefix read before is forgotten.
    virtual void setLora(const LoraSet* temporary) = 0;

    /// Reads `ids`; (1, hidden) behind the final norm at the last of them. Undefined when cancelled.
    virtual torch::Tensor readPrefix(std::span<const std::int64_t> ids, const CancellationToken& cancel) = 0;
    /// True between readPrefix and the sentenceLoss that uses the prefix up.
    [[nodiscard]] virtual bool holdsPrefix() const = 0;
    virtual void forgetPrefix() = 0;

    enum class Purpose { MeasureOnly, Gradient };
    /// Mean cross-entropy, in nats, of the last `targets` of `ids`, which stand behind the prefix read last. None when cancelled.
    virtual std::optional<double> sentenceLoss(std::span<const std::int64_t> ids, std::int64_t targets, Purpose purpose,
                                               const CancellationToken& cancel) = 0;

    /// The gradient of the loss measured last (for Purpose::Gradient), flat, in the order of LoraSet::parameters; fp32, or fp64 in
    /// a model of fp64. It lives until the next call. Undefined when cancelled.
    virtual torch::Tensor gradient(const CancellationToken& cancel) = 0;
};

}  // namespace undertone
