// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_file_source.h"

#include "audio/quoted_name.h"
#include "audio/truncation_check.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <system_error>

namespace undertone {
namespace {

constexpr SampleIndex blockSeconds = 4;
constexpr std::size_t cachedBlocks = 2;
/// Opus asks for 80 ms before a seek's target; MP3's bit reservoir reaches back 0.5 s at 8 kbit/s.
constexpr double runUpSeconds = 1.0;

std::string seconds(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3f s", value);
    return text;
}

Error openError(const std::filesystem::path& path, int code)
{
    switch (code) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        return {ErrorCode::UnsupportedFormat,
                quotedName(path) + " is not an audio file that can be read here: WAV, FLAC, Ogg, Opus, MP3 and AIFF are.", path};
    case SF_ERR_UNSUPPORTED_ENCODING:
        return {ErrorCode::UnsupportedFormat,
                quotedName(path) + " is encoded in a way that cannot be read here: convert it to WAV or FLAC.", path};
    case SF_ERR_SYSTEM: return {ErrorCode::FileUnreadable, quotedName(path) + " cannot be read: check its permissions.", path};
    default: return {ErrorCode::CorruptFile, quotedName(path) + " is damaged, or no audio file, and cannot be decoded.", path};
    }
}

bool isMp3(int format)
{
    return (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_MPEG;
}

/// A seek in these lands on the right frame, but with a decoder that has not heard what came before.
bool isLossy(int format)
{
    return isMp3(format) || (format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG;
}

Status checkLimits(const std::filesystem::path& path, const SF_INFO& info)
{
    if (info.channels > maximumChannels)
        return Error{ErrorCode::LimitExceeded,
                     quotedName(path) + " has " + std::to_string(info.channels) + " channels; at most " + std::to_string(maximumChannels)
                         + " can be read: export fewer channels.",
                     path};
    if (info.channels < 1)
        return Error{ErrorCode::CorruptFile, quotedName(path) + " declares no channels: it is damaged.", path};
    if (info.samplerate < minimumSampleRate || info.samplerate > maximumSampleRate)
        return Error{ErrorCode::LimitExceeded,
                     quotedName(path) + " has a sample rate of " + std::to_string(info.samplerate) + " Hz; from "
                         + std::to_string(minimumSampleRate) + " to " + std::to_string(maximumSampleRate) + " Hz can be read.",
                     path};
    if (info.frames <= 0)
        return Error{ErrorCode::CorruptFile, quotedName(path) + " holds no sound: its length is zero.", path};
    if (info.frames / info.samplerate > maximumDurationSeconds)
        return Error{ErrorCode::LimitExceeded,
                     quotedName(path) + " declares more than " + std::to_string(maximumDurationSeconds / 3600)
                         + " hours of sound: split it, or repair its header.",
                     path};
    return {};
}

}  // namespace

void AudioFileSource::CloseFile::operator()(sf_private_tag* file) const
{
    sf_close(file);
}

Result<std::unique_ptr<AudioFileSource>> AudioFileSource::open(const std::filesystem::path& path)
{
    std::error_code status;
    const auto type = std::filesystem::status(path, status).type();
    if (type == std::filesystem::file_type::not_found)
        return Error{ErrorCode::FileNotFound, "There is no file " + quotedName(path) + ".", path};
    if (type == std::filesystem::file_type::directory)
        return Error{ErrorCode::FileUnreadable, quotedName(path) + " is a folder, not an audio file.", path};
    if (type != std::filesystem::file_type::regular)
        return Error{ErrorCode::FileUnreadable, quotedName(path) + " cannot be read as a file.", path};
    const auto bytes = std::filesystem::file_size(path, status);
    if (status)
        return Error{ErrorCode::FileUnreadable, quotedName(path) + " cannot be read: " + status.message() + ".", path};
    if (bytes == 0)
        return Error{ErrorCode::CorruptFile, quotedName(path) + " is empty (0 bytes).", path};

    SF_INFO info{};
    std::unique_ptr<AudioFileSource> source(new AudioFileSource);
    source->m_file.reset(sf_open(path.c_str(), SFM_READ, &info));
    if (!source->m_file)
        return openError(path, sf_error(nullptr));
    TRY(checkNotTruncated(path, static_cast<std::uint64_t>(bytes)));
    TRY(checkLimits(path, info));

    source->m_path = path;
    source->m_sampleRate = info.samplerate;
    source->m_channelCount = info.channels;
    source->m_frameCount = info.frames;
    source->m_seeking = isMp3(info.format) ? Seeking::ByBlocksRunningOn : isLossy(info.format) ? Seeking::ByBlocks : Seeking::Exact;
    if (source->m_seeking == Seeking::Exact) {  // the others' lengths were taken from their last frames
        TRY(source->checkEnd());
    }
    return source;
}

/// FLAC declares its length in the header and libsndfile believes it: hear the last frame before promising it.
Status AudioFileSource::checkEnd()
{
    std::vector<float> last(static_cast<std::size_t>(m_channelCount));
    const auto wanted = m_frameCount - 1;
    const bool there = sf_seek(m_file.get(), wanted, SEEK_SET) == wanted && sf_readf_float(m_file.get(), last.data(), 1) == 1;
    m_position = -1;
    if (!there)
        return Error{ErrorCode::CorruptFile,
                     quotedName(m_path) + " is cut short: it declares " + seconds(durationSeconds())
                         + " of sound and ends before that. Copy it again from its source.",
                     m_path};
    return {};
}

Error AudioFileSource::brokenAt(SampleIndex frame) const
{
    return {ErrorCode::CorruptFile,
            quotedName(m_path) + " cannot be decoded past " + seconds(static_cast<double>(frame) / m_sampleRate)
                + ": it is damaged or cut short.",
            m_path};
}

Status AudioFileSource::decode(SampleIndex first, std::span<float> out)
{
    const auto frames = static_cast<sf_count_t>(out.size()) / m_channelCount;
    if (m_position != first && sf_seek(m_file.get(), first, SEEK_SET) != first) {
        m_position = -1;
        return brokenAt(first);
    }
    sf_count_t done = 0;
    while (done < frames) {
        const auto got = sf_readf_float(m_file.get(), out.data() + done * m_channelCount, frames - done);
        if (got <= 0) {
            m_position = -1;
            return brokenAt(first + done);
        }
        done += got;
    }
    m_position = first + frames;
    return {};
}

Result<const AudioFileSource::Block*> AudioFileSource::block(SampleIndex index)
{
    for (auto it = m_blocks.begin(); it != m_blocks.end(); ++it) {
        if (it->index == index) {
            m_blocks.splice(m_blocks.begin(), m_blocks, it);
            return &m_blocks.front();
        }
    }
    const auto length = blockSeconds * m_sampleRate;
    const auto begin = index * length;
    const auto end = std::min(begin + length, m_frameCount);
    // Always by a seek, from the same state: a decoder that simply ran on would have heard more than a jump does.
    // Not so for MP3: the difference is rounding (1e-7), and each jump may have mpg123 complain on stderr.
    const bool runsOn = m_seeking == Seeking::ByBlocksRunningOn && m_position == begin;
    const auto runUp = runsOn ? 0 : static_cast<SampleIndex>(runUpSeconds * m_sampleRate);
    const auto from = std::max<SampleIndex>(0, begin - runUp);
    if (!runsOn) {
        m_position = -1;
        sf_seek(m_file.get(), 0, SEEK_SET);
    }

    Block fresh;
    fresh.index = index;
    fresh.samples.resize(static_cast<std::size_t>((end - from) * m_channelCount));
    TRY(decode(from, fresh.samples));
    fresh.samples.erase(fresh.samples.begin(), fresh.samples.begin() + (begin - from) * m_channelCount);
    if (m_blocks.size() >= cachedBlocks)
        m_blocks.pop_back();
    m_blocks.push_front(std::move(fresh));
    return &m_blocks.front();
}

Status AudioFileSource::checkFinite(SampleIndex first, std::span<const float> samples) const
{
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float v) { return !std::isfinite(v); });
    if (bad == samples.end())
        return {};
    const auto frame = first + (bad - samples.begin()) / m_channelCount;
    return Error{ErrorCode::CorruptFile,
                 quotedName(m_path) + " holds a sample that is not a number at " + seconds(static_cast<double>(frame) / m_sampleRate)
                     + ": export it again.",
                 m_path};
}

Result<std::size_t> AudioFileSource::read(SampleIndex first, std::span<float> out)
{
    if (first < 0)
        return Error{ErrorCode::InvalidArgument, "Audio was asked for before the start of " + quotedName(m_path) + ".", m_path};
    const auto channels = static_cast<SampleIndex>(m_channelCount);
    const auto wanted = std::min(static_cast<SampleIndex>(out.size()) / channels, m_frameCount - first);
    if (wanted <= 0)
        return std::size_t{0};
    const auto target = out.first(static_cast<std::size_t>(wanted * channels));

    if (m_seeking == Seeking::Exact) {
        TRY(decode(first, target));
    } else {
        const auto length = blockSeconds * m_sampleRate;
        for (SampleIndex done = 0; done < wanted;) {
            const auto frame = first + done;
            auto current = block(frame / length);
            if (!current)
                return current.error();
            const auto offset = frame % length;
            const auto count = std::min(wanted - done, length - offset);
            const auto* from = (*current)->samples.data() + offset * channels;
            std::copy(from, from + count * channels, target.data() + done * channels);
            done += count;
        }
    }
    TRY(checkFinite(first, target));
    return static_cast<std::size_t>(wanted);
}

}  // namespace undertone
