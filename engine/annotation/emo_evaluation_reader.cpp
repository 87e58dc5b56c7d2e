// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/emo_evaluation_head.h"
#include "engine/annotation/emo_evaluation_judgement.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/core/number_text.h"

#include <array>
#include <cctype>

namespace undertone {
namespace {

constexpr std::size_t sessionLetters = 5;  // "Ses01"
constexpr std::size_t mostColumns = 100;   // IEMOCAP has at most a dozen judgements of a turn

// "Ses01_F" of "Ses01F_impro01_F000"; empty where the turn is not named so.
std::string speakerOf(std::string_view turn)
{
    const auto last = turn.rfind('_');
    if (!turn.starts_with("Ses") || last == std::string_view::npos || last < sessionLetters || last + 1 >= turn.size())
        return {};
    const char letter = turn[last + 1];
    return letter == 'F' || letter == 'M' ? emoEvaluationSpeaker(turn.substr(0, sessionLetters), letter) : std::string();
}

}  // namespace

bool looksLikeEmoEvaluation(std::string_view text)
{
    TextLines lines(text);
    while (lines.next() && (lines.text().empty() || lines.text().starts_with('%'))) {
        if (lines.text().starts_with("% [START_TIME"))
            return true;
    }
    return parseEmoEvaluationHead(lines.text()).has_value();
}

Result<SegmentRows> parseSegmentsEmoEvaluation(std::string_view text, const std::filesystem::path& path)
{
    SegmentRows found;
    for (TextLines lines(text); lines.next();) {
        if (!lines.text().starts_with('[')) {
            const auto judgement = parseEmoEvaluationJudgement(lines.text());  // of the turn above
            if (judgement && !found.rows.empty() && found.rows.back().segment.columns.size() < mostColumns)
                found.rows.back().segment.columns.push_back(judgementColumn(*judgement));
            continue;
        }
        const auto head = parseEmoEvaluationHead(lines.text());
        if (!head)
            return invalidSegment(path, lines.number(), message("emo-evaluation.head", shortened(lines.text())));
        if (found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", path, SegmentsLimits::maxSegments), path};
        SegmentRow row{lines.number(), speakerOf(head->turn), {head->startSeconds, head->endSeconds}};
        row.segment.columns = {{"turn", head->turn}, {"emotion", head->label}};
        constexpr std::array names{"valence", "activation", "dominance"};
        for (std::size_t i = 0; i < names.size(); ++i)
            row.segment.columns.emplace_back(names[i], formatted("%.4f", head->dimensions[i]));
        found.rows.push_back(std::move(row));
    }
    return found;
}

}  // namespace undertone
