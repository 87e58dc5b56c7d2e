// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the segments readers of this room only.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace undertone {

/// Numbers the recordings that a file names, in the order of their first lines.
class RecordingNames {
public:
    /// The names go to `names`, which outlives this.
    explicit RecordingNames(std::vector<std::string>& names) : m_names(names) {}
    std::size_t indexOf(std::string_view name)
    {
        const auto [found, isNew] = m_indices.try_emplace(std::string(name), m_names.size());
        if (isNew)
            m_names.emplace_back(name);
        return found->second;
    }

private:
    std::vector<std::string>& m_names;
    std::unordered_map<std::string, std::size_t> m_indices;
};

}  // namespace undertone
