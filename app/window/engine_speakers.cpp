// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/engine_speakers.h"

#include "engine/core/catch_all.h"
#include "engine/core/events.h"

#include <chrono>
#include <utility>

namespace undertone {

void EngineSpeakers::find(RequestId request, const SpeakerRequest& what)
{
    m_cancel = CancellationToken();
    m_queue.push([this, request, what, cancel = m_cancel] {
        auto last = std::chrono::steady_clock::time_point();
        const auto progress = [&](double fraction) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last < progressInterval)
                return;
            last = now;
            QMetaObject::invokeMethod(
                this, [this, request, fraction] { Q_EMIT progressed(request, fraction); }, Qt::QueuedConnection);
        };
        answer(request, catchAll([&]() -> Result<Conversation> {
                   auto* worker = TRY(m_worker());
                   if (cancel.isCancelled())
                       return Error{ErrorCode::Cancelled, message("speakers.cancelled")};
                   return worker->findSpeakers(what, progress, cancel);
               }));
    });
}

void EngineSpeakers::answer(RequestId request, Result<Conversation> found)
{
    QMetaObject::invokeMethod(
        this,
        [this, request, found = std::move(found)] {
            if (found)
                Q_EMIT this->found(request, *found);
            else
                Q_EMIT failed(request, found.error());
        },
        Qt::QueuedConnection);
}

}  // namespace undertone
