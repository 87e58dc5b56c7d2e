// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/corpus/corpus_window.h"

#include "ui/error_text.h"
#include "ui/file_path.h"
#include "ui/text_colour.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include <map>
#include <set>
#include <utility>

namespace undertone {
namespace {

enum CorpusColumn { NameColumn, SpeakerColumn, EmotionColumn, RatersColumn, ModelColumn, TextColumn };
enum CorpusRole { DialogueRole = Qt::UserRole, SentenceRole, DisagreementRole };
constexpr QSize corpusChip{20, 15};
constexpr std::size_t fewSentences = 300;  ///< that are shown at once

QIcon corpusIcon(const EmotionStyle& style, double ratio)
{
    QPixmap pixmap(corpusChip * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEmotionChip(painter, QRectF(QPointF(), QSizeF(corpusChip)), style);
    return pixmap;
}

QString countText(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

}  // namespace

CorpusWindow::CorpusWindow(CorpusService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_title(new QLabel(this)),
      m_choose(new QPushButton(tr("&Choose a folder…"), this)), m_words(new QLineEdit(this)), m_speaker(new QComboBox(this)),
      m_label(new QComboBox(this)), m_agreement(new QComboBox(this)), m_verdict(new QComboBox(this)), m_tree(new QTreeWidget(this)),
      m_state(new QLabel(this)), m_progress(new QProgressBar(this)), m_statement(new QLineEdit(this)),
      m_open(new QPushButton(tr("&Open the dialogue"), this)), m_analyse(new QPushButton(tr("&Analyse all"), this)),
      m_cancel(new QPushButton(tr("Ca&ncel"), this))
{
    setObjectName(QStringLiteral("corpus-window"));
    setWindowTitle(tr("Corpora"));
    layOut();
    connectService();
    setTheme(theme);
    resize(980, 640);
    refreshState();
}

QWidget* CorpusWindow::buildFilters()
{
    auto* filters = new QWidget(this);
    auto* row = new QHBoxLayout(filters);
    row->setContentsMargins(0, 0, 0, 0);
    m_words->setPlaceholderText(tr("Find words, names, speakers"));
    m_words->setAccessibleName(tr("Find in the corpus"));
    m_words->setClearButtonEnabled(true);
    m_speaker->setAccessibleName(tr("Speaker"));
    m_label->setAccessibleName(tr("Emotion"));
    m_agreement->setAccessibleName(tr("Agreement of the raters"));
    m_agreement->addItem(tr("Raters: all"));
    m_agreement->addItem(tr("Raters all agree"), static_cast<int>(VoteAgreement::Unanimous));
    m_agreement->addItem(tr("A majority of raters"), static_cast<int>(VoteAgreement::Majority));
    m_agreement->addItem(tr("Raters divided"), static_cast<int>(VoteAgreement::Divided));
    m_verdict->setAccessibleName(tr("What the model says"));
    m_verdict->addItem(tr("Model: all"), static_cast<int>(ModelVerdict::Any));
    m_verdict->addItem(tr("Model disagrees"), static_cast<int>(ModelVerdict::Differs));
    m_verdict->addItem(tr("Model agrees"), static_cast<int>(ModelVerdict::Agrees));
    m_verdict->addItem(tr("Not analysed"), static_cast<int>(ModelVerdict::NotAnalysed));
    row->addWidget(m_words, 1);
    for (QComboBox* box : {m_speaker, m_label, m_agreement, m_verdict}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &CorpusWindow::refreshTree);
    }
    m_speaker->setObjectName(QStringLiteral("corpus-speaker"));
    m_label->setObjectName(QStringLiteral("corpus-label"));
    m_agreement->setObjectName(QStringLiteral("corpus-agreement"));
    m_verdict->setObjectName(QStringLiteral("corpus-verdict"));
    connect(m_words, &QLineEdit::textChanged, this, &CorpusWindow::refreshTree);
    return filters;
}

void CorpusWindow::layOut()
{
    m_title->setFont(interfaceFont(2, QFont::DemiBold));
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_choose);
    m_tree->setObjectName(QStringLiteral("corpus-tree"));
    m_tree->setAccessibleName(tr("Sessions, dialogues and sentences"));
    m_tree->setHeaderLabels({tr("Name"), tr("Speaker"), tr("Emotion"), tr("Raters"), tr("Model"), tr("Text")});
    m_tree->setUniformRowHeights(true);
    m_tree->setIconSize(corpusChip);
    m_tree->setAlternatingRowColors(true);
    m_tree->header()->resizeSection(NameColumn, 270);
    for (const int column : {SpeakerColumn, EmotionColumn, RatersColumn, ModelColumn})
        m_tree->header()->resizeSection(column, 116);
    m_statement->setObjectName(QStringLiteral("corpus-statement"));
    m_statement->setPlaceholderText(tr("Licence, who agreed to what"));
    m_statement->setMinimumWidth(200);
    m_statement->setToolTip(tr("What you state about the corpus: written into results and projects that are made from now on"));
    m_statement->setAccessibleName(tr("What you state about the corpus"));
    m_state->setWordWrap(true);
    m_progress->setTextVisible(true);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_progress);
    foot->addWidget(m_cancel);
    foot->addWidget(m_analyse);
    foot->addWidget(m_open);
    m_analyse->setToolTip(tr("Every recording that has no results of this model yet; what is done stays when it is cancelled"));
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(buildFilters());
    auto* batch = new QWidget(this);  // what is for the analysis of all
    auto* batchRow = new QHBoxLayout(batch);
    batchRow->setContentsMargins(0, 0, 0, 0);
    batchRow->addWidget(m_statement);
    foot->insertWidget(foot->indexOf(m_cancel), batch);
    column->addWidget(m_tree, 1);
    column->addLayout(foot);
    connect(m_choose, &QPushButton::clicked, this, &CorpusWindow::chooseFolder);
    connect(m_open, &QPushButton::clicked, this, &CorpusWindow::openCurrent);
    connect(m_analyse, &QPushButton::clicked, this, &CorpusWindow::analyseAll);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_service.cancel(); });
    connect(m_tree, &QTreeWidget::itemActivated, this, &CorpusWindow::openCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CorpusWindow::refreshState);
    const auto addKey = [this](const char* name, const QKeySequence& key, bool forward) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, forward] { goToDisagreement(forward); });
        addAction(action);
    };
    addKey("corpus-next", QKeySequence(Qt::Key_F3), true);
    addKey("corpus-previous", QKeySequence(Qt::SHIFT | Qt::Key_F3), false);
}

void CorpusWindow::connectService()
{
    connect(&m_service, &CorpusService::listed, this, [this](RequestId request, std::shared_ptr<const CorpusListing> listing) {
        if (request != m_request)
            return;
        m_request = 0;
        take(std::move(listing));
        settle({});
    });
    connect(&m_service, &CorpusService::progressed, this, [this](RequestId request, std::size_t done, std::size_t all) {
        if (request == m_request)
            showProgress(done, all);
    });
    connect(&m_service, &CorpusService::projectReady, this, [this](RequestId request, const std::filesystem::path& project) {
        if (request != m_request)
            return;
        settle({});
        Q_EMIT openRequested(QString::fromStdString(project.string()), m_sentence);
    });
    connect(&m_service, &CorpusService::batchEnded, this,
            [this](RequestId request, std::size_t finished, std::size_t failed, std::size_t all) {
                if (request != m_request)
                    return;
                const QString done = tr("%1 of %2 recordings are analysed.").arg(countText(finished), countText(all));
                readAgainThenSay(
                    failed == 0
                        ? done
                        : tr("%1 %2 failed: they are marked in the list, with the reason in their tooltip.").arg(done, countText(failed)));
            });
    connect(&m_service, &CorpusService::failed, this, [this](RequestId request, const Error& error) {
        if (request != m_request)
            return;
        const QString text = error.code == ErrorCode::Cancelled ? tr("Cancelled. What was done is kept.") : messageText(error.message);
        if (m_isBatch)
            return readAgainThenSay(text);
        settle(text);
    });
}

/// A request ended: says so, behind what a batch before it left to be said, and lists a model that was chosen meanwhile.
void CorpusWindow::settle(const QString& text)
{
    m_request = 0;
    QStringList said{std::exchange(m_report, {}), text};
    said.removeAll(QString());
    const QString all = said.join(QLatin1Char(' '));
    if (m_listing != nullptr && !(m_listedModel == m_model)) {
        m_report = all;
        return open(m_folder);
    }
    refreshState();
    if (!all.isEmpty())
        say(all);
}

/// A batch that ended, however it did, left results that the listing does not show yet.
void CorpusWindow::readAgainThenSay(const QString& text)
{
    m_request = 0;
    m_report = text;
    open(m_folder);
}

void CorpusWindow::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_icons.clear();
    setTextColour(*m_state, theme.colours().textMuted);
    refreshTree();
}

void CorpusWindow::setModel(const BatchModel& model)
{
    if (model == m_model)
        return;
    m_model = model;
    if (m_listing != nullptr && m_request == 0)
        open(m_folder);
}

void CorpusWindow::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Choose a corpus, or a folder of recordings"), m_lastFolder);
    if (!folder.isEmpty())
        open(folder);
}

RequestId CorpusWindow::ask(const QString& what)
{
    m_request = ++m_lastRequest;
    m_isBatch = false;
    showProgress(0, 0);
    refreshState();
    say(what);
    return m_request;
}

void CorpusWindow::open(const QString& folder)
{
    if (m_request != 0)
        m_service.cancel();
    if (folder != m_folder) {
        m_listing.reset();
        m_statement->clear();  // it was about the other
        refreshTree();
    }
    if (folder != m_folder)
        m_report.clear();
    m_folder = folder;
    m_lastFolder = folder;
    m_listedModel = m_model;
    Q_EMIT folderChosen(folder);
    m_service.read(ask(tr("Reading “%1”…").arg(QFileInfo(folder).fileName())), toPath(folder), m_model);
}

void CorpusWindow::take(std::shared_ptr<const CorpusListing> listing)
{
    m_listing = std::move(listing);
    fillChoices();
    refreshTree();
}

/// Speakers and emotions that there are, what was chosen before again where it is among them.
void CorpusWindow::fillChoices()
{
    std::set<std::string> speakers;
    std::set<std::string> labels;
    for (const ListedDialogue& dialogue : m_listing->dialogues) {
        for (const ListedSentence& sentence : dialogue.sentences) {
            if (!sentence.speaker.empty())
                speakers.insert(sentence.speaker);
            if (!sentence.label.empty())
                labels.insert(sentence.label);
        }
    }
    const auto fill = [](QComboBox& box, const QString& all, const std::set<std::string>& names, const auto& shownName) {
        const QSignalBlocker blocker(&box);
        const QVariant before = box.currentData();
        box.clear();
        box.addItem(all);
        for (const std::string& name : names)
            box.addItem(shownName(name), QString::fromStdString(name));
        box.setCurrentIndex(before.isValid() ? std::max(0, box.findData(before)) : 0);
        box.setEnabled(!names.empty());
    };
    fill(*m_speaker, tr("Speakers: all"), speakers, [](const std::string& name) { return QString::fromStdString(name); });
    fill(*m_label, tr("Emotions: all"), labels,
         [this](const std::string& name) { return m_theme->emotion(QString::fromStdString(name)).name; });
}

CorpusFilter CorpusWindow::filter() const
{
    CorpusFilter filter;
    filter.words = m_words->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    filter.speaker = m_speaker->currentData().toString().toStdString();
    filter.label = m_label->currentData().toString().toStdString();
    if (m_agreement->currentData().isValid())
        filter.agreement = static_cast<VoteAgreement>(m_agreement->currentData().toInt());
    filter.model = static_cast<ModelVerdict>(m_verdict->currentData().toInt());
    return filter;
}

void CorpusWindow::fillSentence(QTreeWidgetItem& item, const ListedSentence& sentence)
{
    const auto show = [&](int column, const std::string& label) {
        if (label.empty())
            return;
        const EmotionStyle style = m_theme->emotion(QString::fromStdString(label));
        item.setText(column, style.name);
        auto& icon = m_icons[style.name];
        if (icon.isNull())
            icon = corpusIcon(style, devicePixelRatioF());
        item.setIcon(column, icon);
    };
    item.setText(NameColumn, QString::fromStdString(sentence.id));
    item.setText(SpeakerColumn, QString::fromStdString(sentence.speaker));
    show(EmotionColumn, sentence.label);
    show(ModelColumn, sentence.model);
    if (sentence.modelDiffers)
        item.setText(ModelColumn, item.text(ModelColumn) + QStringLiteral("  \u2260"));
    if (!sentence.votes.empty()) {
        item.setText(RatersColumn, tr("%1 of %2").arg(sentence.mostVotes()).arg(sentence.votes.size()));
        QStringList votes;
        for (const std::string& vote : sentence.votes)
            votes << m_theme->emotion(QString::fromStdString(vote)).name;
        item.setToolTip(RatersColumn, votes.join(QStringLiteral(", ")));
    }
    item.setText(TextColumn, QString::fromStdString(sentence.text));
    item.setToolTip(TextColumn, QString::fromStdString(sentence.text));
    item.setData(0, DisagreementRole, isDisagreement(sentence));
}

void CorpusWindow::addSentences(QTreeWidgetItem& parent, std::size_t dialogue, const CorpusFilter& filter)
{
    const ListedDialogue& listed = m_listing->dialogues[dialogue];
    for (std::size_t i = 0; i < listed.sentences.size(); ++i) {
        if (!filter.takes(listed, listed.sentences[i]))
            continue;
        auto* item = new QTreeWidgetItem(&parent);
        fillSentence(*item, listed.sentences[i]);
        item->setData(0, DialogueRole, static_cast<qulonglong>(dialogue));
        item->setData(0, SentenceRole, static_cast<qulonglong>(i));
        ++m_shown;
    }
}

void CorpusWindow::refreshTree()
{
    m_tree->clear();
    m_shown = 0;
    if (m_listing == nullptr)
        return refreshState();
    const CorpusFilter wanted = filter();
    std::map<std::string, QTreeWidgetItem*> sessions;
    QList<QTreeWidgetItem*> roots;
    for (std::size_t i = 0; i < m_listing->dialogues.size(); ++i) {
        const ListedDialogue& dialogue = m_listing->dialogues[i];
        auto* item = new QTreeWidgetItem({QString::fromStdString(dialogue.name)});
        addSentences(*item, i, wanted);
        const bool isBare = dialogue.sentences.empty() && wanted.takes(dialogue);
        if (item->childCount() == 0 && !isBare) {
            delete item;
            continue;
        }
        m_shown += isBare ? 1 : 0;
        item->setData(0, DialogueRole, static_cast<qulonglong>(i));
        item->setText(ModelColumn, dialogue.isAnalysed ? tr("analysed") : !dialogue.failure.empty() ? tr("failed") : QString());
        if (!dialogue.failure.empty())
            item->setToolTip(ModelColumn, messageText(dialogue.failure));
        if (!dialogue.hasSound)
            item->setText(TextColumn, tr("no sound"));
        const std::string& group = !dialogue.session.empty() ? dialogue.session : dialogue.split;
        if (group.empty()) {
            roots << item;
            continue;
        }
        QTreeWidgetItem*& session = sessions[group];
        if (session == nullptr) {
            session = new QTreeWidgetItem({QString::fromStdString(group)});
            roots << session;
        }
        session->addChild(item);
    }
    m_tree->addTopLevelItems(roots);
    for (QTreeWidgetItem* root : roots)
        root->setExpanded(root->childCount() < 60 || roots.size() == 1);
    if (!wanted.asksForAll() || m_shown <= fewSentences)
        m_tree->expandAll();
    refreshState();
}

QString CorpusWindow::summary() const
{
    if (m_listing == nullptr)
        return tr("Choose a corpus, such as IEMOCAP or MELD, or any folder of recordings.");
    std::size_t sentences = 0;
    std::size_t analysed = 0;
    std::size_t failed = 0;
    for (const ListedDialogue& dialogue : m_listing->dialogues) {
        sentences += dialogue.sentences.size();
        analysed += dialogue.isAnalysed ? 1 : 0;
        failed += dialogue.failure.empty() ? 0 : 1;
    }
    QStringList parts;
    if (m_listing->title.empty())
        parts << tr("%1 recordings").arg(countText(m_listing->dialogues.size()));
    else
        parts << tr("%1 dialogues, %2 sentences").arg(countText(m_listing->dialogues.size()), countText(sentences));
    if (!filter().asksForAll())
        parts << tr("%1 match the filter").arg(countText(m_shown));
    parts << tr("%1 analysed").arg(countText(analysed));
    if (failed > 0)
        parts << tr("%1 failed").arg(countText(failed));
    if (m_listing->skipped > 0)
        parts << tr("%1 files or lines were passed over").arg(countText(m_listing->skipped));
    return parts.join(QStringLiteral(" · "));
}

void CorpusWindow::refreshState()
{
    const bool busy = m_request != 0;
    const QString name = QFileInfo(m_folder).fileName();
    m_title->setText(m_listing == nullptr           ? (m_folder.isEmpty() ? tr("No corpus is open") : name)
                         : m_listing->title.empty() ? tr("%1 · recordings").arg(name)
                                                    : tr("%1 · %2").arg(name, QString::fromStdString(m_listing->title)));
    m_progress->setVisible(busy);
    m_cancel->setVisible(busy);
    m_choose->setEnabled(!busy);
    m_analyse->setEnabled(!busy && m_listing != nullptr);
    const QTreeWidgetItem* current = m_tree->currentItem();
    m_open->setEnabled(!busy && current != nullptr && current->data(0, DialogueRole).isValid());
    if (!busy)
        say(summary());
}

void CorpusWindow::say(const QString& text)
{
    m_state->setText(text);
}

void CorpusWindow::showProgress(std::size_t done, std::size_t all)
{
    m_progress->setRange(0, static_cast<int>(all));
    m_progress->setValue(static_cast<int>(done));
    m_progress->setFormat(tr("%v of %m"));
}

void CorpusWindow::openCurrent()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (item == nullptr || m_request != 0 || !item->data(0, DialogueRole).isValid())
        return;
    m_sentence = item->data(0, SentenceRole).isValid() ? item->text(NameColumn) : QString();
    const auto dialogue = static_cast<std::size_t>(item->data(0, DialogueRole).toULongLong());
    m_service.openDialogue(ask(tr("Opening “%1”…").arg(QString::fromStdString(m_listing->dialogues[dialogue].name))), dialogue,
                           m_statement->text().trimmed().toStdString());
}

void CorpusWindow::analyseAll()
{
    if (m_listing == nullptr || m_request != 0)
        return;
    const RequestId request = ask(tr("Analysing every recording…"));
    m_isBatch = true;
    m_service.analyseAll(request, m_statement->text().trimmed().toStdString());
}

/// To the next sentence on which raters differ, or the model from them, in the order of the tree.
void CorpusWindow::goToDisagreement(bool forward)
{
    std::vector<QTreeWidgetItem*> items;
    std::ptrdiff_t current = -1;
    for (QTreeWidgetItemIterator at(m_tree); *at != nullptr; ++at) {
        if (*at == m_tree->currentItem())
            current = static_cast<std::ptrdiff_t>(items.size());
        items.push_back(*at);
    }
    const auto count = static_cast<std::ptrdiff_t>(items.size());
    for (std::ptrdiff_t place = current < 0 ? (forward ? 0 : count - 1) : current + (forward ? 1 : -1); place >= 0 && place < count;
         place += forward ? 1 : -1) {
        if (!items[static_cast<std::size_t>(place)]->data(0, DisagreementRole).toBool())
            continue;
        m_tree->setCurrentItem(items[static_cast<std::size_t>(place)]);
        m_tree->scrollToItem(items[static_cast<std::size_t>(place)]);
        return;
    }
    say(forward ? tr("No disagreement behind this sentence.") : tr("No disagreement before this sentence."));
}

}  // namespace undertone
