// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/praat_text.h"

#include <algorithm>

namespace undertone {
namespace {

constexpr std::string_view blanks = " \t\n\r\f\v";

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

bool startsToken(char c)
{
    return c == '"' || c == '<' || c == '-' || c == '+' || (c >= '0' && c <= '9');
}

}  // namespace

void PraatText::passOver()
{
    while (m_at < m_text.size() && !startsToken(m_text[m_at])) {
        if (isBlank(m_text[m_at])) {
            m_line += m_text[m_at++] == '\n';
        } else {
            const auto end = m_text[m_at] == '!' ? m_text.find('\n', m_at) : m_text.find_first_of(blanks, m_at);
            m_at = std::min(end, m_text.size());
        }
    }
}

std::variant<PraatText::Token, PraatTextEnd> PraatText::string()
{
    Token token{Kind::String, {}, m_line};
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '"') {
            ++m_at;
            if (m_at >= m_text.size() || isBlank(m_text[m_at]))
                return token;
            if (m_text[m_at] != '"')
                return PraatTextEnd{message("textgrid.after-quote")};
        }
        m_line += m_text[m_at] == '\n';
        token.text += m_text[m_at];
    }
    m_line = token.line;
    return PraatTextEnd{message("textgrid.never-closed")};
}

std::variant<PraatText::Token, PraatTextEnd> PraatText::next()
{
    std::size_t end = 0;
    do {
        passOver();
        if (m_at >= m_text.size())
            return PraatTextEnd{};
        if (m_text[m_at] == '"')
            return string();
        end = std::min(m_text.find_first_of(blanks, m_at), m_text.size());
    } while (m_text.substr(m_at, end - m_at) == "+" && (m_at = end) > 0);  // a sign alone is no number: Praat passes over it too
    Token token{Kind::Number, std::string(m_text.substr(m_at, end - m_at)), m_line};
    if (token.text.front() == '<') {
        token.kind = Kind::Flag;
        token.text = token.text.substr(1, token.text.find('>') - 1);
    }
    m_at = end;
    return token;
}

}  // namespace undertone
