// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/tokenizing_record.h"

#include "app/jobs/error_json.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/io/xdg_paths.h"

#include <algorithm>
#include <unistd.h>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr auto writeInterval = std::chrono::milliseconds(500);
constexpr std::size_t fewestTimes = 8;
constexpr std::int64_t shareOfTimes = 20;  // clips are short and many: a twentieth of them is looked back at
constexpr std::size_t mostWarnings = 10;
constexpr const char* finished = "finished";
constexpr const char* stopped = "stopped";
constexpr const char* failed = "failed";

TokenizingState stateOf(const std::string& end, const ProcessIdentity& process)
{
    if (end == finished)
        return TokenizingState::Finished;
    if (end == failed)
        return TokenizingState::Failed;
    return end.empty() && isAlive(process) ? TokenizingState::Running : TokenizingState::Stopped;
}

}  // namespace

Result<TokenizingRecorder> TokenizingRecorder::open(const fs::path& file, const TokenizingRequest& request)
{
    if (const auto earlier = readTokenizingRecord(file); earlier && earlier->run.state == TokenizingState::Running)
        return Error{ErrorCode::InvalidArgument, message("tokenizing.record-in-use", file), file};
    std::error_code ignored;
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), ignored);
    TokenizingRecorder recorder(file, TRY(FolderLock::takeFile(file)));
    recorder.m_run.request = request;
    TRY(recorder.write(""));
    return recorder;
}

void TokenizingRecorder::report(std::int64_t done, std::int64_t dialogues)
{
    m_run.done = done;
    m_run.dialogues = dialogues;
    const auto now = Clock::now();
    m_times.push_back(now);
    const auto kept = std::max(fewestTimes, static_cast<std::size_t>(dialogues / shareOfTimes));
    if (m_times.size() > kept)
        m_times.pop_front();
    if (now - m_written < writeInterval && done < dialogues)
        return;
    m_written = now;
    estimate();
    static_cast<void>(write(""));
}

void TokenizingRecorder::estimate()
{
    m_run.secondsLeft = -1.0;
    if (m_times.size() < fewestTimes)
        return;
    const std::chrono::duration<double> span = m_times.back() - m_times.front();
    m_run.secondsLeft = span.count() / static_cast<double>(m_times.size() - 1) * static_cast<double>(m_run.dialogues - m_run.done);
}

Status TokenizingRecorder::finish(std::vector<Message> warnings)
{
    if (warnings.size() > mostWarnings)
        warnings.resize(mostWarnings);
    m_run.warnings = std::move(warnings);
    return write(finished);
}

Status TokenizingRecorder::end(const Error& error)
{
    m_run.problem = error;
    return write(error.code == ErrorCode::Cancelled ? stopped : failed);
}

Status TokenizingRecorder::write(const char* end) const
{
    const auto& request = m_run.request;
    nlohmann::ordered_json json{{"schema", 1},
                                {"process", processJson(processOf(getpid()))},
                                {"corpus", request.corpus.string()},
                                {"tokenizer", request.tokenizer.string()},
                                {"output", request.output.string()},
                                {"split", request.split},
                                {"attestation", request.attestation},
                                {"done", m_run.done},
                                {"dialogues", m_run.dialogues},
                                {"seconds_left", m_run.secondsLeft},
                                {"end", end},
                                {"warnings", messagesJson(m_run.warnings)}};
    if (m_run.problem)
        json["error"] = errorJson(*m_run.problem);
    return writeFileAtomically(m_file, jsonText(json, 2) + '\n');
}

Result<TokenizingRecord> readTokenizingRecord(const fs::path& file)
{
    auto json = readJsonFile(file);
    if (!json)
        return json.error();
    TokenizingRecord record;
    auto& run = record.run;
    JsonFields fields(*json);
    const auto schema = fields.integerIn("schema", 1, 1);
    JsonFields process = fields.object("process");
    record.process = processFrom(process);
    run.request.corpus = fields.text("corpus");
    run.request.tokenizer = fields.text("tokenizer");
    run.request.output = fields.text("output");
    run.request.split = fields.text("split");
    run.request.attestation = fields.text("attestation");
    run.done = fields.integer("done");
    run.dialogues = fields.integer("dialogues");
    run.secondsLeft = fields.number("seconds_left");
    const auto end = fields.oneOf("end", {"", finished, stopped, failed});
    const Message problem = fields.problem().empty() ? process.problem() : fields.problem();
    if (schema != 1 || !problem.empty())
        return Error{ErrorCode::CorruptFile, message("jobs.no-tokenizing-record", file, problem), file};
    run.warnings = messagesOf(json->value("warnings", nlohmann::json::array()));  // of an object: asked of anything else it throws
    run.state = stateOf(end, record.process);
    if (run.state == TokenizingState::Failed)
        run.problem = errorOf(json->value("error", nlohmann::json::object()));
    return record;
}

fs::path tokenizingRecordFile()
{
    return xdgStateFolder() / "tokenizing" / "record.json";
}

}  // namespace undertone
