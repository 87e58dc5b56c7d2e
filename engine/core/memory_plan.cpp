// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/memory_plan.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace undertone {
namespace {

constexpr std::array names{std::pair{MemoryAction::Freeze, "freeze"}, std::pair{MemoryAction::Thaw, "thaw"},
                           std::pair{MemoryAction::Reset, "reset"}, std::pair{MemoryAction::Label, "label"}};

bool isBefore(const MemoryIntervention& a, const MemoryIntervention& b)
{
    return std::tie(a.sentence, a.action) < std::tie(b.sentence, b.action);
}

/// Both cannot be at one sentence.
bool contradict(const MemoryIntervention& a, const MemoryIntervention& b)
{
    const auto learns = [](MemoryAction action) { return action == MemoryAction::Freeze || action == MemoryAction::Thaw; };
    return a.sentence == b.sentence && (a.action == b.action || (learns(a.action) && learns(b.action)));
}

const MemoryIntervention* find(const MemoryPlan& plan, int sentence, MemoryAction action)
{
    for (const MemoryIntervention& one : plan.interventions) {
        if (one.sentence == sentence && one.action == action)
            return &one;
    }
    return nullptr;
}

}  // namespace

bool MemoryPlan::hasLabels() const
{
    return std::ranges::any_of(interventions, [](const auto& one) { return one.action == MemoryAction::Label; });
}

bool MemoryPlan::isFrozenAt(int sentence) const
{
    bool frozen = false;
    for (const MemoryIntervention& one : interventions) {
        if (one.sentence > sentence)
            break;
        if (one.action == MemoryAction::Freeze || one.action == MemoryAction::Thaw)
            frozen = one.action == MemoryAction::Freeze;
    }
    return frozen;
}

bool MemoryPlan::resetsAt(int sentence) const
{
    return find(*this, sentence, MemoryAction::Reset) != nullptr;
}

const std::string* MemoryPlan::labelOf(int sentence) const
{
    const MemoryIntervention* found = find(*this, sentence, MemoryAction::Label);
    return found != nullptr ? &found->label : nullptr;
}

void MemoryPlan::add(MemoryIntervention intervention)
{
    std::erase_if(interventions, [&](const auto& one) { return contradict(one, intervention); });
    interventions.insert(std::ranges::upper_bound(interventions, intervention, isBefore), std::move(intervention));
}

Status validateMemoryPlan(const MemoryPlan& plan, const MemoryPlanTarget& target)
{
    const auto wrong = [](const Message& problem) { return Error{ErrorCode::InvalidArgument, problem, {}}; };
    for (std::size_t i = 0; i < plan.interventions.size(); ++i) {
        const MemoryIntervention& one = plan.interventions[i];
        if (one.sentence < 0 || one.sentence >= target.sentences)
            return wrong(message("memory-plan.no-sentence", one.sentence + 1, target.sentences));
        if (i > 0 && (!isBefore(plan.interventions[i - 1], one) || contradict(plan.interventions[i - 1], one)))
            return wrong(message("memory-plan.contradicts", one.sentence + 1));
        if (one.action != MemoryAction::Label) {
            if (target.memory == MemoryMode::Off)
                return wrong(message("memory-plan.memory-off"));
        } else if (!target.readsEmotions) {
            return wrong(message("memory-plan.labels-not-read"));
        } else if (std::ranges::find(target.labels, one.label) == target.labels.end()) {
            return wrong(message("memory-plan.no-label", one.label, one.sentence + 1));
        }
    }
    return {};
}

const char* memoryActionName(MemoryAction action)
{
    return std::ranges::find(names, action, &std::pair<MemoryAction, const char*>::first)->second;
}

std::optional<MemoryAction> memoryActionOfName(std::string_view name)
{
    const auto found = std::ranges::find_if(names, [name](const auto& one) { return one.second == name; });
    return found != names.end() ? std::optional(found->first) : std::nullopt;
}

}  // namespace undertone
