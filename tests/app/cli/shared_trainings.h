// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Trainings of seconds that several processes share, and mpirun.
#include "engine/corpus/manifest.h"
#include "engine/io/model_directory.h"
#include "engine/io/safetensors.h"
#include "tests/app/cli/cli_fixture.h"
#include "tests/support/buzz_clips.h"
#include "tests/support/tiny_tokens.h"

#include <QStandardPaths>

#include <cmath>
#include <cstring>

namespace undertone::test {

/// Those that --distributed is tried with: "base", "sllm", "tokenizer", "classifier".
class SharedTrainings {
public:
    /// Why it cannot be tried here; empty where it can.
    [[nodiscard]] static QString missing()
    {
        const bool isThere = !QStandardPaths::findExecutable("mpirun").isEmpty() && QFile::exists(UNDERTONE_BIN_DIR "/libundertone_mpi.so");
        return isThere ? QString() : QString("There is no MPI on this machine.");
    }
    /// What they train on.
    [[nodiscard]] bool makeInputs() const
    {
        auto tokens = tinyTokens(8, 5);
        tokens.codebookSize = 81;  // of the tiny model, whose embedding the classifier stands on
        const auto tokenizer = hashTokenizer(m_cli.path("model/tokenizer").toStdString());
        if (!tokenizer)
            return false;
        tokens.tokenizerSha256 = *tokenizer;
        auto clips = buzzLabels();
        QDir().mkpath(m_cli.path("clips"));
        for (auto& clip : clips) {
            const auto sound = buzzSound(clip);
            clip.path += ".wav";
            clip.durationSeconds = static_cast<double>(sound.size()) / 16000.0;
            m_cli.writeWave("clips/" + QString::fromStdString(clip.path), sound);
        }
        return m_cli.ready() && writeDialogueTokens(m_cli.path("tokens.safetensors").toStdString(), tokens).ok()
            && writeManifest(m_cli.path("clips").toStdString(), clips).ok();
    }

    [[nodiscard]] static QStringList command(const QString& kind, const QString& folder, int steps)
    {
        const QStringList all{"--threads", "1", "--dtype", "fp32", "--steps", QString::number(steps), "--seed", "3", "-o", folder};
        if (kind == "tokenizer")
            return QStringList{"train",    "tokenizer", "--data",
                               "clips",    "--groups",  "4",
                               "--resume", "--encoder", UNDERTONE_TESTS_DIR "/golden/whisper/huggingface"}
            + all;
        const QStringList shape{"--hidden", "16", "--layers", "2", "--heads", "2", "--feed-forward", "32", "--accumulate", "4"};
        if (kind == "classifier")
            return QStringList{"train", "classifier", "--tokens", "tokens.safetensors", "--model", "model", "--batch", "4"} + shape + all;
        if (kind == "sllm")
            return QStringList{"train",           "sllm",    "--tokens", "tokens.safetensors", "--base", "model/base",   "--tokenizer",
                               "model/tokenizer", "--batch", "2",        "--lora-rank",        "4",      "--accumulate", "4"}
            + all;
        return QStringList{"train", "base", "--tokens", "tokens.safetensors", "--n-o", "24", "--n-p", "40", "--batch", "2"} + shape + all;
    }
    /// Where in its folder a training writes: an SLLM is a whole model, whose adapter is what was trained.
    [[nodiscard]] static QString trained(const QString& kind, const QString& folder)
    {
        return kind == "sllm" ? folder + "/adapter" : folder;
    }
    [[nodiscard]] static QStringList mpirun(int processes, const QStringList& arguments)
    {
        return QStringList{
                   "mpirun", "--oversubscribe", "--bind-to", "none", "-n", QString::number(processes), UNDERTONE_BIN_DIR "/undertone-cli"}
        + arguments + QStringList{"--distributed"};
    }

    /// Starts a program with its arguments.
    void start(QProcess& process, QStringList words) const
    {
        m_cli.prepare(process, {});
        auto environment = process.processEnvironment();
        environment.insert("OMPI_ALLOW_RUN_AS_ROOT", "1");  // the tests' own processes, in a container
        environment.insert("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1");
        process.setProcessEnvironment(environment);
        process.setProgram(words.takeFirst());
        process.setArguments(words);
        process.start();
        process.closeWriteChannel();
    }
    [[nodiscard]] CliResult run(const QStringList& words) const
    {
        QProcess process;
        start(process, words);
        if (!process.waitForFinished(patience))
            return {};
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }
    [[nodiscard]] CliResult alone(const QStringList& arguments) const
    {
        return run(QStringList{UNDERTONE_BIN_DIR "/undertone-cli"} + arguments);
    }
    [[nodiscard]] CliFixture& cli() { return m_cli; }
    /// What a finished training says of itself; empty: it has not finished.
    [[nodiscard]] QJsonObject record(const QString& kind, const QString& folder) const
    {
        const auto whole = QJsonDocument::fromJson(m_cli.read(folder + (kind == "sllm" ? "/provenance.json" : "/training.json"))).object();
        return kind == "sllm" ? whole["adapter"].toObject() : whole;
    }
    /// Steps behind the checkpoint in a folder; -1: there is none.
    [[nodiscard]] long long stepsIn(const QString& folder) const
    {
        const auto file = SafetensorsFile::open(m_cli.path(folder + "/checkpoint.safetensors").toStdString());
        if (!file)
            return -1;
        const auto& said = (*file)->metadata();
        const auto steps = said.find("steps_done");
        if (steps != said.end())
            return std::stoll(steps->second);
        return QJsonDocument::fromJson(QByteArray::fromStdString(said.at("notes"))).object()["steps_done"].toInt();
    }
    /// Waits until one that was started says how far it is, or from where it goes on; all that it said is in `said`.
    [[nodiscard]] static bool isTraining(QProcess& launcher, QByteArray& said)
    {
        return waitUntil(launcher, said, [&said] { return said.contains("step "); });
    }
    /// The same, until it has taken steps of its own: "going on from step 12" is said before.
    [[nodiscard]] static bool hasGoneOn(QProcess& launcher, QByteArray& said)
    {
        return waitUntil(launcher, said, [&said] { return said.count("step ") > said.count("from step "); });
    }
    /// The largest distance of two weights, both written in fp16, relative to a weight that is larger than 1.
    [[nodiscard]] double largestDifference(const QString& a, const QString& b) const;

    static constexpr int patience = 300000;  ///< milliseconds

private:
    template <typename Condition> static bool waitUntil(QProcess& launcher, QByteArray& said, Condition isMet)
    {
        said.clear();
        for (int i = 0; i < patience / 10 && launcher.state() != QProcess::NotRunning && !isMet(); ++i) {
            launcher.waitForReadyRead(10);
            said += launcher.readAllStandardError();
        }
        return launcher.state() != QProcess::NotRunning && isMet();
    }

    CliFixture m_cli;
};

inline double SharedTrainings::largestDifference(const QString& a, const QString& b) const
{
    const auto weights = [this](const QString& folder) {
        const auto adapter = m_cli.path(folder + "/adapter_model.safetensors");
        return SafetensorsFile::open((QFile::exists(adapter) ? adapter : m_cli.path(folder + "/model.safetensors")).toStdString());
    };
    const auto first = weights(a);
    const auto second = weights(b);
    if (!first || !second || (*first)->tensors().size() != (*second)->tensors().size())
        return INFINITY;
    const auto valueOf = [](const std::byte* at) {
        std::uint16_t half = 0;
        std::memcpy(&half, at, sizeof half);
        const int exponent = (half >> 10) & 31;
        const double magnitude = exponent > 0 ? std::ldexp(1024 + (half & 1023), exponent - 25) : std::ldexp(half & 1023, -24);
        return (half & 0x8000) != 0 ? -magnitude : magnitude;
    };
    double largest = 0.0;
    for (const auto& [name, entry] : (*first)->tensors()) {
        const auto found = (*second)->tensors().find(name);
        if (entry.dtype != TensorDtype::F16 || found == (*second)->tensors().end() || found->second.bytes.size() != entry.bytes.size())
            return INFINITY;
        for (std::size_t i = 0; i < entry.bytes.size(); i += 2) {
            const double one = valueOf(entry.bytes.data() + i), other = valueOf(found->second.bytes.data() + i);
            largest = std::max(largest, std::abs(one - other) / std::max(1.0, std::abs(one)));
        }
    }
    return largest;
}

}  // namespace undertone::test
