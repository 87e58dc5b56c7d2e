// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tiny_model.h"
#include "tests/support/wave_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace undertone::test {

/// How a run of undertone-cli ended.
struct CliResult {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

/// A folder of its own for everything a program keeps (state, cache, models), with a tiny model and a recording.
class CliFixture {
public:
    /// Milliseconds that a command may take: some train for half a minute, on machines that do other things too. A test has five minutes.
    static constexpr int patience = 280000;

    CliFixture()
    {
        const auto status = writeTinyModel(path("model").toStdString());
        m_ready = m_folder.isValid() && status.ok() && QDir(m_folder.path()).mkpath("tmp");
    }
    [[nodiscard]] bool ready() const { return m_ready; }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    void writeWave(const QString& name, const std::vector<float>& samples, int rate = 16000, int channels = 1) const
    {
        writeBytes(path(name).toStdString(), waveBytes(samples, rate, channels));
    }
    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Rows in the journals of runs, interrupted or complete.
    [[nodiscard]] int journalledRows() const
    {
        int rows = 0;
        QDir runs(path("state/undertone/runs"));
        for (const auto& run : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            rows += static_cast<int>(read("state/undertone/runs/" + run + "/journal.jsonl").count("\n{\"index\":"));
        return rows;
    }
    void prepare(QProcess& process, const QStringList& arguments) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* kind : {"STATE", "CACHE", "DATA", "CONFIG"})
            environment.insert(QString("XDG_%1_HOME").arg(kind), path(QString(kind).toLower()));
        environment.insert("TMPDIR", path("tmp"));
        environment.insert("OMP_WAIT_POLICY", "passive");
        environment.insert("OMP_NUM_THREADS", "1");
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.setProgram(UNDERTONE_BIN_DIR "/undertone-cli");
        process.setArguments(arguments);
    }
    [[nodiscard]] CliResult run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        process.write(input);
        process.closeWriteChannel();
        return process.waitForFinished(patience) ? ended(process) : CliResult{};
    }
    /// Starts a run and calls `interrupt` once its journal holds `rows` rows.
    [[nodiscard]] CliResult runUntil(int rows, const QStringList& arguments, const std::function<void(QProcess&)>& interrupt) const
    {
        QProcess process;
        prepare(process, arguments);
        process.start();
        for (int i = 0; i < 60000 && process.state() != QProcess::NotRunning && journalledRows() < rows; ++i)
            process.waitForFinished(2);
        interrupt(process);
        return process.waitForFinished(patience) || process.state() == QProcess::NotRunning ? ended(process) : CliResult{};
    }

private:
    static CliResult ended(QProcess& process)
    {
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    QTemporaryDir m_folder;
    bool m_ready = false;
};

}  // namespace undertone::test
