// SPDX-License-Identifier: GPL-3.0-or-later
// One training by processes on two hosts, which are network namespaces joined by a wire (tests/support/two_hosts.sh): what they sum goes
// through sockets. Left out where there is no MPI, for who is not root, and without iproute2.
#include "tests/app/cli/shared_trainings.h"

#include <QRegularExpression>
#include <QtTest>

#include <csignal>
#include <unistd.h>

using namespace undertone;
using namespace undertone::test;

class TwoHostsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const auto missing = SharedTrainings::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        if (::geteuid() != 0)
            QSKIP("Only root makes network namespaces.");
        if (QStandardPaths::findExecutable("ip").isEmpty())
            QSKIP("There is no ip on this machine (iproute2), with which the two hosts are joined.");
        if (QProcess::execute("unshare", {"--net", "--uts", "--pid", "--fork", "ip", "link", "add", "wire", "type", "veth"}) != 0)
            QSKIP("This machine makes no network namespaces.");
        QVERIFY(m_trainings.makeInputs());
    }

    void twoHostsTrainAsOneProcess_data()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"base", "tokenizer", "classifier"})
            QTest::newRow(kind) << kind;
    }

    void twoHostsTrainAsOneProcess()
    {
        QFETCH(QString, kind);
        const auto alone = m_trainings.alone(m_trainings.command(kind, kind + "-alone", steps));
        QVERIFY2(alone.exitCode == 0, alone.err);
        auto shared = m_trainings.run(onTwoHosts(m_trainings.command(kind, kind + "-shared", steps)));
        // On a busy machine mpirun now and then does not reach its own daemon; no training has begun then.
        if (shared.exitCode != 0 && shared.err.contains("ORTE was unable to reliably start"))
            shared = m_trainings.run(onTwoHosts(m_trainings.command(kind, kind + "-shared", steps)));
        QVERIFY2(shared.exitCode == 0, shared.err);
        QCOMPARE(shared.out.count('\n'), alone.out.count('\n'));
        for (const char* loss : {"audio_loss", "emotion_loss"}) {
            const double away =
                m_trainings.record(kind, kind + "-shared")[loss].toDouble() - m_trainings.record(kind, kind + "-alone")[loss].toDouble();
            QVERIFY2(std::abs(away) < 1e-6, loss);
        }
        QVERIFY(m_trainings.largestDifference(kind + "-alone", kind + "-shared") < 1e-3);  // of weights written in fp16

        // Of two processes each sends what the other is to sum, and what it has summed: the gradients once, in fp32. What is written in
        // fp16 is a bound below them but for the parameters that are frozen.
        const auto said = QRegularExpression("wire: (\\d+) bytes sent, (\\d+) received").match(QString::fromUtf8(shared.err));
        QVERIFY2(said.hasMatch(), shared.err);
        const auto sent = said.captured(1).toLongLong(), received = said.captured(2).toLongLong();
        qInfo("figure | %s: %.1f kB sent and %.1f kB received in each of %d steps", qPrintable(kind),
              static_cast<double>(sent) / 1e3 / steps, static_cast<double>(received) / 1e3 / steps, steps);
        const auto written = QFileInfo(m_trainings.cli().path(kind + "-shared/model.safetensors")).size();
        QVERIFY2(std::min(sent, received) > steps * written / 4, shared.err);
    }

    void oneHostThatDiesEndsTheOther()
    {
        QProcess training;
        m_trainings.start(training, onTwoHosts(m_trainings.command("base", "dying", 1000000)));
        QByteArray said;
        QVERIFY2(m_trainings.isTraining(training, said), said);
        const auto ranks = processesTraining("dying");
        QCOMPARE(ranks.size(), 2);
        ::kill(ranks.last(), SIGKILL);
        QVERIFY2(training.waitForFinished(60000), "the other host waits for one that is gone");
        QVERIFY(training.exitCode() != 0);
        QVERIFY(processesTraining("dying").isEmpty());
    }

private:
    static constexpr int steps = 10;

    [[nodiscard]] static QStringList onTwoHosts(const QStringList& arguments)
    {
        return QStringList{UNDERTONE_TESTS_DIR "/support/two_hosts.sh", UNDERTONE_BIN_DIR "/undertone-cli"} + arguments
            + QStringList{"--distributed"};
    }
    /// Processes of undertone-cli that train into this folder of the fixture, in the order in which they were started.
    [[nodiscard]] QList<pid_t> processesTraining(const QString& folder) const
    {
        QList<pid_t> found;
        for (const auto& name : QDir("/proc").entryList(QDir::Dirs)) {
            QFile command("/proc/" + name + "/cmdline");
            if (name.toInt() == 0 || !command.open(QIODevice::ReadOnly))
                continue;
            const auto words = command.readAll().split('\0');
            if (words.first().endsWith("/undertone-cli") && words.contains(folder.toUtf8())
                && QFileInfo("/proc/" + name + "/cwd").symLinkTarget() == QFileInfo(m_folder).canonicalFilePath())
                found << name.toInt();
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    SharedTrainings m_trainings;
    const QString m_folder = m_trainings.cli().path(".");
};

QTEST_GUILESS_MAIN(TwoHostsTest)
#include "two_hosts_test.moc"
