// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/sealed_blob_store.h"

#include "engine/io/atomic_file.h"

#include <sodium.h>

namespace undertone {
namespace {

constexpr std::string_view blobMagic = "UTVBLOB1";
constexpr std::size_t blobHeadBytes = blobMagic.size() + sizeof(SealId);
constexpr std::size_t maxSealedBytes = PlainBlobStore::maxBlobBytes + blobHeadBytes + sealOverhead;

bool isDerivedKey(const std::string& key)
{
    return key.size() == 64 && key.find_first_not_of("0123456789abcdef") == std::string::npos;
}

Status checkDerivedKey(const std::string& key)
{
    return isDerivedKey(key) ? Status() : Status(Error{ErrorCode::InvalidArgument, message("io.derived-key"), {}});
}

}  // namespace

std::filesystem::path SealedBlobStore::fileOf(const std::string& key) const
{
    const auto name = hexOf(keyedHash(m_key, bytesOf("name " + key)));
    return m_folder / name.substr(0, 2) / name;
}

ByteVector SealedBlobStore::contextOf(const std::string& key) const
{
    return FieldWriter().text(blobMagic).raw(m_keyId.bytes).text(key).take();
}

Status SealedBlobStore::put(const std::string& key, std::span<const std::byte> bytes)
{
    TRY(checkDerivedKey(key));
    const auto file = fileOf(key);
    std::error_code failure;
    const bool isNew = std::filesystem::create_directories(file.parent_path(), failure);
    if (!failure && isNew) {
        syncFolder(m_folder);
        syncFolder(m_folder.parent_path());
    }
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make-folder", file.parent_path(), failure.message()), file};
    const ByteSpan value(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    const auto sealed = FieldWriter().text(blobMagic).raw(m_keyId.bytes).raw(sealValue(m_key, contextOf(key), value)).take();
    return writeFileAtomically(file, textOf(sealed));
}

Result<std::optional<std::vector<std::byte>>> SealedBlobStore::get(const std::string& key)
{
    TRY(checkDerivedKey(key));
    const auto file = fileOf(key);
    const auto text = readTextFile(file, maxSealedBytes);
    if (!text && text.error().code == ErrorCode::FileNotFound)
        return std::optional<std::vector<std::byte>>();
    if (!text)
        return text.error();
    FieldReader fields(bytesOf(*text));
    const bool headed = fields.text(blobMagic) && fields.id() == m_keyId && fields.ok();
    const auto value = headed ? openValue(m_key, contextOf(key), fields.rest()) : std::nullopt;
    if (!value)
        return Error{ErrorCode::CorruptFile, message("vault.blob-damaged", file), file};
    const auto bytes = std::as_bytes(std::span(*value));
    return std::optional(std::vector<std::byte>(bytes.begin(), bytes.end()));
}

Status SealedBlobStore::remove(const std::string& key)
{
    TRY(checkDerivedKey(key));
    std::error_code failure;
    std::filesystem::remove(fileOf(key), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-remove", fileOf(key), failure.message()), fileOf(key)};
    return {};
}

namespace {

class JournalSealer final : public RecordSealer {
public:
    explicit JournalSealer(SecretBytes key) : m_key(std::move(key)) {}

    [[nodiscard]] std::string sealLine(std::string_view line) const override
    {
        const auto sealed = sealValue(m_key, bytesOf("line"), bytesOf(line));
        std::string text(::sodium_base64_encoded_len(sealed.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
        ::sodium_bin2base64(text.data(), text.size(), sealed.data(), sealed.size(), sodium_base64_VARIANT_ORIGINAL);
        text.pop_back();  // the zero at its end
        return text;
    }

    [[nodiscard]] std::optional<std::string> openLine(std::string_view line) const override
    {
        if (line.empty())  // libsodium is given no null pointer
            return std::nullopt;
        ByteVector sealed(line.size());
        std::size_t count = 0;
        if (::sodium_base642bin(sealed.data(), sealed.size(), line.data(), line.size(), nullptr, &count, nullptr,
                                sodium_base64_VARIANT_ORIGINAL)
            != 0)
            return std::nullopt;
        sealed.resize(count);
        const auto value = openValue(m_key, bytesOf("line"), sealed);
        return value ? std::optional(std::string(textOf(*value))) : std::nullopt;
    }

    [[nodiscard]] ByteVector sealBytes(std::span<const std::uint8_t> bytes) const override
    {
        return sealValue(m_key, bytesOf("memory"), bytes);
    }

    [[nodiscard]] std::optional<ByteVector> openBytes(std::span<const std::uint8_t> bytes) const override
    {
        return openValue(m_key, bytesOf("memory"), bytes);
    }

    [[nodiscard]] std::string sealedName(std::string_view name) const override
    {
        return hexOf(keyedHash(m_key, bytesOf("run " + std::string(name))));
    }

private:
    SecretBytes m_key;
};

}  // namespace

std::shared_ptr<const RecordSealer> makeJournalSealer(SecretBytes key)
{
    return std::make_shared<JournalSealer>(std::move(key));
}

}  // namespace undertone
