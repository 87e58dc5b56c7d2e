// SPDX-License-Identifier: GPL-3.0-or-later
// Files of CTranslate2 as its own package writes them (tests/oracle/make_whisper_goldens.py), and files that are hostile.
#include "engine/io/ctranslate2_model.h"
#include "engine/messages/catalogue.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;

namespace {

template <typename Number> QByteArray number(Number value)
{
    return QByteArray(reinterpret_cast<const char*>(&value), sizeof value);
}
QByteArray text(const QByteArray& letters)
{
    return number(static_cast<quint16>(letters.size() + 1)) + letters + QByteArray(1, '\0');
}
QByteArray variable(const QByteArray& name, const std::vector<quint32>& shape, quint8 type, const QByteArray& bytes)
{
    QByteArray out = text(name) + number(static_cast<quint8>(shape.size()));
    for (const auto size : shape)
        out += number(size);
    return out + number(type) + number(static_cast<quint32>(bytes.size())) + bytes;
}
QByteArray head(quint32 count)
{
    return number(quint32{6}) + text("WhisperSpec") + number(quint32{3}) + number(count);
}
const QByteArray noAliases = number(quint32{0});
const QByteArray four(16, '\1');

}  // namespace

class IoCtranslate2Test : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path written(const QByteArray& content) const
    {
        QFile file(m_folder.filePath(QStringLiteral("model.bin")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        file.write(content);
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void readsWhatCtranslate2Wrote()
    {
        const auto model = Ctranslate2Model::open(UNDERTONE_TESTS_DIR "/golden/whisper/ctranslate2/model.bin");
        QVERIFY2(model.ok(), model.ok() ? "" : englishSentence(model.error()).c_str());
        QCOMPARE((*model)->specification(), std::string("WhisperSpec"));
        const auto& variables = (*model)->variables();
        const auto& stacked = variables.at("encoder/layer_1/self_attention/linear_0/weight");
        QCOMPARE(stacked.dtype, TensorDtype::F16);
        QCOMPARE(stacked.shape, (std::vector<std::int64_t>{192, 64}));
        QCOMPARE(stacked.bytes.size(), std::size_t{192 * 64 * 2});
        const auto& heads = variables.at("encoder/num_heads");
        QCOMPARE(heads.dtype, TensorDtype::I16);
        QVERIFY(heads.shape.empty() && heads.bytes.size() == 2 && heads.bytes[0] == std::byte{2});
        // Zeros that the decoder has in many places stand in the file once.
        QVERIFY(variables.contains("decoder/layer_norm/beta"));
    }

    void aliasesStandForTheirVariables()
    {
        const auto model =
            Ctranslate2Model::open(written(head(1) + variable("a", {2, 2}, 0, four) + number(quint32{1}) + text("b") + text("a")));
        QVERIFY2(model.ok(), model.ok() ? "" : englishSentence(model.error()).c_str());
        QCOMPARE((*model)->variables().size(), std::size_t{2});
        QCOMPARE((*model)->variables().at("b").bytes.data(), (*model)->variables().at("a").bytes.data());
    }

    /// Wherever a download broke off, a sentence says so.
    void everyCutIsNoticed()
    {
        QFile file(UNDERTONE_TESTS_DIR "/golden/whisper/ctranslate2/model.bin");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto whole = file.readAll();
        for (qsizetype size = 1; size < whole.size(); size += 1 + size / 3) {
            const auto model = Ctranslate2Model::open(written(whole.left(size)));
            QVERIFY2(!model.ok(), qPrintable(QString::number(size)));
            QVERIFY(QString::fromStdString(englishSentence(model.error())).contains("cut short"));
        }
        QVERIFY(!Ctranslate2Model::open(written(whole.left(whole.size() - 1))).ok());
    }

    void hostileFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        const auto one = variable("a", {2, 2}, 0, four);
        QTest::newRow("nothing") << QByteArray() << "cut short";
        QTest::newRow("text") << QByteArray("hello, world, this is no model") << "version";
        QTest::newRow("an older version") << number(quint32{5}) + head(0).mid(4) + noAliases << "version 5";
        QTest::newRow("a name without its zero") << number(quint32{6}) + number(quint16{3}) + "abc"
                                                 << "end with a zero";
        QTest::newRow("a name with a zero within") << number(quint32{6}) + text(QByteArray("a\0b", 3)) << "end with a zero";
        QTest::newRow("an empty name") << number(quint32{6}) + number(quint16{0}) << "end with a zero";
        QTest::newRow("a name beyond the file") << number(quint32{6}) + number(quint16{60000}) + "abc"
                                                << "cut short";
        QTest::newRow("endless variables") << head(~0U) << "more variables";
        QTest::newRow("fewer variables than it says") << head(3) + one << "cut short";
        QTest::newRow("endless aliases") << head(1) + one + number(~quint32{0}) << "more variables";
        QTest::newRow("rank 17") << head(1) + variable("a", std::vector<quint32>(17, 1), 0, four.left(4)) << "more dimensions";
        QTest::newRow("an unknown type") << head(1) + variable("a", {2, 2}, 9, four) << "does not know";
        QTest::newRow("too few bytes") << head(1) + variable("a", {2, 3}, 0, four) << "do not fit";
        QTest::newRow("an overflowing shape") << head(1) + variable("a", {~0U, ~0U, ~0U}, 0, four) << "do not fit";
        QTest::newRow("a shape that wraps round") << head(1) + variable("a", {1U << 31, 1U << 31, 4}, 0, {}) << "do not fit";
        QTest::newRow("a name twice") << head(2) + one + one + noAliases << "two variables";
        QTest::newRow("an alias of nothing") << head(1) + one + number(quint32{1}) + text("b") + text("c") << "does not have";
        QTest::newRow("an alias of a name that is taken") << head(1) + one + number(quint32{1}) + text("a") + text("a") << "two variables";
        QTest::newRow("bytes behind its end") << head(1) + one + noAliases + "x"
                                              << "should end";
    }
    void hostileFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const auto model = Ctranslate2Model::open(written(content));
        QVERIFY(!model.ok());
        QVERIFY2(QString::fromStdString(englishSentence(model.error())).contains(word), englishSentence(model.error()).c_str());
        QVERIFY(!model.error().path.empty());
    }
};

QTEST_GUILESS_MAIN(IoCtranslate2Test)
#include "io_ctranslate2_test.moc"
