// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/safetensors.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/mapped_file.h"
#include "engine/io/strict_json.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <string_view>
#include <variant>

namespace undertone {
namespace {

using nlohmann::json;

static_assert(std::endian::native == std::endian::little, "safetensors data is mapped as it lies: little-endian");

struct DtypeRow {
    TensorDtype dtype;
    const char* name;
    std::size_t bytes;
};
constexpr std::array<DtypeRow, 10> dtypeTable{{
    {TensorDtype::F64, "F64", 8},
    {TensorDtype::F32, "F32", 4},
    {TensorDtype::F16, "F16", 2},
    {TensorDtype::BF16, "BF16", 2},
    {TensorDtype::I64, "I64", 8},
    {TensorDtype::I32, "I32", 4},
    {TensorDtype::I16, "I16", 2},
    {TensorDtype::I8, "I8", 1},
    {TensorDtype::U8, "U8", 1},
    {TensorDtype::Bool, "BOOL", 1},
}};

const DtypeRow& rowOf(TensorDtype dtype)
{
    return dtypeTable[static_cast<std::size_t>(dtype)];
}

std::optional<TensorDtype> parseDtype(std::string_view name)
{
    for (const auto& row : dtypeTable) {
        if (name == row.name)
            return row.dtype;
    }
    return std::nullopt;
}

std::string_view asText(std::span<const std::byte> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// One tensor's place in the data section, for the check that they tile it.
struct Extent {
    std::uint64_t begin;
    std::uint64_t end;
    const std::string* name;
};

std::optional<std::uint64_t> asUnsigned(const json& value)
{
    // A number beyond 64 bits is a float to the parser, so it is refused here too.
    if (!value.is_number_unsigned())
        return std::nullopt;
    return value.get<std::uint64_t>();
}

struct ParsedEntry {
    TensorEntry entry;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

// The reason an entry is refused, or what it says.
std::variant<Message, ParsedEntry> parseEntry(const json& value, std::uint64_t dataBytes)
{
    if (!value.is_object() || value.size() != 3 || !value.contains("dtype") || !value.contains("shape") || !value.contains("data_offsets"))
        return message("safetensors.entry");
    const json& dtype = value["dtype"];
    const json& shape = value["shape"];
    const json& offsets = value["data_offsets"];
    ParsedEntry parsed;
    const auto known = dtype.is_string() ? parseDtype(dtype.get_ref<const std::string&>()) : std::nullopt;
    if (!known)
        return message("safetensors.dtype", asciiJsonText(dtype));
    parsed.entry.dtype = *known;
    if (!shape.is_array() || shape.size() > SafetensorsLimits::maxRank)
        return message("safetensors.shape", SafetensorsLimits::maxRank);
    for (const json& size : shape) {
        const auto number = asUnsigned(size);
        if (!number || *number > INT64_MAX)
            return message("safetensors.size");
        parsed.entry.shape.push_back(static_cast<std::int64_t>(*number));
    }
    const auto expected = checkedBytes(*known, parsed.entry.shape);
    if (!expected)
        return message("safetensors.overflow");
    const auto begin = offsets.is_array() && offsets.size() == 2 ? asUnsigned(offsets[0]) : std::nullopt;
    const auto end = begin ? asUnsigned(offsets[1]) : std::nullopt;
    if (!end || *begin > *end)
        return message("safetensors.offsets");
    if (*end > dataBytes)
        return message("safetensors.past-end");
    if (*end - *begin != *expected)
        return message("safetensors.bytes", *end - *begin, *expected);
    parsed.begin = *begin;
    parsed.end = *end;
    return parsed;
}

// The tensors must tile the data section: an overlap aliases tensors, a hole hides bytes.
Message whyNotTiled(std::vector<Extent>& extents, std::uint64_t dataBytes)
{
    std::sort(extents.begin(), extents.end(),
              [](const Extent& a, const Extent& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::uint64_t position = 0;
    for (const Extent& extent : extents) {
        if (extent.begin < position)
            return message("safetensors.overlap", *extent.name);
        if (extent.begin > position)
            return message("safetensors.hole", *extent.name);
        position = extent.end;
    }
    if (position != dataBytes)
        return message("safetensors.left-over", dataBytes - position);
    return {};
}

}  // namespace

std::optional<std::uint64_t> checkedBytes(TensorDtype dtype, const std::vector<std::int64_t>& shape)
{
    std::uint64_t bytes = elementBytes(dtype);
    bool empty = false;
    for (const std::int64_t size : shape) {
        if (size < 0)
            return std::nullopt;
        empty = empty || size == 0;
    }
    if (empty)
        return 0;
    for (const std::int64_t size : shape) {
        if (__builtin_mul_overflow(bytes, static_cast<std::uint64_t>(size), &bytes) || bytes > INT64_MAX)
            return std::nullopt;
    }
    return bytes;
}

std::size_t elementBytes(TensorDtype dtype)
{
    return rowOf(dtype).bytes;
}

const char* dtypeName(TensorDtype dtype)
{
    return rowOf(dtype).name;
}

Message describeForeignWeights(std::span<const std::byte> firstBytes)
{
    const std::string_view text = asText(firstBytes);
    const auto convert = message("weights.convert");
    if (text.starts_with("PK\x03\x04"))
        return message("weights.zip", convert);
    if (text.size() >= 2 && text[0] == '\x80' && text[1] >= '\x02' && text[1] <= '\x05')
        return message("weights.pickle", convert);
    if (text.starts_with("GGUF"))
        return message("weights.gguf");
    if (text.starts_with("\x89HDF"))
        return message("weights.hdf5", convert);
    if (text.starts_with("version https://git-lfs"))
        return message("weights.lfs");
    // An ONNX model is a protobuf that starts with field 1 (ir_version, a small number) and goes on with field 2 or 7.
    if (text.size() >= 3 && text[0] == '\x08' && text[1] > 0 && text[1] < 32 && (text[2] == '\x12' || text[2] == '\x3a'))
        return message("weights.onnx");
    return {};
}

Result<std::shared_ptr<const SafetensorsFile>> SafetensorsFile::open(const std::filesystem::path& path)
{
    auto mapping = MappedFile::open(path);
    if (!mapping)
        return mapping.error();
    if ((*mapping)->bytes().size() < 8)
        return Error{ErrorCode::CorruptFile, message("safetensors.too-short", path), path};
    std::shared_ptr<SafetensorsFile> file(new SafetensorsFile);
    file->m_mapping = *mapping;
    file->m_content = (*mapping)->bytes();
    if (auto parsed = file->parse(path); !parsed) {
        Error error = parsed.error();
        error.path = path;
        return error;
    }
    return std::shared_ptr<const SafetensorsFile>(std::move(file));
}

Result<std::shared_ptr<const SafetensorsFile>> SafetensorsFile::fromBytes(std::vector<std::byte> bytes, const std::filesystem::path& name)
{
    if (bytes.size() < 8)
        return Error{ErrorCode::CorruptFile, message("safetensors.too-short", name), name};
    std::shared_ptr<SafetensorsFile> file(new SafetensorsFile);
    file->m_owned = std::move(bytes);
    file->m_content = file->m_owned;
    if (auto parsed = file->parse(name); !parsed) {
        Error error = parsed.error();
        error.path = name;
        return error;
    }
    return std::shared_ptr<const SafetensorsFile>(std::move(file));
}

Status SafetensorsFile::parse(const std::filesystem::path& path)
{
    const std::span<const std::byte> all = m_content;
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, all.data(), sizeof headerBytes);
    const bool looksRight = headerBytes >= 2 && headerBytes <= all.size() - 8 && all[8] == std::byte{'{'};
    if (!looksRight) {
        if (const auto foreign = describeForeignWeights(all.first(std::min<std::size_t>(all.size(), 64))); !foreign.empty())
            return Error{ErrorCode::UnsupportedFormat, message("safetensors.foreign", path, foreign)};
        return Error{ErrorCode::CorruptFile, message("safetensors.not", path)};
    }
    if (headerBytes > SafetensorsLimits::maxHeaderBytes)
        return Error{ErrorCode::LimitExceeded, message("safetensors.header-size", path)};
    const auto what = message("io.header-of", path);
    const JsonLimits limits{SafetensorsLimits::maxHeaderBytes, 4, 20 * SafetensorsLimits::maxTensors};
    auto header = parseStrictJson(asText(all.subspan(8, headerBytes)), what, limits);
    if (!header)
        return header.error();
    if (header->size() > SafetensorsLimits::maxTensors)
        return Error{ErrorCode::LimitExceeded, message("safetensors.too-many", what, SafetensorsLimits::maxTensors)};

    const auto data = all.subspan(8 + headerBytes);
    std::vector<Extent> extents;
    for (const auto& [name, value] : header->items()) {
        if (name == "__metadata__") {
            if (value.is_null())  // as its makers' library writes none
                continue;
            if (!value.is_object())
                return Error{ErrorCode::CorruptFile, message("safetensors.metadata", what)};
            for (const auto& [key, text] : value.items()) {
                if (!text.is_string())
                    return Error{ErrorCode::CorruptFile, message("safetensors.metadata", what)};
                m_metadata[key] = text.get<std::string>();
            }
            continue;
        }
        auto parsed = parseEntry(value, data.size());
        if (const auto* reason = std::get_if<Message>(&parsed))
            return Error{ErrorCode::CorruptFile, message("safetensors.tensor", name, path, *reason)};
        auto& [entry, begin, end] = std::get<ParsedEntry>(parsed);
        entry.bytes = data.subspan(begin, end - begin);
        const auto place = m_tensors.emplace(name, std::move(entry)).first;
        extents.push_back({begin, end, &place->first});
    }
    if (const auto reason = whyNotTiled(extents, data.size()); !reason.empty())
        return Error{ErrorCode::CorruptFile, message("safetensors.inconsistent", path, reason)};
    return {};
}

namespace {

// Header (with its length before it) and the order in which the tensors follow.
struct Layout {
    std::string head;
    std::vector<const TensorEntry*> data;
    std::uint64_t dataBytes = 0;
};

Result<Layout> layOut(const std::map<std::string, TensorEntry>& tensors, const std::map<std::string, std::string>& metadata)
{
    std::vector<const std::pair<const std::string, TensorEntry>*> order;
    for (const auto& item : tensors) {
        const auto expected = checkedBytes(item.second.dtype, item.second.shape);
        if (item.first == "__metadata__" || !expected || *expected != item.second.bytes.size())
            return Error{ErrorCode::InvalidArgument, message("safetensors.unwritable", item.first), {}};
        order.push_back(&item);
    }
    // Falling element size keeps every tensor aligned for its type; the map's order settles the rest.
    std::stable_sort(order.begin(), order.end(),
                     [](const auto* a, const auto* b) { return elementBytes(a->second.dtype) > elementBytes(b->second.dtype); });
    Layout layout;
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    for (const auto* item : order) {
        const std::uint64_t end = layout.dataBytes + item->second.bytes.size();
        header[item->first] = {
            {"dtype", dtypeName(item->second.dtype)}, {"shape", item->second.shape}, {"data_offsets", {layout.dataBytes, end}}};
        layout.data.push_back(&item->second);
        layout.dataBytes = end;
    }
    std::string text = jsonText(header);
    text.append((8 - text.size() % 8) % 8, ' ');
    const std::uint64_t headerBytes = text.size();
    layout.head.assign(reinterpret_cast<const char*>(&headerBytes), sizeof headerBytes);
    layout.head += text;
    return layout;
}

}  // namespace

Status writeSafetensors(const std::filesystem::path& path, const std::map<std::string, TensorEntry>& tensors,
                        const std::map<std::string, std::string>& metadata, const TensorWritten& written)
{
    auto layout = layOut(tensors, metadata);
    if (!layout)
        return layout.error();
    auto file = AtomicFile::create(path);
    if (!file)
        return file.error();
    TRY(file->write(layout->head));
    for (const auto* entry : layout->data) {
        TRY(file->write(entry->bytes));
        TRY(written ? written(*entry) : Status());
    }
    return file->commit();
}

Result<std::vector<std::byte>> encodeSafetensors(const std::map<std::string, TensorEntry>& tensors,
                                                 const std::map<std::string, std::string>& metadata)
{
    auto layout = layOut(tensors, metadata);
    if (!layout)
        return layout.error();
    std::vector<std::byte> bytes;
    bytes.reserve(layout->head.size() + layout->dataBytes);
    const auto head = std::as_bytes(std::span(layout->head));
    bytes.insert(bytes.end(), head.begin(), head.end());
    for (const auto* entry : layout->data)
        bytes.insert(bytes.end(), entry->bytes.begin(), entry->bytes.end());
    return bytes;
}

}  // namespace undertone
