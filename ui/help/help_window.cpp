// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/help_window.h"

#include <QDesktopServices>
#include <QFile>
#include <QHBoxLayout>
#include <QImage>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextFrame>
#include <QTextTable>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

// Outside every namespace, where the macro declares what it calls.
static void loadPages()
{
    Q_INIT_RESOURCE(help);  // the room is a static library: nothing else pulls them in
}

namespace undertone {
namespace {

// The order of the list; packaging/manual/make_manual.py reads it for the manual pages and the HTML.
constexpr std::array pageNames{
    "first-analysis.md",    "analysis.md",     "labels.md",     "projects.md",       "review.md",   "corpora.md",
    "speakers.md",          "recording.md",    "threats.md",    "formats.md",        "training.md", "evaluation.md",
    "memory-microscope.md", "memory-study.md", "own-models.md", "command-line.md",   "cluster.md",  "scale.md",
    "install.md",           "files.md",        "privacy.md",    "troubleshooting.md"};

QString pagePath(const QString& name)
{
    return QStringLiteral(":/undertone/help/") + name;
}

QString pageSource(const QString& name)
{
    QFile file(pagePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Without its comments, in which a page lists words that people search for and that it does not use itself.
QString pageText(const QString& name)
{
    static const QRegularExpression comment(QStringLiteral("<!--.*?-->\n?"), QRegularExpression::DotMatchesEverythingOption);
    return pageSource(name).remove(comment);
}

/// What of a question is looked for: "how do I cut recordings" asks for "cut" and "recording".
QStringList wantedWords(const QString& question)
{
    static const QStringList filling{QStringLiteral("and"), QStringLiteral("are"),  QStringLiteral("can"),   QStringLiteral("does"),
                                     QStringLiteral("for"), QStringLiteral("from"), QStringLiteral("how"),   QStringLiteral("the"),
                                     QStringLiteral("use"), QStringLiteral("what"), QStringLiteral("where"), QStringLiteral("why"),
                                     QStringLiteral("with")};
    constexpr int shortestWord = 3;
    constexpr int shortestPlural = 5;
    static const QRegularExpression apart(QStringLiteral("[\\s?!,;]+"));
    QStringList words;
    for (QString word : question.toLower().split(apart, Qt::SkipEmptyParts)) {
        if (word.size() < shortestWord)
            continue;
        if (word.size() >= shortestPlural && word.endsWith(QLatin1Char('s')))
            word.chop(1);
        if (!filling.contains(word))
            words << word;
    }
    return words;
}

/// The heading that a page begins with.
QString titleOf(const QString& text)
{
    const QString line = text.section(QLatin1Char('\n'), 0, 0);
    return line.startsWith(QLatin1String("# ")) ? line.mid(2) : line;
}

}  // namespace

/// Shows Markdown from the resources, with pictures no wider than the view.
class HelpBrowser : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    void showPage(const QString& name)
    {
        m_name = name;
        QString text = pageText(name);
        // What is laid out may change the width while the page is being set, and would set it again within.
        const QScopedValueRollback showing(m_isShowing, true);
        document()->setMarkdown(text, QTextDocument::MarkdownDialectGitHub);
        emphasiseCode();
        openTables();
        verticalScrollBar()->setValue(0);
    }
    [[nodiscard]] const QString& name() const { return m_name; }

protected:
    QVariant loadResource(int type, const QUrl& url) override
    {
        if (type != QTextDocument::ImageResource || !url.isRelative())
            return {};
        const QImage image(pagePath(url.path()));
        const int room = std::max(200, viewport()->width() - 3 * Spacing::large);
        return image.width() > room ? image.scaledToWidth(room, Qt::SmoothTransformation) : image;
    }

    void resizeEvent(QResizeEvent* event) override
    {
        QTextBrowser::resizeEvent(event);
        if (event->oldSize().width() == event->size().width() || m_name.isEmpty() || m_isShowing)
            return;
        const int position = verticalScrollBar()->value();
        showPage(m_name);  // pictures are scaled as they are loaded
        verticalScrollBar()->setValue(position);
    }

private:
    /// Commands stand apart from the text around them.
    void emphasiseCode()
    {
        for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
            if (!block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) && !block.blockFormat().nonBreakableLines())
                continue;
            QTextCursor cursor(block);
            QTextBlockFormat format = block.blockFormat();
            format.setBackground(palette().alternateBase());
            cursor.setBlockFormat(format);
        }
    }

    /// Room around the text of cells, and below the table.
    void openTables()
    {
        const auto frames = document()->rootFrame()->childFrames();
        for (QTextFrame* frame : frames) {
            auto* table = qobject_cast<QTextTable*>(frame);
            if (table == nullptr)
                continue;
            QTextTableFormat format = table->format();
            format.setCellPadding(Spacing::small);
            format.setCellSpacing(0);
            format.setBorder(0);
            format.setTopMargin(Spacing::medium);
            format.setBottomMargin(Spacing::large);
            table->setFormat(format);
            for (int row = 0; row < table->rows(); row += 2) {  // every other row is shaded, the head among them
                for (int column = 0; column < table->columns(); ++column) {
                    QTextTableCell cell = table->cellAt(row, column);
                    QTextCharFormat shaded = cell.format();
                    shaded.setBackground(palette().alternateBase());
                    cell.setFormat(shaded);
                }
            }
        }
    }

    QString m_name;
    bool m_isShowing = false;
};

HelpWindow::HelpWindow(const Theme& theme, QWidget* parent) : QDialog(parent)
{
    loadPages();
    setWindowTitle(tr("Undertone manual"));
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setClearButtonEnabled(true);
    m_pages = new QListWidget(this);
    m_pages->setAccessibleName(tr("Pages of the manual"));
    m_browser = new HelpBrowser(this);
    m_browser->setAccessibleName(tr("Page"));
    m_browser->setOpenLinks(false);
    m_browser->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);  // pages keep their width
    m_browser->document()->setDocumentMargin(Spacing::large);
    m_browser->document()->setDefaultStyleSheet(QStringLiteral("a { color: %1; }").arg(theme.colours().accent.name()));
    for (const char* name : pageNames) {
        auto* item = new QListWidgetItem(titleOf(pageText(QLatin1String(name))), m_pages);
        item->setData(Qt::UserRole, QLatin1String(name));
    }
    connect(m_search, &QLineEdit::textChanged, this, &HelpWindow::filterPages);
    connect(m_pages, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        if (item)
            m_browser->showPage(item->data(Qt::UserRole).toString());
    });
    connect(m_browser, &QTextBrowser::anchorClicked, this, &HelpWindow::followLink);

    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_search);
    column->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(side);
    splitter->addWidget(m_browser);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({260, 740});
    auto* row = new QHBoxLayout(this);
    row->addWidget(splitter);
    resize(1000, 720);
    m_pages->setCurrentRow(0);
}

QString HelpWindow::page() const
{
    return m_browser->name();
}

void HelpWindow::showPage(const QString& name)
{
    for (int i = 0; i < m_pages->count(); ++i) {
        if (m_pages->item(i)->data(Qt::UserRole) == name)
            m_pages->setCurrentRow(i);
    }
}

/// Leaves the pages that hold every word that matters, in their text or among the words that they are searched by.
void HelpWindow::filterPages(const QString& words)
{
    const QStringList wanted = wantedWords(words);
    QListWidgetItem* first = nullptr;
    for (int i = 0; i < m_pages->count(); ++i) {
        QListWidgetItem* item = m_pages->item(i);
        const QString text = pageSource(item->data(Qt::UserRole).toString());
        const bool fits =
            std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!fits);
        if (fits && !first)
            first = item;
    }
    if (first && (!m_pages->currentItem() || m_pages->currentItem()->isHidden()))
        m_pages->setCurrentItem(first);
}

void HelpWindow::followLink(const QUrl& url)
{
    if (url.isRelative())
        showPage(url.path());
    else if (url.scheme() == QLatin1String("https"))
        QDesktopServices::openUrl(url);
}

}  // namespace undertone
