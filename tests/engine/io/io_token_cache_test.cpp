// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/atomic_file.h"
#include "engine/io/hash_while_reading.h"
#include "engine/io/safetensors.h"
#include "engine/io/sha256.h"
#include "engine/io/sha256_block.h"
#include "engine/io/token_cache.h"

#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <cmath>
#include <set>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

TokenCacheKey exampleKey()
{
    return {std::string(64, '1'),
            std::string(64, '2'),
            "mean",
            TokenizeMode::Utterance,
            {{0.0, 1.5, SpeakerId(1)}, {1.5, 2.0, SpeakerId(2)}, {3.0, 4.0, SpeakerId(1)}},
            "soxr-1",
            "fp32"};
}

const std::vector<std::vector<std::int32_t>> exampleCodes{{1, 2, 6560}, {}, {7}};

class Tone final : public AudioSource {
public:
    explicit Tone(float gain) : m_gain(gain) {}
    int sampleRate() const override { return 16000; }
    int channelCount() const override { return 1; }
    SampleIndex frameCount() const override { return 200000; }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto frames = std::min(out.size(), static_cast<std::size_t>(frameCount() - first));
        for (std::size_t i = 0; i < frames; ++i)
            out[i] = m_gain * static_cast<float>((first + static_cast<SampleIndex>(i)) % 100) / 100.0f;
        return frames;
    }

private:
    float m_gain;
};

/// Counts what is read of it.
class CountedSource final : public AudioSource {
public:
    int sampleRate() const override { return m_tone.sampleRate(); }
    int channelCount() const override { return 1; }
    SampleIndex frameCount() const override { return m_tone.frameCount(); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        auto got = m_tone.read(first, out);
        frames += got ? static_cast<SampleIndex>(*got) : 0;
        return got;
    }
    SampleIndex frames = 0;

private:
    Tone m_tone{0.5f};
};

}  // namespace

class IoTokenCacheTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return m_folder->path().toStdString(); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void sha256OfTheStandardsExamples()
    {
        // FIPS 180-4, and NIST's examples.
        QCOMPARE(sha256Hex(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QCOMPARE(sha256Hex("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256Hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                 std::string("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"));
        QCOMPARE(
            sha256Hex("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
            std::string("cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"));
        QCOMPARE(sha256Hex(std::string(1'000'000, 'a')), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    }

    /// A processor's own instructions and the plain code agree, block after block.
    void sha256HasTwoWaysToOneResult()
    {
        if (!hasSha256Instructions())
            QSKIP("This processor has no instructions for SHA-256.");
        std::array<std::byte, 64> block{};
        Sha256State plain{1, 2, 3, 4, 5, 6, 7, 8}, fast = plain;
        for (unsigned i = 0; i < 200; ++i) {
            for (std::size_t k = 0; k < block.size(); ++k)
                block[k] = static_cast<std::byte>(plain[k % 8] >> (k / 8 * 3));
            sha256BlockPlain(plain, block.data());
            sha256BlockFast(fast, block.data());
            QCOMPARE(fast, plain);
        }
    }

    void sha256IsTheSameInPieces()
    {
        const std::string text(300, 'x');
        for (std::size_t length = 0; length < text.size(); ++length) {
            Sha256 hash;
            hash.update(std::string_view(text).substr(0, length / 3));
            hash.update(std::string_view(text).substr(length / 3, length - length / 3));
            QCOMPARE(hash.finishHex(), sha256Hex(text.substr(0, length)));
        }
        QVERIFY(writeFileAtomically(root() / "f", "abc").ok());
        QCOMPARE(*sha256OfFile(root() / "f"), sha256Hex("abc"));
        QCOMPARE(sha256OfFile(root() / "absent").error().code, ErrorCode::FileNotFound);
    }

    void sha256OfNamedValuesTellsAllMapsApart()
    {
        std::set<std::string> keys;
        for (const auto& values : std::vector<std::map<std::string, std::string>>{
                 {}, {{"a", "bc"}}, {{"ab", "c"}}, {{"a", ""}, {"b", ""}}, {{"a", "1:b"}}, {{"a", "1:b0:"}}, {{"", "abc"}}})
            keys.insert(sha256OfNamedValues(values));
        QCOMPARE(keys.size(), std::size_t{7});
    }

    void sha256OfAudioFollowsTheSamples()
    {
        Tone one(0.5f), same(0.5f), louder(0.6f);
        QCOMPARE(*sha256OfAudio(one), *sha256OfAudio(same));
        QVERIFY(*sha256OfAudio(one) != *sha256OfAudio(louder));
        CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(sha256OfAudio(one, cancel).error().code, ErrorCode::Cancelled);
    }

    void aFileIsHashedFromWhatOthersReadOfIt()
    {
        std::string text;
        for (int i = 0; i < 5000; ++i)
            text += std::to_string(i);
        QVERIFY(writeFileAtomically(root() / "f", text).ok());
        FileSha256 hash(root() / "f");
        const auto see = [&](std::size_t at, std::size_t count) { hash.see(at, std::as_bytes(std::span(text)).subspan(at, count)); };
        see(9000, 1000);  // an index at the end: does not continue anything
        see(0, 100);
        see(50, 100);
        see(20, 30);
        see(150, 8000);
        QCOMPARE(*hash.finish(), sha256Hex(text));
        QCOMPARE(*hash.finish(), sha256Hex(text));
        // What was seen is not read again.
        QVERIFY(writeFileAtomically(root() / "g", std::string(text.size(), '?')).ok());
        FileSha256 seen(root() / "g");
        seen.see(0, std::as_bytes(std::span(text)));
        QCOMPARE(*seen.finish(), sha256Hex(text));
    }

    void audioIsHashedWhileItIsRead_data()
    {
        QTest::addColumn<bool>("inOrder");
        QTest::newRow("from start to end, with overlaps, as voice activity reads") << true;
        QTest::newRow("sentence after sentence, with pauses between") << false;
    }
    void audioIsHashedWhileItIsRead()
    {
        QFETCH(bool, inOrder);
        Tone tone(0.5f);
        auto counted = std::make_unique<CountedSource>();
        auto& frames = counted->frames;
        HashedSource source(std::move(counted));
        std::vector<float> part(8192);
        if (inOrder) {
            for (SampleIndex first = 0; first < source.frameCount(); first += 8000)
                QVERIFY(source.read(first, part).ok());
            QVERIFY(source.isHashed());
        } else {
            source.hashWhatIsSkipped({});
            for (const SampleIndex first : {5000, 20000, 18000, 100000})
                QVERIFY(source.read(first, part).ok());
            QVERIFY(!source.isHashed());
        }
        QCOMPARE(*source.sha256({}), *sha256OfAudio(tone));
        // Overlaps are read twice, the recording is not.
        QVERIFY(frames < source.frameCount() * 105 / 100);
    }

    void audioThatEndsTooSoonHasNoHash()
    {
        class Shrunken final : public AudioSource {
        public:
            int sampleRate() const override { return 16000; }
            int channelCount() const override { return 1; }
            SampleIndex frameCount() const override { return 1000; }
            Result<std::size_t> read(SampleIndex first, std::span<float> out) override
            {
                return std::min(out.size(), static_cast<std::size_t>(first < 600 ? 600 - first : 0));
            }
        };
        Shrunken source;
        QVERIFY(sha256OfAudio(source).error().code == ErrorCode::CorruptFile);
    }

    void codesComeBack()
    {
        PlainBlobStore store(root());
        TokenCache cache(store);
        QVERIFY(!cache.load(exampleKey()));
        QVERIFY(cache.save(exampleKey(), exampleCodes).ok());
        const auto codes = cache.load(exampleKey());
        QVERIFY(codes.has_value());
        QVERIFY(*codes == exampleCodes);
        QVERIFY(!cache.save(exampleKey(), {{1}}).ok());
    }

    void everyPartOfTheKeyCounts()
    {
        std::set<std::string> keys{exampleKey().hex()};
        const auto with = [&keys](auto change) {
            TokenCacheKey key = exampleKey();
            change(key);
            keys.insert(key.hex());
        };
        with([](auto& key) { key.audioSha256[0] = 'f'; });
        with([](auto& key) { key.tokenizerSha256[0] = 'f'; });
        with([](auto& key) { key.channelRule = "left"; });
        with([](auto& key) { key.tokenize = TokenizeMode::Whole; });
        with([](auto& key) { key.cuts[0].endSeconds = std::nextafter(1.5, 2.0); });
        with([](auto& key) { key.cuts.pop_back(); });
        with([](auto& key) { key.resamplerVersion = "soxr-2"; });
        with([](auto& key) { key.dtype = "bf16"; });
        with([](auto& key) { key.cuts[0].speaker = SpeakerId(2); });  // a tokenizer may normalise each voice
        QCOMPARE(keys.size(), std::size_t{10});
        TokenCacheKey renamed = exampleKey();
        renamed.cuts[0].speaker = renamed.cuts[2].speaker = SpeakerId(5);
        renamed.cuts[0].id = SegmentId(7);
        QCOMPARE(renamed.hex(), exampleKey().hex());
    }

    void whatIsDamagedCountsAsAbsentAndGoes()
    {
        PlainBlobStore store(root());
        TokenCache cache(store);
        const std::string key = exampleKey().hex();
        const std::int64_t badLengths[3] = {std::int64_t{1} << 62, 1, 1};
        const std::int64_t negative[3] = {-1, 3, 2};
        const std::int64_t tooFew[3] = {1, 1, 1};
        const std::int32_t codes[4] = {1, 2, 3, 4};
        const auto damaged = [&](const std::int64_t(&lengths)[3]) {
            return *encodeSafetensors({{"codes", {TensorDtype::I32, {4}, std::as_bytes(std::span(codes))}},
                                       {"lengths", {TensorDtype::I64, {3}, std::as_bytes(std::span(lengths))}}});
        };
        std::vector<std::vector<std::byte>> blobs{
            damaged(badLengths), damaged(negative), damaged(tooFew), {}, std::vector<std::byte>(100, std::byte{1})};
        blobs.push_back(*encodeSafetensors({}));
        for (const auto& blob : blobs) {
            QVERIFY(store.put(key, blob).ok());
            QVERIFY(!cache.load(exampleKey()));
            QVERIFY(!store.get(key)->has_value());
        }
    }

    void keysCannotNameOtherFiles()
    {
        PlainBlobStore store(root() / "blobs");
        QCOMPARE(store.put("../../outside", {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(store.get(std::string(64, '/')).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(store.remove("").error().code, ErrorCode::InvalidArgument);
    }

    void anAtomicFileLeftUncommittedLeavesNothing()
    {
        QVERIFY(writeFileAtomically(root() / "f", "before").ok());
        {
            auto file = AtomicFile::create(root() / "f");
            QVERIFY(file->write(std::string_view("half")).ok());
        }
        QCOMPARE(*readTextFile(root() / "f", 100), std::string("before"));
        QCOMPARE(std::distance(fs::directory_iterator(root()), fs::directory_iterator()), std::ptrdiff_t{1});
        QCOMPARE(readTextFile(root() / "f", 5).error().code, ErrorCode::LimitExceeded);
        QCOMPARE(readTextFile(root() / "absent", 5).error().code, ErrorCode::FileNotFound);
        QCOMPARE(readTextFile(root(), 5).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(IoTokenCacheTest)
#include "io_token_cache_test.moc"
