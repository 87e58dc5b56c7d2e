// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/process_command.h"

#include <fstream>

namespace undertone {

std::vector<std::string> commandLineOfProcess()
{
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');)
        words.push_back(word);
    return words;
}

std::vector<std::string> withoutNames(std::vector<std::string> words)
{
    for (const std::string option : {"--annotator", "--session"}) {
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i - 1] == option)
                words[i] = "...";
            else if (words[i].starts_with(option + '='))
                words[i] = option + "=...";
        }
    }
    return words;
}

}  // namespace undertone
