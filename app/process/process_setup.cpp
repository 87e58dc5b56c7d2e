// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/process_setup.h"

#include <clocale>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace undertone {

namespace {

constexpr int exitInterrupted = 130;

// A signal handler may touch only what is lock-free and never freed.
CancellationToken* interruptToken = nullptr;
volatile std::sig_atomic_t interruptCount = 0;

void onInterrupt(int)
{
    if (interruptCount != 0)
        _exit(exitInterrupted);
    interruptCount = 1;
    interruptToken->cancel();
}

}  // namespace

void ensurePassiveOpenMp(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY") != nullptr)
        return;
    // Once the variable is set the second start returns above; where it cannot be set, nothing is started again.
    // A worker that sleeps at once is slow to wake between the hundreds of small loops of a step: let it look about for some tens of
    // microseconds first. That costs a third of a step's time where it is missing, and a GUI thread nothing that is felt.
    if (setenv("OMP_WAIT_POLICY", "passive", 1) != 0 || setenv("GOMP_SPINCOUNT", "10000", 0) != 0)
        return;
    // By its path: the system names a process by the file it was started from, and nobody would find one named "exe".
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    execv(program.c_str(), argv);
    execv("/proc/self/exe", argv);  // of a file that was replaced meanwhile; where this fails the program goes on, with spinning workers
}

void cancelOnInterrupt(const CancellationToken& cancel)
{
    static CancellationToken token = cancel;
    interruptToken = &token;
    struct sigaction action {};
    action.sa_handler = onInterrupt;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool wasInterrupted()
{
    return interruptCount != 0;
}

void keepDecimalPoints()
{
    std::setlocale(LC_NUMERIC, "C");
}

void refuseCoreDumps()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

std::string programVersion()
{
    return UNDERTONE_VERSION;
}

}  // namespace undertone
