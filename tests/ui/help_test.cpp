// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"
#include "ui/theme.h"

#include <QDesktopServices>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QtTest>

using namespace undertone;

namespace {

QString sourceText(const QString& path)
{
    QFile file(QStringLiteral(UNDERTONE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Targets of the links and pictures of a Markdown text that lead to files.
QStringList localTargets(const QString& text)
{
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)#:]+)\\)"));
    QStringList targets;
    for (auto matches = link.globalMatch(text); matches.hasNext();)
        targets << matches.next().captured(1);
    return targets;
}

}  // namespace

/// Stands for the browser, of web and file addresses.
class LinkCatcher : public QObject {
    Q_OBJECT
public:
    LinkCatcher()
    {
        for (const char* scheme : {"https", "file"})
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "take");
    }
    ~LinkCatcher() override
    {
        for (const char* scheme : {"https", "file"})
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }
    [[nodiscard]] const QList<QUrl>& urls() const { return m_urls; }

public Q_SLOTS:
    void take(const QUrl& url) { m_urls << url; }

private:
    QList<QUrl> m_urls;
};

class HelpTest : public QObject {
    Q_OBJECT

    const Theme& m_theme = Theme::of(ThemeMode::Light);

    static QStringList visiblePages(const HelpWindow& window)
    {
        QStringList names;
        const auto* pages = window.findChild<QListWidget*>();
        for (int i = 0; i < pages->count(); ++i) {
            if (!pages->item(i)->isHidden())
                names << pages->item(i)->data(Qt::UserRole).toString();
        }
        return names;
    }

private Q_SLOTS:
    void everyPageOfTheFolderIsInTheManual()
    {
        const HelpWindow window(m_theme);
        QStringList shown = visiblePages(window);
        QStringList there = QDir(QStringLiteral(UNDERTONE_SOURCE_DIR "/resources/help")).entryList({QStringLiteral("*.md")});
        shown.sort();
        there.sort();
        QCOMPARE(shown, there);
        const auto* pages = window.findChild<QListWidget*>();
        for (int i = 0; i < pages->count(); ++i)
            QVERIFY2(pages->item(i)->text().size() > 5, qPrintable(pages->item(i)->data(Qt::UserRole).toString()));
    }

    void linksAndPicturesOfPagesAndReadmeLeadSomewhere()
    {
        QStringList broken;
        const QDir root(QStringLiteral(UNDERTONE_SOURCE_DIR));
        QStringList texts{QStringLiteral("README.md"), QStringLiteral("CONTRIBUTING.md"), QStringLiteral("engine/README.md")};
        for (const QString& page : QDir(root.filePath(QStringLiteral("resources/help"))).entryList({QStringLiteral("*.md")}))
            texts << QStringLiteral("resources/help/") + page;
        for (const QString& text : texts) {
            const QStringList targets = localTargets(sourceText(text));
            for (const QString& target : targets) {
                if (!QFileInfo::exists(QFileInfo(root.filePath(text)).dir().filePath(target)))
                    broken << text + QStringLiteral(" leads to ") + target;
            }
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(QLatin1Char('\n'))));
    }

    void picturesOfPagesAreCompiledIn()
    {
        const HelpWindow window(m_theme);
        const QStringList pages = visiblePages(window);
        for (const QString& page : pages) {
            const QStringList targets = localTargets(sourceText(QStringLiteral("resources/help/") + page));
            for (const QString& target : targets) {
                if (target.endsWith(QLatin1String(".png")))
                    QVERIFY2(QFileInfo::exists(QStringLiteral(":/undertone/help/") + target), qPrintable(target));
            }
        }
    }

    void theSearchLeavesPagesThatHoldEveryWord()
    {
        HelpWindow window(m_theme);
        auto* search = window.findChild<QLineEdit*>();
        search->setText(QStringLiteral("textgrid praat"));
        QVERIFY(visiblePages(window).contains(QStringLiteral("formats.md")));
        QVERIFY(!visiblePages(window).contains(QStringLiteral("memory-study.md")));
        QVERIFY(visiblePages(window).contains(window.page()));
        search->setText(QStringLiteral("nosuchwordanywhere"));
        QCOMPARE(visiblePages(window), QStringList());
        search->clear();
        QVERIFY(visiblePages(window).size() > 4);
    }

    void theSearchFindsWhatPeopleAskFor_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("page");
        const std::pair<const char*, const char*> questions[] = {
            {"getting started", "first-analysis.md"},
            {"feelings", "first-analysis.md"},
            {"keyboard shortcuts", "analysis.md"},
            {"can I trust the labels?", "labels.md"},
            {"merge speakers", "projects.md"},
            {"diarization", "speakers.md"},
            {"lost work", "projects.md"},
            {"excel", "formats.md"},
            {"finetune", "training.md"},
            {"accuracy", "evaluation.md"},
            {"huggingface", "own-models.md"},
            {"exit code", "command-line.md"},
            {"batch", "cluster.md"},
            {"slurm", "cluster.md"},
            {"how much does it cost", "scale.md"},
            {"uninstall", "install.md"},
            {"where are settings stored?", "files.md"},
            {"gdpr", "privacy.md"},
            {"it crashes", "troubleshooting.md"},
            {"real-time", "recording.md"},
            {"withdraw consent", "recording.md"},
            {"stolen laptop", "threats.md"},
            {"threat model", "threats.md"},
            {"freeze memory", "memory-microscope.md"},
            {"blind labels", "review.md"},
            {"inter-rater agreement", "review.md"},
            {"iemocap sessions", "corpora.md"},
            {"mpirun", "cluster.md"},
            {"sbatch", "cluster.md"},
            {"does memory help?", "memory-study.md"},
        };
        for (const auto& [question, page] : questions)
            QTest::newRow(question) << question << page;
    }

    void theSearchFindsWhatPeopleAskFor()
    {
        QFETCH(const QString, question);
        QFETCH(const QString, page);
        HelpWindow window(m_theme);
        window.findChild<QLineEdit*>()->setText(question);
        QVERIFY2(visiblePages(window).contains(page), qPrintable(visiblePages(window).join(QLatin1Char(' '))));
        QVERIFY(visiblePages(window).size() < 9);
    }

    void wordsForTheSearchAreNotShown()
    {
        HelpWindow window(m_theme);
        window.showPage(QStringLiteral("privacy.md"));
        QVERIFY(!window.findChild<QTextBrowser*>()->toPlainText().contains(QStringLiteral("gdpr")));
    }

    /// A link to a page shows it, one into the web is the browser's, and no other is followed.
    void linksAreFollowed()
    {
        const LinkCatcher catcher;
        HelpWindow window(m_theme);
        window.showPage(QStringLiteral("analysis.md"));
        auto* browser = window.findChild<QTextBrowser*>();
        Q_EMIT browser->anchorClicked(QUrl(QStringLiteral("formats.md")));
        QCOMPARE(window.page(), QStringLiteral("formats.md"));
        const QUrl web(QStringLiteral("https://example.org/labels.md"));
        Q_EMIT browser->anchorClicked(web);
        Q_EMIT browser->anchorClicked(QUrl(QStringLiteral("file:///etc/passwd")));
        QCOMPARE(window.page(), QStringLiteral("formats.md"));
        QCOMPARE(catcher.urls(), QList<QUrl>{web});
    }

    /// Whatever page was shown before, and however wide the window: each text once.
    void everyPageIsShownOnce()
    {
        HelpWindow window(m_theme);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto* browser = window.findChild<QTextBrowser*>();
        const QStringList pages = visiblePages(window);
        for (const int height : {200, 720, 4000}) {
            for (const QString& page : pages) {
                window.resize(height == 720 ? 1000 : 760, height);
                window.showPage(page);
                QCoreApplication::processEvents();
                const QStringList lines = browser->toPlainText().split(QLatin1Char('\n'));
                QVERIFY2(lines.count(lines.front()) == 1, qPrintable(page));
            }
        }
    }

    void thePageIsDrawn()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const Theme& theme = Theme::of(mode);
            qApp->setPalette(theme.palette());
            HelpWindow window(theme);
            window.show();
            window.showPage(QStringLiteral("training.md"));
            QVERIFY(QTest::qWaitForWindowExposed(&window));
            const QImage picture = window.grab().toImage();
            QVERIFY(picture.width() >= 900);
            const QString tag = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
            if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
                picture.save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(QStringLiteral("help-%1.png").arg(tag)));
            window.showPage(QStringLiteral("threats.md"));
            if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
                window.grab().save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(QStringLiteral("help-threats-%1.png").arg(tag)));
        }
    }
};

QTEST_MAIN(HelpTest)
#include "help_test.moc"
