// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-decode: one recording through FFmpeg's libraries, in a process of its own, as parsers of fifty formats are no part of a program
// that holds people's voices. It opens no file and no address: the recording is its standard input. See audio/file/decode_protocol.h.
#include "audio/file/decode_protocol.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/mem.h>
#include <libswresample/swresample.h>
}

#include <cerrno>
#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace undertone;

/// Containers that hold sound by themselves: no playlist, no image sequence, nothing that names another file.
constexpr const char* demuxers = "aac,ac3,eac3,aiff,amr,amrnb,amrwb,ape,asf,au,avi,caf,flac,flv,g722,gsm,loas,matroska,webm,mov,mp4,m4a,"
                                 "3gp,3g2,mj2,mp3,mpeg,mpegts,nistsphere,"
                                 "ogg,rm,shn,tta,voc,w64,wav,wv";
constexpr int ioBytes = 1 << 16;
constexpr rlim_t largestMemory = rlim_t{2} << 30;

struct Input {
    std::int64_t position = 0;
    std::int64_t size = 0;
};

int readInput(void* user, std::uint8_t* target, int count)
{
    auto& input = *static_cast<Input*>(user);
    const auto got = ::pread(STDIN_FILENO, target, static_cast<std::size_t>(count), input.position);
    if (got <= 0)
        return got < 0 ? AVERROR(errno) : AVERROR_EOF;
    input.position += got;
    return static_cast<int>(got);
}

std::int64_t seekInput(void* user, std::int64_t offset, int whence)
{
    auto& input = *static_cast<Input*>(user);
    if (whence == AVSEEK_SIZE)
        return input.size;
    whence &= ~AVSEEK_FORCE;
    const auto base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? input.position : input.size;
    if (base + offset < 0)
        return AVERROR(EINVAL);
    input.position = base + offset;
    return input.position;
}

/// A file that names another one does not get it.
int refuseToOpen(AVFormatContext*, AVIOContext**, const char*, int, AVDictionary**)
{
    return AVERROR(EPERM);
}

struct Free {
    void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
    void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
    void operator()(AVPacket* packet) const { av_packet_free(&packet); }
    void operator()(AVFrame* frame) const { av_frame_free(&frame); }
    void operator()(SwrContext* context) const { swr_free(&context); }
    void operator()(AVIOContext* io) const
    {
        av_freep(static_cast<void*>(&io->buffer));
        avio_context_free(&io);
    }
};
template <typename T> using Owned = std::unique_ptr<T, Free>;

void limitThisProcess()
{
    const rlimit memory{largestMemory, largestMemory};
    ::setrlimit(RLIMIT_AS, &memory);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::setrlimit(RLIMIT_NPROC, &none);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

/// Any sample format to interleaved floats, at the same rate and channels, on standard output.
class FloatWriter {
public:
    FloatWriter(int channels, std::int64_t mostSeconds) : m_channels(channels), m_mostSeconds(mostSeconds) {}

    int write(AVFrame& frame)
    {
        if (m_rate == 0)
            m_rate = frame.sample_rate;
        if (frame.sample_rate != m_rate || frame.ch_layout.nb_channels != m_channels)
            return DecodeDamaged;
        if (!m_converter && !start(frame))
            return DecodeDamaged;
        m_samples.resize(static_cast<std::size_t>(frame.nb_samples) * static_cast<std::size_t>(m_channels));
        auto* out = reinterpret_cast<std::uint8_t*>(m_samples.data());
        const int got =
            swr_convert(m_converter.get(), &out, frame.nb_samples, const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
        if (got != frame.nb_samples)
            return DecodeDamaged;
        m_frames += got;
        if (m_frames / m_rate > m_mostSeconds)
            return DecodeTooLarge;
        return writeAll(std::as_bytes(std::span(m_samples)));
    }
    [[nodiscard]] std::int64_t frames() const { return m_frames; }
    [[nodiscard]] int rate() const { return m_rate; }

private:
    bool start(AVFrame& frame)
    {
        SwrContext* context = nullptr;
        if (swr_alloc_set_opts2(&context, &frame.ch_layout, AV_SAMPLE_FMT_FLT, frame.sample_rate, &frame.ch_layout,
                                static_cast<AVSampleFormat>(frame.format), frame.sample_rate, 0, nullptr)
            < 0)
            return false;
        m_converter.reset(context);
        return swr_init(context) >= 0;
    }

    static int writeAll(std::span<const std::byte> bytes)
    {
        while (!bytes.empty()) {
            const auto count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return DecodeNoRoom;
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        return DecodeFinished;
    }

    int m_channels;
    std::int64_t m_mostSeconds;
    int m_rate = 0;
    std::int64_t m_frames = 0;
    Owned<SwrContext> m_converter;
    std::vector<float> m_samples;
};

int receiveAll(AVCodecContext& codec, AVFrame& frame, FloatWriter& writer)
{
    while (avcodec_receive_frame(&codec, &frame) >= 0) {
        const int failed = writer.write(frame);
        av_frame_unref(&frame);
        if (failed != DecodeFinished)
            return failed;
    }
    return DecodeFinished;
}

double declaredSeconds(const AVFormatContext& format, const AVStream& stream)
{
    // A length guessed from the bit rate is no declaration.
    if (format.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE || stream.duration == AV_NOPTS_VALUE || stream.duration <= 0)
        return 0.0;
    return static_cast<double>(stream.duration) * av_q2d(stream.time_base);
}

int decode(AVFormatContext& format, AVCodecContext& codec, const AVStream& stream, int channels, std::int64_t mostSeconds, int tracks)
{
    FloatWriter writer(channels, mostSeconds);
    const Owned<AVPacket> packet(av_packet_alloc());
    const Owned<AVFrame> frame(av_frame_alloc());
    int result = 0;
    while ((result = av_read_frame(&format, packet.get())) >= 0) {
        int failed = DecodeFinished;
        // A packet that cannot be decoded is left out by the decoder itself; the length tells whether much was.
        if (packet->stream_index == stream.index && avcodec_send_packet(&codec, packet.get()) >= 0)
            failed = receiveAll(codec, *frame, writer);
        av_packet_unref(packet.get());
        if (failed != DecodeFinished)
            return failed;
    }
    if (result != AVERROR_EOF)
        return DecodeDamaged;
    avcodec_send_packet(&codec, nullptr);
    if (const int failed = receiveAll(codec, *frame, writer); failed != DecodeFinished)
        return failed;
    if (writer.frames() == 0)
        return DecodeDamaged;
    std::fprintf(stderr, "frames=%" PRId64 " rate=%d channels=%d declared=%f tracks=%d codec=%.31s\n", writer.frames(), writer.rate(),
                 channels, declaredSeconds(format, stream), tracks, avcodec_get_name(codec.codec_id));
    return DecodeFinished;
}

int run(int mostChannels, std::int64_t mostSeconds)
{
    struct stat facts {};
    if (::fstat(STDIN_FILENO, &facts) != 0)
        return DecodeDamaged;
    Input input{0, facts.st_size};
    const Owned<AVIOContext> io(
        avio_alloc_context(static_cast<unsigned char*>(av_malloc(ioBytes)), ioBytes, 0, &input, readInput, nullptr, seekInput));
    AVFormatContext* raw = avformat_alloc_context();
    raw->pb = io.get();
    raw->io_open = refuseToOpen;
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", demuxers, 0);
    av_dict_set(&options, "protocol_whitelist", "none", 0);
    const int opened = avformat_open_input(&raw, nullptr, nullptr, &options);
    av_dict_free(&options);
    if (opened < 0)
        return opened == AVERROR_INVALIDDATA || opened == AVERROR(EINVAL) ? DecodeNotRecognised : DecodeDamaged;
    const Owned<AVFormatContext> format(raw);
    if (avformat_find_stream_info(raw, nullptr) < 0)
        return DecodeDamaged;

    const AVCodec* decoder = nullptr;
    const int index = av_find_best_stream(raw, AVMEDIA_TYPE_AUDIO, -1, -1, &decoder, 0);
    if (index == AVERROR_DECODER_NOT_FOUND)
        return DecodeNoCodec;
    if (index < 0)
        return DecodeNoSound;
    int tracks = 0;
    for (unsigned i = 0; i < raw->nb_streams; ++i) {
        const bool isSound = raw->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
        tracks += isSound;
        if (static_cast<int>(i) != index)
            raw->streams[i]->discard = AVDISCARD_ALL;
    }
    const AVStream& stream = *raw->streams[index];
    const Owned<AVCodecContext> codec(avcodec_alloc_context3(decoder));
    codec->thread_count = 1;
    if (avcodec_parameters_to_context(codec.get(), stream.codecpar) < 0)
        return DecodeDamaged;
    codec->pkt_timebase = stream.time_base;
    if (avcodec_open2(codec.get(), decoder, nullptr) < 0)
        return DecodeNoCodec;
    const int channels = codec->ch_layout.nb_channels;
    if (channels < 1)
        return DecodeDamaged;
    if (channels > mostChannels)
        return DecodeTooLarge;
    return decode(*raw, *codec, stream, channels, mostSeconds, tracks);
}

template <typename Number> std::optional<Number> numberIn(std::string_view text)
{
    Number value{};
    const auto [end, failure] = std::from_chars(text.begin(), text.end(), value);
    return failure == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 3) {
        std::fputs("undertone-decode is started by the other programs; it reads a recording on standard input.\n", stderr);
        return 2;
    }
    limitThisProcess();
    av_log_set_level(AV_LOG_QUIET);
    try {
        const auto first = numberIn<int>(arguments[1]);
        const auto second = numberIn<long long>(arguments[2]);
        if (!first || !second)
            return 2;
        return run(*first, *second);
    } catch (...) {  // the memory it may have is bounded; who started it says the sentence
        return DecodeCrashed;
    }
}
