// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_sentences.h"

#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace undertone {
namespace {

constexpr std::int64_t mostSpeakersKept = 64;

std::string sentencesKey(const Session& session)
{
    return sha256OfNamedValues({{"kind", "session sentences 1"}, {"session", session.id().hex()}});
}

Result<Conversation> conversationOf(JsonFields& fields)
{
    const Error damaged{ErrorCode::CorruptFile, message("jobs.sentences-damaged"), {}};
    Conversation conversation;
    for (const auto& name : fields.texts("speakers"))
        addSpeaker(conversation, name);
    for (const auto& one : fields.array("sentences")) {
        JsonFields sentence(one);
        Segment segment;
        segment.startSeconds = sentence.number("start");
        segment.endSeconds = sentence.number("end");
        const auto speaker = sentence.integerIn("speaker", 0, mostSpeakersKept);
        if (!sentence.problem().empty() || speaker > static_cast<std::int64_t>(conversation.speakers.size())
            || !std::isfinite(segment.startSeconds) || !(segment.endSeconds > segment.startSeconds))
            return damaged;
        if (speaker > 0)
            segment.speaker = conversation.speakers[static_cast<std::size_t>(speaker) - 1].id;
        segment.id = conversation.segmentIds.next();
        conversation.segments.push_back(segment);
    }
    return fields.problem().empty() ? Result<Conversation>(std::move(conversation)) : Result<Conversation>(damaged);
}

}  // namespace

Result<std::optional<SessionSentences>> SessionSentences::read(BlobStore& store, const Session& session)
{
    const auto found = TRY(store.get(sentencesKey(session)));
    if (!found)
        return std::optional<SessionSentences>();
    const std::string_view text(reinterpret_cast<const char*>(found->data()), found->size());
    const auto json = TRY(parseStrictJson(text, message("jobs.sentences")));
    JsonFields fields(json);
    SessionSentences sentences;
    if (fields.boolean("complete"))
        sentences.conversation = TRY(conversationOf(fields));
    return std::optional(std::move(sentences));
}

Status SessionSentences::keep(BlobStore& store, const Session& session) const
{
    nlohmann::json json{{"complete", conversation.has_value()}};
    if (conversation) {
        json["speakers"] = nlohmann::json::array();
        json["sentences"] = nlohmann::json::array();
        for (const auto& speaker : conversation->speakers)
            json["speakers"].push_back(speaker.name);
        for (const auto& segment : conversation->segments) {
            std::size_t speaker = 0;
            while (speaker < conversation->speakers.size() && conversation->speakers[speaker].id != segment.speaker)
                ++speaker;
            json["sentences"].push_back({{"start", segment.startSeconds},
                                         {"end", segment.endSeconds},
                                         {"speaker", speaker < conversation->speakers.size() ? speaker + 1 : 0}});
        }
    }
    const auto text = jsonText(json, -1);
    return store.put(sentencesKey(session), std::as_bytes(std::span(text)));
}

}  // namespace undertone
