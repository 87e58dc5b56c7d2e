// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the product's source and fails where two files define different things of one name in a named namespace. The linker keeps
// one of them and says nothing (C++'s one-definition rule): a constructor of another class may run.

#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QtTest>

namespace {

/// By "type undertone::X" or "function undertone::f(parameters)": the files that define it.
using Definitions = QMap<QString, QSet<QString>>;

/// Without comments, preprocessor lines and what stands in quotes, so that every brace left is one of the language.
QString bareCode(QString text)
{
    static const QRegularExpression digitSeparators(QStringLiteral("(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])"));
    // Comments; text, raw or not; characters; preprocessor lines with those that continue them.
    static const QRegularExpression notCode(QStringLiteral("//[^\\n]*|/\\*.*?\\*/|R\"(\\w*)\\(.*?\\)\\1\"|\"(?:\\\\.|[^\"\\\\\\n])*\""
                                                           "|'(?:\\\\.|[^'\\\\\\n])+'|^[ \\t]*#(?:[^\\n\\\\]|\\\\.|\\\\\\n)*"),
                                            QRegularExpression::DotMatchesEverythingOption | QRegularExpression::MultilineOption);
    return text.remove(digitSeparators).replace(notCode, QStringLiteral(" "));
}

/// The name of what a brace at namespace scope opens; empty: nothing that two files could define.
QString definedBy(const QString& head, const QString& scope)
{
    static const QRegularExpression type(QStringLiteral(
        R"((?:^|[\s>])(?:class|struct|union|enum(?: class| struct)?) (?:alignas\([^)]*\) )?(\w+)(?: final)?(?: :[^:].*)?$)"));
    static const QRegularExpression function(QStringLiteral(R"(^[^(=]*?([\w:~]+|operator[^\s(]+) ?\(([^()]*(?:\([^()]*\)[^()]*)*)\))"));
    static const QRegularExpression noise(QStringLiteral(R"(\bconst\b|\bstd::|\bundertone::|\s)"));
    if (const auto match = type.match(head); match.hasMatch())
        return QStringLiteral("type ") + scope + QStringLiteral("::") + match.captured(1);
    const auto match = function.match(head);
    // A member has its class before its name, a specialisation its own arguments, and `static` keeps a function in its file. After
    // a comma stands the next member of a constructor's list, the one before having ended with a brace.
    if (!match.hasMatch() || match.captured(1).contains(QLatin1String("::")) || head.startsWith(QLatin1String("static "))
        || head.startsWith(QLatin1String("template <>")) || head.startsWith(QLatin1Char(',')))
        return {};
    return QStringLiteral("function ") + scope + QStringLiteral("::") + match.captured(1) + QLatin1Char('(')
        + match.captured(2).remove(noise) + QLatin1Char(')');
}

void collect(const QString& code, const QString& file, Definitions& definitions)
{
    static const QRegularExpression opensNamespace(QStringLiteral(R"(^(?:inline )?namespace ?([\w:]*)$)"));
    static const QString unnamed = QStringLiteral("{}");
    QStringList scopes;  ///< namespaces that are open, an unnamed one as {}
    int inside = 0;      ///< braces that are open within them
    QString head;
    for (const QChar character : code) {
        if (character == QLatin1Char('{')) {
            const QString text = head.simplified();
            const auto match = opensNamespace.match(text);
            if (inside == 0 && match.hasMatch()) {
                scopes << (match.captured(1).isEmpty() ? unnamed : match.captured(1));
            } else {
                if (inside++ == 0 && !scopes.isEmpty() && !scopes.contains(unnamed)) {
                    if (const QString name = definedBy(text, scopes.join(QStringLiteral("::"))); !name.isEmpty())
                        definitions[name].insert(file);
                }
            }
            head.clear();
        } else if (character == QLatin1Char('}')) {
            if (inside > 0)
                --inside;
            else if (!scopes.isEmpty())
                scopes.removeLast();
            head.clear();
        } else if (character == QLatin1Char(';')) {
            head.clear();
        } else {
            head += character;
        }
    }
}

QStringList clashesIn(const Definitions& definitions)
{
    QStringList clashes;
    for (auto found = definitions.begin(); found != definitions.end(); ++found) {
        if (found.value().size() > 1) {
            QStringList files(found.value().begin(), found.value().end());
            files.sort();
            clashes << found.key() + QStringLiteral(": ") + files.join(QStringLiteral(", "));
        }
    }
    return clashes;
}

}  // namespace

class OneDefinitionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyNameIsDefinedOnce()
    {
        Definitions definitions;
        const QDir source(QStringLiteral(UNDERTONE_SOURCE_DIR));
        for (const char* folder : {"engine", "audio", "ui", "app"}) {
            QDirIterator files(source.filePath(QLatin1String(folder)), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                collect(bareCode(QString::fromUtf8(file.readAll())), source.relativeFilePath(file.fileName()), definitions);
            }
        }
        QVERIFY(definitions.contains(QStringLiteral("type undertone::ConversationDocument")));
        QVERIFY(definitions.size() > 500);
        const QStringList clashes = clashesIn(definitions);
        QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(QLatin1Char('\n'))));
    }

    void clashesAreFound()
    {
        Definitions definitions;
        const char* first = "namespace undertone {\nnamespace {\nstruct Local {\n};\n}\n"
                            "/* struct Comment { */ struct Window {\n int a; };\nenum class Mode { On };\nstruct Forward;\n"
                            "std::string name(const std::string& x) { return \"{\"; }\nint Window::size() const { return 1; }\n"
                            "Window::Window(int x) : m_size{x}, m_service(x) { }\n}";
        const char* second = "namespace undertone {\nnamespace {\nstruct Local {\n};\n}\nclass Window : public Base<int> {\n};\n"
                             "enum class Mode : int { Off };\nstruct Forward { };\n"
                             "std::string name(const std::string& x)\n{\n return {};\n}\nint name(int x) { return x; }\n"
                             "Other::Other(int x) : m_pages{x}, m_service(x) { }\n}";
        collect(bareCode(QLatin1String(first)), QStringLiteral("first"), definitions);
        collect(bareCode(QLatin1String(second)), QStringLiteral("second"), definitions);
        QCOMPARE(clashesIn(definitions),
                 (QStringList{"function undertone::name(string&x): first, second", "type undertone::Mode: first, second",
                              "type undertone::Window: first, second"}));
    }
};

QTEST_APPLESS_MAIN(OneDefinitionTest)
#include "one_definition_test.moc"
