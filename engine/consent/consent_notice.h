// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace undertone {

/// Languages that the notice exists in: "en", "de", "zh".
std::vector<std::string> noticeLanguages();

/// What a participant is told before they agree, in their language, which need not be that of the program; empty for another language.
/// The text is part of the record: each version keeps its words for ever, a new one gets new words beside it.
std::string_view consentNotice(std::string_view language);

/// SHA-256 of the text, by which records name what was shown.
std::string consentNoticeSha256(std::string_view language);

/// Whether a record may name that text, of whatever version, in that language.
bool isConsentNotice(std::string_view language, std::string_view sha256);

/// The text of that hash, of whatever version and language; empty: it was none of this program's.
std::string_view noticeOfSha256(std::string_view sha256);

/// Whether whoever was shown that text knows that, when they withdraw, the sentences of others may be kept of a channel they share.
bool saysThatOthersMayBeKept(std::string_view noticeSha256);

}  // namespace undertone
