// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace undertone {

/// One line of progress on stderr: rewritten in place on a terminal, else a plain line every few seconds, so that
/// a log stays readable. Escapes are used only on a terminal; it has no colour, so there is none for NO_COLOR to take.
class ProgressPrinter {
public:
    ProgressPrinter();
    ~ProgressPrinter();
    void update(const std::string& text);
    /// Clears the line in place; call before anything else is printed.
    void finish();
    /// A warning or remark on stderr, below the progress line.
    void note(const std::string& text);

private:
    using Clock = std::chrono::steady_clock;
    bool m_terminal = false;
    bool m_lineOpen = false;
    Clock::time_point m_last{};
};

}  // namespace undertone
