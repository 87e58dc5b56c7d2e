// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/progress_printer.h"

#include <cstdio>
#include <unistd.h>

namespace undertone {

namespace {

constexpr auto terminalInterval = std::chrono::milliseconds(60);
constexpr auto logInterval = std::chrono::seconds(10);

}  // namespace

ProgressPrinter::ProgressPrinter() : m_terminal(isatty(STDERR_FILENO) == 1) {}

ProgressPrinter::~ProgressPrinter()
{
    finish();
}

void ProgressPrinter::update(const std::string& text)
{
    const auto now = Clock::now();
    const Clock::duration interval = m_terminal ? Clock::duration(terminalInterval) : Clock::duration(logInterval);
    if (m_last != Clock::time_point{} && now - m_last < interval)
        return;
    // On a log the first line waits for an interval too: a short run says nothing there.
    const bool first = m_last == Clock::time_point{};
    m_last = now;
    if (m_terminal) {
        std::fprintf(stderr, "\r%s\033[K", text.c_str());
        m_lineOpen = true;
    } else if (!first) {
        std::fprintf(stderr, "%s\n", text.c_str());
    }
    std::fflush(stderr);
}

void ProgressPrinter::finish()
{
    if (m_lineOpen)
        std::fputs("\r\033[K", stderr);
    m_lineOpen = false;
    m_last = {};
}

void ProgressPrinter::note(const std::string& text)
{
    const auto last = m_last;
    finish();
    m_last = last;
    std::fprintf(stderr, "%s\n", text.c_str());
}

}  // namespace undertone
