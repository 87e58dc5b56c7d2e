// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/cue_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/text_lines.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <set>

namespace undertone {
namespace {

// The names of the cue's voice spans, "<v Ann>" and "<v.loud Ann>" (WebVTT, 5.1).
std::set<std::string> voicesIn(std::string_view text)
{
    std::set<std::string> names;
    for (auto at = text.find("<v"); at != std::string_view::npos; at = text.find("<v", at + 2)) {
        const auto tag = text.substr(at, text.find('>', at) - at);
        const auto blank = tag.find_first_of(" \t");
        const bool isVoice = tag.size() > 2 && (tag[2] == '.' || tag[2] == ' ' || tag[2] == '\t');
        if (isVoice && blank != std::string_view::npos && !trimmed(tag.substr(blank)).empty())
            names.emplace(trimmed(tag.substr(blank)));
    }
    return names;
}

class WebVttReader {
public:
    WebVttReader(std::string_view text, const std::filesystem::path& path) : m_lines(text), m_path(path) {}

    Result<SegmentRows> read()
    {
        if (!m_lines.next() || !m_lines.text().starts_with("WEBVTT"))
            return invalidSegment(m_path, 1, message("webvtt.header"));
        skipBlock();
        while (m_lines.next()) {
            const auto line = m_lines.text();
            if (line.empty())
                continue;
            const auto word = wordsOf(line).front();
            if (word == "NOTE")
                readNote();
            else if (word == "STYLE" || word == "REGION")
                skipBlock();
            else
                TRY(readCue());
        }
        if (m_severalVoices > 0)
            m_found.warnings.push_back(m_severalVoices == 1 ? message("webvtt.several-voices-one", m_path.filename())
                                                            : message("webvtt.several-voices", m_path.filename(), m_severalVoices));
        takeSpeakersFromTexts(m_found, m_path);
        return std::move(m_found);
    }

private:
    void skipBlock()
    {
        while (m_lines.next() && !m_lines.text().empty()) {}
    }

    // Of a file that this program wrote: the emotions that stand in brackets.
    void readNote()
    {
        while (m_lines.next() && !m_lines.text().empty()) {
            if (!m_lines.text().starts_with(cueLabelsHead))
                continue;
            auto rest = m_lines.text().substr(cueLabelsHead.size());
            for (auto open = rest.find('['); open != std::string_view::npos; open = rest.find('[')) {
                rest.remove_prefix(open + 1);
                const auto close = std::min(std::min(rest.find("] ["), rest.rfind(']')), rest.size());
                m_labels.insert(withoutReferences(rest.substr(0, close)));
                rest.remove_prefix(close);
            }
        }
    }

    // What is said of what such a file has in a cue, and its emotion as a column.
    void takeText(SegmentRow& row, std::string text) const
    {
        auto& columns = row.segment.columns;
        const auto open = text.ends_with(']') ? text.rfind(" [") : std::string::npos;
        if (text == "?" && !m_labels.empty())
            return;  // neither was known
        if (m_labels.contains(text)) {
            columns.emplace_back(emotionColumn, std::move(text));
        } else if (open != std::string::npos && m_labels.contains(text.substr(open + 2, text.size() - open - 3))) {
            columns.emplace_back("text", text.substr(0, open));
            columns.emplace_back(emotionColumn, text.substr(open + 2, text.size() - open - 3));
        } else {
            columns.emplace_back("text", std::move(text));
        }
    }

    // A cue, whose first line is its times or a name before them. A block without times is none.
    Status readCue()
    {
        auto times = parseCueTimes(m_lines.text());
        const auto wrong = [&] { return invalidSegment(m_path, m_lines.number(), message("segments.no-cue", shortened(m_lines.text()))); };
        if (!times && looksLikeCueTimes(m_lines.text()))
            return wrong();
        if (!times) {
            if (!m_lines.next() || m_lines.text().empty())
                return {};
            times = parseCueTimes(m_lines.text());
            if (!times)
                return wrong();
        }
        if (m_found.rows.size() >= SegmentsLimits::maxSegments)
            return Error{ErrorCode::LimitExceeded, message("segments.too-many", m_path, SegmentsLimits::maxSegments), m_path};
        SegmentRow row{m_lines.number(), {}, {times->first, times->second}};
        std::string text;
        while (m_lines.next() && !m_lines.text().empty()) {
            if (m_lines.text().find("-->") != std::string_view::npos)
                return wrong();
            text += (text.empty() ? "" : "\n") + std::string(m_lines.text());
        }
        const auto voices = voicesIn(text);
        m_severalVoices += voices.size() > 1;
        if (!voices.empty())
            row.speaker = withoutReferences(firstVoice(text, voices));
        if (!text.empty())
            takeText(row, withoutReferences(withoutTags(text)));
        m_found.rows.push_back(std::move(row));
        return {};
    }

    static std::string firstVoice(std::string_view text, const std::set<std::string>& voices)
    {
        return *std::min_element(voices.begin(), voices.end(),
                                 [&](const auto& a, const auto& b) { return text.find(a + ">") < text.find(b + ">"); });
    }

    TextLines m_lines;
    std::filesystem::path m_path;
    SegmentRows m_found;
    std::size_t m_severalVoices = 0;
    std::set<std::string> m_labels;  ///< of a file that this program wrote
};

}  // namespace

Result<SegmentRows> parseSegmentsWebVtt(std::string_view text, const std::filesystem::path& path)
{
    return WebVttReader(text, path).read();
}

}  // namespace undertone
