// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/resampler.h"

#include "engine/core/number_text.h"

#include <soxr.h>

#include <algorithm>
#include <numeric>
#include <string>

namespace undertone {
namespace {

constexpr std::size_t cachedBlocks = 3;
constexpr double contextSeconds = 0.2;  // longer than soxr's filter at every rate we take

/// Frames at `to` that cover `frames` at `from`: rounded up, so that no end is lost.
SampleIndex scaledFrames(SampleIndex frames, SampleIndex from, SampleIndex to)
{
    return frames / from * to + (frames % from * to + from - 1) / from;
}

}  // namespace

Result<std::vector<float>> resample(std::span<const float> samples, int fromRate, int toRate)
{
    if (fromRate == toRate)
        return std::vector<float>(samples.begin(), samples.end());
    std::vector<float> out(static_cast<std::size_t>(scaledFrames(static_cast<SampleIndex>(samples.size()), fromRate, toRate)));
    const auto quality = soxr_quality_spec(SOXR_VHQ, 0);
    const auto io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const auto runtime = soxr_runtime_spec(1);
    std::size_t used = 0;
    std::size_t done = 0;
    const auto* failure =
        soxr_oneshot(fromRate, toRate, 1, samples.data(), samples.size(), &used, out.data(), out.size(), &done, &io, &quality, &runtime);
    if (failure)
        return Error{ErrorCode::Internal, message("resampler.failed", failure)};
    // soxr rounds to the nearest frame; of the one that covers a rest of less than half, silence is heard.
    if (done + 1 < out.size())
        return Error{ErrorCode::Internal, message("resampler.count", done, out.size())};
    return out;
}

ResampledSource::ResampledSource(std::unique_ptr<AudioSource> mono, int sampleRate, int blockSeconds)
    : m_mono(std::move(mono)), m_sampleRate(sampleRate), m_blockSeconds(blockSeconds)
{
    const SampleIndex from = m_mono->sampleRate();
    const SampleIndex step = sampleRate / std::gcd<SampleIndex>(from, sampleRate);
    const auto wanted = static_cast<SampleIndex>(contextSeconds * sampleRate);
    m_marginFrames = (wanted + step - 1) / step * step;
}

void ResampledSource::lookAgain(Source source)
{
    const SampleIndex from = m_mono->sampleRate();
    if (source == Source::IsWhole) {
        m_frameCount = scaledFrames(m_mono->frameCount(), from, m_sampleRate);
        return;
    }
    const SampleIndex block = m_blockSeconds * m_sampleRate;
    // Rounded down: of a block that is given nothing changes any more.
    const auto there = m_mono->frameCount() / from * m_sampleRate + m_mono->frameCount() % from * m_sampleRate / from;
    m_frameCount = std::max<SampleIndex>(0, there - m_marginFrames - 1) / block * block;
}

Result<std::unique_ptr<ResampledSource>> ResampledSource::createGrowing(std::unique_ptr<AudioSource> mono, int sampleRate, int blockSeconds)
{
    if (mono->channelCount() != 1 || mono->sampleRate() <= 0 || sampleRate <= 0 || blockSeconds <= 0)
        return Error{ErrorCode::InvalidArgument, message("resampler.mono")};
    std::unique_ptr<ResampledSource> source(new ResampledSource(std::move(mono), sampleRate, blockSeconds));
    source->lookAgain(Source::Grows);
    return source;
}

Result<std::unique_ptr<AudioSource>> ResampledSource::create(std::unique_ptr<AudioSource> mono, int sampleRate, int blockSeconds)
{
    if (mono->channelCount() != 1 || sampleRate <= 0 || blockSeconds <= 0)
        return Error{ErrorCode::InvalidArgument, message("resampler.mono")};
    std::unique_ptr<ResampledSource> source(new ResampledSource(std::move(mono), sampleRate, blockSeconds));
    source->lookAgain(Source::IsWhole);
    return std::unique_ptr<AudioSource>(std::move(source));
}

Result<const ResampledSource::Block*> ResampledSource::block(SampleIndex index)
{
    for (auto it = m_blocks.begin(); it != m_blocks.end(); ++it) {
        if (it->index == index) {
            m_blocks.splice(m_blocks.begin(), m_blocks, it);
            return &m_blocks.front();
        }
    }
    const SampleIndex fromRate = m_mono->sampleRate();
    const auto begin = index * m_blockSeconds * m_sampleRate;
    const auto end = std::min(begin + m_blockSeconds * m_sampleRate, m_frameCount);
    const auto leading = std::min(begin, m_marginFrames);
    // Whole seconds and the margin both fall on frames of either rate: no phase is lost at a seam.
    const auto inputBegin = (begin - leading) / m_sampleRate * fromRate + (begin - leading) % m_sampleRate * fromRate / m_sampleRate;
    const auto inputEnd = std::min(m_mono->frameCount(), scaledFrames(end + m_marginFrames, m_sampleRate, fromRate));

    std::vector<float> input(static_cast<std::size_t>(inputEnd - inputBegin));
    auto got = m_mono->read(inputBegin, input);
    if (!got)
        return got.error();
    if (*got < input.size())
        return Error{
            ErrorCode::CorruptFile,
            message("resampler.ends-early",
                    formatted("%.3f s", static_cast<double>(inputBegin + static_cast<SampleIndex>(*got)) / static_cast<double>(fromRate)))};

    Block fresh;
    fresh.index = index;
    // All that the input gives, context included: soxr takes no more input than the output asked for needs, and
    // would then keep its filter's delay to itself.
    auto out = resample(input, static_cast<int>(fromRate), m_sampleRate);
    if (!out)
        return out.error();
    const auto kept = (*out).begin() + leading;
    fresh.samples.assign(kept, kept + (end - begin));
    if (m_blocks.size() >= cachedBlocks)
        m_blocks.pop_back();
    m_blocks.push_front(std::move(fresh));
    return &m_blocks.front();
}

Result<std::size_t> ResampledSource::read(SampleIndex first, std::span<float> out)
{
    if (first < 0)
        return Error{ErrorCode::InvalidArgument, message("audio.before-start")};
    const auto wanted = std::min(static_cast<SampleIndex>(out.size()), m_frameCount - first);
    const auto length = m_blockSeconds * m_sampleRate;
    for (SampleIndex done = 0; done < wanted;) {
        auto current = block((first + done) / length);
        if (!current)
            return current.error();
        const auto offset = (first + done) % length;
        const auto count = std::min(wanted - done, length - offset);
        std::copy_n((*current)->samples.data() + offset, count, out.data() + done);
        done += count;
    }
    return static_cast<std::size_t>(std::max<SampleIndex>(0, wanted));
}

}  // namespace undertone
