// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/io/text_input.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace undertone {
namespace {

// A tag takes about 64 bytes in memory and an attribute 40: with the bound on bytes, the worst of files takes 0.7 GB. A hundred thousand
// annotations have 1.2 million tags.
constexpr std::ptrdiff_t maxTags = 4'000'000;

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
    EafReader(const std::string& text, const std::filesystem::path& path) : m_text(text), m_path(path) {}

    Result<SegmentRows> read()
    {
        if (std::count(m_text.begin(), m_text.end(), '<') > maxTags)
            return Error{ErrorCode::LimitExceeded, m_path.string() + " has more than " + std::to_string(maxTags) + " tags.", m_path};
        const auto parsed =
            m_document.load_buffer(m_text.data(), m_text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
        if (!parsed)
            return invalidSegment(m_path, lineAt(parsed.offset),
                                  std::string("the XML cannot be read: ") + lowerFirst(parsed.description()));
        for (const auto node : m_document.children()) {
            if (node.type() == pugi::node_doctype)
                return invalidSegment(m_path, 1, "the XML has a DOCTYPE, which no EAF has; it is not read");
        }
        m_root = m_document.child("ANNOTATION_DOCUMENT");
        if (!m_root)
            return Error{ErrorCode::UnsupportedFormat, m_path.string() + " is XML, but no EAF of ELAN: it has no ANNOTATION_DOCUMENT.",
                         m_path};
        TRY(readHeader());
        TRY(readTimes());
        for (const auto tier : m_root.children("TIER")) {
            TRY(readTier(tier));
        }
        if (!m_dependent.empty())
            warn(countedNames(m_dependent, "tier") + " left out, which depend on other tiers and say more of their sentences.");
        if (m_references > 0)
            warn(m_references == 1 ? "1 annotation without a time of its own was left out."
                                   : std::to_string(m_references) + " annotations without times of their own were left out.");
        return std::move(m_found);
    }

private:
    static std::string lowerFirst(std::string text)
    {
        if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
            text[0] = static_cast<char>(text[0] - 'A' + 'a');
        return text;
    }

    // Nodes are asked for in the file's order, so that lines are counted once.
    std::size_t lineAt(std::ptrdiff_t offset)
    {
        const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), 0, m_text.size());
        if (wanted < m_counted) {
            m_counted = 0;
            m_line = 1;
        }
        m_line += static_cast<std::size_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_counted),
                                                      m_text.begin() + static_cast<std::ptrdiff_t>(wanted), '\n'));
        m_counted = wanted;
        return m_line;
    }
    Error wrong(pugi::xml_node node, const std::string& why) { return invalidSegment(m_path, lineAt(node.offset_debug()), why); }
    void warn(const std::string& sentence) { m_found.warnings.push_back(m_path.filename().string() + ": " + sentence); }

    Status readHeader()
    {
        const auto header = m_root.child("HEADER");
        const std::string units = header.attribute("TIME_UNITS").as_string("milliseconds");
        if (units != "milliseconds")
            return wrong(header, "its times are in " + shortened(units) + ", and only milliseconds can be read; save it anew with ELAN");
        // Sound and film of one document may have origins of their own; what is analysed is the sound.
        pugi::xml_node chosen;
        bool several = false;
        for (const auto media : header.children("MEDIA_DESCRIPTOR")) {
            const auto origin = wholeNumber(media.attribute("TIME_ORIGIN").as_string("0"));
            if (!origin)
                return wrong(media, "TIME_ORIGIN is not a number of milliseconds");
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
            warn("its recordings have different origins in time; that of " + mediaName(chosen) + " was taken.");
        if (m_originMs != 0.0)
            warn("its time begins " + std::to_string(static_cast<long long>(m_originMs))
                 + " ms into the recording (TIME_ORIGIN), and sentences were placed so.");
        return {};
    }

    Status readTimes()
    {
        for (const auto slot : m_root.child("TIME_ORDER").children("TIME_SLOT")) {
            std::optional<double> time;
            if (const auto value = slot.attribute("TIME_VALUE")) {
                const auto ms = wholeNumber(value.value());
                if (!ms)
                    return wrong(slot, "\"" + shortened(value.value()) + "\" is not a time in whole milliseconds");
                time = static_cast<double>(*ms);
            }
            if (!m_times.emplace(slot.attribute("TIME_SLOT_ID").value(), time).second)
                return wrong(slot, "the time slot " + shortened(slot.attribute("TIME_SLOT_ID").value()) + " is there twice");
        }
        return {};
    }

    Result<double> secondsOf(pugi::xml_node annotation, const char* reference)
    {
        const std::string slot = annotation.attribute(reference).value();
        const auto found = m_times.find(slot);
        if (found == m_times.end())
            return wrong(annotation, "there is no time slot " + shortened(slot));
        // ELAN leaves a slot open only between the parts of a subdivided sentence, in tiers that are left out here; elsewhere any time
        // would be a guess.
        if (!found->second)
            return wrong(annotation,
                         "the time slot " + shortened(slot) + " has no time, so that it is not known where the annotation lies");
        return (*found->second + m_originMs) / 1000.0;
    }

    Status readTier(pugi::xml_node tier)
    {
        const std::string name = tier.attribute("TIER_ID").value();
        if (tier.attribute("PARENT_REF")) {
            m_dependent.push_back(name);
            return {};
        }
        const std::string participant(trimmed(tier.attribute("PARTICIPANT").value()));
        std::string speaker = participant.empty() ? std::string(trimmed(name)) : participant;
        if (speaker == unknownSpeaker)
            speaker.clear();
        for (const auto entry : tier.children("ANNOTATION")) {
            const auto annotation = entry.child("ALIGNABLE_ANNOTATION");
            if (!annotation) {
                ++m_references;
                continue;
            }
            const std::size_t line = lineAt(annotation.offset_debug());
            const auto start = secondsOf(annotation, "TIME_SLOT_REF1");
            if (!start)
                return start.error();
            const auto end = secondsOf(annotation, "TIME_SLOT_REF2");
            if (!end)
                return end.error();
            if (m_found.rows.size() >= SegmentsLimits::maxSegments)
                return Error{ErrorCode::LimitExceeded,
                             m_path.string() + " has more than " + std::to_string(SegmentsLimits::maxSegments) + " segments.", m_path};
            Segment segment{*start, *end};
            if (const char* text = annotation.child_value("ANNOTATION_VALUE"); *text != '\0')
                segment.columns.emplace_back("text", text);
            m_found.rows.push_back({line, speaker, std::move(segment)});
        }
        return {};
    }

    const std::string& m_text;
    std::filesystem::path m_path;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    std::unordered_map<std::string, std::optional<double>> m_times;  ///< milliseconds, by slot
    double m_originMs = 0.0;
    SegmentRows m_found;
    std::vector<std::string> m_dependent;
    std::size_t m_references = 0;
    std::size_t m_counted = 0;  ///< bytes whose lines are counted
    std::size_t m_line = 1;
};

}  // namespace

Result<SegmentRows> parseSegmentsEaf(const std::string& text, const std::filesystem::path& path)
{
    return EafReader(text, path).read();
}

}  // namespace undertone
