// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/onnx_initialisers.h"

#include "engine/io/mapped_file.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

namespace undertone {

namespace {

using Bytes = std::span<const std::byte>;

// Field numbers of onnx.proto3.
namespace modelField {
constexpr std::uint32_t graph = 7;
}
namespace graphField {
constexpr std::uint32_t node = 1, initialiser = 5, sparseInitialiser = 15;
}
namespace nodeField {
constexpr std::uint32_t input = 1, output = 2, name = 3, operation = 4, attribute = 5;
}
namespace attributeField {
constexpr std::uint32_t name = 1, number = 2;
}
namespace tensorField {
constexpr std::uint32_t dims = 1, dataType = 2, segment = 3, floatData = 4, name = 8, rawData = 9, externalData = 13, dataLocation = 14;
}

enum class Wire : std::uint8_t { Varint = 0, Fixed64 = 1, Length = 2, Fixed32 = 5 };

struct Field {
    std::uint32_t number = 0;
    Wire wire = Wire::Varint;
    std::uint64_t value = 0;  ///< of a varint or a fixed number
    Bytes bytes;              ///< of a length-delimited field: within the message it stands in
};

/// Walks the fields of one protobuf message. Every length is checked against what is left of the message, so that no
/// field reaches beyond the one that holds it.
class MessageReader {
public:
    explicit MessageReader(Bytes message) : m_left(message) {}

    [[nodiscard]] bool atEnd() const { return m_left.empty(); }

    /// Nothing where the bytes are no protobuf field.
    std::optional<Field> next()
    {
        const auto key = varint();
        if (!key || (*key >> 3) == 0 || (*key >> 3) > 0x1fffffff)
            return std::nullopt;
        Field field;
        field.number = static_cast<std::uint32_t>(*key >> 3);
        field.wire = static_cast<Wire>(*key & 7);
        switch (field.wire) {
        case Wire::Varint: return withValue(field, varint());
        case Wire::Fixed64: return withValue(field, fixed(8));
        case Wire::Fixed32: return withValue(field, fixed(4));
        case Wire::Length: {
            const auto length = varint();
            if (!length || *length > m_left.size())
                return std::nullopt;
            field.bytes = m_left.first(static_cast<std::size_t>(*length));
            m_left = m_left.subspan(static_cast<std::size_t>(*length));
            return field;
        }
        }
        return std::nullopt;  // groups, which ONNX does not have
    }

    std::optional<std::uint64_t> varint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_left.empty(); shift += 7) {
            const auto byte = std::to_integer<std::uint64_t>(m_left.front());
            m_left = m_left.subspan(1);
            if (shift == 63 && byte > 1)
                return std::nullopt;
            value |= (byte & 0x7f) << shift;
            if ((byte & 0x80) == 0)
                return value;
        }
        return std::nullopt;
    }

private:
    static std::optional<Field> withValue(Field field, std::optional<std::uint64_t> value)
    {
        if (!value)
            return std::nullopt;
        field.value = *value;
        return field;
    }

    std::optional<std::uint64_t> fixed(std::size_t size)
    {
        if (m_left.size() < size)
            return std::nullopt;
        std::uint64_t value = 0;
        std::memcpy(&value, m_left.data(), size);
        m_left = m_left.subspan(size);
        return value;
    }

    Bytes m_left;
};

Error corrupt(const Message& reason)
{
    return {ErrorCode::CorruptFile, reason};
}

const Error cutShort{ErrorCode::CorruptFile, message("onnx.cut-short")};

Error tooMany(const Message& what)
{
    return {ErrorCode::LimitExceeded, message("onnx.too-many", what)};
}

Result<std::string> textOf(const Field& field)
{
    if (field.wire != Wire::Length)
        return cutShort;
    if (field.bytes.size() > OnnxLimits::maxTextBytes)
        return tooMany(message("onnx.letters"));
    return std::string(reinterpret_cast<const char*>(field.bytes.data()), field.bytes.size());
}

/// Calls `take` with every field of a message.
template <typename Take> Status eachField(Bytes message, const Take& take)
{
    MessageReader reader(message);
    while (!reader.atEnd()) {
        const auto field = reader.next();
        if (!field)
            return cutShort;
        TRY(take(*field));
    }
    return {};
}

std::optional<TensorDtype> dtypeOf(std::uint64_t onnxType)
{
    switch (onnxType) {
    case 1: return TensorDtype::F32;
    case 2: return TensorDtype::U8;
    case 3: return TensorDtype::I8;
    case 5: return TensorDtype::I16;
    case 6: return TensorDtype::I32;
    case 7: return TensorDtype::I64;
    case 9: return TensorDtype::Bool;
    case 10: return TensorDtype::F16;
    case 11: return TensorDtype::F64;
    case 16: return TensorDtype::BF16;
    default: return std::nullopt;
    }
}

struct RawTensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::uint64_t type = 0;
    std::optional<Bytes> raw;     ///< raw_data
    std::optional<Bytes> floats;  ///< float_data, packed
    bool outside = false;         ///< external data
    bool inPieces = false;        ///< data that does not lie in one piece
};

Status takeSize(RawTensor& tensor, std::uint64_t size)
{
    if (size > static_cast<std::uint64_t>(INT64_MAX))
        return corrupt(message("onnx.negative-size"));
    if (tensor.shape.size() == OnnxLimits::maxRank)
        return tooMany(message("onnx.sizes"));
    tensor.shape.push_back(static_cast<std::int64_t>(size));
    return {};
}

/// Sizes stand one by one, or packed into one field.
Status takeSizes(RawTensor& tensor, const Field& field)
{
    if (field.wire == Wire::Varint)
        return takeSize(tensor, field.value);
    MessageReader packed(field.bytes);
    while (!packed.atEnd()) {
        const auto size = packed.varint();
        if (!size)
            return cutShort;
        TRY(takeSize(tensor, *size));
    }
    return {};
}

Status takeData(std::optional<Bytes>& place, const Field& field, RawTensor& tensor)
{
    tensor.inPieces = tensor.inPieces || place.has_value() || field.wire != Wire::Length;
    place = field.bytes;
    return {};
}

Result<RawTensor> readTensor(Bytes message)
{
    RawTensor tensor;
    const Status status = eachField(message, [&](const Field& field) -> Status {
        switch (field.number) {
        case tensorField::dims: return takeSizes(tensor, field);
        case tensorField::dataType: tensor.type = field.value; return {};
        case tensorField::segment: tensor.inPieces = true; return {};
        case tensorField::floatData: return takeData(tensor.floats, field, tensor);
        case tensorField::rawData: return takeData(tensor.raw, field, tensor);
        case tensorField::externalData: tensor.outside = true; return {};
        case tensorField::dataLocation: tensor.outside = tensor.outside || field.value != 0; return {};
        case tensorField::name: {
            auto name = textOf(field);
            if (!name)
                return name.error();
            tensor.name = std::move(*name);
            return {};
        }
        default: return {};
        }
    });
    if (!status)
        return status.error();
    return tensor;
}

/// The tensor as it is listed; nothing where its bytes do not lie in one piece (constants of a few numbers, mostly).
Result<std::optional<TensorEntry>> entryOf(const RawTensor& tensor)
{
    const auto& named = tensor.name;
    if (tensor.outside)
        return Error{ErrorCode::UnsupportedFormat, message("onnx.external", named)};
    const auto dtype = dtypeOf(tensor.type);
    const bool floats = tensor.floats && dtype == TensorDtype::F32;
    if (tensor.raw && tensor.floats)
        return corrupt(message("onnx.data-twice", named));
    if (!dtype || tensor.inPieces || (!tensor.raw && !floats))
        return std::optional<TensorEntry>();
    const Bytes bytes = tensor.raw ? *tensor.raw : *tensor.floats;
    const auto expected = checkedBytes(*dtype, tensor.shape);
    if (!expected)
        return corrupt(message("onnx.overflow", named));
    if (*expected != bytes.size())
        return corrupt(message("onnx.bytes", named, bytes.size(), *expected));
    return std::optional<TensorEntry>(TensorEntry{*dtype, tensor.shape, bytes});
}

Status readAttribute(Bytes message, OnnxNode& node)
{
    std::string name;
    std::optional<float> number;
    const Status status = eachField(message, [&](const Field& field) -> Status {
        if (field.number == attributeField::name) {
            auto text = textOf(field);
            if (!text)
                return text.error();
            name = std::move(*text);
        } else if (field.number == attributeField::number && field.wire == Wire::Fixed32) {
            float value = 0.0F;
            const auto bits = static_cast<std::uint32_t>(field.value);
            std::memcpy(&value, &bits, sizeof value);
            number = value;
        }
        return {};
    });
    if (status && number)
        node.numbers[name] = *number;
    return status;
}

Result<OnnxNode> readNode(Bytes message)
{
    OnnxNode node;
    const Status status = eachField(message, [&](const Field& field) -> Status {
        if (field.number == nodeField::attribute && field.wire == Wire::Length)
            return readAttribute(field.bytes, node);
        if (field.number < nodeField::input || field.number > nodeField::operation)
            return {};
        auto text = textOf(field);
        if (!text)
            return text.error();
        switch (field.number) {
        case nodeField::input: node.inputs.push_back(std::move(*text)); break;
        case nodeField::output: node.outputs.push_back(std::move(*text)); break;
        case nodeField::name: node.name = std::move(*text); break;
        default: node.operation = std::move(*text); break;
        }
        return {};
    });
    if (!status)
        return status.error();
    return node;
}

struct Graph {
    std::map<std::string, TensorEntry> initialisers;
    std::vector<OnnxNode> nodes;
    std::size_t seen = 0;  ///< initialisers, also those that are not listed
};

Status takeInitialiser(Bytes bytes, Graph& graph)
{
    if (++graph.seen > OnnxLimits::maxInitialisers)
        return tooMany(message("onnx.weights"));
    auto tensor = readTensor(bytes);
    if (!tensor)
        return tensor.error();
    auto entry = entryOf(*tensor);
    if (!entry)
        return entry.error();
    if (*entry && !graph.initialisers.emplace(tensor->name, **entry).second)
        return corrupt(message("onnx.name-twice", tensor->name));
    return {};
}

Status readGraph(Bytes bytes, Graph& graph)
{
    return eachField(bytes, [&](const Field& field) -> Status {
        if (field.number == graphField::sparseInitialiser)
            return Error{ErrorCode::UnsupportedFormat, message("onnx.sparse")};
        if (field.number != graphField::node && field.number != graphField::initialiser)
            return {};
        if (field.wire != Wire::Length)
            return cutShort;
        if (field.number == graphField::initialiser)
            return takeInitialiser(field.bytes, graph);
        if (graph.nodes.size() == OnnxLimits::maxNodes)
            return tooMany(message("onnx.nodes"));
        auto node = readNode(field.bytes);
        if (!node)
            return node.error();
        graph.nodes.push_back(std::move(*node));
        return {};
    });
}

}  // namespace

Result<std::shared_ptr<const OnnxFile>> OnnxFile::open(const std::filesystem::path& path)
{
    auto mapping = MappedFile::open(path);
    if (!mapping)
        return mapping.error();
    Graph graph;
    bool found = false;
    const Status status = eachField((*mapping)->bytes(), [&](const Field& field) -> Status {
        if (field.number != modelField::graph)
            return {};
        if (field.wire != Wire::Length || found)
            return cutShort;
        found = true;
        return readGraph(field.bytes, graph);
    });
    if (!status || !found) {
        Error error = status ? cutShort : status.error();
        return Error{error.code, message("onnx.unreadable", path, error.message), path};
    }
    std::shared_ptr<OnnxFile> file(new OnnxFile);
    file->m_mapping = std::move(*mapping);
    file->m_initialisers = std::move(graph.initialisers);
    file->m_nodes = std::move(graph.nodes);
    return std::shared_ptr<const OnnxFile>(std::move(file));
}

}  // namespace undertone
