// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/kept_tiers.h"
#include "engine/annotation/segment_rows.h"
#include "engine/annotation/segments_reader.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/text_lines.h"
#include "engine/io/sha256.h"
#include "engine/io/text_input.h"

#include <pugixml.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <sstream>

namespace undertone {
namespace {

constexpr const char* addedTiersProperty = "undertone.tiers";
/// A line for each of those tiers: the hash of what was written into it.
constexpr const char* addedContentProperty = "undertone.tiers.sha256";
constexpr const char* lastIdProperty = "lastUsedAnnotationId";

long long wholeOf(std::string_view text)
{
    long long value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// The last child of that name, else the last of one of those that the schema puts before it: what a new one is inserted behind.
pugi::xml_node placeFor(pugi::xml_node root, std::initializer_list<const char*> names)
{
    pugi::xml_node place;
    for (const auto node : root.children()) {
        for (const char* name : names)
            place = std::string_view(node.name()) == name ? node : place;
    }
    return place;
}

class EafExtension {
public:
    explicit EafExtension(const TimelineExport& what) : m_what(what) {}

    Result<std::string> write(const std::string& original)
    {
        TRY(parseSegmentsEaf(original, m_what.keep));  // says what is wrong with it, with the line
        m_document.load_buffer(original.data(), original.size(), pugi::parse_full | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
        if (auto declaration = m_document.first_child(); declaration.type() == pugi::node_declaration && declaration.attribute("encoding"))
            declaration.attribute("encoding").set_value("UTF-8");
        m_root = m_document.child("ANNOTATION_DOCUMENT");
        m_header = m_root.child("HEADER");
        removeEarlier();
        takeIds();
        const std::string type = addType();
        std::string added;
        for (const auto& tier : speakerTiers(entriesInMilliseconds(*m_what.timeline)))
            added += (added.empty() ? "" : "\n") + addTier(tier, type);
        addTimes();
        setProperty(addedTiersProperty, added);
        setProperty(addedContentProperty, contentOf(added));
        setProperty("undertone.annotator", m_what.timeline->annotator.value_or(std::string()));
        setProperty("undertone.model", m_what.timeline->model);
        setProperty("undertone.notice", m_what.timeline->notice);
        setProperty("undertone.attestation", m_what.timeline->attestation);
        setProperty(lastIdProperty, std::to_string(m_lastId));
        std::ostringstream stream;
        m_document.save(stream, "    ", pugi::format_default, pugi::encoding_utf8);
        return stream.str();
    }

private:
    struct Slot {
        double milliseconds = 0.0;
        pugi::xml_attribute reference;  ///< of the annotation
    };

    pugi::xml_node property(std::string_view name) const
    {
        return m_header.find_child([name](pugi::xml_node node) { return node.attribute("NAME").value() == name; });
    }
    void setProperty(const char* name, const std::string& value)
    {
        auto node = property(name);
        if (value.empty()) {
            m_header.remove_child(node);
            return;
        }
        if (!node) {
            node = m_header.append_child("PROPERTY");
            node.append_attribute("NAME").set_value(name);
        }
        node.text().set(printableText(value).c_str());
    }

    pugi::xml_node tierNamed(const std::string& name) const { return m_root.find_child_by_attribute("TIER", "TIER_ID", name.c_str()); }

    /// Tiers that an earlier export added, with their times. One that was changed since, or that something of the user's has come to depend
    /// on, stays under its name.
    void removeEarlier()
    {
        const std::string names = property(addedTiersProperty).text().get();
        const std::string contents = property(addedContentProperty).text().get();
        TextLines hashes(contents);
        for (TextLines lines(names); lines.next();) {
            const std::string name(lines.text());
            const bool hasHash = hashes.next();
            const auto tier = tierNamed(name);
            if (tier && hasHash && hashes.text() == hashOf(tier) && !m_root.find_child_by_attribute("TIER", "PARENT_REF", name.c_str()))
                removeTier(tier);
        }
    }

    /// Of what a person sees in a tier: whose it is, and the times and texts of its annotations, whatever their order and ids.
    [[nodiscard]] std::string hashOf(pugi::xml_node tier) const
    {
        std::map<std::string_view, std::string_view> times;
        for (const auto slot : m_root.child("TIME_ORDER").children("TIME_SLOT"))
            times[slot.attribute("TIME_SLOT_ID").value()] = slot.attribute("TIME_VALUE").value();
        std::multiset<std::string> entries;
        for (const auto annotation : tier.children("ANNOTATION")) {
            const auto alignable = annotation.child("ALIGNABLE_ANNOTATION");
            std::string entry;
            for (const char* reference : {"TIME_SLOT_REF1", "TIME_SLOT_REF2"})
                entry += std::string(times[alignable.attribute(reference).value()]) + "\t";
            entries.insert(entry + alignable.child_value("ANNOTATION_VALUE"));
        }
        std::string text = tier.attribute("PARTICIPANT").value();
        for (const std::string& entry : entries)
            text += "\n" + entry;
        return sha256Hex(text);
    }
    [[nodiscard]] std::string contentOf(const std::string& names) const
    {
        std::string hashes;
        for (TextLines lines(names); lines.next();)
            hashes += (hashes.empty() ? "" : "\n") + hashOf(tierNamed(std::string(lines.text())));
        return hashes;
    }
    void removeTier(pugi::xml_node tier)
    {
        auto times = m_root.child("TIME_ORDER");
        for (const auto annotation : tier.children("ANNOTATION")) {
            const auto alignable = annotation.child("ALIGNABLE_ANNOTATION");
            for (const char* reference : {"TIME_SLOT_REF1", "TIME_SLOT_REF2"})
                times.remove_child(times.find_child_by_attribute("TIME_SLOT", "TIME_SLOT_ID", alignable.attribute(reference).value()));
        }
        m_root.remove_child(tier);
    }

    void takeIds()
    {
        m_lastId = wholeOf(property(lastIdProperty).text().get());
        for (const auto tier : m_root.children("TIER")) {
            m_tierNames.insert(tier.attribute("TIER_ID").value());
            for (const auto entry : tier.children("ANNOTATION")) {
                const std::string_view id = entry.first_child().attribute("ANNOTATION_ID").value();
                if (id.size() > 1)
                    m_lastId = std::max(m_lastId, wholeOf(id.substr(1)));
            }
        }
        for (const auto slot : m_root.child("TIME_ORDER").children("TIME_SLOT"))
            m_slotIds.insert(slot.attribute("TIME_SLOT_ID").value());
    }

    /// Times count from the medium's origin, and what is analysed is its sound.
    [[nodiscard]] double originMilliseconds() const
    {
        pugi::xml_node chosen;
        for (const auto media : m_header.children("MEDIA_DESCRIPTOR")) {
            const auto isSound = [](pugi::xml_node node) {
                return std::string_view(node.attribute("MIME_TYPE").value()).starts_with("audio");
            };
            if (!chosen || (isSound(media) && !isSound(chosen)))
                chosen = media;
        }
        return chosen.attribute("TIME_ORIGIN").as_double();
    }

    /// A linguistic type of ours, by a name that is not taken for another.
    std::string addType()
    {
        std::string name = "emotion";
        const auto isOurs = [](pugi::xml_node type) {
            return type.attribute("TIME_ALIGNABLE").as_bool() && !type.attribute("CONSTRAINTS")
                && !type.attribute("CONTROLLED_VOCABULARY_REF");
        };
        for (;; name += '\'') {
            const auto known = m_root.find_child_by_attribute("LINGUISTIC_TYPE", "LINGUISTIC_TYPE_ID", name.c_str());
            if (known && isOurs(known))
                return name;
            if (!known)
                break;
        }
        auto type = m_root.insert_child_after("LINGUISTIC_TYPE", placeFor(m_root, {"LINGUISTIC_TYPE", "TIER", "TIME_ORDER"}));
        type.append_attribute("GRAPHIC_REFERENCES").set_value("false");
        type.append_attribute("LINGUISTIC_TYPE_ID").set_value(name.c_str());
        type.append_attribute("TIME_ALIGNABLE").set_value("true");
        return name;
    }

    std::string addTier(const SpeakerTier& tier, const std::string& type)
    {
        std::string name = addedTierName(tier.speaker, tier.number);
        while (!m_tierNames.insert(name).second)
            name += '\'';
        auto node = m_root.insert_child_after("TIER", placeFor(m_root, {"TIER", "TIME_ORDER"}));
        node.append_attribute("LINGUISTIC_TYPE_REF").set_value(type.c_str());
        node.append_attribute("PARTICIPANT").set_value(tier.speaker.c_str());
        node.append_attribute("TIER_ID").set_value(name.c_str());
        const double origin = originMilliseconds();
        for (const auto& entry : tier.entries) {
            auto annotation = node.append_child("ANNOTATION").append_child("ALIGNABLE_ANNOTATION");
            annotation.append_attribute("ANNOTATION_ID").set_value(("a" + std::to_string(++m_lastId)).c_str());
            // A document has no times before its medium begins.
            const double start = std::max(0.0, entry.start - origin);
            m_slots.push_back({start, annotation.append_attribute("TIME_SLOT_REF1")});
            m_slots.push_back({std::max(start + 1.0, entry.end - origin), annotation.append_attribute("TIME_SLOT_REF2")});
            annotation.append_child("ANNOTATION_VALUE").text().set(emotionLabel(*m_what.timeline, *entry.utterance).c_str());
        }
        return name;
    }

    /// Slots stand in order of time; those without one stand where they stood.
    void addTimes()
    {
        std::ranges::stable_sort(m_slots, {}, &Slot::milliseconds);
        auto times = m_root.child("TIME_ORDER");
        auto next = times.child("TIME_SLOT");
        std::size_t number = 0;
        for (auto& slot : m_slots) {
            while (next && (!next.attribute("TIME_VALUE") || next.attribute("TIME_VALUE").as_double() <= slot.milliseconds))
                next = next.next_sibling("TIME_SLOT");
            std::string id;
            do
                id = "ts" + std::to_string(++number);
            while (!m_slotIds.insert(id).second);
            auto node = next ? times.insert_child_before("TIME_SLOT", next) : times.append_child("TIME_SLOT");
            node.append_attribute("TIME_SLOT_ID").set_value(id.c_str());
            node.append_attribute("TIME_VALUE").set_value(static_cast<long long>(slot.milliseconds));
            slot.reference.set_value(id.c_str());
        }
    }

    const TimelineExport& m_what;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    pugi::xml_node m_header;
    std::set<std::string> m_tierNames;
    std::set<std::string> m_slotIds;
    std::vector<Slot> m_slots;
    long long m_lastId = 0;
};

}  // namespace

std::string addedTierName(const std::string& speaker, int number)
{
    return speaker + " emotion" + (number == 1 ? std::string() : " (" + std::to_string(number) + ")");
}

Result<std::string> timelineIntoEaf(const TimelineExport& what, const std::string& original)
{
    return EafExtension(what).write(original);
}

}  // namespace undertone
