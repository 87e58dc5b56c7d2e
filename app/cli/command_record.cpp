// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/audio_arguments.h"
#include "app/cli/vault_access.h"
#include "app/jobs/recording/recording_figures.h"
#include "app/jobs/recording/session_recording.h"
#include "audio/audio_file_source.h"
#include "audio/capture/combined_host.h"
#include "audio/capture/port_audio_host.h"
#include "audio/capture/simulated_host.h"
#include "engine/core/level_limits.h"
#include "engine/core/time_text.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace undertone {
namespace {

using namespace std::chrono_literals;

constexpr const char* simulatedInput = "simulated";
constexpr auto lookInterval = 50ms;

struct RecordOptions {
    std::string session;
    std::string consent;
    std::vector<std::string> inputs;  ///< none: the default device
    int rate = 0;
    double seconds = 0.0;
    double speed = 1.0;
    double drift = 0.0;  ///< parts per million
    std::string sound;   ///< of the simulated device; empty: tones
    bool listInputs = false;
    bool analyse = false;
    std::string model;
    std::string memory = "dpm";
    PassphraseOptions passphrase;
};

bool isSimulated(const RecordOptions& options)
{
    return std::ranges::find(options.inputs, simulatedInput) != options.inputs.end();
}

std::string namesOfInputs(const RecordOptions& options)
{
    std::string names;
    for (const auto& input : options.inputs)
        names += (names.empty() ? "" : " + ") + (input == simulatedInput ? std::string("simulated device") : input);
    return names;
}

/// A file's sound as every channel of a simulated device gives it, once.
Status playFile(const std::string& file, SimulatedSound& sound)
{
    const auto source = TRY(AudioFileSource::open(file));
    const auto channels = static_cast<std::size_t>(source->channelCount());
    auto samples = std::make_shared<std::vector<float>>(static_cast<std::size_t>(source->frameCount()) * channels);
    samples->resize(TRY(source->read(0, *samples)) * channels);
    sound.sampleRate = source->sampleRate();
    sound.frames = samples->size() / channels;
    sound.signal = [samples, channels](std::uint64_t frame, int channel) {
        return (*samples)[static_cast<std::size_t>(frame) * channels + static_cast<std::size_t>(channel) % channels];
    };
    return {};
}

/// Several devices as one; simulated ones have a channel each.
Result<std::shared_ptr<CaptureHost>> combinedHostOf(const RecordOptions& options)
{
    const auto system = makePortAudioHost();
    std::vector<CaptureDevice> devices;
    std::vector<DevicePart> parts;
    for (const auto& input : options.inputs) {
        if (input == simulatedInput) {
            SimulatedSound sound;
            sound.sampleRate = options.rate > 0 ? options.rate : sound.sampleRate;
            sound.clock = 1.0 + static_cast<double>(parts.size()) * options.drift * 1e-6;
            if (options.seconds > 0.0 && parts.empty())
                sound.frames = static_cast<std::uint64_t>(std::llround(options.seconds * sound.sampleRate));
            parts.push_back({makeSimulatedHost(sound), {}, 1});
            continue;
        }
        if (devices.empty())
            devices = TRY(system->devices());
        const auto found = std::ranges::find(devices, input, &CaptureDevice::id);
        if (found == devices.end())
            return Error{ErrorCode::DeviceUnavailable, message("cli.no-input", input), {}};
        parts.push_back({system, input, found->channels});
    }
    return makeCombinedHost(std::move(parts));
}

Result<std::shared_ptr<CaptureHost>> hostOf(const RecordOptions& options, int channels)
{
    if (options.inputs.size() > 1)
        return combinedHostOf(options);
    if (!isSimulated(options))
        return makePortAudioHost();
    SimulatedSound sound;
    sound.channels = channels;
    sound.sampleRate = options.rate > 0 ? options.rate : sound.sampleRate;
    sound.speed = options.speed;
    if (options.seconds > 0.0)
        sound.frames = static_cast<std::uint64_t>(std::llround(options.seconds * sound.sampleRate));
    if (!options.sound.empty())
        TRY(playFile(options.sound, sound));
    return makeSimulatedHost(sound);
}

int listInputs(CommandContext& context)
{
    const auto devices = makePortAudioHost()->devices();
    if (!devices)
        return reportError(context, devices.error());
    std::string text;
    for (const auto& device : *devices)
        text += device.id + "\t" + std::to_string(device.channels) + " channels\t" + std::to_string(device.sampleRate) + " Hz"
            + (device.isDefault ? "\tdefault" : "") + "\n";
    const auto written = writeOutput(context, text);
    return written ? ExitSuccess : reportError(context, written.error());
}

std::string stateText(const RecorderStatus& status)
{
    switch (status.state) {
    case RecorderState::Opening: return "opening the device";
    case RecorderState::Recording: return "RECORDING";
    case RecorderState::Paused: return "paused";
    case RecorderState::Hanging: return "the device gives nothing";
    case RecorderState::Away: return "the device is gone; another is looked for";
    case RecorderState::Stopped: return "stopped";
    }
    return {};
}

std::string statusLine(const RecorderStatus& status, const std::filesystem::path& folder)
{
    std::string text = stateText(status);
    if (status.sampleRate > 0)
        text += " " + clockText(static_cast<double>(status.frames) / status.sampleRate, 1);
    for (const auto& level : status.levels) {
        char part[96];
        std::snprintf(part, sizeof part, " | %.0f dB%s%s", level.peak, clipsNow(level) ? " CLIPPED" : "",
                      level.silentSeconds > silenceWorthSaying ? " SILENT" : "");
        text += part;
    }
    if (status.gaps > 0)
        text += " | " + std::to_string(status.gaps) + " gaps";
    if (const auto room = secondsOfRoom(folder, status.sampleRate, status.levels.size()))
        text += " | room for " + durationText(*room);
    return text;
}

std::string analysisText(const LiveAnalysisStatus& status)
{
    if (status.error)
        return " | not analysed any more";
    if (status.state == LiveAnalysisState::Loading)
        return " | loading the model";
    char text[96];
    std::snprintf(text, sizeof text, " | %d of %d sentences analysed, %.1f s behind%s", status.analysed, status.found, status.lagSeconds,
                  status.isBehind ? ", finished afterwards" : "");
    return text;
}

/// Says once that the analysis ended early, or cannot keep up.
class AnalysisNotes {
public:
    void say(CommandContext& context, const LiveAnalysisStatus& status)
    {
        if (status.error && !std::exchange(m_saidError, true))
            context.progress.note("undertone-cli: " + englishSentence(message("cli.live-analysis-ended", status.error->message)));
        if (status.isBehind && !std::exchange(m_saidBehind, true))
            context.progress.note("undertone-cli: " + englishSentence(message("cli.live-analysis-behind")));
        for (; m_warnings < status.warnings.size(); ++m_warnings)
            context.progress.note("undertone-cli: " + englishSentence(status.warnings[m_warnings]));
    }

private:
    bool m_saidError = false;
    bool m_saidBehind = false;
    std::size_t m_warnings = 0;
};

/// Reads what is left when the recording has ended. `isLeft`: Ctrl-C left it for later.
LiveAnalysisStatus finishAnalysis(CommandContext& context, const LiveAnalysis& analysis, AnalysisNotes& notes, bool& isLeft)
{
    const bool wasCancelled = context.cancel.isCancelled();  // that ended the recording
    if (!analysis.waitUntilOver(lookInterval))
        context.progress.note("undertone-cli: " + englishSentence(message("cli.live-analysis-finishes")));
    while (!analysis.waitUntilOver(lookInterval)) {
        if (!wasCancelled && context.cancel.isCancelled()) {
            isLeft = true;
            analysis.stop();
        }
        const auto status = analysis.status();
        notes.say(context, status);
        context.progress.update("analysing: " + std::to_string(status.analysed) + " of " + std::to_string(status.found) + " sentences");
    }
    context.progress.finish();
    const auto status = analysis.status();
    notes.say(context, status);
    return status;
}

nlohmann::ordered_json analysisJson(const LiveAnalysisStatus& status)
{
    return {{"complete", status.state == LiveAnalysisState::Done},
            {"sentences", status.found},
            {"analysed", status.analysed},
            {"largest_lag_seconds", std::round(status.largestLagSeconds * 100.0) / 100.0}};
}

/// Until Ctrl-C, the end of --seconds, the recorder's own end, or a withdrawal.
RecorderStatus watchRecorder(CommandContext& context, SessionRecording& recording, const RecordOptions& options, AnalysisNotes& notes)
{
    auto& recorder = recording.recorder();
    auto last = RecorderState::Opening;
    bool saidWrongRate = false;
    std::string saidDeviceError;
    while (!recorder.waitUntilStopped(lookInterval)) {
        const auto status = recorder.status();
        if (status.state != last) {
            context.progress.note("undertone-cli: " + stateText(status));
            last = status.state;
        }
        if (status.deviceError && status.deviceError->message.id != saidDeviceError) {
            saidDeviceError = status.deviceError->message.id;
            context.progress.note("undertone-cli: " + englishSentence(*status.deviceError));
        }
        if (status.wrongRate && !saidWrongRate) {
            saidWrongRate = true;
            context.progress.note("undertone-cli: " + englishSentence(message("capture.wrong-rate", status.sampleRate)));
        }
        auto line = statusLine(status, recording.folder());
        if (const auto* analysis = recording.analysis()) {
            const auto now = analysis->status();
            notes.say(context, now);
            line += analysisText(now);
        }
        context.progress.update(line);
        const bool isOver =
            options.seconds > 0.0 && status.sampleRate > 0 && static_cast<double>(status.frames) >= options.seconds * status.sampleRate;
        // A simulated device ends by itself, to the frame.
        const bool deviceEnded = isSimulated(options) && status.state == RecorderState::Away;
        if (context.cancel.isCancelled() || (isOver && !isSimulated(options)) || deviceEnded)
            recorder.stop();
    }
    context.progress.finish();
    return recorder.status();
}

Result<nlohmann::ordered_json> recordSession(CommandContext& context, const RecordOptions& options, bool& isLeft)
{
    const auto consent = TRY(readConsentFile(options.consent));
    if (consent.terms.inference() == EmotionInference::Prohibited)
        context.progress.note("undertone-cli: " + englishSentence(message("consent.prohibited")));
    auto keyring = TRY(openVaultOf(context, options.session, options.passphrase));
    int channels = 1;
    for (const auto& speaker : consent.speakers)
        channels = std::max(channels, speaker.channel + 1);
    const auto host = TRY(hostOf(options, channels));
    SessionRecordingRequest request{options.session,
                                    consent,
                                    host,
                                    options.inputs.size() != 1 || isSimulated(options) ? std::string() : options.inputs.front(),
                                    namesOfInputs(options),
                                    options.rate};
    if (options.analyse) {
        request.analysis.emplace().engine = engineOptionsOf(context.common, options.model);
        request.analysis->analysis.memory = options.memory == "off" ? MemoryMode::Off : MemoryMode::Dpm;
    }
    auto recording = TRY(SessionRecording::start(keyring, request));
    context.progress.note("undertone-cli: " + englishSentence(message("cli.recording", options.session)));
    AnalysisNotes notes;
    const auto status = watchRecorder(context, *recording, options, notes);
    if (neverBegan(status)) {
        recording.reset();
        TRY(discardUnheard(request.folder, keyring));
        return status.error.value_or(Error{ErrorCode::Cancelled, message("core.cancelled"), {}});
    }
    if (status.error)
        return *status.error;
    std::optional<LiveAnalysisStatus> analysed;
    if (const auto* analysis = recording->analysis())
        analysed = finishAnalysis(context, *analysis, notes, isLeft);
    const auto head = TRY(recording->logHead());
    nlohmann::ordered_json json{{"schema", 1},
                                {"session", recording->id().hex()},
                                {"sample_rate", status.sampleRate},
                                {"frames", status.frames},
                                {"missing_frames", status.missingFrames},
                                {"gaps", status.gaps},
                                {"clock_drift_ppm", nullptr},
                                {"log_head", head}};
    if (status.clockDrift)
        json["clock_drift_ppm"] = *status.clockDrift;
    if (!status.deviceDrifts.empty())
        json["device_drifts_ppm"] = status.deviceDrifts;
    if (analysed)
        json["analysis"] = analysisJson(*analysed);
    return json;
}

int record(CommandContext& context, const RecordOptions& options)
{
    if (options.listInputs)
        return listInputs(context);
    if (!options.analyse && !options.model.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.model-without-analyse"), {}});
    if (options.session.empty() || options.consent.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.record-needs"), {}});
    protectSecrets(context);
    bool isLeft = false;
    const auto recorded = recordSession(context, options, isLeft);
    if (!recorded)
        return reportError(context, recorded.error());
    const auto written = writeOutput(context, jsonText(*recorded, 2) + "\n");
    if (!written)
        return reportError(context, written.error());
    // Ctrl-C is how a recording ends, and it is complete then; only an analysis that it leaves is interrupted.
    return isLeft ? ExitInterrupted : ExitSuccess;
}

}  // namespace

void addRecordCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<RecordOptions>();
    auto* command =
        parent.add_subcommand("record", "Record a conversation with everyone's consent, encrypted, into a vault; Ctrl-C ends it");
    command->add_option("--session", options->session, "New folder for the session, inside a vault; its name is not encrypted")
        ->type_name("DIR");
    command
        ->add_option("--consent", options->consent,
                     "Consent file (JSON): who agreed to what; for the format see the help page on recording")
        ->type_name("FILE");
    command
        ->add_option(
            "--input", options->inputs,
            "Input device, as printed by --list-inputs. Repeat it to record several devices at once: the channels of each are numbered "
            "after those of the one before, and its clock is aligned with that of the first. simulated: tones, without a device")
        ->type_name("NAME")
        ->allow_extra_args(false);
    command->add_option("--simulated-drift", options->drift,
                        "With --input simulated repeated: each clock is this many parts per million faster than the one before");
    command->add_option("--rate", options->rate, "Sample rate in Hz (default: the device's)")->check(CLI::Range(10, 768000));
    command->add_option("--seconds", options->seconds, "Stop after this many seconds")->check(CLI::PositiveNumber);
    command
        ->add_option("--simulated-speed", options->speed,
                     "With --input simulated: speed as a multiple of real time; 0: as fast as possible")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--simulated-sound", options->sound, "With --input simulated: audio file to use instead of tones")
        ->type_name("AUDIO");
    command->add_flag("--analyse", options->analyse,
                      "Analyse each sentence as it is spoken; needs everyone's consent to analysis. Sentences that remain when the "
                      "recording ends are analysed afterwards");
    command->add_option("--model", options->model, "With --analyse: model directory, or the name of an installed model")->type_name("DIR");
    command
        ->add_option("--memory", options->memory,
                     "With --analyse: dpm (the temporary LoRA learns the conversation) or off (the model is not changed)")
        ->check(CLI::IsMember({"dpm", "off"}))
        ->capture_default_str();
    command->add_flag("--list-inputs", options->listInputs, "List the available input devices");
    addPassphraseOptions(*command, options->passphrase);
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return record(context, *options); }; });
}

}  // namespace undertone
