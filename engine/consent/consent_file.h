// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/consent_book.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Who claims that emotions may be inferred at a workplace or in education, and why.
struct ProhibitionException {
    std::string kind;  ///< "medical" or "safety"
    std::string reason;
    std::string claimedBy;
};

/// What a session is for, and who answers for it.
struct SessionTerms {
    std::string title;
    std::string purpose;
    std::string setting;  ///< "private", "research", "health", "service", "workplace", "education"
    std::optional<ProhibitionException> exception;
    std::string controllerName;
    std::string controllerContact;
    std::string retentionUntil;  ///< ISO 8601, UTC: then all of it is destroyed

    [[nodiscard]] EmotionInference inference() const;
};

/// What --consent names: the terms of a session, and what each speaker agreed to (resources/help/recording.md).
struct ConsentFile {
    struct Speaker {
        ConsentRecord record;
        int channel = 0;                 ///< of the device, from 0; speakers who share one are several voices
        std::filesystem::path evidence;  ///< the clip, drawing or scan; may be empty
        std::string drawn;               ///< the same where it lies in memory alone, in place of a file
        std::string notice;              ///< what they were told, where it is not this program's text (consentNotice)
    };
    SessionTerms terms;
    std::vector<Speaker> speakers;

    static constexpr std::size_t maxSpeakers = 64;
    static constexpr std::size_t maxTextBytes = 4096;
    static constexpr std::size_t maxNoticeBytes = std::size_t{1} << 20;
    static constexpr std::size_t maxEvidenceBytes = std::size_t{64} << 20;
};

/// Errors: FileNotFound, FileUnreadable, CorruptFile, LimitExceeded, in a sentence that names the field; InvalidArgument (nobody agreed to
/// be recorded, a notice that is not this program's and whose text is not given, an exception that is not documented).
Result<ConsentFile> readConsentFile(const std::filesystem::path& path);

/// SHA-256 of a file that shows how somebody agreed. Errors: FileNotFound, FileUnreadable (also: it is no file), LimitExceeded.
Result<std::string> evidenceSha256(const std::filesystem::path& path);

/// What a consent file must be besides well formed, wherever it was put together; not what notice was shown. Errors: InvalidArgument.
Status checkConsent(const ConsentFile& consent);

}  // namespace undertone
