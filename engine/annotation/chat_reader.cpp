// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <charconv>

namespace undertone {
namespace {

// What stands at both ends of a bullet: the control character of CHAT, or the dot that text editors show for it.
constexpr std::string_view bulletMarks[] = {"\x15", "\xe2\x80\xa2"};

struct Milliseconds {
    double start = 0.0;
    double end = 0.0;
};

std::optional<double> bulletNumber(std::string_view text)
{
    std::uint64_t value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return static_cast<double>(value);
}

// "1000_2500", "%snd:"file"_1000_2500" as older transcripts have it, and "1000_2500-" where playing stops at the end.
std::optional<Milliseconds> timesOf(std::string_view bullet)
{
    if (bullet.ends_with('-'))
        bullet.remove_suffix(1);
    const auto last = bullet.rfind('_');
    if (last == std::string_view::npos)
        return std::nullopt;
    const auto before = bullet.substr(0, last);
    const auto start = bulletNumber(before.substr(before.rfind('_') + 1));
    const auto end = bulletNumber(bullet.substr(last + 1));
    if (!start || !end)
        return std::nullopt;
    return Milliseconds{*start, *end};
}

// A main or dependent line with its continuations, which begin with a tab.
struct TierLine {
    std::size_t number = 0;
    std::string code;
    std::string text;
};

std::vector<TierLine> tierLinesOf(std::string_view text)
{
    std::vector<TierLine> found;
    for (TextLines lines(text); lines.next();) {
        if (lines.withBlanks().starts_with('\t') && !found.empty()) {
            found.back().text += " " + std::string(lines.text());
        } else if (!lines.text().empty()) {
            const auto line = lines.text();
            const auto colon = line.front() == '*' || line.front() == '%' ? line.find(':') : std::string_view::npos;
            const auto code = colon == std::string_view::npos ? std::string_view("@") : line.substr(0, colon);
            found.push_back(
                {lines.number(), std::string(code), std::string(trimmed(line.substr(colon == std::string_view::npos ? 0 : colon + 1)))});
        }
    }
    return found;
}

class ChatReader {
public:
    ChatReader(std::string_view text, const std::filesystem::path& path) : m_lines(tierLinesOf(text)), m_path(path) {}

    Result<SegmentRows> read()
    {
        for (const auto& line : m_lines) {
            if (line.code.front() == '*') {
                finishUtterance();
                m_utterance = SegmentRow{line.number, line.code.substr(1), {}, tierOf(line.code.substr(1))};
                TRY(readUtterance(line));
            } else if (line.code == "%snd" || line.code == "%mov") {
                readOldTimes(line.text);
            }
            if (m_found.rows.size() > SegmentsLimits::maxSegments)
                return Error{ErrorCode::LimitExceeded, message("segments.too-many", m_path, SegmentsLimits::maxSegments), m_path};
        }
        finishUtterance();
        return std::move(m_found);
    }

private:
    std::size_t tierOf(const std::string& code)
    {
        auto& tiers = m_found.tiers;
        const auto found = std::find_if(tiers.begin(), tiers.end(), [&](const TierRows& tier) { return tier.name == code; });
        const auto index = static_cast<std::size_t>(found - tiers.begin());
        if (index == tiers.size())
            tiers.push_back({code});
        return index;
    }

    void widen(const Milliseconds& times)
    {
        m_times = m_times ? Milliseconds{std::min(m_times->start, times.start), std::max(m_times->end, times.end)} : times;
    }

    // The utterance goes from its first bullet's start to its last one's end.
    Status readUtterance(const TierLine& line)
    {
        std::string said;
        std::string_view rest = line.text;
        while (!rest.empty()) {
            std::size_t open = rest.size();
            std::string_view mark;
            for (const auto candidate : bulletMarks) {
                if (const auto at = rest.find(candidate); at < open) {
                    open = at;
                    mark = candidate;
                }
            }
            said += rest.substr(0, open);
            if (mark.empty())
                break;
            rest.remove_prefix(open + mark.size());
            const auto close = rest.find(mark);
            const auto times = close == std::string_view::npos ? std::nullopt : timesOf(rest.substr(0, close));
            if (!times)
                return invalidSegment(m_path, line.number, message("chat.bullet", shortened(rest.substr(0, close))));
            widen(*times);
            rest.remove_prefix(close + mark.size());
        }
        if (const auto text = trimmed(said); !text.empty())
            m_utterance->segment.columns.emplace_back("text", text);
        return {};
    }

    // "%snd: "file" 1000 2500" below an utterance without a bullet.
    void readOldTimes(std::string_view text)
    {
        const auto words = wordsOf(text);
        if (!m_utterance || m_times || words.size() < 2)
            return;
        const auto start = bulletNumber(words[words.size() - 2]);
        const auto end = bulletNumber(words.back());
        if (start && end)
            widen({*start, *end});
    }

    void finishUtterance()
    {
        if (!m_utterance)
            return;
        if (m_times) {
            m_utterance->segment.startSeconds = m_times->start / 1000.0;
            m_utterance->segment.endSeconds = m_times->end / 1000.0;
            m_found.rows.push_back(std::move(*m_utterance));
        } else {
            ++m_found.tiers[m_utterance->tier].withoutTimes;
        }
        m_utterance.reset();
        m_times.reset();
    }

    std::vector<TierLine> m_lines;
    std::filesystem::path m_path;
    SegmentRows m_found;
    std::optional<SegmentRow> m_utterance;
    std::optional<Milliseconds> m_times;
};

}  // namespace

bool looksLikeChat(std::string_view text)
{
    return text.starts_with("@UTF8") || text.starts_with("@Begin");
}

Result<SegmentRows> parseSegmentsChat(std::string_view text, const std::filesystem::path& path)
{
    return ChatReader(text, path).read();
}

}  // namespace undertone
