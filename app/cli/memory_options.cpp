// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/memory_options.h"

#include "app/process/word_option.h"
#include "engine/config/temporary_lora_config.h"
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

/// A value of the temporary LoRA, within the bounds of its table; none: the model's.
template <typename Value>
void addOfTable(CLI::App& command, const std::string& option, std::optional<Value>& target, Value TemporaryLoraConfig::*member)
{
    for (const auto& field : temporaryLoraFields()) {
        if (field.option != option)
            continue;
        command
            .add_option_function<std::string>(
                field.name(),
                [field, &target, member](const std::string& typed) {
                    TemporaryLoraConfig config;
                    if (const auto status = field.set(config, typed); !status)
                        throw CLI::ValidationError(field.name(), englishSentence(status.error()));
                    target = config.*member;
                },
                field.help + " (default: the model's)")
            ->type_name(field.kind == FieldKind::Real ? "FLOAT" : "INT");
    }
}

}  // namespace

void addMemoryOptions(CLI::App& command, PredictorOverrides& overrides)
{
    command.add_option("--n-r", overrides.prefixTokens, "Prefix length of a DPM step in tokens (default: the model's)");
    addOfTable(command, "temporary-rate", overrides.learningRate, &TemporaryLoraConfig::learningRate);
    addOfTable(command, "temporary-half-life", overrides.halfLife, &TemporaryLoraConfig::halfLife);
    addOfTable(command, "temporary-readout-norm", overrides.readoutNorm, &TemporaryLoraConfig::readoutNorm);
    addOfTable(command, "temporary-rank", overrides.rank, &TemporaryLoraConfig::rank);
    addParsed(command, "--temporary-targets", overrides.moduleRates, parseModuleRates,
              "Projections with a temporary LoRA, optionally with multiples of its learning rate: q,v or q:0.5,down:2");
    addParsed(command, "--stepping", overrides.stepping, parseStepping,
              "When memory is written: sentence (as in the paper), stride:TOKENS, adaptive or adaptive:THRESHOLD");
    addWordOption<SharesHeard>(command, "--shares", overrides.shares, {{"model", SharesHeard::AsModel}, {"off", SharesHeard::Ignored}},
                               sharesHelp);
    command
        .add_option("--entropy-weight", overrides.emotionEntropyWeight,
                    "Weight of the entropy of the predicted emotion in the loss of a step")
        ->capture_default_str();
}

std::vector<std::string> givenMemoryOptions(const CLI::App& command)
{
    std::vector<std::string> given;
    for (const char* name : {"--n-r", "--temporary-rate", "--temporary-half-life", "--temporary-readout-norm", "--temporary-rank",
                             "--temporary-targets", "--stepping", "--shares", "--entropy-weight"}) {
        if (const auto* option = command.get_option(name); option->count() > 0)
            given.push_back(std::string(name) + ' ' + CLI::detail::join(option->results(), ","));
    }
    return given;
}

}  // namespace undertone
