// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shown_session.h"

#include "engine/consent/consent_watch.h"
#include "engine/core/catch_all.h"
#include "ui/conversation/conversation_session.h"

#include <algorithm>
#include <utility>

namespace undertone {
namespace {

constexpr int lookMilliseconds = 250;

}  // namespace

ShownSession::ShownSession(std::shared_ptr<const OpenVaults> vaults, QObject* parent) : QObject(parent), m_vaults(std::move(vaults))
{
    m_thread.setMaxThreadCount(1);
    m_timer.setInterval(lookMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ShownSession::look);
}

ShownSession::~ShownSession()
{
    m_tasks.wait();
}

void ShownSession::follow(ConversationSession& session)
{
    connect(this, &ShownSession::consentEnded, &session, &ConversationSession::closeWithdrawn);
    const auto tell = [this, &session] {
        if (session.isSealed())
            set(session.recording()->path, session.recording()->logEntries);
        else
            set({});
    };
    connect(&session, &ConversationSession::recordingOpened, this, tell);
    connect(&session, &ConversationSession::closed, this, tell);
}

void ShownSession::set(const std::filesystem::path& folder, std::size_t logEntries)
{
    if (folder == m_folder)
        return;
    drop();
    m_folder = folder;
    m_logEntries = logEntries;
    const auto asked = ++m_asked;
    if (folder.empty())
        return;
    m_thread.start(m_tasks.counted([this, folder, asked, vaults = m_vaults] {
        auto held = catchAll([&]() -> Result<std::shared_ptr<Held>> {
            return vaults->withKeyringOf(folder, [&](Keyring& keyring) -> Result<std::shared_ptr<Held>> {
                auto begun = std::make_shared<Held>();
                begun->watch = TRY(ConsentWatch::start(TRY(Session::open(folder, keyring))));
                for (const Purpose purpose : allPurposes()) {
                    if (auto authorisation = begun->watch->authorise(purpose))
                        begun->authorisations.push_back(*std::move(authorisation));
                }
                return begun;
            });
        });
        QMetaObject::invokeMethod(
            this,
            [this, asked, held = std::move(held)]() mutable {
                if (asked != m_asked) {
                    if (held)
                        release(*held);
                    return;
                }
                if (!held)  // nobody would see a withdrawal
                    return end();
                m_held = *held;
                m_timer.start();
                look();
            },
            Qt::QueuedConnection);
    }));
}

void ShownSession::look()
{
    if (m_held->watch->hasEndedSince(m_logEntries)
        || std::ranges::any_of(m_held->authorisations, [](const Authorisation& one) { return one.isRevoked(); }))
        end();
}

void ShownSession::end()
{
    drop();
    Q_EMIT consentEnded(std::exchange(m_folder, {}));
}

void ShownSession::drop()
{
    m_timer.stop();
    if (m_held)
        release(std::exchange(m_held, nullptr));
}

/// Elsewhere: the thread of a watch may be reading the disk.
void ShownSession::release(std::shared_ptr<Held> held)
{
    m_thread.start(m_tasks.counted([held = std::move(held)]() mutable { held.reset(); }));
}

}  // namespace undertone
