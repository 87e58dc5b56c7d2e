// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segments_choice.h"

#include "engine/annotation/segments_reader.h"
#include "engine/core/number_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace undertone {
namespace {

// What annotators call tiers that hold no sentences, as words of a tier's name.
constexpr std::array<std::string_view, 60> otherNames{
    "words",   "word",     "wrd",       "tokens",      "phones",       "phonemes", "phoneme",  "phn",    "mau",     "kan",
    "ort",     "syllable", "syllables", "syll",        "morphemes",    "morpheme", "morphs",   "gloss",  "glosses", "pos",
    "lemma",   "tobi",     "tones",     "breaks",      "break",        "pitch",    "accents",  "accent", "f0",      "gaze",
    "gesture", "gestures", "hand",      "hands",       "head",         "posture",  "nod",      "nods",   "blink",   "blinks",
    "smile",   "smiles",   "movement",  "translation", "translations", "comment",  "comments", "note",   "notes",   "remarks",
    "noise",   "music",    "silence",   "silences",    "pauses",       "topic",    "topics",   "misc",   "emotion", "emotions"};
constexpr double phoneSeconds = 0.15;     // phones last 0.08 s, words 0.25 s, sentences seconds
constexpr double sentenceSeconds = 0.8;   // of a tier that is named after something else, and is all that there is
constexpr std::size_t fewIntervals = 10;  // say nothing of a tier
constexpr std::size_t choices = 40;       // as many names as a refusal lists

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return std::tolower(c); });
    return lower;
}

// "Ann - words", "ORT-MAU", "gaze_left".
bool isNamedOtherwise(std::string_view tier)
{
    const std::string name = lowerCase(tier);
    const auto isLetter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; };
    for (auto at = name.begin(); at != name.end();) {
        at = std::find_if(at, name.end(), isLetter);
        const auto end = std::find_if_not(at, name.end(), isLetter);
        if (std::find(otherNames.begin(), otherNames.end(), std::string_view(at, end)) != otherNames.end())
            return true;
        at = end;
    }
    return false;
}

// Whether `name` is what the pattern says, in which * stands for any text and ? for any byte; capitals of ASCII do not count.
bool matches(std::string_view pattern, std::string_view name)
{
    const std::string wanted = lowerCase(pattern);
    const std::string text = lowerCase(name);
    std::size_t star = std::string::npos;
    std::size_t resumed = 0;
    std::size_t p = 0;
    for (std::size_t t = 0; t < text.size();) {
        if (p < wanted.size() && wanted[p] == '*') {
            star = p++;
            resumed = t;
        } else if (p < wanted.size() && (wanted[p] == '?' || wanted[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string::npos) {
            p = star + 1;
            t = ++resumed;
        } else {
            return false;
        }
    }
    return wanted.find_first_not_of('*', p) == std::string::npos;
}

struct TierIntervals {
    std::size_t count = 0;                         ///< of them, those whose times are not known too
    std::vector<std::pair<double, double>> times;  ///< by start
    double medianSeconds = 0.0;
};

std::vector<TierIntervals> intervalsOf(const SegmentRows& found)
{
    std::vector<TierIntervals> tiers(found.tiers.size());
    for (const auto& row : found.rows) {
        ++tiers[row.tier].count;
        if (row.problem.empty())
            tiers[row.tier].times.emplace_back(row.segment.startSeconds, row.segment.endSeconds);
    }
    for (auto& tier : tiers) {
        if (tier.times.empty())
            continue;
        std::sort(tier.times.begin(), tier.times.end());
        std::vector<double> lengths;
        for (const auto& [start, end] : tier.times)
            lengths.push_back(end - start);
        const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
        std::nth_element(lengths.begin(), middle, lengths.end());
        tier.medianSeconds = *middle;
    }
    return tiers;
}

// Whether nearly all intervals of `fine` lie in intervals of `coarse`, more than one in each and at most half as long: words in sentences.
bool divides(const TierIntervals& fine, const TierIntervals& coarse)
{
    constexpr double edge = 0.02;
    if (fine.times.size() < fewIntervals || fine.times.size() < 2 * coarse.times.size() || fine.medianSeconds > coarse.medianSeconds / 2)
        return false;
    std::size_t inside = 0;
    for (const auto& [start, end] : fine.times) {
        auto after = std::upper_bound(coarse.times.begin(), coarse.times.end(), std::pair(start + edge, 1e300));
        inside += after != coarse.times.begin() && std::prev(after)->second + edge >= end;
    }
    return inside * 20 >= fine.times.size() * 19;
}

bool isCandidate(const TierRows& tier, const TierIntervals& intervals)
{
    return tier.kind == TierKind::Independent && intervals.count > 0;
}

std::vector<bool> guessedTiers(const SegmentRows& found, const std::vector<TierIntervals>& intervals)
{
    const std::size_t count = found.tiers.size();
    std::vector<bool> guessed(count);
    std::vector<bool> named(count);
    for (std::size_t i = 0; i < count; ++i) {
        named[i] = isNamedOtherwise(found.tiers[i].name);
        const bool phones = intervals[i].times.size() >= fewIntervals && intervals[i].medianSeconds < phoneSeconds;
        guessed[i] = isCandidate(found.tiers[i], intervals[i]) && !named[i] && !phones;
    }
    const auto unnamed = guessed;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t other = 0; other < count && guessed[i]; ++other)
            guessed[i] = other == i || !unnamed[other] || !divides(intervals[i], intervals[other]);
    }
    // Where every tier is named after something else, the names say less than the lengths: a transcript may well be called "words".
    if (std::none_of(guessed.begin(), guessed.end(), [](bool one) { return one; })) {
        for (std::size_t i = 0; i < count; ++i)
            guessed[i] = isCandidate(found.tiers[i], intervals[i]) && named[i] && intervals[i].medianSeconds >= sentenceSeconds;
    }
    return guessed;
}

std::vector<std::string> tierNames(const SegmentRows& found, const std::vector<bool>& chosen, auto&& alsoIf)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < found.tiers.size(); ++i) {
        if (!chosen[i] && alsoIf(found.tiers[i]))
            names.push_back(found.tiers[i].name.empty() ? "\"\"" : found.tiers[i].name);
    }
    return names;
}

Error noSuchTier(const SegmentRows& found, const std::string& pattern, const std::filesystem::path& path)
{
    const std::vector<bool> none(found.tiers.size());
    const auto names = tierNames(found, none, [](const TierRows&) { return true; });
    return {ErrorCode::InvalidSegments, message("segments.no-such-tier", path, pattern, firstNames(names, choices)), path};
}

Result<std::vector<bool>> selectedTiers(const SegmentRows& found, const SegmentsSelection& selection, const std::filesystem::path& path)
{
    std::vector<bool> chosen(found.tiers.size());
    for (const auto& pattern : selection.tiers) {
        bool any = false;
        // A name is itself, though it may hold a star.
        const bool exact = std::any_of(found.tiers.begin(), found.tiers.end(), [&](const TierRows& tier) { return tier.name == pattern; });
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const auto& tier = found.tiers[i];
            if (!(exact ? tier.name == pattern : matches(pattern, trimmed(tier.name))))
                continue;
            if (tier.kind == TierKind::Points && tier.name == pattern)
                return Error{ErrorCode::InvalidSegments, message("segments.tier-of-points", path, pattern), path};
            any = true;
            chosen[i] = tier.kind != TierKind::Points;
        }
        if (!any)
            return noSuchTier(found, pattern, path);
    }
    return chosen;
}

// "words (412, 0.23 s)" of each: how many segments, and the median of their lengths.
Message describedTiers(const SegmentRows& found, const std::vector<TierIntervals>& intervals)
{
    std::vector<std::string> described;
    for (std::size_t i = 0; i < found.tiers.size(); ++i) {
        if (intervals[i].count > 0)
            described.push_back(shortened(found.tiers[i].name)
                                + formatted(" (%zu, %.2f s)", intervals[i].count, intervals[i].medianSeconds));
    }
    return firstNames(described, choices);
}

// Sentences on the tiers that were left out.
void sayWhatIsLeftOut(SegmentRows& found, const std::vector<bool>& chosen, bool guessed, const std::vector<TierIntervals>& intervals,
                      const std::filesystem::path& path)
{
    const auto file = path.filename();
    const auto say = [&](const std::vector<std::string>& names, auto one, auto many) {
        if (!names.empty())
            found.warnings.push_back(names.size() == 1 ? one(names) : many(names));
    };
    if (guessed) {
        std::vector<std::string> taken, left;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (isCandidate(found.tiers[i], intervals[i]))
                (chosen[i] ? taken : left).push_back(found.tiers[i].name);
        }
        if (!left.empty())
            found.warnings.push_back(message("segments.tiers-guessed", file, firstNames(taken), firstNames(left)));
        say(
            tierNames(found, chosen, [](const TierRows& tier) { return tier.kind == TierKind::Dependent; }),
            [&](const auto& names) { return message("segments.dependent-tier", file, firstNames(names)); },
            [&](const auto& names) { return message("segments.dependent-tiers", file, names.size(), firstNames(names)); });
        say(
            tierNames(found, chosen, [](const TierRows& tier) { return tier.kind == TierKind::Points; }),
            [&](const auto& names) { return message("textgrid.point-tier", file, firstNames(names)); },
            [&](const auto& names) { return message("textgrid.point-tiers", file, names.size(), firstNames(names)); });
    }
    std::size_t withoutTimes = 0;
    std::vector<std::string> withoutText;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const bool read = chosen[i] || (guessed && found.tiers[i].kind == TierKind::Independent);
        withoutTimes += read ? found.tiers[i].withoutTimes : 0;
        if (read && intervals[i].count == 0 && found.tiers[i].withoutText > 1)  // one interval is a tier that nobody has begun
            withoutText.push_back(found.tiers[i].name);
    }
    if (withoutTimes > 0)
        found.warnings.push_back(withoutTimes == 1 ? message("segments.without-time", file)
                                                   : message("segments.without-times", file, withoutTimes));
    if (!withoutText.empty())
        found.warnings.push_back(message("textgrid.no-text", file, firstNames(withoutText)));
}

// Names as the audio's has them: as a whole, without its extension, up to its first point ("EN2002a.Mix-Headset.wav"), and without blanks,
// as our own RTTM has it.
bool isNamedAfter(const std::string& recording, const std::filesystem::path& audio, int strictness)
{
    const std::string file = audio.filename().string();
    const std::string stem = audio.stem().string();
    std::string unblanked = stem;
    std::replace(unblanked.begin(), unblanked.end(), ' ', '_');
    if (strictness == 0)
        return recording == stem || recording == file || recording == unblanked;
    return lowerCase(recording) == lowerCase(stem) || recording == stem.substr(0, stem.find('.'));
}

}  // namespace

Status chooseRecording(SegmentRows& found, const SegmentsSelection& selection, const std::filesystem::path& path)
{
    const auto& names = found.recordings;
    const auto refused = [&](const Message& why) { return Error{ErrorCode::InvalidSegments, why, path}; };
    if (names.empty())
        return selection.recording.empty() ? Status() : refused(message("segments.no-recordings", path));
    std::size_t chosen = names.size();
    if (!selection.recording.empty()) {
        chosen = static_cast<std::size_t>(std::find(names.begin(), names.end(), selection.recording) - names.begin());
        if (chosen == names.size())
            return refused(message("segments.no-such-recording", path, selection.recording, firstNames(names, choices)));
    } else if (names.size() == 1) {
        chosen = 0;
    } else {
        for (int strictness = 0; strictness < 2 && chosen == names.size() && !selection.audio.empty(); ++strictness) {
            const auto isIt = [&](const std::string& name) { return isNamedAfter(name, selection.audio, strictness); };
            if (std::count_if(names.begin(), names.end(), isIt) == 1)
                chosen = static_cast<std::size_t>(std::find_if(names.begin(), names.end(), isIt) - names.begin());
        }
        if (chosen == names.size())
            return refused(message("segments.many-recordings", path, names.size(), firstNames(names, choices)));
    }
    if (names.size() > 1)
        found.warnings.push_back(message("segments.recording-taken", path.filename(), shortened(names[chosen]), names.size()));
    std::erase_if(found.rows, [chosen](const SegmentRow& row) { return row.recording != chosen; });
    return {};
}

Status chooseTiers(SegmentRows& found, const SegmentsSelection& selection, const std::filesystem::path& path)
{
    if (found.tiers.empty())
        return selection.tiers.empty() ? Status() : Status(Error{ErrorCode::InvalidSegments, message("segments.no-tiers", path), path});
    const auto intervals = intervalsOf(found);
    const bool guess = selection.tiers.empty();
    const auto chosen = guess ? guessedTiers(found, intervals) : TRY(selectedTiers(found, selection, path));
    const bool any = std::any_of(chosen.begin(), chosen.end(), [](bool one) { return one; });
    bool candidates = false;
    for (std::size_t i = 0; i < intervals.size(); ++i)
        candidates = candidates || isCandidate(found.tiers[i], intervals[i]);
    if (guess && !any && candidates)
        return Error{ErrorCode::InvalidSegments, message("segments.no-sentences-tier", path, describedTiers(found, intervals)), path};
    sayWhatIsLeftOut(found, chosen, guess, intervals, path);
    std::erase_if(found.rows, [&chosen](const SegmentRow& row) { return !chosen[row.tier]; });
    for (const auto& row : found.rows) {
        if (!row.problem.empty())
            return invalidSegment(path, row.line, row.problem);
    }
    return {};
}

std::vector<SegmentsTier> tiersOf(const SegmentRows& found, const SegmentsSelection& selection)
{
    if (found.tiers.empty())
        return {};
    const auto intervals = intervalsOf(found);
    const auto selected = selection.tiers.empty() ? Result<std::vector<bool>>(std::vector<bool>()) : selectedTiers(found, selection, {});
    const auto chosen = selected && !selected->empty() ? *selected : guessedTiers(found, intervals);
    std::vector<SegmentsTier> tiers;
    for (std::size_t i = 0; i < found.tiers.size(); ++i) {
        if (intervals[i].count == 0)
            continue;
        const auto same =
            std::find_if(tiers.begin(), tiers.end(), [&](const SegmentsTier& tier) { return tier.name == found.tiers[i].name; });
        if (same == tiers.end()) {
            tiers.push_back({found.tiers[i].name, intervals[i].count, intervals[i].medianSeconds, chosen[i]});
        } else {
            same->segments += intervals[i].count;
            same->chosen = same->chosen || chosen[i];
        }
    }
    return tiers;
}

}  // namespace undertone
