// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/speaker_hearing.h"

#include "engine/model/speech/speaker_encoder.h"
#include "engine/model/speech/voice_activity.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

/// Below those for sentences: on the excerpts of AMI that the values of the diarization were chosen on, this finds more of the speech and
/// adds none that is not there.
constexpr double turnSpeechThreshold = 0.3;
constexpr double turnSilenceThreshold = 0.2;

class TorchSpeakerHearing final : public SpeakerHearing {
public:
    TorchSpeakerHearing(SpeakerHearingOptions options, torch::Device device, std::unique_ptr<SpeakerEncoder> encoder)
        : m_options(std::move(options)), m_device(device), m_encoder(std::move(encoder))
    {
    }

    Result<std::vector<SpeechStretch>> findSpeech(AudioSource& source, const Authorisation& authorisation,
                                                  const std::function<void(double fraction)>& progress,
                                                  const CancellationToken& cancel) override
    {
        return authorisation.during({Purpose::Analyse}, cancel, [&](const CancellationToken& stop) -> Result<std::vector<SpeechStretch>> {
            if (!m_voiceActivity)
                m_voiceActivity = TRY(loadVoiceActivity());
            VoiceActivityConfig config;
            config.speechThreshold = turnSpeechThreshold;
            config.silenceThreshold = turnSilenceThreshold;
            std::vector<SpeechStretch> speech;
            for (const auto& segment : TRY(m_voiceActivity->detect(source, progress, stop, config)))
                speech.push_back({segment.startSeconds, segment.endSeconds});
            return speech;
        });
    }

    Result<std::vector<VoiceWindow>> hearVoices(AudioSource& source, std::span<const SpeechStretch> speech, double stepSeconds,
                                                const Authorisation& authorisation, const std::function<void(double fraction)>& progress,
                                                const CancellationToken& cancel) override
    {
        const auto step = std::llround(stepSeconds * engineSampleRate / static_cast<double>(SpeakerEncoder::hopSamples));
        return authorisation.during({Purpose::Analyse}, cancel, [&](const CancellationToken& stop) {
            return m_encoder->slide(source, speech, std::max<std::int64_t>(1, step), progress, stop);
        });
    }

private:
    Result<std::unique_ptr<VoiceActivityDetector>> loadVoiceActivity() const
    {
        if (m_options.voiceActivityWeights.empty())
            return Error{ErrorCode::FileNotFound, message("engine.no-voice-activity")};
        return VoiceActivityDetector::load(m_options.voiceActivityWeights, m_device);
    }

    SpeakerHearingOptions m_options;
    torch::Device m_device;
    std::unique_ptr<SpeakerEncoder> m_encoder;
    std::unique_ptr<VoiceActivityDetector> m_voiceActivity;  ///< null: not asked for yet
};

}  // namespace

Result<std::unique_ptr<SpeakerHearing>> SpeakerHearing::load(const SpeakerHearingOptions& options)
{
    return guarded(message("doing.loading-speaker-encoder"), [&]() -> Result<std::unique_ptr<SpeakerHearing>> {
        if (options.threads > 0)
            at::set_num_threads(options.threads);
        const auto device = TRY(parseDevice(options.device));
        auto encoder = TRY(SpeakerEncoder::load(options.speakerWeights, device));
        return std::unique_ptr<SpeakerHearing>(std::make_unique<TorchSpeakerHearing>(options, device, std::move(encoder)));
    });
}

}  // namespace undertone
