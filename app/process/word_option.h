// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace undertone {

/// An option that takes one of some words; --help lists the words, not the numbers behind them. `set` gets the one that was typed.
inline CLI::Option* addWordOption(CLI::App& command, const std::string& name, const std::vector<std::string>& words,
                                  const std::string& preset, const std::string& help, const std::function<void(const std::string&)>& set)
{
    return command.add_option_function<std::string>(name, set, help)->check(CLI::IsMember(words))->default_str(preset);
}

/// The same for the values of an enumeration; what `value` is now is the default.
template <typename Value>
CLI::Option* addWordOption(CLI::App& command, const std::string& name, Value& value,
                           const std::vector<std::pair<std::string, Value>>& choices, const std::string& help)
{
    std::vector<std::string> words;
    std::string preset;
    for (const auto& [word, choice] : choices) {
        words.push_back(word);
        preset = choice == value ? word : preset;
    }
    return addWordOption(command, name, words, preset, help, [&value, choices](const std::string& typed) {
        for (const auto& [word, choice] : choices)
            value = typed == word ? choice : value;
    });
}

}  // namespace undertone
