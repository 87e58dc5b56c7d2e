// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/utterance_list_model.h"

#include "engine/core/notice.h"
#include "ui/conversation/lane_styles.h"
#include "ui/conversation/utterance_trust.h"
#include "ui/decimal_text.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/utterance_text.h"

#include <QStringList>

namespace undertone {
namespace {

constexpr double timeResolutionSeconds = 0.1;

bool isWords(int column)
{
    return column == UtteranceListModel::Time || column == UtteranceListModel::Speaker || column == UtteranceListModel::Emotion
        || column == UtteranceListModel::MemoryOff || column == UtteranceListModel::Label || column == UtteranceListModel::Text;
}

}  // namespace

UtteranceListModel::UtteranceListModel(const ConversationDocument& document, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_theme(&theme), m_rows(document.utteranceCount())
{
    refreshStyles();
    connect(&document, &ConversationDocument::segmentsChanged, this, [this] {
        beginResetModel();
        m_rows = m_document.utteranceCount();
        refreshStyles();
        endResetModel();
    });
    connect(&document, &ConversationDocument::utterancesChanged, this, [this](int first, int last, RunRole) { touch(first, last); });
    connect(&document, &ConversationDocument::laneChanged, this, [this] {
        refreshLane();
        touch(0, m_rows - 1);
    });
    connect(&document, &ConversationDocument::runStateChanged, this, [this](RunRole role) {
        if (role == RunRole::Primary)
            refreshStyles();
    });
}

void UtteranceListModel::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_styleLabels.clear();
    refreshStyles();
    refreshLane();
    touch(0, m_rows - 1);
}

void UtteranceListModel::refreshStyles()
{
    const std::vector<std::string>& labels = m_document.run().timeline.labels;
    if (labels == m_styleLabels && !m_styles.empty())
        return;
    m_styleLabels = labels;
    m_styles = m_theme->emotions(labels);
}

void UtteranceListModel::refreshLane()
{
    m_laneStyles = laneStyles(*m_theme, m_document.lane().get());
    m_otherStyles.clear();
    for (const auto& lane : m_document.otherLanes())
        m_otherStyles.push_back(laneStyles(*m_theme, lane.get()));
}

/// Whether two who labelled the sentence gave it different labels; what was decided in the end is nobody's vote.
bool UtteranceListModel::ratersDiffer(int row) const
{
    const EmotionStyle* own = laneStyle(row);
    QString seen = own != nullptr ? own->name : QString();
    const auto& lanes = m_document.otherLanes();
    for (std::size_t i = 0; i < lanes.size(); ++i) {
        const EmotionStyle* said = lanes[i]->isDecision ? nullptr : otherStyle(i, row);
        if (said == nullptr)
            continue;
        if (!seen.isEmpty() && seen != said->name)
            return true;
        seen = said->name;
    }
    return false;
}

bool UtteranceListModel::isDecided(int row) const
{
    const SegmentId id = m_document.segments()[static_cast<std::size_t>(row)].id;
    return std::ranges::any_of(m_document.otherLanes(),
                               [id](const auto& lane) { return lane->isDecision && lane->annotations.contains(id); });
}

void UtteranceListModel::touch(int first, int last)
{
    first = std::max(first, 0);
    last = std::min(last, m_rows - 1);
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

int UtteranceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int UtteranceListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const EmotionStyle* UtteranceListModel::style(int row, RunRole role) const
{
    const UtteranceAnalysis* analysis = m_document.analysis(row, role);
    const int emotion = analysis ? analysis->emotion() : -1;
    return emotion >= 0 && emotion < static_cast<int>(m_styles.size()) ? &m_styles[static_cast<std::size_t>(emotion)] : nullptr;
}

const EmotionStyle* UtteranceListModel::laneStyle(int row) const
{
    const SentenceAnnotation* annotation = m_document.annotation(row);
    const int label = annotation != nullptr && !annotation->labels.empty() ? annotation->labels.front() : -1;
    return label >= 0 && label < static_cast<int>(m_laneStyles.size()) ? &m_laneStyles[static_cast<std::size_t>(label)] : nullptr;
}

const EmotionStyle* UtteranceListModel::styleOf(int row, Column column) const
{
    switch (column) {
    case Label: return laneStyle(row);
    case Emotion: return style(row, RunRole::Primary);
    case MemoryOff: return style(row, RunRole::Comparison);
    default: return nullptr;
    }
}

QString UtteranceListModel::text(int row, Column column) const
{
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(row)];
    const UtteranceAnalysis* analysis = m_document.analysis(row);
    switch (column) {
    case Number: return QString::number(row + 1);
    case Time:
        return tr("%1 – %2").arg(formatTime(segment.startSeconds, timeResolutionSeconds),
                                 formatTime(segment.endSeconds, timeResolutionSeconds));
    case Speaker: return segment.speaker.isNone() ? notKnownText() : m_document.speakerName(row);
    case Label:
    case Emotion:
    case MemoryOff: {
        const EmotionStyle* found = styleOf(row, column);
        const UtteranceAnalysis* read =
            column == Label ? nullptr : m_document.analysis(row, column == Emotion ? RunRole::Primary : RunRole::Comparison);
        return found ? found->name : read ? unlabelledText(*read) : QString();
    }
    case Text: return m_document.spokenText(row).simplified();
    case Probability:
        return analysis && analysis->emotion() >= 0 ? decimalText(analysis->probabilities[static_cast<std::size_t>(analysis->emotion())], 2)
                                                    : QString();
    case LossBefore: return analysis ? numberText(analysis->lossBefore, 3) : QString();
    case LossAfter: return analysis ? numberText(analysis->lossAfter, 3) : QString();
    case UpdateNorm: return analysis ? numberText(analysis->updateNorm, 3) : QString();
    case ColumnCount: break;
    }
    return {};
}

QString UtteranceListModel::accessibleText(int row, Column column) const
{
    const QString header = headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const QString value = text(row, column);
    if (value.isEmpty() && (column == Label || column == Text))
        return tr("%1: nothing yet").arg(header);
    if (value.isEmpty() && m_document.isHidden(row))
        return QStringLiteral("%1: %2").arg(header, hiddenText(m_document));
    if (value.isEmpty())
        return tr("%1: not analysed yet").arg(header);
    if (column == Emotion && isTooShortToTrust(m_document.segments()[static_cast<std::size_t>(row)]))
        return tr("%1: %2, too short to trust").arg(header, value);
    if (column == Emotion && data(index(row, column), UnsureRole).toBool())
        return tr("%1: %2, unsure").arg(header, value);
    if (column == MemoryOff && m_document.labelDiffers(row))
        return tr("%1: %2, differs").arg(header, value);
    return tr("%1: %2").arg(header, value);
}

bool UtteranceListModel::modelDiffers(int row) const
{
    const EmotionStyle* models = style(row, RunRole::Primary);
    if (models == nullptr)
        return false;
    if (const EmotionStyle* own = laneStyle(row))
        return own->name != models->name;
    // What the model has no label for it cannot say otherwise either.
    const QString others = othersLabel(row);
    return others != models->name && std::ranges::any_of(m_styles, [&others](const EmotionStyle& known) { return known.name == others; });
}

/// What others say of the sentence: what was decided, else what more than half of the annotators gave it; empty: neither.
QString UtteranceListModel::othersLabel(int row) const
{
    QMap<QString, int> votes;
    int count = 0;
    for (std::size_t i = 0; i < m_document.otherLanes().size(); ++i) {
        const EmotionStyle* said = otherStyle(i, row);
        if (said == nullptr)
            continue;
        if (m_document.otherLanes()[i]->isDecision)
            return said->name;
        ++votes[said->name];
        ++count;
    }
    for (auto vote = votes.cbegin(); vote != votes.cend(); ++vote) {
        if (2 * vote.value() > count)
            return vote.key();
    }
    return {};
}

/// What another lane says of the sentence; null: nothing.
const EmotionStyle* UtteranceListModel::otherStyle(std::size_t lane, int row) const
{
    const auto& lanes = m_document.otherLanes();
    if (lane >= lanes.size() || lane >= m_otherStyles.size())
        return nullptr;
    const auto said = lanes[lane]->annotations.find(m_document.segments()[static_cast<std::size_t>(row)].id);
    if (said == lanes[lane]->annotations.end() || said->second.labels.empty())
        return nullptr;
    const auto place = static_cast<std::size_t>(said->second.labels.front());
    return place < m_otherStyles[lane].size() ? &m_otherStyles[lane][place] : nullptr;
}

QVariant UtteranceListModel::sortValue(int row, Column column) const
{
    const UtteranceAnalysis* analysis = m_document.analysis(row);
    const auto number = [](const std::optional<double>& value) { return value ? QVariant(*value) : QVariant(); };
    switch (column) {
    case Number: return row;
    case Time: return m_document.segments()[static_cast<std::size_t>(row)].startSeconds;
    case Probability: return data(index(row, Probability), ProbabilityRole);
    case LossBefore: return analysis ? number(analysis->lossBefore) : QVariant();
    case LossAfter: return analysis ? number(analysis->lossAfter) : QVariant();
    case UpdateNorm: return analysis ? number(analysis->updateNorm) : QVariant();
    default: break;
    }
    const QString words = text(row, column);
    return words.isEmpty() ? QVariant() : QVariant(words);
}

QVariant UtteranceListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows)
        return {};
    const int row = index.row();
    const auto column = static_cast<Column>(index.column());
    const Segment& segment = m_document.segments()[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::AccessibleTextRole: return accessibleText(row, column);
    case Qt::TextAlignmentRole: return QVariant((isWords(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if ((column == Emotion || column == MemoryOff) && m_document.isHidden(row))
            return hiddenText(m_document);
        if (column == Label && m_document.annotation(row) != nullptr && m_document.annotation(row)->isBlind)
            return tr("Given before others' labels were seen.");
        if (column == Emotion && isTooShortToTrust(segment))
            return tr("Shorter than %1 s: too short to trust.").arg(decimalText(shortestTrustedSeconds, 1));
        if (column == Emotion && m_document.flipped(row) != nullptr)
            return flippedText(m_document, row, *m_theme);
        if (column == Emotion && data(index, UnsureRole).toBool())
            return tr("No label stands out.");
        return {};
    case StyleRole:
        if (const EmotionStyle* found = styleOf(row, column))
            return QVariant::fromValue(*found);
        return {};
    case ProbabilityRole: {
        const UtteranceAnalysis* analysis = m_document.analysis(row);
        return column == Probability && analysis && analysis->emotion() >= 0
            ? QVariant(analysis->probabilities[static_cast<std::size_t>(analysis->emotion())])
            : QVariant();
    }
    case DiffersRole: return m_document.labelDiffers(row);
    case TooShortRole: return isTooShortToTrust(segment);
    case UnsureRole: {
        const UtteranceAnalysis* analysis = m_document.analysis(row);
        return analysis != nullptr && isUnsure(*analysis);
    }
    case UnfamiliarRole: {
        const UtteranceAnalysis* analysis = m_document.analysis(row);
        return analysis != nullptr && isUnfamiliar(*analysis);
    }
    case LabelledRole: return laneStyle(row) != nullptr;
    case ModelDiffersRole: return modelDiffers(row);
    case RatersDifferRole: return ratersDiffer(row);
    case DecidedRole: return isDecided(row);
    case HiddenRole: return m_document.isHidden(row);
    case SegmentRole: return QVariant::fromValue<qulonglong>(segment.id.number());
    case UncertaintyRole:
    case MemoryChangeRole: {
        const auto weight = m_document.reviewWeight(role == UncertaintyRole ? ReviewOrder::Uncertainty : ReviewOrder::MemoryChange, row);
        return weight ? QVariant(*weight) : QVariant();
    }
    case FlippedRole: return m_document.flipped(row) != nullptr;
    case SortRole: return sortValue(row, column);
    default: return {};
    }
}

QVariant UtteranceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        return QVariant((isWords(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == Qt::DisplayRole) {
        const QStringList titles{tr("#"),          tr("Time"),        tr("Speaker"),    tr("Your label"),  tr("Emotion"), tr("Probability"),
                                 tr("Memory off"), tr("Loss before"), tr("Loss after"), tr("Update norm"), tr("Text")};
        return titles.value(section);
    }
    if (role == Qt::ToolTipRole) {
        const QStringList tips{tr("Sentence, in reading order"),
                               tr("Start and end in the recording"),
                               tr("As the segments file names the speaker"),
                               tr("Your own label: select sentences and press 1 to 9"),
                               tr("The most probable label: a machine's estimate"),
                               tr("Probability of that label, 0 to 1"),
                               tr("The label of the same model without memory"),
                               tr("Loss of this sentence before the memory step that wrote it, nats per token"),
                               tr("Loss of this sentence after that step, nats per token"),
                               tr("Size (L2 norm) of that step's change of the temporary LoRA"),
                               tr("What is said, as far as somebody wrote it down")};
        return tips.value(section);
    }
    return {};
}

QString UtteranceListModel::tabSeparated(const QList<int>& rows) const
{
    QString result;
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells << headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    result = cells.join('\t') + '\n';
    for (int row : rows) {
        cells.clear();
        for (int column = 0; column < ColumnCount; ++column)
            cells << text(row, static_cast<Column>(column));
        result += cells.join('\t') + '\n';
    }
    return result;
}

}  // namespace undertone
