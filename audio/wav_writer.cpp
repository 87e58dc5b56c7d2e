// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav_writer.h"

#include "audio/audio_file_source.h"
#include "audio/file/quoted_name.h"

#include <sndfile.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

constexpr int flacChannels = 8;
constexpr int flacRate = 655'350;

}  // namespace

// The `.part` file under libsndfile, which itself reports no failure of what it writes while closing: the sizes in the header.
struct WavWriter::PartFile {
    int descriptor = -1;
    int failure = 0;  ///< errno of the first call that failed

    ~PartFile()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }

    template <typename Number> Number noted(Number result)
    {
        if (result < 0 && failure == 0)
            failure = errno;
        return result;
    }

    sf_count_t size()
    {
        struct stat status {};
        return noted(::fstat(descriptor, &status)) == 0 ? status.st_size : -1;
    }

    sf_count_t write(const char* bytes, sf_count_t count)
    {
        sf_count_t done = 0;
        while (done < count) {
            const auto step = ::write(descriptor, bytes + done, static_cast<std::size_t>(count - done));
            if (step < 0 && errno == EINTR)
                continue;
            if (noted(step) < 0)
                break;
            done += step;
        }
        return done;
    }

    /// On the disk, and closed. Whether all went well, from the start.
    bool finish()
    {
        noted(::fsync(descriptor));
        noted(::close(std::exchange(descriptor, -1)));
        return failure == 0;
    }

    static PartFile& of(void* file) { return *static_cast<PartFile*>(file); }
};

WavWriter::WavWriter() = default;

void WavWriter::CloseFile::operator()(sf_private_tag* file) const
{
    sf_close(file);
}

Error WavWriter::cannotWrite(const Message& why) const
{
    return {ErrorCode::FileNotWritable, message("wav.cannot-write", quotedName(m_path), why), m_path};
}

Result<std::unique_ptr<WavWriter>> WavWriter::create(const std::filesystem::path& path, const WavFormat& format, ExistingFile existing)
{
    if (format.channelCount < 1 || format.channelCount > maximumChannels || format.sampleRate < minimumSampleRate
        || format.sampleRate > maximumSampleRate)
        return Error{ErrorCode::InvalidArgument, message("wav.format"), path};
    if (format.container == SoundContainer::Flac && (format.channelCount > flacChannels || format.sampleRate > flacRate))
        return Error{ErrorCode::InvalidArgument, message("wav.flac", flacChannels, flacRate), path};
    std::unique_ptr<WavWriter> writer(new WavWriter);
    writer->m_path = path;
    std::error_code status;
    if (existing == ExistingFile::Refuse && std::filesystem::exists(path, status))
        return writer->cannotWrite(message("wav.exists"));

    writer->m_partPath = path;
    writer->m_partPath += ".part";
    writer->m_channelCount = format.channelCount;
    SF_INFO info{};
    info.samplerate = format.sampleRate;
    info.channels = format.channelCount;
    info.format = format.container == SoundContainer::Flac
        ? SF_FORMAT_FLAC | SF_FORMAT_PCM_24
        : SF_FORMAT_RF64 | (format.encoding == WavEncoding::Pcm16 ? SF_FORMAT_PCM_16 : SF_FORMAT_FLOAT);
    writer->m_part = std::make_unique<PartFile>();
    writer->m_part->descriptor = ::open(writer->m_partPath.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (writer->m_part->descriptor < 0) {
        writer->m_partPath.clear();
        return writer->cannotWrite(message("wav.folder"));
    }
    SF_VIRTUAL_IO calls{
        [](void* file) { return PartFile::of(file).size(); },
        [](sf_count_t offset, int from, void* file) -> sf_count_t {
            return PartFile::of(file).noted(::lseek(PartFile::of(file).descriptor, offset, from));
        },
        [](void* bytes, sf_count_t count, void* file) -> sf_count_t {
            return PartFile::of(file).noted(::read(PartFile::of(file).descriptor, bytes, static_cast<std::size_t>(count)));
        },
        [](const void* bytes, sf_count_t count, void* file) { return PartFile::of(file).write(static_cast<const char*>(bytes), count); },
        [](void* file) -> sf_count_t { return PartFile::of(file).noted(::lseek(PartFile::of(file).descriptor, 0, SEEK_CUR)); }};
    writer->m_file.reset(sf_open_virtual(&calls, SFM_WRITE, &info, writer->m_part.get()));
    if (!writer->m_file)
        return writer->cannotWrite(message("wav.folder-full"));
    if (format.container == SoundContainer::Wav)
        sf_command(writer->m_file.get(), SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    sf_command(writer->m_file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
    if (!format.comment.empty() && sf_set_string(writer->m_file.get(), SF_STR_COMMENT, format.comment.c_str()) != 0)
        return writer->cannotWrite(message("wav.folder-full"));
    return writer;
}

WavWriter::~WavWriter()
{
    m_file.reset();
    if (!m_partPath.empty()) {
        std::error_code ignored;
        std::filesystem::remove(m_partPath, ignored);
    }
}

Status WavWriter::write(std::span<const float> interleaved)
{
    if (!m_file)
        return cannotWrite(message("wav.finished"));
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / m_channelCount;
    if (sf_writef_float(m_file.get(), interleaved.data(), frames) != frames)
        return cannotWrite(message("wav.disk"));
    return {};
}

Status WavWriter::finish()
{
    if (!m_file)
        return cannotWrite(message("wav.finished"));
    const bool closed = sf_close(m_file.release()) == 0;
    if (!m_part->finish() || !closed)
        return cannotWrite(message("wav.disk"));
    std::error_code status;
    std::filesystem::rename(m_partPath, m_path, status);
    if (status)
        return cannotWrite(status.message());
    m_partPath.clear();
    return {};
}

}  // namespace undertone
