// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// What is done to memory at the start of a sentence, or what an annotator says of it.
enum class MemoryAction : std::uint8_t {
    Freeze,  ///< from this sentence on, the temporary LoRA is read and not trained
    Thaw,    ///< from this sentence on, it is trained again
    Reset,   ///< before this sentence, it is as it was before the first one
    Label,   ///< human-assisted: what follows this sentence reads the annotator's label behind it, in place of the predicted one
};

struct MemoryIntervention {
    int sentence = 0;  ///< UtteranceAnalysis::index: place in the order of reading
    MemoryAction action = MemoryAction::Freeze;
    std::string label;  ///< MemoryAction::Label: one of the model's
    friend bool operator==(const MemoryIntervention&, const MemoryIntervention&) = default;
};

/// What a run does to memory beside Algorithm 1. The only way by which a label that was not predicted reaches a prefix (method.md 3,
/// `prefix_emotions=human`): evaluation must not see this header, and tests/architecture holds it to that. A value.
struct MemoryPlan {
    std::vector<MemoryIntervention> interventions;  ///< by sentence, then action; each pair once

    [[nodiscard]] bool empty() const { return interventions.empty(); }
    /// Results are human-assisted.
    [[nodiscard]] bool hasLabels() const;
    [[nodiscard]] bool isFrozenAt(int sentence) const;
    [[nodiscard]] bool resetsAt(int sentence) const;
    /// Of the sentence itself; null: nobody said anything.
    [[nodiscard]] const std::string* labelOf(int sentence) const;
    /// Adds it, in place of what contradicts it at that sentence: a thaw takes the place of a freeze, a label of a label.
    void add(MemoryIntervention intervention);
    friend bool operator==(const MemoryPlan&, const MemoryPlan&) = default;
};

/// What a plan is checked against.
struct MemoryPlanTarget {
    int sentences = 0;
    std::vector<std::string> labels;  ///< of the model
    MemoryMode memory = MemoryMode::Dpm;
    bool readsEmotions = false;  ///< the model was trained with emotions in its prefix (`kept`)
};

/// Errors: InvalidArgument, naming the sentence: past the last one, a label that the model does not know, or two that contradict each
/// other; memory is off; a model whose prefix holds no emotions cannot be told any.
Status validateMemoryPlan(const MemoryPlan& plan, const MemoryPlanTarget& target);

/// "freeze", "thaw", "reset", "label": as files name them.
const char* memoryActionName(MemoryAction action);
std::optional<MemoryAction> memoryActionOfName(std::string_view name);

}  // namespace undertone
