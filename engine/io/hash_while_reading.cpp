// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/hash_while_reading.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace undertone {
namespace {

constexpr SampleIndex blockFrames = 65536;

/// Reads from where `hash` stands to `end`.
Status hashTo(SampleIndex end, AudioSha256& hash, AudioSource& source, const CancellationToken& cancel)
{
    std::vector<float> block;
    while (hash.hashedFrames() < end) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("core.cancelled"), {}};
        const auto first = hash.hashedFrames();
        block.resize(static_cast<std::size_t>(std::min(blockFrames, end - first) * source.channelCount()));
        const auto frames = TRY(source.read(first, block));
        if (frames == 0)
            return Error{ErrorCode::CorruptFile, message("io.recording-ends")};
        hash.see(first, std::span(block).first(frames * static_cast<std::size_t>(source.channelCount())));
    }
    return {};
}

}  // namespace

void FileSha256::see(std::uint64_t at, std::span<const std::byte> bytes)
{
    if (!m_finished.empty() || at > m_hashed || at + bytes.size() <= m_hashed)
        return;
    m_hash.update(bytes.subspan(static_cast<std::size_t>(m_hashed - at)));
    m_hashed = at + bytes.size();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path, const CancellationToken& cancel)
{
    return FileSha256(path).finish(cancel);
}

Result<std::string> FileSha256::finish(const CancellationToken& cancel)
{
    if (!m_finished.empty())
        return m_finished;
    const auto& path = m_path;
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     message("io.cannot-read", path, std::strerror(errno)), path};
    std::vector<std::byte> block(std::size_t{1} << 20);
    std::optional<Error> failure;
    for (;;) {
        if (cancel.isCancelled()) {
            failure = Error{ErrorCode::Cancelled, message("core.cancelled"), path};
            break;
        }
        const ssize_t count = ::pread(descriptor, block.data(), block.size(), static_cast<off_t>(m_hashed));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            failure = Error{ErrorCode::FileUnreadable, message("io.cannot-read", path, std::strerror(errno)), path};
        if (count <= 0)
            break;
        see(m_hashed, std::span(block).first(static_cast<std::size_t>(count)));
    }
    ::close(descriptor);
    if (failure)
        return *failure;
    m_finished = m_hash.finishHex();
    return m_finished;
}

AudioSha256::AudioSha256(const AudioSource& source) : m_channels(static_cast<std::size_t>(source.channelCount()))
{
    const std::array<std::int64_t, 3> shape{source.sampleRate(), source.channelCount(), source.frameCount()};
    m_hash.update(std::as_bytes(std::span(shape)));
}

void AudioSha256::see(SampleIndex first, std::span<const float> samples)
{
    const auto end = first + static_cast<SampleIndex>(samples.size() / m_channels);
    if (!m_finished.empty() || first > m_hashed || end <= m_hashed)
        return;
    m_hash.update(std::as_bytes(samples.subspan(static_cast<std::size_t>(m_hashed - first) * m_channels)));
    m_hashed = end;
}

Result<std::string> AudioSha256::finish(AudioSource& source, const CancellationToken& cancel)
{
    if (m_finished.empty()) {
        TRY(hashTo(source.frameCount(), *this, source, cancel));
        m_finished = m_hash.finishHex();
    }
    return m_finished;
}

Result<std::string> sha256OfAudio(AudioSource& source, const CancellationToken& cancel)
{
    return AudioSha256(source).finish(source, cancel);
}

Result<std::size_t> HashedSource::read(SampleIndex first, std::span<float> out)
{
    if (m_hashSkipped && first > m_hash.hashedFrames()) {
        TRY(hashTo(std::min(first, frameCount()), m_hash, *m_source, *m_hashSkipped));
    }
    const auto frames = TRY(m_source->read(first, out));
    m_hash.see(first, out.first(frames * static_cast<std::size_t>(channelCount())));
    return frames;
}

}  // namespace undertone
