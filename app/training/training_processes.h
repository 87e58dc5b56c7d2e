// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/task_group.h"
#include "app/training/tokenizing_process.h"
#include "app/training/training_inspection.h"
#include "app/training/training_options.h"
#include "app/training/training_snapshot.h"
#include "ui/services/training_service.h"

#include <QPointer>
#include <QThreadPool>
#include <QTimer>

#include <map>

class QProcess;

namespace undertone {

/// Trainings as programs: each is an `undertone-cli train` that has left this process, and all that is known of it is read from
/// its run folder or record, twice a second. Files are read on threads of the pool, and what they say is taken in as one value. The
/// destructor waits for a read in hand; runs go on.
class TrainingProcesses : public TrainingService {
    Q_OBJECT
public:
    /// `program` is undertone-cli; `root` is where the runs lie.
    TrainingProcesses(std::filesystem::path program, std::filesystem::path root, QThreadPool& pool, QObject* parent = nullptr);
    ~TrainingProcesses() override;

    void readCorpus(const std::filesystem::path& path) override;
    [[nodiscard]] const std::optional<TokenizingRun>& tokenizing() const override { return m_tokenizing.run(); }
    [[nodiscard]] std::filesystem::path proposedTokens(const TokenizingRequest& request) const override
    {
        return m_tokenizing.proposedOutput(request);
    }
    [[nodiscard]] std::vector<std::string> command(const TokenizingRequest& request) const override
    {
        return m_tokenizing.command(request);
    }
    Status tokenize(const TokenizingRequest& request) override;
    void stopTokenizing() override { m_tokenizing.stop(); }
    void checkParts(const TrainingDraft& draft) override;
    [[nodiscard]] std::vector<std::string> presets(const std::string& stage) const override { return trainingPresets(stage); }
    [[nodiscard]] std::vector<TrainingOption> options(const std::string& stage, const std::string& preset) const override
    {
        return trainingOptions(stage, preset);
    }
    void estimate(const TrainingDraft& draft) override;
    void cancelEstimate() override;
    [[nodiscard]] std::filesystem::path proposedOutput(const TrainingDraft& draft) const override;
    [[nodiscard]] std::vector<std::string> command(const TrainingDraft& draft) const override;

    Result<std::string> start(const TrainingDraft& draft) override;
    [[nodiscard]] const std::vector<TrainingRun>& runs() const override { return m_now.runs; }
    [[nodiscard]] const std::vector<TrainingPoint>& points(const std::string& id) override;
    Status pause(const std::string& id) override { return ask(id, TrainingRequestKind::Pause); }
    Status finishEarly(const std::string& id) override { return ask(id, TrainingRequestKind::Finish); }
    Status resume(const std::string& id) override;
    void exportAdapter(const std::string& id, const std::filesystem::path& folder) override;

private:
    Status launch(TrainingRun run);
    Status ask(const std::string& id, TrainingRequestKind kind);
    /// Reads what the files say, unless that is being done.
    void look();
    void take(TrainingsSnapshot now, quint64 change);
    [[nodiscard]] const TrainingRun* runNamed(const std::string& id) const;
    void takeEstimate(QProcess& process);
    template <typename Task> void startTask(Task task) { m_pool.start(m_tasks.counted(std::move(task))); }

    std::filesystem::path m_program;
    std::filesystem::path m_root;
    TokenizingProcess m_tokenizing;
    TrainingsSnapshot m_now;
    std::map<std::string, std::vector<TrainingPoint>> m_points;
    quint64 m_change = 0;  ///< counts what was started here: a snapshot that was begun before knows nothing of it
    bool m_looking = false;
    QTimer m_timer;
    QPointer<QProcess> m_probe;
    std::string m_tokenizerOfTokens;  ///< of the corpus read last
    quint64 m_corpusRequest = 0;
    quint64 m_partsRequest = 0;
    PartsInspector m_inspector;
    QThreadPool& m_pool;
    TaskGroup m_tasks;
};

}  // namespace undertone
