// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the ids in the source against the catalogue, as no compiler does.

#include "engine/messages/catalogue.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <set>

using namespace undertone;

namespace {

/// The source with its comments blanked; strings stay.
QString withoutComments(const QString& source)
{
    static const QRegularExpression token(QStringLiteral(R"re("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'|//[^\n]*|/\*.*?\*/)re"),
                                          QRegularExpression::DotMatchesEverythingOption);
    QString result;
    qsizetype end = 0;
    auto matches = token.globalMatch(source);
    while (matches.hasNext()) {
        const auto match = matches.next();
        result += source.mid(end, match.capturedStart() - end);
        if (!match.captured().startsWith('/'))
            result += match.captured();
        end = match.capturedEnd();
    }
    return result + source.mid(end);
}

/// The arguments of a call or of braces whose opening stands before `at`, split at their commas.
QStringList argumentsFrom(const QString& source, qsizetype at)
{
    QStringList arguments{QString()};
    int depth = 0;
    bool inString = false;
    for (; at < source.size(); ++at) {
        const QChar letter = source[at];
        if (inString) {
            inString = letter != '"';
            arguments.last() += letter;
            if (letter == '\\')
                arguments.last() += source[++at];
            continue;
        }
        inString = letter == '"';
        if (letter == '\'' && at + 2 < source.size()) {
            const qsizetype length = source[at + 1] == '\\' ? 4 : 3;
            if (source[at + length - 1] == '\'') {
                arguments.last() += source.mid(at, length);
                at += length - 1;
                continue;
            }
        }
        if (QStringLiteral("([{").contains(letter))
            ++depth;
        if (QStringLiteral(")]}").contains(letter) && depth-- == 0)
            break;
        if (letter == ',' && depth == 0)
            arguments << QString();
        else
            arguments.last() += letter;
    }
    for (QString& argument : arguments)
        argument = argument.trimmed();
    return arguments == QStringList{QString()} ? QStringList() : arguments;
}

struct Use {
    QString file;
    QString id;
    int arguments = 0;
};

const std::map<QString, QString>& sources()
{
    static const auto all = [] {
        std::map<QString, QString> read;
        const QDir root(QStringLiteral(UNDERTONE_SOURCE_DIR));
        for (const char* folder : {"engine", "audio", "ui", "app"}) {
            QDirIterator files(root.filePath(QLatin1String(folder)), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                if (!file.open(QIODevice::ReadOnly))
                    qFatal("cannot read %s", qPrintable(file.fileName()));
                if (const QString name = root.relativeFilePath(file.fileName()); !name.startsWith("engine/messages/"))
                    read[name] = withoutComments(QString::fromUtf8(file.readAll()));
            }
        }
        return read;
    }();
    return all;
}

/// Ids stand as literals in the first argument of message(), two where a condition chooses.
std::vector<Use> usesIn(const QString& file, const QString& source)
{
    static const QRegularExpression call(QStringLiteral("\\bmessage\\((?=[^)])"));
    static const QRegularExpression literal(QStringLiteral("\"([^\"]*)\""));
    std::vector<Use> uses;
    auto calls = call.globalMatch(source);
    while (calls.hasNext()) {
        const QStringList arguments = argumentsFrom(source, calls.next().capturedEnd());
        auto ids = literal.globalMatch(arguments.value(0));
        while (ids.hasNext())
            uses.push_back({file, ids.next().captured(1), static_cast<int>(arguments.size()) - 1});
    }
    return uses;
}

std::vector<Use> allUses()
{
    std::vector<Use> uses;
    for (const auto& [file, source] : sources()) {
        for (const Use& use : usesIn(file, source))
            uses.push_back(use);
    }
    return uses;
}

/// Errors whose second part holds a literal that is not inside message().
QStringList finishedSentencesIn(const QString& source)
{
    static const QRegularExpression error(QStringLiteral("\\{\\s*ErrorCode::\\w+\\s*,"));
    static const QRegularExpression call(QStringLiteral("\\bmessage\\("));
    QStringList found;
    auto errors = error.globalMatch(source);
    while (errors.hasNext()) {
        QString second = argumentsFrom(source, errors.next().capturedEnd()).value(0);
        for (auto match = call.match(second); match.hasMatch(); match = call.match(second)) {
            const QString inside = argumentsFrom(second, match.capturedEnd()).join(',');
            qsizetype depth = 1;
            qsizetype end = match.capturedEnd();
            for (bool inString = false; end < second.size() && depth > 0; ++end) {
                if (second[end] == '\\')
                    ++end;
                else if (second[end] == '"')
                    inString = !inString;
                else if (!inString)
                    depth += second[end] == '(' ? 1 : second[end] == ')' ? -1 : 0;
            }
            second.remove(match.capturedStart(), end - match.capturedStart());
        }
        if (second.contains('"'))
            found << second.simplified();
    }
    return found;
}

int argumentsOf(const char* pattern)
{
    static const QRegularExpression place(QStringLiteral("\\{([0-9]+)\\}"));
    std::set<int> numbers;
    auto places = place.globalMatch(QString::fromUtf8(pattern));
    while (places.hasNext())
        numbers.insert(places.next().captured(1).toInt());
    const int count = static_cast<int>(numbers.size());
    return numbers.empty() || *numbers.rbegin() == count - 1 ? count : -1;
}

}  // namespace

class MessageCatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theScanSeesWhatItHasTo()
    {
        const QString source = withoutComments(
            QStringLiteral("a = message(\"x.one\", f(1, 2), \"a, (b\"); // message(\"x.comment\")\n"
                           "b = Error{ErrorCode::Internal, message(many ? \"x.many\" : \"x.few\", std::string(1, ',')), path};\n"
                           "c = Error{ErrorCode::Internal, \"It broke.\"}; return {ErrorCode::NotFinite, what + \" broke.\"};"));
        const auto uses = usesIn(QStringLiteral("file"), source);
        QCOMPARE(uses.size(), std::size_t{3});
        QCOMPARE(uses[0].id, QStringLiteral("x.one"));
        QCOMPARE(uses[0].arguments, 2);
        QCOMPARE(uses[1].id, QStringLiteral("x.many"));
        QCOMPARE(uses[2].id, QStringLiteral("x.few"));
        QCOMPARE(uses[2].arguments, 1);
        QCOMPARE(finishedSentencesIn(source), QStringList({QStringLiteral("\"It broke.\""), QStringLiteral("what + \" broke.\"")}));
        QCOMPARE(argumentsOf("{0} and {1}, {0}"), 2);
        QCOMPARE(argumentsOf("{1} alone"), -1);
    }

    void everyIdIsInTheCatalogueOnce()
    {
        std::set<std::string_view> known;
        for (const std::string_view id : messageIds())
            QVERIFY2(known.insert(id).second, std::string(id).c_str());
        QStringList wrong;
        for (const Use& use : allUses()) {
            const char* pattern = messagePattern(use.id.toStdString());
            if (!pattern)
                wrong << use.file + ": no sentence for " + use.id;
            else if (argumentsOf(pattern) != use.arguments)
                wrong << QStringLiteral("%1: %2 with %3 arguments, the sentence takes %4")
                             .arg(use.file, use.id)
                             .arg(use.arguments)
                             .arg(argumentsOf(pattern));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void noSentenceIsLeftOver()
    {
        std::set<QString> used;  // also ids on their way to message()
        static const QRegularExpression literal(QStringLiteral("\"([a-z0-9-]+\\.[a-z0-9-]+)\""));
        for (const auto& [file, source] : sources()) {
            auto literals = literal.globalMatch(source);
            while (literals.hasNext())
                used.insert(literals.next().captured(1));
        }
        QStringList unused;
        for (const std::string_view id : messageIds()) {
            const QString name = QString::fromUtf8(id.data(), static_cast<qsizetype>(id.size()));
            if (!used.count(name))
                unused << name;
        }
        QVERIFY2(unused.isEmpty(), qPrintable(unused.join('\n')));
    }

    /// An error says its sentence by an id. What error_json.cpp names is codes.
    void noErrorHoldsAFinishedSentence()
    {
        QStringList wrong;
        for (const auto& [file, source] : sources()) {
            if (file == QLatin1String("app/jobs/error_json.cpp"))
                continue;
            for (const QString& sentence : finishedSentencesIn(source))
                wrong << file + ": " + sentence;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void patternsAreFilled()
    {
        QCOMPARE(filledPattern("{0} and {1}, {0}; {2} {x} {", {"a", "{0}"}), std::string("a and {0}, a; {2} {x} {"));
        const Message nested = message("core.of", "a.wav", message("core.located", "It broke.", std::filesystem::path("/b")));
        QCOMPARE(englishSentence(nested), std::string("a.wav: It broke. (/b)"));
        QCOMPARE(englishSentence(Error{ErrorCode::Internal, message("no.such-id", 7), {}}), std::string("no.such-id 7"));
    }
};

QTEST_APPLESS_MAIN(MessageCatalogueTest)
#include "message_catalogue_test.moc"
