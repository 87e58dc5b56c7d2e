// SPDX-License-Identifier: GPL-3.0-or-later
// Which tiers of a segments file are sentences: chosen in the window, remembered for the folder.
#include "window_fixture.h"

#include "ui/conversation/tier_dialog.h"
#include "ui/translation.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QListWidget>
#include <QPushButton>
#include <QtTest>

using namespace undertone;

class WindowTiersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(*qApp, QLocale(QLocale::English)); }

    void tiersAreChosenFromAListAndRemembered()
    {
        WindowFixture f;
        QStringList remembered{QStringLiteral("words")};
        f.session.setTierMemory([&](const QString&) { return remembered; });
        QObject::connect(&f.session, &ConversationSession::tiersChosen, &f.window,
                         [&](const QString& path, const QStringList& tiers) { remembered = QStringList(path) + tiers; });
        QAction* choose = f.window.findChild<QAction*>(QStringLiteral("tiers"));
        QVERIFY(!choose->isEnabled());
        f.recordings.tiers = {{"Ann", 12, 2.5, true}, {"words", 90, 0.25, false}};
        f.session.open(QStringLiteral("/data/a.wav"), QStringLiteral("/data/a.TextGrid"));
        QVERIFY(f.recordings.lastSelection.tiers == std::vector<std::string>{"words"});
        QCOMPARE(f.recordings.lastSelection.audio.string(), std::string("/data/a.wav"));
        QVERIFY(choose->isEnabled());
        choose->trigger();
        auto* dialog = f.window.findChild<TierDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>();
        QCOMPARE(list->count(), 2);
        QCOMPARE(list->item(0)->checkState(), Qt::Checked);
        QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
        QCOMPARE(list->item(1)->text(), QStringLiteral("words – 90 segments, median length 0.25 s"));
        QPushButton* accepting = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
        list->item(0)->setCheckState(Qt::Unchecked);
        QVERIFY(!accepting->isEnabled());
        list->item(1)->setCheckState(Qt::Checked);
        QVERIFY(accepting->isEnabled());
        remembered.clear();
        accepting->click();
        QVERIFY(f.recordings.lastSelection.tiers == std::vector<std::string>{"words"});
        QCOMPARE(remembered, (QStringList{QStringLiteral("/data/a.TextGrid"), QStringLiteral("words")}));
        f.session.loadModel({});
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->selection.tiers == std::vector<std::string>{"words"});
        f.session.cancel();
    }

    void whatWasChosenForTheFolderIsLeftWhereAFileLacksIt()
    {
        WindowFixture f;
        f.session.setTierMemory([](const QString&) { return QStringList{QStringLiteral("gone")}; });
        f.session.open(QStringLiteral("/data/a.wav"));
        f.recordings.answersAtOnce = false;
        f.session.openSegments(QStringLiteral("/data/a.TextGrid"));
        QVERIFY(f.recordings.lastSelection.tiers == std::vector<std::string>{"gone"});
        Q_EMIT f.recordings.segmentsFailed(f.recordings.segmentsAsked.back().request, {ErrorCode::InvalidSegments, "No tier gone.", {}},
                                           {});
        QCOMPARE(f.recordings.segmentsAsked.size(), 2u);
        QVERIFY(f.recordings.lastSelection.tiers.empty());
        QVERIFY(f.bannerText().isEmpty());
        f.recordings.answerSegments(f.recordings.segmentsAsked.back(), f.conversation);
        QCOMPARE(f.session.segmentsPath(), QStringLiteral("/data/a.TextGrid"));
    }

    void withoutATierOfSentencesTheListOpensByItself()
    {
        WindowFixture f;
        f.recordings.tiers = {{"words", 90, 0.25, false}, {"phones", 300, 0.08, false}};
        f.recordings.segmentsFailure = Error{ErrorCode::InvalidSegments, "No tier looks like sentences.", {}};
        f.session.open(QStringLiteral("/data/a.wav"), QStringLiteral("/data/a.TextGrid"));
        auto* dialog = f.window.findChild<TierDialog*>();
        QVERIFY(dialog);
        QVERIFY(!f.bannerText().isEmpty());
        f.recordings.segmentsFailure.reset();
        dialog->findChild<QListWidget*>()->item(0)->setCheckState(Qt::Checked);
        dialog->accept();
        QCOMPARE(f.session.segmentsPath(), QStringLiteral("/data/a.TextGrid"));
        // A choice that cannot be read leaves the one before.
        f.recordings.segmentsFailure = Error{ErrorCode::InvalidSegments, "Past the end.", {}};
        f.session.chooseTiers({QStringLiteral("phones")});
        f.recordings.segmentsFailure.reset();
        f.session.loadModel({});
        f.session.analyse();
        QVERIFY(f.analysis.lastRequest->selection.tiers == std::vector<std::string>{"words"});
        f.session.cancel();
    }
};

QTEST_MAIN(WindowTiersTest)
#include "window_tiers_test.moc"
