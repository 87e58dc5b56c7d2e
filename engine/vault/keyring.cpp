// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/keyring.h"

#include "engine/io/atomic_file.h"
#include "engine/io/folder_lock.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace undertone {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto keyringPatience = 3s;

Error withPath(Error error, const fs::path& path)
{
    error.path = path;
    return error;
}

Status checkPassphrase(const SecretBytes& passphrase)
{
    if (passphrase.size() >= Keyring::leastPassphraseBytes)
        return {};
    return Error{ErrorCode::InvalidArgument, message("vault.passphrase-short", Keyring::leastPassphraseBytes), {}};
}

/// Another program changes the file for milliseconds only.
Result<FolderLock> lockKeyring(const fs::path& file)
{
    const auto until = std::chrono::steady_clock::now() + keyringPatience;
    for (;;) {
        auto lock = FolderLock::takeFile(file, LockHolder::Program);
        if (lock || std::chrono::steady_clock::now() > until)
            return lock;
        std::this_thread::sleep_for(20ms);
    }
}

/// None where there is no such file.
KeyringVersion versionOf(const fs::path& folder)
{
    KeyringVersion version;
    struct stat status {};
    const int descriptor = ::open((folder / Keyring::fileName).c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return version;
    // Numbers of files are used again, and times are coarse: the nonce alone is another in every file.
    if (::fstat(descriptor, &status) == 0
        && ::pread(descriptor, version.nonce.data(), version.nonce.size(), KeyringFile::sealedKeysOffset) >= 0)
        version.file = {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
                        static_cast<std::uint64_t>(status.st_mtim.tv_sec), static_cast<std::uint64_t>(status.st_mtim.tv_nsec)};
    ::close(descriptor);
    return version;
}

struct ReadKeyring {
    KeyringFile file;
    KeyringVersion version;
};

/// The file of keys as it stood at one moment. Another program may replace it meanwhile, and overwrites the one that is replaced: what was
/// read then is read again.
Result<ReadKeyring> readKeyring(const fs::path& folder)
{
    const auto path = folder / Keyring::fileName;
    const auto until = std::chrono::steady_clock::now() + keyringPatience;
    do {
        const auto version = versionOf(folder);
        const auto text = readTextFile(path, KeyringFile::maxBytes);
        if (versionOf(folder) != version) {
            std::this_thread::sleep_for(1ms);
            continue;
        }
        if (!text && text.error().code == ErrorCode::FileNotFound)
            return Error{ErrorCode::FileNotFound, message("vault.none", folder), path};
        if (!text)
            return text.error();
        auto file = KeyringFile::parse(bytesOf(*text));
        if (!file)
            return withPath(file.error(), path);
        return ReadKeyring{std::move(*file), version};
    } while (std::chrono::steady_clock::now() < until);
    return Error{ErrorCode::FileUnreadable, message("vault.keyring-unsettled"), path};
}

const std::string leftOverBegin = std::string(".") + Keyring::fileName + ".";
constexpr std::string_view leftOverEnd = ".tmp";

/// Keys that were removed stay legible to whoever has the master key in a file that a rename merely unlinked, or that a killed program left
/// half written: both are overwritten, before they lose their last name, so that one that a kill spares is found again. How far that
/// reaches on a solid-state disk is said in SECURITY.md.
void overwriteAndClose(int descriptor, nlink_t names)
{
    struct stat status {};
    if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && status.st_nlink == names) {
        const ByteVector zeros(static_cast<std::size_t>(status.st_size));
        if (::pwrite(descriptor, zeros.data(), zeros.size(), 0) == static_cast<ssize_t>(zeros.size()))
            ::fsync(descriptor);
    }
    if (descriptor >= 0)
        ::close(descriptor);
}

void overwriteAndRemove(const fs::path& path)
{
    // Two names: the file of keys itself, which nothing has replaced yet.
    overwriteAndClose(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW), 1);
    std::error_code failure;
    fs::remove(path, failure);
}

std::vector<fs::path> leftOversIn(const fs::path& folder)
{
    std::error_code failure;
    std::vector<fs::path> left;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto name = entry->path().filename().string();
        if (name.starts_with(leftOverBegin) && name.ends_with(leftOverEnd))
            left.push_back(entry->path());
    }
    return left;
}

/// Under the lock of the file of keys: what has such a name then is nobody's.
void removeLeftOvers(const fs::path& folder)
{
    for (const auto& path : leftOversIn(folder))
        overwriteAndRemove(path);
}

Status writeKeyring(const fs::path& folder, const KeyringFile& file)
{
    const auto path = folder / Keyring::fileName;
    removeLeftOvers(folder);
    // A second name for the file that is replaced, by which it is found and overwritten, also after a kill.
    const auto before = folder / (leftOverBegin + "before" + std::string(leftOverEnd));
    const int replaced = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    const bool isNamedTwice = ::link(path.c_str(), before.c_str()) == 0;  // not where there is none yet, or no second names
    const auto written = writeFileAtomically(path, textOf(file.bytes()));
    if (isNamedTwice)
        overwriteAndRemove(before);
    overwriteAndClose(replaced, 0);
    if (written)
        ::chmod(path.c_str(), S_IRUSR | S_IWUSR);
    return written;
}

/// Puts the master key under a new passphrase: `master` is the one that the file has now.
Status rekey(const fs::path& folder, KeyringFile file, const SecretBytes& master, const SecretBytes& fresh, const PassphraseCost& cost)
{
    const auto keys = file.openKeys(master);
    if (!keys)
        return withPath(keys.error(), folder / Keyring::fileName);
    file.cost = cost;
    const auto next = TRY(file.makeMaster(fresh));
    file.sealKeys(next, *keys);
    return writeKeyring(folder, file);
}

}  // namespace

bool Keyring::isVault(const fs::path& folder)
{
    std::error_code ignored;
    return fs::exists(folder / fileName, ignored);
}

Result<SecretBytes> Keyring::create(const fs::path& folder, const SecretBytes& passphrase, const PassphraseCost& cost)
{
    TRY(checkPassphrase(passphrase));
    std::error_code failure;
    fs::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make-folder", folder, failure.message()), folder};
    const auto lock = TRY(lockKeyring(folder / fileName));
    if (isVault(folder))
        return Error{ErrorCode::InvalidArgument, message("vault.exists", folder), folder / fileName};
    auto recovery = TRY(SecretBytes::random(keyBytes));
    KeyringFile file;
    file.cost = cost;
    file.recoveryPublicKey = recoveryPublicKeyOf(recovery);
    const auto master = TRY(file.makeMaster(passphrase));
    file.sealKeys(master, TRY(KeyTable::empty()));
    TRY(writeKeyring(folder, file));
    return recovery;
}

Result<Keyring> Keyring::open(const fs::path& folder, const SecretBytes& passphrase)
{
    if (!leftOversIn(folder).empty()) {  // of a program that was killed; another that is at work holds the lock
        if (const auto lock = FolderLock::takeFile(folder / fileName, LockHolder::Program))
            removeLeftOvers(folder);
    }
    const auto read = TRY(readKeyring(folder));
    auto master = read.file.masterOfPassphrase(passphrase);
    if (!master)
        return withPath(master.error(), folder / fileName);
    auto keys = read.file.openKeys(*master);
    if (!keys)
        return withPath(keys.error(), folder / fileName);
    return Keyring(folder, std::move(*master), std::move(*keys), read.version);
}

Result<Keyring> Keyring::copy() const
{
    return Keyring(m_folder, TRY(SecretBytes::copyOf(m_master.bytes())), TRY(KeyTable::of(TRY(SecretBytes::copyOf(m_keys.entries())))),
                   m_version);
}

Status Keyring::refresh() const
{
    if (m_version != KeyringVersion() && versionOf(m_folder) == m_version)
        return {};
    // First: what this knew may be what was destroyed.
    m_keys = TRY(KeyTable::empty());
    m_version = {};
    const auto read = TRY(readKeyring(m_folder));
    auto keys = read.file.openKeys(m_master);
    if (!keys)  // sealed by another master key, or damaged: only a passphrase can tell
        return Error{ErrorCode::NotAuthorised, message("vault.keyring-changed"), m_folder / fileName};
    m_keys = std::move(*keys);
    m_version = read.version;
    return {};
}

Status Keyring::changePassphrase(const fs::path& folder, const SecretBytes& passphrase, const SecretBytes& fresh,
                                 const PassphraseCost& cost)
{
    TRY(checkPassphrase(fresh));
    const auto lock = TRY(lockKeyring(folder / fileName));
    auto file = TRY(readKeyring(folder)).file;
    const auto master = TRY(file.masterOfPassphrase(passphrase));
    return rekey(folder, std::move(file), master, fresh, cost);
}

Status Keyring::recover(const fs::path& folder, const SecretBytes& recoveryKey, const SecretBytes& fresh, const PassphraseCost& cost)
{
    TRY(checkPassphrase(fresh));
    const auto lock = TRY(lockKeyring(folder / fileName));
    auto file = TRY(readKeyring(folder)).file;
    const auto master = TRY(file.masterOfRecovery(recoveryKey));
    return rekey(folder, std::move(file), master, fresh, cost);
}

Result<SecretBytes> Keyring::renewRecovery(const fs::path& folder, const SecretBytes& passphrase)
{
    const auto lock = TRY(lockKeyring(folder / fileName));
    auto file = TRY(readKeyring(folder)).file;
    const auto master = TRY(file.masterOfPassphrase(passphrase));
    const auto keys = TRY(file.openKeys(master));
    auto recovery = TRY(SecretBytes::random(keyBytes));
    file.recoveryPublicKey = recoveryPublicKeyOf(recovery);
    const auto next = TRY(file.makeMaster(passphrase));
    file.sealKeys(next, keys);
    TRY(writeKeyring(folder, file));
    return recovery;
}

Result<SecretBytes> Keyring::key(const SealId& id) const
{
    TRY(refresh());
    auto found = TRY(m_keys.find(id));
    if (!found)
        return Error{ErrorCode::NotAuthorised, message("vault.key-destroyed"), {}};
    return *std::move(found);
}

template <typename Change> Status Keyring::change(Change&& change)
{
    const auto lock = TRY(lockKeyring(m_folder / fileName));
    auto file = TRY(readKeyring(m_folder)).file;
    auto keys = file.openKeys(m_master);
    if (!keys)  // sealed by another master key, or damaged: only a passphrase can tell
        return Error{ErrorCode::NotAuthorised, message("vault.keyring-changed"), m_folder / fileName};
    TRY(change(*keys));
    file.sealKeys(m_master, *keys);
    TRY(writeKeyring(m_folder, file));
    m_keys = std::move(*keys);
    m_version = versionOf(m_folder);
    return {};
}

Result<std::vector<SealId>> Keyring::addKeys(std::size_t count)
{
    std::vector<SealId> ids(count);
    TRY(change([&](KeyTable& keys) -> Status {
        for (auto& id : ids) {
            id = SealId::random();
            TRY(keys.add(id, TRY(SecretBytes::random(keyBytes))));
        }
        return {};
    }));
    return ids;
}

Status Keyring::destroy(std::span<const SealId> ids)
{
    return change([&](KeyTable& keys) -> Status {
        for (const auto& id : ids) {
            TRY(keys.remove(id));
        }
        return {};
    });
}

namespace {

// Crockford's alphabet: no I, L, O, U; read as 1, 1, 0.
constexpr std::string_view codeDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t checkBytes = 3;
constexpr std::size_t codeLength = ((keyBytes + checkBytes) * 8 + 4) / 5;
constexpr std::size_t groupLength = 8;

std::array<std::uint8_t, keyBytes + checkBytes> checked(ByteSpan key)
{
    std::array<std::uint8_t, keyBytes + checkBytes> bytes{};
    std::ranges::copy(key, bytes.begin());
    std::array<std::uint8_t, 32> hash{};
    ::crypto_generichash(hash.data(), hash.size(), key.data(), key.size(), nullptr, 0);
    std::copy_n(hash.begin(), checkBytes, bytes.begin() + keyBytes);
    return bytes;
}

}  // namespace

Result<SecretBytes> recoveryCode(const SecretBytes& recoveryKey)
{
    auto bytes = checked(recoveryKey.bytes());
    auto code = TRY(SecretBytes::zeros(codeLength + (codeLength - 1) / groupLength));
    std::size_t at = 0;
    for (std::size_t digit = 0; digit < codeLength; ++digit) {
        unsigned value = 0;
        for (std::size_t bit = digit * 5; bit < digit * 5 + 5; ++bit)
            value = value * 2 + (bit < bytes.size() * 8 ? bytes[bit / 8] >> (7 - bit % 8) & 1 : 0);
        if (digit != 0 && digit % groupLength == 0)
            code.bytes()[at++] = '-';
        code.bytes()[at++] = static_cast<std::uint8_t>(codeDigits[value]);
    }
    ::sodium_memzero(bytes.data(), bytes.size());
    return code;
}

Result<SecretBytes> recoveryKeyOf(std::string_view code)
{
    const Error mistyped{ErrorCode::InvalidArgument, message("vault.recovery-code"), {}};
    std::array<std::uint8_t, (codeLength * 5 + 7) / 8> bits{};
    std::size_t digits = 0;
    for (char c : code) {
        if (c == '-' || c == ' ' || c == '\n' || c == '\r' || c == '\t')
            continue;
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
        const auto value = codeDigits.find(c);
        if (value == std::string_view::npos || digits == codeLength)
            return mistyped;
        for (std::size_t i = 0; i < 5; ++i) {
            const auto bit = digits * 5 + i;
            if (value >> (4 - i) & 1)
                bits[bit / 8] = static_cast<std::uint8_t>(bits[bit / 8] | 1u << (7 - bit % 8));
        }
        ++digits;
    }
    auto key = TRY(SecretBytes::copyOf(ByteSpan(bits).first(keyBytes)));
    auto wanted = checked(key.bytes());
    const bool isRight = digits == codeLength && std::equal(wanted.begin(), wanted.end(), bits.begin());
    ::sodium_memzero(wanted.data(), wanted.size());
    ::sodium_memzero(bits.data(), bits.size());
    if (!isRight)
        return mistyped;
    return key;
}

}  // namespace undertone
