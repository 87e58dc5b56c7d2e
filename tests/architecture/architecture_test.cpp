// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every include of the product and fails on an arrow that the house does not have (CONTRIBUTING.md, "Arrows").

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <set>

namespace {

struct Room {
    std::set<QString> mayInclude;      ///< rooms, itself aside
    bool seesTorch = false;
    bool seesQt = false;
};

const std::map<QString, Room>& rooms()
{
    static const std::set<QString> jobsSee { "engine/core", "engine/stats", "engine/io", "engine/corpus", "engine/model", "engine", "audio", "app/jobs" };
    static std::set<QString> commandsSee = jobsSee;
    commandsSee.insert("app");  // the frame of the command line
    static const std::map<QString, Room> all {
        { "engine/core", {} },
        { "engine/stats", {} },
        { "engine/io", { { "engine/core" } } },
        { "engine/corpus", { { "engine/core" } } },
        { "engine/model", { { "engine/core", "engine/io" }, true } },
        // The facade's source sees torch, its header does not: torchInHeaders() checks that.
        { "engine", { { "engine/core", "engine/io", "engine/model", "engine/facade" }, true } },
        // What stands behind the facade's headers; nobody else may include it.
        { "engine/facade", { { "engine/core", "engine/io", "engine/model", "engine" }, true } },
        { "audio", { { "engine/core", "engine/corpus" } } },
        { "ui", { { "engine/core", "engine/stats" }, false, true } },
        { "app/jobs", { jobsSee } },
        { "app/commands", { commandsSee } },
        { "app", { { "engine/core", "engine/stats", "engine/io", "engine/corpus", "engine", "audio", "ui", "app/jobs", "app/commands", "engine/model" }, false, true } },
    };
    return all;
}

/// The room a file or an include path lies in: the longest known prefix.
QString roomOf(const QString& path)
{
    QString best;
    for (const auto& [name, room] : rooms()) {
        if (path.startsWith(name + '/') && name.size() > best.size())
            best = name;
    }
    return best;
}

struct Include {
    QString file;
    QString target;
    bool quoted = false;
};

QList<Include> allIncludes()
{
    static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);
    QList<Include> found;
    const QDir source(QStringLiteral(UNDERTONE_SOURCE_DIR));
    for (const char* folder : { "engine", "audio", "ui", "app" }) {
        QDirIterator files(source.filePath(QLatin1String(folder)), { "*.h", "*.cpp", "*.cu" }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext()) {
                const auto match = matches.next();
                found.append({ source.relativeFilePath(file.fileName()), match.captured(2), match.captured(1) == QLatin1String("\"") });
            }
        }
    }
    return found;
}

bool isTorch(const QString& header) { return header.startsWith("torch/") || header.startsWith("ATen/") || header.startsWith("c10/"); }
bool isQt(const QString& header) { static const QRegularExpression qt("^(Q[A-Z]|Qt|qcustomplot)"); return qt.match(header).hasMatch(); }

}  // namespace

class ArchitectureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsRead() { QVERIFY(allIncludes().size() > 100); }

    void arrowsAreThoseOfTheHouse()
    {
        QStringList wrong;
        for (const Include& include : allIncludes()) {
            if (!include.quoted)
                continue;
            const QString from = roomOf(include.file);
            const QString to = roomOf(include.target);
            if (to.isEmpty())
                wrong << include.file + " includes \"" + include.target + "\": write includes from the source root";
            else if (from != to && !rooms().at(from).mayInclude.contains(to))
                wrong << include.file + ": " + from + " must not see " + to + " (" + include.target + ")";
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    /// Not even through another header: whoever sees torch pays 13 s a file, and its `slots` clash with Qt's.
    void torchStaysBehindTheFacade()
    {
        std::map<QString, QStringList> includes;
        std::set<QString> seesTorch;
        for (const Include& include : allIncludes()) {
            if (include.quoted)
                includes[include.file] << include.target;
            if (isTorch(include.target))
                seesTorch.insert(include.file);
        }
        QStringList wrong;
        for (const auto& [file, targets] : includes) {
            const bool facadeHeader = roomOf(file) == QLatin1String("engine") && file.endsWith(".h");
            if (rooms().at(roomOf(file)).seesTorch && !facadeHeader)
                continue;
            std::set<QString> reached;
            QStringList open { file };
            while (!open.isEmpty()) {
                const QString next = open.takeLast();
                if (!reached.insert(next).second)
                    continue;
                if (seesTorch.count(next))
                    wrong << file + " reaches torch through " + next;
                if (const auto further = includes.find(next); further != includes.end())
                    open += further->second;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void qtStaysInTheWindow()
    {
        static const std::set<QString> qtFree { "app/main_cli.cpp", "app/main_engine.cpp", "app/command_line.cpp", "app/command_line.h" };
        QStringList wrong;
        for (const Include& include : allIncludes()) {
            if (isQt(include.target) && (!rooms().at(roomOf(include.file)).seesQt || qtFree.contains(include.file)))
                wrong << include.file + " includes " + include.target;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }

    void librariesStayBehindTheirRoom()
    {
        // Header of a private library -> the only room that may include it.
        const std::map<QString, QString> owners { { "sndfile.h", "audio" }, { "portaudio.h", "audio" }, { "soxr.h", "audio" }, { "pugixml.hpp", "engine/corpus" } };
        QStringList wrong;
        for (const Include& include : allIncludes()) {
            const auto owner = owners.find(include.target);
            if (owner != owners.end() && (roomOf(include.file) != owner->second || include.file.endsWith(".h")))
                wrong << include.file + " shows " + include.target;
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
