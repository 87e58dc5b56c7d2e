// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/emotion_names.h"

#include <QtTest>

using namespace undertone;

class EmotionNamesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesOfOneEmotionAreOneKey_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("as IEMOCAP") << QByteArray("ang") << QByteArray("ang");
        QTest::newRow("capital") << QByteArray("Anger") << QByteArray("ang");
        QTest::newRow("capitals") << QByteArray("HAPPY") << QByteArray("hap");
        QTest::newRow("MELD's joy") << QByteArray("joy") << QByteArray("hap");
        QTest::newRow("Joy") << QByteArray("Joy") << QByteArray("hap");
        QTest::newRow("calm") << QByteArray("Calm") << QByteArray("cal");
        QTest::newRow("boredom") << QByteArray("boredom") << QByteArray("bor");
        QTest::newRow("blanks around it") << QByteArray(" Neutral\t") << QByteArray("neu");
        QTest::newRow("not known") << QByteArray("Awe") << QByteArray("awe");
        QTest::newRow("not ASCII") << QByteArray("Überraschung") << QByteArray("Überraschung");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("blanks") << QByteArray("  ") << QByteArray();
    }

    void namesOfOneEmotionAreOneKey()
    {
        QFETCH(QByteArray, label);
        QFETCH(QByteArray, key);
        QCOMPARE(QByteArray::fromStdString(emotionKey(label.toStdString())), key);
        QCOMPARE(QByteArray::fromStdString(emotionKey(key.toStdString())), key);
    }

    void namesAreThoseOfProjects()
    {
        for (const auto& [label, name] : {std::pair("ang", "anger"), std::pair("Neutral state", "neutral"), std::pair("joy", "happiness"),
                                          std::pair("Fearful", "fear"), std::pair("Awe", "awe"), std::pair("", "")})
            QCOMPARE(emotionName(label), std::string(name));
    }

    void iemocapHasNoCodeForCalmAndBoredom()
    {
        for (const char* label : {"anger", "joy", "excited", "Frustration", "fearful", "surprise", "disgusted", "neutral", "other"})
            QVERIFY2(isIemocapEmotion(emotionKey(label)), label);
        for (const char* label : {"calm", "boredom", "awe", ""})
            QVERIFY2(!isIemocapEmotion(emotionKey(label)), label);
    }
};

QTEST_APPLESS_MAIN(EmotionNamesTest)
#include "emotion_names_test.moc"
