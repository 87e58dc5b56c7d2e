// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/tokenizer_training_report.h"
#include "engine/model/training/tokenizer/tokenizer_corpus.h"

#include <string>

namespace undertone {

const char* trialName(TokenizerTrial trial);

std::string toJson(const TokenizerScores& scores, const TokenizerCorpus& corpus);

}  // namespace undertone
