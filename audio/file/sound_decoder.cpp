// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/sound_decoder.h"

#include "audio/file/audio_limits.h"
#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"
#include "engine/core/number_text.h"

#include <algorithm>
#include <list>

namespace undertone {
namespace {

constexpr SampleIndex blockSeconds = 4;
constexpr std::size_t cachedBlocks = 2;
/// Opus asks for 80 ms before a seek's target; MP3's bit reservoir reaches back 0.5 s at 8 kbit/s.
constexpr double runUpSeconds = 1.0;

class BlockwiseDecoder final : public SoundDecoder {
public:
    BlockwiseDecoder(std::unique_ptr<JumpingDecoder> decoder, BlockStart start, std::vector<Message> notices)
        : m_decoder(std::move(decoder)), m_start(start), m_notices(std::move(notices))
    {
    }
    [[nodiscard]] std::vector<Message> notices() const override { return m_notices; }
    [[nodiscard]] int sampleRate() const override { return m_decoder->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return m_decoder->channelCount(); }
    [[nodiscard]] SampleIndex frameCount() const override { return m_decoder->frameCount(); }

    Status read(SampleIndex first, std::span<float> out) override
    {
        const auto channels = static_cast<SampleIndex>(channelCount());
        const auto wanted = static_cast<SampleIndex>(out.size()) / channels;
        const auto length = blockSeconds * sampleRate();
        for (SampleIndex done = 0; done < wanted;) {
            const auto frame = first + done;
            const auto* current = TRY(block(frame / length));
            const auto offset = frame % length;
            const auto count = std::min(wanted - done, length - offset);
            std::copy_n(current->samples.data() + offset * channels, count * channels, out.data() + done * channels);
            done += count;
        }
        return {};
    }

private:
    struct Block {
        SampleIndex index = 0;
        std::vector<float> samples;
    };

    Result<const Block*> block(SampleIndex index)
    {
        const auto known = std::find_if(m_blocks.begin(), m_blocks.end(), [index](const Block& b) { return b.index == index; });
        if (known != m_blocks.end()) {
            m_blocks.splice(m_blocks.begin(), m_blocks, known);
            return &m_blocks.front();
        }
        const auto length = blockSeconds * sampleRate();
        const auto begin = index * length;
        const auto end = std::min(begin + length, frameCount());
        const bool runsOn = m_start == BlockStart::RunOn && m_position == begin;
        const auto runUp = runsOn ? 0 : static_cast<SampleIndex>(runUpSeconds * sampleRate());
        const auto from = std::max<SampleIndex>(0, begin - runUp);
        if (!runsOn)
            m_decoder->reset();
        m_position = -1;
        Block fresh;
        fresh.index = index;
        fresh.samples.resize(static_cast<std::size_t>((end - from) * channelCount()));
        TRY(m_decoder->decode(from, fresh.samples));
        m_position = end;
        fresh.samples.erase(fresh.samples.begin(), fresh.samples.begin() + (begin - from) * channelCount());
        if (m_blocks.size() >= cachedBlocks)
            m_blocks.pop_back();
        m_blocks.push_front(std::move(fresh));
        return &m_blocks.front();
    }

    std::unique_ptr<JumpingDecoder> m_decoder;
    BlockStart m_start;
    std::vector<Message> m_notices;
    SampleIndex m_position = -1;  ///< where the decoder stands; -1: not known
    std::list<Block> m_blocks;    ///< most recent first
};

/// Links of a chained Ogg, one behind the other. One is open at a time, so that any number takes the memory of one.
class LinkedDecoder final : public SoundDecoder {
public:
    static Result<std::unique_ptr<SoundDecoder>> open(std::shared_ptr<FileBytes> file, const SoundLayout& layout,
                                                      const CancellationToken& cancel)
    {
        std::unique_ptr<LinkedDecoder> decoder(new LinkedDecoder(std::move(file), layout.parts));
        for (std::size_t i = 0; i < layout.parts.size(); ++i) {
            if (cancel.isCancelled())
                return Error{ErrorCode::Cancelled, message("audio.opening-cancelled"), decoder->m_file->path()};
            const auto* link = TRY(decoder->link(i));
            if (i == 0) {
                decoder->m_sampleRate = link->sampleRate();
                decoder->m_channelCount = link->channelCount();
            } else if (link->sampleRate() != decoder->m_sampleRate || link->channelCount() != decoder->m_channelCount) {
                return Error{ErrorCode::UnsupportedFormat,
                             message("mpeg.changes", quotedName(decoder->m_file->path()),
                                     secondsText(static_cast<double>(decoder->m_starts.back()) / decoder->m_sampleRate)),
                             decoder->m_file->path()};
            }
            decoder->m_starts.push_back(decoder->m_starts.back() + link->frameCount());
        }
        return std::unique_ptr<SoundDecoder>(std::move(decoder));
    }

    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channelCount() const override { return m_channelCount; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_starts.back(); }

    Status read(SampleIndex first, std::span<float> out) override
    {
        const auto channels = static_cast<std::size_t>(m_channelCount);
        while (!out.empty()) {
            const auto index = static_cast<std::size_t>(std::upper_bound(m_starts.begin(), m_starts.end(), first) - m_starts.begin()) - 1;
            auto* current = TRY(link(index));
            const auto frames = std::min(static_cast<SampleIndex>(out.size() / channels), m_starts[index + 1] - first);
            const auto samples = static_cast<std::size_t>(frames) * channels;
            TRY(current->read(first - m_starts[index], out.first(samples)));
            first += frames;
            out = out.subspan(samples);
        }
        return {};
    }

private:
    LinkedDecoder(std::shared_ptr<FileBytes> file, std::vector<SoundPart> parts) : m_file(std::move(file)), m_parts(std::move(parts)) {}

    Result<SoundDecoder*> link(std::size_t index)
    {
        if (!m_open || m_openIndex != index) {
            m_open.reset();
            m_open = TRY(openWithSndfile(ByteView(m_file, m_parts[index].begin, m_parts[index].end, m_parts[index].patches), {}, {}, {}));
            m_openIndex = index;
        }
        return m_open.get();
    }

    std::shared_ptr<FileBytes> m_file;
    std::vector<SoundPart> m_parts;
    std::vector<SampleIndex> m_starts{0};
    int m_sampleRate = 0;
    int m_channelCount = 0;
    std::unique_ptr<SoundDecoder> m_open;
    std::size_t m_openIndex = 0;
};

}  // namespace

std::unique_ptr<SoundDecoder> blockwise(std::unique_ptr<JumpingDecoder> decoder, BlockStart start, std::vector<Message> notices)
{
    return std::make_unique<BlockwiseDecoder>(std::move(decoder), start, std::move(notices));
}

Result<std::unique_ptr<SoundDecoder>> openDecoder(std::shared_ptr<FileBytes> file, const SoundLayout& layout,
                                                  const CancellationToken& cancel)
{
    if (layout.decoder == DecoderKind::Ffmpeg)
        return openWithFfmpeg(*file, layout.kind, cancel);
    const auto& part = layout.parts.front();
    const ByteView view(file, part.begin, part.end, part.patches);
    if (layout.decoder == DecoderKind::Mpeg)
        return openMpeg(view, layout.xing, cancel);
    if (layout.parts.size() > 1)
        return LinkedDecoder::open(std::move(file), layout, cancel);
    const auto otherwise = [&] {
        return openWithFfmpeg(*file, layout.kind.empty() ? std::string() : layout.kind + " with an unusual encoding", cancel);
    };
    return openWithSndfile(view, layout.raw, otherwise, cancel);
}

Status checkSoundLimits(const std::filesystem::path& path, int sampleRate, int channelCount, SampleIndex frameCount)
{
    if (channelCount > maximumChannels)
        return Error{ErrorCode::LimitExceeded, message("audio.too-many-channels", quotedName(path), channelCount, maximumChannels), path};
    if (channelCount < 1)
        return Error{ErrorCode::CorruptFile, message("audio.no-channels", quotedName(path)), path};
    if (sampleRate < minimumSampleRate || sampleRate > maximumSampleRate)
        return Error{ErrorCode::LimitExceeded,
                     message("audio.sample-rate", quotedName(path), sampleRate, minimumSampleRate, maximumSampleRate), path};
    if (frameCount <= 0)
        return Error{ErrorCode::CorruptFile, message("audio.no-sound", quotedName(path)), path};
    if (frameCount / sampleRate > maximumDurationSeconds)
        return Error{ErrorCode::LimitExceeded, message("audio.too-long", quotedName(path), maximumDurationSeconds / 3600), path};
    return {};
}

Error brokenAt(const std::filesystem::path& path, SampleIndex frame, int sampleRate)
{
    return {ErrorCode::CorruptFile, message("audio.cannot-decode", quotedName(path), secondsText(static_cast<double>(frame) / sampleRate)),
            path};
}

std::string secondsText(double seconds)
{
    return formatted("%.3f s", seconds);
}

}  // namespace undertone
