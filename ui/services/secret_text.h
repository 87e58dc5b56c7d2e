// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <string>

namespace undertone {

/// A passphrase on its way from where it is typed to what uses it: UTF-8 that is overwritten when the last who holds it lets go. What Qt
/// keeps of a line that is typed is ordinary memory (SECURITY.md).
class SecretText {
public:
    explicit SecretText(const QString& typed) : m_text(typed.toStdString()) {}
    explicit SecretText(std::string utf8) : m_text(std::move(utf8)) {}
    ~SecretText()
    {
        volatile char* bytes = m_text.data();
        for (std::size_t i = 0; i < m_text.size(); ++i)
            bytes[i] = 0;
    }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;
    [[nodiscard]] const std::string& utf8() const { return m_text; }

private:
    std::string m_text;
};

using Secret = std::shared_ptr<const SecretText>;

}  // namespace undertone
