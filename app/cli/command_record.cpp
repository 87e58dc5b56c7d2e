// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/vault_access.h"
#include "app/jobs/recording/session_sink.h"
#include "audio/audio_file_source.h"
#include "audio/capture/port_audio_host.h"
#include "audio/capture/simulated_host.h"
#include "engine/consent/consent_watch.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>
#include <thread>

namespace undertone {
namespace {

using namespace std::chrono_literals;

constexpr const char* simulatedInput = "simulated";
constexpr auto lookInterval = 50ms;
constexpr double silenceWorthSaying = 5.0;

struct RecordOptions {
    std::string session;
    std::string consent;
    std::string input;
    int rate = 0;
    double seconds = 0.0;
    double speed = 1.0;
    std::string sound;  ///< of the simulated device; empty: tones
    bool listInputs = false;
    PassphraseOptions passphrase;
};

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

Result<std::shared_ptr<CaptureHost>> hostOf(const RecordOptions& options, int channels)
{
    if (options.input != simulatedInput)
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
        std::snprintf(part, sizeof part, " | %.0f dB%s%s", level.peak, level.clippedRuns > 0 ? " CLIPPED" : "",
                      level.silentSeconds > silenceWorthSaying ? " SILENT" : "");
        text += part;
    }
    if (status.gaps > 0)
        text += " | " + std::to_string(status.gaps) + " gaps";
    std::error_code failure;
    const auto room = std::filesystem::space(folder, failure);
    if (!failure)
        text += " | " + std::to_string(room.available >> 30) + " GiB free";
    return text;
}

/// Until Ctrl-C, the end of --seconds, the recorder's own end, or a withdrawal.
RecorderStatus watchRecorder(CommandContext& context, Recorder& recorder, const RecordOptions& options, const std::filesystem::path& folder)
{
    auto last = RecorderState::Opening;
    bool saidWrongRate = false;
    while (!recorder.waitUntilStopped(lookInterval)) {
        const auto status = recorder.status();
        if (status.state != last) {
            context.progress.note("undertone-cli: " + stateText(status));
            last = status.state;
        }
        if (status.wrongRate && !saidWrongRate) {
            saidWrongRate = true;
            context.progress.note("undertone-cli: " + englishSentence(message("capture.wrong-rate", status.sampleRate)));
        }
        context.progress.update(statusLine(status, folder));
        const bool isOver =
            options.seconds > 0.0 && status.sampleRate > 0 && static_cast<double>(status.frames) >= options.seconds * status.sampleRate;
        // A simulated device ends by itself, to the frame.
        const bool deviceEnded = options.input == simulatedInput && status.state == RecorderState::Away;
        if (context.cancel.isCancelled() || (isOver && options.input != simulatedInput) || deviceEnded)
            recorder.stop();
    }
    context.progress.finish();
    return recorder.status();
}

Result<nlohmann::ordered_json> recordSession(CommandContext& context, const RecordOptions& options)
{
    const auto consent = TRY(readConsentFile(options.consent));
    auto keyring = TRY(openVaultOf(options.session, options.passphrase));
    auto session = TRY(Session::create(options.session, keyring, consent));
    const auto watch = TRY(ConsentWatch::start(session));
    const auto authorisation = TRY(watch->authorise(Purpose::Record));
    RecorderRequest request{options.input == simulatedInput ? std::string() : options.input, {}, options.rate};
    int channels = 1;
    for (const auto& track : session.tracks()) {
        request.channels.push_back(track.channel);
        channels = std::max(channels, track.channel + 1);
    }
    const auto host = TRY(hostOf(options, channels));
    auto sink = TRY(SessionSink::create(session, keyring, options.input == simulatedInput ? "simulated device" : options.input));
    const auto recorder = TRY(Recorder::start(authorisation, host, request, std::move(sink)));
    context.progress.note("undertone-cli: " + englishSentence(message("cli.recording", options.session)));
    const auto status = watchRecorder(context, *recorder, options, session.folder());
    if (status.error)
        return *status.error;
    nlohmann::ordered_json json{{"schema", 1},
                                {"session", session.id().hex()},
                                {"sample_rate", status.sampleRate},
                                {"frames", status.frames},
                                {"missing_frames", status.missingFrames},
                                {"gaps", status.gaps},
                                {"clock_drift_ppm", nullptr},
                                {"log_head", session.log().head()}};
    if (status.clockDrift)
        json["clock_drift_ppm"] = *status.clockDrift;
    return json;
}

int record(CommandContext& context, const RecordOptions& options)
{
    if (options.listInputs)
        return listInputs(context);
    if (options.session.empty() || options.consent.empty())
        return reportError(context, {ErrorCode::InvalidArgument, message("cli.record-needs"), {}});
    protectSecrets(context);
    const auto recorded = recordSession(context, options);
    if (!recorded)
        return reportError(context, recorded.error());
    const auto written = writeOutput(context, jsonText(*recorded, 2) + "\n");
    return written ? ExitSuccess : reportError(context, written.error());
}

}  // namespace

void addRecordCommand(CLI::App& parent, CommandContext& context)
{
    auto options = std::make_shared<RecordOptions>();
    auto* command =
        parent.add_subcommand("record", "Record a conversation that everyone in it agreed to, encrypted, into a vault; Ctrl-C ends it");
    command->add_option("--session", options->session, "New folder of the session, in the folder of a vault; its name is not encrypted")
        ->type_name("DIR");
    command->add_option("--consent", options->consent, "Who agreed to what: JSON, see the help page on recording")->type_name("FILE");
    command->add_option("--input", options->input, "Device to record from, as --list-inputs names it; simulated: tones, no device")
        ->type_name("NAME");
    command->add_option("--rate", options->rate, "Sample rate in Hz; without it the device's own")->check(CLI::Range(10, 768000));
    command->add_option("--seconds", options->seconds, "End by itself after so long")->check(CLI::PositiveNumber);
    command->add_option("--simulated-speed", options->speed, "With --input simulated: times real time; 0: as fast as it can be written")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--simulated-sound", options->sound, "With --input simulated: a file in place of tones")->type_name("AUDIO");
    command->add_flag("--list-inputs", options->listInputs, "Print the devices that can be recorded from");
    addPassphraseOptions(*command, options->passphrase);
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return record(context, *options); }; });
}

}  // namespace undertone
