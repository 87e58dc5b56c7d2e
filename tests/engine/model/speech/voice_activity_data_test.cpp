// SPDX-License-Identifier: GPL-3.0-or-later
// Real speech against the silero-vad package, and meetings against their reference segments.
#include "audio/analysis_source.h"
#include "engine/annotation/segments_reader.h"
#include "engine/corpus/manifest.h"
#include "engine/io/sha256.h"
#include "engine/model/speech/voice_activity.h"
#include "tests/support/deviation.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>

using namespace undertone;

namespace {

constexpr double gridSeconds = 0.02;

std::vector<bool> onGrid(const std::vector<Segment>& segments, double durationSeconds)
{
    std::vector<bool> grid(static_cast<std::size_t>(durationSeconds / gridSeconds) + 1, false);
    for (const auto& segment : segments)
        for (auto at = static_cast<std::size_t>(segment.startSeconds / gridSeconds);
             at < grid.size() && static_cast<double>(at) * gridSeconds < segment.endSeconds; ++at)
            grid[at] = true;
    return grid;
}

}  // namespace

class VoiceActivityDataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void probabilitiesOfRealSpeechEqualThePackages()
    {
        const auto data = dataFolder();
        if (!data)
            QSKIP("The open speech is not here: name its folder by UNDERTONE_DATA.");
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        QFile file(UNDERTONE_TESTS_DIR "/golden/voice_activity.json");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto recordings = QJsonDocument::fromJson(file.readAll()).object()["recordings"].toArray();
        QCOMPARE(recordings.size(), 2);
        test::Deviations deviations;
        for (const auto& entry : recordings) {
            const auto recording = entry.toObject();
            const auto path = *data / recording["path"].toString().toStdString();
            const auto hash = sha256OfFile(path);
            QVERIFY2(hash.ok() && recording["sha256"].toString().toStdString() == *hash, path.c_str());
            auto source = openAnalysisSource(path);
            QVERIFY(source.ok());
            const auto frames = detector->activity(**source, {}, {});
            QVERIFY(frames.ok());
            const auto expected = recording["probabilities"].toArray();
            QCOMPARE(static_cast<qsizetype>(frames->size()), expected.size());
            for (qsizetype i = 0; i < expected.size(); ++i) {
                const double difference =
                    std::abs(static_cast<double>((*frames)[static_cast<std::size_t>(i)].speechProbability) - expected[i].toDouble());
                QVERIFY2(deviations.within("speech probability, real speech", difference, 1e-4),
                         qPrintable(QString("frame %1: %2").arg(i).arg(difference)));
            }
        }
        deviations.print();
    }

    void meetingsAreCutAsTheirReferenceSays()
    {
        const auto data = dataFolder();
        if (!data)
            QSKIP("The open speech is not here: name its folder by UNDERTONE_DATA.");
        auto detector = load();
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        double said = 0;
        double heard = 0;
        double both = 0;
        for (const char* name : {"EN2002a_30s", "dev01", "trn03", "tst00"}) {
            auto source = openAnalysisSource(*data / "ami" / (std::string(name) + ".flac"));
            QVERIFY(source.ok());
            const auto duration = (*source)->durationSeconds();
            const auto reference = readSegments(*data / "ami" / (std::string(name) + ".rttm"), duration);
            QVERIFY(reference.ok());
            const auto found = detector->detect(**source, {}, {});
            QVERIFY(found.ok() && !(*found).empty());
            for (const auto& segment : *found)
                QVERIFY(segment.endSeconds - segment.startSeconds <= VoiceActivityConfig{}.longestSentenceSeconds + 1e-9);
            const auto expected = onGrid((*reference).segments, duration);
            const auto actual = onGrid(*found, duration);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                said += expected[i];
                heard += actual[i];
                both += expected[i] && actual[i];
            }
        }
        QVERIFY2(both / said > 0.8, qPrintable(QString("recall %1").arg(both / said)));
        QVERIFY2(both / heard > 0.95, qPrintable(QString("precision %1").arg(both / heard)));
    }

private:
    static std::unique_ptr<VoiceActivityDetector> load()
    {
        auto detector = VoiceActivityDetector::load(std::filesystem::path(UNDERTONE_BIN_DIR).parent_path()
                                                        / "share/undertone/voice_activity/silero_vad_16k.safetensors",
                                                    torch::kCPU);
        return detector ? std::move(*detector) : nullptr;
    }
};

QTEST_GUILESS_MAIN(VoiceActivityDataTest)
#include "voice_activity_data_test.moc"
