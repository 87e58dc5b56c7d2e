// SPDX-License-Identifier: GPL-3.0-or-later
// Meetings of the open speech against their reference segments.
#include "audio/analysis_source.h"
#include "engine/corpus/manifest.h"
#include "engine/corpus/segments_reader.h"
#include "engine/model/speech/voice_activity.h"

#include <QTest>

using namespace undertone;

namespace {

constexpr double gridSeconds = 0.02;

std::vector<bool> onGrid(const std::vector<Segment>& segments, double durationSeconds)
{
    std::vector<bool> grid(static_cast<std::size_t>(durationSeconds / gridSeconds) + 1, false);
    for (const auto& segment : segments)
        for (auto at = static_cast<std::size_t>(segment.startSeconds / gridSeconds); at < grid.size() && static_cast<double>(at) * gridSeconds < segment.endSeconds; ++at)
            grid[at] = true;
    return grid;
}

}  // namespace

class VoiceActivityDataTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meetingsAreCutAsTheirReferenceSays()
    {
        const auto data = dataFolder();
        if (!data)
            QSKIP("The open speech is not here: name its folder by UNDERTONE_DATA.");
        const auto weights = std::filesystem::path(UNDERTONE_BIN_DIR).parent_path() / "share/undertone/voice_activity/silero_vad_16k.safetensors";
        auto detector = VoiceActivityDetector::load(weights, torch::kCPU);
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
            const auto found = (*detector)->detect(**source, {}, {});
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
};

QTEST_GUILESS_MAIN(VoiceActivityDataTest)
#include "voice_activity_data_test.moc"
