// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogues are composed of the clips that can be read, the same whether the others were ever there.
#include "app/jobs/corpus/clip_cache.h"
#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/messages/catalogue.h"
#include "engine/simulation/conversation_planner.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;
namespace fs = std::filesystem;

class ClipCacheTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_notes.clear();
    }

    void clipsThatCannotBeReadAreNamedAndLeftOut()
    {
        auto clips = writeClips();
        fs::resize_file(folder() / clips[3].path, 0);
        fs::remove(folder() / clips[17].path);
        ClipCache cache(folder(), clips);
        const auto plans = planReadableConversations(cache, fewDialogues(), 5, 2, noting(), {});
        QVERIFY2(plans.ok(), plans ? "" : englishSentence(plans.error()).c_str());
        QCOMPARE(m_notes.size(), std::size_t{2});
        QVERIFY2(m_notes[0].find(clips[3].path) != std::string::npos, m_notes[0].c_str());
        QCOMPARE(cache.clips().size(), clips.size() - 2);

        auto rest = clips;
        rest.erase(rest.begin() + 17);
        rest.erase(rest.begin() + 3);
        const auto expected = planConversations(rest, fewDialogues(), 5);
        QVERIFY(expected.ok());
        QCOMPARE(plans->size(), expected->size());
        for (std::size_t i = 0; i < plans->size(); ++i) {
            QCOMPARE((*plans)[i].turns.size(), (*expected)[i].turns.size());
            for (std::size_t turn = 0; turn < (*plans)[i].turns.size(); ++turn)
                QCOMPARE((*plans)[i].turns[turn].clip, (*expected)[i].turns[turn].clip);
        }
        for (std::size_t i = 0; i < cache.clips().size(); ++i) {
            const auto samples = cache.load(i);
            QVERIFY(samples.ok());
            QCOMPARE(samples->size(), lengthOf(cache.clips()[i]));
        }
    }

    void whereNoneCanBeReadTheFirstErrorIsSaid()
    {
        auto clips = writeClips();
        for (const auto& clip : clips)
            fs::remove(folder() / clip.path);
        ClipCache cache(folder(), clips);
        const auto plans = planReadableConversations(cache, fewDialogues(), 5, 2, noting(), {});
        QVERIFY(!plans.ok());
        QCOMPARE(plans.error().code, ErrorCode::FileNotFound);
    }

    void cancellingEndsIt()
    {
        ClipCache cache(folder(), writeClips());
        const CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(planReadableConversations(cache, fewDialogues(), 5, 1, noting(), cancel).error().code, ErrorCode::Cancelled);
    }

private:
    [[nodiscard]] fs::path folder() const { return m_folder->path().toStdString(); }
    [[nodiscard]] std::function<void(const Message&)> noting()
    {
        return [this](const Message& text) { m_notes.push_back(englishSentence(text)); };
    }
    static std::size_t lengthOf(const LabelledClip& clip)
    {
        return static_cast<std::size_t>(std::lround(clip.durationSeconds * engineSampleRate));
    }

    /// All clips are used: two dialogues of twenty turns of two speakers with ten clips each.
    static PlanConfig fewDialogues()
    {
        PlanConfig config;
        config.dialogues = 2;
        config.maxSpeakers = 2;
        config.minTurns = config.maxTurns = 18;
        return config;
    }

    [[nodiscard]] std::vector<LabelledClip> writeClips() const
    {
        std::vector<LabelledClip> clips;
        for (int i = 0; i < 20; ++i) {
            LabelledClip clip;
            clip.path = "clip" + std::to_string(i) + ".wav";
            clip.corpus = "made";
            clip.speaker = i % 2 == 0 ? "ann" : "bob";
            clip.emotion = i % 4 < 2 ? "happy" : "sad";
            clip.split = "train";
            clip.durationSeconds = 0.25 + 0.01 * i;
            const std::vector<float> samples(lengthOf(clip), 0.1F);
            auto writer = WavWriter::create(folder() / clip.path, {}, ExistingFile::Replace);
            if (!writer || !(*writer)->write(samples) || !(*writer)->finish())
                qFatal("no clip");
            clips.push_back(clip);
        }
        return clips;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::vector<std::string> m_notes;
};

QTEST_GUILESS_MAIN(ClipCacheTest)
#include "clip_cache_test.moc"
