// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/about_dialog.h"

#include "engine/core/shell_words.h"
#include "ui/about/notice_line.h"
#include "ui/conversation/memory_worth_text.h"
#include "ui/icon.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace undertone {
namespace {

/// Shows text only: no link is followed and nothing is fetched, whatever a card says.
class PlainBrowser : public QTextBrowser {
public:
    explicit PlainBrowser(QWidget* parent) : QTextBrowser(parent)
    {
        setOpenLinks(false);
        setOpenExternalLinks(false);
    }
    QVariant loadResource(int, const QUrl&) override { return {}; }
};

void addRow(QFormLayout& form, const QString& name, const QString& value)
{
    auto* label = new QLabel(value);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form.addRow(name, label);
}

}  // namespace

AboutDialog::AboutDialog(const std::optional<ModelInfo>& model, Page page, const Theme& theme, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(page == Page::Program ? tr("About Undertone") : tr("Model"));
    auto* tabs = new QTabWidget(this);
    tabs->setAccessibleName(windowTitle());
    const ThemeColours& colours = theme.colours();
    tabs->setStyleSheet(QStringLiteral("QTabWidget::pane { border: 0; border-top: 1px solid %1; } "
                                       "QTabBar::tab { padding: 7px 14px; border: 0; border-bottom: 2px solid transparent; color: %2; } "
                                       "QTabBar::tab:selected { color: %3; border-bottom-color: %4; }")
                            .arg(colours.line.name(), colours.textMuted.name(), colours.text.name(), colours.accent.name()));
    tabs->addTab(buildProgramPage(theme), tr("Program"));
    tabs->addTab(buildModelPage(model), tr("Model"));
    tabs->setCurrentIndex(page == Page::Program ? 0 : 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::large);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    resize(760, 680);
}

QWidget* AboutDialog::buildProgramPage(const Theme& theme)
{
    auto* page = new QWidget(this);
    auto* icon = new QLabel(page);
    icon->setPixmap(applicationIcon().pixmap(64, 64));
    auto* title = new QLabel(tr("Undertone %1").arg(QCoreApplication::applicationVersion()).trimmed(), page);
    title->setFont(interfaceFont(6, QFont::DemiBold));
    auto* head = new QHBoxLayout;
    head->setSpacing(Spacing::large);
    head->addWidget(icon);
    head->addWidget(title, 1);

    auto* words = new QLabel(page);
    words->setWordWrap(true);
    words->setTextFormat(Qt::RichText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setText(
        QStringLiteral("<p>%1</p><p>%2</p><p>%3</p><p style=\"color:%5\">%4</p>")
            .arg(tr("Reads emotions from a conversation, sentence by sentence. While it listens, a small temporary memory (dynamic "
                    "parameter "
                    "memory: a temporary LoRA, trained by one step per sentence) takes up what was said, and is gone when the run ends."),
                 NoticeLine::text(),
                 tr("Nothing leaves this machine: no network connection is opened. A statement you make about a recording is your word; it "
                    "is "
                    "written into results and is not consent."),
                 tr("Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot, LibTorch, "
                    "libsndfile, PortAudio, soxr, FFTW and Rubber Band."),
                 theme.colours().textMuted.name()));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::large);
    column->addLayout(head);
    column->addWidget(words);
    column->addStretch(1);
    return page;
}

QWidget* AboutDialog::buildModelPage(const std::optional<ModelInfo>& model)
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::large);
    column->setSpacing(Spacing::large);
    if (!model) {
        auto* none = new QLabel(tr("No model is loaded."), page);
        column->addWidget(none, 0, Qt::AlignTop);
        return page;
    }
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::large);
    const QLocale locale;
    QStringList labels;
    for (const std::string& label : model->labels)
        labels << QString::fromStdString(label);
    addRow(*form, tr("Name"), QString::fromStdString(model->name));
    addRow(*form, tr("Labels"), labels.join(QStringLiteral(", ")));
    addRow(*form, tr("Parameters"),
           tr("%1 speech tokenizer, %2 language model")
               .arg(locale.toString(static_cast<qlonglong>(model->tokenizerParameters)),
                    locale.toString(static_cast<qlonglong>(model->llmParameters))));
    addRow(*form, tr("Memory"),
           tr("temporary LoRA of rank %1, learning rate %2, prefix of %3 tokens")
               .arg(model->temporaryRank)
               .arg(locale.toString(model->temporaryLearningRate))
               .arg(model->prefixTokens));
    const MemoryWorthText worth = memoryWorthText(*model);
    QStringList words = worth.sentences;
    if (!worth.command.empty())
        words << tr("This measures it:") + QLatin1Char(' ') + QString::fromStdString(shellLine(worth.command));
    addRow(*form, tr("Memory's worth"), words.join(QLatin1Char('\n')));
    addRow(*form, tr("Runs on"),
           QStringLiteral("%1 · %2").arg(QString::fromStdString(model->device).toUpper(), QString::fromStdString(model->dtype)));
    addRow(*form, tr("Licence"), QString::fromStdString(model->licence));
    addRow(*form, tr("SHA-256"), QString::fromStdString(model->sha256));
    column->addLayout(form);
    auto* card = new PlainBrowser(page);
    card->setAccessibleName(tr("Model card"));
    card->document()->setDocumentMargin(Spacing::large);
    card->setMarkdown(model->card.empty() ? tr("This model has no card.") : QString::fromStdString(model->card));
    column->addWidget(card, 1);
    return page;
}

}  // namespace undertone
