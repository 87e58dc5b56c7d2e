// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace undertone {

/// Whose turns and which channel playback lets be heard, as the timeline shows it. A value; speakers by their names.
struct Heard {
    QStringList alone;  ///< only these speakers' turns; empty: everybody's
    QStringList muted;
    std::optional<int> channel;  ///< only this one, 0 the first

    [[nodiscard]] bool hears(const QString& speaker) const
    {
        return !muted.contains(speaker) && (alone.isEmpty() || alone.contains(speaker));
    }

    friend bool operator==(const Heard&, const Heard&) = default;
};

}  // namespace undertone
