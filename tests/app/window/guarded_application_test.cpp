// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/guarded_application.h"

#include <QTimer>
#include <QtTest>

#include <stdexcept>

using namespace undertone;

class GuardedApplicationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// An exception out of a slot ends the event loop with code 1; it does not unwind through it.
    void anExceptionInASlotEndsTheLoop()
    {
        int argc = 1;
        char name[] = "test";
        char* argv[] = {name, nullptr};
        GuardedApplication application(argc, argv);
        bool later = false;
        QTimer::singleShot(0, [] { throw std::runtime_error("a slot broke"); });
        QTimer::singleShot(5000, &application, [&] {
            later = true;
            QCoreApplication::exit(0);
        });
        QCOMPARE(QApplication::exec(), 1);
        QVERIFY(!later);
    }
};

QTEST_APPLESS_MAIN(GuardedApplicationTest)
#include "guarded_application_test.moc"
