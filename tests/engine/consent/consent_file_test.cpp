// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_file.h"
#include "tests/support/consent_text.h"
#include "tests/support/vault_folder.h"

#include <QtTest>

#include <functional>
#include <sys/stat.h>

using namespace undertone;
using namespace undertone::test;
using Json = nlohmann::json;

class ConsentFileTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file() const { return m_folder.filePath("consent.json").toStdString(); }
    Result<ConsentFile> read(const Json& json) const
    {
        writeAll(file(), json.dump());
        return readConsentFile(file());
    }
    static Json whole() { return consentText({consentingSpeaker("A", "Annegret", 0), consentingSpeaker("B", "Balduin", 1, {"record"})}); }

private Q_SLOTS:
    void aWholeFileIsRead()
    {
        const auto consent = read(whole());
        QVERIFY2(consent.ok(), consent ? "" : englishSentence(consent.error()).c_str());
        QCOMPARE(consent->speakers.size(), 2u);
        QCOMPARE(consent->speakers[0].record.name, std::string("Annegret"));
        QCOMPARE(consent->speakers[0].record.purposes.size(), 4u);
        QCOMPARE(consent->speakers[1].channel, 1);
        QVERIFY(consent->speakers[1].record.purposes == Purposes{Purpose::Record});
        QVERIFY(consent->terms.inference() == EmotionInference::Allowed);
    }

    void whatIsWrongIsSaid_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("word");
        for (const auto& [change, word] : std::vector<std::pair<const char*, const char*>>{
                 {"/schema=2", "schema 1"},
                 {"/title=null", "title"},
                 {"/setting=\"pub\"", "setting"},
                 {"/retention_until=\"tomorrow\"", "retention_until"},
                 {"/speakers=[]", "1 to 64"},
                 {"/controller/name=\"\"", "answers"},
                 {"/speakers/0/id=\"a b\"", "id of a speaker"},
                 {"/speakers/1/id=\"A\"", "twice"},
                 {"/speakers/0/channel=64", "channel"},
                 {"/speakers/0/channel=-1", "channel"},
                 {"/speakers/0/purposes=[\"analyse\"]", "record"},
                 {"/speakers/0/purposes=[\"listen\"]", "listen"},
                 {"/speakers/0/notice_sha256=\"00\"", "notice"},
                 {"/speakers/0/language=\"fr\"", "notice"},
                 {"/speakers/0/expressed=\"assumed\"", "expressed"},
                 {"/speakers/0/when=\"2026-01-01\"", "when"},
                 {"/speakers/0/when=\"2026-99-01T00:00:00Z\"", "when"},
                 {"/speakers/0/until=\"2027-02-29T00:00:00Z\"", "until"},
                 {"/retention_until=\"2027-01-01T24:00:00Z\"", "retention_until"},
                 {"/speakers/0/until=\"2025-01-01T00:00:00Z\"", "until"},
                 {"/speakers/0/evidence=\"../consent.json\"", "folder"},
                 {"/speakers/0/evidence=\"none.wav\"", "none.wav"},
                 {"/exception={\"kind\":\"medical\",\"reason\":\"\",\"claimed_by\":\"me\"}", "claims it"},
                 {"/exception={\"kind\":\"curiosity\",\"reason\":\"r\",\"claimed_by\":\"me\"}", "kind"}})
            QTest::newRow(change) << change << word;
    }
    void whatIsWrongIsSaid()
    {
        QFETCH(QString, change);
        QFETCH(QString, word);
        auto json = whole();
        const auto equals = change.indexOf('=');
        json[Json::json_pointer(change.left(equals).toStdString())] = Json::parse(change.mid(equals + 1).toStdString());
        const auto consent = read(json);
        QVERIFY(!consent.ok());
        const auto sentence = QString::fromStdString(englishSentence(consent.error()));
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }

    /// What shows consent is a file of some size: a pipe would be waited for, a disk would be read to its end.
    void evidenceIsAFile()
    {
        const auto place = m_folder.filePath("pipe").toStdString();
        QCOMPARE(::mkfifo(place.c_str(), 0600), 0);
        auto json = whole();
        json["speakers"][0]["evidence"] = "pipe";
        QCOMPARE(read(json).error().message.id, std::string("io.not-a-file"));
        const auto large = m_folder.filePath("large.wav").toStdString();
        writeAll(large, "RIFF");
        std::filesystem::resize_file(large, ConsentFile::maxEvidenceBytes + 1);
        json["speakers"][0]["evidence"] = "large.wav";
        QCOMPARE(read(json).error().code, ErrorCode::LimitExceeded);
        std::filesystem::resize_file(large, 4);
        QVERIFY(read(json).ok());
    }

    /// EU AI Act, Art. 5(1)(f).
    void workplacesAndSchoolsNeedADocumentedException()
    {
        for (const char* setting : {"workplace", "education"}) {
            auto json = whole();
            json["setting"] = setting;
            QVERIFY(read(json)->terms.inference() == EmotionInference::Prohibited);
            json["exception"] = {{"kind", "safety"}, {"reason", "fatigue of pilots"}, {"claimed_by", "Dr Who"}};
            QVERIFY(read(json)->terms.inference() == EmotionInference::Allowed);
        }
    }

    void aNoticeOfOnesOwnIsNamedByItsFile()
    {
        writeAll(m_folder.filePath("notice.txt").toStdString(), "hello");
        auto json = whole();
        json["speakers"][0]["language"] = "fr";
        json["speakers"][0]["notice_file"] = "notice.txt";
        json["speakers"][0]["notice_sha256"] = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
        QVERIFY(read(json).ok());
        json["speakers"][0]["notice_sha256"] = std::string(64, '0');
        QVERIFY(!read(json).ok());
    }

    void noticesAreInThreeLanguages()
    {
        std::set<std::string> hashes;
        for (const auto& language : noticeLanguages()) {
            QVERIFY(consentNotice(language).size() > 400);
            hashes.insert(consentNoticeSha256(language));
        }
        QCOMPARE(hashes.size(), 3u);
        QVERIFY(consentNotice("fr").empty());
    }
};

QTEST_APPLESS_MAIN(ConsentFileTest)
#include "consent_file_test.moc"
