// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/session_mark.h"

namespace undertone {
namespace {

constexpr std::string_view prefix = "Undertone session ";

}  // namespace

std::string sessionMark(std::string_view session)
{
    return std::string(prefix) + std::string(session) + "; shared with the consent of everyone in it; not to be trained on";
}

bool isSessionMark(std::string_view comment)
{
    return comment.starts_with(prefix);
}

}  // namespace undertone
