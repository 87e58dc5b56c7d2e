// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/guarded_main.h"

#include "app/process/exit_code.h"
#include "app/process/standard_output.h"
#include "engine/core/catch_all.h"
#include "engine/messages/catalogue.h"

#include <csignal>
#include <cstdio>

namespace undertone {

int guardedMain(const char* program, const std::function<int()>& run)
{
    std::signal(SIGPIPE, SIG_IGN);
    const auto report = [program](const Error& error) { std::fprintf(stderr, "%s: %s\n", program, englishSentence(error).c_str()); };
    const auto exitCode = catchAll(run);
    if (!exitCode)
        report(exitCode.error());
    const auto written = flushStandardOutput();
    if (!written)
        report(written.error());
    if (!exitCode)
        return ExitFailure;
    return written || *exitCode != ExitSuccess ? *exitCode : static_cast<int>(ExitFailure);
}

}  // namespace undertone
