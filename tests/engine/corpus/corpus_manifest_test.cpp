// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/label_map.h"
#include "engine/corpus/manifest.h"
#include "engine/messages/catalogue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
namespace fs = std::filesystem;

namespace {

const QByteArray header = "path,corpus,speaker,sex,emotion,language,text,duration_seconds,split\n";

}  // namespace

class CorpusManifestTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    fs::path folder() const { return fs::path(m_folder->path().toStdString()) / "corpus"; }
    Result<std::vector<LabelledClip>> read(const QByteArray& content) const
    {
        fs::create_directories(folder());
        QFile file(QString::fromStdString((folder() / "manifest.csv").string()));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's manifest");
        file.write(content);
        file.close();
        return readManifest(folder());
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void rowsOfAManifest()
    {
        const auto clips = read(header
                                + "a/x.flac,c,s1,m,angry,de,\"Das will sie, \"\"am\"\" Mittwoch.\",1.898,train\r\n"
                                  "y.opus,c,s2,f,sad,,,2,dev\n");
        QVERIFY2(clips.ok(), clips.ok() ? "" : englishSentence(clips.error()).c_str());
        QCOMPARE(clips->size(), std::size_t{2});
        const LabelledClip& clip = clips->front();
        QCOMPARE(clip.path, std::string("a/x.flac"));
        QCOMPARE(clip.corpus, std::string("c"));
        QCOMPARE(clip.speaker, std::string("s1"));
        QCOMPARE(clip.emotion, std::string("angry"));
        QCOMPARE(clip.language, std::string("de"));
        QCOMPARE(clip.text, std::string("Das will sie, \"am\" Mittwoch."));
        QCOMPARE(clip.durationSeconds, 1.898);
        QCOMPARE(clip.split, std::string("train"));
        QCOMPARE(clips->back().split, std::string("dev"));
    }

    void whatIsWrittenIsReadBack()
    {
        fs::create_directories(folder());
        LabelledClip clip;
        clip.path = "clips/one, two.wav";
        clip.corpus = "ami";
        clip.speaker = "\"M\u00c9O069\"";
        clip.emotion = "neutral";
        clip.text = "Yes,\nno.";
        clip.split = "train";
        clip.durationSeconds = 1.25;
        const auto written = writeManifest(folder(), {clip, clip});
        QVERIFY2(written.ok(), written.ok() ? "" : englishSentence(written.error()).c_str());
        const auto clips = readManifest(folder());
        QVERIFY2(clips.ok(), clips.ok() ? "" : englishSentence(clips.error()).c_str());
        QCOMPARE(clips->size(), std::size_t{2});
        QCOMPARE(clips->front().path, clip.path);
        QCOMPARE(clips->front().speaker, clip.speaker);
        QCOMPARE(clips->front().text, clip.text);
        QCOMPARE(clips->front().durationSeconds, 1.25);
        QCOMPARE(clips->front().split, clip.split);
    }

    void clipsAreChosenBySplitAndCorpus()
    {
        QVERIFY(
            read("split,duration_seconds,emotion,speaker,corpus,path\ntrain,1,sad,s,c,x.wav\ntrain,1,sad,t,d,y.wav\ndev,1,sad,u,d,z.wav\n")
                .ok());
        const auto pathsOf = [this](const ClipChoice& choice) {
            QStringList paths;
            if (const auto clips = readManifest(folder(), choice)) {
                for (const auto& clip : *clips)
                    paths << QString::fromStdString(clip.path);
            } else {
                paths << QString::fromStdString(englishSentence(clips.error()));
            }
            return paths.join(' ');
        };
        QCOMPARE(pathsOf({"train"}), QStringLiteral("x.wav y.wav"));
        QCOMPARE(pathsOf({"train", {"d"}}), QStringLiteral("y.wav"));
        QCOMPARE(pathsOf({"dev", {"c", "d"}}), QStringLiteral("z.wav"));
        QVERIFY(pathsOf({"train", {"c", "e"}}).contains("no clip of the corpus \"e\""));
        QVERIFY(pathsOf({"dev", {"c"}}).contains("no clip of the split \"dev\""));
    }

    void languageAndTextMayBeAbsent()
    {
        const auto clips = read("split,duration_seconds,emotion,speaker,corpus,path\ntrain,1,sad,s,c,x.wav\n");
        QVERIFY2(clips.ok(), clips.ok() ? "" : englishSentence(clips.error()).c_str());
        QCOMPARE(clips->front().path, std::string("x.wav"));
        QVERIFY(clips->front().text.empty());
    }

    void blanksBesideACommaAreNoPartOfAField()
    {
        const auto clips = read("path , corpus, speaker, sex, emotion, language, text, duration_seconds, split\n"
                                "a/x.flac , c, s1, m, sad, de , Ja. , 1.5, train\r\n"
                                "y.flac,c,s1,m,sad,de,Ja.,1.5,train\n");
        QVERIFY2(clips.ok(), clips.ok() ? "" : englishSentence(clips.error()).c_str());
        QCOMPARE(clips->front().path, std::string("a/x.flac"));
        QCOMPARE(clips->front().corpus, clips->back().corpus);
        QCOMPARE(clips->front().speaker, clips->back().speaker);
        QCOMPARE(clips->front().emotion, std::string("sad"));
        QCOMPARE(clips->front().language, clips->back().language);
        QCOMPARE(clips->front().text, clips->back().text);
        QCOMPARE(clips->front().split, std::string("train"));
        const auto map = LabelMap::create(CorpusFormat::Manifest, {"ang", "hap", "sad", "neu"});
        QCOMPARE(map->indexOf(clips->front().emotion), std::optional(2));
        // A quote behind a blank opens no field: it is refused, not read as part of the text.
        QVERIFY(!read(header + "x.wav,c,s,m,sad,de, \"Ja, ja.\",1,train\n").ok());
    }

    void badManifests_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "line 1: the manifest is empty";
        QTest::newRow("no speaker column") << QByteArray("path,corpus,emotion,split,duration_seconds\n") << "lacks the column speaker";
        const auto row = [](const char* name, const char* path, const char* emotion, const char* duration, const char* says) {
            QTest::newRow(name) << header + "ok.wav,c,s,m,sad,,,1,train\n" + path + ",c,s,m," + emotion + ",,," + duration + ",train\n"
                                << QString::fromLatin1(says);
        };
        row("path up", "../x.wav", "sad", "1", "line 3: the path");
        row("path up and down", "a/../../corpus2/x.wav", "sad", "1", "leads out");
        row("path absolute", "/etc/passwd", "sad", "1", "leads out");
        row("path empty", "", "sad", "1", "empty");
        row("emotion empty", "x.wav", "", "1", "emotion is empty");
        row("emotion blank", "x.wav", " ", "1", "emotion is empty");
        row("duration nan", "x.wav", "sad", "nan", "line 3: duration_seconds");
        row("duration zero", "x.wav", "sad", "0", "duration_seconds");
        row("duration negative", "x.wav", "sad", "-1", "duration_seconds");
        row("duration of years", "x.wav", "sad", "1e9", "duration_seconds");
        row("duration a word", "x.wav", "sad", "long", "duration_seconds");
        QTest::newRow("a field missing") << header + "x.wav,c,s,m,sad\n"
                                         << "line 2: 5 fields";
        QTest::newRow("quote open") << header + "x.wav,c,s,m,sad,,\"text,1,train\n"
                                    << "line 2: a quoted field";
        QTest::newRow("not UTF-8") << header + "x\xe9.wav,c,s,m,sad,,,1,train\n"
                                   << "line 2: not UTF-8";
        QTest::newRow("overlong UTF-8") << header + "x\xc0\xaf.wav,c,s,m,sad,,,1,train\n"
                                        << "line 2: not UTF-8";
        QTest::newRow("surrogate") << header + "x\xed\xa0\x80.wav,c,s,m,sad,,,1,train\n"
                                   << "line 2: not UTF-8";
    }

    void badManifests()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto clips = read(content);
        QVERIFY(!clips.ok());
        QCOMPARE(clips.error().code, ErrorCode::CorruptFile);
        QVERIFY2(QString::fromStdString(englishSentence(clips.error())).contains(says), englishSentence(clips.error()).c_str());
    }

    void aLinkOutOfTheFolderIsRefused()
    {
        fs::create_directories(folder());
        fs::create_directories(folder().parent_path() / "elsewhere");
        fs::create_directory_symlink(folder().parent_path() / "elsewhere", folder() / "link");
        QVERIFY(!read(header + "link/x.wav,c,s,m,sad,,,1,train\n").ok());
        // A folder that only starts with the same name is another folder.
        fs::create_directories(folder().string() + "2");
        fs::create_directory_symlink(folder().string() + "2", folder() / "near");
        QVERIFY(!read(header + "near/x.wav,c,s,m,sad,,,1,train\n").ok());
        // A link that stays inside is fine, and so is a folder reached through a link.
        fs::create_directories(folder() / "real");
        fs::create_directory_symlink(folder() / "real", folder() / "inside");
        QVERIFY(read(header + "inside/x.wav,c,s,m,sad,,,1,train\n").ok());
        fs::create_directory_symlink(folder(), folder().parent_path() / "alias");
        QVERIFY(readManifest(folder().parent_path() / "alias").ok());
    }

    void missingManifest() { QCOMPARE(readManifest(folder()).error().code, ErrorCode::FileNotFound); }

    void theFolderOfOpenSpeechIsNamedByTheEnvironment()
    {
        const QByteArray before = qgetenv("UNDERTONE_DATA");
        qputenv("UNDERTONE_DATA", m_folder->path().toUtf8());
        QCOMPARE(dataFolder()->string(), m_folder->path().toStdString());
        qputenv("UNDERTONE_DATA", "/no/such/folder");
        QCOMPARE(dataFolder().error().code, ErrorCode::FileNotFound);
        qputenv("UNDERTONE_DATA", before);
    }
};

QTEST_GUILESS_MAIN(CorpusManifestTest)
#include "corpus_manifest_test.moc"
