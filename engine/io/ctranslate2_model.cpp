// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/ctranslate2_model.h"

#include "engine/io/mapped_file.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace undertone {

namespace {

static_assert(std::endian::native == std::endian::little, "model.bin is read as it lies");

constexpr std::uint32_t knownVersion = 6;

Error corruptModel(const Message& reason)
{
    return {ErrorCode::CorruptFile, reason};
}

std::optional<TensorDtype> dtypeOfCode(std::uint8_t type)
{
    switch (type) {
    case 0: return TensorDtype::F32;
    case 1: return TensorDtype::I8;
    case 2: return TensorDtype::I16;
    case 3: return TensorDtype::I32;
    case 4: return TensorDtype::F16;
    case 5: return TensorDtype::BF16;
    default: return std::nullopt;
    }
}

/// Reads forward through bytes; nothing is read beyond their end.
class FieldReader {
public:
    explicit FieldReader(std::span<const std::byte> bytes) : m_left(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_left.empty(); }

    template <typename Number> Result<Number> number()
    {
        const auto bytes = TRY(take(sizeof(Number)));
        Number value{};
        std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }

    /// Its length counts a zero that ends it.
    Result<std::string> text()
    {
        const auto length = TRY(number<std::uint16_t>());
        const auto bytes = TRY(take(length));
        const auto* letters = reinterpret_cast<const char*>(bytes.data());
        if (bytes.empty() || std::memchr(letters, 0, bytes.size()) != letters + bytes.size() - 1)
            return corruptModel(message("ctranslate2.name"));
        return std::string(letters, bytes.size() - 1);
    }

    Result<std::span<const std::byte>> take(std::size_t size)
    {
        if (size > m_left.size())
            return corruptModel(message("ctranslate2.cut-short"));
        const auto bytes = m_left.first(size);
        m_left = m_left.subspan(size);
        return bytes;
    }

private:
    std::span<const std::byte> m_left;
};

Result<TensorEntry> readVariable(FieldReader& reader, const std::string& name)
{
    TensorEntry entry;
    const auto rank = TRY(reader.number<std::uint8_t>());
    if (rank > Ctranslate2Limits::maxRank)
        return Error{ErrorCode::LimitExceeded, message("ctranslate2.rank", name)};
    for (int axis = 0; axis < rank; ++axis)
        entry.shape.push_back(TRY(reader.number<std::uint32_t>()));
    const auto dtype = dtypeOfCode(TRY(reader.number<std::uint8_t>()));
    if (!dtype)
        return Error{ErrorCode::UnsupportedFormat, message("ctranslate2.type", name)};
    entry.dtype = *dtype;
    const auto size = TRY(reader.number<std::uint32_t>());
    if (checkedBytes(*dtype, entry.shape) != size)
        return corruptModel(message("ctranslate2.bytes", name));
    entry.bytes = TRY(reader.take(size));
    return entry;
}

struct Content {
    std::string specification;
    std::map<std::string, TensorEntry> variables;
};

Status readVariables(FieldReader& reader, Content& content)
{
    const auto count = TRY(reader.number<std::uint32_t>());
    if (count > Ctranslate2Limits::maxVariables)
        return Error{ErrorCode::LimitExceeded, message("ctranslate2.too-many")};
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto name = TRY(reader.text());
        auto entry = TRY(readVariable(reader, name));
        if (!content.variables.emplace(name, std::move(entry)).second)
            return corruptModel(message("ctranslate2.name-twice", name));
    }
    return {};
}

/// Names for variables that are there under another.
Status readAliases(FieldReader& reader, Content& content)
{
    const auto count = TRY(reader.number<std::uint32_t>());
    if (count > Ctranslate2Limits::maxVariables)
        return Error{ErrorCode::LimitExceeded, message("ctranslate2.too-many")};
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto alias = TRY(reader.text());
        const auto name = TRY(reader.text());
        const auto found = content.variables.find(name);
        if (found == content.variables.end())
            return corruptModel(message("ctranslate2.alias", alias, name));
        if (!content.variables.emplace(alias, found->second).second)
            return corruptModel(message("ctranslate2.name-twice", alias));
    }
    return {};
}

Result<Content> readContent(std::span<const std::byte> bytes)
{
    Content content;
    FieldReader reader(bytes);
    const auto version = TRY(reader.number<std::uint32_t>());
    if (version != knownVersion)
        return Error{ErrorCode::UnsupportedFormat, message("ctranslate2.version", version, knownVersion)};
    content.specification = TRY(reader.text());
    static_cast<void>(TRY(reader.number<std::uint32_t>()));  // the specification's revision
    TRY(readVariables(reader, content));
    TRY(readAliases(reader, content));
    if (!reader.atEnd())
        return corruptModel(message("ctranslate2.behind-the-end"));
    return content;
}

}  // namespace

Result<std::shared_ptr<const Ctranslate2Model>> Ctranslate2Model::open(const std::filesystem::path& path)
{
    auto mapping = MappedFile::open(path);
    if (!mapping)
        return mapping.error();
    auto content = readContent((*mapping)->bytes());
    if (!content)
        return Error{content.error().code, message("ctranslate2.unreadable", path, content.error().message), path};
    std::shared_ptr<Ctranslate2Model> model(new Ctranslate2Model);
    model->m_mapping = std::move(*mapping);
    model->m_specification = std::move(content->specification);
    model->m_variables = std::move(content->variables);
    return std::shared_ptr<const Ctranslate2Model>(std::move(model));
}

}  // namespace undertone
