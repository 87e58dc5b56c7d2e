// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/run_parent.h"
#include "engine/core/segment_intervention.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace undertone {

class ConversationDocument;
class ConversationSession;
class ProjectSession;

/// "memory frozen from 0:12 · reset at 0:40", with how many labels were told; empty where nothing was done.
QString memoryPlanText(const Timeline& run);

/// What the user does to memory: freezes, resets and forks it at the sentence that is selected, and replays corrections. Each is a run that
/// goes on from the one shown. What is done in a run is part of it, so that whatever run is in view, after an undo too, says what holds.
/// GUI thread; holds no widget.
class MemoryMicroscope : public QObject {
    Q_OBJECT
public:
    MemoryMicroscope(ConversationDocument& document, ConversationSession& session, ProjectSession& project, QObject* parent = nullptr);

    /// There is a run with memory, and nothing stands in the way of another.
    [[nodiscard]] bool canReplay() const;
    /// The same, and one sentence is selected.
    [[nodiscard]] bool canSteer() const;
    [[nodiscard]] bool isFrozenAtSelection() const;
    /// Something is done at the selected sentence or behind it.
    [[nodiscard]] bool isSteeredFromSelection() const;

    // At the selected sentence.
    void freeze() { steer(MemoryAction::Freeze); }
    void thaw() { steer(MemoryAction::Thaw); }
    void reset() { steer(MemoryAction::Reset); }
    /// A run beside the one shown, which does what that one does up to there, and nothing else from there on.
    void fork();
    /// What is done there and behind it is not done any more.
    void takeBack();
    /// Reads anew what follows the first sentence that was corrected.
    void replay();

    /// Human-assisted: runs that are started from here read the annotator's labels behind their sentences.
    void setHumanAssisted(bool assisted) { m_humanAssisted = assisted; }

    /// memoryPlanText() of the run in view.
    [[nodiscard]] QString planText() const;
    /// "2 answers flipped in the replay from 0:12"; empty for a run that goes on from none.
    [[nodiscard]] QString flippedText() const;

private:
    /// The run in view, with results of sentences that have changed since; null: none. Valid until the document changes.
    [[nodiscard]] const Timeline* shownRun() const;
    [[nodiscard]] std::vector<SegmentIntervention> plan() const;
    void steer(MemoryAction action);
    void start(std::vector<SegmentIntervention> plan, RunBranch branch = RunBranch::Replay, SegmentId forkedAt = {});
    void addLabels(std::vector<SegmentIntervention>& plan) const;
    [[nodiscard]] const Segment* selected() const;

    ConversationDocument& m_document;
    ConversationSession& m_session;
    ProjectSession& m_project;
    bool m_humanAssisted = false;
};

}  // namespace undertone
