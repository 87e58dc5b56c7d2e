// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/capture/port_audio_host.h"

#include "audio/port_audio.h"

#include <portaudio.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {
namespace {

/// Seconds that the device keeps frames while this program does not get a processor. They come in quarters of it.
constexpr double leastInputLatency = 0.2;
/// Seconds; what an overflow can have lost at most: beyond it the device's clock is not believed.
constexpr double mostLostAtOnce = 10.0;

std::string idOf(const PaDeviceInfo& info)
{
    const auto* host = Pa_GetHostApiInfo(info.hostApi);
    return std::string(host != nullptr ? host->name : "") + ": " + info.name;
}

class PortAudioStream final : public CaptureStream {
public:
    PortAudioStream(PortAudioUse use, CaptureReceiver& receiver) : m_use(std::move(use)), m_receiver(receiver) {}
    ~PortAudioStream() override
    {
        if (m_stream != nullptr)
            Pa_CloseStream(m_stream);
    }

    Status open(PaDeviceIndex device, const PaDeviceInfo& info, int channels, int sampleRate)
    {
        m_channels = channels;
        m_sampleRate = sampleRate > 0 ? sampleRate : static_cast<int>(std::lround(info.defaultSampleRate));
        PaStreamParameters parameters{};
        parameters.device = device;
        parameters.channelCount = channels;
        parameters.sampleFormat = paFloat32;
        parameters.suggestedLatency = std::max(leastInputLatency, info.defaultHighInputLatency);
        const auto error = Pa_OpenStream(&m_stream, &parameters, nullptr, m_sampleRate, paFramesPerBufferUnspecified,
                                         paClipOff | paDitherOff, callback, this);
        if (error != paNoError) {
            m_stream = nullptr;
            return portAudioError(error);
        }
        return {};
    }

    [[nodiscard]] int sampleRate() const override { return m_sampleRate; }
    [[nodiscard]] int channels() const override { return m_channels; }
    Status start() override
    {
        const auto error = Pa_StartStream(m_stream);
        return error == paNoError ? Status() : Status(portAudioError(error));
    }
    void stop() override { Pa_AbortStream(m_stream); }
    [[nodiscard]] bool isAlive() const override { return Pa_IsStreamActive(m_stream) == 1; }
    [[nodiscard]] double latencySeconds() const override
    {
        const auto* info = Pa_GetStreamInfo(m_stream);
        return info == nullptr ? 0.0 : info->inputLatency;
    }

private:
    static int callback(const void* input, void*, unsigned long frames, const PaStreamCallbackTimeInfo* time, PaStreamCallbackFlags flags,
                        void* user)
    {
        auto& self = *static_cast<PortAudioStream*>(user);
        if (input == nullptr)
            return paContinue;
        std::uint64_t lost = 0;
        const double missing = time->inputBufferAdcTime - self.m_nextAdcTime;
        if ((flags & paInputOverflow) != 0 && self.m_nextAdcTime > 0.0 && missing > 0.0 && missing < mostLostAtOnce)
            lost = static_cast<std::uint64_t>(std::lround(missing * self.m_sampleRate));
        self.m_nextAdcTime = time->inputBufferAdcTime + static_cast<double>(frames) / self.m_sampleRate;
        self.m_receiver.receive({static_cast<const float*>(input), frames * static_cast<std::size_t>(self.m_channels)}, lost);
        return paContinue;
    }

    PortAudioUse m_use;  ///< goes last
    CaptureReceiver& m_receiver;
    PaStream* m_stream = nullptr;
    int m_channels = 0;
    int m_sampleRate = 0;
    double m_nextAdcTime = 0.0;  ///< of the callback's thread
};

class PortAudioHost final : public CaptureHost {
public:
    Result<std::vector<CaptureDevice>> devices() override
    {
        const auto use = TRY(PortAudioUse::begin(PortAudioUse::Devices::LookAgain));
        std::vector<CaptureDevice> found;
        for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
            const auto* info = Pa_GetDeviceInfo(i);
            if (info != nullptr && info->maxInputChannels > 0)
                found.push_back({idOf(*info), info->name, info->maxInputChannels, static_cast<int>(std::lround(info->defaultSampleRate)),
                                 i == Pa_GetDefaultInputDevice()});
        }
        return found;
    }

    Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate, CaptureReceiver& receiver) override
    {
        auto stream = open(id, channels, sampleRate, receiver, PortAudioUse::Devices::AsKnown);
        if (stream)
            return stream;
        // One that was plugged in again may have come back under another number.
        return open(id, channels, sampleRate, receiver, PortAudioUse::Devices::LookAgain);
    }

private:
    static Result<std::unique_ptr<CaptureStream>> open(const std::string& id, int channels, int sampleRate, CaptureReceiver& receiver,
                                                       PortAudioUse::Devices devices)
    {
        auto use = TRY(PortAudioUse::begin(devices));
        PaDeviceIndex device = id.empty() ? Pa_GetDefaultInputDevice() : paNoDevice;
        for (PaDeviceIndex i = 0; device == paNoDevice && !id.empty() && i < Pa_GetDeviceCount(); ++i) {
            const auto* info = Pa_GetDeviceInfo(i);
            if (info != nullptr && info->maxInputChannels > 0 && (idOf(*info) == id || info->name == id))
                device = i;
        }
        const auto* info = device == paNoDevice ? nullptr : Pa_GetDeviceInfo(device);
        if (info == nullptr)
            return Error{ErrorCode::DeviceUnavailable, message("capture.no-device"), {}};
        if (channels > info->maxInputChannels)
            return Error{ErrorCode::DeviceUnavailable, message("capture.channels", info->name, info->maxInputChannels, channels), {}};
        auto stream = std::make_unique<PortAudioStream>(std::move(use), receiver);
        TRY(stream->open(device, *info, channels, sampleRate));
        return std::unique_ptr<CaptureStream>(std::move(stream));
    }
};

}  // namespace

std::shared_ptr<CaptureHost> makePortAudioHost()
{
    return std::make_shared<PortAudioHost>();
}

}  // namespace undertone
