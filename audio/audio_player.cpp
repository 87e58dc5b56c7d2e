// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/audio_player.h"

#include "audio/block_clock.h"
#include "audio/playback_feed.h"
#include "audio/port_audio.h"
#include "engine/core/catch_all.h"

#include <portaudio.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace undertone {
namespace {

using namespace std::chrono_literals;

constexpr auto feedInterval = 15ms;
constexpr auto destructorPatience = 80ms;
/// A device that takes nothing for so long has gone away.
constexpr auto deviceSilence = 2s;
/// Seconds. Below it, PortAudio on PulseAudio (through ALSA's plugin) skips or stalls for seconds after a pause.
constexpr double leastLatency = 0.1;

std::string nameOf(const PaDeviceInfo& device)
{
    const PaHostApiInfo* api = Pa_GetHostApiInfo(device.hostApi);
    return (api != nullptr ? std::string(api->name) + ": " : std::string()) + device.name;
}

/// The device of that name, else the default one.
PaDeviceIndex deviceOf(const std::string& name)
{
    for (PaDeviceIndex device = 0; !name.empty() && device < Pa_GetDeviceCount(); ++device) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(device);
        if (info != nullptr && info->maxOutputChannels > 0 && nameOf(*info) == name)
            return device;
    }
    return Pa_GetDefaultOutputDevice();
}

struct PlayRequest {
    PlayId id = 0;
    PlayedRange range;
};

}  // namespace

/// What callers and the player's thread share. The thread holds it too, so that it may outlive the player.
struct AudioPlayer::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    // Guarded by mutex: the latest requests; an older one that was not taken up is forgotten.
    std::optional<PlayRequest> play;
    std::optional<std::unique_ptr<AudioSource>> source;
    std::string device;  ///< empty: the default
    bool stop = false;
    bool quit = false;
    bool ended = false;
    // Held while `handler` is called, so that the destructor can wait for a call to end.
    std::mutex handlerMutex;
    EventHandler handler;
    /// Guarded by mutex: where playback was at a time, and how fast it went on from there.
    struct Position {
        double seconds = 0.0;
        double rate = 0.0;
        double lastSeconds = 0.0;  ///< it goes no farther
        std::chrono::steady_clock::time_point at;

        [[nodiscard]] double now() const
        {
            const auto since = std::min<std::chrono::duration<double>>(std::chrono::steady_clock::now() - at, 2 * feedInterval);
            return rate == 0.0 ? seconds : std::min(seconds + rate * since.count(), std::max(seconds, lastSeconds));
        }
    } position;
    std::atomic<float> gain{1.0f};
    std::atomic<bool> playing{false};
};

/// Lives on the player's thread and owns the device.
class AudioPlayer::Worker {
public:
    explicit Worker(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

    void run()
    {
        while (true) {
            std::optional<PlayRequest> play;
            std::optional<std::unique_ptr<AudioSource>> source;
            bool stop = false;
            {
                std::unique_lock lock(m_shared->mutex);
                const auto requested = [this] { return m_shared->quit || m_shared->stop || m_shared->play || m_shared->source; };
                if (m_feed)
                    m_shared->changed.wait_for(lock, feedInterval, requested);
                else
                    m_shared->changed.wait(lock, requested);
                if (m_shared->quit)
                    break;
                play = std::exchange(m_shared->play, std::nullopt);
                if (play)  // under the same lock: positionSeconds() never falls back to what was heard before
                    m_shared->position = {play->range.fromSeconds};
                source = std::exchange(m_shared->source, std::nullopt);
                stop = std::exchange(m_shared->stop, false);
            }
            const auto done = catchAll([&] {
                if (stop || play || source)
                    halt(PlayerEvent::Stopped);
                if (source) {
                    closeStream();
                    m_source = std::move(*source);
                    if (!play)
                        setPosition(0.0, 0.0);
                }
                if (play)
                    start(*play);
                if (m_feed)
                    feed();
            });
            if (!done)
                fail(done.error());
        }
        m_feeding.store(nullptr, std::memory_order_release);
        closeStream();
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->ended = true;
        m_shared->changed.notify_all();
    }

private:
    static int callback(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo* times, PaStreamCallbackFlags,
                        void* user)
    {
        auto& self = *static_cast<Worker*>(user);
        const std::span<float> out(static_cast<float*>(output), frames * static_cast<std::size_t>(self.m_channels));
        if (auto* feed = self.m_feeding.load(std::memory_order_acquire)) {
            if (times != nullptr && times->outputBufferDacTime > 0.0)  // some host interfaces leave it at 0
                self.m_clock.note(feed->renderedFrames(), times->outputBufferDacTime);
            feed->render(out);
        } else
            std::fill(out.begin(), out.end(), 0.0f);
        const float gain = self.m_shared->gain.load(std::memory_order_relaxed);
        for (float& sample : out)
            sample *= gain;
        return paContinue;
    }

    void start(const PlayRequest& request)
    {
        m_playing = request.id;
        if (!m_source)
            return fail({ErrorCode::InvalidArgument, message("player.nothing")});
        const double rate = m_source->sampleRate();
        const auto frameAt = [rate, last = static_cast<double>(m_source->frameCount())](double seconds) {
            return static_cast<SampleIndex>(std::clamp(seconds * rate, 0.0, last));
        };
        PlaybackFeed::Range range{frameAt(request.range.fromSeconds), {}, {}};
        if (request.range.untilSeconds)
            range.end = frameAt(*request.range.untilSeconds);
        if (request.range.loopFromSeconds)
            range.loopFirst = frameAt(*request.range.loopFromSeconds);
        m_feed = std::make_unique<PlaybackFeed>(*m_source, range, request.range.treatment);
        if (const auto filled = m_feed->pump(); !filled)
            return fail(filled.error());
        if (const auto opened = openStream(request.range.treatment); !opened)
            return fail(opened.error());
        m_clock.forget();
        m_feeding.store(m_feed.get(), std::memory_order_release);
        if (const auto error = Pa_StartStream(m_stream); error != paNoError)
            return fail(portAudioError(error));
        m_lastRendered = 0;
        m_lastProgress = std::chrono::steady_clock::now();
        m_rate = request.range.treatment.rate;
        m_lastSeconds = static_cast<double>(range.end.value_or(m_source->frameCount())) / rate;
        setPosition(static_cast<double>(m_feed->heardFrame(0)) / rate, 0.0);
        m_shared->playing = true;
        tell(PlayerEvent::Started);
    }

    /// One round while playing: fill the ring, say what is heard, see whether it is over or stuck.
    void feed()
    {
        if (const auto filled = m_feed->pump(); !filled)
            return fail(filled.error());
        const auto now = std::chrono::steady_clock::now();
        const auto rendered = m_feed->renderedFrames();
        if (rendered != m_lastRendered) {
            m_lastRendered = rendered;
            m_lastProgress = now;
        }
        const auto waiting = framesAhead();
        setPosition(static_cast<double>(m_feed->heardFrame(waiting)) / m_source->sampleRate(), waiting < rendered ? m_rate : 0.0);
        if (m_feed->isDrained()) {
            const auto sounding = std::chrono::duration<double>(static_cast<double>(m_latencyFrames) / m_source->sampleRate());
            if (now - m_lastProgress >= sounding) {
                setPosition(static_cast<double>(m_feed->heardFrame(0)) / m_source->sampleRate(), 0.0);
                halt(PlayerEvent::Finished);
            }
        } else if (now - m_lastProgress > deviceSilence) {
            fail({ErrorCode::DeviceUnavailable, message("player.no-response")});
        }
    }

    /// Frames that the device has taken and that are not heard yet.
    SampleIndex framesAhead() const
    {
        const auto rendered = m_feed->renderedFrames();
        const auto heard = m_clock.frameAt(Pa_GetStreamTime(m_stream), m_source->sampleRate());
        return heard ? std::clamp(rendered - static_cast<SampleIndex>(*heard), SampleIndex{0}, rendered) : m_latencyFrames;
    }

    void setPosition(double seconds, double rate)
    {
        const std::scoped_lock lock(m_shared->mutex);
        m_shared->position = {seconds, rate, m_lastSeconds, std::chrono::steady_clock::now()};
    }

    void halt(PlayerEvent event)
    {
        if (!m_feed)
            return;
        stopStream();
        {
            const std::scoped_lock lock(m_shared->mutex);
            m_shared->position = {m_shared->position.now()};
        }
        m_feed.reset();
        m_shared->playing = false;
        tell(event);
    }

    void fail(const Error& error)
    {
        m_shared->playing = false;
        tell(PlayerEvent::Failed, error);  // first: what follows may hang with the device
        closeStream();
        m_feed.reset();
    }

    Status openStream(const PlaybackTreatment& treatment)
    {
        const auto channels = PlaybackFeed::outputChannels(*m_source, treatment);
        std::string deviceName;
        {
            const std::scoped_lock lock(m_shared->mutex);
            deviceName = m_shared->device;
        }
        if (m_stream && channels == m_channels && deviceName == m_deviceName)
            return {};  // of this source: another one closes it
        closeStream();
        m_deviceName = deviceName;
        auto use = TRY(PortAudioUse::begin());
        const auto device = deviceOf(deviceName);
        const auto* info = device == paNoDevice ? nullptr : Pa_GetDeviceInfo(device);
        if (!info)
            return Error{ErrorCode::DeviceUnavailable, message("player.no-device")};
        m_channels = channels;
        PaStreamParameters parameters{};
        parameters.device = device;
        parameters.channelCount = channels;
        parameters.sampleFormat = paFloat32;
        parameters.suggestedLatency = std::max(leastLatency, info->defaultHighOutputLatency);
        const auto error =
            Pa_OpenStream(&m_stream, nullptr, &parameters, m_source->sampleRate(), paFramesPerBufferUnspecified, paNoFlag, callback, this);
        if (error != paNoError) {
            m_stream = nullptr;
            return portAudioError(error);
        }
        m_use = std::move(use);
        const auto* stream = Pa_GetStreamInfo(m_stream);
        m_latencyFrames = stream ? static_cast<SampleIndex>(stream->outputLatency * m_source->sampleRate()) : 0;
        return {};
    }

    void stopStream()
    {
        if (m_stream)
            Pa_AbortStream(m_stream);
        m_feeding.store(nullptr, std::memory_order_release);
    }

    void closeStream()
    {
        stopStream();
        if (m_stream)
            Pa_CloseStream(m_stream);
        m_stream = nullptr;
        m_use.reset();
    }

    void tell(PlayerEvent event, const std::optional<Error>& error = std::nullopt)
    {
        const std::scoped_lock lock(m_shared->handlerMutex);
        if (m_shared->handler)
            m_shared->handler(event, m_playing, error);
    }

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<AudioSource> m_source;
    std::unique_ptr<PlaybackFeed> m_feed;
    std::atomic<PlaybackFeed*> m_feeding{nullptr};  ///< what the callback reads; changed while the stream is stopped
    PlayId m_playing = 0;                           ///< of the feed, or the last
    std::optional<PortAudioUse> m_use;              ///< of the stream
    PaStream* m_stream = nullptr;
    int m_channels = 1;
    std::string m_deviceName;         ///< of the stream
    SampleIndex m_latencyFrames = 0;  ///< as the device says, where it does not say when a block is heard
    BlockClock m_clock;
    double m_rate = 1.0;         ///< of the feed
    double m_lastSeconds = 0.0;  ///< likewise
    SampleIndex m_lastRendered = 0;
    std::chrono::steady_clock::time_point m_lastProgress;
};

AudioPlayer::AudioPlayer(EventHandler handler) : m_shared(std::make_shared<Shared>())
{
    m_shared->handler = std::move(handler);
    std::thread([shared = m_shared] { Worker(shared).run(); }).detach();
}

AudioPlayer::~AudioPlayer()
{
    {
        const std::scoped_lock lock(m_shared->handlerMutex);
        m_shared->handler = nullptr;
    }
    std::unique_lock lock(m_shared->mutex);
    m_shared->quit = true;
    m_shared->changed.notify_all();
    m_shared->changed.wait_for(lock, destructorPatience, [this] { return m_shared->ended; });
}

void AudioPlayer::setSource(std::unique_ptr<AudioSource> source)
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->source = std::move(source);
    m_shared->play.reset();
    m_shared->changed.notify_all();
}

void AudioPlayer::setVolume(double volume)
{
    m_shared->gain.store(static_cast<float>(std::clamp(volume, 0.0, 1.0)), std::memory_order_relaxed);
}

PlayId AudioPlayer::play(const PlayedRange& range)
{
    static std::atomic<PlayId> last{0};
    PlayRequest request{++last, range};
    request.range.fromSeconds = std::max(0.0, range.fromSeconds);
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->play = request;
    m_shared->stop = false;
    m_shared->changed.notify_all();
    return request.id;
}

void AudioPlayer::setDevice(const std::string& name)
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->device = name;
}

Result<std::vector<std::string>> AudioPlayer::outputDevices()
{
    const auto use = TRY(PortAudioUse::begin());
    std::vector<std::string> devices;
    for (PaDeviceIndex device = 0; device < Pa_GetDeviceCount(); ++device) {
        const PaDeviceInfo* info = Pa_GetDeviceInfo(device);
        if (info != nullptr && info->maxOutputChannels > 0)
            devices.push_back(nameOf(*info));
    }
    return devices;
}

void AudioPlayer::stop()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->stop = true;
    m_shared->play.reset();
    m_shared->changed.notify_all();
}

double AudioPlayer::positionSeconds() const
{
    const std::scoped_lock lock(m_shared->mutex);
    if (m_shared->play)
        return m_shared->play->range.fromSeconds;
    return m_shared->position.now();
}

bool AudioPlayer::isPlaying() const
{
    return m_shared->playing.load();
}

}  // namespace undertone
