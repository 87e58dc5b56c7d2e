// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/jobs/evaluation/model_calibration.h"
#include "engine/io/installed_models.h"
#include "engine/io/json_text.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct CalibrateOptions {
    std::string model;
    std::string tokens;
    int workers = 0;
};

int calibrate(const CalibrateOptions& options, CommandContext& context)
{
    const auto model = findModelDirectory(options.model);
    if (!model)
        return reportError(context, model.error());
    ModelCalibrationOptions calibration{
        .model = *model, .tokens = options.tokens, .device = context.common.device, .workers = options.workers};
    const auto report = [&](double fraction) {
        context.progress.update("dialogues " + std::to_string(static_cast<int>(100.0 * fraction)) + " %");
    };
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::nothingStated()});
    const auto made = calibrateModel(calibration, job, report, context.cancel);
    context.progress.finish();
    if (!made)
        return reportError(context, made.error());
    if (context.common.json) {
        const nlohmann::ordered_json json{{"schema", 1},
                                          {"sentences", made->sentences},
                                          {"temperature_before", made->temperatureBefore},
                                          {"temperature", made->temperature},
                                          {"calibration_error_before", made->errorBefore},
                                          {"calibration_error_after", made->errorAfter},
                                          {"loss_before", made->lossBefore},
                                          {"loss_after", made->lossAfter}};
        std::printf("%s\n", jsonText(json, 2).c_str());
    } else {
        std::printf("%lld sentences: temperature %.3f (before %.3f), expected calibration error %.3f (before %.3f)\n",
                    static_cast<long long>(made->sentences), made->temperature, made->temperatureBefore, made->errorAfter,
                    made->errorBefore);
    }
    return ExitSuccess;
}

}  // namespace

void addModelCalibrateCommand(CLI::App& model, CommandContext& context)
{
    auto options = std::make_shared<CalibrateOptions>();
    auto* command = model.add_subcommand("calibrate",
                                         "Fit the temperature of a model's probabilities on held-out dialogues, and store it in the model");
    command->add_option("model", options->model, "Model directory")->type_name("DIR")->required();
    command->add_option("--tokens", options->tokens, "Token file with labelled dialogues (from corpus simulate or corpus tokenize)")
        ->required();
    command->add_option("--workers", options->workers, "Number of threads (default: one per core)");
    addCommonOptions(*command, context);
    command->callback([options, &context] { context.action = [options, &context] { return calibrate(*options, context); }; });
}

}  // namespace undertone
