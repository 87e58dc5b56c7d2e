// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/keyring_file.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace undertone {

/// Which file of keys it was, and when it was written; as made here: none.
struct KeyringVersion {
    std::array<std::uint64_t, 5> file{};
    std::array<std::uint8_t, sealNonceBytes> nonce{};  ///< of the keys sealed in it, another in every file
    bool operator==(const KeyringVersion&) const = default;
};

/// The keys of a vault: a folder of sealed sessions, with one small file of keys that a passphrase opens. A key that is removed from it is
/// gone, and what it sealed with it. Several programs may have it open: each change is made to the file as it is then, under a lock, and
/// what is asked of it is answered by the file as it is then. Passphrases are text as typed, UTF-8. One thread.
class Keyring {
public:
    static constexpr const char* fileName = "keyring.undertone";
    static constexpr std::size_t leastPassphraseBytes = 10;

    /// A new vault in `folder`, which may exist already; gives the recovery key, which opens it too and is kept nowhere. Errors:
    /// InvalidArgument (a passphrase that is too short, a vault there already), FileNotWritable.
    static Result<SecretBytes> create(const std::filesystem::path& folder, const SecretBytes& passphrase, const PassphraseCost& cost = {});
    static bool isVault(const std::filesystem::path& folder);
    /// Errors: FileNotFound, NotAuthorised (another passphrase), CorruptFile, UnsupportedFormat, OutOfMemory, FileUnreadable (also: other
    /// programs replace the file of keys faster than it can be read).
    static Result<Keyring> open(const std::filesystem::path& folder, const SecretBytes& passphrase);

    /// Sets a new passphrase, and a new master key with it, so that an old copy of the file opens nothing that is made from now on. No
    /// other file is touched. Errors: as open(), FileNotWritable, InvalidArgument (too short).
    static Status changePassphrase(const std::filesystem::path& folder, const SecretBytes& passphrase, const SecretBytes& fresh,
                                   const PassphraseCost& cost = {});
    /// The same by the code of the recovery sheet.
    static Status recover(const std::filesystem::path& folder, const SecretBytes& recoveryKey, const SecretBytes& fresh,
                          const PassphraseCost& cost = {});
    /// A new recovery key; the sheet printed before opens this file no more.
    static Result<SecretBytes> renewRecovery(const std::filesystem::path& folder, const SecretBytes& passphrase);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// Takes what other programs did to the file; those keys that they destroyed are overwritten here too. Errors: NotAuthorised (the
    /// passphrase was changed since: nothing is known any more), of reading the file.
    Status refresh() const;
    /// A copy of a key. Errors: NotAuthorised (it was destroyed, or is of another vault), OutOfMemory, refresh()'s.
    [[nodiscard]] Result<SecretBytes> key(const SealId& id) const;
    /// Also false where the file cannot be read any more.
    [[nodiscard]] bool has(const SealId& id) const { return refresh().ok() && m_keys.has(id); }
    /// Another one for the same vault, which holds what this one holds. Errors: OutOfMemory.
    [[nodiscard]] Result<Keyring> copy() const;
    /// Makes so many random keys. Errors: FileNotWritable, NotAuthorised (the passphrase was changed since).
    Result<std::vector<SealId>> addKeys(std::size_t count);
    /// Removes keys, and overwrites the file that held them. What is not there any more is passed over. Errors: as addKeys().
    Status destroy(std::span<const SealId> ids);

private:
    Keyring(std::filesystem::path folder, SecretBytes master, KeyTable keys, const KeyringVersion& version)
        : m_folder(std::move(folder)), m_master(std::move(master)), m_keys(std::move(keys)), m_version(version)
    {
    }
    template <typename Change> Status change(Change&& change);

    std::filesystem::path m_folder;
    SecretBytes m_master;
    mutable KeyTable m_keys;
    mutable KeyringVersion m_version;  ///< of the file that m_keys were read from
};

/// The recovery key as it is printed: groups of letters and digits with a checksum, read in any case and with any spacing. Errors:
/// OutOfMemory.
Result<SecretBytes> recoveryCode(const SecretBytes& recoveryKey);
/// Errors: InvalidArgument (mistyped).
Result<SecretBytes> recoveryKeyOf(std::string_view code);

}  // namespace undertone
