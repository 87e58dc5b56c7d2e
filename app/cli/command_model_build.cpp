// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/config_options.h"

#include "app/jobs/model/model_build.h"
#include "engine/io/json_text.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

int build(ModelBuildConfig config, CommandContext& context)
{
    config.output = writesFile(context.common) ? context.common.outputFile : "";
    config.seed = context.common.seed;
    config.command = context.provenanceCommand;
    auto report = buildModel(
        config, [&](const std::string& text) { context.progress.update(text); }, context.cancel);
    context.progress.finish();
    if (!report)
        return reportError(context, report.error());
    const nlohmann::ordered_json json{{"schema", 1},
                                      {"directory", report->directory.string()},
                                      {"text_tokens", report->textTokens},
                                      {"vocabulary", report->vocabulary},
                                      {"llm_parameters", report->parameters},
                                      {"bytes", report->bytes},
                                      {"seconds", report->seconds}};
    if (context.common.json)
        std::printf("%s\n", jsonText(json, 2).c_str());
    else
        std::printf("%s: %lld ids, of them %lld new; %.2f GB in %s\n", report->directory.c_str(),
                    static_cast<long long>(report->vocabulary), static_cast<long long>(report->vocabulary - report->textTokens),
                    static_cast<double>(report->bytes) / 1e9, durationText(report->seconds).c_str());
    return ExitSuccess;
}

}  // namespace

void addModelBuildCommand(CLI::App& model, CommandContext& context)
{
    auto config = std::make_shared<ModelBuildConfig>();
    auto* command = model.add_subcommand(
        "build", "Build a model directory from a Llama, a speech tokenizer and, optionally, a trained adapter; -o names it");
    command->add_option("--base", config->base, "Llama folder in Hugging Face layout (safetensors)")->type_name("DIR")->required();
    command->add_option("--tokenizer", config->tokenizer, "Tokenizer folder, or CosyVoice 2's speech_tokenizer_v2.onnx")
        ->type_name("DIR|ONNX")
        ->required();
    command->add_option("--adapter", config->adapter, "LoRA adapter saved by peft, trained on the extended vocabulary")->type_name("DIR");
    command->add_option("--labels", config->labels, "Emotion labels, in the order of their ids")->delimiter(',')->capture_default_str();
    command->add_option("--name", config->name, "Name of the model (default: the name of the folder)");
    command->add_option("--licence", config->licence, "Licence note for the weights, stored in undertone.json")->capture_default_str();
    command->add_option("--n-o", config->targetTokens, "Number of targets of L_a in a window (Eq. 3)")->capture_default_str();
    command->add_option("--n-p", config->prefixTokens, "Number of tokens before the targets (Eq. 3)")->capture_default_str();
    command->add_option("--n-r", config->memoryTokens, "Number of tokens that are reread with each sentence (Eq. 8); 0: n_o + n_p")
        ->capture_default_str();
    addWordOption<TokenizeMode>(*command, "--tokenize", config->tokenize,
                                {{"utterance", TokenizeMode::Utterance}, {"whole", TokenizeMode::Whole}},
                                "Default tokenization: utterance (each sentence separately) or whole (the whole recording at once)");
    addFields(*command, temporaryLoraFields(), config->temporary, {FieldPlace::Training});
    command->add_flag("--force", config->replaces, "Overwrite an existing model");
    addCommonOptions(*command, context);
    command->callback([config, &context] { context.action = [config, &context] { return build(*config, context); }; });
}

}  // namespace undertone
