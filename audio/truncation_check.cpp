// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/truncation_check.h"

#include "audio/quoted_name.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {
namespace {

/// More chunks than any real WAV has; a hostile one cannot keep us walking.
constexpr int maximumChunks = 4096;
/// A program that writes to a pipe cannot know the length and puts a size near 2^31 or 2^32.
constexpr std::uint64_t unknownSizeFrom = 0x7fff0000;
constexpr std::uint64_t oggTailBytes = 128 * 1024;  // an Ogg page has at most 65 307 bytes
constexpr std::size_t mp3HeadBytes = 4096;

class Reader {
public:
    explicit Reader(const std::filesystem::path& path) : m_stream(path, std::ios::binary) {}

    std::vector<unsigned char> bytes(std::uint64_t at, std::size_t count)
    {
        std::vector<unsigned char> data(count);
        m_stream.clear();
        m_stream.seekg(static_cast<std::streamoff>(at));
        m_stream.read(reinterpret_cast<char*>(data.data()), static_cast<std::streamsize>(count));
        data.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, m_stream.gcount())));
        return data;
    }
    [[nodiscard]] bool ok() const { return m_stream.is_open(); }

private:
    std::ifstream m_stream;
};

bool hasTag(const std::vector<unsigned char>& data, std::size_t at, std::string_view tag)
{
    return at + tag.size() <= data.size() && std::memcmp(data.data() + at, tag.data(), tag.size()) == 0;
}

std::uint64_t littleEndian(const std::vector<unsigned char>& data, std::size_t at, int count)
{
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i)
        value = value << 8 | data[at + static_cast<std::size_t>(i)];
    return value;
}

std::uint64_t bigEndian(const std::vector<unsigned char>& data, std::size_t at, int count)
{
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i)
        value = value << 8 | data[at + static_cast<std::size_t>(i)];
    return value;
}

/// Where the file should end at least, or nothing when its header does not say.
using DeclaredEnd = std::optional<std::uint64_t>;

DeclaredEnd riffEnd(Reader& reader, std::uint64_t fileBytes, bool is64Bit)
{
    std::uint64_t dataSize64 = 0;
    std::uint64_t at = 12;
    for (int i = 0; i < maximumChunks && at + 8 <= fileBytes; ++i) {
        const auto head = reader.bytes(at, 8 + 16);
        if (head.size() < 8)
            return {};
        const auto size = littleEndian(head, 4, 4);
        if (hasTag(head, 0, "ds64") && head.size() >= 24)
            dataSize64 = littleEndian(head, 16, 8);
        if (hasTag(head, 0, "data")) {
            const auto data = is64Bit && size == 0xffffffff ? dataSize64 : size;
            const bool unknown = !is64Bit && data >= unknownSizeFrom;
            return unknown || data > UINT64_MAX - at - 8 ? DeclaredEnd{} : DeclaredEnd{at + 8 + data};
        }
        at += 8 + size + (size & 1);
    }
    return {};
}

DeclaredEnd mp3End(Reader& reader)
{
    std::uint64_t start = 0;
    auto head = reader.bytes(0, 10);
    if (hasTag(head, 0, "ID3") && head.size() == 10)
        start = 10 + ((head[6] & 0x7fu) << 21 | (head[7] & 0x7fu) << 14 | (head[8] & 0x7fu) << 7 | (head[9] & 0x7fu));
    head = reader.bytes(start, mp3HeadBytes);
    if (head.size() < 64 || head[0] != 0xff || (head[1] & 0xe0) != 0xe0)
        return {};
    const bool mpeg1 = (head[1] & 0x18) == 0x18;
    const bool mono = (head[3] & 0xc0) == 0xc0;
    const std::size_t tag = 4 + (mpeg1 ? (mono ? 17u : 32u) : (mono ? 9u : 17u));
    if (!hasTag(head, tag, "Xing") && !hasTag(head, tag, "Info"))
        return {};
    const auto flags = bigEndian(head, tag + 4, 4);
    if ((flags & 2) == 0)
        return {};
    return start + bigEndian(head, tag + 8 + ((flags & 1) ? 4 : 0), 4);
}

/// An Ogg stream ends with a page that says so and is all there.
bool oggIsCutShort(Reader& reader, std::uint64_t fileBytes)
{
    const auto from = fileBytes - std::min(fileBytes, oggTailBytes);
    const auto tail = reader.bytes(from, static_cast<std::size_t>(fileBytes - from));
    for (std::size_t at = tail.size() < 27 ? 0 : tail.size() - 27 + 1; at-- > 0;) {
        if (!hasTag(tail, at, "OggS"))
            continue;
        const std::size_t segments = tail[at + 26];
        if (at + 27 + segments > tail.size())
            return true;
        std::size_t end = at + 27 + segments;
        for (std::size_t i = 0; i < segments; ++i)
            end += tail[at + 27 + i];
        const bool lastPage = (tail[at + 5] & 4) != 0;
        return !lastPage || end > tail.size();
    }
    return true;
}

}  // namespace

Status checkNotTruncated(const std::filesystem::path& path, std::uint64_t fileBytes)
{
    Reader reader(path);
    if (!reader.ok())
        return Error{ErrorCode::FileUnreadable, quotedName(path) + " cannot be opened for reading.", path};
    const auto head = reader.bytes(0, 24);
    DeclaredEnd end;
    bool cutShort = false;
    if (hasTag(head, 0, "RIFF"))
        end = riffEnd(reader, fileBytes, false);
    else if (hasTag(head, 0, "RF64") || hasTag(head, 0, "BW64"))
        end = riffEnd(reader, fileBytes, true);
    else if (hasTag(head, 0, "FORM") && head.size() >= 8)
        end = 8 + bigEndian(head, 4, 4);
    else if (hasTag(head, 0, ".snd") && head.size() >= 12 && bigEndian(head, 8, 4) < unknownSizeFrom)
        end = bigEndian(head, 4, 4) + bigEndian(head, 8, 4);
    else if (hasTag(head, 0, "OggS"))
        cutShort = oggIsCutShort(reader, fileBytes);
    else if (hasTag(head, 0, "ID3") || (head.size() > 2 && head[0] == 0xff && (head[1] & 0xe0) == 0xe0))
        end = mp3End(reader);

    if (end && *end > fileBytes)
        cutShort = true;
    if (!cutShort)
        return {};
    std::string detail = quotedName(path) + " is cut short: ";
    detail += end ? "its header declares " + std::to_string(*end) + " bytes and the file has " + std::to_string(fileBytes)
                  : std::string("its last page is missing");
    return Error{ErrorCode::CorruptFile, detail + ". Copy it again from its source.", path};
}

}  // namespace undertone
