// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/model/model_familiarity.h"
#include "engine/io/installed_models.h"
#include "engine/io/json_text.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct FamiliarityOptions {
    std::string model, tokens, check;
};

int familiarity(const FamiliarityOptions& options, CommandContext& context)
{
    const auto model = findModelDirectory(options.model);
    if (!model)
        return reportError(context, model.error());
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::nothingStated()});
    const auto made = makeModelFamiliarity(*model, options.tokens, options.check, job, context.cancel);
    if (!made)
        return reportError(context, made.error());
    if (context.common.json) {
        nlohmann::ordered_json json{{"schema", 1}, {"sentences", made->sentences}};
        if (!options.check.empty()) {
            json["checked"] = made->checked;
            json["unfamiliar_share"] = made->unfamiliarShare;
        }
        std::printf("%s\n", jsonText(json, 2).c_str());
        return ExitSuccess;
    }
    std::printf("%zu sentences: what is unlike 19 of 20 of them is told from now on\n", made->sentences);
    if (!options.check.empty())
        std::printf("%.1f %% of %zu sentences of %s are\n", 100.0 * made->unfamiliarShare, made->checked, options.check.c_str());
    return ExitSuccess;
}

}  // namespace

void addModelFamiliarityCommand(CLI::App& model, CommandContext& context)
{
    auto options = std::make_shared<FamiliarityOptions>();
    auto* command = model.add_subcommand("familiarity",
                                         "Compute statistics of a model's training dialogues, so that analyses mark unfamiliar sentences");
    command->add_option("model", options->model, "Model directory")->type_name("DIR")->required();
    command
        ->add_option("--tokens", options->tokens,
                     "Token file with the dialogues that the model was trained on (from corpus simulate or corpus tokenize)")
        ->required();
    command->add_option("--check", options->check,
                        "Token file with other dialogues: print how many of their sentences are rated as unfamiliar");
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return familiarity(*options, context); }; });
}

}  // namespace undertone
