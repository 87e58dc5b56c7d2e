// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/praat_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/time_fields.h"
#include "engine/io/text_input.h"

#include <cmath>

namespace undertone {
namespace {

constexpr double maxTiers = 10'000;
constexpr double maxIntervals = 2.0 * SegmentsLimits::maxSegments + 1.0;  // silence may stand before and after each

// Reads one file from its beginning to its last tier. A read that fails says so once; what is read after it is empty.
class TextGridReader {
public:
    TextGridReader(std::string_view text, const std::filesystem::path& path) : m_path(path), m_text(text) {}

    Result<SegmentRows> read()
    {
        readHeader();
        const std::int64_t tiers = m_problem ? 0 : readCount("textgrid.tiers", maxTiers);
        for (std::int64_t tier = 0; tier < tiers && !m_problem; ++tier)
            readTier();
        if (m_problem)
            return *m_problem;
        return std::move(m_found);
    }

private:
    void fail(std::size_t line, const Message& why)
    {
        if (!m_problem)
            m_problem = invalidSegment(m_path, line, why);
    }
    void refuse(ErrorCode code, const Message& why)
    {
        if (!m_problem)
            m_problem = Error{code, message("textgrid.file", m_path, why), m_path};
    }

    // The next token, which has to be of that kind; its text is empty where it is not.
    PraatText::Token expect(PraatText::Kind kind, const char* whatId)
    {
        static constexpr const char* kindIds[] = {"textgrid.a-text", "textgrid.a-number", "textgrid.a-flag"};
        if (m_problem)
            return {};
        auto next = m_text.next();
        if (const auto* end = std::get_if<PraatTextEnd>(&next)) {
            fail(m_text.line(), end->problem.empty() ? message("textgrid.ends", message(whatId)) : end->problem);
            return {};
        }
        auto token = std::get<PraatText::Token>(std::move(next));
        if (token.kind != kind) {
            fail(token.line, message("textgrid.other-kind", message(kindIds[static_cast<int>(token.kind)]), message(whatId)));
            return {};
        }
        return token;
    }

    double readSeconds(const char* whatId)
    {
        const auto token = expect(PraatText::Kind::Number, whatId);
        const auto value = parseSeconds(token.text);
        if (!value)
            fail(token.line, message("segments.not-seconds", shortened(token.text)));
        return value.value_or(0.0);
    }

    std::int64_t readCount(const char* whatId, double most)
    {
        const auto token = expect(PraatText::Kind::Number, whatId);
        const auto value = parseDecimal(token.text);
        if (!value || *value < 0.0 || *value != std::floor(*value))
            fail(token.line, message("textgrid.not-a-number-of", shortened(token.text), message(whatId)));
        else if (*value > most)
            refuse(ErrorCode::LimitExceeded,
                   message("textgrid.too-many", shortened(token.text), message(whatId), static_cast<long long>(most)));
        return m_problem ? 0 : static_cast<std::int64_t>(*value);
    }

    void readHeader()
    {
        const auto form = expect(PraatText::Kind::String, "textgrid.oo-text-file");
        if (!m_problem && form.text == "Praat chronological TextGrid text file")
            return refuse(ErrorCode::UnsupportedFormat, message("textgrid.chronological"));
        if (!m_problem && form.text != "ooTextFile" && form.text != "ooTextFile short")
            return refuse(ErrorCode::UnsupportedFormat, message("textgrid.other-file"));
        const auto object = expect(PraatText::Kind::String, "textgrid.kind-of-object");
        if (!m_problem && object.text != "TextGrid" && !object.text.starts_with("TextGrid "))
            return refuse(ErrorCode::UnsupportedFormat, message("textgrid.other-object", shortened(object.text)));
        const double start = readSeconds("textgrid.beginning");
        readSeconds("textgrid.end");
        const auto tiers = expect(PraatText::Kind::Flag, "textgrid.exists");
        if (!m_problem && tiers.text != "exists")
            fail(tiers.line, message("textgrid.no-tiers"));
        if (start != 0.0)
            m_found.warnings.push_back(message("textgrid.begins-later", m_path.filename(), std::to_string(start)));
    }

    void readTier()
    {
        const auto kind = expect(PraatText::Kind::String, "textgrid.tier-class");
        const auto name = expect(PraatText::Kind::String, "textgrid.tier-name");
        readSeconds("textgrid.tier-beginning");
        readSeconds("textgrid.tier-end");
        if (m_problem)
            return;
        m_found.tiers.push_back({name.text, kind.text == "TextTier" ? TierKind::Points : TierKind::Independent});
        if (kind.text == "IntervalTier") {
            readIntervals(std::string(trimmed(name.text)));
        } else if (kind.text == "TextTier") {
            const std::int64_t points = readCount("textgrid.points", maxIntervals);
            for (std::int64_t point = 0; point < points && !m_problem; ++point) {
                readSeconds("textgrid.point-time");
                expect(PraatText::Kind::String, "textgrid.point-mark");
            }
        } else {
            fail(kind.line, message("textgrid.no-class", shortened(kind.text)));
        }
    }

    void readIntervals(std::string speaker)
    {
        if (speaker == unknownSpeaker)
            speaker.clear();
        const std::int64_t intervals = readCount("textgrid.intervals", maxIntervals);
        for (std::int64_t interval = 0; interval < intervals && !m_problem; ++interval) {
            const double start = readSeconds("textgrid.interval-beginning");
            const std::size_t line = m_text.line();
            const double end = readSeconds("textgrid.interval-end");
            const auto text = expect(PraatText::Kind::String, "textgrid.interval-text");
            if (m_problem)
                continue;
            if (text.text.find_first_not_of(" \t\r\n") == std::string::npos) {
                ++m_found.tiers.back().withoutText;
                continue;
            }
            if (m_found.rows.size() >= SegmentsLimits::maxSegments)
                return refuse(ErrorCode::LimitExceeded, message("textgrid.too-many-segments", SegmentsLimits::maxSegments));
            m_found.rows.push_back({line, speaker, {start, end, {}, {{"text", text.text}}}, m_found.tiers.size() - 1});
        }
    }

    std::filesystem::path m_path;
    PraatText m_text;
    SegmentRows m_found;
    std::optional<Error> m_problem;
};

}  // namespace

Result<SegmentRows> parseSegmentsTextGrid(std::string_view text, const std::filesystem::path& path)
{
    return TextGridReader(text, path).read();
}

}  // namespace undertone
