// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/speaker_hearing.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "engine/core/segments_selection.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// How many speakers are looked for; nothing: that is found, too.
using SpeakerCount = std::optional<int>;

/// More are not told apart with any use.
inline constexpr int mostSpeakers = 50;

/// "auto" or a number from 1 on. Errors: InvalidArgument.
Result<SpeakerCount> parseSpeakerCount(const std::string& text);

/// A recording in a file, and its sentences where it has some: they are then named, and not cut.
struct SpeakerSearchRequest {
    std::filesystem::path audio;
    std::filesystem::path segments;  ///< empty: none
    SegmentsSelection selection;
    std::shared_ptr<const Conversation> sentences;  ///< in place of a segments file
    SpeakerCount count;
};

/// Finds who speaks when. Weights are those installed, loaded when they are first needed, and stay. One thread.
class SpeakerSearch {
public:
    using Progress = std::function<void(double fraction)>;

    explicit SpeakerSearch(std::string device = "auto") : m_device(std::move(device)) {}

    /// Cuts a recording, mono at engineSampleRate, into turns of speakers "S1", "S2"..., in the order of their first turns; sentences in
    /// which a second voice may be heard have the column overlapColumn. Without speech it says so in a warning. Errors: FileNotFound
    /// (weights, with how to fetch them), of the source, Cancelled, NotAuthorised (to analyse).
    Result<Conversation> findTurns(AudioSource& source, SpeakerCount count, const Authorisation& authorisation, const Progress& progress,
                                   const CancellationToken& cancel);

    /// The same sentences with their ids and texts, each given to one speaker; those in which no voice was heard, to none. Those in which a
    /// second voice may be heard have the column overlapColumn, others have not. Errors: as above.
    Result<Conversation> nameSpeakers(AudioSource& source, const Conversation& sentences, SpeakerCount count,
                                      const Authorisation& authorisation, const Progress& progress, const CancellationToken& cancel);

    /// Either of these, of a file. Warnings are those of opening, too. Errors: also those of opening.
    Result<Conversation> search(const SpeakerSearchRequest& request, const Authorisation& authorisation, const Progress& progress,
                                const CancellationToken& cancel);

private:
    Status load();

    std::string m_device;
    std::unique_ptr<SpeakerHearing> m_hearing;
};

}  // namespace undertone
