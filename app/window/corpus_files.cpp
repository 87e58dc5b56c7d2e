// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/corpus_files.h"

#include "app/jobs/browse/corpus_browse.h"
#include "app/training/detached_program.h"
#include "engine/core/catch_all.h"
#include "engine/io/installed_models.h"

#include <algorithm>
#include <csignal>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int batchPollMs = 500;
constexpr int batchEndMs = 10000;  ///< for a batch to keep what it has when the window goes

/// One line for each file of a folder, in order: name, bytes, time.
std::string filesText(const fs::path& folder)
{
    std::vector<std::string> lines;
    std::error_code ignored;
    for (fs::recursive_directory_iterator at(folder, ignored), end; at != end; at.increment(ignored)) {
        if (!at->is_regular_file(ignored))
            continue;
        lines.push_back(at->path().lexically_relative(folder).string() + ' ' + std::to_string(at->file_size(ignored)) + ' '
                        + std::to_string(at->last_write_time(ignored).time_since_epoch().count()) + '\n');
    }
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines)
        text += line;
    return text;
}

}  // namespace

std::string batchKey(const BatchModel& model)
{
    BatchModel named = model;
    if (const auto found = findModelDirectory(model.directory.string()); found) {
        std::error_code ignored;
        named.directory = fs::weakly_canonical(*found, ignored);
    }
    std::string text;
    for (const std::string& word : batchArguments({}, {}, named))
        text += word + '\n';
    return text + filesText(named.directory);
}

std::vector<std::string> batchArguments(const std::filesystem::path& list, const std::filesystem::path& results, const BatchModel& model)
{
    std::vector<std::string> words{"analyze", "--list", list.string(), "-o", results.string()};
    if (!model.directory.empty())
        words.insert(words.end(), {"--model", model.directory.string()});
    const AnalysisSettings& settings = model.settings;
    words.insert(words.end(),
                 {"--memory", settings.memory == MemoryMode::Dpm ? "dpm" : "off", "--stepping", settings.stepping, "--device",
                  settings.device, "--dtype", settings.dtype});
    if (settings.lossAfter == LossAfter::Measure && settings.memory == MemoryMode::Dpm)
        words.emplace_back("--loss-after");
    if (settings.tokenize)
        words.insert(words.end(), {"--tokenize", *settings.tokenize == TokenizeMode::Utterance ? "utterance" : "whole"});
    return words;
}

CorpusFiles::CorpusFiles(std::filesystem::path program, std::filesystem::path root, std::filesystem::path recent, QObject* parent)
    : CorpusService(parent), m_program(std::move(program)), m_root(std::move(root)), m_recent(std::move(recent))
{
    m_thread.setMaxThreadCount(1);
    m_poll.setInterval(batchPollMs);
    connect(&m_poll, &QTimer::timeout, this, &CorpusFiles::countFinished);
    m_batch.setStandardOutputFile(QProcess::nullDevice());
    connect(&m_batch, &QProcess::finished, this, &CorpusFiles::endBatch);
    connect(&m_batch, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;  // what ended has an end of its own
        m_poll.stop();
        Q_EMIT failed(m_batchRequest, Error{ErrorCode::FileNotFound, message("program.cannot-start", m_program), m_program});
    });
}

CorpusFiles::~CorpusFiles()
{
    m_cancel.cancel();
    m_batch.disconnect(this);
    if (m_batch.state() != QProcess::NotRunning) {
        stopBatch();
        m_batch.waitForFinished(batchEndMs);
    }
    m_tasks.wait();
}

template <typename Work, typename Answer> void CorpusFiles::start(RequestId request, Work work, Answer answer)
{
    m_cancel.cancel();
    m_cancel = {};
    m_request = request;
    m_thread.start(m_tasks.counted([this, request, cancel = m_cancel, work = std::move(work), answer = std::move(answer)]() mutable {
        auto result = catchAll([&] { return work(cancel); });
        QMetaObject::invokeMethod(
            this,
            [this, request, answer = std::move(answer), result = std::move(result)]() mutable {
                if (!result)
                    Q_EMIT failed(request, result.error());
                else
                    answer(std::move(*result));
            },
            Qt::QueuedConnection);
    }));
}

std::function<void(std::size_t, std::size_t)> CorpusFiles::progressOf(RequestId request)
{
    return [this, request, last = std::size_t{0}](std::size_t done, std::size_t all) mutable {
        const std::size_t hundredth = all > 0 ? 100 * done / all : 0;
        if (hundredth == last && done != all)
            return;
        last = hundredth;
        QMetaObject::invokeMethod(
            this, [this, request, done, all] { Q_EMIT progressed(request, done, all); }, Qt::QueuedConnection);
    };
}

void CorpusFiles::read(RequestId request, const std::filesystem::path& folder, const BatchModel& model)
{
    struct Read {
        InHand inHand;
        std::shared_ptr<const CorpusListing> listing;
    };
    start(
        request,
        [this, folder, model, progress = progressOf(request)](const CancellationToken& cancel) -> Result<Read> {
            Read read;
            read.inHand.model = model;
            read.inHand.corpus = std::make_shared<const LabelledCorpus>(TRY(readBrowsable(folder, read.inHand.isPlain)));
            const CorpusWorkplace workplace(m_root, folder);
            read.inHand.results = workplace.results(batchKey(model));
            read.listing = std::make_shared<const CorpusListing>(
                TRY(listingOf(*read.inHand.corpus, read.inHand.isPlain, workplace, read.inHand.results, progress, cancel)));
            return read;
        },
        [this, request](Read read) {
            m_inHand = std::move(read.inHand);
            Q_EMIT listed(request, read.listing);
        });
}

void CorpusFiles::openDialogue(RequestId request, std::size_t dialogue, const std::string& statement)
{
    if (m_inHand.corpus == nullptr)
        return;
    start(
        request,
        [this, dialogue, statement, inHand = m_inHand, progress = progressOf(request)](const CancellationToken& cancel) {
            const ReadingProgress reading = [&progress](double fraction) { progress(static_cast<std::size_t>(100 * fraction), 100); };
            return projectOfDialogue(*inHand.corpus, inHand.isPlain, dialogue, CorpusWorkplace(m_root, inHand.corpus->folder),
                                     inHand.results, m_recent, statement, reading, cancel);
        },
        [this, request](const std::filesystem::path& project) { Q_EMIT projectReady(request, project); });
}

void CorpusFiles::analyseAll(RequestId request, const std::string& statement)
{
    if (m_inHand.corpus == nullptr || m_batch.state() != QProcess::NotRunning)
        return;
    m_batchRequest = request;
    m_batchIsCancelled = false;
    start(
        request,
        [this, inHand = m_inHand, progress = progressOf(request)](const CancellationToken& cancel) {
            return prepareBatch(*inHand.corpus, inHand.isPlain, CorpusWorkplace(m_root, inHand.corpus->folder), progress, cancel);
        },
        [this, statement](std::size_t all) { startBatch(all, statement); });
}

void CorpusFiles::startBatch(std::size_t all, const std::string& statement)
{
    if (m_batchIsCancelled)  // while its list was written
        return Q_EMIT failed(m_batchRequest, Error{ErrorCode::Cancelled});
    m_recordings = all;
    const CorpusWorkplace workplace(m_root, m_inHand.corpus->folder);
    auto words = batchArguments(workplace.list(), m_inHand.results, m_inHand.model);
    if (!statement.empty())  // no setting: results of before stay those of this model
        words.insert(words.end(), {"--attest", statement});
    QStringList arguments;
    for (const std::string& word : words)
        arguments << QString::fromStdString(word);
    Q_EMIT progressed(m_batchRequest, 0, all);
    m_poll.start();  // before: a program that does not start ends it at once
    m_batch.start(QString::fromStdString(m_program.string()), arguments, QIODevice::ReadOnly);
}

BatchResults CorpusFiles::batchResults() const
{
    return resultsOfBatch(CorpusWorkplace(m_root, m_inHand.corpus->folder).list(), m_inHand.results);
}

void CorpusFiles::countFinished()
{
    const BatchResults results = batchResults();
    Q_EMIT progressed(m_batchRequest, results.finished + results.failed, m_recordings);
}

void CorpusFiles::endBatch(int exitCode, QProcess::ExitStatus status)
{
    m_poll.stop();
    const std::string said = lastLine(m_batch.readAllStandardError().toStdString());
    if (m_batchIsCancelled) {
        Q_EMIT failed(m_batchRequest, Error{ErrorCode::Cancelled});
    } else if (status != QProcess::NormalExit || exitCode != 0) {
        Q_EMIT failed(m_batchRequest, Error{ErrorCode::InvalidArgument, said.empty() ? message("program.no-word") : literalText(said), {}});
    } else {
        const BatchResults results = batchResults();
        Q_EMIT batchEnded(m_batchRequest, results.finished, results.failed, m_recordings);
    }
}

void CorpusFiles::cancel()
{
    m_cancel.cancel();
    m_batchIsCancelled = true;
    stopBatch();
}

/// It keeps what it has.
void CorpusFiles::stopBatch()
{
    if (const qint64 process = m_batch.processId(); process > 0)
        ::kill(static_cast<pid_t>(process), SIGINT);
}

}  // namespace undertone
