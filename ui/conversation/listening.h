// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/playback_treatment.h"
#include "ui/timeline/heard.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace undertone {

class ConversationDocument;
class Playback;

/// What a listener hears of the recording: how fast, which channel, whose turns. Speakers are known by their names; another recording hears
/// all of them again. GUI thread.
class Listening : public QObject {
    Q_OBJECT
public:
    Listening(ConversationDocument& document, Playback& playback, QObject* parent = nullptr);

    /// The speeds to choose from, slowest first.
    static const std::vector<double>& speeds();
    [[nodiscard]] double speed() const { return m_treatment.rate; }
    void setSpeed(double speed);
    void slower();
    void faster();
    [[nodiscard]] std::optional<int> channel() const { return m_treatment.channel; }
    void setChannel(std::optional<int> channel);

    [[nodiscard]] bool isSolo(const QString& speaker) const { return m_solo.contains(speaker); }
    [[nodiscard]] bool isMuted(const QString& speaker) const { return m_muted.contains(speaker); }
    void setSolo(const QString& speaker, bool solo);
    void setMuted(const QString& speaker, bool muted);
    /// Only this speaker's turns; everybody's, where that was so already.
    void turnAlone(const QString& speaker);
    /// Whose turns and which channel, for what shows it.
    [[nodiscard]] Heard heard() const { return {m_solo, m_muted, m_treatment.channel}; }
    /// Everybody, and all channels.
    void hearAll();
    /// Something of the recording is not heard.
    [[nodiscard]] bool hidesSomething() const { return m_treatment.channel || !m_solo.isEmpty() || !m_muted.isEmpty(); }

    /// Seconds that are not heard. Where speakers are alone with theirs, all but their turns; where some are muted, their turns as far as
    /// nobody speaks at the same time who is heard.
    [[nodiscard]] std::vector<std::pair<double, double>> silentStretches() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    ConversationDocument& m_document;
    Playback& m_playback;
    PlaybackTreatment m_treatment;
    QStringList m_solo;
    QStringList m_muted;
};

}  // namespace undertone
