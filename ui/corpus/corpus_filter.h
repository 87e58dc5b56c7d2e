// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/corpus_listing.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace undertone {

/// Which sentences of a corpus are looked for, by what the model made of them.
enum class ModelVerdict { Any, Differs, Agrees, NotAnalysed };

/// What sentences of a corpus are looked for; what is empty or nothing asks for nothing.
struct CorpusFilter {
    QStringList words;  ///< all of them, in the name, speaker, label, or text, in any case
    std::string speaker;
    std::string label;
    std::optional<VoteAgreement> agreement;
    ModelVerdict model = ModelVerdict::Any;

    [[nodiscard]] bool asksForAll() const
    {
        return words.isEmpty() && speaker.empty() && label.empty() && !agreement && model == ModelVerdict::Any;
    }
    [[nodiscard]] bool takes(const ListedDialogue& dialogue, const ListedSentence& sentence) const;
    /// Of a dialogue whose sentences nobody has named.
    [[nodiscard]] bool takes(const ListedDialogue& dialogue) const;
};

/// Whether raters differ on a sentence, or the model differs from them: what is worth a look.
[[nodiscard]] bool isDisagreement(const ListedSentence& sentence);

}  // namespace undertone
