// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/session_file.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

namespace undertone {
namespace {

constexpr std::string_view sessionMagic = "UTVSESS1";
constexpr std::uint32_t sessionVersion = 1;
constexpr std::size_t maxSessionBytes = std::size_t{4} << 20;

ByteVector sessionHead(const SealId& session, const SealId& key)
{
    return FieldWriter().text(sessionMagic).number32(sessionVersion).raw(session.bytes).raw(key.bytes).take();
}

nlohmann::json contentJson(const SessionContent& content)
{
    const auto& terms = content.terms;
    auto tracks = nlohmann::json::array();
    for (const auto& track : content.tracks) {
        tracks.push_back({{"number", track.number}, {"channel", track.channel}, {"key", track.key.hex()}, {"speakers", track.speakers}});
        if (track.cut)
            tracks.back()["cut"] = {{"segments", track.cut->segments}, {"frames", track.cut->frames}};
    }
    auto speakers = nlohmann::json::array();
    for (const auto& [speaker, key] : content.speakerKeys)
        speakers.push_back({{"id", speaker}, {"key", key.hex()}});
    nlohmann::json json{{"title", terms.title},
                        {"purpose", terms.purpose},
                        {"setting", terms.setting},
                        {"controller", terms.controllerName},
                        {"contact", terms.controllerContact},
                        {"retention_until", terms.retentionUntil},
                        {"derived_key", content.derivedKey.hex()},
                        {"log_names_derived_key", content.logNamesDerivedKey},
                        {"tracks", tracks},
                        {"speakers", speakers}};
    if (terms.exception)
        json["exception"] = {
            {"kind", terms.exception->kind}, {"reason", terms.exception->reason}, {"claimed_by", terms.exception->claimedBy}};
    return json;
}

/// Zero where it is none, which opens nothing.
SealId idOf(const std::string& hex)
{
    return SealId::fromHex(hex).value_or(SealId{});
}

Result<SessionContent> contentOf(const nlohmann::json& json, const SealId& session, const SealId& key)
{
    JsonFields fields(json);
    SessionContent content{session, key, idOf(fields.text("derived_key")), {}, {}, {}};
    // Sessions that were made by earlier programs do without.
    content.logNamesDerivedKey = json.contains("log_names_derived_key") && json["log_names_derived_key"] == true;
    auto& terms = content.terms;
    terms.title = fields.text("title");
    terms.purpose = fields.text("purpose");
    terms.setting = fields.text("setting");
    terms.controllerName = fields.text("controller");
    terms.controllerContact = fields.text("contact");
    terms.retentionUntil = fields.text("retention_until");
    if (json.contains("exception")) {
        auto exception = fields.object("exception");
        terms.exception = ProhibitionException{exception.text("kind"), exception.text("reason"), exception.text("claimed_by")};
    }
    Message problem = fields.problem();
    for (const auto& entry : fields.array("tracks")) {
        JsonFields track(entry);
        content.tracks.push_back({static_cast<std::uint32_t>(track.integerIn("number", 0, 63)),
                                  static_cast<int>(track.integerIn("channel", 0, 63)),
                                  idOf(track.text("key")),
                                  track.texts("speakers"),
                                  {}});
        if (entry.is_object() && entry.contains("cut")) {
            auto cut = track.object("cut");
            content.tracks.back().cut = TrackExtent{static_cast<std::uint32_t>(cut.integerIn("segments", 1, 1'000'000'000)),
                                                    static_cast<std::uint64_t>(cut.integerIn("frames", 0, std::int64_t{1} << 50))};
            problem = problem.empty() ? cut.problem() : problem;
        }
        problem = problem.empty() ? track.problem() : problem;
        // What is known of tracks is kept by their numbers.
        if (content.tracks.back().number + 1 != content.tracks.size())
            return Error{ErrorCode::CorruptFile, message("consent.tracks"), {}};
    }
    for (const auto& entry : fields.array("speakers")) {
        JsonFields speaker(entry);
        content.speakerKeys.emplace_back(speaker.text("id"), idOf(speaker.text("key")));
        problem = problem.empty() ? speaker.problem() : problem;
    }
    problem = problem.empty() ? fields.problem() : problem;
    if (!problem.empty())
        return Error{ErrorCode::CorruptFile, message("io.phrase", message("vault.entry"), problem), {}};
    return content;
}

}  // namespace

Status writeSessionFile(const std::filesystem::path& folder, const SessionContent& content, const SecretBytes& key)
{
    const auto head = sessionHead(content.id, content.key);
    const auto bytes = FieldWriter().raw(head).raw(sealValue(key, head, bytesOf(jsonText(contentJson(content))))).take();
    return writeFileAtomically(folder / Session::fileName, textOf(bytes));
}

Result<std::pair<SealId, SealId>> readSessionKeyId(const std::filesystem::path& folder)
{
    const auto path = folder / Session::fileName;
    const auto text = TRY(readTextFile(path, maxSessionBytes));
    FieldReader fields(bytesOf(text));
    const bool isSession = fields.text(sessionMagic) && fields.number32() == sessionVersion;
    const auto session = fields.id();
    const auto key = fields.id();
    if (!isSession || !fields.ok())
        return Error{ErrorCode::UnsupportedFormat, message("consent.not-a-session", folder), path};
    return std::pair(session, key);
}

Result<SessionContent> readSessionFile(const std::filesystem::path& folder, const SecretBytes& key)
{
    const auto path = folder / Session::fileName;
    const auto [session, keyId] = TRY(readSessionKeyId(folder));
    const auto text = TRY(readTextFile(path, maxSessionBytes));
    const auto head = sessionHead(session, keyId);
    const auto plain = openValue(key, head, bytesOf(text).subspan(head.size()));
    if (!plain)
        return Error{ErrorCode::CorruptFile, message("consent.session-damaged", path), path};
    return contentOf(TRY(parseStrictJson(textOf(*plain), message("vault.entry"))), session, keyId);
}

}  // namespace undertone
