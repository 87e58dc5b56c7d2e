// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/praat_text.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
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
        const double tiers = m_problem ? 0.0 : readCount("tiers", maxTiers);
        for (double tier = 0.0; tier < tiers && !m_problem; ++tier)
            readTier();
        if (m_problem)
            return *m_problem;
        if (!m_pointTiers.empty())
            m_found.warnings.push_back(m_path.filename().string() + ": " + countedNames(m_pointTiers, "point tier")
                                       + " left out: a point in time is no segment.");
        return std::move(m_found);
    }

private:
    void fail(std::size_t line, const std::string& why)
    {
        if (!m_problem)
            m_problem = invalidSegment(m_path, line, why);
    }
    void refuse(ErrorCode code, const std::string& why)
    {
        if (!m_problem)
            m_problem = Error{code, m_path.string() + " " + why, m_path};
    }

    // The next token, which has to be of that kind; its text is empty where it is not.
    PraatText::Token expect(PraatText::Kind kind, const char* what)
    {
        static constexpr const char* names[] = {"text", "number", "flag"};
        if (m_problem)
            return {};
        auto next = m_text.next();
        if (const auto* end = std::get_if<PraatTextEnd>(&next)) {
            fail(m_text.line(), end->problem.empty() ? std::string("the file ends where ") + what + " should stand" : end->problem);
            return {};
        }
        auto token = std::get<PraatText::Token>(std::move(next));
        if (token.kind != kind) {
            fail(token.line, std::string("here stands a ") + names[static_cast<int>(token.kind)] + " where " + what + " should stand");
            return {};
        }
        return token;
    }

    double readSeconds(const char* what)
    {
        const auto token = expect(PraatText::Kind::Number, what);
        const auto value = parseDecimal(token.text);
        if (!value)
            fail(token.line, "\"" + shortened(token.text) + "\" is not a number of seconds");
        return value.value_or(0.0);
    }

    double readCount(const char* what, double most)
    {
        const auto token = expect(PraatText::Kind::Number, what);
        const auto value = parseDecimal(token.text);
        if (!value || *value < 0.0 || *value != std::floor(*value))
            fail(token.line, "\"" + shortened(token.text) + "\" is not a number of " + what);
        else if (*value > most)
            refuse(ErrorCode::LimitExceeded,
                   "says that it has " + shortened(token.text) + " " + what + "; " + std::to_string(static_cast<long long>(most))
                       + " can be read.");
        return m_problem ? 0.0 : *value;
    }

    void readHeader()
    {
        const auto form = expect(PraatText::Kind::String, "\"ooTextFile\"");
        if (!m_problem && form.text == "Praat chronological TextGrid text file")
            return refuse(ErrorCode::UnsupportedFormat,
                          "is a chronological TextGrid. Open it in Praat and save it again with Save as text file.");
        if (!m_problem && form.text != "ooTextFile" && form.text != "ooTextFile short")
            return refuse(ErrorCode::UnsupportedFormat, "is not a text file of Praat: it should begin with File type = \"ooTextFile\".");
        const auto object = expect(PraatText::Kind::String, "the kind of object");
        if (!m_problem && object.text != "TextGrid" && !object.text.starts_with("TextGrid "))
            return refuse(ErrorCode::UnsupportedFormat,
                          "holds a " + shortened(object.text)
                              + ", not a TextGrid. Select the TextGrid alone in Praat and save it "
                                "with Save as text file.");
        const double start = readSeconds("the beginning");
        readSeconds("the end");
        const auto tiers = expect(PraatText::Kind::Flag, "<exists>");
        if (!m_problem && tiers.text != "exists")
            fail(tiers.line, "the TextGrid has no tiers");
        if (start != 0.0)
            m_found.warnings.push_back(m_path.filename().string() + ": its time begins at " + std::to_string(start)
                                       + " s; its times were taken as seconds from the start of the recording.");
    }

    void readTier()
    {
        const auto kind = expect(PraatText::Kind::String, "the class of a tier");
        const auto name = expect(PraatText::Kind::String, "the name of a tier");
        readSeconds("the beginning of a tier");
        readSeconds("the end of a tier");
        if (m_problem)
            return;
        if (kind.text == "IntervalTier") {
            readIntervals(std::string(trimmed(name.text)));
        } else if (kind.text == "TextTier") {
            m_pointTiers.push_back(name.text);
            const double points = readCount("points", maxIntervals);
            for (double point = 0.0; point < points && !m_problem; ++point) {
                readSeconds("the time of a point");
                expect(PraatText::Kind::String, "the mark of a point");
            }
        } else {
            fail(kind.line, "\"" + shortened(kind.text) + "\" is no class of a tier");
        }
    }

    void readIntervals(std::string speaker)
    {
        if (speaker == unknownSpeaker)
            speaker.clear();
        const double intervals = readCount("intervals", maxIntervals);
        for (double interval = 0.0; interval < intervals && !m_problem; ++interval) {
            const double start = readSeconds("the beginning of an interval");
            const std::size_t line = m_text.line();
            const double end = readSeconds("the end of an interval");
            const auto text = expect(PraatText::Kind::String, "the text of an interval");
            if (m_problem || text.text.find_first_not_of(" \t\r\n") == std::string::npos)
                continue;
            if (m_found.rows.size() >= SegmentsLimits::maxSegments)
                return refuse(ErrorCode::LimitExceeded, "has more than " + std::to_string(SegmentsLimits::maxSegments) + " segments.");
            m_found.rows.push_back({line, speaker, {start, end, {}, {{"text", text.text}}}});
        }
    }

    std::filesystem::path m_path;
    PraatText m_text;
    SegmentRows m_found;
    std::vector<std::string> m_pointTiers;
    std::optional<Error> m_problem;
};

}  // namespace

Result<SegmentRows> parseSegmentsTextGrid(std::string_view text, const std::filesystem::path& path)
{
    return TextGridReader(text, path).read();
}

}  // namespace undertone
