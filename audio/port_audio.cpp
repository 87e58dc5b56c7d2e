// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/port_audio.h"

#include <dlfcn.h>
#include <portaudio.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace undertone {
namespace {

/// A stream that is just being closed is waited for.
constexpr std::chrono::milliseconds usePatience{500};

struct PortAudioState {
    std::mutex mutex;
    std::condition_variable unused;
    bool ready = false;
    int users = 0;
};

PortAudioState& portAudioState()
{
    static auto* state = new PortAudioState;  // never destroyed: a thread that hangs may come back behind main()
    return *state;
}

void ignoreAlsaMessage(const char*, int, const char*, int, const char*, ...) {}
void ignoreJackMessage(const char*) {}

/// ALSA writes a page to stderr about every device that is not there, JACK some lines where no server runs; what a person
/// needs to know is told by us. Neither is linked here: PortAudio brings them along, where it was built with them.
void silenceHostApis()
{
    using AlsaHandler = void (*)(const char* file, int line, const char* function, int error, const char* format, ...);
    using SetAlsaHandler = int (*)(AlsaHandler);
    if (auto* found = dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler"))
        reinterpret_cast<SetAlsaHandler>(found)(ignoreAlsaMessage);
    using SetJackHandler = void (*)(void (*)(const char* message));
    for (const char* name : {"jack_set_error_function", "jack_set_info_function"}) {
        if (auto* found = dlsym(RTLD_DEFAULT, name))
            reinterpret_cast<SetJackHandler>(found)(ignoreJackMessage);
    }
}

}  // namespace

Error portAudioError(int error)
{
    return {ErrorCode::DeviceUnavailable, message("player.device", Pa_GetErrorText(error))};
}

Result<PortAudioUse> PortAudioUse::begin(Devices devices)
{
    auto& state = portAudioState();
    std::unique_lock lock(state.mutex);
    const bool again = devices == Devices::LookAgain && state.ready;
    // It lists devices when it is set up, and never again.
    if (again && state.unused.wait_for(lock, usePatience, [&] { return state.users == 0; }) && state.ready) {
        Pa_Terminate();
        state.ready = false;
    }
    if (!state.ready) {
        silenceHostApis();
        if (const auto error = Pa_Initialize(); error != paNoError)
            return portAudioError(error);
        state.ready = true;
    }
    ++state.users;
    return PortAudioUse();
}

PortAudioUse::~PortAudioUse()
{
    if (!m_held)
        return;
    auto& state = portAudioState();
    const std::scoped_lock lock(state.mutex);
    if (--state.users == 0)
        state.unused.notify_all();
}

}  // namespace undertone
