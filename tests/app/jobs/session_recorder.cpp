// SPDX-License-Identifier: GPL-3.0-or-later
// session_recorder VAULT SESSION COUNTERS SECONDS: records a simulated device into a session, a file for so many seconds, until it is
// killed. The file COUNTERS is shared memory: how many frames the device has given, and when they came. The passphrase comes on stdin.
#include "app/jobs/recording/session_sink.h"
#include "audio/capture/simulated_host.h"
#include "engine/consent/consent_watch.h"
#include "engine/messages/catalogue.h"
#include "tests/support/shared_counters.h"

#include <cstdio>
#include <cstdlib>
#include <iostream>

using namespace undertone;

namespace {

constexpr int rate = 16000;

Status record(const std::string& vault, const std::string& folder, test::SharedArrivals& given, double segmentSeconds)
{
    std::string passphrase;
    std::getline(std::cin, passphrase);
    auto keyring = TRY(Keyring::open(vault, TRY(SecretBytes::copyOf(bytesOf(passphrase)))));
    auto session = TRY(Session::open(folder, keyring));
    const auto watch = TRY(ConsentWatch::start(session));
    const auto leave = TRY(watch->authorise(Purpose::Record));
    SimulatedSound sound;
    sound.sampleRate = rate;
    sound.signal = [&given](std::uint64_t frame, int channel) {
        given.came(frame);
        return simulatedTone(frame, channel, rate);
    };
    const auto recorder = TRY(Recorder::start(leave, makeSimulatedHost(sound), {{}, {0}, rate},
                                              TRY(SessionSink::create(session, keyring, "simulated", segmentSeconds))));
    while (!recorder->waitUntilStopped(std::chrono::milliseconds(1000))) {}
    const auto status = recorder->status();
    return status.error ? Status(*status.error) : Status();
}

}  // namespace

int main(int count, char** arguments)
{
    if (count != 5)
        return 2;
    test::SharedArrivals given(arguments[3], rate / 100);
    const auto recorded = record(arguments[1], arguments[2], given, std::atof(arguments[4]));
    if (!recorded)
        std::fprintf(stderr, "%s\n", englishSentence(recorded.error()).c_str());
    return recorded ? 0 : 1;
}
