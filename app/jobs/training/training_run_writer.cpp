// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/training/training_run_writer.h"

#include "app/jobs/error_json.h"
#include "app/jobs/process_identity.h"
#include "app/jobs/training/training_run_folder.h"
#include "engine/core/time_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <unistd.h>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longestRequest = 64;

Status writeJson(const fs::path& file, const nlohmann::ordered_json& json)
{
    return writeFileAtomically(file, jsonText(json, 2) + '\n');
}

Status writeDescription(const TrainingDescription& description)
{
    nlohmann::ordered_json json;
    json["schema"] = 1;
    json["stage"] = description.stage;
    json["name"] = description.name;
    json["output"] = description.output.string();
    json["command"] = description.command;
    json["working_directory"] = description.workingDirectory.string();
    json["version"] = description.version;
    json["created"] = description.created;
    json["settings"] = nlohmann::ordered_json::object();
    for (const auto& [name, value] : description.settings)
        json["settings"][name] = value;
    return writeJson(description.folder / "run.json", json);
}

Status writeProcess(const fs::path& folder)
{
    return writeJson(folder / "process.json", processJson(processOf(getpid())));
}

/// Whether the run that lies in the folder may be gone on with by this one.
Status checkEarlierPart(const TrainingRun& earlier, const TrainingDescription& description)
{
    const auto refuse = [&](const Message& why) {
        return Error{ErrorCode::InvalidArgument, message("training.run-folder", earlier.description.folder, why),
                     earlier.description.folder};
    };
    if (earlier.state == TrainingState::Finished)
        return refuse(message("training.run-finished"));
    if (earlier.state == TrainingState::Running)
        return refuse(message("training.run-running"));
    if (earlier.description.stage != description.stage || earlier.description.settings != description.settings
        || earlier.description.output != description.output)
        return refuse(message("training.run-other-settings"));
    return {};
}

/// A line that a killed run left unfinished must not swallow the next one.
Status endTornLine(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream || stream.tellg() == std::streampos(0))
        return {};
    stream.seekg(-1, std::ios::end);
    return stream.get() == '\n' ? Status() : appendToFile(file, "\n");
}

nlohmann::ordered_json lineOf(const LlmTrainingProgress& progress)
{
    nlohmann::ordered_json line{{"step", progress.step},
                                {"steps", progress.steps},
                                {"loss", progress.loss},
                                {"audio_loss", progress.audioLoss},
                                {"step_audio_loss", progress.stepAudioLoss},
                                {"learning_rate", progress.learningRate}};
    const auto add = [&](const char* key, const std::optional<double>& value) {
        if (value)
            line[key] = *value;
    };
    add("emotion_loss", progress.emotionLoss);
    add("step_emotion_loss", progress.stepEmotionLoss);
    if (progress.measuredStep > 0) {
        line["measured_step"] = progress.measuredStep;
        add("dev_audio_loss", progress.devAudioLoss);
        add("dev_emotion_loss", progress.devEmotionLoss);
        add("dev_recall", progress.devUnweightedRecall);
        add("validation_audio_loss", progress.validationAudioLoss);
        add("validation_emotion_loss", progress.validationEmotionLoss);
        add("validation_recall", progress.validationUnweightedRecall);
    }
    if (progress.bestStep > 0)
        line["best_step"] = progress.bestStep;
    if (progress.secondsLeft >= 0.0)
        line["seconds_left"] = progress.secondsLeft;
    return line;
}

}  // namespace

Result<TrainingRunWriter> TrainingRunWriter::open(const fs::path& folder, TrainingDescription description)
{
    std::error_code failure;
    const bool made = fs::create_directories(folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("training.run-folder-made", folder), folder};
    if (made)
        fs::permissions(folder, fs::perms::owner_all, failure);  // as all that XDG state holds
    auto lock = TRY(FolderLock::take(folder));
    description.folder = folder;
    description.id = folder.filename().string();
    description.created = nowIso8601();
    if (const auto earlier = readTrainingRun(folder)) {
        TRY(checkEarlierPart(*earlier, description));
        description.created = earlier->description.created;
    }
    TRY(endTornLine(folder / "progress.jsonl"));
    for (const char* name : {"paused", "error.json", "request"})
        fs::remove(folder / name, failure);
    TRY(writeProcess(folder));
    TRY(writeDescription(description));
    return TrainingRunWriter(folder, std::move(lock));
}

Status TrainingRunWriter::report(const LlmTrainingProgress& progress)
{
    return appendToFile(m_folder / "progress.jsonl", jsonText(lineOf(progress)) + '\n');
}

void TrainingRunWriter::obey(const CancellationToken& pause, const CancellationToken& finish) const
{
    const fs::path file = m_folder / "request";
    const auto request = readTextFile(file, longestRequest);
    if (!request)
        return;
    if (request->starts_with("pause"))
        pause.cancel();
    else if (request->starts_with("finish"))
        finish.cancel();
    std::error_code ignored;
    fs::remove(file, ignored);
}

Status TrainingRunWriter::finish(const std::string& summaryJson)
{
    return writeJson(m_folder / "result.json", {{"figures", nlohmann::ordered_json::parse(summaryJson, nullptr, false)}});
}

Status TrainingRunWriter::end(const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return writeFileAtomically(m_folder / "paused", englishSentence(error) + '\n');
    return writeJson(m_folder / "error.json", errorJson(error));
}

}  // namespace undertone
