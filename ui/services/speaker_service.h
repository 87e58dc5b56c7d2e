// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/conversation.h"
#include "engine/core/result.h"
#include "ui/services/recording_service.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace undertone {

/// A search for who speaks when, as the window asks for it.
struct SpeakerRequest {
    std::filesystem::path audio;
    std::shared_ptr<const Conversation> sentences;  ///< that are kept, and named; null: the recording is cut into turns
    std::optional<int> count;                       ///< of speakers; none: found
    std::string attestation;                        ///< what the user states about the recording; may be empty
};

/// Finds who speaks when, on the engine's thread, behind what it has in hand. Every search answers once, with found or failed. GUI thread;
/// nothing here waits.
class SpeakerService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void find(RequestId request, const SpeakerRequest& what) = 0;
    /// Ends the search: it answers with failed (Cancelled).
    virtual void cancel() = 0;

Q_SIGNALS:
    void progressed(undertone::RequestId request, double fraction);  ///< 0 to 1
    void found(undertone::RequestId request, const undertone::Conversation& conversation);
    void failed(undertone::RequestId request, const undertone::Error& error);
};

}  // namespace undertone
