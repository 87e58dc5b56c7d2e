// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/conversation_mixer.h"
#include "engine/core/audio_source.h"
#include "tests/audio/audio_signals.h"
#include "tests/support/named_segments.h"

#include <QTest>

using namespace undertone;

namespace {

std::vector<LabelledClip> twoClips()
{
    return {{"a.wav", "c", "anna", "happy", "en", "", "train", 1.0}, {"b.wav", "c", "ben", "sad", "en", "", "train", 0.5}};
}

Result<std::vector<float>> sound(std::size_t clip)
{
    return clip == 0 ? test::sine(600, 1.0, engineSampleRate, 0.2) : test::sine(1500, 0.5, engineSampleRate, 0.2);
}

ConversationPlan dryPlan()
{
    ConversationPlan plan;
    plan.name = "p";
    plan.seed = 42;
    plan.noiseDecibels = ConversationPlan::silentDecibels;
    plan.voices = {{"anna"}, {"ben"}};
    plan.turns = {{0, 0, 0.5, 0.0}, {1, 1, 0.25, -6.0}, {0, 0, 0.1, 0.0}};
    return plan;
}

ConversationPlan wetPlan()
{
    auto plan = dryPlan();
    plan.noiseDecibels = -30;
    plan.lowPassHertz = 3400;
    plan.levelDecibels = -10;
    plan.voices[0].reverberationSeconds = 0.5;
    plan.voices[0].reverberationDecibels = -6;
    plan.voices[1].equaliserDecibels = {0, 0, 0, 3, -2, 0, 0};
    plan.voices[1].tiltDecibelsPerOctave = 1.5;
    return plan;
}

std::span<const float> stretch(const MixedConversation& mixed, double from, double to)
{
    return std::span(mixed.samples)
        .subspan(static_cast<std::size_t>(from * engineSampleRate), static_cast<std::size_t>((to - from) * engineSampleRate));
}

}  // namespace

class ConversationMixerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void turnsLieWhereThePlanPutsThem()
    {
        const auto clips = twoClips();
        const auto mixed = mixConversation(dryPlan(), clips, sound);
        QVERIFY(mixed.ok());
        const auto& segments = (*mixed).conversation.segments;
        QCOMPARE(segments.size(), std::size_t{3});
        const auto named = test::namedSegments((*mixed).conversation);
        QCOMPARE(named[0], (test::NamedSegment{0.5, 1.5, "anna"}));
        QCOMPARE(named[1], (test::NamedSegment{1.75, 2.25, "ben"}));
        QCOMPARE(named[2], (test::NamedSegment{2.35, 3.35, "anna"}));
        QVERIFY(segments[0].speaker == segments[2].speaker);
        QVERIFY(((*mixed).emotions == std::vector<std::string>{"happy", "sad", "happy"}));
        QVERIFY(test::rootMeanSquare(stretch(*mixed, 0.0, 0.45)) < 1e-6);
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 0.6, 1.4), 600, engineSampleRate) - 0.2) < 0.002);
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 1.8, 2.2), 1500, engineSampleRate) - 0.2 * std::pow(10, -0.3)) < 0.002);
        // A flat channel changes nothing but rounding: the clip begins where its segment does.
        QVERIFY(std::fabs((*mixed).samples[8000 + 5] - (*sound(0))[5]) < 1e-5f);
    }

    void turnsMayOverlap()
    {
        const auto clips = twoClips();
        auto plan = dryPlan();
        plan.turns[1].gapSeconds = -0.25;  // ben starts while anna speaks
        plan.turns[2].gapSeconds = -0.9;   // anna goes on before ben has begun: she cannot
        const auto mixed = mixConversation(plan, clips, sound);
        QVERIFY(mixed.ok());
        const auto& segments = (*mixed).conversation.segments;
        QCOMPARE(test::namedSegments((*mixed).conversation)[1], (test::NamedSegment{1.25, 1.75, "ben"}));
        QCOMPARE(segments[2].startSeconds, 1.5);  // where her own voice ended
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 1.3, 1.45), 600, engineSampleRate) - 0.2) < 0.01);
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 1.3, 1.45), 1500, engineSampleRate) - 0.2 * std::pow(10, -0.3)) < 0.01);

        plan.turns = {{0, 0, 0.5, 0.0}, {1, 1, -5.0, 0.0}, {1, 1, -0.1, 0.0}};  // said inside anna's; then ben again, after himself
        const auto nested = mixConversation(plan, clips, sound);
        QVERIFY(std::fabs((*nested).conversation.segments[1].startSeconds - 0.6) < 1e-9);
        QCOMPARE((*nested).conversation.segments[2].startSeconds, 1.4);
        plan.turns[1].gapSeconds = std::nan("");
        QCOMPARE(mixConversation(plan, clips, sound).error().code, ErrorCode::InvalidArgument);
    }

    void aRoomChangesFromATurnOn()
    {
        const auto clips = twoClips();
        auto plan = dryPlan();
        plan.roomChanges = {{2, -6.0, plan.voices}};
        const auto mixed = mixConversation(plan, clips, sound);
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 0.6, 1.4), 600, engineSampleRate) - 0.2) < 0.002);
        QVERIFY(std::fabs(test::amplitudeAt(stretch(*mixed, 2.45, 3.25), 600, engineSampleRate) - 0.2 * std::pow(10, -0.3)) < 0.002);
        plan.roomChanges.front().voices[0].reverberationSeconds = 0.5;
        plan.roomChanges.front().voices[0].reverberationDecibels = -6.0;
        const auto wet = mixConversation(plan, clips, sound);
        QVERIFY(test::rootMeanSquare(stretch(*wet, 3.37, 3.45)) > 20 * test::rootMeanSquare(stretch(*mixed, 3.37, 3.45)));
        QVERIFY(test::rootMeanSquare(stretch(*wet, 1.52, 1.6)) < 1e-4);  // before it, anna's voice is dry
        plan.roomChanges.front().voices.pop_back();
        QCOMPARE(mixConversation(plan, clips, sound).error().code, ErrorCode::InvalidArgument);
    }

    void aSeedGivesTheSameSamples()
    {
        const auto clips = twoClips();
        const auto first = mixConversation(wetPlan(), clips, sound);
        const auto second = mixConversation(wetPlan(), clips, sound);
        QVERIFY((*first).samples == (*second).samples);
        auto other = wetPlan();
        other.seed = 43;
        QVERIFY((*mixConversation(other, clips, sound)).samples != (*first).samples);
    }

    void roomNoiseAndBandAreHeard()
    {
        const auto clips = twoClips();
        const auto dry = mixConversation(dryPlan(), clips, sound);
        const auto wet = mixConversation(wetPlan(), clips, sound);
        // The tail rings on after the turn, and the noise lies 30 dB below the loudest speech before the first.
        QVERIFY(test::rootMeanSquare(stretch(*wet, 1.52, 1.6)) > 20 * test::rootMeanSquare(stretch(*dry, 1.52, 1.6)));
        const double speech = test::rootMeanSquare(stretch(*wet, 0.6, 1.4));
        const double noise = test::rootMeanSquare(stretch(*wet, 0.05, 0.4));
        // The band limit takes 57 % of the white noise's power away.
        QVERIFY(std::fabs(test::inDecibels(speech / noise) - 30 - 3.7) < 1.5);
        QVERIFY(test::amplitudeAt(stretch(*wet, 0.0, 0.45), 6000, engineSampleRate) < 1e-5);
    }

    void speedMovesPitchAndLength()
    {
        const auto clips = twoClips();
        auto plan = dryPlan();
        plan.turns.resize(1);
        plan.voices[0].speed = 1.05;
        const auto mixed = mixConversation(plan, clips, sound);
        const auto& segment = (*mixed).conversation.segments.front();
        QVERIFY(std::fabs(segment.endSeconds - segment.startSeconds - 1 / 1.05) < 1e-3);
        QVERIFY(test::amplitudeAt(stretch(*mixed, 0.6, 1.4), 630, engineSampleRate) > 0.19);
    }

    void itNeverClips()
    {
        const auto clips = twoClips();
        auto plan = dryPlan();
        plan.levelDecibels = 40;
        const auto mixed = mixConversation(plan, clips, sound);
        float peak = 0.0f;
        for (const float sample : (*mixed).samples)
            peak = std::max(peak, std::fabs(sample));
        QVERIFY(peak <= 1.0f && peak > 0.95f);
    }

    void aPlanOfOtherClipsIsRefused()
    {
        const auto clips = twoClips();
        auto plan = dryPlan();
        plan.turns[1].clip = 2;
        const auto mixed = mixConversation(plan, clips, sound);
        QVERIFY(!mixed);
        QVERIFY(mixed.error().code == ErrorCode::InvalidArgument);
        const auto broken = mixConversation(dryPlan(), clips, [](std::size_t) -> Result<std::vector<float>> {
            return Error{ErrorCode::FileNotFound, "There is no file."};
        });
        QVERIFY(!broken);
        QVERIFY(broken.error().code == ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(ConversationMixerTest)
#include "conversation_mixer_test.moc"
