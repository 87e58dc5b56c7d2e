// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/clip_sequence_source.h"

#include "audio/analysis_source.h"
#include "audio/file/quoted_name.h"

#include <algorithm>

namespace undertone {

Result<std::unique_ptr<ClipSequenceSource>> ClipSequenceSource::open(std::vector<std::filesystem::path> files)
{
    if (files.empty())
        return Error{ErrorCode::InvalidArgument, message("clips.none")};
    std::unique_ptr<ClipSequenceSource> sequence(new ClipSequenceSource);
    sequence->m_files = std::move(files);
    sequence->m_starts.push_back(0);
    for (std::size_t i = 0; i < sequence->m_files.size(); ++i) {
        const auto opened = sequence->clip(i);
        if (!opened)
            return opened.error();
        sequence->m_starts.push_back(sequence->m_starts.back() + (*opened)->frameCount());
        for (auto& notice : noticesOf(**opened))
            sequence->m_notices.push_back(std::move(notice));
    }
    return sequence;
}

Result<AudioSource*> ClipSequenceSource::clip(std::size_t index)
{
    if (!m_open || m_openIndex != index) {
        auto opened = openAnalysisSource(m_files[index], {.use = SoundUse::Train});
        if (!opened)
            return opened.error();
        m_open = std::move(*opened);
        m_openIndex = index;
    }
    return m_open.get();
}

Result<std::size_t> ClipSequenceSource::read(SampleIndex first, std::span<float> out)
{
    std::size_t done = 0;
    while (done < out.size()) {
        const SampleIndex at = first + static_cast<SampleIndex>(done);
        if (at < 0 || at >= frameCount())
            break;
        const auto index = static_cast<std::size_t>(std::upper_bound(m_starts.begin(), m_starts.end(), at) - m_starts.begin()) - 1;
        auto opened = clip(index);
        if (!opened)
            return opened.error();
        const auto wanted = std::min(out.size() - done, static_cast<std::size_t>(m_starts[index + 1] - at));
        const auto part = out.subspan(done, wanted);
        const auto got = (*opened)->read(at - m_starts[index], part);
        if (!got)
            return got.error();
        if (*got < wanted)
            return Error{ErrorCode::CorruptFile, message("clips.shorter", quotedName(m_files[index])), m_files[index]};
        done += wanted;
    }
    return done;
}

}  // namespace undertone
