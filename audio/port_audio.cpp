// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/port_audio.h"

#include <dlfcn.h>
#include <portaudio.h>

#include <mutex>

namespace undertone {
namespace {

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

Status setUpPortAudio()
{
    static std::mutex mutex;
    static bool ready = false;
    const std::scoped_lock lock(mutex);
    if (ready)
        return {};
    silenceHostApis();
    if (const auto error = Pa_Initialize(); error != paNoError)
        return portAudioError(error);
    ready = true;
    return {};
}

}  // namespace undertone
