// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/tokenizing_process.h"

#include "app/jobs/corpus/tokenizing_record.h"
#include "app/training/detached_program.h"
#include "engine/io/xdg_paths.h"
#include "ui/training/training_draft.h"

#include <csignal>

namespace undertone {
namespace {

namespace fs = std::filesystem;

TokenizingRequest absolutePaths(TokenizingRequest request)
{
    for (fs::path* path : {&request.corpus, &request.tokenizer, &request.output}) {
        if (!path->empty())
            *path = fs::absolute(*path).lexically_normal();
    }
    return request;
}

bool isThere(const fs::path& path)
{
    std::error_code ignored;
    return fs::exists(path, ignored);
}

bool looksTheSame(const std::optional<TokenizingRun>& a, const std::optional<TokenizingRun>& b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->request == b->request && a->state == b->state && a->done == b->done && a->dialogues == b->dialogues);
}

}  // namespace

TokenizingProcess::TokenizingProcess(fs::path program, fs::path record, QObject* parent)
    : QObject(parent), m_program(std::move(program)), m_record(std::move(record))
{
    look();
}

fs::path TokenizingProcess::proposedOutput(const TokenizingRequest& request) const
{
    const auto whole = absolutePaths(request);
    if (m_run) {
        const auto& made = m_run->request;
        if (made.corpus == whole.corpus && made.tokenizer == whole.tokenizer && made.split == whole.split)
            return made.output;
    }
    // "/data/IEMOCAP/" is called IEMOCAP too.
    const fs::path named = whole.corpus.has_filename() ? whole.corpus : whole.corpus.parent_path();
    const std::string name = named.filename().empty() ? "corpus" : folderName(named.filename().string());
    for (int number = 1;; ++number) {
        const std::string numbered = number == 1 ? name : name + '-' + std::to_string(number);
        // Splits of a corpus lie in one folder, where dev.safetensors is found beside train.safetensors.
        const fs::path place = xdgDataFolder() / "tokens"
            / (whole.split.empty() ? fs::path(numbered + ".safetensors") : fs::path(numbered) / (folderName(whole.split) + ".safetensors"));
        if (!isThere(place))
            return place;
    }
}

std::vector<std::string> TokenizingProcess::command(const TokenizingRequest& request) const
{
    auto words = tokenizingArguments(absolutePaths(request));
    words.insert(words.begin(), m_program.string());
    return words;
}

Status TokenizingProcess::start(const TokenizingRequest& request)
{
    if (m_run && m_run->state == TokenizingState::Running)
        return Error{ErrorCode::InvalidArgument, "A corpus is being tokenized already: wait for it, or stop it first.",
                     m_run->request.corpus};
    std::error_code failure;
    fs::create_directories(m_record.parent_path(), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable,
                     "The folder " + m_record.parent_path().string() + " cannot be made: " + failure.message() + '.',
                     m_record.parent_path()};
    auto words = command(request);
    words.insert(words.end(), {"--record", m_record.string()});
    const auto process = startDetached(words, fs::current_path(failure), logFile());
    if (!process)
        return process.error();
    TokenizingRun run;
    run.request = absolutePaths(request);
    run.state = TokenizingState::Running;
    m_starting = Starting{run, *process};
    look();
    return {};
}

void TokenizingProcess::stop()
{
    if (isAlive(m_process))
        ::kill(static_cast<pid_t>(m_process.id), SIGINT);
}

void TokenizingProcess::look()
{
    const auto before = std::move(m_run);
    readRecord();
    if (m_starting)
        takeUpStarting();
    if (m_run && m_run->state == TokenizingState::Finished && !isThere(m_run->request.output))
        m_run.reset();  // its tokens were taken away: it is of no more use
    if (!looksTheSame(before, m_run))
        Q_EMIT changed();
}

void TokenizingProcess::readRecord()
{
    auto record = readTokenizingRecord(m_record);
    m_run = record ? std::optional(std::move(record->run)) : std::nullopt;
    m_process = record ? record->process : ProcessIdentity();
}

void TokenizingProcess::takeUpStarting()
{
    const bool alive = isAlive(m_starting->process);
    if (m_process != m_starting->process && !alive)
        readRecord();  // it may have written its record since
    if (m_process == m_starting->process) {
        m_starting.reset();
        return;
    }
    m_run = m_starting->run;
    m_process = m_starting->process;
    if (alive)
        return;
    const std::string word = lastWordIn(logFile());
    m_run->state = TokenizingState::Failed;
    m_run->problem = Error{ErrorCode::InvalidArgument, word.empty() ? "The program ended before it said a word." : word, {}};
}

}  // namespace undertone
