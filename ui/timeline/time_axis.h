// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace undertone {

/// One mark of the ruler; minor marks carry no label.
struct TimeTick {
    double seconds = 0.0;
    bool major = false;
    QString label;
};

/// Seconds <-> pixels of everything that shares one horizontal axis. A value; pixels count from the left edge
/// of the plot area. Kept clamped: the view never leaves the recording, and never shows less than 5 ms.
class TimeAxis {
public:
    static constexpr double minimumSpanSeconds = 0.005;

    TimeAxis() = default;
    TimeAxis(double durationSeconds, double widthPixels);

    [[nodiscard]] double durationSeconds() const { return m_duration; }
    [[nodiscard]] double widthPixels() const { return m_width; }
    [[nodiscard]] double startSeconds() const { return m_start; }
    [[nodiscard]] double endSeconds() const { return m_start + m_span; }
    [[nodiscard]] double spanSeconds() const { return m_span; }
    [[nodiscard]] double secondsPerPixel() const { return m_span / m_width; }
    [[nodiscard]] double toPixel(double seconds) const { return (seconds - m_start) * m_width / m_span; }
    [[nodiscard]] double toSeconds(double pixel) const { return m_start + pixel * m_span / m_width; }

    void setDuration(double seconds);  ///< fits the whole recording
    void setWidth(double pixels);      ///< keeps the range shown
    void setRange(double startSeconds, double endSeconds);
    void zoomAbout(double pixel, double factor);  ///< factor > 1 zooms in; the time under `pixel` stays there
    void scrollBySeconds(double seconds);
    void scrollByPixels(double pixels) { scrollBySeconds(pixels * secondsPerPixel()); }
    void fit();
    /// Scrolls as little as shows [start, end] with a margin; what is wider than the view is shown from its start.
    void ensureVisible(double startSeconds, double endSeconds);

    /// Ruler marks in view: major ones at least `minimumSpacing` pixels apart.
    [[nodiscard]] std::vector<TimeTick> ticks(double minimumSpacing = 90.0) const;

    friend bool operator==(const TimeAxis&, const TimeAxis&) = default;

private:
    void clamp();

    double m_duration = 1.0;
    double m_width = 1.0;
    double m_start = 0.0;
    double m_span = 1.0;
};

/// "0:07", "1:02:33", with as many decimals as a step of `resolutionSeconds` asks for ("0:07.250").
QString formatTime(double seconds, double resolutionSeconds = 1.0);

}  // namespace undertone
