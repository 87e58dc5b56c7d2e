// SPDX-License-Identifier: GPL-3.0-or-later
// A timeline that is added to a file of someone else's: what stood in it stands in it still.
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/timeline_writers.h"
#include "engine/messages/catalogue.h"
#include "tests/support/authorised.h"
#include "tests/support/written_timeline.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace undertone;
using test::mayShare;

namespace {

// Two slashes in a raw string would end what moc reads of a line.
const QByteArray document = QByteArray(R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- transcribed by hand -->
<ANNOTATION_DOCUMENT AUTHOR="Ann" DATE="2020-01-01T00:00:00Z" FORMAT="3.0" VERSION="3.0">
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
        <MEDIA_DESCRIPTOR MEDIA_URL="file:talk.wav" MIME_TYPE="audio/x-wav" TIME_ORIGIN="250"/>
        <PROPERTY NAME="lastUsedAnnotationId">7</PROPERTY>
        <PROPERTY NAME="URN">urn:nl-mpi-tools-elan-eaf:1</PROPERTY>
    </HEADER>
    <TIME_ORDER>
        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/>
        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="1750"/>
        <TIME_SLOT TIME_SLOT_ID="ts3" TIME_VALUE="9000"/>
        <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="9500"/>
    </TIME_ORDER>
    <TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="Ann" TIER_ID="A_Utt">
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
                <ANNOTATION_VALUE>was it &amp; you?</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="note" PARENT_REF="A_Utt" TIER_ID="A_Translation">
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1">
                <ANNOTATION_VALUE>warst du es?</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="gesture" TIER_ID="gaze">
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a7" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">
                <ANNOTATION_VALUE>left</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="note" TIME_ALIGNABLE="false"/>
    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="gesture" TIME_ALIGNABLE="true"/>
    <CONSTRAINT DESCRIPTION="1-1 association with a parent annotation" STEREOTYPE="Symbolic_Association"/>
    <LEXICON_REF DATCAT_ID="" DATCAT_NAME="" LEXICON_ID="x" LEXICON_NAME="y" LEX_REF_ID="lr1" NAME="mine" TYPE="t" URL="u"/>
</ANNOTATION_DOCUMENT>
)")
                                .replace("file:", "file:///x/");

const QByteArray grid = R"(File type = "ooTextFile"
Object class = "TextGrid"

0
21.700
<exists>
3
"IntervalTier"
"Ann"
0
21.700
2
0
1.2500
"was it ""you""?"
1.2500
21.700
""
"TextTier"
"tones"
0
21.700
1
0.7310
"H*"
"IntervalTier"
"Ann words"
0
21.700
1
0
21.700
""
)";

}  // namespace

class KeptTiersTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] std::filesystem::path path(const QString& name) const { return m_folder.filePath(name).toStdString(); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// The file with the timeline added, as bytes and as a file of that name.
    QByteArray added(const Timeline& timeline, TimelineFormat format, const QString& original, const QString& name) const
    {
        TimelineExport what{&timeline};
        what.durationSeconds = test::writtenSeconds;
        what.keep = path(original);
        const auto text = writtenTimeline(what, format, mayShare);
        if (!text)
            qFatal("%s", englishSentence(text.error()).c_str());
        const QByteArray bytes(text->data(), static_cast<qsizetype>(text->size()));
        write(name, bytes);
        return bytes;
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("talk.eaf", document);
        write("talk.TextGrid", grid);
    }

    void everythingOfADocumentStays()
    {
        const auto bytes = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "talk.eaf", "out.eaf");
        // What stands in an element of its own, in the order of the file.
        qsizetype from = 0;
        for (QByteArray line : document.split('\n')) {
            line = line.trimmed();
            const bool changes =
                line.startsWith("<PROPERTY NAME=\"lastUsed") || line.startsWith("</TIER>") || line.startsWith("</TIME_ORDER>");
            if (line.isEmpty() || changes)
                continue;
            line.replace("\"/>", "\" />");
            const auto at = bytes.indexOf(line, from);
            QVERIFY2(at >= 0, line);
            from = line.startsWith("<ANNOTATION_DOCUMENT") ? at : from;
        }
        QVERIFY(bytes.indexOf("TIER_ID=\"gaze\"") < bytes.indexOf("TIER_ID=\"Ann emotion\""));
        QVERIFY(bytes.indexOf("TIER_ID=\"Ann emotion\"") < bytes.indexOf("<LINGUISTIC_TYPE "));
    }

    /// Slots in order of time, ids that nothing else has, and times that count from the medium's origin.
    void whatIsAddedIsSound()
    {
        auto timeline = test::writtenTimelineFixture();
        timeline.utterances.erase(timeline.utterances.begin());  // begins before the medium does
        const auto bytes = added(timeline, TimelineFormat::Eaf, "talk.eaf", "out.eaf");
        QSet<QByteArray> ids;
        long last = 0;
        for (const QByteArray& line : bytes.split('\n')) {
            if (line.contains("<TIME_SLOT ")) {
                const auto id = line.split('"')[1];
                QVERIFY2(!ids.contains(id), id);
                ids.insert(id);
                const long value = line.split('"')[3].toLong();
                QVERIFY2(value >= last, line);
                last = value;
            }
            if (const auto at = line.indexOf("ANNOTATION_ID=\""); at >= 0) {
                const auto id = line.mid(at).split('"')[1];
                QVERIFY2(!ids.contains(id), id);
                ids.insert(id);
            }
        }
        QVERIFY(bytes.contains("<PROPERTY NAME=\"lastUsedAnnotationId\">15</PROPERTY>"));  // 7 and eight sentences
        SegmentsSelection selection;
        selection.tiers = {"*emotion*"};
        const auto read = readSegments(path("out.eaf"), test::writtenSeconds, TokenizeMode::Utterance, selection);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        const auto wanted = test::writtenSegments(timeline);
        QCOMPARE(read->segments.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            QVERIFY(std::fabs(read->segments[i].startSeconds - wanted[i].startSeconds) <= 0.0005 + 1e-9);
            QCOMPARE(std::string(speakerName(read->speakers, read->segments[i].speaker)), wanted[i].speaker);
            QCOMPARE(read->segments[i].columns, wanted[i].columns);
        }
    }

    void itsOwnSentencesAreReadAsBefore()
    {
        for (const auto& [format, name] :
             {std::pair(TimelineFormat::Eaf, "talk.eaf"), std::pair(TimelineFormat::TextGrid, "talk.TextGrid")}) {
            const auto before = readSegments(path(name), test::writtenSeconds);
            const auto out = QStringLiteral("again-") + name;
            added(test::writtenTimelineFixture(), format, name, out);
            const auto after = readSegments(path(out), test::writtenSeconds);
            QVERIFY(before.ok() && after.ok());
            QCOMPARE(after->segments, before->segments);
            QCOMPARE(after->speakers, before->speakers);
        }
    }

    void anExportOfAnExportHasOneTierASpeaker()
    {
        added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "talk.eaf", "first.eaf");
        const auto once = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "talk.eaf", "once.eaf");
        const auto twice = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "first.eaf", "twice.eaf");
        QCOMPARE(twice.count("<TIER "), once.count("<TIER "));
        QCOMPARE(twice.count("<TIME_SLOT "), once.count("<TIME_SLOT "));
        QCOMPARE(twice.count("<LINGUISTIC_TYPE "), once.count("<LINGUISTIC_TYPE "));
    }

    /// In ELAN, after the first export.
    void aTierThatWasCorrectedSinceStays()
    {
        const auto first = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "talk.eaf", "first.eaf");
        QByteArray corrected = first;
        const auto tier = corrected.indexOf("TIER_ID=\"Ann emotion\"");
        const auto value = corrected.indexOf("<ANNOTATION_VALUE>neu", tier);
        QVERIFY(tier > 0 && value > tier);
        corrected.replace(value, 21, "<ANNOTATION_VALUE>calm");
        write("corrected.eaf", corrected);
        const auto again = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "corrected.eaf", "again.eaf");
        QVERIFY(again.contains("<ANNOTATION_VALUE>calm"));
        QCOMPARE(again.count("TIER_ID=\"Ann emotion\""), qsizetype{1});
        QCOMPARE(again.count("TIER_ID=\"Ann emotion'\""), qsizetype{1});
        QCOMPARE(again.count("<TIER "), first.count("<TIER ") + 1);
        // A third replaces what the second added, and nothing else.
        const auto third = added(test::writtenTimelineFixture(), TimelineFormat::Eaf, "again.eaf", "third.eaf");
        QVERIFY(third.contains("<ANNOTATION_VALUE>calm"));
        QCOMPARE(third.count("<TIER "), again.count("<TIER "));
    }

    void anExportOfAGridsExportHasOneTierASpeaker()
    {
        const auto timeline = test::writtenTimelineFixture();
        const auto once = added(timeline, TimelineFormat::TextGrid, "talk.TextGrid", "once.TextGrid");
        auto changed = timeline;
        changed.utterances[0].probabilities = {0.7, 0.1, 0.1, 0.1};
        const auto other = added(changed, TimelineFormat::TextGrid, "once.TextGrid", "other.TextGrid");
        QCOMPARE(other.count("name = \"Ann emotion\""), once.count("name = \"Ann emotion\""));
        QCOMPARE(other.count("class = "), once.count("class = "));
        QVERIFY(other != once);
        QCOMPARE(added(timeline, TimelineFormat::TextGrid, "other.TextGrid", "back.TextGrid"), once);
        // Praat keeps no comments; what says the same is not there twice, and what was corrected stays.
        write("praat.TextGrid", once.left(once.indexOf("! undertone")));
        QCOMPARE(added(timeline, TimelineFormat::TextGrid, "praat.TextGrid", "back.TextGrid"), once);
        QByteArray corrected = once;
        corrected.replace(corrected.lastIndexOf("text = \"ang\""), 12, "text = \"awe\"");
        write("corrected.TextGrid", corrected);
        const auto kept = added(timeline, TimelineFormat::TextGrid, "corrected.TextGrid", "kept.TextGrid");
        QVERIFY(kept.contains("text = \"awe\"") && kept.contains("emotion'\""));
        QCOMPARE(kept.count("class = "), once.count("class = ") + 1);
    }

    /// Praat draws no grid whose tiers begin or end at different times.
    void allTiersOfAGridLastAsLongAsItDoes()
    {
        auto later = grid;
        later.replace("\n0\n21.700\n", "\n0.5\n2.5\n")
            .replace("0\n1.2500\n\"was", "0.5\n1.2500\n\"was")
            .replace("1.2500\n21.700", "1.2500\n2.5");
        write("later.TextGrid", later);
        auto timeline = test::writtenTimelineFixture();
        for (const bool within : {true, false}) {
            if (within)
                timeline.utterances = {timeline.utterances[1]};  // 0.5 to 2
            else
                timeline = test::writtenTimelineFixture();  // 0 to 21.7
            const auto bytes = added(timeline, TimelineFormat::TextGrid, "later.TextGrid", "long.TextGrid");
            const QByteArrayList lines = bytes.split('\n');
            double last = 0.0;
            for (const QByteArray& line : lines) {
                const QByteArray text = line.trimmed();
                const bool isOfTier = !line.startsWith("            ");
                if (text.startsWith("xmin = ") && isOfTier)
                    QCOMPARE(text.mid(7).toDouble(), within ? 0.5 : 0.0);
                if (text.startsWith("xmax = ") && isOfTier)
                    QCOMPARE(text.mid(7).toDouble(), within ? 2.5 : 21.7);
                // Intervals follow one another without holes.
                if (text.startsWith("xmin = ") && !isOfTier)
                    QVERIFY2(text.mid(7).toDouble() == last || text.mid(7).toDouble() == (within ? 0.5 : 0.0), text);
                if (text.startsWith("xmax = ") && !isOfTier)
                    last = text.mid(7).toDouble();
            }
            QCOMPARE(last, within ? 2.5 : 21.7);
        }
    }

    void everythingOfAGridStaysWithItsDigits()
    {
        const auto bytes = added(test::writtenTimelineFixture(), TimelineFormat::TextGrid, "talk.TextGrid", "out.TextGrid");
        for (const char* kept : {"name = \"Ann\"", "text = \"was it \"\"you\"\"?\"", "xmax = 1.2500", "class = \"TextTier\"",
                                 "name = \"tones\"", "number = 0.7310", "mark = \"H*\"", "name = \"Ann words\"", "xmax = 21.700"})
            QVERIFY2(bytes.contains(kept), kept);
        for (const char* own : {"name = \"Ann emotion\"", "name = \"B \"\"the\"\" Ö emotion\"", "name = \"<NA> emotion\""})
            QVERIFY2(bytes.contains(own), own);
        QVERIFY(bytes.contains("size = 7 \nitem"));  // three, and Ann twice, B, nobody
    }

    void anotherFormatIsRefused()
    {
        const auto timeline = test::writtenTimelineFixture();
        TimelineExport what{&timeline};
        what.keep = path("talk.eaf");
        for (const auto format : {TimelineFormat::TextGrid, TimelineFormat::Csv, TimelineFormat::Rttm}) {
            const auto text = writtenTimeline(what, format, mayShare);
            QVERIFY(!text);
            QVERIFY(text.error().code == ErrorCode::InvalidArgument);
        }
        write("broken.eaf", document.left(900));
        what.keep = path("broken.eaf");
        QVERIFY(!writtenTimeline(what, TimelineFormat::Eaf, mayShare));
        what.keep = path("nowhere.eaf");
        QVERIFY(!writtenTimeline(what, TimelineFormat::Eaf, mayShare));
    }
};

QTEST_GUILESS_MAIN(KeptTiersTest)
#include "kept_tiers_test.moc"
