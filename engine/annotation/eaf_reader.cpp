// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/xml_text.h"
#include "engine/io/text_input.h"

#include <pugixml.hpp>

#include <charconv>
#include <unordered_map>

namespace undertone {
namespace {

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    const auto body = trimmed(text);
    std::int64_t value = 0;
    const auto [end, code] = std::from_chars(body.data(), body.data() + body.size(), value);
    if (code != std::errc() || end != body.data() + body.size())
        return std::nullopt;
    return value;
}

// The last part of a MEDIA_URL: a sentence needs no more, and folders may hold names.
std::string mediaName(pugi::xml_node media)
{
    const std::string url = media.attribute("MEDIA_URL").value();
    return shortened(std::string_view(url).substr(url.find_last_of('/') + 1));
}

class EafReader {
public:
    EafReader(const std::string& text, const std::filesystem::path& path) : m_xml(text, path), m_path(path) {}

    Result<SegmentRows> read()
    {
        TRY(m_xml.parse());
        m_root = m_xml.root("ANNOTATION_DOCUMENT");
        if (!m_root)
            return Error{ErrorCode::UnsupportedFormat, message("eaf.other-xml", m_path), m_path};
        TRY(readHeader());
        TRY(readTimes());
        for (const auto tier : m_root.children("TIER")) {
            TRY(readTier(tier));
        }
        return std::move(m_found);
    }

private:
    Error wrong(pugi::xml_node node, const Message& why) { return invalidSegment(m_path, m_xml.lineOf(node), why); }
    void warn(const Message& sentence) { m_found.warnings.push_back(message("core.of", m_path.filename(), sentence)); }

    Status readHeader()
    {
        const auto header = m_root.child("HEADER");
        const std::string units = header.attribute("TIME_UNITS").as_string("milliseconds");
        if (units != "milliseconds")
            return wrong(header, message("eaf.units", shortened(units)));
        // Sound and film of one document may have origins of their own; what is analysed is the sound.
        pugi::xml_node chosen;
        bool several = false;
        for (const auto media : header.children("MEDIA_DESCRIPTOR")) {
            const auto origin = wholeNumber(media.attribute("TIME_ORIGIN").as_string("0"));
            if (!origin)
                return wrong(media, message("eaf.origin-not-number"));
            const auto isSound = [](pugi::xml_node node) {
                return std::string_view(node.attribute("MIME_TYPE").value()).starts_with("audio");
            };
            several = several || (chosen && static_cast<double>(*origin) != m_originMs);
            if (!chosen || (isSound(media) && !isSound(chosen))) {
                chosen = media;
                m_originMs = static_cast<double>(*origin);
            }
        }
        if (several)
            warn(message("eaf.origins", mediaName(chosen)));
        if (m_originMs != 0.0)
            warn(message("eaf.origin", static_cast<long long>(m_originMs)));
        return {};
    }

    Status readTimes()
    {
        for (const auto slot : m_root.child("TIME_ORDER").children("TIME_SLOT")) {
            std::optional<double> time;
            if (const auto value = slot.attribute("TIME_VALUE")) {
                const auto ms = wholeNumber(value.value());
                if (!ms)
                    return wrong(slot, message("eaf.not-time", shortened(value.value())));
                time = static_cast<double>(*ms);
            }
            if (!m_times.emplace(slot.attribute("TIME_SLOT_ID").value(), time).second)
                return wrong(slot, message("eaf.slot-twice", shortened(slot.attribute("TIME_SLOT_ID").value())));
        }
        return {};
    }

    // The time of a slot. ELAN leaves one open between the parts of a subdivided sentence, in tiers that depend on another; any time would
    // be a guess there, and is asked for where such a tier is chosen.
    double secondsOf(pugi::xml_node annotation, const char* reference, SegmentRow& row) const
    {
        const std::string slot = annotation.attribute(reference).value();
        const auto found = m_times.find(slot);
        if (found != m_times.end() && found->second)
            return (*found->second + m_originMs) / 1000.0;
        if (row.problem.empty())
            row.problem =
                found == m_times.end() ? message("eaf.no-slot", shortened(slot)) : message("eaf.slot-without-time", shortened(slot));
        return 0.0;
    }

    Status readTier(pugi::xml_node tier)
    {
        const std::string name = tier.attribute("TIER_ID").value();
        m_found.tiers.push_back({name, tier.attribute("PARENT_REF") ? TierKind::Dependent : TierKind::Independent});
        const std::string participant(trimmed(tier.attribute("PARTICIPANT").value()));
        std::string speaker = participant.empty() ? std::string(trimmed(name)) : participant;
        if (speaker == unknownSpeaker)
            speaker.clear();
        for (const auto entry : tier.children("ANNOTATION")) {
            const auto annotation = entry.child("ALIGNABLE_ANNOTATION");
            if (!annotation) {
                ++m_found.tiers.back().withoutTimes;
                continue;
            }
            if (m_found.rows.size() >= SegmentsLimits::maxSegments)
                return Error{ErrorCode::LimitExceeded, message("segments.too-many", m_path, SegmentsLimits::maxSegments), m_path};
            SegmentRow row{m_xml.lineOf(annotation), speaker, {}, m_found.tiers.size() - 1};
            row.segment.startSeconds = secondsOf(annotation, "TIME_SLOT_REF1", row);
            row.segment.endSeconds = secondsOf(annotation, "TIME_SLOT_REF2", row);
            if (const char* text = annotation.child_value("ANNOTATION_VALUE"); *text != '\0')
                row.segment.columns.emplace_back("text", text);
            m_found.rows.push_back(std::move(row));
        }
        return {};
    }

    XmlText m_xml;
    std::filesystem::path m_path;
    pugi::xml_node m_root;
    std::unordered_map<std::string, std::optional<double>> m_times;  ///< milliseconds, by slot
    double m_originMs = 0.0;
    SegmentRows m_found;
};

}  // namespace

Result<SegmentRows> parseSegmentsEaf(const std::string& text, const std::filesystem::path& path)
{
    return EafReader(text, path).read();
}

}  // namespace undertone
