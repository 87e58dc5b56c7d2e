// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/blob_store.h"

#include "engine/io/atomic_file.h"

namespace undertone {
namespace {

Status checkKey(const std::string& key)
{
    if (key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string::npos)
        return {};
    return Error{ErrorCode::InvalidArgument, message("io.derived-key"), {}};
}

}  // namespace

std::filesystem::path PlainBlobStore::fileOf(const std::string& key) const
{
    return m_folder / key.substr(0, 2) / key;  // so that no folder grows without bound
}

Status PlainBlobStore::put(const std::string& key, std::span<const std::byte> bytes)
{
    TRY(checkKey(key));
    const auto file = fileOf(key);
    std::error_code failure;
    std::filesystem::create_directories(file.parent_path(), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make-folder", file.parent_path(), failure.message()), file};
    auto target = AtomicFile::create(file);
    if (!target)
        return target.error();
    TRY(target->write(bytes));
    return target->commit();
}

Result<std::optional<std::vector<std::byte>>> PlainBlobStore::get(const std::string& key)
{
    TRY(checkKey(key));
    auto text = readTextFile(fileOf(key), maxBlobBytes);
    if (!text && text.error().code == ErrorCode::FileNotFound)
        return std::optional<std::vector<std::byte>>();
    if (!text)
        return text.error();
    const auto bytes = std::as_bytes(std::span(*text));
    return std::optional(std::vector<std::byte>(bytes.begin(), bytes.end()));
}

Status PlainBlobStore::remove(const std::string& key)
{
    TRY(checkKey(key));
    std::error_code failure;
    std::filesystem::remove(fileOf(key), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-remove", fileOf(key), failure.message()), fileOf(key)};
    return {};
}

Status TransientBlobStore::put(const std::string& key, std::span<const std::byte> bytes)
{
    TRY(checkKey(key));
    const std::lock_guard lock(m_mutex);
    removeLocked(key);
    while (m_bytes + bytes.size() > m_mostBytes && !m_order.empty())
        removeLocked(std::string(m_order.front()));
    if (bytes.size() > m_mostBytes)
        return {};
    m_blobs.emplace(key, std::vector<std::byte>(bytes.begin(), bytes.end()));
    m_order.push_back(key);
    m_bytes += bytes.size();
    return {};
}

Result<std::optional<std::vector<std::byte>>> TransientBlobStore::get(const std::string& key)
{
    TRY(checkKey(key));
    const std::lock_guard lock(m_mutex);
    const auto found = m_blobs.find(key);
    return found != m_blobs.end() ? std::optional(found->second) : std::optional<std::vector<std::byte>>();
}

Status TransientBlobStore::remove(const std::string& key)
{
    TRY(checkKey(key));
    const std::lock_guard lock(m_mutex);
    removeLocked(key);
    return {};
}

std::size_t TransientBlobStore::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

void TransientBlobStore::removeLocked(const std::string& key)
{
    const auto found = m_blobs.find(key);
    if (found == m_blobs.end())
        return;
    m_bytes -= found->second.size();
    m_blobs.erase(found);
    std::erase(m_order, key);
}

}  // namespace undertone
