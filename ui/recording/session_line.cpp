// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/session_line.h"

#include "ui/icon.h"
#include "ui/recording/recording_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace undertone {
namespace {

struct SessionLine {
    Q_DECLARE_TR_FUNCTIONS(SessionLine)
};

struct StandingMark {
    const char* icon;
    QColor colour;
};

StandingMark markOf(SessionStanding standing, const ThemeColours& colours)
{
    switch (standing) {
    case SessionStanding::Locked: return {"lock", colours.textMuted};
    case SessionStanding::Unreadable: return {"error", colours.error};
    case SessionStanding::Empty: return {"info", colours.textMuted};
    case SessionStanding::Recording: return {"record", colours.error};
    case SessionStanding::Interrupted: return {"warning", colours.warning};
    case SessionStanding::Recorded: return {"done", colours.success};
    case SessionStanding::Due: return {"warning", colours.error};
    case SessionStanding::Destroyed: return {"cancel", colours.textMuted};
    }
    return {"info", colours.textMuted};
}

/// The smaller, the sooner somebody is needed.
int urgencyOf(SessionStanding standing)
{
    switch (standing) {
    case SessionStanding::Recording: return 0;
    case SessionStanding::Interrupted: return 1;
    case SessionStanding::Due: return 2;
    default: return 3;
    }
}

}  // namespace

QPixmap standingMark(SessionStanding standing, const ThemeColours& colours, QSize size, double devicePixelRatio)
{
    const StandingMark mark = markOf(standing, colours);
    return iconPixmap(QLatin1String(mark.icon), size, mark.colour, devicePixelRatio);
}

QString sessionName(const SessionEntry& entry)
{
    if (!entry.title.isEmpty())
        return entry.title;
    // The window names folders by the time in UTC; -2 and so on follow where two were made in one second.
    const QString folder = QString::fromStdString(entry.folder.filename().string());
    QDateTime made = QDateTime::fromString(folder.left(15), QStringLiteral("yyyyMMdd-HHmmss"));
    if (!made.isValid())
        return SessionLine::tr("Recorded session");
    made.setTimeZone(QTimeZone::utc());
    return SessionLine::tr("Recorded session of %1").arg(QLocale().toString(made.toLocalTime(), QLocale::ShortFormat));
}

QString sessionDetail(const SessionEntry& entry, const QString& standing)
{
    QStringList parts{standing.isEmpty() ? standingText(entry.standing) : standing};
    if (!entry.recordedWhen.isEmpty())
        parts << dayText(entry.recordedWhen);
    if (!entry.retentionUntil.isEmpty() && entry.standing != SessionStanding::Destroyed)
        parts << SessionLine::tr("until %1").arg(lastDayText(entry.retentionUntil));
    return parts.join(QStringLiteral("  ·  "));
}

std::vector<SessionEntry> sessionsToOffer(const std::vector<SessionEntry>& sessions, std::size_t most)
{
    std::vector<SessionEntry> offered;
    std::copy_if(sessions.rbegin(), sessions.rend(), std::back_inserter(offered),
                 [](const SessionEntry& entry) { return entry.standing != SessionStanding::Destroyed; });
    std::stable_sort(offered.begin(), offered.end(),
                     [](const SessionEntry& a, const SessionEntry& b) { return urgencyOf(a.standing) < urgencyOf(b.standing); });
    if (offered.size() > most)
        offered.erase(offered.begin() + static_cast<std::ptrdiff_t>(most), offered.end());
    return offered;
}

}  // namespace undertone
