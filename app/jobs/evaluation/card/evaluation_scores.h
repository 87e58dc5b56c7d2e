// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/evaluation/card/evaluation_job.h"
#include "app/jobs/evaluation/evaluation_method.h"

namespace undertone {

/// Joins labels to predictions that stand already. Sentences without a label have no score. Groups are dialogues with
/// at least one labelled sentence; `corpus` keeps those of one corpus (empty: all).
ScoredWay scoreWay(const std::string& name, const DialogueTokens& tokens, const DialoguePredictions& predictions,
                   const std::string& corpus = {});

/// Index of the largest probability.
int mostProbable(const std::vector<double>& probabilities);

/// Mean losses with memory off and on over sentences 2-10, 11-20, 21-40 and later ones, and over all.
std::vector<LossByPosition> lossesByPosition(const DialoguePredictions& off, const DialoguePredictions& on);

/// Fills what compares memory on with memory off: paired intervals, sentences that only one gets right, McNemar on the
/// last labelled sentence of each dialogue.
void compareMemory(EvaluationResult& result, const DialogueTokens& tokens, const DialoguePredictions& off, const DialoguePredictions& on,
                   const ScoredWay& offScore, const ScoredWay& onScore);

}  // namespace undertone
