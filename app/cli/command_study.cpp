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
    std::string attestation;
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
    const auto job = JobContext::ofUserFiles({Purpose::Train, LicenceAttestation::stated(arguments.attestation)});
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
    auto* studies = parent.add_subcommand("study", "Train and evaluate models that differ in one factor each");
    studies->require_subcommand(1);
    auto arguments = std::make_shared<StudyArguments>();
    auto& study = arguments->study;
    study.training = sllmTrainingDefaults();
    study.baseTraining = baseTrainingDefaults();
    study.baseTraining.steps = 600;
    auto* command = studies->add_subcommand(
        "memory",
        "Study under which conditions memory improves emotions. Writes to the folder given with -o. Run the same command again to resume");
    addCommonOptions(*command, context);
    command->add_option("--questions", study.questions, "Questions to answer, comma-separated (default: all)")
        ->delimiter(',')
        ->check(CLI::IsMember(questionKeys()));
    command->add_option("--seeds", study.seeds, "Training seeds, comma-separated")->delimiter(',')->capture_default_str();
    command->add_option("--data", arguments->data,
                        "Folder with manifest.csv; dialogues are made from its splits train and dev (default: $UNDERTONE_DATA)");
    command->add_option("--dialogues", study.readDialogues, "Number of dialogues to evaluate")
        ->check(CLI::Range(2, 100000))
        ->capture_default_str();
    command->add_option("--train-dialogues", study.trainDialogues, "Number of dialogues to train on")
        ->check(CLI::Range(2, 1000000))
        ->capture_default_str();
    command->add_option(
        "--tokens", study.tokens,
        "Instead of --data: folder with KIND-train.safetensors and KIND-dev.safetensors (KIND: recording, sentence, inertia, varied)");
    command->add_option("--tokenizer", study.tokenizer, "Folder of the speech tokenizer (default: the bundled model's)");
    command->add_option("--base", study.base,
                        "Folder of one base model for all, in Hugging Face layout (default: one is trained for each kind of dialogues)");
    command->add_option("--base-steps", study.baseTraining.steps, "Training steps of a base")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    command->add_option("--steps", study.training.steps, "Training steps of an SLLM")
        ->check(CLI::Range(1, 10000000))
        ->capture_default_str();
    addFields(*command, temporaryLoraFields(), study.dpm, {FieldPlace::Training});
    command->add_option("--attest", arguments->attestation,
                        "Statement about the corpus and its licence, written into the report (default: that of the token files)");
    command->add_option("--report", study.report,
                        "Folder for report.html and its CSV files (default: report, inside the folder of the study)");
    command
        ->add_option("--shard", arguments->shard,
                     "Share of the models that this process trains and evaluates: 2/4 is the second of four shares, slurm the share of "
                     "this task of a Slurm job array. Afterwards run the command without --shard to write the report")
        ->take_last()
        ->type_name("I/N");
    command->add_option("--workers", study.workers, "Number of threads for evaluation (default: one per core)");
    command->add_option("--threads", study.threads, "Number of threads for training (default: all cores)");
    command->callback([arguments, &context] { context.action = [arguments, &context] { return studyAction(*arguments, context); }; });
}

}  // namespace undertone
