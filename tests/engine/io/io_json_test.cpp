// SPDX-License-Identifier: GPL-3.0-or-later
// What every reader of JSON relies on: bounds, and numbers that are what they say.
#include "engine/io/dialogue_tokens.h"
#include "engine/io/safetensors.h"
#include "engine/io/strict_json.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace undertone;

namespace {

Result<DialogueTokens> readWithCodebook(const std::string& codebookSize)
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("tokens.safetensors").toStdString();
    const std::string index = "{\"schema\": 1, \"labels\": [\"ang\"], \"codebook_size\": " + codebookSize
        + ", \"tokenizer_sha256\": \"1\", \"provenance\": {}, \"dialogues\": []}";
    if (!writeSafetensors(file, {{"codes", {TensorDtype::I32, {0}, {}}}}, {{"undertone_dialogues", index}}))
        qFatal("cannot write");
    return readDialogueTokens(file);
}

}  // namespace

class IoJsonTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWholeNumberIsOneThatFits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<int>("number");
        QTest::newRow("one") << "7" << true << 7;
        QTest::newRow("negative") << "-7" << true << -7;
        QTest::newRow("largest") << "2147483647" << true << std::numeric_limits<int>::max();
        QTest::newRow("one more") << "2147483648" << false << 0;
        QTest::newRow("round once") << "4294967303" << false << 0;  // 2^32 + 7, which nlohmann's get<int> takes for 7
        QTest::newRow("below") << "-2147483649" << false << 0;
        QTest::newRow("unsigned") << "18446744073709551615" << false << 0;
        QTest::newRow("far") << "1e300" << false << 0;
        QTest::newRow("a fraction") << "7.0" << false << 0;
        QTest::newRow("text") << "\"7\"" << false << 0;
        QTest::newRow("null") << "null" << false << 0;
    }

    void aWholeNumberIsOneThatFits()
    {
        QFETCH(QString, text);
        QFETCH(bool, fits);
        QFETCH(int, number);
        const auto json = parseStrictJson(text.toStdString(), "It");
        QVERIFY(json.ok());
        const auto found = wholeNumber<int>(*json);
        QCOMPARE(found.has_value(), fits);
        QCOMPARE(found.value_or(0), number);
    }

    void aSizeThatWrapsRoundIsRefused()
    {
        const auto read = readWithCodebook("27");
        QVERIFY(read.ok());
        QCOMPARE(read->codebookSize, 27);
        for (const char* size : {"4294967323", "1e300", "27.5", "-9223372036854775808", "\"27\""}) {
            const auto refused = readWithCodebook(size);
            QVERIFY2(!refused, size);
            QCOMPARE(refused.error().code, ErrorCode::CorruptFile);
        }
    }

    void orderedKeysStayInOrderAndDepthIsBounded()
    {
        const auto ordered = parseStrictOrderedJson("{\"b\": 1, \"a\": 2}", "It");
        QVERIFY(ordered.ok());
        QCOMPARE(ordered->begin().key(), std::string("b"));
        const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
        QCOMPARE(parseStrictOrderedJson(deep, "It").error().code, ErrorCode::LimitExceeded);
        QCOMPARE(parseStrictOrderedJson("{\"a\": 1, \"a\": 2}", "It").error().code, ErrorCode::CorruptFile);
    }
};

QTEST_GUILESS_MAIN(IoJsonTest)
#include "io_json_test.moc"
