// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// Where derived data (tokens, peaks) is kept, by key. All of it goes through here, so that sealed stores can come for
/// sessions whose data must never lie in clear. Keys are 64 hexadecimal digits. Errors: InvalidArgument (another key),
/// FileNotWritable, FileUnreadable. Any thread; several programs may share a store.
class BlobStore {
public:
    virtual ~BlobStore() = default;
    virtual Status put(const std::string& key, std::span<const std::byte> bytes) = 0;
    /// Nothing when the key is not there.
    virtual Result<std::optional<std::vector<std::byte>>> get(const std::string& key) = 0;
    virtual Status remove(const std::string& key) = 0;
};

/// One file for each key under a folder, in clear.
class PlainBlobStore final : public BlobStore {
public:
    explicit PlainBlobStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    Status put(const std::string& key, std::span<const std::byte> bytes) override;
    Result<std::optional<std::vector<std::byte>>> get(const std::string& key) override;
    Status remove(const std::string& key) override;

    static constexpr std::size_t maxBlobBytes = std::size_t{1} << 32;

private:
    [[nodiscard]] std::filesystem::path fileOf(const std::string& key) const;

    std::filesystem::path m_folder;
};

/// In this program's memory alone, for what must not reach a disk in clear. Beyond `mostBytes` what was put first goes first.
class TransientBlobStore final : public BlobStore {
public:
    explicit TransientBlobStore(std::size_t mostBytes) : m_mostBytes(mostBytes) {}
    Status put(const std::string& key, std::span<const std::byte> bytes) override;
    Result<std::optional<std::vector<std::byte>>> get(const std::string& key) override;
    Status remove(const std::string& key) override;
    [[nodiscard]] std::size_t bytes() const;

private:
    void removeLocked(const std::string& key);

    std::size_t m_mostBytes;
    mutable std::mutex m_mutex;
    std::map<std::string, std::vector<std::byte>> m_blobs;
    std::deque<std::string> m_order;  ///< keys, the oldest first
    std::size_t m_bytes = 0;
};

}  // namespace undertone
