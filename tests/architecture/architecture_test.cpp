// SPDX-License-Identifier: GPL-3.0-or-later
// Reads all includes of the product and fails on a dependency that is not allowed (CONTRIBUTING.md, "Modules and dependencies").

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <functional>
#include <map>
#include <set>

namespace {

struct Module {
    std::set<QString> mayInclude;  ///< modules, itself aside
    bool seesTorch = false;
    bool seesQt = false;
};

using Modules = std::set<QString>;

Modules operator+(Modules a, const Modules& b)
{
    a.insert(b.begin(), b.end());
    return a;
}

/// The dependencies of CONTRIBUTING.md, "Modules and dependencies". A sub-module has its own and inherits none.
const std::map<QString, Module>& modules()
{
    const Modules values{"engine/core", "engine/io"};
    const Modules config = values + Modules{"engine/config"};
    const Modules model = config + Modules{"engine/model"};
    const Modules llm = model + Modules{"engine/model/kernels", "engine/model/llm"};
    const Modules trainings = llm
        + Modules{"engine/model/speech", "engine/model/loading", "engine/model/window", "engine/model/dpm", "engine/model/training/shared"};
    const Modules wholeModel =
        trainings + Modules{"engine/model/training/llm", "engine/model/training/tokenizer", "engine/model/training/classifier"};
    const Modules told = values + Modules{"engine/messages"};
    const Modules offline =
        told + Modules{"engine/stats",      "engine/annotation", "engine/diarization", "engine/project", "engine/corpus",
                       "engine/simulation", "engine/vault",      "engine/consent",     "audio",          "audio/capture"};
    const Modules engine{"engine/api", "engine/config"};  // all that the programs see of the engine: nothing of engine/model
    const Modules jobs = offline + engine + Modules{"app/jobs", "app/jobs/model"};
    const Modules evaluation = jobs + Modules{"app/jobs/corpus", "app/jobs/simulation", "app/jobs/evaluation"};
    const Modules allJobs =
        evaluation + Modules{"app/jobs/analysis",        "app/jobs/browse",   "app/jobs/project",         "app/jobs/recording",
                             "app/jobs/storage",         "app/jobs/training", "app/jobs/evaluation/card", "app/jobs/evaluation/benchmark",
                             "app/jobs/evaluation/study"};
    static const std::map<QString, Module> all{
        {"engine/core", {}},
        {"engine/messages", {{"engine/core"}}},
        {"engine/stats", {}},
        {"engine/parallel", {{"engine/core"}}},
        {"engine/io", {{"engine/core"}}},
        {"engine/annotation", {values}},
        {"engine/diarization", {{"engine/core"}}},
        {"engine/project", {values + Modules{"engine/annotation", "engine/project/edits"}}},
        {"engine/project/edits", {values + Modules{"engine/project"}}},
        {"engine/corpus", {values + Modules{"engine/annotation"}}},
        {"engine/simulation", {values + Modules{"engine/corpus"}}},
        {"engine/vault", {values}},
        {"engine/consent", {values + Modules{"engine/vault"}}},
        {"engine/config", {values}},
        {"engine/model", {config, true}},
        {"engine/model/kernels", {model, true}},
        {"engine/model/speech", {model + Modules{"engine/model/kernels"}, true}},
        {"engine/model/llm", {model + Modules{"engine/model/kernels"}, true}},
        {"engine/model/loading", {llm + Modules{"engine/model/speech"}, true}},
        {"engine/model/window", {llm, true}},
        {"engine/model/dpm", {llm + Modules{"engine/model/window"}, true}},
        {"engine/model/training/shared", {model + Modules{"engine/model/kernels"}, true}},
        {"engine/model/training/llm", {trainings, true}},
        {"engine/model/training/tokenizer", {trainings, true}},
        {"engine/model/training/classifier", {trainings + Modules{"engine/model/training/llm"}, true}},
        // Torch stays behind the headers that the programs include: torchStaysBehindTheApi() checks that.
        {"engine/api", {wholeModel, true}},
        {"audio", {{"engine/core", "audio/file"}}},
        {"audio/file", {{"engine/core"}}},
        {"audio/capture", {{"engine/core", "audio"}}},
        {"ui",
         {{"engine/core", "engine/messages", "engine/stats", "ui/about", "ui/conversation", "ui/help", "ui/recording", "ui/review",
           "ui/services", "ui/timeline", "ui/training"},
          false,
          true}},
        {"ui/about", {{"engine/core", "ui", "ui/conversation", "ui/services"}, false, true}},
        {"ui/help", {{"ui"}, false, true}},
        {"ui/services", {{"engine/core", "engine/stats", "ui/training"}, false, true}},
        {"ui/corpus", {{"engine/core", "ui", "ui/services"}, false, true}},
        {"ui/review", {{"engine/core", "engine/stats", "ui", "ui/conversation", "ui/services", "ui/timeline"}, false, true}},
        {"ui/timeline", {{"engine/core", "ui", "ui/conversation"}, false, true}},
        {"ui/conversation", {{"engine/core", "engine/stats", "ui", "ui/services", "ui/timeline"}, false, true}},
        {"ui/recording", {{"engine/core", "ui", "ui/services"}, false, true}},
        {"ui/training", {{"engine/core", "engine/stats", "ui", "ui/services"}, false, true}},
        {"app/process", {{"engine/core", "engine/messages"}}},
        {"app/jobs", {told}},
        {"app/jobs/model", {offline + engine + Modules{"app/jobs"}}},
        {"app/jobs/analysis", {jobs}},
        {"app/jobs/corpus", {jobs + Modules{"app/jobs/analysis"}}},
        {"app/jobs/simulation", {jobs + Modules{"app/jobs/corpus"}}},
        {"app/jobs/project", {jobs + Modules{"app/jobs/analysis"}}},
        {"app/jobs/browse", {jobs + Modules{"app/jobs/analysis", "app/jobs/corpus", "app/jobs/project"}}},
        {"app/jobs/recording", {jobs + Modules{"app/jobs/analysis", "app/jobs/project"}}},  // a session is a project
        {"app/jobs/storage", {jobs + Modules{"app/jobs/browse", "app/jobs/training"}}},
        {"app/jobs/training", {jobs}},
        {"app/jobs/evaluation", {jobs}},
        {"app/jobs/evaluation/card", {evaluation}},
        {"app/jobs/evaluation/benchmark", {evaluation + Modules{"app/jobs/evaluation/card"}}},
        {"app/jobs/evaluation/study", {evaluation + Modules{"app/jobs/evaluation/card", "app/jobs/evaluation/benchmark"}}},
        {"app/cli", {allJobs + Modules{"app/process", "engine/parallel"}}},
        {"app/training", {allJobs + Modules{"app/process", "ui", "ui/services", "ui/training"}, false, true}},
        {"app/window",
         {allJobs
              + Modules{"app/process", "app/training", "ui", "ui/about", "ui/conversation", "ui/corpus", "ui/recording", "ui/review",
                        "ui/services", "ui/timeline", "ui/training"},
          false, true}},
        {"app/decode", {{"audio/file"}}},
        {"app/engine", {told + engine + Modules{"engine/stats", "app/process"}}},
    };
    return all;
}

/// The module a file or an include path lies in: the longest known prefix.
QString moduleOf(const QString& path)
{
    QString best;
    for (const auto& [name, module] : modules()) {
        if (path.startsWith(name + '/') && name.size() > best.size())
            best = name;
    }
    return best;
}

struct Include {
    QString file;
    QString target;
    bool quoted = false;
};

QList<Include> allIncludes()
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QList<Include> found;
    const QDir source(QStringLiteral(UNDERTONE_SOURCE_DIR));
    for (const char* folder : {"engine", "audio", "ui", "app"}) {
        QDirIterator files(source.filePath(QLatin1String(folder)), {"*.h", "*.cpp", "*.cu"}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const auto match = matches.next();
                found.append({source.relativeFilePath(file.fileName()), match.captured(2), match.captured(1) == QLatin1String("\"")});
            }
        }
    }
    return found;
}

bool isTorch(const QString& header)
{
    return header.startsWith("torch/") || header.startsWith("ATen/") || header.startsWith("c10/");
}
/// What brings a label that was not predicted to a prefix.
bool isMemoryPlan(const QString& header)
{
    return header == "engine/core/memory_plan.h" || header == "engine/core/segment_intervention.h"
        || header == "engine/model/dpm/human_label.h";
}
bool isQt(const QString& header)
{
    static const QRegularExpression qt("^(Q[A-Z]|Qt|qcustomplot)");
    return qt.match(header).hasMatch();
}

/// Headers of engine/api that anyone outside includes: what the rest of the program sees of the engine.
const std::set<QString>& apiHeaders()
{
    static const std::set<QString> headers = [] {
        std::set<QString> found;
        for (const Include& include : allIncludes()) {
            if (moduleOf(include.target) == QLatin1String("engine/api") && !include.file.startsWith("engine/"))
                found.insert(include.target);
        }
        return found;
    }();
    return headers;
}

/// Files that include, themselves or through headers of ours, a header that `isWanted` knows, but for those that may.
QStringList filesThatReach(bool (*isWanted)(const QString&), const std::function<bool(const QString&)>& mayReach)
{
    std::map<QString, QStringList> includes;
    std::set<QString> sees;
    for (const Include& include : allIncludes()) {
        includes[include.file];
        if (include.quoted)
            includes[include.file] << include.target;
        if (isWanted(include.target))
            sees.insert(include.file);
    }
    QStringList wrong;
    for (const auto& [file, targets] : includes) {
        if (mayReach(file))
            continue;
        std::set<QString> reached;
        QStringList open{file};
        while (!open.isEmpty()) {
            const QString next = open.takeLast();
            if (!reached.insert(next).second)
                continue;
            if (sees.count(next))
                wrong << file + " reaches it through " + next;
            if (const auto further = includes.find(next); further != includes.end())
                open += further->second;
        }
    }
    return wrong;
}

}  // namespace

class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsRead() { QVERIFY(allIncludes().size() > 100); }

    void dependenciesAreAllowed()
    {
        QStringList wrong;
        for (const Include& include : allIncludes()) {
            if (!include.quoted)
                continue;
            const QString from = moduleOf(include.file);
            const QString to = moduleOf(include.target);
            if (to.isEmpty())
                wrong << include.file + " includes \"" + include.target + "\": write includes from the source root";
            else if (from != to && !modules().at(from).mayInclude.contains(to))
                wrong << include.file + ": " + from + " must not see " + to + " (" + include.target + ")";
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    /// True labels are forbidden by construction: nothing that measures a model can name a plan that holds any (method.md 3).
    void evaluationSeesNoAnnotatorsLabels()
    {
        const auto isNoEvaluation = [](const QString& file) {
            return !file.startsWith("app/jobs/evaluation/") && !file.startsWith("engine/api/dialogue_predictor")
                && !file.startsWith("engine/model/training/") && !file.startsWith("app/cli/command_evaluate")
                && !file.startsWith("app/cli/command_study") && !file.startsWith("app/cli/evaluate_") && !file.startsWith("app/engine/");
        };
        const QStringList wrong = filesThatReach(isMemoryPlan, isNoEvaluation);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        const QStringList seeing =
            filesThatReach(isMemoryPlan, [](const QString& file) { return file != "engine/api/dpm_analysis_run.cpp"; });
        QVERIFY2(!seeing.isEmpty(), "the search finds nobody at all");
    }

    /// Not even through another header: whoever sees torch pays 13 s a file, and its `slots` clash with Qt's.
    void torchStaysBehindTheApi()
    {
        const auto mayReach = [](const QString& file) {
            const bool apiHeader = apiHeaders().contains(file);
            return modules().at(moduleOf(file)).seesTorch && !apiHeader;
        };
        const QStringList wrong = filesThatReach(isTorch, mayReach);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void qtStaysInTheWindow()
    {
        const QStringList wrong = filesThatReach(isQt, [](const QString& file) { return modules().at(moduleOf(file)).seesQt; });
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    /// nlohmann-json throws on a path that is no UTF-8; engine/io/json_text.h does not.
    void jsonIsWrittenInOnePlace()
    {
        static const QRegularExpression dump(QStringLiteral("\\bdump\\("));
        QStringList found;
        for (const Include& include : allIncludes()) {
            if (include.file.endsWith("/json_text.h") || found.contains(include.file))
                continue;
            QFile file(QDir(QStringLiteral(UNDERTONE_SOURCE_DIR)).filePath(include.file));
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (QString::fromUtf8(file.readAll()).contains(dump))
                found << include.file;
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join('\n')));
    }

    /// A job takes its stores and folders from its JobContext, so that those of a recorded session can be sealed. Who lists what is kept,
    /// to delete it, names them too.
    void jobsOpenNoStoreOfTheirOwn()
    {
        static const QRegularExpression stores(QStringLiteral("\\b(PlainBlobStore|defaultTokenCacheFolder|defaultRoot)\\b"));
        const QDir source(QStringLiteral(UNDERTONE_SOURCE_DIR));
        QDirIterator files(source.filePath(QStringLiteral("app")), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        QStringList naming;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            if (stores.match(QString::fromUtf8(file.readAll())).hasMatch())
                naming << source.relativeFilePath(file.fileName());
        }
        naming.sort();
        QCOMPARE(naming, (QStringList{QStringLiteral("app/jobs/job_context.cpp"), QStringLiteral("app/jobs/storage/stored_data.cpp")}));
    }

    void librariesStayBehindTheirModule()
    {
        // Header of a private library -> the only modules that may include it.
        const std::map<QString, Modules> owners{{"sndfile.h", {"audio", "audio/file"}},
                                                {"mpg123.h", {"audio/file"}},
                                                {"portaudio.h", {"audio", "audio/capture"}},
                                                {"sodium.h", {"engine/vault"}},
                                                {"soxr.h", {"audio"}},
                                                {"fftw3.h", {"audio"}},
                                                {"rubberband/RubberBandStretcher.h", {"audio"}},
                                                {"libavformat/avformat.h", {"app/decode"}},
                                                {"libavcodec/avcodec.h", {"app/decode"}},
                                                {"pugixml.hpp", {"engine/annotation"}},
                                                {"sqlite3.h", {"engine/project"}}};
        QStringList wrong;
        for (const Include& include : allIncludes()) {
            const auto owner = owners.find(include.target);
            if (owner != owners.end() && (!owner->second.contains(moduleOf(include.file)) || include.file.endsWith(".h")))
                wrong << include.file + " shows " + include.target;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
