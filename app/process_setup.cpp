// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process_setup.h"

#include <cstdlib>
#include <unistd.h>

namespace undertone {

void ensurePassiveOpenMp(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY") != nullptr)
        return;
    // Once the variable is set the second start returns above; where it cannot be set, nothing is started again.
    if (setenv("OMP_WAIT_POLICY", "passive", 1) != 0)
        return;
    execv("/proc/self/exe", argv);  // where this fails the program goes on, with spinning workers
}

std::string programVersion()
{
    return UNDERTONE_VERSION;
}

}  // namespace undertone
