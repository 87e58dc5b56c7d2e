// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/spectrogram.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/memory_source.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <algorithm>

using namespace undertone;

namespace {

constexpr double tolerance = 1e-6;  ///< of magnitudes up to 0.4, in single precision

QJsonObject golden()
{
    QFile file(QStringLiteral(UNDERTONE_TESTS_DIR "/golden/spectrogram.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::vector<float> goldenSignal(const QJsonObject& golden)
{
    const int rate = golden["rate"].toInt();
    std::vector<float> samples(static_cast<std::size_t>(rate / 2));
    for (std::size_t i = 0; i < samples.size(); ++i) {
        double sum = 0.0;
        for (const QJsonValue part : golden["signal"].toArray()) {
            const double time = static_cast<double>(i) / rate;
            sum += part[0].toDouble() * std::sin(2 * std::numbers::pi * part[1].toDouble() * time + part[2].toDouble());
        }
        samples[i] = static_cast<float>(sum);
    }
    return samples;
}

int loudestBin(const SpectrogramTile& tile, int column)
{
    const auto begin = tile.steps.begin() + static_cast<std::ptrdiff_t>(column) * tile.bins;
    return static_cast<int>(std::max_element(begin, begin + tile.bins) - begin);
}

}  // namespace

class SpectrogramTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void magnitudesAreThoseOfScipy()
    {
        const QJsonObject expected = golden();
        const std::vector<float> samples = goldenSignal(expected);
        QVERIFY(!samples.empty());
        double largest = 0.0;
        for (const QJsonValue value : expected["cases"].toArray()) {
            SpectrumAnalyser analyser(expected["rate"].toInt(), value["window_seconds"].toDouble());
            QCOMPARE(analyser.windowFrames(), value["window_frames"].toInt());
            QCOMPARE(analyser.bins(), value["padded"].toInt() / 2 + 1);
            std::vector<float> power(static_cast<std::size_t>(analyser.bins()));
            const QJsonArray starts = value["starts"].toArray();
            for (qsizetype i = 0; i < starts.size(); ++i) {
                const auto window = static_cast<std::size_t>(analyser.windowFrames());
                analyser.power(std::span(samples).subspan(static_cast<std::size_t>(starts[i].toInt()), window), power);
                const QJsonArray row = value["magnitudes"][i].toArray();
                QCOMPARE(row.size(), static_cast<qsizetype>(power.size()));
                for (qsizetype bin = 0; bin < row.size(); ++bin)
                    largest = std::max(
                        largest, std::abs(std::sqrt(static_cast<double>(power[static_cast<std::size_t>(bin)])) - row[bin].toDouble()));
            }
        }
        qInfo("largest deviation %.2g", largest);
        QVERIFY2(largest < tolerance, qPrintable(QString::number(largest)));
    }

    void aSineOfFullScaleIsZeroDecibelsAtItsFrequency()
    {
        test::MemorySource source(test::sine(2000.0, 2.0, 48000, 1.0), 48000, 1);
        const auto tile = computeSpectrogramTile(source, {0.025, 0, 1}, {});
        QVERIFY(tile.ok());
        QCOMPARE(tile->columns, SpectrogramPlace::columnsPerTile);
        const int bin = loudestBin(*tile, 100);
        QVERIFY(std::abs(bin * tile->hertzPerBin - 2000.0) <= tile->hertzPerBin);
        QVERIFY2(std::abs(tile->decibels(100, bin)) < 1.6F, "more than the loss between two bins");
        QVERIFY(tile->decibels(100, tile->bins / 2) < -90.0F);
    }

    /// A burst stands in the column of its time, at every level, and in the tile that its place names.
    void columnsStandAtTheirTime()
    {
        constexpr int rate = 16000;
        for (const int level : {0, 3, 6}) {
            const double hop = SpectrogramPlace{0.025, level, 0}.hopSeconds();
            const double at = 300.5 * hop;  // column 44 of tile 1
            std::vector<float> samples(static_cast<std::size_t>((at + 100 * hop) * rate));
            const std::vector<float> burst = test::sine(1000.0, std::max(0.01, 2 * hop), rate, 0.5);
            std::ranges::copy(burst, samples.begin() + static_cast<std::ptrdiff_t>((at * rate) - static_cast<double>(burst.size()) / 2));
            test::MemorySource source(samples, rate, 1);
            const auto tile = computeSpectrogramTile(source, {0.025, level, 1}, {});
            QVERIFY(tile.ok());
            QCOMPARE(tile->columns, 401 - 256);
            std::vector<int> loudness;
            for (int column = 0; column < tile->columns; ++column)
                loudness.push_back(tile->steps[static_cast<std::size_t>(column * tile->bins + loudestBin(*tile, column))]);
            const auto loudest = std::max_element(loudness.begin(), loudness.end()) - loudness.begin();
            const auto reach = level == 0 ? 7 : 1;  // the window is longer than a column
            QVERIFY2(std::abs(static_cast<int>(loudest) - 44) <= reach, qPrintable(QString::number(loudest)));
            QCOMPARE(loudness[static_cast<std::size_t>(tile->columns - 1)], 0);
        }
    }

    void whatIsPastTheEndIsAnErrorAndWorkCanBeCancelled()
    {
        test::MemorySource source(test::sine(500.0, 1.0, 16000), 16000, 1);
        const auto past = computeSpectrogramTile(source, {0.025, 0, 2}, {});
        QVERIFY(!past && past.error().code == ErrorCode::InvalidArgument);
        const auto last = computeSpectrogramTile(source, {0.025, 0, 1}, {});
        QVERIFY(last.ok());
        QCOMPARE(last->columns, 500 - 256);
        CancellationToken cancel;
        cancel.cancel();
        const auto cancelled = computeSpectrogramTile(source, {0.025, 0, 0}, cancel);
        QVERIFY(!cancelled && cancelled.error().code == ErrorCode::Cancelled);
    }

    /// Columns far longer than a window are read in pieces, and say the same.
    void aLevelOfSecondsReadsOnlyWindows()
    {
        constexpr int rate = 16000;
        test::MemorySource source(test::sine(1000.0, 600.0, rate, 0.5), rate, 1);
        const auto tile = computeSpectrogramTile(source, {0.025, 11, 0}, {});  // 4.1 s a column
        QVERIFY(tile.ok());
        QCOMPARE(tile->columns, 147);
        for (int column = 0; column < tile->columns; ++column)
            QVERIFY(std::abs(loudestBin(*tile, column) * tile->hertzPerBin - 1000.0) <= tile->hertzPerBin);
    }
};

QTEST_GUILESS_MAIN(SpectrogramTest)
#include "spectrogram_test.moc"
