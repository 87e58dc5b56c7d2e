// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/layout_parts.h"
#include "audio/file/quoted_name.h"
#include "audio/file/sound_decoder.h"

#include <mpg123.h>

#include <algorithm>
#include <cstdio>

namespace undertone {
namespace {

/// Frames before a jump's target that mpg123 decodes unheard; the run-up of blockwise() is heard besides.
constexpr long framesBeforeJump = 4;

struct DeleteHandle {
    void operator()(mpg123_handle* handle) const { mpg123_delete(handle); }
};

mpg123_ssize_t readView(void* user, void* target, std::size_t count)
{
    return static_cast<mpg123_ssize_t>(static_cast<ByteView*>(user)->read(std::span(static_cast<std::byte*>(target), count)));
}

off_t seekView(void* user, off_t offset, int whence)
{
    auto& view = *static_cast<ByteView*>(user);
    const auto base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? view.position() : view.size();
    const auto position = static_cast<off_t>(base) + offset;
    if (position < 0)
        return -1;
    view.seek(static_cast<std::uint64_t>(position));
    return position;
}

/// Whether the first frame's Xing or Info header is believed: it trims what the encoder put before and behind the sound.
enum class InfoFrame { Use, Ignore };

class MpegFile final : public JumpingDecoder {
public:
    static Result<std::unique_ptr<MpegFile>> open(const ByteView& view, InfoFrame info, const CancellationToken& cancel)
    {
        std::unique_ptr<MpegFile> file(new MpegFile(view));
        TRY(file->start(info));
        if (cancel.isCancelled())
            return Error{ErrorCode::Cancelled, message("audio.opening-cancelled"), view.path()};
        // Walks every frame: what a header declares, or the first frames let one guess, is not the length.
        if (mpg123_scan(file->m_handle.get()) != MPG123_OK)
            return file->damaged();
        TRY(file->m_view.status());
        file->m_frameCount = std::max<SampleIndex>(0, mpg123_length(file->m_handle.get()));
        return file;
    }

    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channelCount() const override { return m_channelCount; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_frameCount; }
    void reset() override { m_position = -1; }

    Status decode(SampleIndex first, std::span<float> out) override
    {
        if (m_position != first && mpg123_seek(m_handle.get(), first, SEEK_SET) != first) {
            m_position = -1;
            return broken(first);
        }
        m_position = -1;
        const auto bytes = std::as_writable_bytes(out);
        std::size_t done = 0;
        while (done < bytes.size()) {
            std::size_t got = 0;
            const int result =
                mpg123_read(m_handle.get(), reinterpret_cast<unsigned char*>(bytes.data() + done), bytes.size() - done, &got);
            done += got;
            if (result == MPG123_NEW_FORMAT && !formatIsTheSame())
                return Error{ErrorCode::UnsupportedFormat,
                             message("mpeg.changes", quotedName(m_view.path()), secondsText(secondsAt(first, done))), m_view.path()};
            if (result != MPG123_OK && result != MPG123_NEW_FORMAT && done < bytes.size())
                return broken(first + static_cast<SampleIndex>(done / sizeof(float)) / m_channelCount);
        }
        m_position = first + static_cast<SampleIndex>(out.size()) / m_channelCount;
        return {};
    }

    /// Whether a header counts the frames that there are; its own frame may be among them.
    [[nodiscard]] bool hasFrames(std::uint64_t declaredFrames) const
    {
        const auto frames = static_cast<std::uint64_t>(std::max<off_t>(0, mpg123_framelength(m_handle.get())));
        return declaredFrames <= frames + 1 && frames <= declaredFrames + 1;
    }
    [[nodiscard]] Message lengthNotice(std::uint64_t declaredFrames) const
    {
        const double secondsOfFrame = static_cast<double>(mpg123_spf(m_handle.get())) / m_sampleRate;
        return wrongSizeNotice(m_view.path(), declaredFrames == 0 ? DeclaredSize::Unknown : DeclaredSize::TooSmall,
                               static_cast<double>(declaredFrames) * secondsOfFrame, static_cast<double>(m_frameCount) / m_sampleRate);
    }

private:
    explicit MpegFile(const ByteView& view) : m_view(view) {}

    Status start(InfoFrame info)
    {
        int failure = MPG123_OK;
        m_handle.reset(mpg123_new(nullptr, &failure));
        if (!m_handle)
            return Error{ErrorCode::Internal, message("mpeg.cannot-start", mpg123_plain_strerror(failure))};
        auto* handle = m_handle.get();
        mpg123_param(handle, MPG123_REMOVE_FLAGS, MPG123_AUTO_RESAMPLE, 0.0);
        // It must not write lines of its own to stderr.
        mpg123_param(handle, MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_GAPLESS | MPG123_FORCE_FLOAT, 0.0);
        if (info == InfoFrame::Ignore)
            mpg123_param(handle, MPG123_ADD_FLAGS, MPG123_IGNORE_INFOFRAME, 0.0);
        mpg123_param(handle, MPG123_RESYNC_LIMIT, -1, 0.0);
        mpg123_param(handle, MPG123_PREFRAMES, framesBeforeJump, 0.0);
        mpg123_replace_reader_handle(handle, readView, seekView, nullptr);
        long rate = 0;
        int encoding = 0;
        if (mpg123_open_handle(handle, &m_view) != MPG123_OK || mpg123_getformat(handle, &rate, &m_channelCount, &encoding) != MPG123_OK)
            return damaged();
        m_sampleRate = static_cast<int>(rate);
        if (encoding != MPG123_ENC_FLOAT_32)
            return Error{ErrorCode::Internal, message("mpeg.no-floats")};
        mpg123_format_none(handle);
        mpg123_format(handle, rate, m_channelCount, MPG123_ENC_FLOAT_32);
        return {};
    }

    bool formatIsTheSame()
    {
        long rate = 0;
        int channels = 0;
        int encoding = 0;
        return mpg123_getformat(m_handle.get(), &rate, &channels, &encoding) == MPG123_OK && rate == m_sampleRate
            && channels == m_channelCount;
    }
    [[nodiscard]] double secondsAt(SampleIndex first, std::size_t bytes) const
    {
        return (static_cast<double>(first) + static_cast<double>(bytes) / sizeof(float) / m_channelCount) / m_sampleRate;
    }
    [[nodiscard]] Error broken(SampleIndex frame) const
    {
        const auto disk = m_view.status();
        return disk ? brokenAt(m_view.path(), frame, m_sampleRate) : disk.error();
    }
    [[nodiscard]] Error damaged() const
    {
        const auto disk = m_view.status();
        return disk ? Error{ErrorCode::CorruptFile, message("mpeg.no-frame", quotedName(m_view.path())), m_view.path()} : disk.error();
    }

    ByteView m_view;
    std::unique_ptr<mpg123_handle, DeleteHandle> m_handle;
    int m_sampleRate = 0;
    int m_channelCount = 0;
    SampleIndex m_frameCount = 0;
    SampleIndex m_position = -1;
};

}  // namespace

std::string mpegVersion()
{
    return "mpg123 API " + std::to_string(MPG123_API_VERSION);
}

Result<std::unique_ptr<SoundDecoder>> openMpeg(const ByteView& view, const std::optional<XingHeader>& xing, const CancellationToken& cancel)
{
    auto file = TRY(MpegFile::open(view, InfoFrame::Use, cancel));
    std::vector<Message> notices;
    if (xing && xing->frames && !file->hasFrames(*xing->frames)) {
        // Another stream's header, or one that was never finished: mpg123 would trim the wrong places.
        file = TRY(MpegFile::open(view.behind(xing->frameBytes), InfoFrame::Ignore, cancel));
        notices.push_back(file->lengthNotice(*xing->frames));
    }
    TRY(checkSoundLimits(view.path(), file->sampleRate(), file->channelCount(), file->frameCount()));
    return blockwise(std::move(file), BlockStart::RunOn, std::move(notices));
}

}  // namespace undertone
