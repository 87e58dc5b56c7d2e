// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/listening.h"

#include "ui/conversation/conversation_document.h"
#include "ui/services/playback.h"

#include <algorithm>

namespace undertone {
namespace {

using Stretches = std::vector<std::pair<double, double>>;

/// By start, those that touch made one.
Stretches united(Stretches stretches)
{
    std::ranges::sort(stretches);
    Stretches result;
    for (const auto& stretch : stretches) {
        if (!result.empty() && stretch.first <= result.back().second)
            result.back().second = std::max(result.back().second, stretch.second);
        else
            result.push_back(stretch);
    }
    return result;
}

/// What of `from` is not in `taken`; both united.
Stretches without(const Stretches& from, const Stretches& taken)
{
    Stretches result;
    for (auto [start, end] : from) {
        for (auto gone = std::ranges::upper_bound(taken, start, {}, &std::pair<double, double>::second);
             gone != taken.end() && gone->first < end; ++gone) {
            if (gone->first > start)
                result.emplace_back(start, gone->first);
            start = std::max(start, gone->second);
        }
        if (start < end)
            result.emplace_back(start, end);
    }
    return result;
}

void put(QStringList& names, const QString& name, bool in)
{
    names.removeAll(name);
    if (in)
        names << name;
}

}  // namespace

Listening::Listening(ConversationDocument& document, Playback& playback, QObject* parent)
    : QObject(parent), m_document(document), m_playback(playback)
{
    connect(&document, &ConversationDocument::audioChanged, this, &Listening::hearAll);
    connect(&document, &ConversationDocument::segmentsChanged, this, &Listening::apply);
}

const std::vector<double>& Listening::speeds()
{
    static const std::vector<double> speeds{0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0};
    return speeds;
}

void Listening::setSpeed(double speed)
{
    m_treatment.rate = std::clamp(speed, speeds().front(), speeds().back());
    apply();
}

void Listening::slower()
{
    const auto here = std::ranges::lower_bound(speeds(), speed());
    setSpeed(here == speeds().begin() ? speeds().front() : *(here - 1));
}

void Listening::faster()
{
    const auto next = std::ranges::upper_bound(speeds(), speed());
    setSpeed(next == speeds().end() ? speeds().back() : *next);
}

void Listening::setChannel(std::optional<int> channel)
{
    m_treatment.channel = channel;
    apply();
}

void Listening::setSolo(const QString& speaker, bool solo)
{
    put(m_solo, speaker, solo);
    put(m_muted, speaker, isMuted(speaker) && !solo);
    apply();
}

void Listening::setMuted(const QString& speaker, bool muted)
{
    put(m_muted, speaker, muted);
    put(m_solo, speaker, isSolo(speaker) && !muted);
    apply();
}

void Listening::turnAlone(const QString& speaker)
{
    const bool wasAlone = m_solo == QStringList{speaker};
    m_solo.clear();
    setSolo(speaker, !wasAlone);
}

void Listening::hearAll()
{
    m_solo.clear();
    m_muted.clear();
    m_treatment.channel.reset();
    apply();
}

std::vector<std::pair<double, double>> Listening::silentStretches() const
{
    if (m_solo.isEmpty() && m_muted.isEmpty())
        return {};
    Stretches heard;
    Stretches unheard;
    for (int i = 0; i < m_document.utteranceCount(); ++i) {
        const QString& speaker = m_document.speakerName(i);
        const Segment& segment = m_document.segments()[static_cast<std::size_t>(i)];
        const bool isHeard = m_solo.isEmpty() ? !isMuted(speaker) : isSolo(speaker);
        (isHeard ? heard : unheard).emplace_back(segment.startSeconds, segment.endSeconds);
    }
    if (!m_solo.isEmpty())
        unheard = {{0.0, m_document.durationSeconds()}};
    return without(united(std::move(unheard)), united(std::move(heard)));
}

void Listening::apply()
{
    m_treatment.silent = silentStretches();
    m_playback.setTreatment(m_treatment);
    Q_EMIT changed();
}

}  // namespace undertone
