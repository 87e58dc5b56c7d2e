// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/audio_limits.h"
#include "audio/file/decoded_sound.h"
#include "audio/file/quoted_name.h"
#include "audio/file/sound_decoder.h"

#include <sndfile.h>

#include <algorithm>
#include <cstdio>

namespace undertone {
namespace {

constexpr sf_count_t framesAtOnce = 16384;

struct CloseFile {
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using SndfileHandle = std::unique_ptr<SNDFILE, CloseFile>;

sf_count_t viewSize(void* user)
{
    return static_cast<sf_count_t>(static_cast<ByteView*>(user)->size());
}
sf_count_t viewSeek(sf_count_t offset, int whence, void* user)
{
    auto& view = *static_cast<ByteView*>(user);
    const auto base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? view.position() : view.size();
    const auto position = static_cast<sf_count_t>(base) + offset;
    if (position < 0)
        return -1;
    view.seek(static_cast<std::uint64_t>(position));
    return position;
}
sf_count_t viewRead(void* target, sf_count_t count, void* user)
{
    const std::span bytes(static_cast<std::byte*>(target), static_cast<std::size_t>(std::max<sf_count_t>(0, count)));
    return static_cast<sf_count_t>(static_cast<ByteView*>(user)->read(bytes));
}
sf_count_t viewWrite(const void*, sf_count_t, void*)
{
    return 0;
}
sf_count_t viewTell(void* user)
{
    return static_cast<sf_count_t>(static_cast<ByteView*>(user)->position());
}

int sndfileFormat(const RawSamples& raw)
{
    const int order = raw.order == ByteOrder::Big ? SF_ENDIAN_BIG : SF_ENDIAN_LITTLE;
    switch (raw.encoding) {
    case SampleEncoding::Unsigned8: return SF_FORMAT_RAW | SF_FORMAT_PCM_U8;
    case SampleEncoding::Signed8: return SF_FORMAT_RAW | SF_FORMAT_PCM_S8;
    case SampleEncoding::Signed16: return SF_FORMAT_RAW | SF_FORMAT_PCM_16 | order;
    case SampleEncoding::Signed24: return SF_FORMAT_RAW | SF_FORMAT_PCM_24 | order;
    case SampleEncoding::Signed32: return SF_FORMAT_RAW | SF_FORMAT_PCM_32 | order;
    case SampleEncoding::Float32: return SF_FORMAT_RAW | SF_FORMAT_FLOAT | order;
    case SampleEncoding::Float64: return SF_FORMAT_RAW | SF_FORMAT_DOUBLE | order;
    case SampleEncoding::ALaw: return SF_FORMAT_RAW | SF_FORMAT_ALAW;
    case SampleEncoding::MuLaw: return SF_FORMAT_RAW | SF_FORMAT_ULAW;
    case SampleEncoding::Gsm610: return SF_FORMAT_RAW | SF_FORMAT_GSM610;
    case SampleEncoding::VoxAdpcm: return SF_FORMAT_RAW | SF_FORMAT_VOX_ADPCM;
    }
    return 0;
}

Error openError(const std::filesystem::path& path, int code)
{
    if (code == SF_ERR_UNRECOGNISED_FORMAT)
        return {ErrorCode::UnsupportedFormat, message("audio.not-audio", quotedName(path)), path};
    const std::string reason = sf_error_number(code);
    // libsndfile has a hundred numbers of its own: those that say "not here", rather than "broken".
    const auto says = [&reason](const char* words) { return reason.find(words) != std::string::npos; };
    if (code == SF_ERR_UNSUPPORTED_ENCODING || says("nsupported") || says("not supported") || says("Unknown") || says("nimplemented"))
        return {ErrorCode::UnsupportedFormat, message("audio.other-encoding", quotedName(path)), path};
    return {ErrorCode::CorruptFile, message("audio.damaged-only", quotedName(path)), path};
}

/// libsndfile on a view. The view must stay where it is.
class Sndfile {
public:
    static Result<std::unique_ptr<Sndfile>> open(const ByteView& view, const std::optional<RawSamples>& raw)
    {
        std::unique_ptr<Sndfile> file(new Sndfile(view));
        if (raw) {
            file->m_info.format = sndfileFormat(*raw);
            file->m_info.samplerate = raw->sampleRate;
            file->m_info.channels = raw->channelCount;
        }
        SF_VIRTUAL_IO io{viewSize, viewSeek, viewRead, viewWrite, viewTell};
        file->m_handle.reset(sf_open_virtual(&io, SFM_READ, &file->m_info, &file->m_view));
        TRY(file->m_view.status());
        if (!file->m_handle)
            return openError(view.path(), sf_error(nullptr));
        return file;
    }

    [[nodiscard]] const SF_INFO& info() const { return m_info; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_view.path(); }
    [[nodiscard]] int container() const { return m_info.format & SF_FORMAT_TYPEMASK; }

    /// The frames read, fewer only where the decoder has no more.
    sf_count_t read(float* out, sf_count_t frames)
    {
        sf_count_t done = 0;
        while (done < frames) {
            const auto got = sf_readf_float(m_handle.get(), out + done * m_info.channels, frames - done);
            if (got <= 0)
                break;
            done += got;
        }
        return done;
    }
    [[nodiscard]] std::string comment() const
    {
        const char* text = sf_get_string(m_handle.get(), SF_STR_COMMENT);
        return text != nullptr ? text : std::string();
    }
    bool seek(sf_count_t frame) { return sf_seek(m_handle.get(), frame, SEEK_SET) == frame; }
    [[nodiscard]] Status diskStatus() const { return m_view.status(); }

    Status decode(SampleIndex first, std::span<float> out)
    {
        const auto frames = static_cast<sf_count_t>(out.size()) / m_info.channels;
        if (m_position != first && !seek(first)) {
            m_position = -1;
            TRY(diskStatus());
            return brokenAt(path(), first, m_info.samplerate);
        }
        m_position = -1;
        const auto done = read(out.data(), frames);
        TRY(diskStatus());
        if (done < frames)
            return brokenAt(path(), first + done, m_info.samplerate);
        m_position = first + frames;
        return {};
    }
    void reset()
    {
        m_position = -1;
        seek(0);
    }

private:
    explicit Sndfile(const ByteView& view) : m_view(view) {}
    ByteView m_view;
    SF_INFO m_info{};
    SndfileHandle m_handle;
    SampleIndex m_position = -1;
};

/// Formats whose samples are the same after any seek.
class ExactDecoder final : public SoundDecoder {
public:
    explicit ExactDecoder(std::unique_ptr<Sndfile> file) : m_file(std::move(file)) {}
    [[nodiscard]] int sampleRate() const override { return m_file->info().samplerate; }
    [[nodiscard]] int channelCount() const override { return m_file->info().channels; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_file->info().frames; }
    Status read(SampleIndex first, std::span<float> out) override { return m_file->decode(first, out); }

private:
    std::unique_ptr<Sndfile> m_file;
};

/// Ogg: a seek lands on the right frame, but with a decoder that has not heard what came before.
class JumpingOgg final : public JumpingDecoder {
public:
    explicit JumpingOgg(std::unique_ptr<Sndfile> file) : m_file(std::move(file)) {}
    [[nodiscard]] int sampleRate() const override { return m_file->info().samplerate; }
    [[nodiscard]] int channelCount() const override { return m_file->info().channels; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_file->info().frames; }
    void reset() override { m_file->reset(); }
    Status decode(SampleIndex first, std::span<float> out) override { return m_file->decode(first, out); }

private:
    std::unique_ptr<Sndfile> m_file;
};

Result<std::shared_ptr<DecodedSound>> decodeAll(Sndfile& file, const CancellationToken& cancel)
{
    auto sound = TRY(DecodedSound::create());
    sound->sampleRate = file.info().samplerate;
    sound->channelCount = file.info().channels;
    std::vector<float> block(static_cast<std::size_t>(framesAtOnce * sound->channelCount));
    for (sf_count_t got = framesAtOnce; got == framesAtOnce;) {
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("decoder.cancelled"), file.path()};
        got = file.read(block.data(), framesAtOnce);
        TRY(file.diskStatus());
        TRY(sound->append(std::span(block).first(static_cast<std::size_t>(got * sound->channelCount))));
        sound->frameCount += got;
        if (sound->frameCount / sound->sampleRate > maximumDurationSeconds)
            break;  // the limits say so
    }
    return sound;
}

/// Whether the last frame can be heard after a seek: what cannot seek is decoded once, and what is cut short is found out.
bool canSeekToEnd(Sndfile& file)
{
    std::vector<float> last(static_cast<std::size_t>(file.info().channels));
    return file.info().seekable != 0 && file.seek(file.info().frames - 1) && file.read(last.data(), 1) == 1;
}

}  // namespace

std::string sndfileVersion()
{
    return sf_version_string();
}

std::string sndfileComment(const std::shared_ptr<FileBytes>& file)
{
    const auto opened = Sndfile::open(ByteView(file, 0, file->size()), std::nullopt);
    return opened ? (*opened)->comment() : std::string();
}

Result<std::unique_ptr<SoundDecoder>> openWithSndfile(const ByteView& view, const std::optional<RawSamples>& raw,
                                                      const OtherwiseOpen& otherwise, const CancellationToken& cancel)
{
    auto opened = Sndfile::open(view, raw);
    if (!opened && otherwise && opened.error().code != ErrorCode::FileUnreadable) {
        auto other = otherwise();
        const bool isKnown = other || other.error().code != ErrorCode::UnsupportedFormat;
        // What libsndfile takes for damage may be what it does not know, such as a CAF of unknown length.
        if (!isKnown && !hasFfmpegDecoder() && opened.error().code == ErrorCode::CorruptFile)
            return Error{ErrorCode::CorruptFile, message("audio.damaged-or-unknown", quotedName(view.path())), view.path()};
        return isKnown || opened.error().code == ErrorCode::UnsupportedFormat ? std::move(other) : opened.error();
    }
    auto file = TRY(std::move(opened));
    const auto& info = file->info();
    TRY(checkSoundLimits(view.path(), info.samplerate, info.channels, info.frames));
    if (file->container() == SF_FORMAT_OGG)
        return blockwise(std::make_unique<JumpingOgg>(std::move(file)), BlockStart::Jump);
    if (canSeekToEnd(*file)) {
        file->reset();
        return std::unique_ptr<SoundDecoder>(std::make_unique<ExactDecoder>(std::move(file)));
    }
    TRY(file->diskStatus());
    const auto declared = info.frames;
    auto fresh = TRY(Sndfile::open(view, raw));  // a decoder that failed to seek is in no known state
    auto decoded = TRY(decodedOnce(view.file(), [&] { return decodeAll(*fresh, cancel); }));
    if (decoded->frameCount() < declared)
        return Error{ErrorCode::CorruptFile,
                     message("audio.ends-after", quotedName(view.path()), secondsText(static_cast<double>(declared) / info.samplerate),
                             secondsText(static_cast<double>(decoded->frameCount()) / info.samplerate)),
                     view.path()};
    return decoded;
}

}  // namespace undertone
