// SPDX-License-Identifier: GPL-3.0-or-later
// undertone-engine: the engine alone, for a machine with LibTorch and nothing else.
#include "app/engine/engine_training.h"
#include "app/process/guarded_main.h"
#include "app/process/process_setup.h"
#include "engine/api/bench.h"
#include "engine/api/self_check.h"
#include "engine/io/installed_models.h"
#include "engine/messages/catalogue.h"

#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

namespace undertone {

namespace {

constexpr int exitUsage = 2;
constexpr int exitInterrupted = 130;

constexpr const char* help = R"(undertone-engine COMMAND [OPTIONS]

  selfcheck    check the engine on this machine: frozen weights, LoRA, and one DPM step against a plain recomputation
  bench        measure time per sentence, its parts, and memory; without --model, with random weights
  train base   train a small base model (--tokens, --output); run the same command again to resume
  train sllm   train LoRA and the rows of new tokens on a frozen base (--tokens, --base, --output); run the same command again to resume
  evaluate     print WA, UA and WF1 of a model (--tokens) with memory off and on, as JSON

Options
  --model DIR          model directory, or the name of an installed model
  --tokens FILE        token file with dialogues (from undertone-cli corpus simulate or corpus tokenize)
  --dev-tokens FILE    train: token file with dialogues of other speakers, evaluated during training
  --base DIR           train sllm: the base model
  --output DIR         train: output folder for the base or the adapter
  --steps N            train: number of optimizer steps; 0: the default of the stage (0)
  --device D           device: auto, cpu or cuda:N (auto)
  --dtype T            number type: auto, fp32 or bf16 (auto)
  --threads N          number of CPU threads; 0: all cores (0)
  --seed N             random seed (1)
  --repetitions N      bench: number of measurements of each part (15)
  --sentence SECONDS   bench: length of a sentence in seconds (4)
  --json               selfcheck, bench: print JSON
  --help, --version
)";

struct Arguments {
    std::string command;
    std::string stage;
    std::string model;
    EngineOptions engine;
    TokenJob tokens;
    int repetitions = 15;
    double sentenceSeconds = 4.0;
    bool json = false;
    bool wantsHelp = false;
    bool wantsVersion = false;
};

template <typename T> bool parseNumber(std::string_view text, T& value)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

Error wrongUsage(const Message& what)
{
    return {ErrorCode::InvalidArgument, message("engine-cli.usage", what)};
}

/// Takes one option that has a value; false where the value makes no sense. `known` tells an unknown name apart.
bool takeOption(Arguments& arguments, const std::string& name, const std::string& value, bool& known)
{
    if (name == "--model")
        arguments.model = value;
    else if (name == "--tokens")
        arguments.tokens.tokens = value;
    else if (name == "--dev-tokens")
        arguments.tokens.devTokens = value;
    else if (name == "--base")
        arguments.tokens.base = value;
    else if (name == "--output")
        arguments.tokens.output = value;
    else if (name == "--steps")
        return parseNumber(value, arguments.tokens.steps) && arguments.tokens.steps >= 0;
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
        } else if (word.starts_with('-')) {
            const bool hasValue = i + 1 < argc;
            bool known = true;
            const bool taken = takeOption(arguments, word, hasValue ? argv[i + 1] : "", known);
            if (!known)
                return wrongUsage(message("engine-cli.option", word));
            if (!hasValue || !taken)
                return wrongUsage(message("engine-cli.value", word));
            ++i;
        } else if (arguments.command.empty()) {
            arguments.command = word;
        } else if (arguments.command == "train" && arguments.stage.empty()) {
            arguments.stage = word;
        } else {
            return wrongUsage(message("engine-cli.one-command", arguments.command, word));
        }
    }
    return arguments;
}

int report(const Error& error)
{
    std::fprintf(stderr, "undertone-engine: %s\n", englishSentence(error).c_str());
    if (error.code == ErrorCode::Cancelled)
        return exitInterrupted;
    return error.code == ErrorCode::InvalidArgument ? exitUsage : 1;
}

int print(const Result<std::string>& text)
{
    if (!text)
        return report(text.error());
    std::fputs(text->c_str(), stdout);
    return 0;
}

int selfcheck(const Arguments& arguments, const CancellationToken& cancel)
{
    auto result = runSelfCheck(arguments.engine, cancel);
    if (!result)
        return report(result.error());
    (void)print(arguments.json ? selfCheckJson(*result) : selfCheckText(*result));
    return result->passed() ? 0 : 1;
}

int bench(const Arguments& arguments, const CancellationToken& cancel)
{
    auto result = runBench({arguments.engine, arguments.repetitions, arguments.sentenceSeconds}, cancel);
    return result ? print(arguments.json ? benchJson(*result) : benchText(*result)) : report(result.error());
}

/// A line on stderr every few seconds: this program runs where logs are read, not watched.
void printSometimes(const std::string& text)
{
    static auto last = std::chrono::steady_clock::time_point{};
    const auto now = std::chrono::steady_clock::now();
    if (now - last < std::chrono::seconds(5))
        return;
    last = now;
    std::fprintf(stderr, "%s\n", text.c_str());
}

int train(const Arguments& arguments, const CancellationToken& cancel)
{
    const auto& job = arguments.tokens;
    if (arguments.stage != "base" && arguments.stage != "sllm")
        return report(wrongUsage(message("engine-cli.stage")));
    if (job.tokens.empty() || job.output.empty() || (arguments.stage == "sllm" && job.base.empty()))
        return report(wrongUsage(arguments.stage == "sllm" ? message("engine-cli.train-base", arguments.stage)
                                                           : message("engine-cli.train", arguments.stage)));
    return print(trainFromTokens(job, printSometimes, cancel));
}

int evaluate(const Arguments& arguments, const CancellationToken& cancel)
{
    if (arguments.tokens.tokens.empty())
        return report(wrongUsage(message("engine-cli.evaluate")));
    return print(evaluateFromTokens(arguments.tokens, printSometimes, cancel));
}

/// Fills what several parts of the arguments share. A bench without a model measures a body of random weights; all
/// else that needs a model takes the one that ships.
Status completeArguments(Arguments& arguments)
{
    const bool needsModel = arguments.command == "selfcheck" || arguments.command == "evaluate";
    if (needsModel || !arguments.model.empty()) {
        auto directory = findModelDirectory(arguments.model);
        if (!directory)
            return directory.error();
        arguments.engine.modelDirectory = *directory;
    }
    auto& job = arguments.tokens;
    job.stage = arguments.stage;
    job.model = arguments.engine.modelDirectory;
    job.device = arguments.engine.device;
    job.dtype = arguments.engine.dtype;
    job.threads = arguments.engine.threads;
    job.seed = arguments.engine.seed;
    return {};
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
    using Command = int (*)(const Arguments&, const CancellationToken&);
    const std::map<std::string, Command> commands{{"selfcheck", selfcheck}, {"bench", bench}, {"train", train}, {"evaluate", evaluate}};
    const auto command = commands.find(arguments->command);
    if (command == commands.end())
        return report(
            wrongUsage(arguments->command.empty() ? message("engine-cli.no-command") : message("engine-cli.command", arguments->command)));
    if (auto status = completeArguments(*arguments); !status)
        return report(status.error());
    const CancellationToken cancel;
    cancelOnInterrupt(cancel);
    return command->second(*arguments, cancel);
}

}  // namespace
}  // namespace undertone

int main(int argc, char** argv)
{
    undertone::ensurePassiveOpenMp(argv);
    return undertone::guardedMain("undertone-engine", [&] { return undertone::run(argc, argv); });
}
