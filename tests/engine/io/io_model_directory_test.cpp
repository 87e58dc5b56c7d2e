// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/atomic_file.h"
#include "engine/io/installed_models.h"
#include "engine/io/model_directory.h"
#include "engine/io/xdg_paths.h"
#include "engine/messages/catalogue.h"

#include <QTemporaryDir>
#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace undertone;
namespace fs = std::filesystem;
using nlohmann::json;

namespace {

ModelDescription example()
{
    ModelDescription model;
    model.name = "tiny";
    model.labels = {"ang", "hap", "sad", "neu"};
    model.audioOffset = 256;
    model.audioEndId = 256 + 6561;
    model.emotionIds = {6818, 6819, 6820, 6821};
    model.audioTargetTokens = 128;
    model.audioPrefixTokens = 384;
    model.emotionPrefixTokens = 512;
    model.dpm = {512, 16, 16.0, 1e-3};
    model.parts = {"tokenizer", "base"};
    model.licence = "CC BY 4.0";
    return model;
}

// Without the syncs of writeFileAtomically, which a busy disk makes slow.
void writePlainly(const fs::path& file, const std::string& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

class IoModelDirectoryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return m_folder->path().toStdString(); }

    fs::path makeModel(const fs::path& folder) const
    {
        fs::create_directories(folder / "tokenizer");
        fs::create_directories(folder / "base");
        if (!writeModelDescription(folder, example()).ok())
            qFatal("cannot write the test's model");
        for (const char* name : {"tokenizer/config.json", "tokenizer/model.safetensors", "base/config.json", "base/model.safetensors"})
            writePlainly(folder / name, name);
        return folder;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", (m_folder->path() + QStringLiteral("/data")).toUtf8());
        qputenv("XDG_DATA_DIRS", (m_folder->path() + QStringLiteral("/system")).toUtf8());
        qunsetenv("UNDERTONE_MODELS");
    }

    void comesBackAsItWas()
    {
        const auto folder = makeModel(root() / "m");
        const auto back = readModelDescription(folder);
        QVERIFY2(back.ok(), back.ok() ? "" : englishSentence(back.error()).c_str());
        QVERIFY(*back == example());
        QCOMPARE(back->codebookSize(), std::int64_t{6561});
    }

    void aTemperatureComesBackAndIsOneWhereNoneStands()
    {
        const auto folder = makeModel(root() / "m");
        QCOMPARE(readModelDescription(folder)->temperature, 1.0);
        const auto plain = *readTextFile(folder / "undertone.json", 100000);
        QVERIFY2(plain.find("temperature") == std::string::npos, "a model without keeps its text");
        QVERIFY2(plain.find("heard_shares") == std::string::npos, "a model without keeps its text");
        auto description = example();
        description.temperature = 1.37;
        QVERIFY(writeModelDescription(folder, description).ok());
        QCOMPARE(readModelDescription(folder)->temperature, 1.37);
        description.shares.counts = {2, 2, 2, 9.5};
        QVERIFY(writeModelDescription(folder, description).ok());
        QVERIFY(readModelDescription(folder)->shares == description.shares);
    }

    void wrongFieldsAreNamed_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(pointer) << QString::fromLatin1(value) << QString::fromLatin1(says);
        };
        row("name empty", "/name", "\"\"", "name");
        row("label twice", "/labels", "[\"ang\",\"ang\",\"sad\",\"neu\"]", "label");
        row("labels a text", "/labels", "\"ang\"", "labels");
        row("an id missing", "/emotion_ids", "[6818,6819,6820]", "emotion_ids");
        row("an id twice", "/emotion_ids", "[6818,6818,6820,6821]", "same emotion id");
        row("an id of speech", "/emotion_ids", "[300,6819,6820,6821]", "300");
        row("an id a fraction", "/emotion_ids", "[1.5,6819,6820,6821]", "emotion_ids");
        row("audio_end before audio", "/audio_end_id", "10", "audio_end_id");
        row("audio_end 2^62", "/audio_end_id", "4611686018427387904", "audio_end_id");
        row("n_o zero", "/n_o", "0", "n_o");
        row("n_r negative", "/dpm/n_r", "-512", "n_r");
        row("n_q huge", "/n_q", "99999999999", "n_q");
        row("rank zero", "/dpm/rank", "0", "rank");
        row("alpha zero", "/dpm/alpha", "0", "alpha");
        row("learning rate a text", "/dpm/learning_rate", "\"fast\"", "learning_rate");
        row("learning rate negative", "/dpm/learning_rate", "-1e-3", "learning_rate");
        row("prefix_emotions true", "/prefix_emotions", "\"true\"", "dropped");
        row("tokenize unknown", "/tokenize", "\"both\"", "utterance");
        row("part unknown", "/parts", "[\"tokenizer\",\"base\",\"../..\"]", "part");
        row("part missing", "/parts", "[\"tokenizer\",\"base\",\"adapter\"]", "adapter");
        row("no base", "/parts", "[\"tokenizer\"]", "base");
        row("half-life negative", "/dpm/half_life", "-1", "half_life");
        row("readout norm negative", "/dpm/readout_norm", "-1", "readout_norm");
        row("shares no list", "/heard_shares", "{}", "heard_shares");
        row("shares of three labels", "/heard_shares", "[1,1,1]", "heard_shares");
        row("a share of nought", "/heard_shares", "[1,1,0,1]", "heard_shares");
        row("a share that is a text", "/heard_shares", "[1,1,1,\"9\"]", "heard_shares");
        row("temperature nought", "/temperature", "0", "temperature");
        row("temperature a text", "/temperature", "\"hot\"", "temperature");
        row("dpm a list", "/dpm", "[]", "dpm");
    }

    void wrongFieldsAreNamed()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, says);
        const auto folder = makeModel(root() / "m");
        json description = json::parse(*readTextFile(folder / "undertone.json", 100000));
        description[json::json_pointer(pointer.toStdString())] = json::parse(value.toStdString());
        writePlainly(folder / "undertone.json", description.dump());
        const auto result = readModelDescription(folder);
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::InvalidModel);
        QVERIFY2(QString::fromStdString(englishSentence(result.error())).contains(says), englishSentence(result.error()).c_str());
        QVERIFY(!result.error().path.empty());
    }

    void everyMissingFieldIsAnError()
    {
        const auto folder = makeModel(root() / "m");
        const json whole = json::parse(*readTextFile(folder / "undertone.json", 100000));
        for (const auto& [key, unused] : whole.items()) {
            json cut = whole;
            cut.erase(key);
            writePlainly(folder / "undertone.json", cut.dump());
            QVERIFY2(!readModelDescription(folder).ok(), key.c_str());
        }
    }

    void notAModelAndNewerSchema()
    {
        fs::create_directories(root() / "empty");
        QCOMPARE(readModelDescription(root() / "empty").error().code, ErrorCode::FileNotFound);
        const auto folder = makeModel(root() / "m");
        writePlainly(folder / "undertone.json", R"({"schema":2})");
        QCOMPARE(readModelDescription(folder).error().code, ErrorCode::UnsupportedFormat);
        writePlainly(folder / "undertone.json", "not json");
        QCOMPARE(readModelDescription(folder).error().code, ErrorCode::InvalidModel);
    }

    void aPartThatIsALinkOutIsRefused()
    {
        const auto folder = makeModel(root() / "m");
        fs::create_directories(root() / "elsewhere");
        fs::remove_all(folder / "base");
        fs::create_directory_symlink(root() / "elsewhere", folder / "base");
        QCOMPARE(readModelDescription(folder).error().code, ErrorCode::InvalidModel);
    }

    void anInvalidDescriptionIsNotWritten()
    {
        ModelDescription model = example();
        model.dpm.rank = 0;
        QCOMPARE(writeModelDescription(root(), model).error().code, ErrorCode::InvalidModel);
        QVERIFY(!fs::exists(root() / "undertone.json"));
    }

    void isFoundInTheOrderOfTheContract()
    {
        makeModel(root() / "data/undertone/models/tiny");
        QCOMPARE(findModelDirectory("tiny")->string(), (root() / "data/undertone/models/tiny").string());
        makeModel(root() / "named/tiny");
        qputenv("UNDERTONE_MODELS", (m_folder->path() + QStringLiteral("/named")).toUtf8());
        QCOMPARE(findModelDirectory("tiny")->string(), (root() / "named/tiny").string());
        makeModel(root() / "own");
        QCOMPARE(findModelDirectory((root() / "own").string())->string(), (root() / "own").string());
        // The variable may also name a model itself.
        qputenv("UNDERTONE_MODELS", (m_folder->path() + QStringLiteral("/own")).toUtf8());
        QCOMPARE(findModelDirectory()->string(), (root() / "own").string());
        const auto absent = findModelDirectory("no-such-model");
        QCOMPARE(absent.error().code, ErrorCode::FileNotFound);
        QVERIFY(englishSentence(absent.error()).find((root() / "own").string()) != std::string::npos);
        QCOMPARE(findModelDirectory("no/such/folder").error().code, ErrorCode::FileNotFound);
    }

    void modelsAreListedInTheOrderInWhichTheyAreFound()
    {
        makeModel(root() / "data/undertone/models/tiny");
        makeModel(root() / "data/undertone/models/.removed-old-1");
        fs::create_directories(root() / "data/undertone/models/no-model");
        makeModel(root() / "system/undertone/models/tiny");
        makeModel(root() / "system/undertone/models/second");
        const auto all = installedModels();
        std::vector<std::string> seen;
        for (const auto& model : all) {
            if (model.folder.string().starts_with(root().string()))
                seen.push_back(model.name + (model.isUsers ? " own" : "") + (model.isHidden ? " hidden" : ""));
        }
        QCOMPARE(seen, (std::vector<std::string>{"tiny own", "second", "tiny hidden"}));
    }

    void onlyTheUsersOwnModelsAreRemoved()
    {
        const auto own = makeModel(root() / "data/undertone/models/tiny");
        const auto systems = makeModel(root() / "system/undertone/models/second");
        QVERIFY(removeInstalledModel("tiny").ok());
        QVERIFY(!fs::exists(own));
        QVERIFY(fs::is_empty(userModelsFolder()));
        const auto refused = removeInstalledModel("second");
        QCOMPARE(refused.error().code, ErrorCode::FileNotWritable);
        QVERIFY(englishSentence(refused.error()).find(systems.string()) != std::string::npos);
        QVERIFY(fs::exists(systems / "base/model.safetensors"));
        for (const char* name : {"tiny", "", "../models/second", ".."})
            QCOMPARE(removeInstalledModel(name).error().code, ErrorCode::FileNotFound);
        // What a link leads to is no part of the folder.
        const auto elsewhere = makeModel(root() / "elsewhere");
        fs::create_directory_symlink(elsewhere, userModelsFolder() / "linked");
        QVERIFY(removeInstalledModel("linked").ok());
        QVERIFY(!fs::exists(userModelsFolder() / "linked"));
        QVERIFY(fs::exists(elsewhere / "undertone.json"));
    }

    void aModelOfTheUsersOwnIsRenamedAndNothingInItChanges()
    {
        const auto own = makeModel(root() / "data/undertone/models/first");
        makeModel(root() / "data/undertone/models/taken");
        const auto systems = makeModel(root() / "system/undertone/models/third");
        const std::string before = *hashModelDirectory(own, example());
        QVERIFY(renameInstalledModel("first", "better").ok());
        QVERIFY(!fs::exists(own));
        QCOMPARE(*hashModelDirectory(userModelsFolder() / "better", example()), before);
        QCOMPARE(*findModelDirectory("better"), userModelsFolder() / "better");
        QVERIFY(renameInstalledModel("better", "better").ok());
        for (const char* name : {"", ".", "..", ".hidden", "a/b", "../models/x", "taken"})
            QCOMPARE(renameInstalledModel("better", name).error().code, ErrorCode::InvalidArgument);
        QVERIFY(fs::exists(userModelsFolder() / "better/undertone.json"));
        QCOMPARE(renameInstalledModel("third", "mine").error().code, ErrorCode::FileNotWritable);
        QVERIFY(fs::exists(systems / "undertone.json"));
        QCOMPARE(renameInstalledModel("none", "mine").error().code, ErrorCode::FileNotFound);
    }

    void hashFollowsWeightsAndConfigsOnly()
    {
        const auto folder = makeModel(root() / "m");
        const std::string before = *hashModelDirectory(folder, example());
        QCOMPARE(before.size(), std::size_t{64});
        writePlainly(folder / "card.md", "A card");
        writePlainly(folder / "tokenizer/notes.txt", "x");
        QCOMPARE(*hashModelDirectory(folder, example()), before);
        writePlainly(folder / "base/model.safetensors", "other weights");
        const std::string after = *hashModelDirectory(folder, example());
        QVERIFY(after != before);
        // The same two contents under each other's name are another model.
        writePlainly(folder / "base/model.safetensors", "base/config.json");
        writePlainly(folder / "base/config.json", "base/model.safetensors");
        QVERIFY(*hashModelDirectory(folder, example()) != before);
        CancellationToken cancel;
        cancel.cancel();
        QCOMPARE(hashModelDirectory(folder, example(), cancel).error().code, ErrorCode::Cancelled);
    }

    void xdgFoldersFollowTheSpecification()
    {
        QCOMPARE(xdgDataFolder().string(), (root() / "data/undertone").string());
        qputenv("XDG_STATE_HOME", "relative/is/ignored");
        qputenv("HOME", "/home/someone");
        QCOMPARE(xdgStateFolder().string(), std::string("/home/someone/.local/state/undertone"));
        qputenv("XDG_STATE_HOME", "");
        QCOMPARE(xdgStateFolder().string(), std::string("/home/someone/.local/state/undertone"));
        qputenv("XDG_CACHE_HOME", "/var/tmp/c");
        QCOMPARE(xdgCacheFolder().string(), std::string("/var/tmp/c/undertone"));
        qputenv("XDG_DATA_DIRS", "/a:relative::/b");
        const auto folders = xdgSystemDataFolders();
        QCOMPARE(folders.size(), std::size_t{2});
        QCOMPARE(folders[1].string(), std::string("/b/undertone"));
        QVERIFY(!programFolder().empty());
    }
};

QTEST_GUILESS_MAIN(IoModelDirectoryTest)
#include "io_model_directory_test.moc"
