// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/training/training_run_folder.h"

#include "app/jobs/error_json.h"
#include "app/jobs/process_identity.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/io/xdg_paths.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace undertone {
namespace {

namespace fs = std::filesystem;
using Settings = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t largestFile = 4U << 20;
constexpr std::streamoff tailBytes = 16384;

std::optional<double> numberOf(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

// Steps come as whole numbers; whatever else stands there is none.
std::optional<int> stepOf(const nlohmann::json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() ? wholeNumber<int>(*found) : std::nullopt;
}

std::optional<TrainingPoint> pointOf(const std::string& line)
{
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto step = stepOf(json, "step");
    const auto steps = stepOf(json, "steps");
    const auto loss = numberOf(json, "loss");
    if (!step || !steps || !loss)
        return std::nullopt;
    TrainingPoint point;
    point.step = *step;
    point.steps = *steps;
    point.loss = *loss;
    point.audioLoss = numberOf(json, "audio_loss").value_or(0.0);
    const std::pair<const char*, std::optional<double> TrainingPoint::*> figures[] = {
        {"emotion_loss", &TrainingPoint::emotionLoss},
        {"step_audio_loss", &TrainingPoint::stepAudioLoss},
        {"learning_rate", &TrainingPoint::learningRate},
        {"dev_audio_loss", &TrainingPoint::devAudioLoss},
        {"dev_emotion_loss", &TrainingPoint::devEmotionLoss},
        {"dev_recall", &TrainingPoint::devUnweightedRecall},
        {"validation_audio_loss", &TrainingPoint::validationAudioLoss},
        {"validation_emotion_loss", &TrainingPoint::validationEmotionLoss},
        {"validation_recall", &TrainingPoint::validationUnweightedRecall}};
    for (const auto& [key, field] : figures)
        point.*field = numberOf(json, key);
    point.measuredStep = stepOf(json, "measured_step").value_or(0);
    point.bestStep = stepOf(json, "best_step").value_or(0);
    point.secondsLeft = numberOf(json, "seconds_left").value_or(-1.0);
    return point;
}

/// Complete lines of `text`; `used` is how many bytes they take.
std::vector<TrainingPoint> pointsOf(const std::string& text, std::size_t& used)
{
    std::vector<TrainingPoint> points;
    used = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', used)) {
        if (const auto point = pointOf(text.substr(used, end - used)))
            points.push_back(*point);
        used = end + 1;
    }
    return points;
}

std::optional<TrainingPoint> lastPoint(const fs::path& folder)
{
    std::ifstream file(folder / "progress.jsonl", std::ios::binary | std::ios::ate);
    if (!file)
        return std::nullopt;
    const std::streamoff size = file.tellg();
    file.seekg(std::max<std::streamoff>(0, size - tailBytes));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::size_t used = 0;
    const auto points = pointsOf(text, used);  // a line cut at the front of the tail is no JSON, and skipped
    return points.empty() ? std::nullopt : std::optional(points.back());
}

/// A JSON object as rows to read: nested names are joined, text stands without quotes.
void flatten(const nlohmann::ordered_json& json, const std::string& prefix, Settings& rows)
{
    for (const auto& [key, value] : json.items()) {
        if (value.is_object())
            flatten(value, prefix + key + '.', rows);
        else
            rows.emplace_back(prefix + key, value.is_string() ? value.get<std::string>() : jsonText(value));
    }
}

Settings rowsOf(const fs::path& file, const char* key)
{
    Settings rows;
    const auto text = readTextFile(file, largestFile);
    const auto json = text ? parseStrictOrderedJson(*text, file.string()) : text.error();
    if (json && json->is_object() && json->contains(key) && (*json)[key].is_object())
        flatten((*json)[key], {}, rows);
    return rows;
}

bool isProcessAlive(const fs::path& folder)
{
    const auto json = readJsonFile(folder / "process.json");
    if (!json)
        return false;
    JsonFields fields(*json);
    const auto process = processFrom(fields);
    return fields.problem().empty() && isAlive(process);
}

TrainingState stateOf(const fs::path& folder)
{
    std::error_code ignored;
    if (fs::exists(folder / "result.json", ignored))
        return TrainingState::Finished;
    if (isProcessAlive(folder))
        return TrainingState::Running;
    if (fs::exists(folder / "error.json", ignored))
        return TrainingState::Failed;
    return fs::exists(folder / "paused", ignored) ? TrainingState::Paused : TrainingState::Interrupted;
}

}  // namespace

std::vector<TrainingPoint> TrainingProgressReader::readNew()
{
    std::ifstream file(m_file, std::ios::binary);
    if (!file)
        return {};
    file.seekg(static_cast<std::streamoff>(m_offset));
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::size_t used = 0;
    auto points = pointsOf(text, used);
    m_offset += used;
    return points;
}

void appendPoints(std::vector<TrainingPoint>& points, const std::vector<TrainingPoint>& added)
{
    for (const auto& point : added) {
        while (!points.empty() && points.back().step >= point.step)
            points.pop_back();
        points.push_back(point);
    }
}

Result<TrainingRun> readTrainingRun(const fs::path& folder)
{
    const fs::path file = folder / "run.json";
    auto json = readJsonFile(file);
    if (!json)
        return json.error();
    TrainingRun run;
    auto& description = run.description;
    JsonFields fields(*json);
    const auto schema = fields.integerIn("schema", 1, 1);
    description.id = folder.filename().string();
    description.folder = folder;
    description.stage = fields.text("stage");
    description.name = fields.text("name");
    description.output = fields.text("output");
    description.command = fields.texts("command");
    description.workingDirectory = fields.text("working_directory");
    description.version = fields.text("version");
    description.created = fields.text("created");
    if (schema != 1 || !fields.problem().empty())
        return Error{ErrorCode::CorruptFile, message("jobs.no-training-run", file, fields.problem()), file};
    description.settings = rowsOf(file, "settings");
    run.state = stateOf(folder);
    run.last = lastPoint(folder);
    if (run.state == TrainingState::Finished)
        run.result = rowsOf(folder / "result.json", "figures");
    if (run.state == TrainingState::Failed) {
        const auto error = readJsonFile(folder / "error.json");
        run.problem = error ? errorOf(*error) : error.error();
    }
    return run;
}

std::vector<TrainingRun> listTrainingRuns(const fs::path& root)
{
    std::vector<TrainingRun> runs;
    std::error_code failure;
    for (fs::directory_iterator entry(root, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (auto run = readTrainingRun(entry->path()))
            runs.push_back(std::move(*run));
    }
    std::sort(runs.begin(), runs.end(), [](const TrainingRun& a, const TrainingRun& b) {
        return std::pair(a.description.created, a.description.id) > std::pair(b.description.created, b.description.id);
    });
    return runs;
}

Status requestOfTrainingRun(const fs::path& folder, TrainingRequestKind kind)
{
    return writeFileAtomically(folder / "request", kind == TrainingRequestKind::Pause ? "pause\n" : "finish\n");
}

fs::path trainingRunsFolder()
{
    return xdgStateFolder() / "training";
}

fs::path trainingRunFolder(const std::string& name)
{
    const fs::path path(name);
    if (!path.has_parent_path())
        return trainingRunsFolder() / path;
    const fs::path folder = fs::absolute(path).lexically_normal();
    return folder.has_filename() ? folder : folder.parent_path();  // "runs/mine/" is the run "mine"
}

}  // namespace undertone
