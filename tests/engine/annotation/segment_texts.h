// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/annotation/segments_reader.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

namespace undertone::test {

constexpr double audioSeconds = 30.0;

/// A short TextGrid of one tier, "A", of so many intervals.
inline QByteArray textGrid(const QByteArray& intervals, const QByteArray& count = "1")
{
    return "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n30\n<exists>\n1\n\"IntervalTier\"\n\"A\"\n0\n30\n" + count + "\n"
        + intervals + "\n";
}

inline QByteArray annotation(const QByteArray& first, const QByteArray& last, const QByteArray& text = "hello")
{
    return "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"a1\" TIME_SLOT_REF1=\"" + first + "\" TIME_SLOT_REF2=\"" + last
        + "\"><ANNOTATION_VALUE>" + text + "</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>\n";
}

/// An EAF with the slots a, b, c at 1, 2.5 and 4 s and d without a time; one tier, "A".
inline QByteArray eaf(const QByteArray& annotations = annotation("a", "b"), const QByteArray& header = "",
                      const QByteArray& tierAttributes = "", const QByteArray& moreSlots = "")
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ANNOTATION_DOCUMENT FORMAT=\"3.0\" VERSION=\"3.0\"><HEADER "
           "TIME_UNITS=\"milliseconds\">"
        + header
        + "</HEADER>\n<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"a\" TIME_VALUE=\"1000\"/><TIME_SLOT TIME_SLOT_ID=\"b\" TIME_VALUE=\"2500\"/>"
          "<TIME_SLOT TIME_SLOT_ID=\"c\" TIME_VALUE=\"4000\"/><TIME_SLOT TIME_SLOT_ID=\"d\"/>"
        + moreSlots
        + "</TIME_ORDER>\n"
          "<TIER TIER_ID=\"A\" LINGUISTIC_TYPE_REF=\"t\" "
        + tierAttributes + ">\n" + annotations + "</TIER></ANNOTATION_DOCUMENT>\n";
}

inline QByteArray utf16(const QByteArray& text, bool bigEndian)
{
    QByteArray bytes = bigEndian ? QByteArray("\xfe\xff", 2) : QByteArray("\xff\xfe", 2);
    for (const char16_t unit : QString::fromUtf8(text).toStdU16String()) {
        const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    }
    return bytes;
}

/// Files of segments in a folder of their own.
class SegmentFiles {
public:
    [[nodiscard]] std::filesystem::path write(const QString& name, const QByteArray& content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("cannot write the test's file");
        file.write(content);
        return file.fileName().toStdString();
    }
    [[nodiscard]] Result<Conversation> read(const QString& name, const QByteArray& content,
                                            TokenizeMode order = TokenizeMode::Utterance) const
    {
        return readSegments(write(name, content), audioSeconds, order);
    }
    [[nodiscard]] QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
};

}  // namespace undertone::test
