// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/tokenizing_process.h"

#include "app/jobs/corpus/tokenizing_record.h"
#include "app/training/detached_program.h"
#include "engine/io/path_exists.h"
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

fs::path logFileBeside(const fs::path& record)
{
    return record.parent_path() / "log.txt";
}

bool looksTheSame(const std::optional<TokenizingRun>& a, const std::optional<TokenizingRun>& b)
{
    if (a.has_value() != b.has_value())
        return false;
    return !a || (a->request == b->request && a->state == b->state && a->done == b->done && a->dialogues == b->dialogues);
}

}  // namespace

TokenizingSnapshot readTokenizing(const fs::path& record, TokenizingSnapshot before)
{
    TokenizingSnapshot now;
    const auto readRecord = [&] {
        auto found = readTokenizingRecord(record);
        now.run = found ? std::optional(std::move(found->run)) : std::nullopt;
        now.process = found ? found->process : ProcessIdentity();
    };
    readRecord();
    if (before.starting) {
        const bool alive = isAlive(before.starting->process);
        if (now.process != before.starting->process && !alive)
            readRecord();  // it may have written its record since
        if (now.process != before.starting->process) {
            now.starting = std::move(before.starting);
            now.run = now.starting->run;
            now.process = now.starting->process;
            if (!alive) {
                const std::string word = lastWordIn(logFileBeside(record));
                now.run->state = TokenizingState::Failed;
                now.run->problem = Error{ErrorCode::InvalidArgument, word.empty() ? message("program.no-word") : word, {}};
            }
        }
    }
    if (now.run && now.run->state == TokenizingState::Finished && !pathExists(now.run->request.output))
        now.run.reset();  // its tokens were taken away: it is of no more use
    return now;
}

TokenizingProcess::TokenizingProcess(fs::path program, fs::path record, QObject* parent)
    : QObject(parent), m_program(std::move(program)), m_record(std::move(record))
{
}

fs::path TokenizingProcess::proposedOutput(const TokenizingRequest& request) const
{
    const auto whole = absolutePaths(request);
    if (m_now.run) {
        const auto& made = m_now.run->request;
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
        if (!pathExists(place))
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
    if (m_now.run && m_now.run->state == TokenizingState::Running)
        return Error{ErrorCode::InvalidArgument, message("tokenizing.already"), m_now.run->request.corpus};
    std::error_code failure;
    fs::create_directories(m_record.parent_path(), failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("io.cannot-make", m_record.parent_path(), failure.message()),
                     m_record.parent_path()};
    auto words = command(request);
    words.insert(words.end(), {"--record", m_record.string()});
    const auto process = startDetached(words, fs::current_path(failure), logFileBeside(m_record));
    if (!process)
        return process.error();
    TokenizingSnapshot now;
    now.run.emplace();
    now.run->request = absolutePaths(request);
    now.run->state = TokenizingState::Running;
    now.starting = StartingTokenizing{*now.run, *process};
    now.process = *process;
    take(std::move(now));
    return {};
}

void TokenizingProcess::stop()
{
    if (isAlive(m_now.process))
        ::kill(static_cast<pid_t>(m_now.process.id), SIGINT);
}

void TokenizingProcess::take(TokenizingSnapshot now)
{
    const bool same = looksTheSame(now.run, m_now.run);
    m_now = std::move(now);
    if (!same)
        Q_EMIT changed();
}

}  // namespace undertone
