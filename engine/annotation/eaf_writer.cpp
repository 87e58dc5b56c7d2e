// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/provenance.h"
#include "engine/annotation/speaker_tiers.h"
#include "engine/annotation/timeline_writers.h"

#include <pugixml.hpp>

#include <map>
#include <set>
#include <sstream>

namespace undertone {
namespace {

constexpr const char* emotionType = "emotion";
constexpr const char* vocabularyId = "emotions";
constexpr const char* languageId = "und";

void setAttributes(pugi::xml_node node, std::initializer_list<std::pair<const char*, std::string>> attributes)
{
    for (const auto& [name, value] : attributes)
        node.append_attribute(name).set_value(value.c_str());
}

// A path as the path of an address (RFC 3986).
std::string percentEncoded(const std::string& path)
{
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : path) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += digits[static_cast<unsigned char>(c) >> 4];
            encoded += digits[static_cast<unsigned char>(c) & 15];
        }
    }
    return encoded;
}

void addMedia(pugi::xml_node header, const TimelineExport& what)
{
    if (what.audio.empty())
        return;
    std::string relative = what.audio.lexically_proximate(what.target.parent_path()).generic_string();
    if (what.target.empty())
        relative = what.audio.filename().generic_string();
    if (!relative.starts_with('.'))
        relative = "./" + relative;
    setAttributes(header.append_child("MEDIA_DESCRIPTOR"),
                  {{"MEDIA_URL", "file://" + percentEncoded(what.audio.generic_string())},
                   {"MIME_TYPE", what.audio.extension() == ".wav" ? "audio/x-wav" : "audio/*"},
                   {"RELATIVE_MEDIA_URL", percentEncoded(relative)}});
}

// Tier names must differ; who speaks is said by PARTICIPANT.
std::string tierName(const SpeakerTier& tier, std::set<std::string>& taken)
{
    std::string name = tier.number == 1 ? tier.speaker : tier.speaker + " (" + std::to_string(tier.number) + ")";
    while (!taken.insert(name).second)
        name += '\'';
    return name;
}

std::string entryId(std::size_t label)
{
    return "cveid" + std::to_string(label);
}

class EafWriter {
public:
    explicit EafWriter(const TimelineExport& what) : m_what(what), m_timeline(*what.timeline) {}

    std::string write()
    {
        auto declaration = m_document.append_child(pugi::node_declaration);
        setAttributes(declaration, {{"version", "1.0"}, {"encoding", "UTF-8"}});
        m_root = m_document.append_child("ANNOTATION_DOCUMENT");
        setAttributes(m_root,
                      {{"AUTHOR", "Undertone"},
                       {"DATE", m_what.writtenAt},
                       {"FORMAT", "3.0"},
                       {"VERSION", "3.0"},
                       {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                       {"xsi:noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"}});
        auto header = m_root.append_child("HEADER");
        setAttributes(header, {{"MEDIA_FILE", ""}, {"TIME_UNITS", "milliseconds"}});
        addMedia(header, m_what);
        addProperty(header, "lastUsedAnnotationId", std::to_string(m_timeline.utterances.size()));
        addProvenance(header);
        m_times = m_root.append_child("TIME_ORDER");
        const auto tiers = speakerTiers(entriesInMilliseconds(m_timeline));
        addTimes(tiers);
        for (const auto& tier : tiers)
            addTier(tier);
        addTypes();
        addVocabulary();
        std::ostringstream stream;
        m_document.save(stream, "    ", pugi::format_default, pugi::encoding_utf8);
        return stream.str();
    }

private:
    static void addProperty(pugi::xml_node header, const std::string& name, const std::string& value)
    {
        auto property = header.append_child("PROPERTY");
        setAttributes(property, {{"NAME", name}});
        property.text().set(printableText(value).c_str());
    }

    void addProvenance(pugi::xml_node header) const
    {
        for (const auto& [name, value] : provenanceOf(m_timeline))
            addProperty(header, name, value);
    }

    // ELAN wants the slots in order of time; each annotation has two of its own.
    void addTimes(const std::vector<SpeakerTier>& tiers)
    {
        std::multimap<double, std::string*> slots;
        for (const auto& tier : tiers) {
            for (const auto& entry : tier.entries) {
                auto& references = m_slots[entry.utterance];
                slots.emplace(entry.start, &references.first);
                slots.emplace(entry.end, &references.second);
            }
        }
        std::size_t number = 0;
        for (const auto& [time, reference] : slots) {
            *reference = "ts" + std::to_string(++number);
            setAttributes(m_times.append_child("TIME_SLOT"),
                          {{"TIME_SLOT_ID", *reference}, {"TIME_VALUE", std::to_string(static_cast<long long>(time))}});
        }
    }

    void addTier(const SpeakerTier& tier)
    {
        auto node = m_root.append_child("TIER");
        setAttributes(node,
                      {{"LINGUISTIC_TYPE_REF", emotionType}, {"PARTICIPANT", tier.speaker}, {"TIER_ID", tierName(tier, m_tierNames)}});
        for (const auto& entry : tier.entries) {
            auto annotation = node.append_child("ANNOTATION").append_child("ALIGNABLE_ANNOTATION");
            const auto& [first, second] = m_slots.at(entry.utterance);
            setAttributes(annotation, {{"ANNOTATION_ID", "a" + std::to_string(++m_annotations)}});
            const auto emotion = static_cast<std::size_t>(entry.utterance->emotion());
            if (emotion < m_timeline.labels.size())
                setAttributes(annotation, {{"CVE_REF", entryId(emotion)}});
            setAttributes(annotation, {{"TIME_SLOT_REF1", first}, {"TIME_SLOT_REF2", second}});
            annotation.append_child("ANNOTATION_VALUE").text().set(emotionLabel(m_timeline, *entry.utterance).c_str());
        }
    }

    void addTypes()
    {
        setAttributes(m_root.append_child("LINGUISTIC_TYPE"),
                      {{"CONTROLLED_VOCABULARY_REF", vocabularyId},
                       {"GRAPHIC_REFERENCES", "false"},
                       {"LINGUISTIC_TYPE_ID", emotionType},
                       {"TIME_ALIGNABLE", "true"}});
        setAttributes(
            m_root.append_child("LANGUAGE"),
            {{"LANG_DEF", "http://cdb.iso.org/lg/CDB-00130975-001"}, {"LANG_ID", languageId}, {"LANG_LABEL", "undetermined (und)"}});
        // The four that ELAN knows, as it writes them into every document.
        static constexpr std::pair<const char*, const char*> constraints[] = {
            {"Time_Subdivision", "Time subdivision of parent annotation's time interval, no time gaps allowed within this interval"},
            {"Symbolic_Subdivision", "Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered"},
            {"Symbolic_Association", "1-1 association with a parent annotation"},
            {"Included_In", "Time alignable annotations within the parent annotation's time interval, gaps are allowed"}};
        for (const auto& [name, description] : constraints)
            setAttributes(m_root.append_child("CONSTRAINT"), {{"DESCRIPTION", description}, {"STEREOTYPE", name}});
    }

    void addVocabulary()
    {
        auto vocabulary = m_root.append_child("CONTROLLED_VOCABULARY");
        setAttributes(vocabulary, {{"CV_ID", vocabularyId}});
        auto description = vocabulary.append_child("DESCRIPTION");
        setAttributes(description, {{"LANG_REF", languageId}});
        description.text().set(m_timeline.annotator ? "The labels of the annotator" : "The labels of the model");
        for (std::size_t label = 0; label < m_timeline.labels.size(); ++label) {
            auto entry = vocabulary.append_child("CV_ENTRY_ML");
            setAttributes(entry, {{"CVE_ID", entryId(label)}});
            auto value = entry.append_child("CVE_VALUE");
            setAttributes(value, {{"DESCRIPTION", ""}, {"LANG_REF", languageId}});
            value.text().set(printableText(m_timeline.labels[label]).c_str());
        }
    }

    const TimelineExport& m_what;
    const Timeline& m_timeline;
    pugi::xml_document m_document;
    pugi::xml_node m_root;
    pugi::xml_node m_times;
    std::map<const UtteranceAnalysis*, std::pair<std::string, std::string>> m_slots;  ///< of the first and the last instant
    std::set<std::string> m_tierNames;
    std::size_t m_annotations = 0;
};

}  // namespace

std::string timelineToEaf(const TimelineExport& what)
{
    return EafWriter(what).write();
}

}  // namespace undertone
