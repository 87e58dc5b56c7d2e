// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_file_source.h"
#include "audio/session_mark.h"
#include "audio/wav_writer.h"
#include "engine/messages/catalogue.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/file_faults.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace undertone;
namespace fs = std::filesystem;

class WavWriterTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

private Q_SLOTS:
    void whatIsWrittenIsReadBack()
    {
        const auto samples = test::whiteNoise(2 * 5000, 0.1, 2);
        auto writer = WavWriter::create(path("a.wav"), {44100, 2, WavEncoding::Float32}, ExistingFile::Refuse);
        QVERIFY(writer.ok());
        QVERIFY((*writer)->write(std::span(samples).first(4000)).ok());
        QVERIFY(!fs::exists(path("a.wav")));
        QVERIFY((*writer)->write(std::span(samples).subspan(4000)).ok());
        QVERIFY((*writer)->finish().ok());
        auto source = AudioFileSource::open(path("a.wav"));
        QVERIFY2(source.ok(), source.ok() ? "" : englishSentence(source.error()).c_str());
        QCOMPARE((*source)->sampleRate(), 44100);
        std::vector<float> back(samples.size());
        QVERIFY((*source)->read(0, back).ok());
        QVERIFY(back == samples);
        char tag[5] = {};
        std::ifstream(path("a.wav"), std::ios::binary).read(tag, 4);
        QCOMPARE(QByteArray(tag), QByteArray("RIFF"));  // RF64 only where 4 GiB are exceeded
    }

    /// In every container: it is heard like any other, nothing is trained on it, and it is analysed where everyone agreed to that.
    void soundOfASessionIsNotTrainedOn()
    {
        const auto samples = test::whiteNoise(5000, 0.1, 3);
        for (const auto& [container, name] :
             {std::pair{SoundContainer::Wav, "s.wav"}, {SoundContainer::Rf64, "s.rf64"}, {SoundContainer::Flac, "s.flac"}}) {
            for (const std::string& comment : {sessionMark("c0ffee", ExportedFor::Analysis), sessionMark("c0ffee", ExportedFor::Hearing),
                                               std::string("a talk of ours"), std::string("not to be analysed"), std::string()}) {
                const WavFormat format{16000, 1, WavEncoding::Float32, container, comment};
                auto writer = WavWriter::create(path(name), format, ExistingFile::Replace);
                QVERIFY(writer.ok() && (*writer)->write(samples).ok() && (*writer)->finish().ok());
                const auto heard = AudioFileSource::open(path(name));
                QVERIFY2(heard.ok() && (*heard)->frameCount() == 5000, name);
                AudioFileOptions options;
                options.use = SoundUse::Analyse;
                const auto analysed = AudioFileSource::open(path(name), options);
                QCOMPARE(analysed.ok(), comment != sessionMark("c0ffee", ExportedFor::Hearing));
                if (!analysed)
                    QCOMPARE(analysed.error().message.id, std::string("audio.of-session-unanalysed"));
                options.use = SoundUse::Train;
                const auto trained = AudioFileSource::open(path(name), options);
                QCOMPARE(trained.ok(), !isSessionMark(comment));
                if (!trained)
                    QCOMPARE(trained.error().code, ErrorCode::NotAuthorised);
            }
        }
    }

    void otherContainersHoldTheSameSound()
    {
        const auto samples = test::whiteNoise(2 * 5000, 0.1, 2);
        for (const auto& [container, head] : {std::pair{SoundContainer::Rf64, "RF64"}, {SoundContainer::Flac, "fLaC"}}) {
            auto writer = WavWriter::create(path(head), {48000, 2, WavEncoding::Float32, container}, ExistingFile::Refuse);
            QVERIFY(writer.ok());
            QVERIFY((*writer)->write(samples).ok());
            QVERIFY((*writer)->finish().ok());
            char tag[5] = {};
            std::ifstream(path(head), std::ios::binary).read(tag, 4);
            QCOMPARE(QByteArray(tag), QByteArray(head));
            const auto source = AudioFileSource::open(path(head));
            QVERIFY(source.ok());
            std::vector<float> back(samples.size());
            QVERIFY((*source)->read(0, back).ok());
            for (std::size_t i = 0; i < samples.size(); ++i)
                QVERIFY(std::fabs(back[i] - samples[i]) <= (container == SoundContainer::Flac ? 1.3e-7f : 0.0f));
        }
        const WavFormat many{48000, 9, WavEncoding::Float32, SoundContainer::Flac};
        QCOMPARE(WavWriter::create(path("many.flac"), many, ExistingFile::Refuse).error().code, ErrorCode::InvalidArgument);
        QVERIFY(!fs::exists(path("many.flac.part")));
    }

    void sixteenBitsClipRatherThanWrap()
    {
        auto writer = WavWriter::create(path("clip.wav"), {}, ExistingFile::Refuse);
        const std::vector<float> loud{1.5f, -1.5f, 0.25f};
        QVERIFY((*writer)->write(loud).ok());
        QVERIFY((*writer)->finish().ok());
        auto source = AudioFileSource::open(path("clip.wav"));
        std::vector<float> back(3);
        QVERIFY((*source)->read(0, back).ok());
        QVERIFY(back[0] > 0.999f && back[1] == -1.0f && std::fabs(back[2] - 0.25f) < 1e-4f);
    }

    void nothingIsWrittenOverUnasked()
    {
        std::ofstream(path("kept.wav")) << "precious";
        const auto refused = WavWriter::create(path("kept.wav"), {}, ExistingFile::Refuse);
        QVERIFY(!refused);
        QVERIFY(refused.error().code == ErrorCode::FileNotWritable);
        QCOMPARE(fs::file_size(path("kept.wav")), std::uintmax_t{8});
        auto replacing = WavWriter::create(path("kept.wav"), {}, ExistingFile::Replace);
        QVERIFY((*replacing)->write(std::vector<float>(100)).ok());
        QCOMPARE(fs::file_size(path("kept.wav")), std::uintmax_t{8});
        QVERIFY((*replacing)->finish().ok());
        QVERIFY(fs::file_size(path("kept.wav")) > 200);
    }

    void anAbandonedFileLeavesNothing()
    {
        {
            auto writer = WavWriter::create(path("gone.wav"), {}, ExistingFile::Refuse);
            QVERIFY((*writer)->write(std::vector<float>(100)).ok());
        }
        QVERIFY(!fs::exists(path("gone.wav")));
        QVERIFY(!fs::exists(path("gone.wav.part")));
        QVERIFY(!WavWriter::create(path("no/such/folder.wav"), {}, ExistingFile::Refuse));
    }

    void aDiskThatFailsLeavesTheFileOfBefore()
    {
        const QTemporaryDir place;
        const fs::path folder = place.path().toStdString(), file = folder / "a.wav";
        const auto samples = test::whiteNoise(3000, 0.1, 2);
        const auto write = [&](std::size_t count) -> Status {
            auto writer = WavWriter::create(file, {}, ExistingFile::Replace);
            if (!writer)
                return writer.error();
            TRY((*writer)->write(std::span(samples).first(count / 2)));
            TRY((*writer)->write(std::span(samples).subspan(count / 2, count - count / 2)));
            return (*writer)->finish();
        };
        const auto findings = test::failEachCall(
            folder, [&] { QVERIFY(write(100).ok()); }, [&] { return write(samples.size()); },
            [&](bool succeeded) -> std::string {
                if (test::filesUnder(folder) != std::vector<std::string>{"a.wav"})
                    return "something lies beside it";
                const auto source = AudioFileSource::open(file);
                if (!source)
                    return englishSentence(source.error());
                const auto frames = (*source)->frameCount();
                return frames == (succeeded ? static_cast<SampleIndex>(samples.size()) : 100) ? "" : std::to_string(frames) + " frames";
            });
        QVERIFY2(findings.empty(), findings.empty() ? "" : findings.front().c_str());
    }
};

QTEST_GUILESS_MAIN(WavWriterTest)
#include "wav_writer_test.moc"
