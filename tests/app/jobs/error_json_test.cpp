// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/error_json.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

using namespace undertone;

class ErrorJsonTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Another program says it in its own language: id and arguments come back, nested ones too.
    void anErrorComesBackWhole()
    {
        const Error error{ErrorCode::CorruptFile, message("text.at-line", "a.csv", 3, message("csv.field-count", 2, 4)), "/data/a.csv"};
        const nlohmann::json json = errorJson(error);
        QCOMPARE(json["sentence"].get<std::string>(), std::string("a.csv, line 3: 2 fields where the header has 4."));
        const Error back = errorOf(json);
        QVERIFY(back.code == error.code && back.path == error.path);
        QVERIFY(back.message == error.message);
    }

    /// A file of another version, or of somebody else: its sentence stays.
    void whatIsNotKnownIsItsSentence_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("none") << QByteArray("null");
        QTest::newRow("other id") << QByteArray(R"({"id":"some.thing","arguments":[]})");
        QTest::newRow("no arguments") << QByteArray(R"({"id":"text.at-line"})");
        QTest::newRow("an argument that is none") << QByteArray(R"({"id":"text.at-line","arguments":["a",1,"b"]})");
        QTest::newRow("an unknown argument") << QByteArray(
            R"({"id":"text.at-line","arguments":["a","1",{"id":"some.thing","arguments":[]}]})");
        QTest::newRow("endless") << QByteArray(R"({"id":"core.of","arguments":["",)").repeated(30) + "\"\"" + QByteArray("]}").repeated(30);
    }

    void whatIsNotKnownIsItsSentence()
    {
        QFETCH(QByteArray, message);
        const auto json =
            nlohmann::json::parse(R"({"code":"not_finite","sentence":"It is no number.","message":)" + message.toStdString() + "}");
        const Error error = errorOf(json);
        QCOMPARE(error.code, ErrorCode::NotFinite);
        QCOMPARE(englishSentence(error), std::string("It is no number."));
    }

    void warningsComeBack()
    {
        const std::vector<Message> warnings{message("iemocap.missing", "Session5"), literalText("As it is.")};
        const nlohmann::json json = messagesJson(warnings);
        QCOMPARE(json[0]["sentence"].get<std::string>(), std::string("Session5 is missing."));
        QVERIFY(messagesOf(json) == warnings);
        const auto old = messagesOf(nlohmann::json::parse(R"(["A sentence.",{"id":"some.thing","arguments":[],"sentence":"Another."}])"));
        QVERIFY(englishSentences(old) == std::vector<std::string>({"A sentence.", "Another."}));
    }

    void pathsThatAreNoTextAreWritten()
    {
        const Error error{ErrorCode::FileNotFound, message("text.no-file", std::filesystem::path("b\xff.csv")), "b\xff.csv"};
        QVERIFY(jsonText(errorJson(error)).find("There is no file b\xef\xbf\xbd.csv.") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(ErrorJsonTest)
#include "error_json_test.moc"
