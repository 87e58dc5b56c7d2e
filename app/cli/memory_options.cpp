// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory_options.h"

#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

namespace undertone {

namespace {

/// A value that is parsed by the engine's own reader, its error told as wrong usage.
template <typename Value>
void addParsed(CLI::App& command, const char* name, std::optional<Value>& target, Result<Value> (*parse)(const std::string&),
               const char* help)
{
    command.add_option_function<std::string>(
        name,
        [name, &target, parse](const std::string& text) {
            auto value = parse(text);
            if (!value)
                throw CLI::ValidationError(name, englishSentence(value.error()));
            target = *value;
        },
        help);
}

}  // namespace

void addMemoryOptions(CLI::App& command, PredictorOverrides& overrides)
{
    command.add_option("--n-r", overrides.prefixTokens, "Prefix of a DPM step, instead of the model's");
    command.add_option("--temporary-rate", overrides.learningRate, "Learning rate of the temporary LoRA, instead of the model's");
    command.add_option("--temporary-rank", overrides.rank, "Its rank, instead of the model's");
    addParsed(command, "--temporary-targets", overrides.moduleRates, parseModuleRates,
              "Projections that it acts on, with multiples of its rate where wanted: q,v or q:0.5,down:2");
    addParsed(command, "--stepping", overrides.stepping, parseStepping,
              "When memory is written: sentence (as the paper), stride:TOKENS, adaptive or adaptive:THRESHOLD");
    command.add_option("--entropy-weight", overrides.emotionEntropyWeight, "Weight of the read emotion's entropy in a step's loss")
        ->capture_default_str();
}

std::vector<std::string> givenMemoryOptions(const CLI::App& command)
{
    std::vector<std::string> given;
    for (const char* name : {"--n-r", "--temporary-rate", "--temporary-rank", "--temporary-targets", "--stepping", "--entropy-weight"}) {
        if (const auto* option = command.get_option(name); option->count() > 0)
            given.push_back(std::string(name) + ' ' + CLI::detail::join(option->results(), ","));
    }
    return given;
}

}  // namespace undertone
