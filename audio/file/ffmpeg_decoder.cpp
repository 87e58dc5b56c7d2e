// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/audio_limits.h"
#include "audio/file/decode_protocol.h"
#include "audio/file/decoded_sound.h"
#include "audio/file/quoted_name.h"
#include "audio/file/sound_decoder.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace undertone {
namespace {

constexpr int pollMilliseconds = 50;
constexpr std::size_t longestReport = 4096;
/// A container's own length is rounded, and an encoder's padding may or may not be counted.
constexpr double lengthTolerance = 0.3;  // seconds

constexpr const char* readableHere = "WAV, RF64, W64, AIFF, AU, CAF, FLAC, Ogg (Vorbis, Opus), MP3, GSM and NIST SPHERE";

std::filesystem::path findProgram()
{
    std::error_code failure;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failure);
    if (failure)
        return {};
    // Beside the programs, in the build tree's tests, or installed.
    for (const char* place : {".", "../bin", "../libexec/undertone"}) {
        const auto program = (self.parent_path() / place / decodeProgram).lexically_normal();
        if (::access(program.c_str(), X_OK) == 0)
            return program;
    }
    return {};
}

Error notReadable(const std::filesystem::path& path, const std::string& kind)
{
    if (kind.empty())
        return {ErrorCode::UnsupportedFormat, message("audio.unknown-format-ffmpeg", quotedName(path), readableHere), path};
    return {ErrorCode::UnsupportedFormat, message("audio.unknown-encoding-of", quotedName(path), kind), path};
}

Error notInstalled(const std::filesystem::path& path, const std::string& kind)
{
    return {ErrorCode::UnsupportedFormat, message("audio.without-ffmpeg", quotedName(path), kind), path};
}

/// A pipe's ends, closed with it.
struct Pipe {
    std::array<int, 2> ends{-1, -1};
    Pipe() = default;
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(std::size_t index)
    {
        if (ends[index] >= 0)
            ::close(ends[index]);
        ends[index] = -1;
    }
};

/// The decoding program at work; what is destroyed early is killed.
class DecodeProcess {
public:
    DecodeProcess() = default;
    DecodeProcess(const DecodeProcess&) = delete;
    DecodeProcess& operator=(const DecodeProcess&) = delete;
    ~DecodeProcess()
    {
        if (m_process <= 0)
            return;
        ::kill(m_process, SIGKILL);
        (void)reap();
    }

    /// The recording becomes its standard input, the decoded sound its standard output, its report comes on standard error.
    bool start(const std::filesystem::path& program, int recording, int sound)
    {
        if (::pipe2(m_report.ends.data(), O_CLOEXEC) != 0)
            return false;
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, recording, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, sound, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, m_report.ends[1], STDERR_FILENO);
        std::string name = decodeProgram;
        std::array<std::string, 2> limits{std::to_string(maximumChannels), std::to_string(maximumDurationSeconds)};
        std::array<char*, 4> arguments{name.data(), limits[0].data(), limits[1].data(), nullptr};
        std::array<char*, 1> environment{nullptr};  // nothing of the user's reaches it
        const int failed = ::posix_spawn(&m_process, program.c_str(), &actions, nullptr, arguments.data(), environment.data());
        posix_spawn_file_actions_destroy(&actions);
        m_report.closeEnd(1);
        if (failed != 0)
            m_process = -1;
        return failed == 0;
    }

    /// Waits for its end, and takes up the report. False: cancelled.
    bool wait(const CancellationToken& cancel)
    {
        std::array<char, 512> part{};
        while (!cancel.isCancelled()) {
            pollfd ready{m_report.ends[0], POLLIN, 0};
            if (::poll(&ready, 1, pollMilliseconds) <= 0)
                continue;
            const auto got = ::read(m_report.ends[0], part.data(), part.size());
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0) {
                m_exit = reap();
                return true;
            }
            if (m_text.size() < longestReport)
                m_text.append(part.data(), static_cast<std::size_t>(got));
        }
        return false;
    }
    [[nodiscard]] const std::string& report() const { return m_text; }
    [[nodiscard]] int exitCode() const { return m_exit; }

private:
    int reap()
    {
        int status = 0;
        while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {}
        m_process = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : DecodeCrashed;
    }

    pid_t m_process = -1;
    Pipe m_report;
    std::string m_text;
    int m_exit = DecodeCrashed;
};

Error failureOf(const std::filesystem::path& path, const std::string& kind, int exitCode)
{
    switch (exitCode) {
    case DecodeNotRecognised:
        // What begins like a kind and is not taken for one lacks the rest.
        if (kind.empty())
            return notReadable(path, kind);
        break;
    case DecodeNoCodec: return notReadable(path, kind.empty() ? std::string("a kind known to FFmpeg") : kind);
    case DecodeNoSound:
        return {ErrorCode::UnsupportedFormat,
                kind.empty() ? message("audio.no-track", quotedName(path)) : message("audio.no-track-of", quotedName(path), kind), path};
    case DecodeTooLarge:
        return {ErrorCode::LimitExceeded, message("audio.too-large", quotedName(path), maximumChannels, maximumDurationSeconds / 3600),
                path};
    case DecodeNoRoom: return {ErrorCode::FileNotWritable, message("decoder.no-room", quotedName(path)), path};
    default: break;
    }
    return {ErrorCode::CorruptFile,
            kind.empty() ? message("audio.damaged-or-short", quotedName(path))
                         : message("audio.damaged-or-short-of", quotedName(path), kind),
            path};
}

Result<std::shared_ptr<DecodedSound>> decode(const FileBytes& file, const std::filesystem::path& program, const std::string& kind,
                                             const CancellationToken& cancel)
{
    const auto& path = file.path();
    auto sound = TRY(DecodedSound::create());
    DecodeProcess process;
    if (!process.start(program, file.descriptor(), sound->descriptor()))
        return Error{ErrorCode::Internal, message("decoder.cannot-start", program), program};
    if (!process.wait(cancel))
        return Error{ErrorCode::Cancelled, message("decoder.cancelled"), path};
    if (process.exitCode() != 0)
        return failureOf(path, kind, process.exitCode());

    long long frames = 0;
    double declared = 0.0;
    int tracks = 0;
    char codec[32] = "";
    if (std::sscanf(process.report().c_str(), decodeReport, &frames, &sound->sampleRate, &sound->channelCount, &declared, &tracks, codec)
        != 6)
        return failureOf(path, kind, DecodeCrashed);
    sound->frameCount = frames;
    struct stat facts {};
    const auto bytes = static_cast<off_t>(frames) * sound->channelCount * static_cast<off_t>(sizeof(float));
    if (::fstat(sound->descriptor(), &facts) != 0 || facts.st_size != bytes)
        return failureOf(path, kind, DecodeCrashed);
    TRY(checkSoundLimits(path, sound->sampleRate, sound->channelCount, sound->frameCount));
    const double seconds = static_cast<double>(frames) / sound->sampleRate;
    if (declared > seconds + lengthTolerance)
        return Error{ErrorCode::CorruptFile, message("audio.ends-after", quotedName(path), secondsText(declared), secondsText(seconds)),
                     path};
    if (tracks > 1)
        sound->notices.push_back(message("audio.tracks", quotedName(path), tracks));
    return sound;
}

}  // namespace

std::string ffmpegVersion()
{
    // The program's own file stands for the libraries that it was built against.
    std::error_code failure;
    const auto program = findProgram();
    const auto changed = program.empty() ? std::filesystem::file_time_type{} : std::filesystem::last_write_time(program, failure);
    return std::string(decodeProgram) + " " + std::to_string(program.empty() || failure ? 0 : changed.time_since_epoch().count());
}

bool hasFfmpegDecoder()
{
    return !findProgram().empty();
}

Result<std::unique_ptr<SoundDecoder>> openWithFfmpeg(const FileBytes& file, const std::string& kind, const CancellationToken& cancel)
{
    const auto program = findProgram();
    if (program.empty())
        return kind.empty() ? notReadable(file.path(), kind) : notInstalled(file.path(), kind);
    return decodedOnce(file, [&] { return decode(file, program, kind, cancel); });
}

}  // namespace undertone
