// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/sealed_segment.h"

#include "engine/io/atomic_file.h"

#include <sodium.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

using StreamState = crypto_secretstream_xchacha20poly1305_state;

constexpr std::string_view segmentMagic = "UTVSEGM1";
constexpr std::uint32_t segmentVersion = 1;
constexpr std::uint32_t float32Samples = 1;
constexpr std::size_t streamHeadBytes = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t plainHeadBytes = 8 + 4 + 16 + 16 + 4 + 4 + 4 + 4 + 8;
constexpr std::size_t segmentHeadBytes = plainHeadBytes + streamHeadBytes;
constexpr std::size_t blockHeadBytes = 1 + 1 + 8;  // kind, reason, frames
constexpr std::size_t blockOverhead = blockHeadBytes + crypto_secretstream_xchacha20poly1305_ABYTES;

enum BlockKind : std::uint8_t { Samples = 1, Gap = 2, End = 3 };

static_assert(std::endian::native == std::endian::little, "samples are stored as they lie in memory");

Error cannotWrite(const std::filesystem::path& path, int number)
{
    return {ErrorCode::FileNotWritable, message("io.cannot-write", path, std::strerror(number)), path};
}

Error damagedSegment(const std::filesystem::path& path)
{
    return {ErrorCode::CorruptFile, message("vault.segment-damaged", path), path};
}

ByteVector plainHead(const SegmentHead& head)
{
    return FieldWriter()
        .text(segmentMagic)
        .number32(segmentVersion)
        .raw(head.key.bytes)
        .raw(head.session.bytes)
        .number32(head.track)
        .number32(head.number)
        .number32(head.sampleRate)
        .number32(float32Samples)
        .number64(static_cast<std::uint64_t>(head.firstFrame))
        .take();
}

StreamState& stateIn(SecretBytes& bytes)
{
    return *reinterpret_cast<StreamState*>(bytes.bytes().data());
}

Result<SegmentHead> parseHead(FieldReader& fields, const std::filesystem::path& path)
{
    SegmentHead head;
    if (!fields.text(segmentMagic) || fields.number32() != segmentVersion)
        return Error{ErrorCode::UnsupportedFormat, message("vault.not-a-segment", path), path};
    head.key = fields.id();
    head.session = fields.id();
    head.track = fields.number32();
    head.number = fields.number32();
    head.sampleRate = fields.number32();
    const auto format = fields.number32();
    const auto first = fields.number64();
    if (!fields.ok() || format != float32Samples || head.sampleRate < blocksPerSecond || head.sampleRate > maxSealedRate
        || first > maxSegmentFrames)
        return Error{ErrorCode::UnsupportedFormat, message("vault.not-a-segment", path), path};
    head.firstFrame = static_cast<SampleIndex>(first);
    return head;
}

}  // namespace

SegmentWriter::SegmentWriter(std::filesystem::path path, int descriptor, SecretBytes state, ByteVector context)
    : m_path(std::move(path)), m_descriptor(descriptor), m_state(std::move(state)), m_context(std::move(context))
{
}

SegmentWriter::SegmentWriter(SegmentWriter&& other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1)), m_state(std::move(other.m_state)),
      m_context(std::move(other.m_context)), m_bytes(other.m_bytes), m_frames(other.m_frames), m_failed(other.m_failed)
{
}

SegmentWriter& SegmentWriter::operator=(SegmentWriter&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_state, other.m_state);
    std::swap(m_context, other.m_context);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_frames, other.m_frames);
    std::swap(m_failed, other.m_failed);
    return *this;
}

SegmentWriter::~SegmentWriter()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<SegmentWriter> SegmentWriter::create(const std::filesystem::path& path, const SegmentHead& head, const SecretBytes& key)
{
    if (head.sampleRate < blocksPerSecond || head.sampleRate > maxSealedRate)
        return Error{ErrorCode::InvalidArgument, message("vault.rate", head.sampleRate, blocksPerSecond, maxSealedRate), {}};
    auto state = TRY(SecretBytes::zeros(sizeof(StreamState)));
    std::array<std::uint8_t, streamHeadBytes> streamHead{};
    ::crypto_secretstream_xchacha20poly1305_init_push(&stateIn(state), streamHead.data(), key.bytes().data());
    auto context = FieldWriter().raw(plainHead(head)).raw(streamHead).take();
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return cannotWrite(path, errno);
    SegmentWriter writer(path, descriptor, std::move(state), std::move(context));
    if (const auto begun = writer.write(writer.m_context); !begun) {
        ::unlink(path.c_str());  // a file without its head is none
        return begun.error();
    }
    return writer;
}

Status SegmentWriter::write(ByteSpan bytes)
{
    if (m_failed || m_descriptor < 0)
        return cannotWrite(m_path, EBADF);
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0) {
            const int number = errno;
            m_failed = true;
            // What a full disk took of a block is no block; where even that fails, a reader leaves it away.
            static_cast<void>(::ftruncate(m_descriptor, static_cast<off_t>(m_bytes)) == 0);
            return cannotWrite(m_path, number);
        }
        done += static_cast<std::size_t>(count);
    }
    m_bytes += bytes.size();
    return {};
}

Status SegmentWriter::push(std::uint8_t kind, std::uint64_t frames, GapReason reason, std::span<const float> samples)
{
    const ByteSpan payload(reinterpret_cast<const std::uint8_t*>(samples.data()), samples.size_bytes());
    const std::array<std::uint8_t, 2> marks{kind, kind == BlockKind::Gap ? static_cast<std::uint8_t>(reason) : std::uint8_t{0}};
    const auto plain = FieldWriter().raw(marks).number64(frames).raw(payload).take();
    const auto size = plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES;
    auto block = FieldWriter().number32(static_cast<std::uint32_t>(size)).take();
    block.resize(block.size() + size);
    const auto tag =
        kind == BlockKind::End ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    ::crypto_secretstream_xchacha20poly1305_push(&stateIn(m_state), block.data() + 4, nullptr, plain.data(), plain.size(), m_context.data(),
                                                 m_context.size(), static_cast<unsigned char>(tag));
    TRY(write(block));
    if (kind != BlockKind::End)
        m_frames += frames;
    return {};
}

Status SegmentWriter::append(std::span<const float> samples)
{
    const std::size_t most = FieldReader(ByteSpan(m_context).subspan(plainHeadBytes - 16)).number32() / blocksPerSecond;
    while (!samples.empty()) {
        const auto part = samples.first(std::min(most, samples.size()));
        TRY(push(BlockKind::Samples, part.size(), GapReason::None, part));
        samples = samples.subspan(part.size());
    }
    return {};
}

Status SegmentWriter::gap(std::uint64_t frames, GapReason reason)
{
    return frames == 0 ? Status() : push(BlockKind::Gap, frames, reason, {});
}

Status SegmentWriter::finish()
{
    TRY(push(BlockKind::End, m_frames, GapReason::None, {}));
    return ::close(std::exchange(m_descriptor, -1)) == 0 ? Status() : Status(cannotWrite(m_path, errno));
}

Status SegmentWriter::finishOnDisk()
{
    TRY(push(BlockKind::End, m_frames, GapReason::None, {}));
    if (::fsync(m_descriptor) != 0)
        return cannotWrite(m_path, errno);
    return ::close(std::exchange(m_descriptor, -1)) == 0 ? Status() : Status(cannotWrite(m_path, errno));
}

Result<SegmentHead> readSegmentHead(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return Error{errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                     message("io.cannot-read", path, std::strerror(errno)), path};
    std::array<std::uint8_t, segmentHeadBytes> bytes{};
    const auto count = ::read(descriptor, bytes.data(), bytes.size());
    ::close(descriptor);
    if (count != static_cast<ssize_t>(bytes.size()))
        return damagedSegment(path);
    FieldReader fields(bytes);
    return parseHead(fields, path);
}

namespace {

/// Takes one opened block into `content`. False: no writer of ours made it.
bool takeBlock(ByteSpan plain, bool isFinal, SegmentContent& content)
{
    FieldReader fields(plain);
    const auto marks = fields.raw(2);
    const auto frames = fields.number64();
    if (!fields.ok() || frames > maxSegmentFrames || content.frames + frames > 2 * maxSegmentFrames)
        return false;
    const auto kind = marks[0];
    const auto reason = marks[1];
    const auto payload = fields.rest();
    if (isFinal != (kind == BlockKind::End))
        return false;
    SegmentStretch stretch{frames, {}, content.samples.size()};
    if (kind == BlockKind::End) {
        content.isComplete = true;
        return payload.empty() && frames == content.frames;
    }
    if (kind == BlockKind::Gap) {
        if (!payload.empty() || reason < static_cast<std::uint8_t>(GapReason::Dropped)
            || reason > static_cast<std::uint8_t>(GapReason::Removed))
            return false;
        stretch.gap = static_cast<GapReason>(reason);
    } else {
        if (kind != BlockKind::Samples || payload.size() != frames * sizeof(float))
            return false;
        content.samples.resize(content.samples.size() + frames);
        std::memcpy(content.samples.data() + stretch.firstSample, payload.data(), payload.size());
    }
    content.frames += frames;
    content.stretches.push_back(stretch);
    return true;
}

/// Up to `most` bytes of a file, from `first` on.
Result<ByteVector> readFilePart(const std::filesystem::path& path, std::uint64_t first, std::size_t most)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const auto failed = [&path](int number) -> Error {
        return {number == ENOENT ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable,
                message("io.cannot-read", path, std::strerror(number)), path};
    };
    if (descriptor < 0)
        return failed(errno);
    constexpr std::size_t atOnce = std::size_t{1} << 18;
    ByteVector bytes;
    while (bytes.size() < most) {
        const auto before = bytes.size();
        bytes.resize(before + std::min(atOnce, most - before));
        const auto count = ::pread(descriptor, bytes.data() + before, bytes.size() - before, static_cast<off_t>(first + before));
        const int number = errno;
        bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(0, count)));
        if (count < 0 && number != EINTR) {
            ::close(descriptor);
            return failed(number);
        }
        if (count == 0)
            break;
    }
    ::close(descriptor);
    return bytes;
}

}  // namespace

std::size_t copySamples(const SegmentContent& content, std::uint64_t offset, std::span<float> out)
{
    std::size_t done = 0;
    for (const auto& stretch : content.stretches) {
        if (done == out.size())
            break;
        if (offset >= stretch.frames) {
            offset -= stretch.frames;
            continue;
        }
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(stretch.frames - offset, out.size() - done));
        const auto part = out.subspan(done, count);
        if (stretch.gap)
            std::ranges::fill(part, 0.0f);
        else
            std::copy_n(content.samples.begin() + static_cast<std::ptrdiff_t>(stretch.firstSample + offset), count, part.begin());
        done += count;
        offset = 0;
    }
    return done;
}

Result<SegmentReader> SegmentReader::begin(const std::filesystem::path& path, ByteSpan head, const SecretBytes& key)
{
    FieldReader fields(head);
    SegmentReader reader(path, TRY(SecretBytes::zeros(sizeof(StreamState))));
    reader.m_content.head = TRY(parseHead(fields, path));
    const auto streamHead = fields.raw(streamHeadBytes);
    if (!fields.ok()
        || ::crypto_secretstream_xchacha20poly1305_init_pull(&stateIn(reader.m_state), streamHead.data(), key.bytes().data()) != 0)
        return damagedSegment(path);
    reader.m_context.assign(head.begin(), head.begin() + segmentHeadBytes);
    reader.m_plain.resize(blockOverhead + reader.m_content.head.sampleRate / blocksPerSecond * sizeof(float));
    reader.m_bytes = segmentHeadBytes;
    return reader;
}

Status SegmentReader::take(ByteSpan bytes)
{
    FieldReader fields(bytes);
    while (!m_content.isComplete && fields.rest().size() >= 4) {
        const auto size = fields.number32();
        if (size < blockOverhead || size > m_plain.size())
            return damagedSegment(m_path);
        if (fields.rest().size() < size)
            return {};  // it is being written; or the program was killed while it wrote it, or the file was cut
        unsigned long long plainSize = 0;
        unsigned char tag = 0;
        const auto sealed = fields.raw(size);
        if (::crypto_secretstream_xchacha20poly1305_pull(&stateIn(m_state), m_plain.data(), &plainSize, &tag, sealed.data(), sealed.size(),
                                                         m_context.data(), m_context.size())
                != 0
            || !takeBlock(ByteSpan(m_plain).first(plainSize), tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL, m_content))
            return damagedSegment(m_path);
        m_bytes += 4 + size;
    }
    if (m_content.isComplete && !fields.rest().empty())
        return damagedSegment(m_path);
    return {};
}

Result<std::optional<SegmentReader>> SegmentReader::open(const std::filesystem::path& path, const SecretBytes& key)
{
    const auto bytes = readFilePart(path, 0, segmentHeadBytes);
    if (!bytes && bytes.error().code == ErrorCode::FileNotFound)
        return std::optional<SegmentReader>();
    if (!bytes)
        return bytes.error();
    if (bytes->size() < segmentHeadBytes)
        return std::optional<SegmentReader>();
    return std::optional(TRY(begin(path, *bytes, key)));
}

Status SegmentReader::readOn()
{
    if (m_bytes > maxSegmentBytes)
        return damagedSegment(m_path);
    const auto bytes = TRY(readFilePart(m_path, m_bytes, maxSegmentBytes));
    return take(bytes);
}

namespace {

/// Whether the block that `bytes` begin with never reached the disk whole: a power cut leaves zeros there, ciphertext has no such run. Who
/// puts zeros there takes no more away than who cuts the file.
bool beginsWithLostBlock(ByteSpan bytes, std::size_t largestBlock)
{
    constexpr std::size_t longRun = 16;
    FieldReader fields(bytes);
    const std::size_t size = fields.number32();
    if (size == 0)
        return bytes.size() >= 4;
    const auto block = fields.rest().first(std::min(std::min(size, largestBlock) + longRun - 1, fields.rest().size()));
    return std::ranges::search_n(block, longRun, std::uint8_t{0}).begin() != block.end();
}

}  // namespace

Result<SegmentContent> readSegment(const std::filesystem::path& path, const SecretBytes& key)
{
    const auto text = TRY(readTextFile(path, maxSegmentBytes));
    auto reader = TRY(SegmentReader::begin(path, bytesOf(text), key));
    const auto taken = reader.take(bytesOf(text).subspan(segmentHeadBytes));
    if (!taken && (reader.m_content.isComplete || !beginsWithLostBlock(bytesOf(text).subspan(reader.m_bytes), reader.m_plain.size())))
        return taken.error();
    return std::move(reader.m_content);
}

}  // namespace undertone
