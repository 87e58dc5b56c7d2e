// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

namespace undertone {

/// The end of a text, or what keeps it from being read: why.
struct PraatTextEnd {
    Message problem;  ///< empty: the text has ended
};

/// What counts in a text file of Praat, one after the other: strings in double quotes ("" in them is one), words that begin like a number,
/// and flags such as <exists>. All other words are labels for people and are passed over, as is what follows a ! up to the end of its line
/// (Praat manual, "TextGrid file formats").
class PraatText {
public:
    enum class Kind { String, Number, Flag };
    struct Token {
        Kind kind = Kind::String;
        std::string text;      ///< of a string without its quotes, of a flag without its angles
        std::size_t line = 0;  ///< it starts on
    };

    explicit PraatText(std::string_view text) : m_text(text) {}

    std::variant<Token, PraatTextEnd> next();
    [[nodiscard]] std::size_t line() const { return m_line; }

private:
    void passOver();
    std::variant<Token, PraatTextEnd> string();

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

}  // namespace undertone
