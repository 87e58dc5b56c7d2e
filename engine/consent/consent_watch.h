// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/consent/session.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace undertone {

/// Keeps grants of a session true while work goes on under them: reads what any program adds to the log, a few times a second, and cancels
/// what was withdrawn or has run out. A log that cannot be read any more cancels everything. Owns one thread. Any thread may call.
class ConsentWatch {
public:
    /// `session` is opened by the caller; the watch works on a log of its own. Errors: Session::openLog's; NotAuthorised
    /// (consent was withdrawn, or keys were destroyed, since the session was opened: it has to be opened again).
    static Result<std::unique_ptr<ConsentWatch>> start(const Session& session);
    ~ConsentWatch();
    ConsentWatch(const ConsentWatch&) = delete;
    ConsentWatch& operator=(const ConsentWatch&) = delete;

    /// Whether consent was withdrawn, or keys were destroyed, behind the first `entries` of the log; also where the log cannot be followed
    /// any more. Waits for nothing.
    [[nodiscard]] bool hasEndedSince(std::size_t entries) const { return m_isLost || m_behindEnding > entries; }
    /// Errors: ConsentBook::grant's; once the log could not be followed any more, what that said.
    Result<Authorisation> authorise(Purpose purpose);

    static constexpr std::chrono::milliseconds interval{150};

private:
    ConsentWatch(std::string session, AuditLog log, ConsentBook book)
        : m_session(std::move(session)), m_log(std::move(log)), m_book(std::move(book))
    {
    }
    void run();
    void lookForEndings();

    const std::string m_session;
    std::atomic<std::size_t> m_behindEnding{0};  ///< entries of the log up to the last withdrawal or destruction
    std::atomic<bool> m_isLost{false};           ///< m_failure
    std::mutex m_mutex;                          ///< guards all below
    std::condition_variable m_ended;
    bool m_stop = false;
    std::optional<Error> m_failure;  ///< nothing is watched any more
    AuditLog m_log;
    ConsentBook m_book;
    std::vector<Authorisation> m_given;
    std::thread m_thread;
};

}  // namespace undertone
