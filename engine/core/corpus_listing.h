// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// How far those who listened to a sentence gave it the same emotion.
enum class VoteAgreement { Unknown, Unanimous, Majority, Divided };

/// One sentence of a corpus as a list shows it. Labels are named as labels of projects are ("anger"), whatever the corpus calls them.
struct ListedSentence {
    std::string id;
    std::string speaker;
    std::string label;               ///< agreed; empty: none
    std::string text;                ///< UTF-8
    std::vector<std::string> votes;  ///< first categories of those who listened, not of the speaker
    std::string model;               ///< what the model gave it; empty: not analysed
    bool isComparable = false;       ///< there is an agreed label among those the model knows, and the model gave it one
    bool modelDiffers = false;       ///< from the agreed label; where isComparable
    double startSeconds = 0.0;       ///< start = end = 0: only the sentence's own file says
    double endSeconds = 0.0;

    /// How often the vote was given that was given most often.
    [[nodiscard]] std::size_t mostVotes() const
    {
        std::map<std::string, std::size_t> counts;
        std::size_t most = 0;
        for (const std::string& vote : votes)
            most = std::max(most, ++counts[vote]);
        return most;
    }
    [[nodiscard]] VoteAgreement agreement() const
    {
        if (votes.size() < 2)
            return VoteAgreement::Unknown;
        const std::size_t most = mostVotes();
        return most == votes.size() ? VoteAgreement::Unanimous : 2 * most > votes.size() ? VoteAgreement::Majority : VoteAgreement::Divided;
    }
};

/// Sentences that were spoken together; of a plain folder a recording, whose sentences nobody has named.
struct ListedDialogue {
    std::string name;
    std::string session;  ///< empty: the corpus has none
    std::string split;    ///< likewise
    bool hasSound = false;
    bool isAnalysed = false;
    Message failure;  ///< why a batch could not analyse it; empty: nothing failed
    std::vector<ListedSentence> sentences;
};

/// A corpus, or a folder of recordings, to be looked through.
struct CorpusListing {
    std::filesystem::path folder;
    std::string title;  ///< "IEMOCAP"; empty: a folder of recordings
    std::vector<ListedDialogue> dialogues;
    std::size_t skipped = 0;  ///< things in the folder that are in no dialogue
    std::vector<Message> warnings;
};

}  // namespace undertone
