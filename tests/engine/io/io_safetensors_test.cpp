// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/safetensors.h"
#include "engine/messages/catalogue.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <cstring>

using namespace undertone;

namespace {

std::span<const std::byte> bytesOf(const QByteArray& data)
{
    return std::as_bytes(std::span(data.constData(), static_cast<std::size_t>(data.size())));
}

// A file with this header text and so many bytes of data behind it.
QByteArray withHeader(const QByteArray& header, int dataBytes)
{
    const auto length = static_cast<quint64>(header.size());
    QByteArray file(reinterpret_cast<const char*>(&length), 8);
    return file + header + QByteArray(dataBytes, '\x01');
}

QByteArray oneTensor(const char* dtype, const char* shape, const char* offsets)
{
    return QByteArray(R"({"a":{"dtype":")") + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

}  // namespace

class IoSafetensorsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path path(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    std::filesystem::path write(const QByteArray& content) const
    {
        QFile file(m_folder.filePath(QStringLiteral("test.safetensors")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        file.write(content);
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void readsWhatPythonWrote()
    {
        const auto file = SafetensorsFile::open(UNDERTONE_TESTS_DIR "/golden/safetensors_python.safetensors");
        QVERIFY2(file.ok(), file.ok() ? "" : englishSentence(file.error()).c_str());
        const auto& tensors = (*file)->tensors();
        const std::map<std::string, std::pair<TensorDtype, std::vector<std::int64_t>>> expected{
            {"f64", {TensorDtype::F64, {2}}},   {"f32", {TensorDtype::F32, {2, 3}}},   {"f16", {TensorDtype::F16, {3}}},
            {"bf16", {TensorDtype::BF16, {3}}}, {"i64", {TensorDtype::I64, {1}}},      {"i32", {TensorDtype::I32, {1, 1, 2}}},
            {"i16", {TensorDtype::I16, {2}}},   {"i8", {TensorDtype::I8, {3}}},        {"u8", {TensorDtype::U8, {3}}},
            {"bool", {TensorDtype::Bool, {3}}}, {"empty", {TensorDtype::F32, {0, 4}}}, {"scalar", {TensorDtype::F32, {}}}};
        QCOMPARE(tensors.size(), expected.size());
        for (const auto& [name, what] : expected) {
            QVERIFY2(tensors.contains(name), name.c_str());
            QVERIFY2(tensors.at(name).dtype == what.first, name.c_str());
            QVERIFY2(tensors.at(name).shape == what.second, name.c_str());
        }
        float values[6];
        QCOMPARE(tensors.at("f32").bytes.size(), sizeof values);
        std::memcpy(values, tensors.at("f32").bytes.data(), sizeof values);
        QCOMPARE(values[0], 0.5f);
        QCOMPARE(values[5], -5.5f);
        QCOMPARE((*file)->metadata().at("maker"), std::string("python"));
    }

    void metadataMayBeNull()
    {
        const QByteArray header = R"({"__metadata__":null,"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})";
        const auto length = static_cast<quint64>(header.size());
        QFile file(QString::fromStdString(path("null").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(reinterpret_cast<const char*>(&length), 8) + header + "\x01");
        file.close();
        const auto read = SafetensorsFile::open(path("null"));
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QVERIFY((*read)->metadata().empty());
        QCOMPARE((*read)->tensors().size(), std::size_t{1});
    }

    void writesWhatItReads()
    {
        const float floats[2] = {1.5f, -2.0f};
        const std::uint8_t small[3] = {1, 2, 3};
        const std::map<std::string, TensorEntry> tensors{{"a", {TensorDtype::U8, {3}, std::as_bytes(std::span(small))}},
                                                         {"b", {TensorDtype::F32, {2, 1}, std::as_bytes(std::span(floats))}}};
        QVERIFY(writeSafetensors(path("one"), tensors, {{"k", "v"}}).ok());
        QVERIFY(writeSafetensors(path("two"), tensors, {{"k", "v"}}).ok());
        const auto read = SafetensorsFile::open(path("one"));
        QVERIFY(read.ok());
        QVERIFY(std::ranges::equal((*read)->tensors().at("b").bytes, tensors.at("b").bytes));
        QVERIFY(std::ranges::equal((*read)->tensors().at("a").bytes, tensors.at("a").bytes));
        QCOMPARE((*read)->metadata().at("k"), std::string("v"));
        // The wider type lies first, at a multiple of eight.
        QCOMPARE(reinterpret_cast<std::uintptr_t>((*read)->tensors().at("b").bytes.data()) % 8, std::uintptr_t{0});
        QFile one(QString::fromStdString(path("one").string())), two(QString::fromStdString(path("two").string()));
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        const QByteArray content = one.readAll();
        QCOMPARE(content, two.readAll());
        const auto encoded = encodeSafetensors(tensors, {{"k", "v"}});
        QVERIFY(encoded.ok());
        QVERIFY(std::ranges::equal(*encoded, bytesOf(content)));
        QVERIFY(SafetensorsFile::fromBytes(*encoded, "memory").ok());
    }

    void refusesToWriteAMisshapenTensorAndKeepsTheOldFile()
    {
        const float floats[2] = {};
        QVERIFY(writeSafetensors(path("kept"), {{"a", {TensorDtype::F32, {2}, std::as_bytes(std::span(floats))}}}).ok());
        const auto status = writeSafetensors(path("kept"), {{"a", {TensorDtype::F32, {3}, std::as_bytes(std::span(floats))}}});
        QVERIFY(!status.ok());
        QCOMPARE(status.error().code, ErrorCode::InvalidArgument);
        QVERIFY(SafetensorsFile::open(path("kept")).ok());
        const auto elsewhere = writeSafetensors(path("no/such/folder/file"), {});
        QCOMPARE(elsewhere.error().code, ErrorCode::FileNotWritable);
        QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("*.tmp")}, QDir::Files | QDir::Hidden).size(), 0);
    }

    void neverWritesOverADevice()
    {
        QCOMPARE(writeSafetensors("/dev/null", {}).error().code, ErrorCode::FileNotWritable);
        QVERIFY(!std::filesystem::is_regular_file("/dev/null"));
    }

    void hostileHeaders_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto corrupt = static_cast<int>(ErrorCode::CorruptFile);
        const auto limit = static_cast<int>(ErrorCode::LimitExceeded);
        const auto row = [](const char* name, const QByteArray& content, int code, const char* says) {
            QTest::newRow(name) << content << code << QString::fromLatin1(says);
        };
        const auto header = [](const char* text, int data = 0) { return withHeader(text, data); };
        row("empty", {}, corrupt, "too short");
        row("seven bytes", "1234567", corrupt, "too short");
        row("header cut", withHeader(oneTensor("F32", "[1]", "[0,4]"), 4).left(30), corrupt, "cut short");
        row("data cut", withHeader(oneTensor("F32", "[4]", "[0,16]"), 15), corrupt, "past the end");
        row("header longer than a file can be", QByteArray(8, '\xff') + "{}", corrupt, "does not fit");
        row("header of 2^63", QByteArray("\0\0\0\0\0\0\0\x80", 8) + "{}", corrupt, "does not fit");
        row("no JSON", header("{\"a\":"), corrupt, "not valid JSON");
        row("a list", QByteArray("\x02\0\0\0\0\0\0\0[]", 10), corrupt, "not a safetensors file");
        row("overlap",
            header(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}})", 6),
            corrupt, "overlaps");
        row("the same bytes twice",
            header(R"({"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}})", 4),
            corrupt, "overlaps");
        row("hole",
            header(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}})", 6),
            corrupt, "hole");
        row("hole at the start", header(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}})", 4), corrupt, "hole");
        row("bytes left over", withHeader(oneTensor("U8", "[2]", "[0,2]"), 3), corrupt, "belong to none");
        row("bytes without tensors", header("{}", 3), corrupt, "belong to none");
        row("name twice",
            header(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}})", 2),
            corrupt, "twice");
        row("dtype twice", header(R"({"a":{"dtype":"U8","dtype":"I8","shape":[2],"data_offsets":[0,2]}})", 2), corrupt, "twice");
        row("unknown dtype", withHeader(oneTensor("F8_E5M2", "[2]", "[0,2]"), 2), corrupt, "unknown dtype");
        row("dtype a number", header(R"({"a":{"dtype":3,"shape":[2],"data_offsets":[0,2]}})", 2), corrupt, "unknown dtype");
        row("shape does not fit", withHeader(oneTensor("F32", "[3]", "[0,8]"), 8), corrupt, "its shape needs 12");
        row("shape of 2^63", withHeader(oneTensor("U8", "[9223372036854775808]", "[0,0]"), 0), corrupt, "below 2^63");
        row("shape of 2^64", withHeader(oneTensor("U8", "[18446744073709551616]", "[0,0]"), 0), corrupt, "below 2^63");
        row("product wraps to 0", withHeader(oneTensor("U8", "[4294967296,4294967296]", "[0,0]"), 0), corrupt, "overflows");
        row("bytes wrap to 0", withHeader(oneTensor("F64", "[2305843009213693952]", "[0,0]"), 0), corrupt, "overflows");
        row("negative size", withHeader(oneTensor("U8", "[-1]", "[0,0]"), 0), corrupt, "below 2^63");
        row("fraction", withHeader(oneTensor("U8", "[1.5]", "[0,1]"), 1), corrupt, "below 2^63");
        row("rank 17", withHeader(oneTensor("U8", "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[0,1]"), 1), corrupt, "at most 16");
        row("offsets fall", withHeader(oneTensor("U8", "[2]", "[2,0]"), 2), corrupt, "rising");
        row("offsets negative", withHeader(oneTensor("U8", "[2]", "[-2,0]"), 2), corrupt, "rising");
        row("three offsets", withHeader(oneTensor("U8", "[2]", "[0,1,2]"), 2), corrupt, "rising");
        row("offset of 2^64", withHeader(oneTensor("U8", "[2]", "[0,18446744073709551616]"), 2), corrupt, "rising");
        row("field missing", header(R"({"a":{"dtype":"U8","shape":[2]}})", 2), corrupt, "must have dtype");
        row("field too many", header(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2],"x":1}})", 2), corrupt, "nothing else");
        row("tensor a number", header(R"({"a":3})"), corrupt, "must have dtype");
        row("metadata a list", header(R"({"__metadata__":[]})"), corrupt, "__metadata__");
        row("metadata of numbers", header(R"({"__metadata__":{"a":1}})"), corrupt, "__metadata__");
        row("nested deep", header("{\"a\":" + QByteArray(100000, '[') + QByteArray(100000, ']') + "}"), limit, "nested");
        row("not UTF-8", header("{\"\xff\":1}"), corrupt, "not valid JSON");
        row("number out of range", header("{\"a\":1e999}"), corrupt, "out of range");
    }

    void hostileHeaders()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        QFETCH(QString, says);
        const auto file = SafetensorsFile::open(write(content));
        QVERIFY(!file.ok());
        QCOMPARE(static_cast<int>(file.error().code), code);
        QVERIFY2(QString::fromStdString(englishSentence(file.error())).contains(says), englishSentence(file.error()).c_str());
        QVERIFY(!file.error().path.empty());
        // The same bytes in memory are refused alike.
        const auto bytes = bytesOf(content);
        QVERIFY(!SafetensorsFile::fromBytes({bytes.begin(), bytes.end()}, "memory").ok());
    }

    void everyCutOfAValidFileIsRefused()
    {
        const QByteArray whole = withHeader(
            R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[3],"data_offsets":[8,11]}})", 11);
        const auto bytes = bytesOf(whole);
        QVERIFY(SafetensorsFile::fromBytes({bytes.begin(), bytes.end()}, "whole").ok());
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY2(!SafetensorsFile::fromBytes({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size)}, "cut").ok(),
                     std::to_string(size).c_str());
    }

    void headerOverTheLimit()
    {
        // A sparse file: the declared header is 101 MB of zeros, refused before any of it is read.
        QFile file(m_folder.filePath(QStringLiteral("large.safetensors")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const quint64 length = 101'000'000;
        file.write(reinterpret_cast<const char*>(&length), 8);
        file.write("{");
        QVERIFY(file.resize(102'000'000));
        file.close();
        const auto opened = SafetensorsFile::open(file.fileName().toStdString());
        QVERIFY(!opened.ok());
        QCOMPARE(opened.error().code, ErrorCode::LimitExceeded);
    }

    void foreignFormatsAreRefusedByContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("zip .pt") << QByteArray("PK\x03\x04\x00\x00\x08\x08", 8) + QByteArray(100, '\0') << "zip archive";
        QTest::newRow("legacy pickle") << QByteArray("\x80\x02\x8a\x0al\xfc\x9c\x46\xf9 j\xa8P\x19.", 15) + QByteArray(50, '\0')
                                       << "pickle";
        QTest::newRow("pickle protocol 4") << QByteArray("\x80\x04\x95\x10\0\0\0\0\0\0\0}", 12) + QByteArray(50, 'x') << "pickle";
        QTest::newRow("onnx") << QByteArray("\x08\x07\x12\x07pytorch\x1a\x05"
                                            "2.1.0:",
                                            20)
                + QByteArray(50, 'x')
                              << "ONNX";
        QTest::newRow("gguf") << QByteArray("GGUF\x03\0\0\0", 8) + QByteArray(50, 'x') << "GGUF";
        QTest::newRow("hdf5") << QByteArray("\x89HDF\r\n\x1a\n", 8) + QByteArray(50, 'x') << "HDF5";
        QTest::newRow("git lfs") << QByteArray("version https://git-lfs.github.com/spec/v1\noid sha256:0\n") << "git lfs pull";
    }

    void foreignFormatsAreRefusedByContent()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto file = SafetensorsFile::open(write(content));
        QVERIFY(!file.ok());
        QCOMPARE(file.error().code, ErrorCode::UnsupportedFormat);
        QVERIFY2(QString::fromStdString(englishSentence(file.error())).contains(says), englishSentence(file.error()).c_str());
    }

    void missingAndFolder()
    {
        QCOMPARE(SafetensorsFile::open(path("absent")).error().code, ErrorCode::FileNotFound);
        QCOMPARE(SafetensorsFile::open(m_folder.path().toStdString()).error().code, ErrorCode::FileUnreadable);
    }
};

QTEST_GUILESS_MAIN(IoSafetensorsTest)
#include "io_safetensors_test.moc"
