// SPDX-License-Identifier: GPL-3.0-or-later
// A job keeps what it derives where its context says, and nowhere else.
#include "app/jobs/analysis/analysis_job.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

#include <chrono>
#include <map>

using namespace undertone;

namespace {

/// What a sealed store is to a job: something that keeps bytes by their key.
class HeldStore final : public BlobStore {
public:
    Status put(const std::string& key, std::span<const std::byte> bytes) override
    {
        blobs[key].assign(bytes.begin(), bytes.end());
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

QStringList filesUnder(const QString& folder)
{
    QStringList files;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files << entries.next();
    return files;
}

}  // namespace

class JobContextTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    AnalysisJob m_job;
    AnalysisJobRequest m_request;

    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* variable : {"XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"})
            qputenv(variable, path("user").toUtf8());
        QVERIFY(test::writeTinyModel(path("model").toStdString()).ok());
        test::writeBytes(path("talk.wav").toStdString(), test::waveBytes(test::buzz(3.0)));
        test::writeBytes(path("talk.csv").toStdString(), "start,end,speaker\n0,1,Ann\n1,2,Bo\n2,3,Ann\n");
        m_request.audio = path("talk.wav").toStdString();
        m_request.segments = path("talk.csv").toStdString();
        m_request.engine.modelDirectory = path("model").toStdString();
        m_request.engine.device = "cpu";
    }

    void whatIsDerivedLiesWhereTheContextSays()
    {
        const auto store = std::make_shared<HeldStore>();
        const JobContext context{store, path("journals").toStdString(), test::mayAnalyse};
        const auto outcome = m_job.run(1, m_request, context, [](const EngineEvent&) {}, {});
        QVERIFY2(!outcome.error, outcome.error ? englishSentence(*outcome.error).c_str() : "");
        QCOMPARE(store->blobs.size(), std::size_t{2});  // the codes, and the hash of the decoded audio
        QVERIFY(!filesUnder(path("journals")).isEmpty());
        QCOMPARE(filesUnder(path("user")), QStringList());
        QCOMPARE(outcome.timeline.attestation, test::madeUp.text());
        AnalysisJob::forgetCompleteRun(context, outcome.runKey);
        QVERIFY(filesUnder(path("journals")).isEmpty());
    }

    void withoutAPlaceForJournalsNoneIsKept()
    {
        const JobContext context{std::make_shared<HeldStore>(), {}, test::mayAnalyse};
        const auto outcome = m_job.run(2, m_request, context, [](const EngineEvent&) {}, {});
        QVERIFY(!outcome.error && outcome.warnings.empty());
        QCOMPARE(outcome.timeline.utterances.size(), std::size_t{3});
        QCOMPARE(filesUnder(path("user")) + filesUnder(path("journals")), QStringList());
    }

    void resultsNameTheirSegments()
    {
        const JobContext context{std::make_shared<HeldStore>(), {}, test::mayAnalyse};
        const auto outcome = m_job.run(3, m_request, context, [](const EngineEvent&) {}, {});
        for (std::size_t i = 0; i < outcome.timeline.utterances.size(); ++i)
            QVERIFY(outcome.timeline.utterances[i].segment == outcome.conversation.segments[i].id);
        QCOMPARE(outcome.timeline.utterances[2].speaker, std::string("Ann"));
    }

    /// Somebody whom the model was trained on withdraws while it is in use: it reads nothing more.
    void aModelThatIsBlockedMeanwhileIsGivenUp()
    {
        const JobContext context{std::make_shared<HeldStore>(), {}, test::mayAnalyse};
        QVERIFY(!m_job.run(5, m_request, context, [](const EngineEvent&) {}, {}).error);
        test::writeBytes(path("model/withdrawn.json").toStdString(), "{}");
        const auto refused = m_job.run(6, m_request, context, [](const EngineEvent&) {}, {});
        QFile::remove(path("model/withdrawn.json"));
        QVERIFY(refused.error && refused.error->code == ErrorCode::NotAuthorised);
        QVERIFY(refused.timeline.utterances.empty());
        QVERIFY(!m_job.run(7, m_request, context, [](const EngineEvent&) {}, {}).error);
    }

    void progressIsThinnedButResultsAreNot()
    {
        const JobContext context{std::make_shared<HeldStore>(), {}, test::mayAnalyse};
        std::map<AnalysisStage, std::vector<std::chrono::steady_clock::time_point>> progress;
        std::size_t results = 0;
        const auto start = std::chrono::steady_clock::now();
        m_job.run(5, m_request, context,
                  [&](const EngineEvent& event) {
                      results += std::holds_alternative<UtteranceAnalysed>(event);
                      if (const auto* step = std::get_if<RunProgress>(&event))
                          progress[step->stage].push_back(std::chrono::steady_clock::now());
                  },
                  {});
        QCOMPARE(results, std::size_t{3});
        QVERIFY(progress.contains(AnalysisStage::Analysing));
        for (const auto& [stage, times] : progress)
            QVERIFY(static_cast<std::int64_t>(times.size()) - 1 <= (times.back() - start) / progressInterval);
    }

    void aContextForAnotherPurposeIsRefused()
    {
        const JobContext context{std::make_shared<HeldStore>(), {}, test::mayTrain};
        const auto outcome = m_job.run(4, m_request, context, [](const EngineEvent&) {}, {});
        QVERIFY(outcome.error && outcome.error->code == ErrorCode::NotAuthorised);
    }
};

QTEST_GUILESS_MAIN(JobContextTest)
#include "job_context_test.moc"
