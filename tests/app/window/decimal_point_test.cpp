// SPDX-License-Identifier: GPL-3.0-or-later
// A language with decimal commas, as the window's program meets it: files and command lines keep points.
#include "app/process/process_setup.h"
#include "app/training/training_options.h"
#include "engine/core/number_text.h"

#include <QtTest>

#include <clocale>

using namespace undertone;

class DecimalPointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QProcess maker;
        maker.start(QStringLiteral("localedef"),
                    {QStringLiteral("-i"), QStringLiteral("de_DE"), QStringLiteral("-f"), QStringLiteral("UTF-8"),
                     m_folder.filePath(QStringLiteral("de_DE.UTF-8"))});
        if (!maker.waitForFinished() || !QFileInfo(m_folder.filePath(QStringLiteral("de_DE.UTF-8/LC_NUMERIC"))).exists())
            QSKIP("This machine has no locales to make German out of (Debian's package locales).");
        qputenv("LOCPATH", m_folder.path().toUtf8());
        QVERIFY(std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr);
        QCOMPARE(formatted("%.1f", 0.5), std::string("0,5"));  // what would be written
        keepDecimalPoints();
    }

    void numbersHavePoints() { QCOMPARE(formatted("%.3f %g", 0.5, 1e-4), std::string("0.500 0.0001")); }

    void commandLinesHavePoints()
    {
        bool anyParts = false;
        for (const std::string stage : {"base", "sllm"}) {
            for (const auto& preset : trainingPresets(stage)) {
                for (const TrainingOption& option : trainingOptions(stage, preset)) {
                    QVERIFY2(option.value.find(',') == std::string::npos, (option.name + " " + option.value).c_str());
                    anyParts = anyParts || option.value.find('.') != std::string::npos;
                }
            }
        }
        QVERIFY2(anyParts, "no option has a decimal point: this test looks at nothing");
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(DecimalPointTest)
#include "decimal_point_test.moc"
