// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_file.h"

#include "engine/consent/consent_notice.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_fields.h"
#include "engine/io/sha256.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

Error fieldError(const fs::path& path, const Message& problem)
{
    return {ErrorCode::CorruptFile, message("io.phrase", path, problem), path};
}

Error rejected(const fs::path& path, const Message& why)
{
    return {ErrorCode::InvalidArgument, message("core.of", path, why), path};
}

bool isSpeakerId(std::string_view id)
{
    return !id.empty() && id.size() <= 32 && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

Error unfit(const Message& why)
{
    return {ErrorCode::InvalidArgument, why, {}};
}

Status checkRecord(const ConsentRecord& record)
{
    if (!isSpeakerId(record.speaker))
        return unfit(message("consent.speaker-id", record.speaker));
    if (!isUtcTime(record.when) || !isUtcTime(record.until) || record.until <= record.when)
        return unfit(message("consent.times", record.speaker));
    if (record.name.size() > ConsentFile::maxTextBytes)
        return unfit(message("consent.long", ConsentFile::maxTextBytes));
    return {};
}

Status checkTerms(const SessionTerms& terms)
{
    if (terms.exception && (terms.exception->reason.empty() || terms.exception->claimedBy.empty()))
        return unfit(message("consent.exception"));
    for (const auto* text : {&terms.title, &terms.purpose, &terms.controllerName, &terms.controllerContact}) {
        if (text->size() > ConsentFile::maxTextBytes)
            return unfit(message("consent.long", ConsentFile::maxTextBytes));
    }
    if (terms.controllerName.empty() || terms.purpose.empty())
        return unfit(message("consent.controller"));
    if (!isUtcTime(terms.retentionUntil))
        return unfit(message("consent.retention"));
    return {};
}

/// The file that a consent file names, if it lies in its folder.
Result<fs::path> besideFile(const fs::path& file, const std::string& name)
{
    std::error_code failure;
    const auto folder = fs::canonical(file.parent_path().empty() ? fs::path(".") : file.parent_path(), failure);
    const auto found = failure ? fs::path() : fs::canonical(folder / name, failure);
    const auto relative = found.lexically_relative(folder);
    if (failure || relative.empty() || relative.native().starts_with(".."))
        return rejected(file, message("consent.file-beside", name));
    return found;
}

Result<ConsentFile::Speaker> readSpeaker(const nlohmann::json& json, const fs::path& path)
{
    JsonFields fields(json);
    ConsentFile::Speaker speaker;
    auto& record = speaker.record;
    record.speaker = fields.text("id");
    record.name = fields.text("name");
    record.language = fields.text("language");
    speaker.channel = static_cast<int>(fields.integerIn("channel", 0, 63));
    for (const auto& name : fields.texts("purposes")) {
        const auto purpose = purposeOfName(name);
        if (!purpose)
            return rejected(path, message("consent.purpose", name));
        record.purposes.insert(*purpose);
    }
    record.noticeSha256 = fields.text("notice_sha256");
    const auto noticeFile = fields.textOrNull("notice_file");
    record.expressed = fields.oneOf("expressed", {"spoken", "signature", "form"});
    const auto evidence = fields.textOrNull("evidence");
    record.when = fields.text("when");
    record.until = fields.text("until");
    if (!fields.problem().empty())
        return fieldError(path, fields.problem());
    if (const auto sound = checkRecord(record); !sound)
        return rejected(path, sound.error().message);
    if (!evidence.empty()) {
        speaker.evidence = TRY(besideFile(path, evidence));
        record.evidenceSha256 = TRY(evidenceSha256(speaker.evidence));
    }
    if (!noticeFile.empty()) {
        speaker.notice = TRY(readTextFile(TRY(besideFile(path, noticeFile)), ConsentFile::maxNoticeBytes));
        if (sha256Hex(speaker.notice) != record.noticeSha256)
            return rejected(path, message("consent.notice", record.speaker));
    } else if (!isConsentNotice(record.language, record.noticeSha256)) {
        return rejected(path, message("consent.notice", record.speaker));
    }
    return speaker;
}

}  // namespace

EmotionInference SessionTerms::inference() const
{
    const bool needsException = setting == "workplace" || setting == "education";
    return needsException && !exception ? EmotionInference::Prohibited : EmotionInference::Allowed;
}

Result<ConsentFile> readConsentFile(const fs::path& path)
{
    const auto json = TRY(readJsonFile(path, {std::size_t{1} << 20, 8, 10'000}));
    JsonFields fields(json);
    ConsentFile file;
    auto& terms = file.terms;
    if (fields.integer("schema") != 1 && fields.problem().empty())
        return rejected(path, message("consent.schema"));
    terms.title = fields.text("title");
    terms.purpose = fields.text("purpose");
    terms.setting = fields.oneOf("setting", {"private", "research", "health", "service", "workplace", "education"});
    terms.retentionUntil = fields.text("retention_until");
    const auto& speakers = fields.array("speakers");
    auto controller = fields.object("controller");
    if (!fields.problem().empty())
        return fieldError(path, fields.problem());
    terms.controllerName = controller.text("name");
    terms.controllerContact = controller.text("contact");
    if (!controller.problem().empty())
        return fieldError(path, controller.problem());
    if (json.contains("exception")) {
        auto exception = fields.object("exception");
        terms.exception =
            ProhibitionException{exception.oneOf("kind", {"medical", "safety"}), exception.text("reason"), exception.text("claimed_by")};
        if (!exception.problem().empty())
            return fieldError(path, exception.problem());
    }
    if (const auto sound = checkTerms(terms); !sound)
        return rejected(path, sound.error().message);
    if (speakers.size() > ConsentFile::maxSpeakers)
        return rejected(path, message("consent.speakers", ConsentFile::maxSpeakers));
    for (const auto& entry : speakers)
        file.speakers.push_back(TRY(readSpeaker(entry, path)));
    if (const auto sound = checkConsent(file); !sound)
        return rejected(path, sound.error().message);
    return file;
}

Result<std::string> evidenceSha256(const fs::path& path)
{
    // First: a pipe or a device has no end to be read to.
    std::error_code failure;
    if (fs::exists(path, failure) && !fs::is_regular_file(path, failure))
        return Error{ErrorCode::FileUnreadable, message("io.not-a-file", path), path};
    if (const auto bytes = fs::file_size(path, failure); !failure && bytes > ConsentFile::maxEvidenceBytes)
        return Error{ErrorCode::LimitExceeded, message("io.larger-than-bytes", path, ConsentFile::maxEvidenceBytes), path};
    return sha256OfFile(path);
}

Status checkConsent(const ConsentFile& consent)
{
    TRY(checkTerms(consent.terms));
    if (consent.speakers.empty() || consent.speakers.size() > ConsentFile::maxSpeakers)
        return unfit(message("consent.speakers", ConsentFile::maxSpeakers));
    std::set<std::string> ids;
    for (const auto& speaker : consent.speakers) {
        TRY(checkRecord(speaker.record));
        if (!ids.insert(speaker.record.speaker).second)
            return unfit(message("consent.speaker-twice", speaker.record.speaker));
        if (!speaker.record.purposes.contains(Purpose::Record))
            return unfit(message("consent.not-given", speaker.record.speaker, purposeName(Purpose::Record)));
        if (speaker.drawn.size() > ConsentFile::maxEvidenceBytes)
            return unfit(message("consent.long", ConsentFile::maxEvidenceBytes));
    }
    return {};
}

}  // namespace undertone
