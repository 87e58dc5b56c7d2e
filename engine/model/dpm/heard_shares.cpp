// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dpm/heard_shares.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace undertone {

std::vector<double> HeardShares::corrected(std::span<const double> own) const
{
    std::vector<double> result(own.begin(), own.end());
    for (std::size_t label = 0; label < result.size(); ++label)
        result[label] *= m_counts[label];
    const double all = std::accumulate(result.begin(), result.end(), 0.0);
    for (double& value : result)
        value /= all;
    return result;
}

std::vector<double> HeardShares::weighed(std::span<const double> own) const
{
    return m_sentences > 0 ? corrected(own) : std::vector<double>(own.begin(), own.end());
}

void HeardShares::take(std::span<const double> own)
{
    if (m_counts.empty())
        return;
    const std::vector<double> heard = corrected(own);
    for (std::size_t label = 0; label < heard.size(); ++label)
        m_counts[label] += heard[label];
    ++m_sentences;
}

void HeardShares::writeTo(ByteWriter& out) const
{
    out.put<std::int64_t>(m_sentences);
    out.putAll(m_counts);
}

bool HeardShares::readFrom(ByteReader& in)
{
    const auto sentences = in.get<std::int64_t>();
    auto counts = in.getAll<double>();
    const bool fits = in.ok() && sentences >= 0 && counts.size() == m_counts.size()
        && std::all_of(counts.begin(), counts.end(), [](double count) { return count > 0.0 && std::isfinite(count); });
    if (!fits)
        return false;
    m_sentences = sentences;
    m_counts = std::move(counts);
    return true;
}

}  // namespace undertone
