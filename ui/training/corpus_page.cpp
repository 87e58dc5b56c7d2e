// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/corpus_page.h"

#include "ui/icon.h"
#include "ui/training/label_counts.h"
#include "ui/training/path_field.h"
#include "ui/training/training_text.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace undertone {

CorpusPage::CorpusPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent)
    : WizardPage(draft, service, theme, tr("Which dialogues?"), tr("Training reads dialogues as speech tokens: one file, made once."), parent)
{
    const QString filter = tr("Tokens (*.safetensors);;All files (*)");
    m_path = new PathField(PathField::Kind::File, tr("Tokens to train on"), filter, this);
    m_path->setPlaceholder(tr("A token file, or a folder that holds train.safetensors"));
    m_dev = new PathField(PathField::Kind::File, tr("Tokens of other speakers"), filter, this);
    m_dev->setPlaceholder(tr("Optional: dialogues to measure on the way"));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::large);
    form->setVerticalSpacing(Spacing::medium);
    form->addRow(tr("&Train on"), m_path);
    form->addRow(tr("&Measure on"), m_dev);
    content().addLayout(form);
    buildEmptyState();
    buildSummary();
    m_summary->hide();

    connect(m_path, &PathField::changed, this, &CorpusPage::read);
    connect(m_dev, &PathField::changed, this, [this] { m_draft.devTokens = m_dev->path(); });
    connect(&service, &TrainingService::corpusRead, this, &CorpusPage::show);
    connect(&service, &TrainingService::corpusRefused, this, &CorpusPage::refuse);
    setFocusProxy(m_path);
    CorpusPage::setTheme(theme);
}

void CorpusPage::buildEmptyState()
{
    m_empty = new QWidget(this);
    auto* words = addMuted(tr("Tokens come of recordings by the command line: “undertone-cli corpus --help” says how, for the layouts it knows. "
                              "Choose the file that it wrote, and its counts appear here."), m_empty);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignCenter);
    m_picture = new QLabel(m_empty);
    m_picture->setAlignment(Qt::AlignCenter);
    auto* middle = new QVBoxLayout(m_empty);
    middle->setSpacing(Spacing::large);
    middle->addStretch(1);
    middle->addWidget(m_picture);
    middle->addWidget(words);
    middle->addStretch(1);
    content().addWidget(m_empty, 1);
}

void CorpusPage::buildSummary()
{
    m_summary = new QWidget(this);
    m_dialogues = new FigureLabel(tr("dialogues"), theme(), m_summary);
    m_sentences = new FigureLabel(tr("sentences"), theme(), m_summary);
    m_tokens = new FigureLabel(tr("tokens"), theme(), m_summary);
    m_speakers = new FigureLabel(tr("speakers"), theme(), m_summary);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(Spacing::huge);
    for (FigureLabel* figure : { m_dialogues, m_sentences, m_tokens, m_speakers })
        figures->addWidget(figure);
    figures->addStretch(1);
    m_labels = new LabelCounts(theme(), m_summary);
    m_corpora = addMuted({}, m_summary);
    m_corpora->setWordWrap(true);
    m_devText = addMuted({}, m_summary);
    m_devText->setWordWrap(true);
    auto* column = new QVBoxLayout(m_summary);
    column->setContentsMargins(0, Spacing::large, 0, 0);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addLayout(figures);
    column->addWidget(m_labels);
    column->addWidget(m_corpora);
    column->addWidget(m_devText);
    column->addStretch(1);
    content().addWidget(m_summary, 1);
}

void CorpusPage::setTheme(const Theme& theme)
{
    WizardPage::setTheme(theme);
    for (FigureLabel* figure : { m_dialogues, m_sentences, m_tokens, m_speakers })
        figure->setTheme(theme);
    m_labels->setTheme(theme);
    m_picture->setPixmap(iconPixmap(QStringLiteral("empty-waveform"), { 150, 54 }, theme.colours().pending, devicePixelRatioF()));
}

void CorpusPage::setCorpus(const std::filesystem::path& path)
{
    m_path->setPath(path);
    read();
}

void CorpusPage::read()
{
    m_corpus.reset();
    m_draft.tokens.clear();
    setProblem({});
    if (!m_path->path().empty())
        m_service.readCorpus(m_path->path());
    Q_EMIT completeChanged();
}

void CorpusPage::show(const TrainingCorpus& corpus)
{
    m_corpus = corpus;
    m_draft.tokens = corpus.tokens;
    if (m_dev->path().empty())
        m_dev->setPath(corpus.devTokens);
    m_draft.devTokens = m_dev->path();
    m_dialogues->setValue(countText(corpus.dialogues));
    m_sentences->setValue(countText(corpus.sentences));
    m_tokens->setValue(countText(corpus.tokenCount));
    m_speakers->setValue(countText(corpus.speakers));
    m_labels->setCounts(corpus.labels, corpus.unlabelled);
    QStringList names;
    for (const std::string& name : corpus.corpora)
        names << QString::fromStdString(name);
    m_corpora->setText(tr("Of: %1").arg(names.join(QStringLiteral(", "))));
    m_corpora->setVisible(!names.isEmpty());
    m_devText->setText(corpus.devDialogues > 0
            ? tr("Measured on %1 dialogues of other speakers, %2 sentences.").arg(countText(corpus.devDialogues), countText(corpus.devSentences))
            : tr("Without dialogues of other speakers there is no curve to judge by, unless some are held back (page Method)."));
    m_empty->hide();
    m_summary->show();
    setProblem({});
    Q_EMIT completeChanged();
}

void CorpusPage::refuse(const Error& error)
{
    m_summary->hide();
    m_empty->show();
    setProblem(QString::fromStdString(error.detail));
    Q_EMIT completeChanged();
}

}  // namespace undertone
