// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/consent_clip.h"

#include "audio/wav_bytes.h"
#include "engine/consent/consent_book.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace undertone {
namespace {

constexpr float quietestVoice = 0.005f;  ///< its loudest sample, of full scale: -46 dB, below a whisper beside a microphone

}  // namespace

struct ConsentClip::Sound {
    std::mutex mutex;  ///< guards the others
    int sampleRate = 0;
    std::vector<float> samples;
};

class ConsentClip::Sink final : public CaptureSink {
public:
    explicit Sink(std::shared_ptr<Sound> sound) : m_sound(std::move(sound)) {}
    Status begin(int sampleRate) override
    {
        const std::scoped_lock lock(m_sound->mutex);
        m_sound->sampleRate = sampleRate;
        m_most = static_cast<std::size_t>(mostSeconds * sampleRate);
        m_sound->samples.reserve(m_most);  // it never moves: no copy is left behind
        return {};
    }
    Status append(std::size_t, std::span<const float> samples) override
    {
        const std::scoped_lock lock(m_sound->mutex);
        const auto part = samples.first(std::min(samples.size(), m_most - m_sound->samples.size()));
        m_sound->samples.insert(m_sound->samples.end(), part.begin(), part.end());
        return {};
    }
    Status gap(std::uint64_t, CaptureGap) override { return {}; }  // of silence nobody says anything
    Status finish() override { return {}; }

private:
    std::shared_ptr<Sound> m_sound;
    std::size_t m_most = 0;
};

Result<std::unique_ptr<ConsentClip>> ConsentClip::start(const ConsentRecord& record, std::shared_ptr<CaptureHost> host,
                                                        const std::string& device, int channel)
{
    const Authorisation authorisation(TRY(ConsentBook::grantToExpress(record)));
    std::unique_ptr<ConsentClip> clip(new ConsentClip(std::make_shared<Sound>()));
    clip->m_recorder = TRY(Recorder::start(authorisation, std::move(host), {device, {channel}, 0}, std::make_unique<Sink>(clip->m_sound)));
    return clip;
}

ConsentClip::~ConsentClip()
{
    m_recorder.reset();
    const std::scoped_lock lock(m_sound->mutex);
    for (auto& sample : m_sound->samples)
        const_cast<volatile float&>(sample) = 0.0f;
}

Result<std::string> ConsentClip::wave() const
{
    if (const auto error = m_recorder->status().error)
        return *error;
    const std::scoped_lock lock(m_sound->mutex);
    if (m_sound->samples.empty())
        return Error{ErrorCode::InvalidArgument, message("capture.clip-empty"), {}};
    if (std::ranges::none_of(m_sound->samples, [](float sample) { return std::abs(sample) >= quietestVoice; }))
        return Error{ErrorCode::InvalidArgument, message("capture.clip-silent"), {}};
    return wavBytes(m_sound->samples, m_sound->sampleRate);
}

}  // namespace undertone
