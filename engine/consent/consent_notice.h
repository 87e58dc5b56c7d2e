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

}  // namespace undertone
