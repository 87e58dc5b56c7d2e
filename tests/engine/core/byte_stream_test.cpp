// SPDX-License-Identifier: GPL-3.0-or-later
// Saved states: what was written comes back, and nothing that is cut, longer or counted wrongly passes for it.
#include "engine/core/byte_stream.h"

#include <QtTest>

#include <array>
#include <limits>

using namespace undertone;

namespace {

std::vector<std::uint8_t> written()
{
    ByteWriter out;
    out.put<std::int32_t>(-7);
    out.put(std::optional(0.25));
    out.put(std::optional<double>());
    out.putAll(std::vector<float>{1.0F, 2.0F, 3.0F});
    out.putAll(std::vector<std::int64_t>());
    out.put(std::array<std::uint8_t, 3>{1, 2, 3});
    return out.take();
}

struct Values {
    std::int32_t number;
    std::optional<double> present, absent;
    std::vector<float> floats;
    std::vector<std::int64_t> none;
    std::array<std::uint8_t, 3> bytes;
    bool atEnd;
};

Values readBack(std::span<const std::uint8_t> bytes)
{
    ByteReader in(bytes);
    Values values{};
    values.number = in.get<std::int32_t>();
    values.present = in.getOptional();
    values.absent = in.getOptional();
    values.floats = in.getAll<float>();
    values.none = in.getAll<std::int64_t>();
    values.bytes = in.get<std::array<std::uint8_t, 3>>();
    values.atEnd = in.atEnd();
    return values;
}

}  // namespace

class ByteStreamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBack()
    {
        const auto values = readBack(written());
        QVERIFY(values.atEnd);
        QCOMPARE(values.number, -7);
        QVERIFY(values.present == 0.25 && !values.absent);
        QCOMPARE(values.floats, (std::vector<float>{1.0F, 2.0F, 3.0F}));
        QVERIFY(values.none.empty());
        QCOMPARE(values.bytes[2], 3);
    }

    void anyOtherLengthIsTold()
    {
        auto bytes = written();
        for (std::size_t length = 0; length < bytes.size(); ++length)
            QVERIFY2(!readBack(std::span(bytes).first(length)).atEnd, qPrintable(QString::number(length)));
        bytes.push_back(0);
        QVERIFY(!readBack(bytes).atEnd);
    }

    void aCountThatCannotBeAllocatesNothing()
    {
        for (const auto count : {std::uint64_t{4}, std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 62U}) {
            ByteWriter out;
            out.put(count);
            out.put<std::array<float, 3>>({1.0F, 2.0F, 3.0F});
            const auto bytes = out.take();
            ByteReader in(bytes);
            QVERIFY(in.getAll<float>().empty());
            QVERIFY(!in.ok());
            // Nothing is read after that, though there are bytes.
            QCOMPARE(in.get<float>(), 0.0F);
            QVERIFY(!in.getOptional());
            QVERIFY(!in.atEnd());
        }
    }
};

QTEST_GUILESS_MAIN(ByteStreamTest)
#include "byte_stream_test.moc"
