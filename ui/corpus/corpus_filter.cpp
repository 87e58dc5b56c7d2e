// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/corpus/corpus_filter.h"

#include <algorithm>

namespace undertone {
namespace {

bool holdsWords(const QStringList& words, const QStringList& texts)
{
    return std::ranges::all_of(words, [&](const QString& word) {
        return std::ranges::any_of(texts, [&](const QString& text) { return text.contains(word, Qt::CaseInsensitive); });
    });
}

bool fitsModel(ModelVerdict wanted, const ListedSentence& sentence)
{
    switch (wanted) {
    case ModelVerdict::Any: return true;
    case ModelVerdict::Differs: return sentence.modelDiffers;
    case ModelVerdict::Agrees: return sentence.isComparable && !sentence.modelDiffers;
    case ModelVerdict::NotAnalysed: return sentence.model.empty();
    }
    return true;
}

}  // namespace

bool CorpusFilter::takes(const ListedDialogue& dialogue, const ListedSentence& sentence) const
{
    if ((!speaker.empty() && sentence.speaker != speaker) || (!label.empty() && sentence.label != label))
        return false;
    if ((agreement && sentence.agreement() != *agreement) || !fitsModel(model, sentence))
        return false;
    return words.isEmpty()
        || holdsWords(words,
                      {QString::fromStdString(dialogue.name), QString::fromStdString(sentence.id), QString::fromStdString(sentence.speaker),
                       QString::fromStdString(sentence.label), QString::fromStdString(sentence.text)});
}

bool CorpusFilter::takes(const ListedDialogue& dialogue) const
{
    if (!speaker.empty() || !label.empty() || agreement || model == ModelVerdict::Differs || model == ModelVerdict::Agrees)
        return false;
    if (model == ModelVerdict::NotAnalysed && dialogue.isAnalysed)
        return false;
    return words.isEmpty() || holdsWords(words, {QString::fromStdString(dialogue.name)});
}

bool isDisagreement(const ListedSentence& sentence)
{
    const VoteAgreement agreement = sentence.agreement();
    return sentence.modelDiffers || agreement == VoteAgreement::Divided || agreement == VoteAgreement::Majority;
}

}  // namespace undertone
