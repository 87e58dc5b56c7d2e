// SPDX-License-Identifier: GPL-3.0-or-later
// live_session_recorder VAULT SESSION COUNTERS MODEL: records two simulated voices into a new session and analyses them meanwhile, until
// it is killed. The file COUNTERS is shared memory: how many frames the device has given, and how many sentences were read. The passphrase
// comes on stdin.
#include "app/jobs/recording/session_recording.h"
#include "engine/messages/catalogue.h"
#include "tests/support/consent_of_two.h"
#include "tests/support/live_session.h"
#include "tests/support/shared_counters.h"

#include <cstdio>
#include <iostream>

using namespace undertone;

namespace {

Status record(const std::string& vault, const std::string& folder, const std::string& model, test::SharedArrivals& given,
              test::SharedCounters& counters)
{
    std::string passphrase;
    std::getline(std::cin, passphrase);
    auto keyring = TRY(Keyring::open(vault, TRY(SecretBytes::copyOf(bytesOf(passphrase)))));
    auto sound = test::twoVoices(test::liveKillRate, test::liveKillSeconds);
    sound.signal = [heard = sound.signal, &given](std::uint64_t frame, int channel) {
        given.came(frame);
        return heard(frame, channel);
    };
    SessionRecordingRequest request{folder, test::consentOfTwo(), makeSimulatedHost(sound), {}, "simulated", 0};
    request.analysis.emplace();
    request.analysis->engine.modelDirectory = model;
    request.analysis->engine.device = "cpu";
    request.analysis->engine.threads = 1;
    const auto recording = TRY(SessionRecording::start(keyring, request));
    while (!recording->recorder().waitUntilStopped(std::chrono::milliseconds(20)))
        counters.set(test::readSentences, static_cast<std::uint64_t>(recording->analysis()->status().analysed));
    const auto status = recording->recorder().status();
    return status.error ? Status(*status.error) : Status();
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 5)
        return 2;
    test::SharedCounters counters(arguments[3]);
    test::SharedArrivals given(arguments[3], test::liveKillRate / 100);
    const auto recorded = record(arguments[1], arguments[2], arguments[4], given, counters);
    if (!recorded)
        std::fprintf(stderr, "%s\n", englishSentence(recorded.error()).c_str());
    return recorded ? 0 : 1;
}
