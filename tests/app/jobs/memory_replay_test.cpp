// SPDX-License-Identifier: GPL-3.0-or-later
// A replay goes on from a kept state of memory and gives the rows, bit for bit, of a run that read everything.
#include "app/jobs/analysis/analysis_job.h"
#include "app/jobs/analysis/memory_points.h"
#include "engine/core/memory_plan.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/synthetic_speech.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace undertone;

namespace {

constexpr int sentences = 18;
constexpr std::size_t plenty = std::size_t{64} << 20;

Conversation talk()
{
    Conversation conversation;
    const SpeakerId ann = addSpeaker(conversation, "Ann"), bo = addSpeaker(conversation, "Bo");
    for (int i = 0; i < sentences; ++i)
        conversation.segments.push_back({0.6 * i, 0.6 * i + 0.5, i % 3 == 0 ? bo : ann, {}, {}});
    conversation.source = SegmentsSource::Csv;
    numberSegments(conversation);
    return conversation;
}

MemoryPlan planOf(std::initializer_list<MemoryIntervention> interventions)
{
    MemoryPlan plan;
    for (const MemoryIntervention& one : interventions)
        plan.add(one);
    return plan;
}

/// Everything of a row that the engine computes.
std::vector<double> bitsOf(const UtteranceAnalysis& row)
{
    std::vector<double> bits = row.probabilities;
    for (const auto& value : {row.lossBefore, row.lossAfter, row.updateNorm, row.familiarity})
        bits.push_back(value.value_or(-1.0));
    for (const double value : {row.startSeconds, row.endSeconds, static_cast<double>(row.tokens), static_cast<double>(row.tokenSpan[0]),
                               static_cast<double>(row.segment.number()), static_cast<double>(row.index)})
        bits.push_back(value);
    return bits;
}

struct Ran {
    AnalysisOutcome outcome;
    std::map<RowOrigin, int> rows;
};

/// A run whose state is so many bytes.
class HeavyRun final : public AnalysisRun {
public:
    explicit HeavyRun(std::size_t bytes) : m_bytes(bytes) {}
    Result<std::optional<UtteranceAnalysis>> next(const CancellationToken&) override { return std::optional<UtteranceAnalysis>(); }
    Status extend(std::span<const Segment>) override { return {}; }
    [[nodiscard]] int sentenceCount() const override { return 0; }
    [[nodiscard]] int nextIndex() const override { return 0; }
    [[nodiscard]] Result<std::vector<std::uint8_t>> checkpoint() const override { return std::vector<std::uint8_t>(m_bytes, 7); }
    Status restoreCheckpoint(std::span<const std::uint8_t>) override { return {}; }
    [[nodiscard]] const SentenceCodes& codes() const override { return m_codes; }

private:
    std::size_t m_bytes;
    SentenceCodes m_codes;
};

/// What a correction does to the sentences, and the plan.
using Change = std::function<void(Conversation&, MemoryPlan&)>;

}  // namespace

Q_DECLARE_METATYPE(Change)

class MemoryReplayTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    AnalysisJob m_job;
    std::shared_ptr<BlobStore> m_codes = std::make_shared<TransientBlobStore>(plenty);

    [[nodiscard]] AnalysisJobRequest request(const Conversation& conversation, const MemoryPlan& plan = {},
                                             TokenizeMode mode = TokenizeMode::Utterance) const
    {
        AnalysisJobRequest request;
        request.audio = m_folder.filePath("talk.wav").toStdString();
        request.engine.modelDirectory = m_folder.filePath("model").toStdString();
        request.engine.device = "cpu";
        request.engine.threads = 1;
        request.sentences = std::make_shared<const Conversation>(conversation);
        request.analysis.lossAfter = LossAfter::Measure;
        request.analysis.tokenize = mode;
        request.tokenCaching = TokenCaching::Off;
        if (!plan.empty())
            request.analysis.plan = std::make_shared<const MemoryPlan>(plan);
        return request;
    }

    Ran run(const AnalysisJobRequest& request, std::shared_ptr<BlobStore> points = nullptr)
    {
        Ran ran;
        const JobContext context{m_codes, {}, test::mayAnalyse, std::move(points)};
        const auto count = [&](const EngineEvent& event) {
            if (const auto* row = std::get_if<UtteranceAnalysed>(&event))
                ++ran.rows[row->origin];
        };
        ran.outcome = m_job.run(1, request, context, count, {});
        if (ran.outcome.error)
            qWarning("%s", englishSentence(*ran.outcome.error).c_str());
        return ran;
    }

    static void compareRows(const Timeline& a, const Timeline& b)
    {
        QCOMPARE(a.utterances.size(), b.utterances.size());
        for (std::size_t i = 0; i < a.utterances.size(); ++i) {
            QVERIFY2(bitsOf(a.utterances[i]) == bitsOf(b.utterances[i]), qPrintable(QString("sentence %1 differs").arg(i + 1)));
            QCOMPARE(a.utterances[i].speaker, b.utterances[i].speaker);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* variable : {"XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
            qputenv(variable, m_folder.filePath("user").toUtf8());
        const std::string model = m_folder.filePath("model").toStdString();
        test::TinyModelOptions options;
        options.keepsEmotions = true;
        options.shares.counts = {2, 1, 1, 4};
        options.memoryRate = 0.1;  // so that what memory learnt is seen
        QVERIFY(test::writeTinyModel(model, options).ok());
        QVERIFY(test::enlivenTokenizer(model).ok());
        test::writeBytes(m_folder.filePath("talk.wav").toStdString(), test::waveBytes(test::syntheticSpeech(12)));
    }

    void replayEqualsTheWholeRun_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<int>("first");  // read otherwise
        QTest::addColumn<int>("kept");   // rows that are not read again
        const auto row = [](const char* name, int first, int kept, const Change& change) {
            QTest::newRow(name) << change << first << kept;
        };
        row("nothing", sentences, 16, [](Conversation&, MemoryPlan&) {});
        row("bounds of sentence 13", 12, 12, [](Conversation& c, MemoryPlan&) { c.segments[12].endSeconds -= 0.1; });
        row("bounds of sentence 12", 11, 8, [](Conversation& c, MemoryPlan&) {
            c.segments[11].startSeconds += 0.08;
            c.segments[11].endSeconds -= 0.08;
        });
        row("bounds of sentence 2", 1, 0, [](Conversation& c, MemoryPlan&) { c.segments[1].endSeconds -= 0.1; });
        row("speaker of sentence 10", 9, 8, [](Conversation& c, MemoryPlan&) { c.segments[9].speaker = c.segments[1].speaker; });
        row("sentence 11 split", 10, 8, [](Conversation& c, MemoryPlan&) {
            Segment second = c.segments[10];
            second.startSeconds += 0.24;
            second.id = c.segmentIds.next();
            c.segments[10].endSeconds = second.startSeconds;
            c.segments.insert(c.segments.begin() + 11, second);
        });
        row("sentences 14 and 15 merged", 13, 12, [](Conversation& c, MemoryPlan&) {
            c.segments[13].endSeconds = c.segments[14].endSeconds;
            c.segments.erase(c.segments.begin() + 14);
        });
        row("frozen at 9", 8, 8, [](Conversation&, MemoryPlan& p) { p.add({8, MemoryAction::Freeze, {}}); });
        row("frozen at 6, thawed at 11", 5, 4, [](Conversation&, MemoryPlan& p) {
            p.add({5, MemoryAction::Freeze, {}});
            p.add({10, MemoryAction::Thaw, {}});
        });
        row("reset at 17", 16, 16, [](Conversation&, MemoryPlan& p) { p.add({16, MemoryAction::Reset, {}}); });
        row("reset at 1", 0, 0, [](Conversation&, MemoryPlan& p) { p.add({0, MemoryAction::Reset, {}}); });
        row("label of sentence 8", 8, 8, [](Conversation&, MemoryPlan& p) { p.add({7, MemoryAction::Label, "hap"}); });
        row("label of sentence 10 and a boundary of 16", 10, 8, [](Conversation& c, MemoryPlan& p) {
            p.add({9, MemoryAction::Label, "sad"});
            c.segments[15].endSeconds -= 0.1;
        });
    }
    void replayEqualsTheWholeRun()
    {
        QFETCH(Change, change);
        QFETCH(int, first);
        QFETCH(int, kept);
        auto corrected = talk();
        MemoryPlan plan;
        change(corrected, plan);
        for (const TokenizeMode mode : {TokenizeMode::Utterance, TokenizeMode::Whole}) {
            const auto points = std::make_shared<TransientBlobStore>(plenty);
            const auto before = run(request(talk(), {}, mode), points);
            const auto whole = run(request(corrected, plan, mode));
            auto replay = request(corrected, plan, mode);
            replay.keptMemory = KeptMemory::GoOn;
            replay.replay = ReplayOf{std::make_shared<const Timeline>(before.outcome.timeline), RunBranch::Replay, {}};
            auto replayed = run(replay, points);
            QVERIFY(!before.outcome.error && !whole.outcome.error && !replayed.outcome.error);
            compareRows(replayed.outcome.timeline, whole.outcome.timeline);
            // What is changed matters, or the comparison would prove nothing. Before the first sentence there is nothing to reset, and this
            // model normalises no voices.
            const QLatin1String name(QTest::currentDataTag());
            const bool idle = first == sentences || name == QLatin1String("reset at 1") || name.startsWith(QLatin1String("speaker"));
            const auto& last = whole.outcome.timeline.utterances.back();
            QCOMPARE(bitsOf(last) == bitsOf(before.outcome.timeline.utterances.back()), idle);
            QCOMPARE(replayed.rows[RowOrigin::Kept], kept);
            QCOMPARE(replayed.outcome.timeline.parent->sentence, first);
            QCOMPARE(replayed.outcome.timeline.parent->flipped, flippedAnswers(before.outcome.timeline, whole.outcome.timeline));
            for (const FlippedAnswer& flipped : replayed.outcome.timeline.parent->flipped)
                QVERIFY(flipped.index >= first);
            QCOMPARE(replayed.outcome.timeline.plan != nullptr, !plan.empty());
        }
    }

    void anEmptyPlanIsNoPlan()
    {
        const auto plain = run(request(talk()));
        auto empty = request(talk());
        empty.analysis.plan = std::make_shared<const MemoryPlan>();
        const auto ran = run(empty);
        compareRows(plain.outcome.timeline, ran.outcome.timeline);
        QCOMPARE(ran.outcome.timeline.runId, plain.outcome.timeline.runId);
        QVERIFY(ran.outcome.timeline.plan == nullptr);
        const auto frozen = run(request(talk(), planOf({{4, MemoryAction::Freeze, {}}})));
        QVERIFY(frozen.outcome.timeline.runId != plain.outcome.timeline.runId);
    }

    /// A run that knew its codes heard nothing: whoever goes on from it hears what came before.
    void whatAKnownRunNeverHeardIsHeardAgain()
    {
        const auto points = std::make_shared<TransientBlobStore>(plenty);
        auto known = request(talk());
        known.tokenCaching = TokenCaching::Use;
        m_codes = std::make_shared<TransientBlobStore>(plenty);
        const auto first = run(known);  // fills the cache of codes
        known.analysis.plan = std::make_shared<const MemoryPlan>(planOf({{2, MemoryAction::Freeze, {}}}));
        const auto second = run(known, points);
        QVERIFY(!first.outcome.error && !second.outcome.error);
        auto corrected = talk();
        corrected.segments[13].endSeconds -= 0.1;
        auto replay = request(corrected, planOf({{2, MemoryAction::Freeze, {}}}));
        const auto whole = run(replay);
        replay.keptMemory = KeptMemory::GoOn;
        replay.tokenCaching = TokenCaching::Use;
        auto replayed = run(replay, points);
        compareRows(replayed.outcome.timeline, whole.outcome.timeline);
        QCOMPARE(replayed.rows[RowOrigin::Kept], 12);
        // The codes that it keeps are those of all sentences: a run that knows them reads the same.
        auto again = replay;
        again.keptMemory = KeptMemory::ReadAll;
        compareRows(run(again).outcome.timeline, whole.outcome.timeline);
    }

    void statesAreKeptWithinABudget()
    {
        const auto measured = std::make_shared<TransientBlobStore>(plenty);
        run(request(talk()), measured);
        const std::size_t one = measured->bytes() / 4;  // after sentences 4, 8, 12 and 16
        QVERIFY(one > 1000);
        // A store that holds two of them has the last two: what was put first goes first.
        const auto small = std::make_shared<TransientBlobStore>(2 * one + one / 2);
        run(request(talk()), small);
        QVERIFY(small->bytes() <= 2 * one + one / 2);
        auto corrected = talk();
        corrected.segments[17].endSeconds -= 0.1;
        auto replay = request(corrected);
        replay.keptMemory = KeptMemory::GoOn;
        QCOMPARE(run(replay, small).rows[RowOrigin::Kept], 16);
        // None at all: everything is read.
        const auto none = std::make_shared<TransientBlobStore>(one / 2);
        run(request(talk()), none);
        QCOMPARE(none->bytes(), std::size_t{0});
        QCOMPARE(run(replay, none).rows[RowOrigin::Kept], 0);
    }

    /// A long run keeps its states further and further apart, all through the recording.
    void statesOfALongRunAreThinnedOut()
    {
        constexpr int many = 1000;
        constexpr std::size_t state = 100'000;
        std::vector<std::string> keys;
        for (int i = 0; i <= many; ++i)
            keys.push_back(QString("%1").arg(i, 64, 16, QLatin1Char('0')).toStdString());
        const auto store = std::make_shared<TransientBlobStore>(plenty);
        MemoryPoints points(store, keys, {"ang"}, MemoryMode::Dpm, 20 * state);
        std::vector<UtteranceAnalysis> rows;
        for (int i = 0; i < many; ++i) {
            UtteranceAnalysis row;
            row.index = i;
            row.startSeconds = i;
            row.endSeconds = i + 1.0;
            row.probabilities = {1.0};
            rows.push_back(row);
            QVERIFY(points.offer(HeavyRun(state), rows).ok());
            QVERIFY(store->bytes() <= 20 * state);
        }
        int last = 0;
        int widest = 0;
        for (int i = 1; i <= many; ++i) {
            if (store->get(keys[static_cast<std::size_t>(i)])->has_value())
                widest = std::max(widest, i - std::exchange(last, i));
        }
        QVERIFY2(widest <= 128 && many - last <= 128, qPrintable(QString("%1 %2").arg(widest).arg(last)));
        const auto point = points.last();
        QVERIFY(point && static_cast<int>(point->rows.size()) == last);
    }

    void aDamagedStateIsPassedOver()
    {
        /// Turns a bit of everything that was put after the first.
        class Rotting final : public BlobStore {
        public:
            Status put(const std::string& key, std::span<const std::byte> bytes) override
            {
                blobs[key].assign(bytes.begin(), bytes.end());
                if (blobs.size() > 1)
                    blobs[key][bytes.size() / 2] ^= std::byte{4};
                return {};
            }
            Result<std::optional<std::vector<std::byte>>> get(const std::string& key) override
            {
                const auto found = blobs.find(key);
                return found == blobs.end() ? std::optional<std::vector<std::byte>>() : found->second;
            }
            Status remove(const std::string& key) override
            {
                blobs.erase(key);
                return {};
            }
            std::map<std::string, std::vector<std::byte>> blobs;
        };
        const auto rotten = std::make_shared<Rotting>();
        const auto plain = run(request(talk()), rotten);
        QCOMPARE(rotten->blobs.size(), std::size_t{4});
        auto replay = request(talk());
        replay.keptMemory = KeptMemory::GoOn;
        auto replayed = run(replay, rotten);
        QCOMPARE(replayed.rows[RowOrigin::Kept], 4);
        compareRows(replayed.outcome.timeline, plain.outcome.timeline);
    }

    /// What does not belong together is refused with a sentence, before anything is read.
    void whatCannotBeDoneIsSaid()
    {
        auto tooFar = run(request(talk(), planOf({{sentences, MemoryAction::Reset, {}}})));
        QCOMPARE(tooFar.outcome.error->message.id, std::string("memory-plan.no-sentence"));
        auto off = request(talk(), planOf({{3, MemoryAction::Freeze, {}}}));
        off.analysis.memory = MemoryMode::Off;
        QCOMPARE(run(off).outcome.error->message.id, std::string("memory-plan.memory-off"));
        auto other = std::make_shared<Timeline>();
        other->audio = "other.wav";
        other->audioSha256 = std::string(64, 'a');
        test::writeBytes(m_folder.filePath("talk.csv").toStdString(), "start,end,speaker\n0,1,Ann\n");
        auto replay = request(talk());
        replay.sentences.reset();
        replay.segments = m_folder.filePath("talk.csv").toStdString();
        replay.replay = ReplayOf{other, RunBranch::Replay, {}};
        QCOMPARE(run(replay).outcome.error->message.id, std::string("analysis.replay-of-other-recording"));
    }
};

QTEST_GUILESS_MAIN(MemoryReplayTest)
#include "memory_replay_test.moc"
