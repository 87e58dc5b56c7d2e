// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks when in excerpts of real meetings: better told than by calling all of it one speaker.
#include "app/jobs/analysis/speaker_search.h"
#include "engine/annotation/segments_reader.h"
#include "tests/support/authorised.h"

#include <QFile>
#include <QtTest>

#include <map>

using namespace undertone;

namespace {

constexpr double step = 0.05;

std::string speakerAt(const Conversation& conversation, double at)
{
    std::string name;
    for (const auto& segment : conversation.segments) {
        if (segment.startSeconds <= at && at < segment.endSeconds) {
            if (!name.empty())
                return "several";
            name = speakerName(conversation.speakers, segment.speaker);
        }
    }
    return name;
}

/// Of the moments in which one speaker of the reference is alone and something was found: the share that is right when each speaker found
/// is the one of the reference they share most with.
double purity(const Conversation& reference, const Conversation& found, double seconds)
{
    std::map<std::string, std::map<std::string, int>> together;
    int moments = 0;
    for (double at = 0.0; at < seconds; at += step) {
        const auto spoken = speakerAt(reference, at);
        const auto heard = speakerAt(found, at);
        if (spoken.empty() || spoken == "several" || heard.empty())
            continue;
        ++moments;
        ++together[heard][spoken];
    }
    int right = 0;
    for (const auto& [heard, spoken] : together) {
        int most = 0;
        for (const auto& [name, count] : spoken)
            most = std::max(most, count);
        right += most;
    }
    return moments > 0 ? static_cast<double>(right) / moments : 0.0;
}

}  // namespace

class SpeakerSearchDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void speakersOfMeetingsAreToldApart_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("speakers");
        QTest::addColumn<double>("least");
        QTest::newRow("dev00") << "dev00" << 2 << 0.85;
        QTest::newRow("dev01") << "dev01" << 2 << 0.85;
        QTest::newRow("EN2002a_30s") << "EN2002a_30s" << 4 << 0.6;
    }
    void speakersOfMeetingsAreToldApart()
    {
        QFETCH(QString, name);
        QFETCH(int, speakers);
        QFETCH(double, least);
        const std::filesystem::path audio = qEnvironmentVariable("UNDERTONE_DATA").toStdString() + "/ami/" + name.toStdString() + ".flac";
        if (!std::filesystem::exists(audio))
            QSKIP("The open speech is not here: set UNDERTONE_DATA.");
        auto rttm = audio;
        const auto reference = readSegments(rttm.replace_extension(".rttm"), 30.1);
        QVERIFY(reference.ok());
        SpeakerSearch search("cpu");
        SpeakerSearchRequest request;
        request.audio = audio;
        request.count = speakers;
        const auto found = search.search(request, test::mayAnalyse, {}, {});
        if (!found && found.error().code == ErrorCode::FileNotFound)
            QSKIP("The speaker encoder is not installed: ./dev setup fetches it.");
        QVERIFY(found.ok());
        QCOMPARE((*found).speakers.size(), static_cast<std::size_t>(speakers));
        Conversation everybody = *found;
        everybody.speakers.clear();
        const auto one = addSpeaker(everybody, "everybody");
        for (auto& segment : everybody.segments)
            segment.speaker = one;
        const double told = purity(*reference, *found, 30.0);
        qInfo("figure | moments of one speaker attributed rightly in %s | %.3f, as one speaker %.3f", qPrintable(name), told,
              purity(*reference, everybody, 30.0));
        QVERIFY(told > least);
        QVERIFY(told > purity(*reference, everybody, 30.0) + 0.05);
    }
};

QTEST_GUILESS_MAIN(SpeakerSearchDataTest)
#include "speaker_search_data_test.moc"
