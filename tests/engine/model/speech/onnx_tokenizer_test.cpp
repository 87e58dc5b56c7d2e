// SPDX-License-Identifier: GPL-3.0-or-later
// The weights of an ONNX tokenizer against what s3tokenizer reads in the same file (tests/oracle/make_onnx_tokenizer.py), and
// files that are hostile or something else.
#include "engine/io/onnx_initialisers.h"
#include "engine/messages/catalogue.h"
#include "engine/model/speech/onnx_tokenizer.h"
#include "tests/support/integer_generator.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <cstdlib>

using namespace undertone;
using namespace undertone::test;

namespace {

const std::filesystem::path goldenFile = std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden/onnx_tokenizer.onnx";

std::vector<float> sound(std::size_t samples)
{
    IntegerGenerator generator("onnx/sound");
    std::vector<float> pcm(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const auto period = 40 + 23 * ((i / 4000) % 11);
        const double swell = std::abs(static_cast<double>(i % 8000) - 4000.0) / 4000.0;
        const double noise = static_cast<double>(generator.bits()) / 16777216.0 - 0.5;
        pcm[i] = static_cast<float>(0.5 * static_cast<double>(i % period) / static_cast<double>(period) - 0.25 + 0.2 * swell * noise);
    }
    return pcm;
}

// A protobuf message, put together field by field.
QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value >= 0x80; value >>= 7)
        bytes.append(static_cast<char>(value | 0x80));
    return bytes.append(static_cast<char>(value));
}
QByteArray number(int field, quint64 value)
{
    return varint(static_cast<quint64>(field) << 3) + varint(value);
}
QByteArray bytes(int field, const QByteArray& content)
{
    return varint(static_cast<quint64>(field) << 3 | 2) + varint(static_cast<quint64>(content.size())) + content;
}

QByteArray tensor(const QByteArray& name, const std::vector<quint64>& shape, const QByteArray& raw, quint64 type = 1)
{
    QByteArray message;
    for (const auto size : shape)
        message += number(1, size);
    return message + number(2, type) + bytes(8, name) + bytes(9, raw);
}
QByteArray model(const QByteArray& graph)
{
    return number(1, 8) + bytes(7, graph);
}
QByteArray initialiser(const QByteArray& content)
{
    return bytes(5, content);
}

}  // namespace

class OnnxTokenizerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path written(const QByteArray& content)
    {
        QFile file(m_folder.filePath("model.onnx"));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
            qFatal("cannot write the test's file");
        return file.fileName().toStdString();
    }
    static QByteArray golden()
    {
        QFile file(QString::fromStdString(goldenFile.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void codesAreThoseOfTheOracle()
    {
        auto tokenizer = loadOnnxTokenizer(goldenFile, torch::kCPU);
        QVERIFY2(tokenizer.ok(), tokenizer.ok() ? "" : englishSentence(tokenizer.error()).c_str());
        auto state = (*tokenizer)->newRecording();
        const auto codes = (*tokenizer)->encodeUtterance(sound(64000), state, {});
        QVERIFY(codes.ok());
        const auto expected = *loadTensors(std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden/onnx_tokenizer.safetensors");
        const auto ours = torch::tensor(std::vector<std::int64_t>(codes->begin(), codes->end()));
        QCOMPARE(ours.numel(), expected.at("codes").numel());
        // Tokens whose every digit is further than 1e-3 from where rounding turns must be equal.
        const auto decided = ((expected.at("squashed").abs() - 0.5).abs() > 1e-3).all(-1);
        QVERIFY(decided.sum().item<std::int64_t>() >= 90);
        QVERIFY((ours.eq(expected.at("codes").to(torch::kInt64)) | ~decided).all().item<bool>());
    }

    void shapeIsReadFromTheWeights()
    {
        const auto tokenizer = readOnnxTokenizer(goldenFile);
        QVERIFY2(tokenizer.ok(), tokenizer.ok() ? "" : englishSentence(tokenizer.error()).c_str());
        const auto& config = tokenizer->config;
        QCOMPARE(config.melBands, 80);
        QCOMPARE(config.hiddenSize, 64);
        QCOMPARE(config.attentionHeads, 1);
        QCOMPARE(config.layers, 1);
        QCOMPARE(config.feedForwardMultiple, 4);
        QCOMPARE(config.fsmnKernel, 31);
        QCOMPARE(config.codebookDigits, 8);
        QVERIFY(std::abs(config.attentionNormEpsilon - 1e-6) < 1e-12);
        QVERIFY(std::abs(config.feedForwardNormEpsilon - 1e-5) < 1e-11);
        QVERIFY(!config.recordingNormalisation);
        QCOMPARE(tokenizer->weights.at("encoder.blocks.0.mlp.0.weight").sizes(), (std::vector<std::int64_t>{256, 64}));
    }

    /// Wherever a download broke off, a sentence says so.
    void everyCutIsNoticed()
    {
        const auto whole = golden();
        for (qsizetype size = 1; size < whole.size(); size += 1 + size / 3) {
            const auto tokenizer = readOnnxTokenizer(written(whole.left(size)));
            QVERIFY2(!tokenizer.ok(), qPrintable(QString::number(size)));
            QVERIFY(englishSentence(tokenizer.error()).ends_with('.') || englishSentence(tokenizer.error()).ends_with(')'));
        }
    }

    void missingAndForeignWeightsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("word");
        QTest::newRow("a node of another name")
            << QByteArray("/blocks.0/attn/key/MatMul") << QByteArray("/blocks.0/attn/kez/MatMul") << "attn.key.weight";
        QTest::newRow("a block is skipped") << QByteArray("/blocks.0/") << QByteArray("/blocks.1/") << "encoder.blocks.0";
        QTest::newRow("another network") << QByteArray("/blocks.") << QByteArray("/bricks.") << "two nodes claim";
        QTest::newRow("two claim one") << QByteArray("/blocks.0/attn/query/MatMul") << QByteArray("/blocks.0/attn/value/MatMul")
                                       << "two nodes claim";
    }
    void missingAndForeignWeightsAreNamed()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, word);
        auto content = golden();
        QVERIFY(content.contains(from));
        // The same length, so that the message around stays whole.
        const auto tokenizer = readOnnxTokenizer(written(content.replace(from, to.left(from.size()))));
        QVERIFY(!tokenizer.ok());
        QCOMPARE(tokenizer.error().code, ErrorCode::InvalidModel);
        QVERIFY2(QString::fromStdString(englishSentence(tokenizer.error())).contains(word), englishSentence(tokenizer.error()).c_str());
    }

    void hostileFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        const QByteArray four(16, '\0');
        QTest::newRow("nothing") << QByteArray() << "no ONNX model";
        QTest::newRow("text") << QByteArray("hello, world, this is no model") << "no ONNX model";
        QTest::newRow("no graph") << number(1, 8) << "no ONNX model";
        QTest::newRow("two graphs") << model("") + bytes(7, "") << "no ONNX model";
        QTest::newRow("length beyond the file") << number(1, 8) + varint(7 << 3 | 2) + varint(1000) + "abc"
                                                << "cut short";
        QTest::newRow("length of 64 bits") << number(1, 8) + varint(7 << 3 | 2) + varint(~0ull) + "abc"
                                           << "cut short";
        QTest::newRow("a number that does not end") << model(QByteArray(40, '\xff')) << "cut short";
        QTest::newRow("a tensor beyond its graph")
            << model(varint(5 << 3 | 2) + varint(500) + "abc") + QByteArray(600, '\0') << "cut short";
        QTest::newRow("a tensor a little beyond its graph")
            << model(varint(5 << 3 | 2) + varint(8) + "abcd") + number(2, 1) + number(3, 1) << "cut short";
        QTest::newRow("field zero") << model(QByteArray("\x00\x01", 2)) << "cut short";
        QTest::newRow("a group") << model(QByteArray("\x0b\x0c", 2)) << "cut short";
        QTest::newRow("too few bytes") << model(initialiser(tensor("w", {2, 3}, four))) << "16 bytes where its shape needs 24";
        QTest::newRow("overflowing shape") << model(initialiser(tensor("w", {1ull << 62, 1ull << 62}, four))) << "overflows";
        QTest::newRow("negative size") << model(initialiser(tensor("w", {~0ull}, four))) << "negative";
        QTest::newRow("rank 17") << model(initialiser(tensor("w", std::vector<quint64>(17, 1), four.left(4)))) << "more sizes";
        QTest::newRow("external data") << model(
            initialiser(tensor("w", {4}, four) + bytes(13, bytes(1, "location") + bytes(2, "/etc/passwd"))))
                                       << "external data";
        QTest::newRow("external by flag") << model(initialiser(tensor("w", {4}, four) + number(14, 1))) << "external data";
        QTest::newRow("a name twice") << model(initialiser(tensor("w", {4}, four)) + initialiser(tensor("w", {4}, four)))
                                      << "two weights named";
        QTest::newRow("data twice") << model(initialiser(tensor("w", {4}, four) + bytes(4, four))) << "twice";
        QTest::newRow("sparse") << model(bytes(15, "")) << "sparse";
        QTest::newRow("an endless name") << model(initialiser(tensor(QByteArray(5000, 'n'), {4}, four))) << "letters";
    }
    void hostileFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const auto file = OnnxFile::open(written(content));
        QVERIFY(!file.ok());
        QVERIFY2(QString::fromStdString(englishSentence(file.error())).contains(word), englishSentence(file.error()).c_str());
        QVERIFY(!file.error().path.empty());
    }

    void weightsAndNodesAreListedAsTheyLie()
    {
        const QByteArray floats("\x00\x00\x80\x3f\x00\x00\x00\x40", 8);
        const QByteArray packed = number(2, 1) + bytes(8, "packed") + bytes(1, varint(2) + varint(1)) + bytes(4, floats);
        const QByteArray pieces = number(2, 1) + bytes(8, "pieces") + number(1, 2) + bytes(4, floats.left(4)) + bytes(4, floats.right(4));
        const QByteArray epsilon = bytes(1, "epsilon") + varint(2 << 3 | 5) + floats.left(4);
        const QByteArray node =
            bytes(1, "x") + bytes(1, "packed") + bytes(2, "y") + bytes(3, "/n") + bytes(4, "MatMul") + bytes(5, epsilon);
        const auto file = OnnxFile::open(
            written(model(initialiser(tensor("half", {3}, "abcdef", 10)) + initialiser(packed) + initialiser(pieces) + bytes(1, node))));
        QVERIFY2(file.ok(), file.ok() ? "" : englishSentence(file.error()).c_str());
        QCOMPARE((*file)->initialisers().size(), std::size_t{2});
        const auto& half = (*file)->initialisers().at("half");
        QCOMPARE(half.dtype, TensorDtype::F16);
        QCOMPARE(half.bytes.size(), std::size_t{6});
        QCOMPARE((*file)->initialisers().at("packed").shape, (std::vector<std::int64_t>{2, 1}));
        QCOMPARE((*file)->nodes().size(), std::size_t{1});
        const auto& read = (*file)->nodes().front();
        QCOMPARE(read.name, std::string("/n"));
        QCOMPARE(read.operation, std::string("MatMul"));
        QCOMPARE(read.inputs, (std::vector<std::string>{"x", "packed"}));
        QCOMPARE(read.outputs, std::vector<std::string>{"y"});
        QCOMPARE(read.numbers.at("epsilon"), 1.0F);
    }
};

QTEST_GUILESS_MAIN(OnnxTokenizerTest)
#include "onnx_tokenizer_test.moc"
