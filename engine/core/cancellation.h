// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <memory>
#include <vector>

namespace undertone {

/// A shared flag that asks long work to stop. Copies share the flag. Any thread may set or read it;
/// workers read it between transformer blocks, tokenizer windows, sentences and optimizer steps.
class CancellationToken {
public:
    CancellationToken() : m_flag(std::make_shared<std::atomic<bool>>(false)) {}
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool isCancelled() const
    {
        return m_flag->load(std::memory_order_relaxed)
            || std::ranges::any_of(m_others, [](const auto& flag) { return flag->load(std::memory_order_relaxed); });
    }

    /// This token, cancelled by `other` too; cancelling it leaves `other` as it is.
    [[nodiscard]] CancellationToken joined(const CancellationToken& other) const
    {
        CancellationToken both = *this;
        both.m_others.push_back(other.m_flag);
        both.m_others.insert(both.m_others.end(), other.m_others.begin(), other.m_others.end());
        return both;
    }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
    std::vector<std::shared_ptr<const std::atomic<bool>>> m_others;
};

}  // namespace undertone
