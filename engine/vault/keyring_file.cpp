// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/keyring_file.h"

#include <sodium.h>

#include <algorithm>

namespace undertone {
namespace {

constexpr std::string_view keyringMagic = "UTVKEYS1";
constexpr std::uint32_t keyringVersion = 1;

Error damagedKeyring()
{
    return {ErrorCode::CorruptFile, message("vault.keyring-damaged"), {}};
}

}  // namespace

std::array<std::uint8_t, keyBytes> recoveryPublicKeyOf(const SecretBytes& recoveryKey)
{
    std::array<std::uint8_t, keyBytes> publicKey{};
    ::crypto_scalarmult_base(publicKey.data(), recoveryKey.bytes().data());
    return publicKey;
}

Result<KeyringFile> KeyringFile::parse(ByteSpan bytes)
{
    FieldReader fields(bytes);
    if (!fields.text(keyringMagic) || fields.number32() != keyringVersion)
        return Error{ErrorCode::UnsupportedFormat, message("vault.not-a-keyring"), {}};
    if (bytes.size() > maxBytes)
        return Error{ErrorCode::LimitExceeded, message("vault.keyring-damaged"), {}};
    KeyringFile file;
    file.cost.passes = fields.number32();
    file.cost.memoryBytes = fields.number64();
    std::ranges::copy(fields.raw(file.salt.size()), file.salt.begin());
    std::ranges::copy(fields.raw(file.masterByPassphrase.size()), file.masterByPassphrase.begin());
    std::ranges::copy(fields.raw(file.recoveryPublicKey.size()), file.recoveryPublicKey.begin());
    std::ranges::copy(fields.raw(file.masterByRecovery.size()), file.masterByRecovery.begin());
    const auto length = fields.number64();
    const bool costIsSane = file.cost.passes >= 1 && file.cost.passes <= PassphraseCost::mostPasses
        && file.cost.memoryBytes >= PassphraseCost::leastMemory && file.cost.memoryBytes <= PassphraseCost::mostMemory;
    if (!fields.ok() || !costIsSane || length != fields.rest().size() || length < sealOverhead
        || (length - sealOverhead) % KeyTable::entryBytes != 0)
        return damagedKeyring();
    file.sealedKeys.assign(fields.rest().begin(), fields.rest().end());
    return file;
}

ByteVector KeyringFile::passphraseContext() const
{
    return FieldWriter().text(keyringMagic).number32(keyringVersion).number32(cost.passes).number64(cost.memoryBytes).raw(salt).take();
}

ByteVector KeyringFile::head() const
{
    return FieldWriter().raw(passphraseContext()).raw(masterByPassphrase).raw(recoveryPublicKey).raw(masterByRecovery).take();
}

ByteVector KeyringFile::bytes() const
{
    return FieldWriter().raw(head()).number64(sealedKeys.size()).raw(sealedKeys).take();
}

Result<SecretBytes> KeyringFile::passphraseKey(const SecretBytes& passphrase) const
{
    auto key = TRY(SecretBytes::zeros(keyBytes));
    if (::crypto_pwhash(key.bytes().data(), keyBytes, reinterpret_cast<const char*>(passphrase.bytes().data()), passphrase.size(),
                        salt.data(), cost.passes, static_cast<std::size_t>(cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return Error{ErrorCode::OutOfMemory, message("vault.no-memory"), {}};
    return key;
}

Result<SecretBytes> KeyringFile::makeMaster(const SecretBytes& passphrase)
{
    ::randombytes_buf(salt.data(), salt.size());
    const auto key = TRY(passphraseKey(passphrase));
    auto master = TRY(SecretBytes::random(keyBytes));
    std::ranges::copy(sealValue(key, passphraseContext(), master.bytes()), masterByPassphrase.begin());
    ::crypto_box_seal(masterByRecovery.data(), master.bytes().data(), keyBytes, recoveryPublicKey.data());
    return master;
}

Result<SecretBytes> KeyringFile::masterOfPassphrase(const SecretBytes& passphrase) const
{
    const auto key = TRY(passphraseKey(passphrase));
    auto master = TRY(SecretBytes::zeros(keyBytes));
    if (!openSecret(key, passphraseContext(), masterByPassphrase, master.bytes()))
        return Error{ErrorCode::NotAuthorised, message("vault.wrong-passphrase"), {}};
    return master;
}

Result<SecretBytes> KeyringFile::masterOfRecovery(const SecretBytes& recoveryKey) const
{
    auto master = TRY(SecretBytes::zeros(keyBytes));
    if (recoveryKey.size() != keyBytes
        || ::crypto_box_seal_open(master.bytes().data(), masterByRecovery.data(), masterByRecovery.size(),
                                  recoveryPublicKeyOf(recoveryKey).data(), recoveryKey.bytes().data())
            != 0)
        return Error{ErrorCode::NotAuthorised, message("vault.wrong-recovery-code"), {}};
    return master;
}

void KeyringFile::sealKeys(const SecretBytes& master, const KeyTable& keys)
{
    sealedKeys = sealValue(master, head(), keys.entries());
}

Result<KeyTable> KeyringFile::openKeys(const SecretBytes& master) const
{
    auto entries = TRY(SecretBytes::zeros(sealedKeys.size() - sealOverhead));
    if (!openSecret(master, head(), sealedKeys, entries.bytes()))
        return damagedKeyring();
    return KeyTable::of(std::move(entries));
}

Result<KeyTable> KeyTable::empty()
{
    return KeyTable(TRY(SecretBytes::zeros(0)));
}

Result<KeyTable> KeyTable::of(SecretBytes entries)
{
    if (entries.size() % entryBytes != 0)
        return damagedKeyring();
    return KeyTable(std::move(entries));
}

std::size_t KeyTable::place(const SealId& id) const
{
    std::size_t at = 0;
    while (at < m_entries.size() && !std::ranges::equal(id.bytes, m_entries.bytes().subspan(at, sizeof(SealId))))
        at += entryBytes;
    return at;
}

Result<std::optional<SecretBytes>> KeyTable::find(const SealId& id) const
{
    if (!has(id))
        return std::optional<SecretBytes>();
    return std::optional(TRY(SecretBytes::copyOf(m_entries.bytes().subspan(place(id) + sizeof(SealId), keyBytes))));
}

Status KeyTable::add(const SealId& id, const SecretBytes& key)
{
    auto longer = TRY(SecretBytes::zeros(m_entries.size() + entryBytes));
    std::ranges::copy(m_entries.bytes(), longer.bytes().begin());
    std::ranges::copy(id.bytes, longer.bytes().subspan(m_entries.size()).begin());
    std::ranges::copy(key.bytes(), longer.bytes().subspan(m_entries.size() + sizeof(SealId)).begin());
    m_entries = std::move(longer);
    return {};
}

Status KeyTable::remove(const SealId& id)
{
    const auto at = place(id);
    if (at == m_entries.size())
        return {};
    auto shorter = TRY(SecretBytes::zeros(m_entries.size() - entryBytes));
    std::ranges::copy(m_entries.bytes().first(at), shorter.bytes().begin());
    std::ranges::copy(m_entries.bytes().subspan(at + entryBytes), shorter.bytes().subspan(at).begin());
    m_entries = std::move(shorter);
    return {};
}

}  // namespace undertone
