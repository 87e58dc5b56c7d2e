// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/blob_store.h"
#include "engine/io/record_sealer.h"
#include "engine/vault/sealing.h"

#include <memory>

namespace undertone {

/// One sealed file for each key, under a name that is the key's keyed hash: which recording it was computed from is not seen either. Once
/// `key` is destroyed all of it is unreadable. Errors besides BlobStore's: CorruptFile (changed, or sealed by another key).
class SealedBlobStore final : public BlobStore {
public:
    SealedBlobStore(std::filesystem::path folder, const SealId& keyId, SecretBytes key)
        : m_folder(std::move(folder)), m_keyId(keyId), m_key(std::move(key))
    {
    }
    Status put(const std::string& key, std::span<const std::byte> bytes) override;
    Result<std::optional<std::vector<std::byte>>> get(const std::string& key) override;
    Status remove(const std::string& key) override;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& key) const;
    [[nodiscard]] ByteVector contextOf(const std::string& key) const;

    std::filesystem::path m_folder;
    SealId m_keyId;
    SecretBytes m_key;
};

/// Seals the lines and memory of a run's journal (engine/io/run_journal).
std::shared_ptr<const RecordSealer> makeJournalSealer(SecretBytes key);

}  // namespace undertone
