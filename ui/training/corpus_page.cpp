// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/corpus_page.h"

#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/path_field.h"
#include "ui/training/corpus_panel.h"
#include "ui/training/label_counts.h"
#include "ui/training/tokenizing_panel.h"
#include "ui/training/training_text.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace undertone {

namespace {

bool isTrainedOn(const std::string& split)
{
    return split.empty() || split == "train";
}

}  // namespace

CorpusPage::CorpusPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent)
    : WizardPage(draft, service, theme, tr("Which dialogues?"),
                 tr("Training reads dialogues as speech tokens: one file, made once of a corpus."), parent)
{
    const QString filter = tr("Tokens (*.safetensors);;All files (*)");
    m_path = new PathField(PathField::Kind::FileOrFolder, tr("Corpus or tokens to train on"), filter, this);
    m_path->setPlaceholder(tr("A corpus’s folder, or a token file"));
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
    buildSurvey();
    bringForward(m_empty);
    connectAll();
    setFocusProxy(m_path);
    CorpusPage::setTheme(theme);
}

void CorpusPage::connectAll()
{
    connect(m_path, &PathField::changed, this, &CorpusPage::read);
    connect(m_dev, &PathField::changed, this, [this] { m_draft.devTokens = m_dev->path(); });
    connect(&m_service, &TrainingService::corpusRead, this, &CorpusPage::show);
    connect(&m_service, &TrainingService::corpusSurveyed, this, &CorpusPage::survey);
    connect(&m_service, &TrainingService::corpusRefused, this, &CorpusPage::refuse);
    connect(m_tokenizing, &TokenizingPanel::tokensMade, this, &CorpusPage::takeTokens);
    connect(m_tokenizing, &TokenizingPanel::problemChanged, this, &CorpusPage::setProblem);
}

void CorpusPage::buildEmptyState()
{
    m_empty = new QWidget(this);
    m_emptyText = addMuted({}, m_empty);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_picture = new QLabel(m_empty);
    m_picture->setAlignment(Qt::AlignCenter);
    auto* middle = new QVBoxLayout(m_empty);
    middle->setSpacing(Spacing::large);
    middle->addStretch(1);
    middle->addWidget(m_picture);
    middle->addWidget(m_emptyText);
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
    for (FigureLabel* figure : {m_dialogues, m_sentences, m_tokens, m_speakers})
        figures->addWidget(figure);
    figures->addStretch(1);
    m_labels = new LabelCounts(theme(), m_summary);
    m_corpora = addMuted({}, m_summary);
    m_corpora->setWordWrap(true);
    m_devText = addMuted({}, m_summary);
    m_devText->setWordWrap(true);
    m_leftOut = addMuted({}, m_summary);
    m_leftOut->setWordWrap(true);
    m_leftOut->hide();
    auto* column = new QVBoxLayout(m_summary);
    column->setContentsMargins(0, Spacing::large, 0, 0);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addLayout(figures);
    column->addWidget(m_labels);
    column->addWidget(m_corpora);
    column->addWidget(m_devText);
    column->addWidget(m_leftOut);
    column->addStretch(1);
    content().addWidget(m_summary, 1);
}

void CorpusPage::buildSurvey()
{
    m_survey = new QWidget(this);
    auto* inside = new QWidget(m_survey);
    m_panel = new CorpusPanel(theme(), inside);
    m_tokenizing = new TokenizingPanel(m_service, theme(), inside);
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(0, Spacing::medium, Spacing::medium, 0);
    column->setSpacing(Spacing::large);
    column->addWidget(m_panel);
    column->addStretch(1);
    column->addWidget(m_tokenizing);
    auto* scroll = new QScrollArea(m_survey);
    scroll->setWidget(inside);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* whole = new QVBoxLayout(m_survey);
    whole->setContentsMargins(0, 0, 0, Spacing::small);
    whole->setSpacing(Spacing::medium);
    whole->addWidget(scroll, 1);
    whole->addWidget(&m_tokenizing->actionBar());
    content().addWidget(m_survey, 1);
}

void CorpusPage::bringForward(QWidget* part)
{
    for (QWidget* one : {m_empty, m_summary, m_survey})
        one->setVisible(one == part);
    m_emptyText->setText(tr("Choose the folder of a corpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or clips with a manifest.csv – to see "
                            "what it holds and turn it "
                            "into tokens, or a token file that was made before."));
}

void CorpusPage::enter()
{
    // What was left at work, or has ended while no window was open, is what one comes back for.
    const auto& run = m_service.tokenizing();
    if (!m_path->path().empty() || !run)
        return;
    const bool finished = run->state == TokenizingState::Finished;
    if (finished && !isTrainedOn(run->request.split))
        m_dev->setPath(run->request.output);
    setCorpus(finished && isTrainedOn(run->request.split) ? run->request.output : run->request.corpus);
}

void CorpusPage::setTheme(const Theme& theme)
{
    WizardPage::setTheme(theme);
    for (FigureLabel* figure : {m_dialogues, m_sentences, m_tokens, m_speakers})
        figure->setTheme(theme);
    m_labels->setTheme(theme);
    m_panel->setTheme(theme);
    m_tokenizing->setTheme(theme);
    m_picture->setPixmap(iconPixmap(QStringLiteral("empty-waveform"), {150, 54}, theme.colours().pending, devicePixelRatioF()));
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
    m_leftOut->hide();
    bringForward(m_empty);
    if (!m_path->path().empty())
        m_emptyText->setText(tr("Looking at what lies there…"));
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
    m_devText->setText(
        corpus.devDialogues > 0
            ? tr("Measured on %1 dialogues of other speakers, %2 sentences.")
                  .arg(countText(corpus.devDialogues), countText(corpus.devSentences))
            : tr("Without dialogues of other speakers there is no curve to judge by, unless some are held back (page Method)."));
    bringForward(m_summary);
    setProblem({});
    Q_EMIT completeChanged();
}

void CorpusPage::survey(const CorpusSurvey& survey)
{
    m_panel->setSurvey(survey);
    m_draft.devTokens = m_dev->path();
    bringForward(m_survey);
    setProblem({});
    m_tokenizing->setCorpus(survey);
    if (m_tokenizing->request().tokenizer.empty() && !m_draft.tokenizer.empty())
        m_tokenizing->setTokenizer(m_draft.tokenizer);
}

void CorpusPage::takeTokens(const TokenizingRun& run)
{
    if (m_survey->isHidden())
        return;  // something else was chosen since
    m_draft.tokenizer = run.request.tokenizer;
    if (!isTrainedOn(run.request.split)) {
        // They are measured on, and the split to train on is next.
        m_dev->setPath(run.request.output);
        m_draft.devTokens = run.request.output;
        m_tokenizing->setSplit("train");
        return;
    }
    m_path->setPath(run.request.output);
    read();
    QStringList sentences;
    for (const Message& warning : run.warnings)
        sentences << messageText(warning);
    m_leftOut->setText(sentences.join(QLatin1Char('\n')));
    m_leftOut->setVisible(!sentences.isEmpty());
}

void CorpusPage::refuse(const Error& error)
{
    bringForward(m_empty);
    setProblem(problemText(error, tr("The corpus cannot be read")));
    Q_EMIT completeChanged();
}

}  // namespace undertone
