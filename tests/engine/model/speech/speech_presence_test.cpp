// SPDX-License-Identifier: GPL-3.0-or-later
// What has no voice in it gets no emotion.
#include "engine/model/speech/speech_presence.h"
#include "tests/support/synthetic_speech.h"

#include <QtTest>

#include <numbers>
#include <random>

using namespace undertone;

namespace {

using Sound = std::vector<float>;

constexpr std::size_t length = 3 * engineSampleRate;

Sound scaled(Sound sound, float gain)
{
    for (float& sample : sound)
        sample *= gain;
    return sound;
}

Sound tones(const std::vector<double>& frequencies)
{
    Sound sound(length, 0.0F);
    for (std::size_t i = 0; i < length; ++i) {
        const double t = static_cast<double>(i) / engineSampleRate;
        for (const double frequency : frequencies)
            sound[i] += static_cast<float>(0.1 * std::sin(2.0 * std::numbers::pi * frequency * t));
    }
    return sound;
}

/// A chord struck twice a second, each note with its overtones.
Sound music(double root)
{
    Sound sound(length, 0.0F);
    for (std::size_t i = 0; i < length; ++i) {
        const double t = static_cast<double>(i % (engineSampleRate / 2)) / engineSampleRate;
        for (const double note : {1.0, 1.2599, 1.4983}) {
            for (int k = 1; k < 6; ++k)
                sound[i] += static_cast<float>(0.08 * std::exp(-3.0 * t) / k * std::sin(2.0 * std::numbers::pi * root * note * k * t));
        }
    }
    return sound;
}

Sound noise(float deviation)
{
    std::mt19937 random(3);
    std::normal_distribution<float> normal(0.0F, deviation);
    Sound sound(length);
    for (float& sample : sound)
        sample = normal(random);
    return sound;
}

}  // namespace

class SpeechPresenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void silenceNeedsNoDetector()
    {
        for (const auto& sound : {Sound(), Sound(length, 0.0F), Sound(length, 0.2F), noise(1e-5F)})
            QCOMPARE(*speechPresence(sound, nullptr, {}), SpeechPresence::Silence);
        QCOMPARE(*speechPresence(noise(1e-2F), nullptr, {}), SpeechPresence::Speech);
        auto click = Sound(length, 0.0F);
        click[100] = 1.0F;
        QCOMPARE(*speechPresence(click, nullptr, {}), SpeechPresence::Silence);
    }

    void voicesAreTold_data()
    {
        QTest::addColumn<Sound>("sound");
        QTest::addColumn<bool>("speaks");
        const auto speech = test::syntheticSpeech();
        QTest::newRow("speech") << speech << true;
        QTest::newRow("very soft speech") << scaled(speech, 0.003F) << true;
        QTest::newRow("a word between pauses") << Sound(speech.begin(), speech.begin() + 2 * engineSampleRate) << true;
        QTest::newRow("hum of the mains") << tones({50.0, 100.0, 150.0}) << false;
        QTest::newRow("a higher hum") << tones({120.0, 240.0, 360.0}) << false;
        QTest::newRow("a tone") << tones({440.0}) << false;
        QTest::newRow("music") << music(220.0) << false;
        QTest::newRow("high music") << music(440.0) << false;
        QTest::newRow("noise") << noise(0.1F) << false;
        QTest::newRow("soft noise") << noise(1e-3F) << false;
    }
    void voicesAreTold()
    {
        QFETCH(Sound, sound);
        QFETCH(bool, speaks);
        auto detector = VoiceActivityDetector::load(std::filesystem::path(UNDERTONE_BIN_DIR).parent_path()
                                                        / "share/undertone/voice_activity/silero_vad_16k.safetensors",
                                                    torch::kCPU);
        if (!detector)
            QSKIP("The voice activity weights are not installed: ./dev setup fetches them.");
        QCOMPARE(*speechPresence(sound, detector->get(), {}), speaks ? SpeechPresence::Speech : SpeechPresence::NoSpeech);
    }
};

QTEST_GUILESS_MAIN(SpeechPresenceTest)
#include "speech_presence_test.moc"
