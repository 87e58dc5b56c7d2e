// SPDX-License-Identifier: GPL-3.0-or-later
// undertone --render, with a tiny model of random weights: the picture that was asked for, and the command that makes it again.
#include "app/window/picture_run.h"
#include "app/window/window_options.h"
#include "audio/wav_writer.h"
#include "tests/support/tiny_model.h"
#include "ui/translation.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace undertone;

class PictureRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QByteArray contents(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Draws with these options beside the recording and its sentences.
    [[nodiscard]] int render(const QStringList& options) const
    {
        std::vector<std::string> words{"undertone", "--model", path("model").toStdString(), "--segments", path("talk.csv").toStdString()};
        for (const QString& option : options)
            words.push_back(option.toStdString());
        words.push_back(path("talk.wav").toStdString());
        std::vector<const char*> arguments;
        for (const std::string& word : words)
            arguments.push_back(word.c_str());
        const auto parsed = parseWindowOptions(static_cast<int>(arguments.size()), arguments.data());
        const auto* known = std::get_if<WindowOptions>(&parsed);
        return known != nullptr ? renderPicture(*known) : std::get<int>(parsed);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(qputenv("XDG_STATE_HOME", path("state").toUtf8()));
        QVERIFY(qputenv("XDG_CACHE_HOME", path("cache").toUtf8()));
        installTranslation(*qApp, QLocale(QLocale::English));
        QVERIFY(test::writeTinyModel(path("model").toStdString()).ok());
        auto wav = WavWriter::create(path("talk.wav").toStdString(), {}, ExistingFile::Refuse);
        QVERIFY(wav.ok());
        std::vector<float> samples(8 * 16000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.3F * std::sin(0.05F * static_cast<float>(i % 16000));
        QVERIFY((*wav)->write(samples).ok() && (*wav)->finish().ok());
        QFile segments(path("talk.csv"));
        QVERIFY(segments.open(QIODevice::WriteOnly));
        segments.write("start,end,speaker\n0.5,1.5,A\n2.5,3.5,B\n4.5,5.5,A\n");
    }

    void thePictureSaysItsCommand()
    {
        QCOMPARE(render({"--render", path("p.svg"), "--stepping", "stride:64", "--tokenize", "utterance", "--width", "900", "--from", "1",
                         "--to", "5", "--line", "2", "--attest", "all agreed"}),
                 0);
        const QByteArray svg = contents("p.svg");
        const QByteArray described = svg.mid(svg.indexOf("<desc>"), svg.indexOf("</desc>") - svg.indexOf("<desc>"));
        QVERIFY2(described.contains("undertone --render p.svg --segments talk.csv --model model --stepping stride:64 --tokenize utterance "
                                    "--width 900 --from 1.000 --to 5.000 --line 2 talk.wav"),
                 described);
        QVERIFY(described.contains("all agreed"));
        QCOMPARE(render({"--render", path("p.png"), "--width", "900"}), 0);
        QCOMPARE(QImageReader(path("p.png")).size().width(), 1800);
    }

    void whatIsNoPictureIsRefused()
    {
        QVERIFY(render({"--render", path("none.png"), "--line", "0.05"}) != 0);  // of too many lines
        QVERIFY(render({"--render", path("none.png"), "--stepping", "often"}) != 0);
        QVERIFY(render({"--render", path("none.png"), "--from", "5", "--to", "2"}) != 0);
        QVERIFY(render({"--width", "900"}) != 0);  // nothing is drawn
        QVERIFY(!QFile::exists(path("none.png")));
    }
};

QTEST_MAIN(PictureRunTest)
#include "picture_run_test.moc"
