// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QPixmap>

namespace undertone {

// A session in a line of a list: the shape and the words for where it stands, and what it is called.

/// In a shape of its own where something is to be done, and in a colour.
QPixmap standingMark(SessionStanding standing, const ThemeColours& colours, QSize size, double devicePixelRatio);
/// Of one that is locked: when its folder says that it was made, and nothing that a person typed.
QString sessionName(const SessionEntry& entry);
/// "Recorded  ·  28/11/2026  ·  until 01/12/2030".
QString sessionDetail(const SessionEntry& entry, const QString& standing = {});

/// Those to be listed beside files, at most so many: first what waits for somebody, then the latest. None that is destroyed.
std::vector<SessionEntry> sessionsToOffer(const std::vector<SessionEntry>& sessions, std::size_t most);

}  // namespace undertone
