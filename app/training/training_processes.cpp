// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_processes.h"

#include "app/jobs/corpus/tokenizing_record.h"
#include "app/training/detached_program.h"
#include "engine/core/catch_all.h"
#include "engine/core/time_text.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"
#include "engine/io/xdg_paths.h"

#include <QProcess>

#include <algorithm>
#include <memory>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int lookMilliseconds = 500;
constexpr int probeStopMilliseconds = 3000;

TrainingDraft absolutePaths(TrainingDraft draft)
{
    for (fs::path* path : {&draft.tokens, &draft.devTokens, &draft.base, &draft.tokenizer, &draft.output}) {
        if (!path->empty())
            *path = fs::absolute(*path).lexically_normal();
    }
    return draft;
}

bool runsLookTheSame(const TrainingRun& a, const TrainingRun& b)
{
    return a.description.id == b.description.id && a.state == b.state && a.problem.message == b.problem.message
        && a.last.has_value() == b.last.has_value() && (!a.last || a.last->step == b.last->step);
}

}  // namespace

TrainingProcesses::TrainingProcesses(fs::path program, fs::path root, QThreadPool& pool, QObject* parent)
    : TrainingService(parent), m_program(std::move(program)), m_root(std::move(root)), m_tokenizing(m_program, tokenizingRecordFile()),
      m_pool(pool)
{
    connect(&m_tokenizing, &TokenizingProcess::changed, this, &TrainingService::tokenizingChanged);
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TrainingProcesses::look);
    m_timer.start();
    look();
}

TrainingProcesses::~TrainingProcesses()
{
    cancelEstimate();
    m_tasks.wait();
}

void TrainingProcesses::readCorpus(const fs::path& path)
{
    const quint64 request = ++m_corpusRequest;
    if (path.empty())
        return;
    startTask([this, path, request] {
        auto found = catchAll([&] { return inspectPath(path); });
        QMetaObject::invokeMethod(
            this,
            [this, request, found = std::move(found)] {
                if (request != m_corpusRequest)
                    return;
                const auto* read = found ? std::get_if<InspectedCorpus>(&*found) : nullptr;
                m_tokenizerOfTokens = read != nullptr ? read->tokenizerSha256 : std::string();
                if (!found)
                    Q_EMIT corpusRefused(found.error());
                else if (read != nullptr)
                    Q_EMIT corpusRead(read->corpus);
                else
                    Q_EMIT corpusSurveyed(std::get<CorpusSurvey>(*found));
            },
            Qt::QueuedConnection);
    });
}

void TrainingProcesses::checkParts(const TrainingDraft& draft)
{
    const quint64 request = ++m_partsRequest;
    startTask([this, draft, request, expected = m_tokenizerOfTokens] {
        const auto inspected = catchAll([&] { return m_inspector.inspect(draft, expected); });
        TrainingParts parts;
        if (inspected) {
            parts = *inspected;
        } else {
            parts.problem = PartsProblem::Unreadable;
            parts.error = inspected.error();
        }
        QMetaObject::invokeMethod(
            this,
            [this, request, parts = std::move(parts)] {
                if (request == m_partsRequest)
                    Q_EMIT partsChecked(parts);
            },
            Qt::QueuedConnection);
    });
}

void TrainingProcesses::estimate(const TrainingDraft& draft)
{
    cancelEstimate();
    auto words = command(draft);
    words.push_back("--probe");
    auto* process = new QProcess(this);
    m_probe = process;
    process->setProgram(QString::fromStdString(m_program.string()));
    process->setArguments(argumentsOf(words));
    connect(process, &QProcess::finished, this, [this, process] { takeEstimate(*process); });
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;  // finished() tells of all others
        process->deleteLater();
        m_probe = nullptr;
        Q_EMIT estimateFailed({ErrorCode::FileNotFound, message("program.cannot-start", m_program), m_program});
    });
    process->start();
}

void TrainingProcesses::cancelEstimate()
{
    if (!m_probe)
        return;
    QProcess* process = m_probe;
    m_probe = nullptr;
    process->disconnect(this);
    process->kill();
    process->waitForFinished(probeStopMilliseconds);
    process->deleteLater();
}

void TrainingProcesses::takeEstimate(QProcess& process)
{
    m_probe = nullptr;
    process.deleteLater();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        const std::string word = lastLine(process.readAllStandardError().toStdString());
        Q_EMIT estimateFailed({ErrorCode::InvalidArgument, word.empty() ? message("training.probe-no-word") : word});
        return;
    }
    const auto json = parseStrictJson(process.readAllStandardOutput().toStdString(), message("training.probe-answer"));
    if (!json) {
        Q_EMIT estimateFailed(json.error());
        return;
    }
    JsonFields fields(*json);
    TrainingEstimate estimate;
    estimate.secondsPerStep = fields.number("seconds_per_step");
    estimate.steps = fields.smallInteger("steps");
    estimate.seconds = fields.number("estimated_seconds");
    estimate.peakBytes = fields.integer("peak_bytes");
    estimate.device = fields.text("device");
    estimate.dtype = fields.text("dtype");
    estimate.memoryBytes = estimate.device.starts_with("cuda") ? 0 : availableMemory();
    if (fields.problem().empty())
        Q_EMIT estimated(estimate);
    else
        Q_EMIT estimateFailed({ErrorCode::CorruptFile, message("io.phrase", message("training.probe-answer"), fields.problem())});
}

fs::path TrainingProcesses::proposedOutput(const TrainingDraft& draft) const
{
    const fs::path folder = xdgDataFolder() / (draft.stage == "base" ? "bases" : "models");
    const std::string name = folderName(draft.name);
    fs::path place = folder / name;
    std::error_code ignored;
    for (int number = 2; fs::exists(place, ignored); ++number)
        place = folder / (name + '-' + std::to_string(number));
    return place;
}

std::vector<std::string> TrainingProcesses::command(const TrainingDraft& draft) const
{
    auto words = trainingArguments(absolutePaths(draft));
    words.insert(words.begin(), m_program.string());
    return words;
}

Result<std::string> TrainingProcesses::start(const TrainingDraft& draft)
{
    TrainingRun run;
    auto& description = run.description;
    const std::string id = folderName(draft.name) + '-' + nowCompact();
    description.id = id;
    std::error_code failure;
    for (int number = 2; fs::exists(m_root / description.id, failure); ++number)
        description.id = id + '-' + std::to_string(number);
    description.folder = m_root / description.id;
    description.stage = draft.stage;
    description.name = draft.stage == "base" ? draft.output.filename().string() : draft.name;
    description.output = absolutePaths(draft).output;
    description.created = nowIso8601();
    description.command = command(draft);
    description.command.insert(description.command.end(), {"--run", description.folder.string()});
    description.workingDirectory = fs::current_path(failure);
    TRY(launch(run));
    return description.id;
}

Status TrainingProcesses::tokenize(const TokenizingRequest& request)
{
    ++m_change;
    return m_tokenizing.start(request);
}

Status TrainingProcesses::launch(TrainingRun run)
{
    const auto& description = run.description;
    std::error_code failure;
    fs::create_directories(description.folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("training.run-folder-cannot", description.folder, failure.message()),
                     description.folder};
    fs::permissions(description.folder, fs::perms::owner_all, failure);
    auto command = description.command;
    command.front() = m_program.string();  // the one beside this program, wherever an earlier part of the run was started from
    const auto process = startDetached(command, description.workingDirectory, description.folder / trainingLogName);
    if (!process)
        return process.error();
    run.state = TrainingState::Running;
    run.problem = {};
    ++m_change;
    m_now.starting.insert_or_assign(description.id, StartingTraining{run, *process});
    const auto known = std::find_if(m_now.runs.begin(), m_now.runs.end(),
                                    [&](const TrainingRun& other) { return other.description.id == description.id; });
    if (known != m_now.runs.end())
        *known = std::move(run);  // until its folder says so itself
    else
        m_now.runs.insert(m_now.runs.begin(), std::move(run));
    Q_EMIT runsChanged();
    return {};
}

Status TrainingProcesses::ask(const std::string& id, TrainingRequestKind kind)
{
    // A run forgets what was asked of the part before it: nothing is asked until it has taken up its folder.
    if (m_now.starting.contains(id))
        return Error{ErrorCode::InvalidArgument, message("training.getting-ready"), m_root / id};
    return requestOfTrainingRun(m_root / id, kind);
}

Status TrainingProcesses::resume(const std::string& id)
{
    const TrainingRun* run = runNamed(id);
    if (run == nullptr)
        return Error{ErrorCode::FileNotFound, message("training.run-gone", m_root / id), m_root / id};
    return launch(*run);
}

void TrainingProcesses::exportAdapter(const std::string& id, const fs::path& folder)
{
    const TrainingRun* run = runNamed(id);
    if (run == nullptr)
        return;
    startTask([this, id, folder, model = run->description.output] {
        QMetaObject::invokeMethod(
            this, [this, id, status = exportPeftAdapter(model, folder)] { Q_EMIT adapterExported(id, status); }, Qt::QueuedConnection);
    });
}

const TrainingRun* TrainingProcesses::runNamed(const std::string& id) const
{
    const auto found = std::find_if(m_now.runs.begin(), m_now.runs.end(), [&](const TrainingRun& run) { return run.description.id == id; });
    return found == m_now.runs.end() ? nullptr : &*found;
}

const std::vector<TrainingPoint>& TrainingProcesses::points(const std::string& id)
{
    if (m_now.followed.try_emplace(id, m_root / id).second)
        look();
    return m_points[id];
}

void TrainingProcesses::look()
{
    if (m_looking)
        return;
    m_looking = true;
    TrainingsSnapshot before = m_now;
    before.tokenizing = m_tokenizing.snapshot();
    startTask([this, change = m_change, root = m_root, record = m_tokenizing.record(), before = std::move(before)]() mutable {
        auto now = std::make_shared<TrainingsSnapshot>(readTrainings(root, record, std::move(before)));
        QMetaObject::invokeMethod(
            this, [this, change, now] { take(std::move(*now), change); }, Qt::QueuedConnection);
    });
}

void TrainingProcesses::take(TrainingsSnapshot now, quint64 change)
{
    m_looking = false;
    if (change != m_change)
        return look();
    bool same = now.added.empty() && now.runs.size() == m_now.runs.size()
        && std::equal(now.runs.begin(), now.runs.end(), m_now.runs.begin(), runsLookTheSame);
    for (const auto& [id, points] : now.added)
        appendPoints(m_points[id], points);
    now.added.clear();
    m_tokenizing.take(std::move(now.tokenizing));
    const bool followedSince = m_now.followed.size() > now.followed.size();
    now.followed.merge(m_now.followed);  // those asked for while this was read
    m_now = std::move(now);
    if (!same)
        Q_EMIT runsChanged();
    if (followedSince)
        look();
}

}  // namespace undertone
