// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <optional>

class QPainter;

namespace undertone {

class ConversationDocument;
class TimelineScene;

/// What a drag with the mouse does: it moves a boundary of a sentence, draws a new one, or selects a stretch of sound.
class TimelineDrag {
public:
    enum class Kind { None, Start, End, New, Sound };
    /// A finished drag.
    struct Region {
        Kind kind = Kind::None;
        int utterance = -1;  ///< whose boundary it was
        double startSeconds = 0.0;
        double endSeconds = 0.0;
        int speaker = -1;  ///< of a new sentence, by the lane in which it was drawn; -1: not known
    };

    TimelineDrag(const ConversationDocument& document, const TimelineScene& scene) : m_document(document), m_scene(scene) {}

    /// What a press there would take hold of. `anywhere`: a new sentence may begin over another.
    [[nodiscard]] Region gripAt(const QPointF& point, bool anywhere) const;
    /// Whether sentences may be changed; otherwise only sound is selected.
    void setEditable(bool editable) { m_editable = editable; }
    /// The mouse goes down there.
    void press(const QPointF& point, bool anywhere);
    /// Whether edges go to the quietest place beside them.
    void setSnapping(bool snapping) { m_snapping = snapping; }
    /// It moves. Returns whether a drag is under way.
    bool move(const QPointF& point);
    /// It goes up: what was dragged; nothing where it was a click.
    std::optional<Region> release();
    void cancel();

    [[nodiscard]] const Region& pressed() const { return m_region; }
    [[nodiscard]] bool isActive() const { return m_active; }
    void paint(QPainter& painter) const;

private:
    [[nodiscard]] double secondsAt(const QPointF& point) const;
    [[nodiscard]] double snapped(double seconds) const;

    const ConversationDocument& m_document;
    const TimelineScene& m_scene;
    Region m_region;
    QPointF m_from;
    double m_anchorSeconds = 0.0;
    bool m_active = false;
    bool m_snapping = false;
    bool m_editable = false;
};

}  // namespace undertone
