// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/browse/corpus_browse.h"
#include "app/process/task_group.h"
#include "engine/core/cancellation.h"
#include "engine/corpus/labelled_corpus.h"
#include "ui/services/corpus_service.h"

#include <QProcess>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace undertone {

/// Corpora on the disk, read by a thread of its own; batches run in undertone-cli, which is asked to stop when this goes. What is made of
/// a corpus lies in a workplace below `root`, never in the corpus.
class CorpusFiles : public CorpusService {
    Q_OBJECT
public:
    /// `program`: undertone-cli. `recent`: the list of recent files, as ProjectFiles has it.
    CorpusFiles(std::filesystem::path program, std::filesystem::path root, std::filesystem::path recent, QObject* parent = nullptr);
    ~CorpusFiles() override;

    void read(RequestId request, const std::filesystem::path& folder, const BatchModel& model) override;
    void openDialogue(RequestId request, std::size_t dialogue, const std::string& statement) override;
    void analyseAll(RequestId request, const std::string& statement) override;
    void cancel() override;

private:
    /// The corpus in hand, for the thread that works on it.
    struct InHand {
        std::shared_ptr<const LabelledCorpus> corpus;
        bool isPlain = false;
        BatchModel model;
        std::filesystem::path results;  ///< of the model as it was when the corpus was read
    };

    template <typename Work, typename Answer> void start(RequestId request, Work work, Answer answer);
    [[nodiscard]] std::function<void(std::size_t, std::size_t)> progressOf(RequestId request);
    void startBatch(std::size_t all, const std::string& statement);
    void stopBatch();
    void countFinished();
    [[nodiscard]] BatchResults batchResults() const;
    void endBatch(int exitCode, QProcess::ExitStatus status);

    std::filesystem::path m_program;
    std::filesystem::path m_root;
    std::filesystem::path m_recent;
    InHand m_inHand;
    RequestId m_request = 0;  ///< asked for last
    CancellationToken m_cancel;
    RequestId m_batchRequest = 0;  ///< that the batch answers, whatever was asked for since
    bool m_batchIsCancelled = false;
    std::size_t m_recordings = 0;  ///< of the batch
    QProcess m_batch;
    QTimer m_poll;
    QThreadPool m_thread;
    TaskGroup m_tasks;
};

/// The words behind the program's name that analyse a list.
std::vector<std::string> batchArguments(const std::filesystem::path& list, const std::filesystem::path& results, const BatchModel& model);

/// What results of a batch depend on besides its recordings: settings, and the model by its folder and its files' sizes and times. The
/// model that ships is the same whether it is named or not; a model that was put in another's place is another.
std::string batchKey(const BatchModel& model);

}  // namespace undertone
