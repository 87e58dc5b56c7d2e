// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_file_source.h"

#include "audio/file/quoted_name.h"
#include "audio/file/sound_decoder.h"
#include "audio/file/sound_layout.h"
#include "audio/session_mark.h"

#include <algorithm>
#include <cmath>

namespace undertone {

AudioFileSource::AudioFileSource(std::filesystem::path path, std::unique_ptr<SoundDecoder> decoder, std::vector<Message> notices)
    : m_path(std::move(path)), m_decoder(std::move(decoder)), m_notices(std::move(notices))
{
}

AudioFileSource::~AudioFileSource() = default;

Result<std::unique_ptr<AudioFileSource>> AudioFileSource::open(const std::filesystem::path& path, const AudioFileOptions& options)
{
    auto file = TRY(FileBytes::open(path, options.bytesRead));
    auto layout = TRY(inspectSound(file));
    auto decoder = TRY(openDecoder(file, layout, options.cancel));
    TRY(file->status());
    if (options.use != SoundUse::Hear) {
        const auto comment = sndfileComment(file);
        if (options.use == SoundUse::Train && isSessionMark(comment))
            return Error{ErrorCode::NotAuthorised, message("audio.of-session", quotedName(path)), path};
        if (forbidsAnalysis(comment))
            return Error{ErrorCode::NotAuthorised, message("audio.of-session-unanalysed", quotedName(path)), path};
    }
    auto notices = std::move(layout.notices);
    for (auto& notice : decoder->notices())
        notices.push_back(std::move(notice));
    return std::unique_ptr<AudioFileSource>(new AudioFileSource(path, std::move(decoder), std::move(notices)));
}

std::string audioDecoderVersions()
{
    return sndfileVersion() + ", " + mpegVersion() + ", " + ffmpegVersion();
}

int AudioFileSource::sampleRate() const
{
    return m_decoder->sampleRate();
}

int AudioFileSource::channelCount() const
{
    return m_decoder->channelCount();
}

SampleIndex AudioFileSource::frameCount() const
{
    return m_decoder->frameCount();
}

Status AudioFileSource::checkFinite(SampleIndex first, std::span<const float> samples) const
{
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float v) { return !std::isfinite(v); });
    if (bad == samples.end())
        return {};
    const auto frame = first + (bad - samples.begin()) / channelCount();
    return Error{ErrorCode::CorruptFile,
                 message("audio.not-a-number", quotedName(m_path), secondsText(static_cast<double>(frame) / sampleRate())), m_path};
}

Result<std::size_t> AudioFileSource::read(SampleIndex first, std::span<float> out)
{
    if (first < 0)
        return Error{ErrorCode::InvalidArgument, message("audio.before-start-of", quotedName(m_path)), m_path};
    const auto channels = static_cast<SampleIndex>(channelCount());
    const auto wanted = std::min(static_cast<SampleIndex>(out.size()) / channels, frameCount() - first);
    if (wanted <= 0)
        return std::size_t{0};
    const auto target = out.first(static_cast<std::size_t>(wanted * channels));
    TRY(m_decoder->read(first, target));
    TRY(checkFinite(first, target));
    return static_cast<std::size_t>(wanted);
}

}  // namespace undertone
