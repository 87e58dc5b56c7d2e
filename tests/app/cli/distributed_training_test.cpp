// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings with --distributed under mpirun: the same as in one process, stopped together, ended together, gone on with by another number
// of processes. Left out where there is no MPI.
#include "tests/app/cli/shared_trainings.h"

#include <QtTest>

#include <csignal>

using namespace undertone;
using namespace undertone::test;

class DistributedTrainingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto missing = SharedTrainings::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        QVERIFY(m_trainings.makeInputs());
    }

    void severalProcessesTrainAsOne_data() { kinds(); }

    /// With dropout and augmentation, which do not depend on the number of processes either.
    void severalProcessesTrainAsOne()
    {
        QFETCH(QString, kind);
        const auto alone = m_trainings.alone(m_trainings.command(kind, kind + "-alone", 20));
        QVERIFY2(alone.exitCode == 0, alone.err);
        for (const int processes : {2, 4}) {
            const QString folder = QString("%1-%2").arg(kind).arg(processes);
            auto command = m_trainings.command(kind, folder, 20);
            if (kind == "base")
                command << "--run" << folder;
            const auto shared = m_trainings.run(m_trainings.mpirun(processes, command));
            QVERIFY2(shared.exitCode == 0, shared.err);
            QCOMPARE(shared.out.count('\n'), alone.out.count('\n'));  // one of them speaks
            const auto expected = m_trainings.record(kind, kind + "-alone");
            const auto got = m_trainings.record(kind, folder);
            QVERIFY(!got.isEmpty());
            for (const char* loss : {"audio_loss", "emotion_loss"})
                QVERIFY2(std::abs(got[loss].toDouble() - expected[loss].toDouble()) < 1e-6, loss);
            QVERIFY(m_trainings.largestDifference(SharedTrainings::trained(kind, kind + "-alone"), SharedTrainings::trained(kind, folder))
                    < 1e-3);  // of weights written in fp16
            if (kind == "base")
                QVERIFY(!m_trainings.cli().read("state/undertone/training/" + folder + "/progress.jsonl").isEmpty());
        }
        const auto again = m_trainings.run(m_trainings.mpirun(4, m_trainings.command(kind, kind + "-2", 20)));
        QVERIFY2(again.exitCode == 0 && again.err.count("nothing was trained") == 1, again.err);
    }

    void allStopTogetherAndAnotherNumberGoesOn_data() { kinds(); }

    void allStopTogetherAndAnotherNumberGoesOn()
    {
        QFETCH(QString, kind);
        const QString folder = kind + "-stopped";
        const auto command = m_trainings.command(kind, folder, manySteps);
        QProcess first;
        m_trainings.start(first, m_trainings.mpirun(2, command));
        QVERIFY2(m_trainings.isTraining(first, m_said), m_said);
        // One of them is asked to stop; they agree on it.
        ::kill(ranksOf(first).last(), SIGTERM);
        QVERIFY(first.waitForFinished(60000));
        QVERIFY(first.exitCode() != 0);
        const auto stepsAtStop = m_trainings.stepsIn(SharedTrainings::trained(kind, folder));
        QVERIFY2(stepsAtStop > 0, first.readAllStandardError());
        // Another number of them goes on from there, and one that dies ends all of them.
        QProcess dying;
        m_trainings.start(dying, m_trainings.mpirun(4, command));
        QVERIFY2(m_trainings.isTraining(dying, m_said), m_said);
        QCOMPARE(ranksOf(dying).size(), 4);
        ::kill(ranksOf(dying)[2], SIGKILL);
        QVERIFY2(dying.waitForFinished(60000), "the others wait for one that is gone");
        QVERIFY(dying.exitCode() != 0);
        const auto why = dying.readAllStandardError();
        QVERIFY2(why.contains("signal 9") && !why.contains("undertone-cli:"), why);  // mpirun says it
        QVERIFY2(m_trainings.stepsIn(SharedTrainings::trained(kind, folder)) >= stepsAtStop, "the checkpoint stands");
        QProcess last;
        m_trainings.start(last, m_trainings.mpirun(4, command));
        QVERIFY2(m_trainings.hasGoneOn(last, m_said), m_said);
        ::kill(ranksOf(last).first(), SIGTERM);
        QVERIFY(last.waitForFinished(60000));
        QVERIFY(m_trainings.stepsIn(SharedTrainings::trained(kind, folder)) > stepsAtStop);
    }

    void whatCannotBeSharedIsSaidByOne_data() { kinds(); }

    void whatCannotBeSharedIsSaidByOne()
    {
        QFETCH(QString, kind);
        const QStringList share = kind == "tokenizer" ? QStringList{"--groups", "1"} : QStringList{"--accumulate", "3"};
        auto command = m_trainings.command(kind, kind + "-odd", 20);
        command[command.indexOf(share.first()) + 1] = share.last();
        const auto odd = m_trainings.run(m_trainings.mpirun(2, command));
        QVERIFY(odd.exitCode != 0);
        QVERIFY2(odd.err.contains(share.first().toUtf8()) && odd.err.count("undertone-cli:") == 1, odd.err);
        QVERIFY(m_trainings.record(kind, kind + "-odd").isEmpty());
    }

    void whatIsNotThereIsSaidByOne()
    {
        auto command = m_trainings.command("base", "nowhere", 20);
        command.replaceInStrings("tokens.safetensors", "missing.safetensors");
        const auto missing = m_trainings.run(m_trainings.mpirun(4, command));
        QVERIFY2(missing.exitCode != 0 && missing.err.count("undertone-cli:") == 1, missing.err);
    }

private:
    static constexpr int manySteps = 1000000;  ///< more than anybody waits for

    static void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"base", "sllm", "tokenizer", "classifier"})
            QTest::newRow(kind) << kind;
    }
    /// The processes that mpirun started.
    [[nodiscard]] static QList<pid_t> ranksOf(const QProcess& launcher)
    {
        QList<pid_t> ranks;
        const QString id = QString::number(launcher.processId());
        QFile children(QString("/proc/%1/task/%1/children").arg(id));
        if (!children.open(QIODevice::ReadOnly))
            return ranks;
        for (const QByteArray& child : children.readAll().split(' ')) {
            if (!child.trimmed().isEmpty())
                ranks << child.trimmed().toInt();
        }
        return ranks;
    }

    SharedTrainings m_trainings;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(DistributedTrainingTest)
#include "distributed_training_test.moc"
