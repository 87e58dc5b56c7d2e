// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/evaluation_method.h"
#include "app/jobs/simulation/dialogue_simulation.h"

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

/// The study asks what the temporary LoRA can be made to pay for. Everything here is a plan: nothing is measured yet.

/// A way to make the dialogues that an SLLM is trained on, and those that it reads. What is read by kinds with the same `read`
/// holds the same sentences in the same order, so that they can be paired.
struct StudyKind {
    std::string key;   ///< "recording"
    std::string what;  ///< in words, for the report
    NormalisationReach normalisation = NormalisationReach::Recording;
    PlanConfig train;
    PlanConfig read;
};

/// Normalisation running along the recording, the same beginning anew at every sentence, speakers that keep their emotions,
/// and training on longer and more varied dialogues.
std::vector<StudyKind> studyKinds();

/// How an SLLM is trained; all with the same steps on the same dialogues of their kind.
enum class StudyTraining { Plain, MemoryAware };

/// A model to train: one for each seed.
struct StudyModel {
    std::string kind;
    StudyTraining training = StudyTraining::Plain;
    friend auto operator<=>(const StudyModel&, const StudyModel&) = default;
};
/// "recording-plain", "inertia-memory-aware".
std::string studyModelKey(const StudyModel& model);

/// A reading of a model's own dialogues by one method.
struct StudyArm {
    StudyModel model;
    std::string method;  ///< key of an element of studyMethods()
};

/// `first` minus `second`, over the same dialogues and seeds.
struct StudyComparison {
    std::string question;  ///< key of a StudyQuestion
    std::string name;
    StudyArm first;
    StudyArm second;
};

struct StudyQuestion {
    std::string key;  ///< as the command line names it
    std::string title;
    std::string text;  ///< what is asked, and what would answer it
};

std::vector<StudyQuestion> studyQuestions();

/// The comparisons that answer these questions, in the report's order. Kinds that are not there are left out with what needs them.
std::vector<StudyComparison> studyComparisons(const std::vector<std::string>& questions, const std::vector<std::string>& kinds);

/// Models that the comparisons need, each once.
std::vector<StudyModel> modelsOf(const std::vector<StudyComparison>& comparisons);

/// The methods by which they need `model` read, each once. `seed`: of theta_1.
std::vector<EvaluationMethod> methodsOf(const std::vector<StudyComparison>& comparisons, const StudyModel& model,
                                        const PredictorOverrides& overrides, std::uint64_t seed);

}  // namespace undertone
