// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_watch.h"

#include "engine/core/catch_all.h"

namespace undertone {

Result<std::unique_ptr<ConsentWatch>> ConsentWatch::start(const Session& session)
{
    auto log = TRY(session.openLog());
    ConsentBook book(session.terms().inference(), session.terms().retentionUntil);
    TRY(book.follow(log));
    std::unique_ptr<ConsentWatch> watch(new ConsentWatch(session.id().hex(), std::move(log), std::move(book)));
    watch->lookForEndings();
    // It still tells of who left, and of what was destroyed; its log may have been read again since.
    if (session.derivedWasDestroyed() || watch->hasEndedSince(session.log().entries().size()))
        return Error{ErrorCode::NotAuthorised, message("consent.left-meanwhile"), session.folder()};
    watch->m_thread = std::thread([self = watch.get()] { self->run(); });
    return watch;
}

ConsentWatch::~ConsentWatch()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_ended.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

Result<Authorisation> ConsentWatch::authorise(Purpose purpose)
{
    const std::scoped_lock lock(m_mutex);
    if (m_failure)
        return *m_failure;
    Authorisation authorisation(TRY(m_book.grant(m_session, purpose)));
    m_given.push_back(authorisation);
    return authorisation;
}

void ConsentWatch::lookForEndings()
{
    const auto& entries = m_log.entries();
    for (auto behind = entries.size(); behind > m_behindEnding; --behind) {
        const auto& what = entries[behind - 1].what;
        if (what == consentWithdrawnEvent || what == keysDestroyedEvent)
            m_behindEnding = behind;
    }
}

void ConsentWatch::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, interval, [this] { return m_stop; })) {
        const auto followed = catchAll([this]() -> Status {
            TRY(m_log.refresh());
            lookForEndings();
            return m_book.follow(m_log);  // also where nothing is new: consent runs out by itself
        });
        if (followed)
            continue;
        m_failure = followed.error();
        m_isLost = true;
        for (const auto& authorisation : m_given)
            authorisation.revoke();
        return;
    }
}

}  // namespace undertone
