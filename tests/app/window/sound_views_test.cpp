// SPDX-License-Identifier: GPL-3.0-or-later
// Spectrogram and samples of a recording, from its file to the pixels of the timeline.
#include "app/window/file_sound_views.h"
#include "audio/audio_file_source.h"
#include "audio/peak_pyramid.h"
#include "audio/spectrogram.h"
#include "tests/support/wave_file.h"
#include "tests/ui/simulated_services.h"
#include "ui/conversation/conversation_document.h"
#include "ui/timeline/disagreement_track.h"
#include "ui/timeline/timeline_view.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

constexpr int rate = 16000;
constexpr double seconds = 24.0;
constexpr int patience = 20000;

/// A buzz on the left, a rising tone on the right.
std::vector<float> stereo()
{
    const std::vector<float> left = test::buzz(seconds, rate);
    std::vector<float> samples;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const double time = static_cast<double>(i) / rate;
        samples.insert(samples.end(), {left[i], static_cast<float>(0.05 * std::sin(2 * M_PI * (300.0 + 120.0 * time) * time))});
    }
    return samples;
}

void keep(const QImage& picture, const QString& name)
{
    if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
        picture.save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(name + QStringLiteral(".png")));
}

}  // namespace

class SoundViewsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    [[nodiscard]] QString audio() const { return m_folder.filePath(QStringLiteral("talk.wav")); }
    [[nodiscard]] std::filesystem::path cache() const { return m_folder.filePath(QStringLiteral("cache")).toStdString(); }

    static std::shared_ptr<BlobStore> store(const std::filesystem::path& folder) { return std::make_shared<PlainBlobStore>(folder); }

    static int filesIn(const std::filesystem::path& folder)
    {
        std::error_code none;
        const auto files = std::filesystem::recursive_directory_iterator(folder, none);
        return static_cast<int>(std::count_if(begin(files), end(files), [](const auto& entry) { return entry.is_regular_file(); }));
    }

    /// A document of the recording with its real peaks.
    void fill(ConversationDocument& document, const Conversation& conversation)
    {
        document.setAudio(audio(), seconds);
        auto source = AudioFileSource::open(audio().toStdString());
        QVERIFY(source.ok());
        auto peaks = computePeaks(**source, {}, {});
        QVERIFY(peaks.ok());
        document.setPeaks(std::make_shared<const WaveformPeaks>(*std::move(peaks)));
        document.setConversation(conversation);
    }

    static QImage picture(TimelineView& view, TimelineTrack::Kind kind)
    {
        const QRect plot = view.scene().plotRect(view.scene().indexOf(kind));
        return view.grab(plot).toImage();
    }

    static int coloursIn(const QImage& image)
    {
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        return static_cast<int>(colours.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string bytes = test::waveBytes(stereo(), rate, 2);
        QFile file(audio());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())), static_cast<qint64>(bytes.size()));
    }

    void tilesAreMadeOnceAndKeptOnTheDisk()
    {
        const SpectrogramPlace place{0.025, 1, 3};
        auto source = AudioFileSource::open(audio().toStdString());
        QVERIFY(source.ok());
        const auto expected = computeSpectrogramTile(**source, place, {});
        QVERIFY(expected.ok());
        {
            FileSoundViews views(store(cache()), cache());
            QSignalSpy arrived(&views, &SoundViews::arrived);
            QVERIFY(views.tile(place) == nullptr);  // nothing is open
            views.open(audio());
            QVERIFY(views.tile(place) == nullptr);
            QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 1, patience);
            QCOMPARE(views.tile(place)->steps, expected->steps);
            QVERIFY(views.knownTile({0.025, 1, 4}) == nullptr);
        }
        QCOMPARE(filesIn(cache()), 1);
        TileStore tiles(store(cache()), cache());
        const auto key = TileStore::recordingKey(audio().toStdString());
        QVERIFY(key);
        const auto kept = tiles.load(*key, place);
        QVERIFY(kept);
        QCOMPARE(kept->steps, expected->steps);
        QCOMPARE(kept->hertzPerBin, expected->hertzPerBin);
        QVERIFY(!tiles.load(*key, {0.05, 1, 3}));
        // A damaged file is made anew.
        for (const auto& entry : std::filesystem::recursive_directory_iterator(cache())) {
            if (entry.is_regular_file())
                std::filesystem::resize_file(entry.path(), 40);
        }
        QVERIFY(!tiles.load(*key, place));
    }

    void theDiskIsBounded()
    {
        const std::filesystem::path folder = m_folder.filePath(QStringLiteral("small")).toStdString();
        constexpr std::uintmax_t most = 64 * 1024;
        TileStore tiles(store(folder), folder, most);
        SpectrogramTile tile{64, 257, 31.25, std::vector<std::uint8_t>(64 * 257)};
        for (int i = 0; i < 200; ++i) {
            for (auto& step : tile.steps)
                step = static_cast<std::uint8_t>(rand());
            tiles.save("recording", {0.025, 0, i}, tile);
        }
        std::uintmax_t total = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            total += entry.is_regular_file() ? entry.file_size() : 0;
        QVERIFY2(total > 0 && total < 2 * most, qPrintable(QString::number(total)));
        QVERIFY(tiles.load("recording", {0.025, 0, 199}));
    }

    void memoryIsBoundedAndTheLatestStays()
    {
        constexpr std::size_t most = 4 * 256 * 257;
        FileSoundViews views(store(cache()), cache(), nullptr, most);
        views.open(audio());
        QSignalSpy arrived(&views, &SoundViews::arrived);
        for (int i = 0; i < 20; ++i) {
            views.tile({0.025, 0, i});
            QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), i + 1, patience);
        }
        int held = 0;
        for (int i = 0; i < 20; ++i)
            held += views.knownTile({0.025, 0, i}) != nullptr ? 1 : 0;
        QCOMPARE(held, 4);
        QVERIFY(views.knownTile({0.025, 0, 19}) != nullptr);
        QVERIFY(views.knownTile({0.025, 0, 0}) == nullptr);
    }

    void samplesAreThoseOfTheFile()
    {
        FileSoundViews views(store(cache()), cache());
        views.open(audio());
        QTRY_VERIFY_WITH_TIMEOUT(views.samples(1) != nullptr, patience);
        const auto block = views.samples(1);
        QCOMPARE(block->channels, 2);
        const std::vector<float> all = stereo();
        const auto first = static_cast<std::ptrdiff_t>(2 * SampleBlock::framesPerBlock);
        QCOMPARE(block->samples, std::vector<float>(all.begin() + first, all.begin() + 2 * first));
    }

    void whatCannotBeReadIsLeftEmpty()
    {
        FileSoundViews views(store(cache()), cache());
        views.open(QStringLiteral("/no/such/file.wav"));
        QSignalSpy arrived(&views, &SoundViews::arrived);
        views.tile({0.025, 0, 0});
        QTest::qWait(100);
        views.tile({0.025, 0, 0});
        QCOMPARE(arrived.size(), 0);
    }

    void theTimelineShowsThem_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void theTimelineShowsThem()
    {
        QFETCH(bool, dark);
        const Theme& theme = Theme::of(dark ? ThemeMode::Dark : ThemeMode::Light);
        theme.apply(*qApp);
        Conversation conversation = simulatedConversation(6);
        ConversationDocument document;
        fill(document, conversation);
        FileSoundViews views(store(cache()), cache());
        views.open(audio());
        TimelineView view(document);
        view.setTheme(theme);
        view.setSoundViews(views);
        view.resize(1280, 560);
        view.show();
        QVERIFY(view.scene().trackRect(view.scene().indexOf(TimelineTrack::Kind::Spectrogram)).isEmpty());
        SoundViewOptions options;
        options.spectrogram = true;
        options.channels = SoundViewOptions::apart;
        view.setSoundOptions(options);
        QTRY_VERIFY_WITH_TIMEOUT(coloursIn(picture(view, TimelineTrack::Kind::Spectrogram)) > 100, patience);
        QTRY_VERIFY_WITH_TIMEOUT(views.knownTile({0.025, 3, 5}) != nullptr, patience);  // the last one at this zoom
        QTest::qWait(50);
        const QString suffix = dark ? QStringLiteral("-dark") : QStringLiteral("-light");
        keep(view.grab().toImage(), QStringLiteral("spectrogram") + suffix);
        // Single samples: each is a point on its stem.
        view.setVisibleRange(5.0, 5.008);
        QCOMPARE(view.axis().spanSeconds(), 0.008);
        QTRY_VERIFY_WITH_TIMEOUT(views.samples(2) != nullptr, patience);
        QTest::qWait(300);
        view.repaint();
        const QImage close = picture(view, TimelineTrack::Kind::Waveform);
        keep(view.grab().toImage(), QStringLiteral("samples") + suffix);
        QVERIFY(coloursIn(close) > 3);
        // Vertical zoom makes the same stretch higher.
        options.channels = 1;
        view.setSoundOptions(options);
        const auto inked = [&] {
            const QImage image = picture(view, TimelineTrack::Kind::Waveform);
            int rows = 0;
            for (int y = 0; y < image.height(); ++y) {
                bool any = false;
                for (int x = 0; x < image.width() && !any; ++x)
                    any = image.pixelColor(x, y) == theme.colours().text;
                rows += any ? 1 : 0;
            }
            return rows;
        };
        view.setVisibleRange(20.0, 20.006);
        QTest::qWait(300);
        const int low = inked();
        options.verticalZoom = 2.0;
        view.setSoundOptions(options);
        QVERIFY2(inked() > low, qPrintable(QStringLiteral("%1 %2").arg(low).arg(inked())));
    }

    void disagreementIsTheDistanceOfBothRuns()
    {
        Conversation conversation = simulatedConversation(30);
        ConversationDocument document;
        document.setAudio(audio(), conversation.segments.back().endSeconds + 1);
        document.setConversation(conversation);
        TimelineView view(document);
        view.resize(1100, 560);
        const auto run = [&](RunRole role, MemoryMode memory, RunId id) {
            document.beginRun(id, role);
            Timeline header;
            header.labels = {"ang", "hap", "sad", "neu"};
            header.memory = memory;
            document.apply(RunStarted{id, header, conversation});
            for (int i = 0; i < 30; ++i)
                document.apply(UtteranceAnalysed{id, simulatedAnalysis(conversation, i, memory)});
            document.apply(RunEnded{id, true, 1.0, std::nullopt});
        };
        const auto& scene = view.scene();
        const std::size_t index = scene.indexOf(TimelineTrack::Kind::Disagreement);
        run(RunRole::Primary, MemoryMode::Dpm, 1);
        QVERIFY(scene.trackRect(index).isEmpty());
        run(RunRole::Comparison, MemoryMode::Off, 2);
        QVERIFY(!scene.trackRect(index).isEmpty());
        const auto& points = static_cast<const DisagreementTrack&>(scene.track(index)).points();
        QCOMPARE(points.size(), 30);
        int differing = 0;
        for (int i = 0; i < 30; ++i) {
            const auto& on = document.analysis(i, RunRole::Primary)->probabilities;
            const auto& off = document.analysis(i, RunRole::Comparison)->probabilities;
            double sum = 0.0;
            for (std::size_t label = 0; label < on.size(); ++label)
                sum += std::abs(on[label] - off[label]) / 2;
            const double middle = (conversation.segments[static_cast<std::size_t>(i)].startSeconds
                                   + conversation.segments[static_cast<std::size_t>(i)].endSeconds)
                / 2;
            const auto point = std::ranges::find_if(points, [&](const auto& candidate) { return candidate.seconds == middle; });
            QVERIFY(point != points.end());
            QVERIFY(std::abs(point->distance - sum) < 1e-12);
            QCOMPARE(point->labelDiffers, document.labelDiffers(i));
            differing += point->labelDiffers ? 1 : 0;
        }
        QVERIFY(differing > 0);
        double sum = 0.0;
        for (int i = 6; i <= 14; ++i)
            sum += points[i].distance;
        QVERIFY(std::abs(points[10].mean - sum / 9) < 1e-12);
    }
};

QTEST_MAIN(SoundViewsTest)
#include "sound_views_test.moc"
