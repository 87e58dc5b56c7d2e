// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/authorisation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace undertone {

/// One sentence of a dialogue as the LLM is trained on it.
struct TokenSentence {
    std::vector<std::int32_t> codes;  ///< speech codes in [0, codebookSize), without `<audio_end>`
    std::optional<int> label;         ///< index in DialogueTokens::labels; none: no L_e and no score
    std::string speaker;
    double startSeconds = 0.0;  ///< in its recording; start = end = 0 where the file does not say
    double endSeconds = 0.0;
};

/// A dialogue, in reading order.
struct TokenDialogue {
    std::string name;
    std::string corpus;
    std::vector<TokenSentence> sentences;
    std::string session;  ///< what a leave-one-session-out fold leaves out ("Ses01"); empty: the corpus has none
    std::string script;   ///< name of the lines that were acted from a script; empty: improvised, or not known
};

/// Dialogues as tokens: all that training and evaluating an LLM need, so that both run from this file alone.
struct DialogueTokens {
    std::vector<std::string> labels;  ///< in id order
    int codebookSize = 0;
    std::string tokenizerSha256;  ///< of the tokenizer that made the codes
    std::string provenance;       ///< a JSON object: corpora, seeds, command
    std::vector<TokenDialogue> dialogues;

    [[nodiscard]] std::int64_t sentenceCount() const;
    /// With one `<audio_end>` per sentence.
    [[nodiscard]] std::int64_t tokenCount() const;
};

/// Writes one safetensors file, atomically: tensor `codes` (tokens) int32 with all sentences in a row, and their
/// index as JSON in its metadata (dialogues, sentence lengths, labels, speakers), so that the two cannot part.
/// Errors: FileNotWritable, InvalidArgument (a code or label out of range).
Status writeDialogueTokens(const std::filesystem::path& file, const DialogueTokens& tokens);

/// Reads what writeDialogueTokens wrote; every length, code and label is checked.
/// Errors: FileNotFound, CorruptFile, UnsupportedFormat (another schema).
Result<DialogueTokens> readDialogueTokens(const std::filesystem::path& file);

/// What was stated about the corpus when it was tokenized, by the provenance, of merged sets about each; nothing where that does not say.
LicenceAttestation attestationOf(const DialogueTokens& tokens);

/// All dialogues of several sets in one, in their order. A name that stands already is told apart by the number of its set ("2-NAME").
/// Of the corpora in `unlabelled` the labels are left out: nobody rated them, and only their speech is to be learnt.
/// Errors: InvalidArgument (other labels, another codebook or tokenizer; no set at all; a corpus in `unlabelled` that no set has).
Result<DialogueTokens> mergeDialogueTokens(std::vector<DialogueTokens> sets, const std::set<std::string>& unlabelled = {});

}  // namespace undertone
