// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/word_runs.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace undertone {
namespace {

constexpr double pauseSeconds = 0.5;

void append(SegmentRow& sentence, SegmentRow&& word)
{
    sentence.segment.endSeconds = std::max(sentence.segment.endSeconds, word.segment.endSeconds);
    if (word.segment.columns.empty())
        return;
    if (sentence.segment.columns.empty())
        sentence.segment.columns = std::move(word.segment.columns);
    else
        sentence.segment.columns.front().second += " " + word.segment.columns.front().second;
}

}  // namespace

void joinWords(SegmentRows& found, const std::filesystem::path& path)
{
    std::stable_sort(found.rows.begin(), found.rows.end(), [](const SegmentRow& a, const SegmentRow& b) {
        return std::tie(a.segment.startSeconds, a.segment.endSeconds) < std::tie(b.segment.startSeconds, b.segment.endSeconds);
    });
    std::vector<SegmentRow> sentences;
    std::map<std::pair<std::size_t, std::string>, std::size_t> open;  ///< the last sentence of each recording and speaker
    for (auto& word : found.rows) {
        const auto [last, isFirst] = open.try_emplace({word.recording, word.speaker}, sentences.size());
        if (!isFirst && word.segment.startSeconds - sentences[last->second].segment.endSeconds < pauseSeconds) {
            append(sentences[last->second], std::move(word));
            continue;
        }
        last->second = sentences.size();
        sentences.push_back(std::move(word));
    }
    found.rows = std::move(sentences);
    if (!found.rows.empty())
        found.warnings.push_back(message("segments.words-joined", path.filename()));
}

}  // namespace undertone
