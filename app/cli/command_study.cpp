// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/config_options.h"

#include "app/jobs/evaluation/study/memory_study.h"
#include "app/jobs/evaluation/study/study_report.h"
#include "engine/corpus/manifest.h"
#include "engine/io/installed_models.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

namespace undertone {

namespace {

struct StudyArguments {
    MemoryStudyOptions study;
    std::string data;
    std::string shard;
};

std::vector<std::string> questionKeys()
{
    std::vector<std::string> keys;
    for (const auto& question : studyQuestions())
        keys.push_back(question.key);
    return keys;
}

/// What is not named is found: the tokenizer of the model that ships, $UNDERTONE_DATA.
Result<MemoryStudyOptions> studyOf(const StudyArguments& arguments, const CommandContext& context)
{
    auto study = arguments.study;
    if (context.common.outputFile.empty() || context.common.outputFile == "-")
        return Error{ErrorCode::InvalidArgument, message("cli.study-folder")};
    study.folder = context.common.outputFile;
    study.shard = TRY(parseShard(arguments.shard));
    if (study.report.empty())
        study.report = study.folder / "report";
    if (study.tokens.empty()) {
        auto data = dataFolder(arguments.data);
        if (!data)
            return data.error();
        study.data = *data;
    }
    if (study.tokenizer.empty()) {
        auto model = findModelDirectory("");
        if (!model)
            return model.error();
        study.tokenizer = *model / "tokenizer";
    }
    study.device = context.common.device;
    study.dtype = study.training.dtype = study.baseTraining.dtype = context.common.dtype;
    study.dialogueSeed = context.common.seed;
    study.command = context.commandLine;
    study.version = programVersion();
    return study;
}

int studyAction(const StudyArguments& arguments, CommandContext& context)
{
    const auto study = studyOf(arguments, context);
    if (!study)
        return reportError(context, study.error());
    const auto report = [&](const std::string& stage, double fraction) {
        char text[160];
        std::snprintf(text, sizeof text, "%s  %.0f %%", stage.c_str(), 100.0 * fraction);
        context.progress.update(text);
    };
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::nothingStated()});
    const auto result = runMemoryStudy(*study, job, report, context.cancel);
    context.progress.finish();
    if (!result)
        return reportError(context, result.error());
    if (!study->shard.isAll())
        return ExitSuccess;  // its models are finished; the report is of all
    std::fputs((context.common.json ? studyJson(result->scores, result->findings) : studyMarkdown(result->scores)).c_str(), stdout);
    return ExitSuccess;
}

}  // namespace

void addStudyCommand(CLI::App& parent, CommandContext& context)
{
    auto* studies = parent.add_subcommand("study", "Find something out by training and reading models that differ in one thing each");
    studies->require_subcommand(1);
    auto arguments = std::make_shared<StudyArguments>();
    auto& study = arguments->study;
    study.training = sllmTrainingDefaults();
    study.baseTraining = baseTrainingDefaults();
    study.baseTraining.steps = 600;
    auto* command =
        studies->add_subcommand("memory", "Does memory pay, and for what? -o names the folder of the study. Repeated, it goes on");
    addCommonOptions(*command, context);
    command->add_option("--questions", study.questions, "Which to ask, with commas (default: all)")
        ->delimiter(',')
        ->check(CLI::IsMember(questionKeys()));
    command->add_option("--seeds", study.seeds, "Seeds of the training, with commas")->delimiter(',')->capture_default_str();
    command->add_option("--data", arguments->data,
                        "Folder with manifest.csv, whose splits train and dev dialogues are made of (default: $UNDERTONE_DATA)");
    command->add_option("--dialogues", study.readDialogues, "Dialogues to read")->check(CLI::Range(2, 100000))->capture_default_str();
    command->add_option("--train-dialogues", study.trainDialogues, "Dialogues to train on")
        ->check(CLI::Range(2, 1000000))
        ->capture_default_str();
    command->add_option(
        "--tokens", study.tokens,
        "In place of --data, a folder with KIND-train.safetensors and KIND-dev.safetensors (KIND: recording, sentence, inertia, varied)");
    command->add_option("--tokenizer", study.tokenizer, "Folder of the speech tokenizer (default: of the model that ships)");
    command->add_option("--base", study.base,
                        "One base model for all, in Hugging Face's layout (default: one is trained for each kind of dialogues)");
    command->add_option("--base-steps", study.baseTraining.steps, "Steps of a base's training")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    command->add_option("--steps", study.training.steps, "Steps of an SLLM's training")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    addFields(*command, temporaryLoraFields(), study.dpm, {FieldPlace::Training});
    command->add_option("--report", study.report, "Folder for report.html and its CSVs (default: report, in the folder of the study)");
    command
        ->add_option("--shard", arguments->shard,
                     "This process's share of the models: 2/5 is the second of five, slurm that of a task of a job array; the same command "
                     "without it makes the report")
        ->take_last()
        ->type_name("I/N");
    command->add_option("--workers", study.workers, "Threads that read (default: one per core)");
    command->add_option("--threads", study.threads, "Threads of a training (default: all cores)");
    command->callback([arguments, &context] { context.action = [arguments, &context] { return studyAction(*arguments, context); }; });
}

}  // namespace undertone
