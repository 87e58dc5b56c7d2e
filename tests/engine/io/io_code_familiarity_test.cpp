// SPDX-License-Identifier: GPL-3.0-or-later
// Familiarity of codes: uniform over what is like the references, near 0 for what is not, and kept in a file that is checked.
#include "engine/core/seeded_random.h"
#include "engine/io/code_familiarity.h"
#include "engine/io/safetensors.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>

using namespace undertone;

namespace {

using Codes = std::vector<std::int32_t>;

constexpr int digits = 4;
constexpr std::int64_t codebook = 81;

/// Each digit stays as it was with probability `inertia`, else is drawn: 0, 1 or 2 with the weights of `share`.
Codes sentence(SplitMix64& random, std::size_t length, double inertia, std::array<double, 2> share)
{
    std::array<int, digits> now{};
    Codes codes;
    for (std::size_t t = 0; t < length; ++t) {
        std::int32_t code = 0;
        for (int i = digits - 1; i >= 0; --i) {
            auto& digit = now[static_cast<std::size_t>(i)];
            if (t == 0 || random.uniform() >= inertia) {
                const double drawn = random.uniform();
                digit = drawn < share[0] ? 0 : drawn < share[0] + share[1] ? 1 : 2;
            }
            code = code * 3 + digit;
        }
        codes.push_back(code);
    }
    return codes;
}

std::vector<Codes> sentences(std::uint64_t seed, std::size_t count, std::size_t shortest, std::size_t longest, double inertia = 0.6,
                             std::array<double, 2> share = {0.5, 0.3})
{
    SplitMix64 random(seed);
    std::vector<Codes> all;
    for (std::size_t i = 0; i < count; ++i)
        all.push_back(sentence(random, shortest + static_cast<std::size_t>(random.uniform() * double(longest - shortest)), inertia, share));
    return all;
}

double shareBelow(const CodeFamiliarity& familiarity, const std::vector<Codes>& all, double bound)
{
    int below = 0;
    for (const auto& codes : all)
        below += *familiarity.of(codes) < bound ? 1 : 0;
    return below / double(all.size());
}

CodeFamiliarity fitted()
{
    auto made = CodeFamiliarity::fit(sentences(1, 1500, 8, 150), codebook, "abc");
    return *made;
}

}  // namespace

class IoCodeFamiliarityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofTheSameKindItIsUniform_data()
    {
        QTest::addColumn<int>("shortest");
        QTest::addColumn<int>("longest");
        QTest::newRow("as the references") << 8 << 150;
        QTest::newRow("short ones") << 8 << 12;
        QTest::newRow("long ones") << 120 << 140;
    }
    void ofTheSameKindItIsUniform()
    {
        QFETCH(int, shortest);
        QFETCH(int, longest);
        const auto familiarity = fitted();
        const auto other = sentences(2, 1000, static_cast<std::size_t>(shortest), static_cast<std::size_t>(longest));
        for (const double bound : {0.05, 0.25, 0.5}) {
            const double share = shareBelow(familiarity, other, bound);
            QVERIFY2(std::abs(share - bound) < 0.35 * bound + 0.04, qPrintable(QString("%1 below %2").arg(share).arg(bound)));
        }
    }

    void whatIsUnlikeIsTold()
    {
        const auto familiarity = fitted();
        QCOMPARE(shareBelow(familiarity, {Codes(40, 13), Codes(90, 80)}, 0.05), 1.0);                 // one sound, held
        QVERIFY(shareBelow(familiarity, sentences(3, 300, 40, 150, 0.6, {0.15, 0.3}), 0.05) > 0.95);  // other digits
        QVERIFY(shareBelow(familiarity, sentences(4, 300, 60, 150, 0.0), 0.05) > 0.9);                // the same digits, restless
        QVERIFY(!familiarity.of(Codes(CodeFamiliarity::fewestCodes - 1, 40)));
    }

    void itIsKeptInAFile()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("familiarity.safetensors").toStdString();
        const auto familiarity = fitted();
        QVERIFY(familiarity.write(file).ok());
        const auto back = CodeFamiliarity::read(file);
        QVERIFY(back);
        QCOMPARE(back->codebookSize(), codebook);
        QCOMPARE(back->sentences(), familiarity.sentences());
        for (const auto& codes : sentences(5, 20, 8, 100))
            QCOMPARE(*back->of(codes), *familiarity.of(codes));
    }

    void aDamagedFileIsRefused()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("familiarity.safetensors").toStdString();
        QVERIFY(fitted().write(file).ok());
        const auto whole = *SafetensorsFile::open(file);
        const auto expectRefusal = [&](const char* name, TensorEntry entry) {
            auto tensors = whole->tensors();
            tensors[name] = std::move(entry);
            const std::filesystem::path damaged = folder.filePath("damaged.safetensors").toStdString();
            QVERIFY(writeSafetensors(damaged, tensors, whole->metadata()).ok());
            const auto read = CodeFamiliarity::read(damaged);
            QVERIFY2(!read && read.error().code == ErrorCode::CorruptFile, name);
        };
        const std::vector<double> none(400 * 400, std::nan(""));
        const auto bytes = [&](std::size_t count) { return std::as_bytes(std::span(none).first(count)); };
        for (const char* name : {"mean", "factor", "lengths", "distances"}) {
            const auto& entry = whole->tensors().at(name);
            expectRefusal(name, {TensorDtype::F64, entry.shape, bytes(entry.bytes.size() / 8)});
            expectRefusal(name, {TensorDtype::F64, {1}, bytes(1)});
        }
        auto metadata = whole->metadata();
        metadata["digits"] = "400";
        QVERIFY(writeSafetensors(file, whole->tensors(), metadata).ok());
        QVERIFY(!CodeFamiliarity::read(file));
    }

    void whatCannotBeFittedIsRefused()
    {
        const auto refused = [](const std::vector<Codes>& all, std::int64_t size) {
            const auto made = CodeFamiliarity::fit(all, size, "abc");
            return !made && made.error().code == ErrorCode::InvalidArgument;
        };
        QVERIFY(refused(sentences(1, CodeFamiliarity::fewestSentences - 1, 20, 40), codebook));
        QVERIFY(refused(sentences(1, 500, 1, 7), codebook));
        QVERIFY(refused(sentences(1, 500, 20, 40), 80));
        QVERIFY(refused(sentences(1, 500, 20, 40), 27));
        auto negative = sentences(1, 500, 20, 40);
        negative[3][2] = -1;
        QVERIFY(refused(negative, codebook));
    }
};

QTEST_GUILESS_MAIN(IoCodeFamiliarityTest)
#include "io_code_familiarity_test.moc"
