// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/analysis_source.h"
#include "audio/clip_sequence_source.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/wave_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace undertone;

class ClipSequenceSourceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const char* name, const std::vector<float>& samples, int rate = 16000, int channels = 1) const
    {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / name;
        test::writeBytes(path.string(), test::waveBytes(samples, rate, channels));
        return path;
    }

private Q_SLOTS:
    void clipsStandOneBehindTheOther()
    {
        std::vector<float> first(1000), second(500), both;
        for (std::size_t i = 0; i < first.size(); ++i)
            first[i] = static_cast<float>(i) / 2048.0F;
        for (std::size_t i = 0; i < second.size(); ++i)
            second[i] = -static_cast<float>(i) / 2048.0F;
        both = first;
        both.insert(both.end(), second.begin(), second.end());
        auto source = ClipSequenceSource::open({write("a.wav", first), write("b.wav", second)});
        QVERIFY(source.ok());
        QVERIFY(((*source)->starts() == std::vector<SampleIndex>{0, 1000, 1500}));
        QCOMPARE((*source)->frameCount(), SampleIndex{1500});
        std::vector<float> all(2000);
        QCOMPARE(*(*source)->read(0, all), std::size_t{1500});
        all.resize(1500);
        for (std::size_t i = 0; i < all.size(); ++i)
            QVERIFY(std::fabs(all[i] - both[i]) < 1e-4F);
        // Any stretch at any time is the same, across the border too.
        std::vector<float> part(300);
        QCOMPARE(*(*source)->read(1300, part), std::size_t{200});
        QCOMPARE(*(*source)->read(900, part), std::size_t{300});
        QVERIFY(std::equal(part.begin(), part.end(), all.begin() + 900));
        QCOMPARE(*(*source)->read(1500, part), std::size_t{0});
    }

    void aClipThatHasShrunkIsAnError()
    {
        auto source = ClipSequenceSource::open({write("a.wav", std::vector<float>(100)), write("b.wav", std::vector<float>(100))});
        QVERIFY(source.ok());
        write("a.wav", std::vector<float>(60));
        std::vector<float> all(200);
        QVERIFY((*source)->read(0, all).error().code == ErrorCode::CorruptFile);
    }

    void aMissingClipIsAnError()
    {
        const auto there = write("a.wav", std::vector<float>(100));
        QCOMPARE(ClipSequenceSource::open({there, there.parent_path() / "none.wav"}).error().code, ErrorCode::FileNotFound);
        QCOMPARE(ClipSequenceSource::open({}).error().code, ErrorCode::InvalidArgument);
    }

    void oneChannelIsHeardAlone()
    {
        const auto left = test::sine(600, 0.5, engineSampleRate, 0.2);
        const auto right = test::sine(1500, 0.5, engineSampleRate, 0.1);
        std::vector<float> both;
        for (std::size_t i = 0; i < left.size(); ++i) {
            both.push_back(left[i]);
            both.push_back(right[i]);
        }
        const auto path = write("two.wav", both, engineSampleRate, 2);
        auto source = openChannelSource(path, 1);
        QVERIFY(source.ok());
        std::vector<float> heard(right.size());
        QCOMPARE(*(*source)->read(0, heard), right.size());
        QVERIFY(std::fabs(test::amplitudeAt(heard, 1500, engineSampleRate) - 0.1) < 0.001);
        QVERIFY(test::amplitudeAt(heard, 600, engineSampleRate) < 0.001);
        QCOMPARE(openChannelSource(path, 2).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(openChannelSource(path, -1).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(ClipSequenceSourceTest)
#include "clip_sequence_source_test.moc"
