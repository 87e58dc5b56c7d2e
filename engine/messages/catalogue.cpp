// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/catalogue.h"

#include "engine/messages/message_table.h"

#include <charconv>
#include <map>

namespace undertone {
namespace {

constexpr MessageTable (*tables[])() = {coreMessages,    ioMessages,      annotationMessages, corpusMessages, audioMessages,
                                        engineMessages,  cliMessages,     configMessages,     windowMessages, jobsMessages,
                                        processMessages, projectMessages, vaultMessages};

const std::map<std::string_view, const char*>& patterns()
{
    static const auto all = [] {
        std::map<std::string_view, const char*> made;
        for (const auto table : tables) {
            for (const auto& entry : table())
                made.emplace(entry.id, entry.pattern);
        }
        return made;
    }();
    return all;
}

}  // namespace

const char* messagePattern(std::string_view id)
{
    const auto found = patterns().find(id);
    return found != patterns().end() ? found->second : nullptr;
}

std::vector<std::string_view> messageIds()
{
    std::vector<std::string_view> ids;
    for (const auto table : tables) {
        for (const auto& entry : table())
            ids.emplace_back(entry.id);
    }
    return ids;
}

std::string filledPattern(std::string_view pattern, const std::vector<std::string>& arguments)
{
    std::string filled;
    while (!pattern.empty()) {
        const auto brace = pattern.find('{');
        filled += pattern.substr(0, brace);
        if (brace == std::string_view::npos)
            break;
        pattern.remove_prefix(brace);
        std::size_t index = 0;
        const auto end = pattern.find('}');
        const char* last = pattern.data() + (end == std::string_view::npos ? pattern.size() : end);
        const auto read = std::from_chars(pattern.data() + 1, last, index);
        if (end != std::string_view::npos && read.ec == std::errc() && read.ptr == last && index < arguments.size()) {
            filled += arguments[index];
            pattern.remove_prefix(end + 1);
        } else {
            filled += '{';
            pattern.remove_prefix(1);
        }
    }
    return filled;
}

std::string englishSentence(const Message& message)
{
    if (message.id.empty())
        return message.text;
    std::vector<std::string> arguments;
    for (const auto& argument : message.arguments)
        arguments.push_back(englishSentence(argument));
    if (const char* pattern = messagePattern(message.id))
        return filledPattern(pattern, arguments);
    // No sentence of ours: a test holds every id of the source against the catalogue.
    std::string raw = message.id;
    for (const auto& argument : arguments)
        raw += " " + argument;
    return raw;
}

std::vector<std::string> englishSentences(const std::vector<Message>& messages)
{
    std::vector<std::string> sentences;
    for (const auto& message : messages)
        sentences.push_back(englishSentence(message));
    return sentences;
}

std::string englishSentence(const Error& error)
{
    return englishSentence(error.message);
}

}  // namespace undertone
