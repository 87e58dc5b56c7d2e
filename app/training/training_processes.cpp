// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_processes.h"

#include "app/jobs/corpus/tokenizing_record.h"
#include "app/training/detached_program.h"
#include "engine/core/catch_all.h"
#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"
#include "engine/io/xdg_paths.h"

#include <QDateTime>
#include <QProcess>

#include <algorithm>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int lookMilliseconds = 500;
constexpr int probeStopMilliseconds = 3000;
constexpr const char* logName = "log.txt";

TrainingDraft absolutePaths(TrainingDraft draft)
{
    for (fs::path* path : {&draft.tokens, &draft.devTokens, &draft.base, &draft.tokenizer, &draft.output}) {
        if (!path->empty())
            *path = fs::absolute(*path).lexically_normal();
    }
    return draft;
}

bool looksTheSame(const TrainingRun& a, const TrainingRun& b)
{
    return a.description.id == b.description.id && a.state == b.state && a.problem.message == b.problem.message
        && a.last.has_value() == b.last.has_value() && (!a.last || a.last->step == b.last->step);
}

}  // namespace

TrainingProcesses::TrainingProcesses(fs::path program, fs::path root, QObject* parent)
    : TrainingService(parent), m_program(std::move(program)), m_root(std::move(root)), m_tokenizing(m_program, tokenizingRecordFile())
{
    connect(&m_tokenizing, &TokenizingProcess::changed, this, &TrainingService::tokenizingChanged);
    m_pool.setMaxThreadCount(1);  // the inspector belongs to one thread
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &TrainingProcesses::look);
    m_timer.start();
    look();
}

TrainingProcesses::~TrainingProcesses()
{
    cancelEstimate();
    m_pool.waitForDone();
}

void TrainingProcesses::readCorpus(const fs::path& path)
{
    const quint64 request = ++m_corpusRequest;
    m_pool.start([this, path, request] {
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
    m_pool.start([this, draft, request, expected = m_tokenizerOfTokens] {
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
        Q_EMIT estimateFailed(
            {ErrorCode::FileNotFound, "The program " + m_program.string() + " cannot be started: it belongs beside this one.", m_program});
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
        Q_EMIT estimateFailed(
            {ErrorCode::InvalidArgument, word.empty() ? "The two steps ended without a word: the machine may be short of memory." : word});
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
    const QDateTime now = QDateTime::currentDateTimeUtc();
    description.id = folderName(draft.name) + now.toString(QStringLiteral("-yyyyMMdd-HHmmss")).toStdString();
    std::error_code failure;
    for (int number = 2; fs::exists(m_root / description.id, failure); ++number)
        description.id += '-' + std::to_string(number);
    description.folder = m_root / description.id;
    description.stage = draft.stage;
    description.name = draft.stage == "base" ? draft.output.filename().string() : draft.name;
    description.output = absolutePaths(draft).output;
    description.created = now.toString(Qt::ISODate).toStdString();
    description.command = command(draft);
    description.command.insert(description.command.end(), {"--run", description.folder.string()});
    description.workingDirectory = fs::current_path(failure);
    run.state = TrainingState::Running;
    TRY(launch(run));
    look();
    return description.id;
}

Status TrainingProcesses::launch(const TrainingRun& run)
{
    const auto& description = run.description;
    std::error_code failure;
    fs::create_directories(description.folder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable,
                     "The run folder " + description.folder.string() + " cannot be made: " + failure.message() + '.', description.folder};
    fs::permissions(description.folder, fs::perms::owner_all, failure);
    auto command = description.command;
    command.front() = m_program.string();  // the one beside this program, wherever an earlier part of the run was started from
    const auto process = startDetached(command, description.workingDirectory, description.folder / logName);
    if (!process)
        return process.error();
    Starting starting{run, *process};
    starting.run.state = TrainingState::Running;
    starting.run.problem = {};
    m_starting.insert_or_assign(description.id, std::move(starting));
    return {};
}

Status TrainingProcesses::ask(const std::string& id, TrainingRequestKind kind)
{
    // A run forgets what was asked of the part before it: nothing is asked until it has taken up its folder.
    if (m_starting.contains(id))
        return Error{ErrorCode::InvalidArgument, "The training is getting ready: ask again in a moment.", m_root / id};
    return requestOfTrainingRun(m_root / id, kind);
}

Status TrainingProcesses::resume(const std::string& id)
{
    auto run = readTrainingRun(m_root / id);
    if (!run)
        return run.error();
    TRY(launch(*run));
    look();
    return {};
}

Status TrainingProcesses::exportAdapter(const std::string& id, const fs::path& folder)
{
    const auto run = readTrainingRun(m_root / id);
    return run ? exportPeftAdapter(run->description.output, folder) : Status(run.error());
}

const std::vector<TrainingPoint>& TrainingProcesses::points(const std::string& id)
{
    auto& followed = m_followed.try_emplace(id, Followed{TrainingProgressReader(m_root / id), {}}).first->second;
    appendPoints(followed.points, followed.reader.readNew());
    return followed.points;
}

void TrainingProcesses::look()
{
    m_tokenizing.look();
    auto runs = listTrainingRuns(m_root);
    takeUpStarting(runs);
    const bool same = runs.size() == m_runs.size() && std::equal(runs.begin(), runs.end(), m_runs.begin(), looksTheSame);
    m_runs = std::move(runs);
    if (!same)
        Q_EMIT runsChanged();
}

void TrainingProcesses::takeUpStarting(std::vector<TrainingRun>& runs)
{
    for (auto entry = m_starting.begin(); entry != m_starting.end();) {
        const auto& [id, starting] = *entry;
        const bool alive = isAlive(starting.process);
        const auto known =
            std::find_if(runs.begin(), runs.end(), [&name = entry->first](const TrainingRun& run) { return run.description.id == name; });
        if (known == runs.end()) {
            TrainingRun run = starting.run;
            run.state = alive ? TrainingState::Running : TrainingState::Failed;
            run.problem = {ErrorCode::InvalidArgument, alive ? std::string() : lastWord(id), {}};
            runs.insert(runs.begin(), std::move(run));
            ++entry;
        } else if (alive && known->state != TrainingState::Running && known->state != TrainingState::Finished) {
            known->state = TrainingState::Running;  // resumed: what its folder says is of the part before
            ++entry;
        } else {
            entry = m_starting.erase(entry);
        }
    }
}

std::string TrainingProcesses::lastWord(const std::string& id) const
{
    const std::string word = lastWordIn(m_root / id / logName);
    return word.empty() ? "The training ended before it said a word." : word;
}

}  // namespace undertone
