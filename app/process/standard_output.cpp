// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/standard_output.h"

#include <cstdio>
#include <poll.h>
#include <unistd.h>

namespace undertone {
namespace {

bool failureTold = false;

/// The end of a pipe or a socket that nobody reads any more. By the time it is asked, errno has gone to other calls.
bool readerIsGone()
{
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

Status flushStandardOutput()
{
    const bool written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (written || failureTold || readerIsGone())
        return {};
    failureTold = true;
    return Error{ErrorCode::FileNotWritable, message("process.stdout")};
}

Status writeStandardOutput(std::string_view data)
{
    std::fwrite(data.data(), 1, data.size(), stdout);
    return flushStandardOutput();
}

}  // namespace undertone
