// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/window_options.h"

#include "app/process/command_tree.h"
#include "app/process/process_setup.h"
#include "app/process/segments_options.h"

#include <CLI/CLI.hpp>

#include <cstdio>

namespace undertone {
namespace {

constexpr int exitUsage = 2;

/// What a picture may show otherwise, as its own command line names it.
void addPictureOptions(CLI::App& app, CLI::Option& render, WindowOptions& options)
{
    app.add_option("--stepping", options.stepping,
                   "With --render: when memory is written: sentence (as in the paper), stride:TOKENS, adaptive or adaptive:THRESHOLD")
        ->needs(&render)
        ->capture_default_str();
    app.add_option_function<std::string>(
           "--tokenize",
           [&options](const std::string& mode) { options.tokenize = mode == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance; },
           "With --render: utterance (each sentence separately) or whole (the whole recording at once) (default: the model's)")
        ->needs(&render)
        ->check(CLI::IsMember({"utterance", "whole"}));
    app.add_option("--width", options.width, "With --render: width of the picture in pixels")
        ->needs(&render)
        ->check(CLI::Range(400, 20000))
        ->capture_default_str();
    app.add_option("--from", options.fromSeconds, "With --render: start of the picture in seconds (default: start of the recording)")
        ->needs(&render)
        ->check(CLI::NonNegativeNumber);
    app.add_option("--to", options.toSeconds, "With --render: end of the picture in seconds (default: end of the recording)")
        ->needs(&render)
        ->check(CLI::PositiveNumber);
    app.add_option("--line", options.lineSeconds, "With --render: length of a line in seconds (default: everything in one line)")
        ->needs(&render)
        ->check(CLI::NonNegativeNumber);
}

void addOptions(CLI::App& app, WindowOptions& options)
{
    app.add_option("AUDIO", options.audio, "Recording to open and analyse");
    app.add_option("--segments", options.segments,
                   segmentsHelp(". Default: the file with the name of AUDIO in the same folder, or else voice activity detection"));
    addSegmentsSelection(app, options.selection);
    app.add_option("--model", options.model, "Model directory, or the name of an installed model (default: the bundled model)");
    const std::string unlessGiven = " (default: as chosen in the window)";
    app.add_option_function<std::string>(
           "--memory", [&options](const std::string& mode) { options.memory = mode == "off" ? MemoryMode::Off : MemoryMode::Dpm; },
           "Memory: dpm or off" + unlessGiven)
        ->check(CLI::IsMember({"dpm", "off"}));
    app.add_option("--device", options.device, "Device: auto, cpu or cuda:N" + unlessGiven);
    app.add_option("--dtype", options.dtype, "Number type: auto, fp32 or bf16" + unlessGiven)
        ->check(CLI::IsMember({"auto", "fp32", "bf16"}));
    app.add_option("--attest", options.attestation, "Statement about the recording (licence, consent), stored in the results");
    app.add_option_function<std::string>(
           "--theme",
           [&options](const std::string& name) {
               options.theme = name == "light" ? ThemeChoice::Light : name == "dark" ? ThemeChoice::Dark : ThemeChoice::System;
           },
           "light, dark or system")
        ->check(CLI::IsMember({"light", "dark", "system"}));
    CLI::Option* render =
        app.add_option("--render", options.renderTo, "Analyse AUDIO without a window and write its timeline to this PNG, SVG or PDF");
    app.add_option("--json", options.jsonTo, "With --render: also write the timeline as JSON to this file")->needs(render);
    addPictureOptions(app, *render, options);
}

int complain(const std::string& sentence)
{
    std::fprintf(stderr, "undertone: %s. Run undertone --help for a list of options.\n", sentence.c_str());
    return exitUsage;
}

}  // namespace

std::variant<WindowOptions, int> parseWindowOptions(int argc, const char* const* argv)
{
    WindowOptions options;
    CLI::App app("Undertone: emotions in a conversation, sentence by sentence.", "undertone");
    app.set_version_flag("--version", "undertone " + programVersion());
    addOptions(app, options);
    addCommandTreeFlag(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error);
        std::string sentence = error.what();
        while (!sentence.empty() && (sentence.back() == '\n' || sentence.back() == '.'))
            sentence.pop_back();
        return complain(sentence);
    }
    if (!options.renderTo.empty() && options.audio.empty())
        return complain("--render needs a recording to draw");
    if (options.toSeconds && *options.toSeconds <= options.fromSeconds)
        return complain("--to lies before --from");
    if (!options.segments.empty() && options.audio.empty())
        return complain("--segments needs the recording it belongs to");
    if (options.segments.empty())
        options.segments = segmentsBeside(options.audio);
    if (options.segments.empty() && (!options.selection.tiers.empty() || !options.selection.recording.empty()))
        return complain("--tier and --recording choose from the file that --segments names");
    return options;
}

}  // namespace undertone
