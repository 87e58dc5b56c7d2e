// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-engine: the engine alone, for a machine with LibTorch and nothing else.
#include "app/process_setup.h"
#include "engine/bench.h"
#include "engine/io/model_directory.h"
#include "engine/self_check.h"

#include <charconv>
#include <cstdio>
#include <string>
#include <string_view>

namespace undertone {

namespace {

constexpr int exitUsage = 2;

constexpr const char* help = R"(undertone-engine COMMAND [OPTIONS]

  selfcheck   check the engine on this machine with a model: frozen weights, LoRA, one DPM step recomputed plainly
  bench       time per sentence with its parts, and memory; without --model, a body of random weights

Options
  --model DIR          model directory, or the name of an installed model
  --device D           auto, cpu or cuda:N (auto)
  --dtype T            auto, fp32 or bf16 (auto)
  --threads N          threads of the CPU; 0: all cores (0)
  --seed N             seed of everything random (1)
  --repetitions N      bench: measurements of each part (15)
  --sentence SECONDS   bench: length of a sentence (4)
  --json               print JSON
  --help, --version
)";

struct Arguments {
    std::string command;
    std::string model;
    EngineOptions engine;
    int repetitions = 15;
    double sentenceSeconds = 4.0;
    bool json = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

template <typename T>
bool parseNumber(std::string_view text, T& value)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

Error wrongUsage(const std::string& what)
{
    return {ErrorCode::InvalidArgument, what + " Run undertone-engine --help for what is understood."};
}

/// Takes one option that has a value; false where the value makes no sense. `known` tells an unknown name apart.
bool takeOption(Arguments& arguments, const std::string& name, const std::string& value, bool& known)
{
    if (name == "--model")
        arguments.model = value;
    else if (name == "--device")
        arguments.engine.device = value;
    else if (name == "--dtype")
        arguments.engine.dtype = value;
    else if (name == "--threads")
        return parseNumber(value, arguments.engine.threads) && arguments.engine.threads >= 0;
    else if (name == "--seed")
        return parseNumber(value, arguments.engine.seed);
    else if (name == "--repetitions")
        return parseNumber(value, arguments.repetitions) && arguments.repetitions > 0;
    else if (name == "--sentence")
        return parseNumber(value, arguments.sentenceSeconds) && arguments.sentenceSeconds > 0.0;
    else
        known = false;
    return known;
}

Result<Arguments> parse(int argc, char** argv)
{
    Arguments arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--help" || word == "-h") {
            arguments.wantsHelp = true;
        } else if (word == "--version") {
            arguments.wantsVersion = true;
        } else if (word == "--json") {
            arguments.json = true;
        } else if (word.starts_with("-")) {
            const bool hasValue = i + 1 < argc;
            bool known = true;
            const bool taken = takeOption(arguments, word, hasValue ? argv[i + 1] : "", known);
            if (!known)
                return wrongUsage("The option " + word + " is not known.");
            if (!hasValue || !taken)
                return wrongUsage("The option " + word + " needs a value that makes sense.");
            ++i;
        } else if (arguments.command.empty()) {
            arguments.command = word;
        } else {
            return wrongUsage("One command at a time: " + arguments.command + " or " + word + ".");
        }
    }
    return arguments;
}

int report(const Error& error)
{
    std::fprintf(stderr, "undertone-engine: %s\n", error.detail.c_str());
    return error.code == ErrorCode::InvalidArgument ? exitUsage : 1;
}

int selfcheck(const Arguments& arguments)
{
    auto result = runSelfCheck(arguments.engine);
    if (!result)
        return report(result.error());
    std::fputs(arguments.json ? selfCheckJson(*result).c_str() : selfCheckText(*result).c_str(), stdout);
    return result->passed() ? 0 : 1;
}

int bench(const Arguments& arguments)
{
    auto result = runBench({arguments.engine, arguments.repetitions, arguments.sentenceSeconds});
    if (!result)
        return report(result.error());
    std::fputs(arguments.json ? benchJson(*result).c_str() : benchText(*result).c_str(), stdout);
    return 0;
}

int run(int argc, char** argv)
{
    auto arguments = parse(argc, argv);
    if (!arguments)
        return report(arguments.error());
    if (arguments->wantsHelp) {
        std::fputs(help, stdout);
        return 0;
    }
    if (arguments->wantsVersion) {
        std::printf("undertone-engine %s\n", programVersion().c_str());
        return 0;
    }
    const bool isBench = arguments->command == "bench";
    if (!isBench && arguments->command != "selfcheck")
        return report(wrongUsage(arguments->command.empty() ? "A command is required." : "The command " + arguments->command + " is not known."));
    // A bench without a model measures a body of random weights; a self check takes the model that ships.
    if (!isBench || !arguments->model.empty()) {
        auto directory = findModelDirectory(arguments->model);
        if (!directory)
            return report(directory.error());
        arguments->engine.modelDirectory = *directory;
    }
    return isBench ? bench(*arguments) : selfcheck(*arguments);
}

}  // namespace
}  // namespace undertone

int main(int argc, char** argv)
{
    undertone::ensurePassiveOpenMp(argv);
    return undertone::run(argc, argv);
}
