// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/mean_source.h"

#include <algorithm>

namespace undertone {

SampleIndex MeanSource::frameCount() const
{
    SampleIndex most = 0;
    for (const auto& source : m_sources)
        most = std::max(most, source->frameCount());
    return most;
}

Result<std::size_t> MeanSource::read(SampleIndex first, std::span<float> out)
{
    const auto left = std::max<SampleIndex>(0, frameCount() - first);
    const auto count = static_cast<std::size_t>(std::min<SampleIndex>(static_cast<SampleIndex>(out.size()), left));
    std::fill_n(out.begin(), count, 0.0f);
    m_one.resize(count);
    const float share = 1.0f / static_cast<float>(m_sources.size());
    for (auto& source : m_sources) {
        const auto got = TRY(source->read(first, m_one));
        for (std::size_t i = 0; i < got; ++i)
            out[i] += share * m_one[i];
    }
    return count;
}

}  // namespace undertone
