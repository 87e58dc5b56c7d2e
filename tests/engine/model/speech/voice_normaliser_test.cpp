// SPDX-License-Identifier: GPL-3.0-or-later
// Features mapped by what a voice has sounded like so far, one sentence after another and in a batch of training.
#include "engine/model/speech/voice_normaliser.h"
#include "engine/model/training/tokenizer/voice_statistics.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace undertone;

namespace {

constexpr std::int64_t width = 6;

FeatureStatistics corpus()
{
    return {{0.5F, -1.0F, 0.0F, 2.0F, 0.0F, 1.0F}, {1.0F, 2.0F, 0.5F, 1.0F, 3.0F, 1.0F}};
}

/// Features (tokens, width) around a mean, in the deviation.
std::vector<float> featuresOf(std::uint64_t seed, std::int64_t tokens, double mean, double deviation)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(mean, deviation);
    std::vector<float> values(static_cast<std::size_t>(tokens * width));
    for (auto& value : values)
        value = static_cast<float>(normal(random));
    return values;
}

std::pair<double, double> momentsOf(const std::vector<float>& values)
{
    double sum = 0.0, squares = 0.0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
    }
    const double mean = sum / static_cast<double>(values.size());
    return {mean, std::sqrt(squares / static_cast<double>(values.size()) - mean * mean)};
}

}  // namespace

class VoiceNormaliserTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsHeardLongHasMeanNoughtAndDeviationOne()
    {
        VoiceNormaliser voices({VoiceUnit::Speaker, 1.0}, corpus());
        auto features = featuresOf(1, 20000, 5.0, 0.25);
        voices.observe(features, SpeakerId(1));
        voices.apply(features, SpeakerId(1));
        const auto [mean, deviation] = momentsOf(features);
        QVERIFY2(std::abs(mean) < 0.02, qPrintable(QString::number(mean)));
        QVERIFY2(std::abs(deviation - 1.0) < 0.35, qPrintable(QString::number(deviation)));  // the prior still counts
    }

    void whatIsNotHeardYetIsMappedByTheCorpus()
    {
        const VoiceNormaliser voices({VoiceUnit::Speaker, 1.0}, corpus());
        std::vector<float> features{1.5F, 1.0F, 0.5F, 2.0F, -3.0F, 0.0F};
        voices.apply(features, SpeakerId(1));
        const std::vector<float> expected{1.0F, 1.0F, 1.0F, 0.0F, -1.0F, -1.0F};
        for (std::size_t i = 0; i < features.size(); ++i)
            QVERIFY(std::abs(features[i] - expected[i]) < 1e-5F);
    }

    void speakersAreApartUnlessTheRecordingIsTheUnit_data()
    {
        QTest::addColumn<bool>("bySpeaker");
        QTest::newRow("speaker") << true;
        QTest::newRow("recording") << false;
    }
    void speakersAreApartUnlessTheRecordingIsTheUnit()
    {
        QFETCH(bool, bySpeaker);
        const VoiceNormalisationConfig config{bySpeaker ? VoiceUnit::Speaker : VoiceUnit::Recording, 1.0};
        VoiceNormaliser voices(config, corpus());
        const VoiceNormaliser fresh(config, corpus());
        voices.observe(featuresOf(2, 500, 3.0, 1.0), SpeakerId(2));
        auto mapped = featuresOf(3, 10, 0.0, 1.0), expected = mapped;
        voices.apply(mapped, SpeakerId(1));
        fresh.apply(expected, SpeakerId(1));
        QCOMPARE(mapped == expected, bySpeaker);
    }

    void offItChangesNothing()
    {
        VoiceNormaliser off;
        auto features = featuresOf(4, 10, 2.0, 1.0);
        const auto before = features;
        off.observe(features, {});
        off.apply(features, {});
        QVERIFY(features == before);
        QVERIFY(!off.isOn());
    }

    void aCheckpointGoesOnAndADamagedOneIsRefused()
    {
        VoiceNormaliser voices({VoiceUnit::Speaker, 2.0}, corpus());
        voices.observe(featuresOf(5, 50, 3.0, 1.0), SpeakerId(2));
        voices.observe(featuresOf(6, 50, -3.0, 1.0), {});
        auto bytes = voices.serialise();
        VoiceNormaliser restored({VoiceUnit::Speaker, 2.0}, corpus());
        QVERIFY(restored.restore(bytes).ok());
        QVERIFY(restored.serialise() == bytes);
        VoiceNormaliser off;
        QCOMPARE(off.restore(bytes).error().code, ErrorCode::CorruptFile);
        for (std::size_t size = 0; size < bytes.size(); size += 37) {
            QCOMPARE(restored.restore(std::span(bytes).first(size)).error().code, ErrorCode::CorruptFile);
            QVERIFY(restored.serialise() == bytes);
        }
    }

    void aBatchOfTrainingIsMappedAsTheTokenizerMaps()
    {
        // Four sentences of different length, two of each speaker, each after those before it.
        const std::vector<std::int64_t> lengths{30, 12, 25, 7};
        const std::vector<SpeakerId> speakers{SpeakerId(1), SpeakerId(2), SpeakerId(1), SpeakerId(2)};
        const auto batch = torch::zeros({4, 30, width}), keep = torch::zeros({4, 30, 1}), heard = torch::zeros({4, 4});
        VoiceNormaliser voices({VoiceUnit::Speaker, 0.8}, corpus());
        std::vector<std::vector<float>> expected;
        for (std::int64_t i = 0; i < 4; ++i) {
            const auto at = static_cast<std::size_t>(i);
            auto features = featuresOf(10 + at, lengths[at], 1.0 + static_cast<double>(i), 0.5);
            batch[i].slice(0, 0, lengths[at]).copy_(torch::tensor(features).view({-1, width}));
            keep[i].slice(0, 0, lengths[at]).fill_(1.0);
            for (std::int64_t j = 0; j <= i; ++j)
                heard[i][j] = speakers[static_cast<std::size_t>(j)] == speakers[at] ? 1.0 : 0.0;
            voices.observe(features, speakers[at]);
            voices.apply(features, speakers[at]);
            expected.push_back(features);
        }
        const auto statistics = corpus();
        const auto mapped =
            normaliseVoices(batch, keep, heard, {torch::tensor(statistics.mean), torch::tensor(statistics.deviation)}, 0.8 * 25.0);
        for (std::int64_t i = 0; i < 4; ++i) {
            const auto at = static_cast<std::size_t>(i);
            const auto own = torch::tensor(expected[at]).view({-1, width});
            const double off = (mapped[i].slice(0, 0, lengths[at]) - own).abs().max().item<double>();
            QVERIFY2(off < 1e-4, qPrintable(QString::number(off)));
        }
    }

    void momentsOfBatchesAreThoseOfTheirTokens()
    {
        const auto features = torch::randn({3, 20, width}) * 2.0 + 1.0, keep = torch::ones({3, 20, 1});
        keep[1].slice(0, 5).fill_(0.0);
        FeatureMomentsAverage moments;
        moments.add(featureSums(features, keep));
        const auto rows = torch::cat({features[0], features[1].slice(0, 0, 5), features[2]});
        QVERIFY((moments.moments().mean - rows.mean(0)).abs().max().item<double>() < 1e-5);
        QVERIFY((moments.moments().deviation - rows.std(0, false)).abs().max().item<double>() < 1e-4);
        FeatureMomentsAverage restored;
        restored.restore(moments.state());
        restored.add(featureSums(features + 1.0, keep));
        moments.add(featureSums(features + 1.0, keep));
        QVERIFY(torch::equal(restored.moments().mean, moments.moments().mean));
    }
};

QTEST_GUILESS_MAIN(VoiceNormaliserTest)
#include "voice_normaliser_test.moc"
