// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/wav_writer.h"

#include "audio/audio_file_source.h"
#include "audio/file/quoted_name.h"

#include <sndfile.h>

#include <system_error>

namespace undertone {

void WavWriter::CloseFile::operator()(sf_private_tag* file) const
{
    sf_close(file);
}

Error WavWriter::cannotWrite(const std::string& why) const
{
    return {ErrorCode::FileNotWritable, quotedName(m_path) + " cannot be written: " + why + ".", m_path};
}

Result<std::unique_ptr<WavWriter>> WavWriter::create(const std::filesystem::path& path, const WavFormat& format, ExistingFile existing)
{
    if (format.channelCount < 1 || format.channelCount > maximumChannels || format.sampleRate < minimumSampleRate
        || format.sampleRate > maximumSampleRate)
        return Error{ErrorCode::InvalidArgument, "A WAV file needs 1 to 64 channels and a rate from 1 to 768 kHz.", path};
    std::unique_ptr<WavWriter> writer(new WavWriter);
    writer->m_path = path;
    std::error_code status;
    if (existing == ExistingFile::Refuse && std::filesystem::exists(path, status))
        return writer->cannotWrite("there is a file of that name already");

    writer->m_partPath = path;
    writer->m_partPath += ".part";
    writer->m_channelCount = format.channelCount;
    SF_INFO info{};
    info.samplerate = format.sampleRate;
    info.channels = format.channelCount;
    info.format = SF_FORMAT_RF64 | (format.encoding == WavEncoding::Pcm16 ? SF_FORMAT_PCM_16 : SF_FORMAT_FLOAT);
    writer->m_file.reset(sf_open(writer->m_partPath.c_str(), SFM_WRITE, &info));
    if (!writer->m_file) {
        writer->m_partPath.clear();
        return writer->cannotWrite("its folder is missing, full or not writable");
    }
    sf_command(writer->m_file.get(), SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE);
    sf_command(writer->m_file.get(), SFC_SET_CLIPPING, nullptr, SF_TRUE);
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
        return cannotWrite("it is finished");
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / m_channelCount;
    if (sf_writef_float(m_file.get(), interleaved.data(), frames) != frames)
        return cannotWrite("the disk is full or went away");
    m_frames += frames;
    return {};
}

Status WavWriter::finish()
{
    if (!m_file)
        return cannotWrite("it is finished");
    if (sf_close(m_file.release()) != 0)
        return cannotWrite("the disk is full or went away");
    std::error_code status;
    std::filesystem::rename(m_partPath, m_path, status);
    if (status)
        return cannotWrite(status.message());
    m_partPath.clear();
    return {};
}

}  // namespace undertone
