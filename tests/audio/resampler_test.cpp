// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis_source.h"
#include "audio/resampler.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/memory_source.h"

#include <QTest>

using namespace undertone;

namespace {

std::unique_ptr<AudioSource> atEngineRate(std::vector<float> samples, int rate, int channels = 1)
{
    auto made = makeAnalysisSource(std::make_unique<test::MemorySource>(std::move(samples), rate, channels));
    return made ? std::move(*made) : nullptr;
}

std::vector<float> readAll(AudioSource& source)
{
    std::vector<float> samples(static_cast<std::size_t>(source.frameCount()));
    const auto got = source.read(0, samples);
    return got && *got == samples.size() ? samples : std::vector<float>{};
}

}  // namespace

class ResamplerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSineStaysPure_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 11025, 22050, 32000, 44100, 48000, 96000, 192000, 12347})
            QTest::newRow(qPrintable(QString::number(rate))) << rate;
    }
    /// Across two seams between blocks the sine is that of a longer one, within 90 dB.
    void aSineStaysPure()
    {
        QFETCH(int, rate);
        const auto source = atEngineRate(test::sine(1000, 21.0, rate), rate);
        QVERIFY(source);
        QCOMPARE(source->sampleRate(), engineSampleRate);
        QCOMPARE(source->frameCount(), SampleIndex{21 * engineSampleRate});
        const auto heard = readAll(*source);
        const auto expected = test::sine(1000, 21.0, engineSampleRate);
        QCOMPARE(heard.size(), expected.size());
        float largest = 0.0f;
        for (std::size_t i = 1600; i + 1600 < heard.size(); ++i)  // the recording's own ends ring
            largest = std::max(largest, std::fabs(heard[i] - expected[i]));
        QVERIFY2(largest < 2e-5f, qPrintable(QString("differs by %1").arg(static_cast<double>(largest))));
    }

    void aSourceThatGrowsGivesTheSameBits_data()
    {
        QTest::addColumn<int>("rate");
        for (const int rate : {8000, 44100, 48000, 12347})
            QTest::newRow(qPrintable(QString::number(rate))) << rate;
    }
    /// What is given while it grows, and the rest when it is whole, is what the whole source gives in blocks of that length.
    void aSourceThatGrowsGivesTheSameBits()
    {
        QFETCH(int, rate);
        /// The first frames of a sound.
        class Growing final : public AudioSource {
        public:
            Growing(std::vector<float> samples, int rate, const std::size_t& frames) : m_all(std::move(samples), rate), m_frames(frames) {}
            [[nodiscard]] int sampleRate() const override { return m_all.sampleRate(); }
            [[nodiscard]] int channelCount() const override { return 1; }
            [[nodiscard]] SampleIndex frameCount() const override { return static_cast<SampleIndex>(m_frames); }
            Result<std::size_t> read(SampleIndex first, std::span<float> out) override
            {
                return m_all.read(first, out.first(std::min(out.size(), m_frames - static_cast<std::size_t>(first))));
            }

        private:
            test::MemorySource m_all;
            const std::size_t& m_frames;
        };
        const auto sound = test::sine(313, 7.37, rate);
        const auto whole = makeAnalysisSource(std::make_unique<test::MemorySource>(sound, rate), 1);
        const auto expected = readAll(**whole);
        std::size_t frames = 0;
        const auto growing = *ResampledSource::createGrowing(std::make_unique<Growing>(sound, rate, frames), engineSampleRate, 1);
        std::vector<float> heard;
        while (frames < sound.size()) {
            frames = std::min(sound.size(), frames + static_cast<std::size_t>(rate) / 3);
            growing->lookAgain(ResampledSource::Source::Grows);
            const double lag = static_cast<double>(frames) / rate - static_cast<double>(growing->frameCount()) / engineSampleRate;
            // A rate that shares few factors with ours has a whole second of context.
            QVERIFY2(lag < (rate == 12347 ? 2.4 : 1.4), qPrintable(QString::number(lag)));
            std::vector<float> more(static_cast<std::size_t>(growing->frameCount()) - heard.size());
            QCOMPARE(*growing->read(static_cast<SampleIndex>(heard.size()), more), more.size());
            heard.insert(heard.end(), more.begin(), more.end());
        }
        QVERIFY(heard.size() >= 5 * engineSampleRate);
        growing->lookAgain(ResampledSource::Source::IsWhole);
        QCOMPARE(growing->frameCount(), (*whole)->frameCount());
        const auto heardBefore = heard.size();
        heard.resize(expected.size());
        QCOMPARE(*growing->read(static_cast<SampleIndex>(heardBefore), std::span(heard).subspan(heardBefore)), heard.size() - heardBefore);
        QCOMPARE(heard, expected);
    }

    void aShortReadIsAnError()
    {
        // The source promises 21 s and holds 15: what is missing is no silence.
        class Shrunken final : public AudioSource {
        public:
            [[nodiscard]] int sampleRate() const override { return 48000; }
            [[nodiscard]] int channelCount() const override { return 1; }
            [[nodiscard]] SampleIndex frameCount() const override { return 21 * 48000; }
            Result<std::size_t> read(SampleIndex first, std::span<float> out) override { return m_sound.read(first, out); }

        private:
            test::MemorySource m_sound{test::sine(1000, 15.0, 48000), 48000};
        };
        auto made = makeAnalysisSource(std::make_unique<Shrunken>());
        QVERIFY(made.ok());
        std::vector<float> samples(engineSampleRate);
        QVERIFY((*made)->read(5 * engineSampleRate, samples).ok());
        const auto got = (*made)->read(16 * engineSampleRate, samples);
        QVERIFY(!got);
        QVERIFY(got.error().code == ErrorCode::CorruptFile);
        QVERIFY(QString::fromStdString(englishSentence(got.error())).contains("15.000 s"));
    }

    void channelsInOppositePhaseAreNotMixedToSilence()
    {
        const auto tone = test::sine(440, 3.0, engineSampleRate, 0.2);
        std::vector<float> opposed;
        std::vector<float> unrelated;
        const auto noise = test::whiteNoise(tone.size(), 0.1, 3);
        for (std::size_t i = 0; i < tone.size(); ++i) {
            opposed.insert(opposed.end(), {tone[i], -1.1F * tone[i]});
            unrelated.insert(unrelated.end(), {tone[i], noise[i]});
        }
        const auto heard = atEngineRate(opposed, engineSampleRate, 2);
        QVERIFY(std::fabs(test::amplitudeAt(readAll(*heard), 440, engineSampleRate) - 0.22) < 0.001);
        QCOMPARE(noticesOf(*heard).size(), std::size_t{1});
        QVERIFY(QString::fromStdString(englishSentence(noticesOf(*heard).front())).contains("channel 2 alone"));
        const auto mixed = atEngineRate(unrelated, engineSampleRate, 2);
        QVERIFY(std::fabs(test::amplitudeAt(readAll(*mixed), 440, engineSampleRate) - 0.1) < 0.005);
        QVERIFY(noticesOf(*mixed).empty());
        QVERIFY(noticesOf(*atEngineRate(std::vector<float>(2000), engineSampleRate, 2)).empty());
    }

    void whatCannotBeHeardIsNotFoldedBack()
    {
        const auto source = atEngineRate(test::sine(11000, 2.0, 48000), 48000);
        const auto heard = readAll(*source);
        QVERIFY(test::inDecibels(test::rootMeanSquare(std::span(heard).subspan(1600, 24000)) / 0.35) < -90.0);
    }

    void whatIsReadNeverDependsOnEarlierReads()
    {
        const auto noise = test::whiteNoise(44100 * 35, 0.2, 3);
        const auto first = atEngineRate(noise, 44100);
        const auto sequential = readAll(*first);
        const auto second = atEngineRate(noise, 44100);
        SplitMix64 random(9);
        std::vector<float> part(3000);
        for (int i = 0; i < 60; ++i) {
            const auto at = static_cast<SampleIndex>(random.next() % (sequential.size() - part.size()));
            const auto got = second->read(at, part);
            QVERIFY(got.ok());
            QCOMPARE(*got, part.size());
            QVERIFY(std::equal(part.begin(), part.end(), sequential.begin() + at));
        }
    }

    void theEndIsNotLost()
    {
        // 44 101 frames are a little more than a second: the output is rounded up.
        const auto source = atEngineRate(std::vector<float>(44101, 0.25f), 44100);
        QCOMPARE(source->frameCount(), SampleIndex{16001});
        std::vector<float> end(100);
        const auto got = source->read(15990, end);
        QVERIFY(got.ok());
        QCOMPARE(*got, std::size_t{11});
        QCOMPARE(*source->read(16001, end), std::size_t{0});
        QVERIFY(!source->read(-1, end));
    }

    void channelsAreAveraged()
    {
        std::vector<float> stereo;
        for (int i = 0; i < 1000; ++i) {
            stereo.push_back(0.5f);
            stereo.push_back(-0.25f);
        }
        const auto source = atEngineRate(stereo, engineSampleRate, 2);
        for (const float sample : readAll(*source))
            QCOMPARE(sample, 0.125f);
    }
};

QTEST_GUILESS_MAIN(ResamplerTest)
#include "resampler_test.moc"
