// SPDX-License-Identifier: GPL-3.0-or-later
// What jobs write, on a disk that fails at its k-th call, for every k, and on one that is full.
#include "app/jobs/corpus/tokenizing_record.h"
#include "app/jobs/model/model_assembly.h"
#include "app/jobs/partial_directory.h"
#include "app/jobs/training/training_run_folder.h"
#include "app/jobs/training/training_run_writer.h"
#include "engine/corpus/iemocap_writer.h"
#include "engine/io/atomic_file.h"
#include "engine/io/model_directory.h"
#include "engine/messages/catalogue.h"
#include "tests/support/file_faults.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <map>

using namespace undertone;
namespace fs = std::filesystem;
using test::failEachCall;
using test::filesUnder;

namespace {

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    if (!writeFileAtomically(file, text))
        qFatal("cannot write");
}

std::string contentOf(const fs::path& file)
{
    const auto text = readTextFile(file, std::size_t{1} << 20);
    return text ? *text : "(" + englishSentence(text.error()) + ")";
}

std::map<std::string, std::string> contentsUnder(const fs::path& folder)
{
    std::map<std::string, std::string> contents;
    for (const auto& name : filesUnder(folder)) {
        if (!name.ends_with('/'))
            contents[name] = contentOf(folder / name);
    }
    return contents;
}

LlmTrainingProgress reportOf(int step)
{
    LlmTrainingProgress progress;
    progress.step = step;
    progress.steps = 100;
    progress.loss = 5.0;
    return progress;
}

}  // namespace

class JobWriteFaultsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return m_folder->path().toStdString(); }

    void clear() const
    {
        for (const auto& entry : fs::directory_iterator(root()))
            fs::remove_all(entry.path());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aFolderAppearsWholeOrNotAtAll()
    {
        const fs::path target = root() / "model";
        const std::map<std::string, std::string> before{{"model/config.json", "old"}},
            after{{"model/config.json", "new"}, {"model/weights", std::string(3000, 'w')}};
        VERIFY_NO_FINDINGS(failEachCall(
            root(),
            [&] {
                clear();
                write(target / "config.json", "old");
            },
            [&]() -> Status {
                auto partial = TRY(PartialDirectory::create(target));
                TRY(writeFileAtomically(partial.path() / "config.json", "new"));
                TRY(writeFileAtomically(partial.path() / "weights", std::string(3000, 'w')));
                return partial.commit();
            },
            [&](bool succeeded) -> std::string {
                return contentsUnder(root()) == (succeeded ? after : before) ? "" : "lies there: " + test::joined(filesUnder(root()));
            }));
    }

    void aRunsReportsStayLines()
    {
        const fs::path folder = root() / "run";
        TrainingDescription description;
        description.stage = "sllm";
        description.name = "n";
        int reported = 0;
        VERIFY_NO_FINDINGS(failEachCall(
            root(),
            [&] {
                clear();
                reported = 0;
            },
            [&]() -> Status {
                auto writer = TRY(TrainingRunWriter::open(folder, description));
                for (int step = 1; step <= 3; ++step) {
                    TRY(writer.report(reportOf(step)));
                    reported = step;
                }
                return writer.finish("{\"loss\": 1}");
            },
            [&](bool succeeded) -> std::string {
                const auto names = filesUnder(root());
                if (std::any_of(names.begin(), names.end(), [](const auto& name) { return name.ends_with(".tmp"); }))
                    return "lies there: " + test::joined(names);
                if (succeeded && readTrainingRun(folder)->state != TrainingState::Finished)
                    return "it does not say that it finished";
                // A later report, when there is room again, is a line of its own.
                write(root() / "other", "x");
                const auto text = fs::exists(folder / "progress.jsonl") ? contentOf(folder / "progress.jsonl") : "";
                if (std::count(text.begin(), text.end(), '\n') != reported || (!text.empty() && text.back() != '\n'))
                    return "the reports are not lines: " + text;
                return TrainingProgressReader(folder).readNew().size() == static_cast<std::size_t>(reported) ? "" : "a report was lost";
            }));
    }

    void aRecordOfATokenizing()
    {
        const fs::path file = root() / "record.json";
        VERIFY_NO_FINDINGS(failEachCall(
            root(), [&] { clear(); },
            [&]() -> Status {
                auto recorder = TRY(TokenizingRecorder::open(file, {}));
                return recorder.finish({"a warning"});
            },
            [&](bool succeeded) -> std::string {
                for (const auto& name : filesUnder(root())) {
                    if (name != "record.json")
                        return "lies there: " + name;
                }
                const auto record = readTokenizingRecord(file);
                if (!record)
                    return succeeded || fs::exists(file) ? englishSentence(record.error()) : "";
                return !succeeded || record->run.state == TokenizingState::Finished ? "" : "it does not say that it finished";
            }));
    }

    void aDialogueAsIemocapHasIt()
    {
        CorpusDialogue dialogue;
        dialogue.name = "Ses01F_impro01";
        CorpusUtterance utterance;
        utterance.id = "Ses01F_impro01_F000";
        utterance.startSeconds = 1.0;
        utterance.endSeconds = 2.0;
        utterance.label = "neu";
        utterance.transcription = "Hello.";
        dialogue.utterances.push_back(utterance);
        if (!writeIemocapDialogue(root(), dialogue))
            QFAIL("cannot be written at all");
        const auto whole = contentsUnder(root());
        VERIFY_NO_FINDINGS(failEachCall(
            root(), [&] { clear(); }, [&] { return writeIemocapDialogue(root(), dialogue); },
            [&](bool succeeded) -> std::string {
                const auto contents = contentsUnder(root());
                for (const auto& [name, text] : contents) {
                    if (!whole.contains(name) || whole.at(name) != text)
                        return "half a file: " + name;
                }
                return !succeeded || contents == whole ? "" : "something is missing";
            }));
    }

    void aModelPutTogetherAnewKeepsItsFilesWhole_data()
    {
        QTest::addColumn<int>("files");
        QTest::newRow("copied") << int(PartFiles::Copied);
        QTest::newRow("shared") << int(PartFiles::Shared);
    }

    void aModelPutTogetherAnewKeepsItsFilesWhole()
    {
        QFETCH(int, files);
        const QTemporaryDir elsewhere;
        const fs::path source = elsewhere.path().toStdString();
        const fs::path model = root() / "model";
        DialogueTokens tokens;
        tokens.labels = {"ang", "hap"};
        tokens.codebookSize = 16;
        ModelParts parts;
        parts.name = "test";
        parts.tokenizer = source / "tokenizer";
        parts.base = source / "base";
        parts.tokens = &tokens;
        parts.targetTokens = 8;
        parts.prefixTokens = 8;
        parts.files = PartFiles(files);
        const auto partsSay = [&](const std::string& text) {
            // A new file each time, as a shared one keeps its bytes.
            fs::remove_all(source);
            write(parts.tokenizer / "config.json", text);
            write(parts.tokenizer / "model.safetensors", text + std::string(1000, 't'));
            write(parts.base / "config.json", "{\"vocab_size\": 300, \"text\": \"" + text + "\"}");
            write(parts.base / "model.safetensors", text + std::string(1000, 'b'));
        };
        const auto assemble = [&] { return assembleModelDirectory(model, parts); };
        const auto made = [&](const std::string& text) {
            partsSay(text);
            write(model / "adapter" / "adapter_config.json", "{}");
            write(model / "adapter" / "adapter_model.safetensors", "a");
            const auto status = assemble();
            if (!status)
                qFatal("%s", englishSentence(status.error()).c_str());
            return contentsUnder(root());
        };
        const auto after = made("new");
        const auto before = made("old");
        QVERIFY(before != after);
        VERIFY_NO_FINDINGS(failEachCall(
            root(),
            [&] {
                clear();
                made("old");
                partsSay("new");
            },
            assemble,
            [&](bool succeeded) -> std::string {
                const auto contents = contentsUnder(root());
                if (contents.size() != before.size())
                    return "lies there: " + test::joined(filesUnder(root()));
                for (const auto& [name, text] : contents) {
                    if (text != after.at(name) && (succeeded || text != before.at(name)))
                        return name + " is neither what it was nor what it was to be";
                }
                return "";
            }));
    }
};

QTEST_GUILESS_MAIN(JobWriteFaultsTest)
#include "job_write_faults_test.moc"
