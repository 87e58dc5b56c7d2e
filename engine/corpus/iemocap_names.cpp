// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_names.h"

#include "engine/annotation/emo_evaluation_head.h"

namespace undertone {
namespace {

// Takes characters off the front of a name.
class NameReader {
public:
    explicit NameReader(std::string_view text) : m_rest(text) {}
    bool word(std::string_view word)
    {
        const bool found = m_rest.starts_with(word);
        if (found)
            m_rest.remove_prefix(word.size());
        return found;
    }
    bool digits(std::size_t count)
    {
        bool found = m_rest.size() >= count;
        for (std::size_t i = 0; found && i < count; ++i)
            found = m_rest[i] >= '0' && m_rest[i] <= '9';
        if (found)
            m_rest.remove_prefix(count);
        return found;
    }
    /// The next character, where it is one of `choices`; else 0.
    char oneOf(std::string_view choices)
    {
        if (m_rest.empty() || choices.find(m_rest.front()) == std::string_view::npos)
            return 0;
        const char taken = m_rest.front();
        m_rest.remove_prefix(1);
        return taken;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] std::size_t left() const { return m_rest.size(); }

private:
    std::string_view m_rest;
};

}  // namespace

std::optional<IemocapDialogueName> parseIemocapDialogue(std::string_view name)
{
    NameReader reader(name);
    IemocapDialogueName parsed;
    if (!reader.word("Ses0") || !reader.oneOf("12345"))
        return std::nullopt;
    parsed.session = name.substr(0, 5);
    parsed.markerWearer = reader.oneOf("FM");
    const bool separated = parsed.markerWearer != 0 && reader.word("_");
    const std::size_t kindAt = name.size() - reader.left();
    const bool scripted = separated && reader.word("script");
    if (!separated || (!scripted && !reader.word("impro")) || !reader.digits(2))
        return std::nullopt;
    std::string script(name.substr(kindAt, name.size() - reader.left() - kindAt));
    reader.oneOf("ab");
    if (reader.word("_")) {
        const std::size_t partAt = name.size() - reader.left();
        if (!reader.digits(1))
            return std::nullopt;
        script += "_" + std::string(name.substr(partAt, 1));
        reader.oneOf("ab");
    }
    if (!reader.atEnd())
        return std::nullopt;
    if (scripted)
        parsed.script = std::move(script);
    return parsed;
}

std::optional<char> iemocapSpeaker(std::string_view utterance, std::string_view dialogue)
{
    NameReader reader(utterance);
    if (!reader.word(dialogue) || !reader.word("_"))
        return std::nullopt;
    const char letter = reader.oneOf("FM");
    if (letter == 0 || !reader.digits(3) || !reader.atEnd())
        return std::nullopt;
    return letter;
}

std::string iemocapSpeakerName(std::string_view session, char letter)
{
    return emoEvaluationSpeaker(session, letter);
}

}  // namespace undertone
