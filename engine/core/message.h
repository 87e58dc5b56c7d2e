// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace undertone {

/// What a person is told: an id of the catalogue (engine/messages) and its arguments, a sentence only where somebody reads it.
/// An argument may be a message itself. Without an id it is text that no language changes: a name, a path, a number, the words of a
/// library.
struct Message {
    std::string id{};
    std::vector<Message> arguments{};
    std::string text{};

    Message() = default;
    Message(std::string words) : text(std::move(words)) {}  ///< text that no language changes
    Message(const char* words) : text(words) {}
    bool operator==(const Message&) const = default;
    [[nodiscard]] bool empty() const { return id.empty() && text.empty(); }
};

/// Text as it is, for an argument.
inline Message literalText(std::string words)
{
    Message message;
    message.text = std::move(words);
    return message;
}

/// An argument of a message: a message, text, a path or a whole number. Other numbers come formatted, with the digits they are worth.
template <typename T> Message messageArgument(const T& value)
{
    if constexpr (std::is_same_v<T, Message>)
        return value;
    else if constexpr (std::is_same_v<T, std::filesystem::path>)
        return literalText(value.string());
    else if constexpr (std::is_convertible_v<const T&, std::string_view>)
        return literalText(std::string(std::string_view(value)));
    else {
        static_assert(std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>);
        return literalText(std::to_string(value));
    }
}

/// The message of that id. Usage: `Error{ErrorCode::CorruptFile, message("text.not-utf8", path, line), path}`.
/// A test reads the ids in the source and holds them against the catalogue.
template <typename... Arguments> Message message(std::string id, const Arguments&... arguments)
{
    Message made;
    made.id = std::move(id);
    (made.arguments.push_back(messageArgument(arguments)), ...);
    return made;
}

}  // namespace undertone
