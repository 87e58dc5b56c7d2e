// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/labelled_corpus.h"

#include <algorithm>
#include <set>

namespace undertone {

std::string corpusFormatTitle(CorpusFormat format)
{
    switch (format) {
    case CorpusFormat::Iemocap: return "IEMOCAP";
    case CorpusFormat::Ravdess: return "RAVDESS";
    case CorpusFormat::CremaD: return "CREMA-D";
    case CorpusFormat::EmoDb: return "EmoDB";
    case CorpusFormat::Meld: return "MELD";
    case CorpusFormat::Manifest: return "folder with manifest.csv";
    }
    return {};
}

std::vector<DialogueIdentity> identitiesOf(const LabelledCorpus& corpus)
{
    std::vector<DialogueIdentity> identities;
    identities.reserve(corpus.dialogues.size());
    for (const auto& dialogue : corpus.dialogues) {
        std::set<std::string> speakers;
        for (const auto& utterance : dialogue.utterances)
            speakers.insert(utterance.speaker);
        identities.push_back({dialogue.name, dialogue.session, dialogue.script, {speakers.begin(), speakers.end()}});
    }
    return identities;
}

Result<FoldAudit> auditCorpus(const LabelledCorpus& corpus)
{
    const auto identities = identitiesOf(corpus);
    const bool sessions = std::any_of(identities.begin(), identities.end(), [](const auto& identity) { return !identity.session.empty(); });
    std::vector<std::string> splits;
    for (const auto& dialogue : corpus.dialogues)
        splits.push_back(dialogue.split);
    const bool hasSplits = std::any_of(splits.begin(), splits.end(), [](const auto& split) { return !split.empty(); });
    if (!sessions && !hasSplits)
        return Error{ErrorCode::InvalidArgument, message("corpus.no-folds", corpus.folder), corpus.folder};
    const auto folds = sessions ? leaveOneSessionOut(identities) : foldsBySplit(identities, splits);
    if (!folds)
        return folds.error();
    return auditFolds(identities, *folds, foldRuleOf(*folds, sessions ? FoldRule::LeaveOneSessionOut : FoldRule::SplitColumn));
}

}  // namespace undertone
