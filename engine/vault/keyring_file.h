// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/vault/sealing.h"

#include <array>
#include <cstdint>

namespace undertone {

/// What a guess of the passphrase costs (Argon2id).
struct PassphraseCost {
    std::uint32_t passes = 3;
    std::uint64_t memoryBytes = std::uint64_t{256} << 20;

    // What a file may ask for: one from elsewhere must not take all memory before its passphrase turns out wrong.
    static constexpr std::uint32_t mostPasses = 64;
    static constexpr std::uint64_t leastMemory = 8192;
    static constexpr std::uint64_t mostMemory = std::uint64_t{2} << 30;
};

/// Keys by their ids, in one piece of secret memory: pages that can be locked are few.
class KeyTable {
public:
    /// Errors: OutOfMemory.
    static Result<KeyTable> empty();
    static Result<KeyTable> of(SecretBytes entries);  ///< id and key, again and again
    [[nodiscard]] ByteSpan entries() const { return m_entries.bytes(); }
    /// A copy of the key; nothing where there is none of that id. Errors: OutOfMemory.
    [[nodiscard]] Result<std::optional<SecretBytes>> find(const SealId& id) const;
    [[nodiscard]] bool has(const SealId& id) const { return place(id) < m_entries.size(); }
    Status add(const SealId& id, const SecretBytes& key);
    Status remove(const SealId& id);

    static constexpr std::size_t entryBytes = sizeof(SealId) + keyBytes;

private:
    explicit KeyTable(SecretBytes entries) : m_entries(std::move(entries)) {}
    [[nodiscard]] std::size_t place(const SealId& id) const;  ///< past the end where there is none

    SecretBytes m_entries;
};

/// The bytes of a keyring, version 1 (engine/vault/README.md): the master key sealed by the passphrase and to the recovery key,
/// and all other keys sealed by the master key. Whatever bit of them is changed, opening fails.
struct KeyringFile {
    PassphraseCost cost;
    std::array<std::uint8_t, 16> salt{};
    std::array<std::uint8_t, sealOverhead + keyBytes> masterByPassphrase{};
    std::array<std::uint8_t, keyBytes> recoveryPublicKey{};
    std::array<std::uint8_t, keyBytes + 48> masterByRecovery{};
    ByteVector sealedKeys;

    static constexpr std::size_t maxBytes = std::size_t{16} << 20;
    static constexpr int sealedKeysOffset = 8 + 4 + 4 + 8 + 16 + 72 + 32 + 80 + 8;  ///< in the file

    /// Errors: UnsupportedFormat (no keyring, another version), CorruptFile, LimitExceeded. Without a path.
    static Result<KeyringFile> parse(ByteSpan bytes);
    [[nodiscard]] ByteVector bytes() const;

    /// A new master key, sealed by the passphrase and to the recovery key; the key that the passphrase gives is forgotten.
    Result<SecretBytes> makeMaster(const SecretBytes& passphrase);
    /// Errors: NotAuthorised (another passphrase; or the file was changed), OutOfMemory.
    [[nodiscard]] Result<SecretBytes> masterOfPassphrase(const SecretBytes& passphrase) const;
    /// The same by the code of the recovery sheet.
    [[nodiscard]] Result<SecretBytes> masterOfRecovery(const SecretBytes& recoveryKey) const;
    void sealKeys(const SecretBytes& master, const KeyTable& keys);
    /// Errors: CorruptFile.
    [[nodiscard]] Result<KeyTable> openKeys(const SecretBytes& master) const;

private:
    [[nodiscard]] ByteVector passphraseContext() const;
    [[nodiscard]] ByteVector head() const;
    [[nodiscard]] Result<SecretBytes> passphraseKey(const SecretBytes& passphrase) const;
};

/// The public half of a recovery key.
std::array<std::uint8_t, keyBytes> recoveryPublicKeyOf(const SecretBytes& recoveryKey);

}  // namespace undertone
