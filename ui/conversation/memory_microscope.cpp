// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/memory_microscope.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/project_session.h"
#include "ui/theme.h"
#include "ui/timeline/time_axis.h"

#include <QStringList>

#include <algorithm>

namespace undertone {
namespace {

/// The model's label of the same name as the annotator's, whatever each calls it in its files; empty: it has none.
std::string labelOfModel(const std::string& annotators, const std::vector<std::string>& models)
{
    const Theme& theme = Theme::of(ThemeMode::Light);  // names are the same in every theme
    const auto wanted = theme.emotions({annotators});
    const auto styles = theme.emotions(models);
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (styles[i].name == wanted.front().name)
            return models[i];
    }
    return {};
}

}  // namespace

MemoryMicroscope::MemoryMicroscope(ConversationDocument& document, ConversationSession& session, ProjectSession& project, QObject* parent)
    : QObject(parent), m_document(document), m_session(session), m_project(project)
{
}

const Timeline* MemoryMicroscope::shownRun() const
{
    const RunRecord& run = m_document.run();
    if (run.kept != nullptr)
        return run.kept.get();
    return run.analysedCount() > 0 ? &run.timeline : nullptr;
}

bool MemoryMicroscope::canReplay() const
{
    const RunRecord& run = m_document.run();
    return m_session.canAnalyse() && m_session.memory() == MemoryMode::Dpm && run.analysedCount() > 0
        && run.timeline.memory == MemoryMode::Dpm;
}

bool MemoryMicroscope::canSteer() const
{
    return canReplay() && selected() != nullptr;
}

const Segment* MemoryMicroscope::selected() const
{
    const int selection = m_document.selection();
    return selection >= 0 ? &m_document.segments()[static_cast<std::size_t>(selection)] : nullptr;
}

std::vector<SegmentIntervention> MemoryMicroscope::plan() const
{
    const Timeline* run = shownRun();
    return run != nullptr ? interventionsOf(*run) : std::vector<SegmentIntervention>();
}

bool MemoryMicroscope::isFrozenAtSelection() const
{
    const int selection = m_document.selection();
    return selection >= 0 && planOver(m_document.conversation(), plan()).isFrozenAt(selection);
}

bool MemoryMicroscope::isSteeredFromSelection() const
{
    const Segment* segment = selected();
    return segment != nullptr
        && std::ranges::any_of(plan(), [&](const SegmentIntervention& one) { return one.startSeconds >= segment->startSeconds; });
}

void MemoryMicroscope::steer(MemoryAction action)
{
    if (!canSteer())
        return;
    auto next = plan();
    const bool learns = action == MemoryAction::Freeze || action == MemoryAction::Thaw;
    const SegmentId at = selected()->id;
    std::erase_if(next, [&](const SegmentIntervention& one) {
        const bool otherLearns = one.action == MemoryAction::Freeze || one.action == MemoryAction::Thaw;
        return one.segment == at && (one.action == action || (learns && otherLearns));
    });
    next.push_back({at, selected()->startSeconds, action, {}});
    start(std::move(next));
}

void MemoryMicroscope::takeBack()
{
    if (!canSteer())
        return;
    auto next = plan();
    std::erase_if(next, [from = selected()->startSeconds](const SegmentIntervention& one) { return one.startSeconds >= from; });
    start(std::move(next));
}

void MemoryMicroscope::fork()
{
    if (!canSteer())
        return;
    auto next = plan();
    std::erase_if(next, [from = selected()->startSeconds](const SegmentIntervention& one) { return one.startSeconds >= from; });
    start(std::move(next), RunBranch::Fork, selected()->id);
}

void MemoryMicroscope::replay()
{
    if (canReplay())
        start(plan());
}

void MemoryMicroscope::start(std::vector<SegmentIntervention> plan, RunBranch branch, SegmentId forkedAt)
{
    std::erase_if(plan, [](const SegmentIntervention& one) { return one.action == MemoryAction::Label; });
    if (m_humanAssisted)
        addLabels(plan);
    const auto& kept = m_document.run().kept;
    m_session.replay({std::move(plan), kept != nullptr ? kept : std::make_shared<const Timeline>(*shownRun()), branch, forkedAt});
}

/// What the annotator said last of each sentence, as far as the model has such a label.
void MemoryMicroscope::addLabels(std::vector<SegmentIntervention>& plan) const
{
    const auto& lane = m_document.lane();
    if (lane == nullptr)
        return;
    std::vector<std::string> models;
    for (const std::string& label : lane->labels)
        models.push_back(labelOfModel(label, m_document.run().timeline.labels));
    for (const Segment& segment : m_document.segments()) {
        const auto said = lane->annotations.find(segment.id);
        if (said == lane->annotations.end() || said->second.labels.empty())
            continue;
        const auto place = static_cast<std::size_t>(said->second.labels.front());
        if (place < models.size() && !models[place].empty())
            plan.push_back({segment.id, segment.startSeconds, MemoryAction::Label, models[place]});
    }
}

QString MemoryMicroscope::planText() const
{
    const Timeline* run = shownRun();
    return run != nullptr ? memoryPlanText(*run) : QString();
}

QString memoryPlanText(const Timeline& run)
{
    QStringList parts;
    int labels = 0;
    for (const SegmentIntervention& one : interventionsOf(run)) {
        const QString at = formatTime(one.startSeconds);
        switch (one.action) {
        case MemoryAction::Freeze: parts << MemoryMicroscope::tr("memory frozen from %1").arg(at); break;
        case MemoryAction::Thaw: parts << MemoryMicroscope::tr("memory learns again from %1").arg(at); break;
        case MemoryAction::Reset: parts << MemoryMicroscope::tr("memory reset at %1").arg(at); break;
        case MemoryAction::Label: ++labels; break;
        }
    }
    if (labels > 0)
        parts << MemoryMicroscope::tr("human-assisted: %n label(s) told", nullptr, labels);
    return parts.join(QStringLiteral(" · "));
}

QString MemoryMicroscope::flippedText() const
{
    const Timeline* run = shownRun();
    if (run == nullptr || !run->parent || !run->complete)
        return {};
    const RunParent& parent = *run->parent;
    const auto first = std::ranges::find(run->utterances, parent.sentence, &UtteranceAnalysis::index);
    const int flipped = static_cast<int>(parent.flipped.size());
    if (first == run->utterances.end())
        return tr("replay: nothing to read anew");
    const QString place = formatTime(first->startSeconds);
    return parent.branch == RunBranch::Fork ? tr("fork at %1: %n answer(s) flipped", nullptr, flipped).arg(place)
                                            : tr("replay from %1: %n answer(s) flipped", nullptr, flipped).arg(place);
}

}  // namespace undertone
