// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/speech/speech_tokenizer.h"

#include "engine/io/atomic_file.h"
#include "engine/model/kernels/cpu/encoder_kernels.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/tensor_io.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {

namespace {

constexpr std::int64_t windowFrames = 3000;  // 30 s: what the encoder sees at once
constexpr std::int64_t strideFrames = 2600;
constexpr std::size_t cutTokens = 50;         // taken from each side of a window where another one overlaps it
constexpr std::size_t shortestSamples = 640;  // one token

const Error cancelled{ErrorCode::Cancelled, message("tokenizing.cancelled")};

// The windows of long audio in frames: {first frame, frames, tokens cut from its start, from its end}.
struct EncoderWindow {
    std::int64_t first = 0;
    std::int64_t frames = 0;
    std::size_t cutFront = 0;
    std::size_t cutBack = 0;
};

// The public implementation goes on while a window *starts* inside the audio, and cuts the front of the last one even
// where the window before has reached the end and lost its tail: LongAudioRule::UpstreamCompat keeps that.
std::vector<EncoderWindow> encoderWindows(std::int64_t frames, LongAudioRule rule)
{
    if (frames <= windowFrames)
        return {{0, frames, 0, 0}};
    std::vector<EncoderWindow> windows;
    for (std::int64_t first = 0; first < frames; first += strideFrames) {
        const bool reachesEnd = first + windowFrames >= frames;
        const bool isLast = rule == LongAudioRule::Complete ? reachesEnd : first + strideFrames >= frames;
        windows.push_back({first, std::min(windowFrames, frames - first), first == 0 ? 0 : cutTokens, isLast ? 0 : cutTokens});
        if (isLast)
            break;
    }
    return windows;
}

void appendCut(std::vector<std::int32_t>& codes, const torch::Tensor& windowCodes, const EncoderWindow& window)
{
    const auto host = windowCodes.to(torch::kCPU, torch::kInt32).contiguous();
    const auto count = static_cast<std::size_t>(host.numel());
    const auto* first = host.data_ptr<std::int32_t>();
    const auto from = std::min(window.cutFront, count);
    const auto to = std::max(from, count - std::min(window.cutBack, count));
    codes.insert(codes.end(), first + from, first + to);
}

float largestOf(std::span<const float> values)
{
    return values.empty() ? -10.0F : kernels::largestValue(values.data(), static_cast<std::int64_t>(values.size()));
}

Status checkFinite(std::span<const float> pcm)
{
    const bool finite = std::all_of(pcm.begin(), pcm.end(), [](float sample) { return std::isfinite(sample); });
    return finite ? Status{} : Status{Error{ErrorCode::CorruptFile, message("tokenizing.not-numbers")}};
}

// Log-mel of any stretch of a recording without holding the rest; at the recording's ends the signal is reflected.
class StretchReader {
public:
    StretchReader(AudioSource& source, const MelSpectrogram& mel) : m_source(source), m_mel(mel) {}

    [[nodiscard]] std::int64_t frames() const
    {
        const auto samples = std::max<SampleIndex>(m_source.frameCount(), static_cast<SampleIndex>(shortestSamples));
        return MelSpectrogram::frameCount(samples);
    }

    Result<std::vector<float>> logMel(std::int64_t firstFrame, std::int64_t frameCount)
    {
        constexpr SampleIndex half = MelSpectrogram::windowSamples / 2;
        const SampleIndex first = firstFrame * MelSpectrogram::hopSamples - half;
        const SampleIndex count = (frameCount - 1) * MelSpectrogram::hopSamples + MelSpectrogram::windowSamples;
        const SampleIndex inFile = m_source.frameCount();
        const SampleIndex total = std::max(inFile, static_cast<SampleIndex>(shortestSamples));
        const SampleIndex from = std::max<SampleIndex>(0, std::min(first, total - half - 2));
        const SampleIndex to = std::min(inFile, std::max(first + count, half + 1));
        std::vector<float> samples(static_cast<std::size_t>(std::max<SampleIndex>(0, to - from)));
        if (!samples.empty()) {
            auto got = m_source.read(from, samples);
            if (!got)
                return got.error();
            std::fill(samples.begin() + static_cast<std::ptrdiff_t>(*got), samples.end(), 0.0F);
        }
        TRY(checkFinite(samples));
        std::vector<float> stretch(static_cast<std::size_t>(count));
        for (SampleIndex i = 0; i < count; ++i) {
            SampleIndex at = std::abs(first + i);
            at = at < total ? at : 2 * (total - 1) - at;
            const auto index = static_cast<std::size_t>(at - from);
            stretch[static_cast<std::size_t>(i)] = at >= from && index < samples.size() ? samples[index] : 0.0F;
        }
        return m_mel.logMelOfStretch(stretch, frameCount);
    }

private:
    AudioSource& m_source;
    const MelSpectrogram& m_mel;
};

// What has to be known of a whole recording before its first code: its peak, and its statistics.
struct RecordingSurvey {
    float peak = -10.0F;
    RecordingNormaliser normaliser;
};

Result<RecordingSurvey> surveyRecording(StretchReader& reader, RecordingNormaliser fresh, const std::function<void(double)>& progress,
                                        const CancellationToken& cancel)
{
    RecordingSurvey survey{-10.0F, std::move(fresh)};
    const auto frames = reader.frames();
    for (std::int64_t first = 0; first < frames; first += windowFrames) {
        if (cancel.isCancelled())
            return cancelled;
        auto mel = reader.logMel(first, std::min(windowFrames, frames - first));
        if (!mel)
            return mel.error();
        survey.peak = std::max(survey.peak, largestOf(*mel));
        survey.normaliser.observe(*mel);
        if (progress)
            progress(0.2 * static_cast<double>(first) / static_cast<double>(frames));
    }
    return survey;
}

Status loadWeights(SpeechEncoder& encoder, const std::filesystem::path& path)
{
    auto tensors = loadTensors(path);
    if (!tensors)
        return tensors.error();
    const torch::NoGradGuard noGradients;
    for (auto& parameter : encoder->named_parameters()) {
        auto tensor = takeTensor(*tensors, parameter.key(), parameter.value().sizes().vec());
        if (!tensor) {
            Error error = tensor.error();
            error.path = path;
            return error;
        }
        parameter.value().copy_(tensor->to(torch::kFloat32));
        if (!torch::isfinite(parameter.value()).all().item<bool>())
            return Error{ErrorCode::InvalidModel, message("tokenizer.not-numbers", parameter.key()), path};
    }
    return {};
}

}  // namespace

SpeechTokenizer::SpeechTokenizer(const SpeechTokenizerConfig& config, SpeechEncoder encoder, torch::Device device)
    : m_config(config), m_device(device), m_mel(std::make_unique<MelSpectrogram>(config.melBands))
{
    for (const auto& parameter : encoder->parameters())
        m_parameterCount += parameter.numel();
    m_statistics = encoder->featureStatistics();
    if (m_device.is_cpu()) {
        m_fastEncoder = std::make_unique<const InferenceEncoder>(*encoder);
        return;
    }
    m_encoder = std::move(encoder);
    m_encoder->to(m_device);
    m_encoder->eval();
}

torch::Tensor SpeechTokenizer::encodeWindow(const float* scaledMel, std::int64_t frames, VoiceNormaliser& voices, SpeakerId speaker)
{
    const auto mel = torch::from_blob(const_cast<float*>(scaledMel), {frames, m_config.melBands}, torch::kFloat32);
    const auto normalise = [&](const torch::Tensor& features) {
        if (!voices.isOn())
            return features;
        const auto mapped = features.to(torch::kCPU, torch::kFloat32).contiguous();
        const std::span values(mapped.data_ptr<float>(), static_cast<std::size_t>(mapped.numel()));
        voices.observe(values, speaker);
        voices.apply(values, speaker);
        return mapped.to(features.device());
    };
    if (m_fastEncoder)
        return m_fastEncoder->codesOf(m_fastEncoder->hiddenOf(normalise(m_fastEncoder->features(mel))));
    const torch::NoGradGuard noGradients;
    const auto length = torch::full({1}, frames, torch::TensorOptions().dtype(torch::kInt64).device(m_device));
    return m_encoder->codesOf(m_encoder->hiddenOf(normalise(m_encoder->features(mel.unsqueeze(0).to(m_device), length))));
}

SpeechTokenizer::~SpeechTokenizer() = default;

Result<std::unique_ptr<SpeechTokenizer>> SpeechTokenizer::create(const SpeechTokenizerConfig& config, SpeechEncoder encoder,
                                                                 torch::Device device)
{
    TRY(validate(config));
    std::unique_ptr<SpeechTokenizer> tokenizer;
    auto status = guarded(message("doing.loading-tokenizer"), [&]() -> Status {
        tokenizer.reset(new SpeechTokenizer(config, std::move(encoder), device));
        return {};
    });
    if (!status)
        return status.error();
    return tokenizer;
}

Result<std::unique_ptr<SpeechTokenizer>> SpeechTokenizer::load(const std::filesystem::path& directory, torch::Device device)
{
    const auto config = readSpeechTokenizerConfig(directory / "config.json");
    if (!config)
        return config.error();
    SpeechEncoder encoder{nullptr};
    auto status = guarded(message("doing.loading-tokenizer"), [&]() -> Status {
        encoder = SpeechEncoder(*config);
        return loadWeights(encoder, directory / "model.safetensors");
    });
    if (!status)
        return status.error();
    return create(*config, std::move(encoder), device);
}

HeardRecording SpeechTokenizer::newRecording() const
{
    HeardRecording heard;
    if (m_config.recordingNormalisation)
        heard.recording = RecordingNormaliser(*m_config.recordingNormalisation);
    if (m_config.voiceNormalisation)
        heard.voices = VoiceNormaliser(*m_config.voiceNormalisation, m_statistics);
    return heard;
}

Result<std::vector<std::int32_t>> SpeechTokenizer::encodeUtterance(std::span<const float> pcm, HeardRecording& heard,
                                                                   const CancellationToken& cancel, SpeakerId speaker)
{
    TRY(checkFinite(pcm));
    std::vector<std::int32_t> codes;
    auto status = guarded(message("doing.tokenizing-sentence"), [&]() -> Status {
        std::vector<float> padded(pcm.begin(), pcm.end());
        padded.resize(std::max(padded.size(), shortestSamples));
        auto mel = m_mel->logMel(padded);
        heard.recording.observe(mel);
        heard.recording.apply(mel);
        scaleForEncoder(mel, largestOf(mel), m_config.inputScaling);
        const auto bands = static_cast<std::int64_t>(m_config.melBands);
        const auto frames = static_cast<std::int64_t>(mel.size()) / bands;
        for (const auto& window : encoderWindows(frames, LongAudioRule::Complete)) {
            if (cancel.isCancelled())
                return cancelled;
            appendCut(codes, encodeWindow(mel.data() + window.first * bands, window.frames, heard.voices, speaker), window);
        }
        return {};
    });
    if (!status)
        return status.error();
    return codes;
}

Result<std::vector<std::int32_t>> SpeechTokenizer::encodeWhole(AudioSource& source, const std::function<void(double)>& progress,
                                                               const CancellationToken& cancel, LongAudioRule rule)
{
    std::vector<std::int32_t> codes;
    auto status = guarded(message("doing.tokenizing-recording"), [&]() -> Status {
        StretchReader reader(source, *m_mel);
        auto heard = newRecording();
        auto survey = surveyRecording(reader, heard.recording, progress, cancel);
        if (!survey)
            return survey.error();
        const auto frames = reader.frames();
        for (const auto& window : encoderWindows(frames, rule)) {
            if (cancel.isCancelled())
                return cancelled;
            auto mel = reader.logMel(window.first, window.frames);
            if (!mel)
                return mel.error();
            survey->normaliser.apply(*mel);
            scaleForEncoder(*mel, survey->normaliser.isOn() ? largestOf(*mel) : survey->peak, m_config.inputScaling);
            appendCut(codes, encodeWindow(mel->data(), window.frames, heard.voices, {}), window);
            if (progress)
                progress(0.2 + 0.8 * static_cast<double>(window.first + window.frames) / static_cast<double>(frames));
        }
        return {};
    });
    if (!status)
        return status.error();
    return codes;
}

}  // namespace undertone
