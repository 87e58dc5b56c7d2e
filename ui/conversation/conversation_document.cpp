// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversation_document.h"

#include <QFileInfo>

#include <algorithm>
#include <numeric>
#include <utility>

namespace undertone {
namespace {

constexpr std::array bothRoles{RunRole::Primary, RunRole::Comparison};

bool startsBefore(const Segment& a, const Segment& b)
{
    return a.startSeconds != b.startSeconds ? a.startSeconds < b.startSeconds : a.endSeconds < b.endSeconds;
}

}  // namespace

ConversationDocument::ConversationDocument(QObject* parent) : QObject(parent) {}

bool ConversationDocument::isShown(const Conversation& conversation) const
{
    return conversation.segments == m_conversation.segments && conversation.speakers == m_conversation.speakers;
}

QString ConversationDocument::audioName() const
{
    return QFileInfo(m_audioPath).fileName();
}

void ConversationDocument::setAudio(const QString& path, double durationSeconds, const std::vector<double>& marks)
{
    m_audioPath = path;
    m_marks = marks;
    m_durationSeconds = durationSeconds;
    m_peaks.reset();
    m_runs = {};
    m_playheadSeconds = 0.0;
    m_playing = false;
    m_selection = -1;
    m_selected.clear();
    dropRegion();
    m_lane.reset();
    m_otherLanes.clear();
    m_allOtherLanes.clear();
    m_review = {};
    replaceConversation({});
    Q_EMIT audioChanged();
    Q_EMIT peaksChanged();
    Q_EMIT segmentsChanged();
    Q_EMIT laneChanged();
    Q_EMIT runStateChanged(RunRole::Primary);
    Q_EMIT runStateChanged(RunRole::Comparison);
    Q_EMIT selectionChanged(-1);
    Q_EMIT playingChanged(false);
    Q_EMIT playheadMoved(0.0);
}

void ConversationDocument::setPeaks(std::shared_ptr<const WaveformPeaks> peaks)
{
    m_peaks = std::move(peaks);
    Q_EMIT peaksChanged();
}

void ConversationDocument::clear()
{
    setAudio({}, 0.0);
}

void ConversationDocument::setConversation(Conversation conversation)
{
    if (isShown(conversation)) {
        m_conversation = std::move(conversation);  // its warnings may be others
        return;
    }
    for (const RunRole role : bothRoles)
        clearRun(role);
    setSelection(-1);
    replaceConversation(std::move(conversation));
    Q_EMIT segmentsChanged();
}

void ConversationDocument::editConversation(Conversation conversation)
{
    const SegmentId current = m_selection >= 0 ? segments()[static_cast<std::size_t>(m_selection)].id : SegmentId();
    const std::vector<SegmentId> selected = selectedIds();
    replaceConversation(std::move(conversation));
    for (const RunRole role : bothRoles)
        keepResults(role);
    const int before = std::exchange(m_selection, indexOf(current));
    std::vector<int> moved;
    for (const SegmentId id : selected) {
        if (const int index = indexOf(id); index >= 0)
            moved.push_back(index);
    }
    const bool selectionMoved = before != m_selection || m_selected != moved;
    m_selected = m_selection >= 0 ? std::move(moved) : std::vector<int>();
    Q_EMIT segmentsChanged();
    if (selectionMoved)
        Q_EMIT selectionChanged(m_selection);
    for (const RunRole role : bothRoles) {
        if (run(role).state != RunState::None)
            announceRun(role);
    }
}

void ConversationDocument::setLane(std::shared_ptr<const AnnotationLane> lane)
{
    m_lane = std::move(lane);
    Q_EMIT laneChanged();
}

void ConversationDocument::setOtherLanes(std::vector<std::shared_ptr<const AnnotationLane>> lanes)
{
    m_allOtherLanes = std::move(lanes);
    maskLanes();
    Q_EMIT laneChanged();
}

void ConversationDocument::setReview(const ReviewState& review)
{
    if (review == m_review)
        return;
    m_review = review;
    maskLanes();
    for (const RunRole role : bothRoles)
        keepResults(role);
    for (const RunRole role : bothRoles) {
        if (run(role).state != RunState::None)
            announceRun(role);
    }
    Q_EMIT laneChanged();
}

bool ConversationDocument::isHidden(int utterance) const
{
    return utterance >= 0 && utterance < utteranceCount() && m_review.hides(segments()[static_cast<std::size_t>(utterance)].id);
}

/// Lanes of others without what they say of hidden sentences.
void ConversationDocument::maskLanes()
{
    m_otherLanes = m_allOtherLanes;
    if (m_review.mode == OthersLabels::Shown)
        return;
    for (auto& lane : m_otherLanes) {
        auto shown = std::make_shared<AnnotationLane>(*lane);
        std::erase_if(shown->annotations, [this](const auto& said) { return m_review.hides(said.first); });
        lane = std::move(shown);
    }
}

const SentenceAnnotation* ConversationDocument::annotation(int utterance) const
{
    if (m_lane == nullptr || utterance < 0 || utterance >= utteranceCount())
        return nullptr;
    const auto found = m_lane->annotations.find(segments()[static_cast<std::size_t>(utterance)].id);
    return found == m_lane->annotations.end() ? nullptr : &found->second;
}

QString ConversationDocument::spokenText(int utterance) const
{
    if (utterance < 0 || utterance >= utteranceCount())
        return {};
    for (const auto& [name, value] : segments()[static_cast<std::size_t>(utterance)].columns) {
        if (name == "text")
            return QString::fromStdString(value);
    }
    return {};
}

void ConversationDocument::replaceConversation(Conversation conversation)
{
    m_conversation = std::move(conversation);
    const std::vector<Segment>& segments = m_conversation.segments;
    const std::size_t count = segments.size();
    m_indexOf.clear();
    for (std::size_t i = 0; i < count; ++i)
        m_indexOf.emplace(segments[i].id, static_cast<int>(i));
    m_byStart.resize(count);
    std::iota(m_byStart.begin(), m_byStart.end(), 0);
    std::stable_sort(m_byStart.begin(), m_byStart.end(), [&segments](int a, int b) {
        return startsBefore(segments[static_cast<std::size_t>(a)], segments[static_cast<std::size_t>(b)]);
    });
    m_rank.resize(count);
    m_latestEnd.resize(count);
    m_speakerOf.resize(count);
    m_speakers.clear();
    std::unordered_map<SpeakerId, int> lanes;
    double latest = 0.0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::size_t>(m_byStart[i]);
        m_rank[index] = static_cast<int>(i);
        latest = std::max(latest, segments[index].endSeconds);
        m_latestEnd[i] = latest;
        const SpeakerId speaker = segments[index].speaker;
        const auto [lane, isNew] = lanes.try_emplace(speaker, static_cast<int>(m_speakers.size()));
        if (isNew) {
            const std::string_view name = undertone::speakerName(m_conversation.speakers, speaker);
            m_speakers.append(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        }
        m_speakerOf[index] = lane->second;
    }
    for (auto& rows : m_rows)
        rows.assign(count, -1);
}

int ConversationDocument::indexOf(SegmentId segment) const
{
    const auto found = m_indexOf.find(segment);
    return segment.isNone() || found == m_indexOf.end() ? -1 : found->second;
}

int ConversationDocument::speakerOf(int utterance) const
{
    return m_speakerOf[static_cast<std::size_t>(utterance)];
}

const QString& ConversationDocument::speakerName(int utterance) const
{
    return m_speakers[speakerOf(utterance)];
}

std::vector<int> ConversationDocument::utterancesBetween(double fromSeconds, double toSeconds) const
{
    // Before the first place whose running latest end is past `from`, everything has ended.
    const auto first = std::upper_bound(m_latestEnd.begin(), m_latestEnd.end(), fromSeconds);
    std::vector<int> found;
    for (auto i = static_cast<std::size_t>(first - m_latestEnd.begin()); i < m_byStart.size(); ++i) {
        const Segment& segment = segments()[static_cast<std::size_t>(m_byStart[i])];
        if (segment.startSeconds >= toSeconds)
            break;
        if (segment.endSeconds > fromSeconds)
            found.push_back(m_byStart[i]);
    }
    return found;
}

int ConversationDocument::utteranceAt(double seconds) const
{
    const auto first = std::upper_bound(m_latestEnd.begin(), m_latestEnd.end(), seconds);
    int found = -1;
    for (auto i = static_cast<std::size_t>(first - m_latestEnd.begin()); i < m_byStart.size(); ++i) {
        const Segment& segment = segments()[static_cast<std::size_t>(m_byStart[i])];
        if (segment.startSeconds > seconds)
            break;
        if (segment.endSeconds > seconds)
            found = m_byStart[i];
    }
    return found;
}

int ConversationDocument::utteranceAfter(int utterance) const
{
    if (m_byStart.empty())
        return -1;
    if (utterance < 0) {
        const auto next = std::find_if(m_byStart.begin(), m_byStart.end(), [this](int index) {
            return segments()[static_cast<std::size_t>(index)].endSeconds > m_playheadSeconds;
        });
        return next == m_byStart.end() ? -1 : *next;
    }
    const auto next = static_cast<std::size_t>(m_rank[static_cast<std::size_t>(utterance)]) + 1;
    return next < m_byStart.size() ? m_byStart[next] : -1;
}

int ConversationDocument::utteranceBefore(int utterance) const
{
    if (m_byStart.empty())
        return -1;
    if (utterance < 0) {
        const auto previous = std::find_if(m_byStart.rbegin(), m_byStart.rend(), [this](int index) {
            return segments()[static_cast<std::size_t>(index)].startSeconds <= m_playheadSeconds;
        });
        return previous == m_byStart.rend() ? -1 : *previous;
    }
    const int rank = m_rank[static_cast<std::size_t>(utterance)];
    return rank > 0 ? m_byStart[static_cast<std::size_t>(rank) - 1] : -1;
}

void ConversationDocument::setSelection(int utterance)
{
    const int valid = utterance >= 0 && utterance < utteranceCount() ? utterance : -1;
    select(valid, valid >= 0 ? std::vector{valid} : std::vector<int>());
}

void ConversationDocument::dropRegion()
{
    if (std::exchange(m_region, std::nullopt))
        Q_EMIT regionChanged();
}

void ConversationDocument::setRegion(double startSeconds, double endSeconds)
{
    select(-1, {});
    m_region = std::pair(std::clamp(std::min(startSeconds, endSeconds), 0.0, m_durationSeconds),
                         std::clamp(std::max(startSeconds, endSeconds), 0.0, m_durationSeconds));
    Q_EMIT regionChanged();
}

std::optional<std::pair<double, double>> ConversationDocument::selectedSeconds() const
{
    if (m_selected.empty())
        return m_region;
    std::pair<double, double> stretch(m_durationSeconds, 0.0);
    for (const int index : m_selected) {
        const Segment& segment = segments()[static_cast<std::size_t>(index)];
        stretch = {std::min(stretch.first, segment.startSeconds), std::max(stretch.second, segment.endSeconds)};
    }
    return stretch;
}

void ConversationDocument::select(int utterance, std::vector<int> selected)
{
    dropRegion();
    if (utterance == m_selection && selected == m_selected)
        return;
    m_selection = utterance;
    m_selected = std::move(selected);
    Q_EMIT selectionChanged(utterance);
}

void ConversationDocument::extendSelection(int utterance)
{
    if (m_selection < 0 || utterance < 0 || utterance >= utteranceCount())
        return setSelection(utterance);
    const auto [first, last] = std::minmax(m_rank[static_cast<std::size_t>(m_selection)], m_rank[static_cast<std::size_t>(utterance)]);
    select(m_selection, {m_byStart.begin() + first, m_byStart.begin() + last + 1});
}

void ConversationDocument::setSelected(std::vector<int> utterances)
{
    if (utterances.empty())
        return setSelection(-1);
    const int current = utterances.front();
    std::ranges::sort(utterances, {}, [this](int index) { return m_rank[static_cast<std::size_t>(index)]; });
    select(current, std::move(utterances));
}

std::vector<SegmentId> ConversationDocument::selectedIds() const
{
    std::vector<SegmentId> ids;
    for (const int index : m_selected)
        ids.push_back(segments()[static_cast<std::size_t>(index)].id);
    return ids;
}

void ConversationDocument::setPlayheadSeconds(double seconds)
{
    const double clamped = std::clamp(seconds, 0.0, m_durationSeconds);
    if (clamped == m_playheadSeconds)
        return;
    m_playheadSeconds = clamped;
    Q_EMIT playheadMoved(clamped);
}

void ConversationDocument::seek(double seconds)
{
    setPlayheadSeconds(seconds);
    Q_EMIT seekRequested(m_playheadSeconds);
}

void ConversationDocument::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    Q_EMIT playingChanged(playing);
}

}  // namespace undertone
