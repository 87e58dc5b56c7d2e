// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis_source.h"
#include "audio/audio_file_source.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/audio_signals.h"

#include <QTemporaryDir>
#include <QTest>

#include <sndfile.h>

#include <fstream>
#include <limits>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

void writeFile(const fs::path& path, int format, int rate, int channels, const std::vector<float>& interleaved)
{
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = format;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    QVERIFY2(file, sf_strerror(nullptr));
    // libsndfile's Vorbis encoder keeps a whole write on the stack: in pieces.
    const auto frames = static_cast<sf_count_t>(interleaved.size()) / channels;
    for (sf_count_t at = 0; at < frames; at += 4096)
        sf_writef_float(file, interleaved.data() + at * channels, std::min<sf_count_t>(4096, frames - at));
    sf_close(file);
}

void cutFile(const fs::path& from, const fs::path& to, std::uintmax_t bytes)
{
    fs::copy_file(from, to);
    fs::resize_file(to, bytes);
}

std::vector<float> readAll(AudioSource& source)
{
    std::vector<float> samples(static_cast<std::size_t>(source.frameCount() * source.channelCount()));
    const auto got = source.read(0, samples);
    if (!got || static_cast<SampleIndex>(*got) != source.frameCount())
        return {};
    return samples;
}

float largestDifference(std::span<const float> a, std::span<const float> b)
{
    float largest = 0.0f;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::fabs(a[i] - b[i]));
    return largest;
}

constexpr int rate = 16000;
constexpr double seconds = 4.6;  // two decoding blocks

}  // namespace

class AudioFileSourceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::vector<float> m_signal;
    fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    static void explains(const fs::path& file, ErrorCode code, const char* words)
    {
        const auto source = AudioFileSource::open(file);
        QVERIFY2(!source, file.c_str());
        QVERIFY2(source.error().code == code, englishSentence(source.error()).c_str());
        QVERIFY2(QString::fromStdString(englishSentence(source.error())).contains(words), englishSentence(source.error()).c_str());
        QVERIFY(englishSentence(source.error()).back() == '.');
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_signal = test::sine(440, seconds, rate, 0.3);
        const auto noise = test::whiteNoise(m_signal.size(), 0.02, 5);
        for (std::size_t i = 0; i < m_signal.size(); ++i)
            m_signal[i] += noise[i];
    }

    void everyFormatIsReadInAnyOrder_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("format");
        QTest::addColumn<double>("fidelity");       // against what was written
        QTest::addColumn<double>("repeatability");  // against itself in another order
        QTest::newRow("wav") << "a.wav" << (SF_FORMAT_WAV | SF_FORMAT_PCM_16) << 2e-4 << 0.0;
        QTest::newRow("float wav") << "f.wav" << (SF_FORMAT_WAV | SF_FORMAT_FLOAT) << 0.0 << 0.0;
        QTest::newRow("rf64") << "a.rf64" << (SF_FORMAT_RF64 | SF_FORMAT_PCM_24) << 1e-6 << 0.0;
        QTest::newRow("aiff") << "a.aiff" << (SF_FORMAT_AIFF | SF_FORMAT_PCM_16) << 2e-4 << 0.0;
        QTest::newRow("au") << "a.au" << (SF_FORMAT_AU | SF_FORMAT_PCM_16) << 2e-4 << 0.0;
        QTest::newRow("flac") << "a.flac" << (SF_FORMAT_FLAC | SF_FORMAT_PCM_16) << 2e-4 << 0.0;
        QTest::newRow("vorbis") << "a.ogg" << (SF_FORMAT_OGG | SF_FORMAT_VORBIS) << 0.2 << 0.0;
        QTest::newRow("opus") << "a.opus" << (SF_FORMAT_OGG | SF_FORMAT_OPUS) << 0.2 << 0.0;
        QTest::newRow("mp3") << "a.mp3" << (SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III) << 0.2 << 1e-6;
    }
    void everyFormatIsReadInAnyOrder()
    {
        QFETCH(QString, name);
        QFETCH(int, format);
        QFETCH(double, fidelity);
        QFETCH(double, repeatability);
        const auto file = path(name.toUtf8().constData());
        writeFile(file, format, rate, 1, m_signal);
        auto source = AudioFileSource::open(file);
        QVERIFY2(source.ok(), source.ok() ? "" : englishSentence(source.error()).c_str());
        QCOMPARE((*source)->sampleRate(), rate);
        QCOMPARE((*source)->channelCount(), 1);
        QCOMPARE((*source)->frameCount(), static_cast<SampleIndex>(m_signal.size()));
        const auto forward = readAll(**source);
        QCOMPARE(forward.size(), m_signal.size());
        QVERIFY(static_cast<double>(largestDifference(forward, m_signal)) <= fidelity);
        // Lossy or not, every sample is in its place.
        const auto differenceAt = [&](std::size_t shift) {
            std::vector<float> rest;
            for (std::size_t i = 0; i + 20 < forward.size(); ++i)
                rest.push_back(forward[i + 10] - m_signal[i + shift]);
            return test::rootMeanSquare(rest);
        };
        QVERIFY(differenceAt(10) < differenceAt(9) && differenceAt(10) < differenceAt(11));

        auto again = AudioFileSource::open(file);
        std::vector<float> backward(forward.size());
        constexpr std::size_t step = 9001;
        for (auto at = (forward.size() - 1) / step * step;; at -= step) {
            const auto part = std::span(backward).subspan(at, std::min(step, backward.size() - at));
            const auto got = (*again)->read(static_cast<SampleIndex>(at), part);
            QVERIFY(got.ok() && *got == part.size());
            if (at == 0)
                break;
        }
        QVERIFY(static_cast<double>(largestDifference(forward, backward)) <= repeatability);
        QCOMPARE(*(*again)->read((*again)->frameCount(), backward), std::size_t{0});
    }

    void aFileCutShortIsTold_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"a.wav", "a.rf64", "a.aiff", "a.au", "a.flac", "a.ogg", "a.opus", "a.mp3"})
            QTest::newRow(name) << name;
    }
    void aFileCutShortIsTold()
    {
        QFETCH(QString, name);
        const auto whole = path(name.toUtf8().constData());
        const auto size = fs::file_size(whole);
        const auto half = path(("half-" + name).toUtf8().constData());
        cutFile(whole, half, size / 2);
        explains(half, ErrorCode::CorruptFile, "cut short");
        const auto almost = path(("almost-" + name).toUtf8().constData());
        cutFile(whole, almost, size - 3);
        explains(almost, ErrorCode::CorruptFile, "cut short");
    }

    void aWavFromAPipeIsNotCalledCutShort()
    {
        const auto file = path("pipe.wav");
        writeFile(file, SF_FORMAT_WAV | SF_FORMAT_PCM_16, rate, 1, m_signal);
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(40);
        stream.write("\xff\xff\xff\xff", 4);
        stream.seekp(4);
        stream.write("\xff\xff\xff\xff", 4);
        stream.close();
        const auto source = AudioFileSource::open(file);
        QVERIFY2(source.ok(), source.ok() ? "" : englishSentence(source.error()).c_str());
        QCOMPARE((*source)->frameCount(), static_cast<SampleIndex>(m_signal.size()));
    }

    void everyByteIsReadOnceFromOpeningToTheEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("times");  // MP3 walks its frames first
        QTest::newRow("wav") << "a.wav" << 1.0;
        QTest::newRow("flac") << "a.flac" << 1.0;
        QTest::newRow("mp3") << "a.mp3" << 2.0;
    }
    void everyByteIsReadOnceFromOpeningToTheEnd()
    {
        QFETCH(QString, name);
        QFETCH(double, times);
        const auto file = path(("long-" + name).toUtf8().constData());
        std::vector<float> samples;
        for (int i = 0; i < 40; ++i)
            samples.insert(samples.end(), m_signal.begin(), m_signal.end());
        const int format = name == "a.wav" ? SF_FORMAT_WAV | SF_FORMAT_PCM_16
            : name == "a.flac"             ? SF_FORMAT_FLAC | SF_FORMAT_PCM_16
                                           : SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
        writeFile(file, format, rate, 1, samples);
        std::uint64_t bytes = 0;
        auto source = AudioFileSource::open(file, {[&](std::uint64_t, std::span<const std::byte> part) { bytes += part.size(); }, {}});
        QVERIFY2(source.ok(), source.ok() ? "" : englishSentence(source.error()).c_str());
        std::vector<float> block(rate);
        for (SampleIndex first = 0; first < (*source)->frameCount(); first += rate)
            QVERIFY((*source)->read(first, block).ok());
        const auto size = static_cast<double>(fs::file_size(file));
        QVERIFY(static_cast<double>(bytes) >= size * 0.98);
        // The end of a FLAC is looked at when it is opened.
        QVERIFY2(static_cast<double>(bytes) <= size * (times + 0.05) + 2e5, qPrintable(QString("%1 of %2 bytes").arg(bytes).arg(size)));
    }

    void badFilesAreExplained()
    {
        explains(path("missing.wav"), ErrorCode::FileNotFound, "no file");
        explains(m_folder.path().toStdString(), ErrorCode::FileUnreadable, "folder");
        std::ofstream(path("empty.wav")).flush();
        explains(path("empty.wav"), ErrorCode::CorruptFile, "empty");
        std::ofstream(path("text.wav")) << "start,end,speaker\n0,1,A\n";
        explains(path("text.wav"), ErrorCode::UnsupportedFormat, "not an audio file");
        writeFile(path("none.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, rate, 1, {});
        explains(path("none.wav"), ErrorCode::CorruptFile, "length is zero");
        writeFile(path("slow.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, 10, 1, {0, 0, 0});
        explains(path("slow.wav"), ErrorCode::LimitExceeded, "10 Hz");
    }

    void sixtyFourChannelsAreReadAndOneMoreIsNot()
    {
        writeFile(path("c65.wav"), SF_FORMAT_WAV | SF_FORMAT_PCM_16, rate, 65, std::vector<float>(65 * 100));
        explains(path("c65.wav"), ErrorCode::LimitExceeded, "65 channels");
        std::vector<float> samples(64 * 100);
        samples[63] = 0.64f;
        writeFile(path("c64.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, rate, 64, samples);
        auto mono = openAnalysisSource(path("c64.wav"));
        QVERIFY(mono.ok());
        QCOMPARE((*mono)->channelCount(), 1);
        const auto mixed = readAll(**mono);
        QVERIFY(std::fabs(mixed[0] - 0.01f) < 1e-7f);
        QCOMPARE(mixed[1], 0.0f);
    }

    void aSampleThatIsNotANumberIsPlaced()
    {
        for (const float bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
            auto samples = std::vector<float>(2 * 32000, 0.1f);
            samples[2 * 20000 + 1] = bad;
            writeFile(path("nan.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, rate, 2, samples);
            auto source = openAnalysisSource(path("nan.wav"));
            QVERIFY(source.ok());
            std::vector<float> out(1000);
            QVERIFY((*source)->read(0, out).ok());
            const auto got = (*source)->read(19500, out);
            QVERIFY(!got);
            QVERIFY(got.error().code == ErrorCode::CorruptFile);
            QVERIFY(QString::fromStdString(englishSentence(got.error())).contains("1.250 s"));
        }
    }

    void aMonoFileAtTheEnginesRatePassesUntouched()
    {
        writeFile(path("exact.wav"), SF_FORMAT_WAV | SF_FORMAT_FLOAT, rate, 1, m_signal);
        auto source = openAnalysisSource(path("exact.wav"));
        QVERIFY(source.ok());
        QVERIFY(readAll(**source) == m_signal);
    }
};

QTEST_GUILESS_MAIN(AudioFileSourceTest)
#include "audio_file_source_test.moc"
