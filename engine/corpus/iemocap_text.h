// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two kinds of text file of IEMOCAP, read and written; between the IEMOCAP reader and writer of this room.

#include "engine/corpus/labelled_corpus.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// The utterances of one top-level EmoEvaluation file, in its order, without their texts. A line that is neither header, block head,
/// judgement nor blank, and a turn of another dialogue, go to `skipped` with the line number; a turn whose head makes no sense (times that
/// run backwards, NaN) or stands there a second time goes to `warnings`, and its judgements with it. Errors: LimitExceeded.
Result<std::vector<CorpusUtterance>> parseIemocapEvaluation(std::string_view text, const std::filesystem::path& file,
                                                            std::string_view dialogue, std::vector<SkippedItem>& skipped,
                                                            std::vector<Message>& warnings);

/// Texts by utterance. Lines that do not start with `Ses` are none; a line without `]:` goes to `skipped`.
std::map<std::string, std::string> parseIemocapTranscription(std::string_view text, const std::filesystem::path& file,
                                                             std::vector<SkippedItem>& skipped);

/// What parseIemocapEvaluation reads back equal, in the order given (times to 0.1 ms, dimensions to 0.0001).
std::string writeIemocapEvaluation(const std::vector<CorpusUtterance>& utterances);

/// What parseIemocapTranscription reads back equal.
std::string writeIemocapTranscription(const std::vector<CorpusUtterance>& utterances);

}  // namespace undertone
