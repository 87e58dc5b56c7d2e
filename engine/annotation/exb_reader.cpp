// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/xml_text.h"
#include "engine/io/text_input.h"

#include <pugixml.hpp>

#include <string_view>
#include <unordered_map>

namespace undertone {
namespace {

// EXMARaLDA's basic transcription: tiers of events between the points of a common timeline, some of which have no time.
class ExbReader {
public:
    ExbReader(const std::string& text, const std::filesystem::path& path) : m_xml(text, path), m_path(path) {}

    Result<SegmentRows> read()
    {
        TRY(m_xml.parse());
        const auto root = m_xml.root("basic-transcription");
        if (!root)
            return Error{ErrorCode::UnsupportedFormat, message("exb.other-xml", m_path), m_path};
        for (const auto speaker : root.child("head").child("speakertable").children("speaker"))
            m_speakers.emplace(speaker.attribute("id").value(), std::string(trimmed(speaker.child_value("abbreviation"))));
        const auto body = root.child("basic-body");
        TRY(readTimes(body.child("common-timeline")));
        for (const auto tier : body.children("tier"))
            TRY(readTier(tier));
        return std::move(m_found);
    }

private:
    Error wrong(pugi::xml_node node, const Message& why) { return invalidSegment(m_path, m_xml.lineOf(node), why); }

    Status readTimes(pugi::xml_node timeline)
    {
        for (const auto point : timeline.children("tli")) {
            std::optional<double> seconds;
            // What EXMARaLDA has interpolated is as little known as what has no time.
            if (const auto time = point.attribute("time"); time && std::string_view(point.attribute("type").value()) != "intp") {
                seconds = parseDecimal(time.value());
                if (!seconds)
                    return wrong(point, message("segments.not-seconds", shortened(time.value())));
            }
            if (!m_times.emplace(point.attribute("id").value(), seconds).second)
                return wrong(point, message("exb.point-twice", shortened(point.attribute("id").value())));
        }
        return {};
    }

    Result<std::optional<double>> timeOf(pugi::xml_node event, const char* end)
    {
        const std::string point = event.attribute(end).value();
        const auto found = m_times.find(point);
        if (found == m_times.end())
            return wrong(event, message("exb.no-point", shortened(point)));
        return found->second;
    }

    // Who speaks, or the tier itself where nobody is named.
    std::string speakerOf(pugi::xml_node tier) const
    {
        const std::string id = tier.attribute("speaker").value();
        const auto found = m_speakers.find(id);
        if (found != m_speakers.end() && !found->second.empty())
            return found->second;
        return id.empty() ? std::string(trimmed(tier.attribute("display-name").value())) : id;
    }

    // Events that follow one another over points without times are one segment between those that have times.
    Status readTier(pugi::xml_node tier)
    {
        const char* name = tier.attribute("display-name") ? "display-name" : "id";
        const bool isTranscription = std::string_view(tier.attribute("type").value()) == "t";
        m_found.tiers.push_back({tier.attribute(name).value(), isTranscription ? TierKind::Independent : TierKind::Dependent});
        const std::string speaker = speakerOf(tier);
        SegmentRow row;
        std::string openAt;  // the point that `row` has reached, where that has no time
        std::size_t events = 0;
        for (const auto event : tier.children("event")) {
            const auto start = TRY(timeOf(event, "start"));
            const auto end = TRY(timeOf(event, "end"));
            const std::string text = event.text().get();
            if (!openAt.empty() && event.attribute("start").value() == openAt) {
                row.segment.columns.front().second += text;
                ++events;
            } else {
                m_found.tiers.back().withoutTimes += openAt.empty() ? 0 : events;
                openAt.clear();
                if (!start) {
                    ++m_found.tiers.back().withoutTimes;
                    continue;
                }
                row = SegmentRow{m_xml.lineOf(event), speaker, {*start, 0.0, {}, {{"text", text}}}, m_found.tiers.size() - 1};
                events = 1;
            }
            openAt = end ? std::string() : event.attribute("end").value();
            if (!end)
                continue;
            row.segment.endSeconds = *end;
            if (m_found.rows.size() >= SegmentsLimits::maxSegments)
                return Error{ErrorCode::LimitExceeded, message("segments.too-many", m_path, SegmentsLimits::maxSegments), m_path};
            m_found.rows.push_back(row);
        }
        m_found.tiers.back().withoutTimes += openAt.empty() ? 0 : events;
        return {};
    }

    XmlText m_xml;
    std::filesystem::path m_path;
    std::unordered_map<std::string, std::string> m_speakers;         ///< abbreviations by id
    std::unordered_map<std::string, std::optional<double>> m_times;  ///< seconds by point
    SegmentRows m_found;
};

}  // namespace

Result<SegmentRows> parseSegmentsExb(const std::string& text, const std::filesystem::path& path)
{
    return ExbReader(text, path).read();
}

}  // namespace undertone
