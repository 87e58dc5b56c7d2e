// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <span>

namespace undertone {

/// The processes that share one training, on one machine or several. Every call but rank() and size() is collective: all processes make the
/// same calls in the same order, and each waits for the others. One thread at a time. Errors are those of the connection; after one the
/// group is of no more use, and the process ends with abort().
class ProcessGroup {
public:
    ProcessGroup() = default;
    virtual ~ProcessGroup() = default;
    ProcessGroup(const ProcessGroup&) = delete;
    ProcessGroup& operator=(const ProcessGroup&) = delete;

    [[nodiscard]] virtual int rank() const = 0;  ///< 0 to size() - 1; 0 writes files and speaks
    [[nodiscard]] virtual int size() const = 0;
    /// Sums element by element over all processes, in place. All get the same bits, so that weights that begin alike stay alike.
    virtual Status sum(std::span<float> values) = 0;
    virtual Status sum(std::span<double> values) = 0;
    /// The largest of each element over all processes, in place.
    virtual Status largest(std::span<std::int64_t> values) = 0;
    /// Ends all processes of the group at once: this one failed, and the others would wait for it for ever.
    [[noreturn]] virtual void abort(int exitCode) = 0;
};

/// Whether this process writes files and speaks: the first of its group, or the only one (null).
inline bool isFirst(const ProcessGroup* group)
{
    return group == nullptr || group->rank() == 0;
}

inline int sizeOf(const ProcessGroup* group)
{
    return group == nullptr ? 1 : group->size();
}

}  // namespace undertone
