// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/vault/secret_bytes.h"

#include <QtTest>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

using namespace undertone;

namespace {

/// What `work` gives in a process that may lock so many pages; -1 where it ended otherwise.
int inProcessWithPages(rlim_t pages, int (*work)())
{
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit limit{pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)), pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE))};
        if (::setrlimit(RLIMIT_MEMLOCK, &limit) != 0)
            ::_exit(100);
        // Root locks whatever it likes.
        if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
            ::_exit(101);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int lockedBeforeAndAfterManyKeys()
{
    const bool before = SecretBytes::memoryIsLocked();
    std::vector<SecretBytes> keys;
    for (int i = 0; i < 20; ++i)
        keys.push_back(std::move(SecretBytes::random(keyBytes)).value());
    const bool after = SecretBytes::memoryIsLocked();
    keys.clear();
    const bool later = SecretBytes::memoryIsLocked();  // one of them may lie in swap by now
    return (before ? 1 : 0) + (after ? 2 : 0) + (later ? 4 : 0);
}

}  // namespace

class VaultSecretBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Room for a few locked pages is not room for all keys: that is said.
    void aKeyThatIsNotLockedIsKnown() { QCOMPARE(inProcessWithPages(2, lockedBeforeAndAfterManyKeys), 1); }

    void withoutAnyRoomNothingIsLocked() { QCOMPARE(inProcessWithPages(0, lockedBeforeAndAfterManyKeys), 0); }

    void whereAllAreLockedThatIsSo() { QCOMPARE(inProcessWithPages(1024, lockedBeforeAndAfterManyKeys), 7); }
};

QTEST_APPLESS_MAIN(VaultSecretBytesTest)
#include "vault_secret_bytes_test.moc"
