// SPDX-License-Identifier: GPL-3.0-or-later
// Holds each language's file of translations against the sources: no text is missing, and none breaks what the program puts into it.
#include "engine/messages/catalogue.h"
#include "ui/translation.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <QtTest>

#include <map>
#include <tuple>

using namespace undertone;

namespace {

struct Text {
    QString source;
    QStringList forms;  ///< one; of a plural, as many as the language has
    bool plural = false;
    bool finished = false;
};

/// By context, source and what tells apart two of the same source.
using Texts = std::map<std::tuple<QString, QString, QString>, Text>;

void readTranslation(QXmlStreamReader& xml, Text& text)
{
    text.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
    if (!text.plural) {
        text.forms << xml.readElementText();
        return;
    }
    while (xml.readNextStartElement())
        text.forms << xml.readElementText();
}

Texts readTexts(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    QXmlStreamReader xml(&file);
    Texts texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        if (xml.name() != QLatin1String("message"))
            continue;
        Text text;
        QString comment;
        text.plural = xml.attributes().value(QStringLiteral("numerus")) == QLatin1String("yes");
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("source"))
                text.source = xml.readElementText();
            else if (xml.name() == QLatin1String("comment"))
                comment = xml.readElementText();
            else if (xml.name() == QLatin1String("translation"))
                readTranslation(xml, text);
            else
                xml.skipCurrentElement();
        }
        texts.emplace(std::tuple(context, text.source, comment), text);
    }
    if (xml.hasError())
        qFatal("%s: %s", qPrintable(path), qPrintable(xml.errorString()));
    return texts;
}

QString fileOf(const QString& language)
{
    return QDir(QStringLiteral(UNDERTONE_SOURCE_DIR)).filePath(QStringLiteral("translations/undertone_%1.ts").arg(language));
}

qsizetype pluralForms(const QString& language)
{
    static const std::map<QString, qsizetype> forms{{QStringLiteral("en"), 2}, {QStringLiteral("de"), 2}, {QStringLiteral("zh_CN"), 1}};
    return forms.at(language);
}

/// The places of a text that the program fills, in any order. A singular may say "one" for its number.
QStringList places(const QString& text, bool withNumber)
{
    static const QRegularExpression place(QStringLiteral("%n|%[0-9]+|\\{[0-9]+\\}|\\{sentence\\}"));
    QStringList found;
    for (auto matches = place.globalMatch(text); matches.hasNext();) {
        if (const QString name = matches.next().captured(); withNumber || name != QLatin1String("%n"))
            found << name;
    }
    found.sort();
    return found;
}

qsizetype mnemonics(const QString& text)
{
    static const QRegularExpression mnemonic(QStringLiteral("&[^\\s&]"));
    qsizetype count = 0;
    for (auto matches = mnemonic.globalMatch(text); matches.hasNext(); matches.next())
        ++count;
    return count;
}

std::pair<QString, QString> outerBlanks(const QString& text)
{
    static const QRegularExpression leading(QStringLiteral("^\\s*"));
    static const QRegularExpression trailing(QStringLiteral("\\s*$"));
    return {leading.match(text).captured(), trailing.match(text).captured()};
}

/// What is wrong with a form of a translation; empty where it fits its source.
QString fault(const Text& text, qsizetype form)
{
    const QString& words = text.forms[form];
    const bool singular = text.plural && form + 1 < text.forms.size();
    const bool withNumber = !singular || words.contains(QLatin1String("%n"));
    if (words.isEmpty())
        return QStringLiteral("is empty");
    if (places(words, withNumber) != places(text.source, withNumber))
        return QStringLiteral("has other places to fill");
    if (mnemonics(words) != mnemonics(text.source))
        return QStringLiteral("has another number of mnemonics");
    if (outerBlanks(words) != outerBlanks(text.source))
        return QStringLiteral("has other blanks around it");
    return {};
}

}  // namespace

class TranslationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        // A language that is new has every text of the sources in its file.
        QProcess lupdate;
        lupdate.setWorkingDirectory(QStringLiteral(UNDERTONE_SOURCE_DIR));
        const QString fresh = m_folder.filePath(QStringLiteral("fresh_de.ts"));
        lupdate.start(QStringLiteral(UNDERTONE_LUPDATE),
                      {"-silent", "-I", ".", "ui", "app", "engine/messages", "-no-obsolete", "-ts", fresh});
        QVERIFY(lupdate.waitForFinished(120000));
        QCOMPARE(lupdate.exitCode(), 0);
        m_sources = readTexts(fresh);
        QVERIFY(m_sources.size() > 1000);
    }

    void everyLanguageIsOffered()
    {
        QStringList offered;
        for (const Language& language : languages())
            offered << QStringLiteral("undertone_%1.ts").arg(language.code);
        offered.sort();
        const QDir folder(QFileInfo(fileOf(QStringLiteral("de"))).absolutePath());
        QCOMPARE(folder.entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name), offered);
    }

    void theScanSeesWhatItHasTo()
    {
        const auto faultOf = [](const QString& source, const QStringList& forms) {
            const Text text{source, forms, forms.size() > 1, true};
            return fault(text, 0);
        };
        QVERIFY(faultOf("{0}: %1 &of", {QStringLiteral("%1 v&on {0}")}).isEmpty());
        QVERIFY(!faultOf("{0}: {1}", {QStringLiteral("{0}: {0}")}).isEmpty());
        QVERIFY(!faultOf("%1 of %2", {QStringLiteral("%1 von")}).isEmpty());
        QVERIFY(!faultOf("&File", {QStringLiteral("Datei")}).isEmpty());
        QVERIFY(!faultOf(" in %1 s", {QStringLiteral("in %1 s")}).isEmpty());
        QVERIFY(!faultOf("File", {QString()}).isEmpty());
        QVERIFY(faultOf("%n file(s)", {QStringLiteral("Eine Datei"), QStringLiteral("%n Dateien")}).isEmpty());
        QVERIFY(!faultOf("%n file(s) of %1", {QStringLiteral("Eine Datei"), QStringLiteral("%n Dateien von %1")}).isEmpty());
        QVERIFY(!faultOf("%n file(s)", {QStringLiteral("Dateien")}).isEmpty());
    }

    void everyTextIsTranslated_data() { addLanguages(); }

    void everyTextIsTranslated()
    {
        QFETCH(QString, language);
        const Texts texts = readTexts(fileOf(language));
        QStringList wrong;
        for (const auto& [key, text] : m_sources) {
            // English is its own translation but for plurals.
            if (!texts.count(key) && (text.plural || language != QLatin1String("en")))
                wrong << QStringLiteral("missing (has lupdate been run?): ") + text.source;
        }
        for (const auto& [key, text] : texts) {
            if (!m_sources.count(key))
                wrong << QStringLiteral("in no source: ") + text.source;
            if (!text.finished)
                wrong << QStringLiteral("unfinished: ") + text.source;
            if (text.forms.size() != (text.plural ? pluralForms(language) : 1))
                wrong << QStringLiteral("another number of plural forms: ") + text.source;
            for (qsizetype form = 0; form < text.forms.size(); ++form) {
                if (const QString what = fault(text, form); !what.isEmpty())
                    wrong << QStringLiteral("\"%1\" %2: \"%3\"").arg(text.forms[form], what, text.source);
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    /// The tables of the catalogue are what lupdate reads: none of them is left out.
    void everyMessageIsTranslated_data() { addLanguages(); }

    void everyMessageIsTranslated()
    {
        QFETCH(QString, language);
        if (language == QLatin1String("en"))
            return;
        const Texts texts = readTexts(fileOf(language));
        QStringList missing;
        for (const std::string_view id : messageIds()) {
            if (!texts.count({QStringLiteral("Errors"), QString::fromUtf8(messagePattern(id)), {}}))
                missing << QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        for (const Language& language : languages())
            QTest::newRow(qPrintable(language.code)) << language.code;
    }

    QTemporaryDir m_folder;
    Texts m_sources;
};

QTEST_GUILESS_MAIN(TranslationTest)
#include "translation_test.moc"
