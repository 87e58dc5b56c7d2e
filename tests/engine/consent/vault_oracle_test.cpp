// SPDX-License-Identifier: GPL-3.0-or-later
// Another program reads what this one wrote: PyNaCl, by engine/vault/README.md (tests/oracle/read_vault.py).
#include "engine/consent/session.h"
#include "engine/io/sha256.h"
#include "tests/support/consent_text.h"
#include "tests/support/vault_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::string words = "correct horse battery";
constexpr std::uint32_t rate = 1000;

QString pythonWithNacl()
{
    for (const QString& python :
         {qEnvironmentVariable("UNDERTONE_ORACLE_PYTHON"), QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")}) {
        QProcess process;
        process.start(python, {"-c", "import nacl.bindings"});
        if (!python.isEmpty() && process.waitForFinished() && process.exitCode() == 0)
            return python;
    }
    return {};
}

}  // namespace

class VaultOracleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pyNaClReadsTheSameSession()
    {
        const auto python = pythonWithNacl();
        if (python.isEmpty())
            QSKIP("No Python with PyNaCl (Debian: python3-nacl): nothing to compare with.");
        QTemporaryDir folder;
        const std::filesystem::path vault = folder.path().toStdString();
        QVERIFY(Keyring::create(vault, secretText(words), cheapPassphrase).ok());
        auto ring = *Keyring::open(vault, secretText(words));
        writeAll(vault / "consent.json",
                 consentText({consentingSpeaker("A", "Annegret \xc3\xbc", 0), consentingSpeaker("B", "Balduin", 1),
                              consentingSpeaker("C", "Cosima", 2), consentingSpeaker("D", "Dorothea", 2)})
                     .dump());
        auto session = *Session::create(vault / "s", ring, *readConsentFile(vault / "consent.json"));
        const auto samples = tone(70'123);
        std::vector<float> whole(samples);
        whole.insert(whole.begin() + 20'000, 5'000, 0.0f);
        auto tracks = nlohmann::json::array();
        for (const auto& track : session.tracks()) {
            auto writer = *TrackWriter::create(session.placeOf(track), *ring.key(track.key), rate);
            QVERIFY(writer.append(std::span(samples).first(20'000)).ok() && writer.gap(5'000, GapReason::Dropped).ok());
            QVERIFY(writer.append(std::span(samples).subspan(20'000)).ok());
            const auto extent = *writer.finish();
            tracks.push_back({{"track", track.number}, {"segments", extent.segments}, {"frames", extent.frames}});
        }
        QVERIFY(session.log().append(recordingStoppedEvent, {{"tracks", tracks}}).ok());
        QVERIFY(session.withdraw(ring, "B", allPurposes()).ok());
        QVERIFY(session.withdraw(ring, "D", allPurposes(), {}, {}, {{2, {{1.5, 22.0}, {30.0, 33.25}}}}).ok());
        std::vector<float> kept(whole.size());
        for (const auto& [first, end] : {std::pair{3 * rate / 2, 22 * rate}, {30 * rate, 133 * rate / 4}})
            std::copy(whole.begin() + static_cast<std::ptrdiff_t>(first), whole.begin() + static_cast<std::ptrdiff_t>(end),
                      kept.begin() + static_cast<std::ptrdiff_t>(first));

        QProcess reader;
        reader.start(python, {QStringLiteral(UNDERTONE_TESTS_DIR "/oracle/read_vault.py"), folder.path(), folder.filePath("s")});
        reader.write(words.c_str());
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished(60000));
        const auto errors = reader.readAllStandardError();
        QVERIFY2(reader.exitCode() == 0, errors.constData());
        const auto json = QJsonDocument::fromJson(reader.readAllStandardOutput()).object();
        QCOMPARE(json["title"].toString(), QString("Gespraech Kuehlschrank"));
        const auto heard = json["tracks"].toArray();
        QCOMPARE(heard.size(), 3);
        QCOMPARE(heard[0].toObject()["frames"].toInt(), 75'123);
        QCOMPARE(heard[0].toObject()["sha256"].toString().toStdString(), sha256Hex(bytesOfSamples(whole)));
        QVERIFY(heard[1].isNull());
        QCOMPARE(heard[2].toObject()["sha256"].toString().toStdString(), sha256Hex(bytesOfSamples(kept)));
        QCOMPARE(json["head"].toString().toStdString(), session.log().head());
        QCOMPARE(json["events"].toArray().last().toString(), QString(keysDestroyedEvent));
    }

    void aWrongPassphraseOpensNothingThereEither()
    {
        const auto python = pythonWithNacl();
        if (python.isEmpty())
            QSKIP("No Python with PyNaCl (Debian: python3-nacl): nothing to compare with.");
        QTemporaryDir folder;
        QVERIFY(Keyring::create(folder.path().toStdString(), secretText(words), cheapPassphrase).ok());
        QProcess reader;
        reader.start(python, {QStringLiteral(UNDERTONE_TESTS_DIR "/oracle/read_vault.py"), folder.path(), folder.path()});
        reader.write("another passphrase");
        reader.closeWriteChannel();
        QVERIFY(reader.waitForFinished(60000));
        QVERIFY(reader.exitCode() != 0);
    }
};

QTEST_GUILESS_MAIN(VaultOracleTest)
#include "vault_oracle_test.moc"
