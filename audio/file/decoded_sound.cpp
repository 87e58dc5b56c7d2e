// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/file/decoded_sound.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

namespace undertone {
namespace {

/// Large temporary files have their place on disk, where /tmp may be memory.
std::vector<std::string> temporaryFolders()
{
    std::vector<std::string> folders;
    if (const char* own = std::getenv("TMPDIR"); own != nullptr && *own != '\0')
        folders.emplace_back(own);
    folders.insert(folders.end(), {"/var/tmp", "/tmp"});
    return folders;
}

int openUnnamed(const std::string& folder)
{
    const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        return descriptor;
    // Not every file system has files without a name.
    std::string path = folder + "/undertone-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0)
        ::unlink(path.c_str());
    return named;
}

Error noRoom(int reason)
{
    return {ErrorCode::FileNotWritable, message("decoder.no-temporary-file", std::strerror(reason))};
}

class DecodedSoundReader final : public SoundDecoder {
public:
    explicit DecodedSoundReader(std::shared_ptr<const DecodedSound> sound) : m_sound(std::move(sound)) {}
    [[nodiscard]] int sampleRate() const override { return m_sound->sampleRate; }
    [[nodiscard]] int channelCount() const override { return m_sound->channelCount; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_sound->frameCount; }
    Status read(SampleIndex first, std::span<float> out) override { return m_sound->read(first, out); }
    [[nodiscard]] std::vector<Message> notices() const override { return m_sound->notices; }

private:
    std::shared_ptr<const DecodedSound> m_sound;
};

/// What stands for one state of one file: device, inode, size, time of change.
using FileIdentity = std::array<std::int64_t, 5>;

struct SharedSound {
    std::mutex mutex;
    std::weak_ptr<DecodedSound> sound;
};

std::shared_ptr<SharedSound> sharedSoundOf(const FileIdentity& identity)
{
    static std::mutex mutex;
    static std::map<FileIdentity, std::shared_ptr<SharedSound>> all;
    const std::lock_guard lock(mutex);
    // Those that nobody holds or decodes are forgotten.
    std::erase_if(all, [](const auto& entry) { return entry.second.use_count() == 1 && entry.second->sound.expired(); });
    auto& entry = all[identity];
    if (!entry)
        entry = std::make_shared<SharedSound>();
    return entry;
}

}  // namespace

Result<std::shared_ptr<DecodedSound>> DecodedSound::create()
{
    for (const auto& folder : temporaryFolders()) {
        if (const int descriptor = openUnnamed(folder); descriptor >= 0)
            return std::shared_ptr<DecodedSound>(new DecodedSound(descriptor));
    }
    return noRoom(errno);
}

DecodedSound::~DecodedSound()
{
    ::close(m_descriptor);
}

Status DecodedSound::append(std::span<const float> samples)
{
    const auto bytes = std::as_bytes(samples);
    for (std::size_t done = 0; done < bytes.size();) {
        const auto count = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return noRoom(errno);
        done += static_cast<std::size_t>(count);
    }
    return {};
}

Status DecodedSound::read(SampleIndex first, std::span<float> out) const
{
    const auto bytes = std::as_writable_bytes(out);
    const auto at = static_cast<off_t>(first) * channelCount * static_cast<off_t>(sizeof(float));
    for (std::size_t done = 0; done < bytes.size();) {
        const auto count = ::pread(m_descriptor, bytes.data() + done, bytes.size() - done, at + static_cast<off_t>(done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return Error{ErrorCode::FileUnreadable,
                         count < 0 ? message("decoder.cannot-read-back", std::strerror(errno)) : message("decoder.read-back-short")};
        done += static_cast<std::size_t>(count);
    }
    return {};
}

Result<std::unique_ptr<SoundDecoder>> decodedOnce(const FileBytes& file, const MakeDecodedSound& make)
{
    struct stat facts {};
    if (::fstat(file.descriptor(), &facts) != 0)
        return Error{ErrorCode::FileUnreadable, message("audio.file-cannot-read", std::strerror(errno)), file.path()};
    const auto shared = sharedSoundOf({static_cast<std::int64_t>(facts.st_dev), static_cast<std::int64_t>(facts.st_ino), facts.st_size,
                                       facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec});
    const std::lock_guard lock(shared->mutex);
    auto sound = shared->sound.lock();
    if (!sound) {
        sound = TRY(make());
        shared->sound = sound;
    }
    return std::unique_ptr<SoundDecoder>(std::make_unique<DecodedSoundReader>(std::move(sound)));
}

}  // namespace undertone
