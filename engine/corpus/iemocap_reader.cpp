// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_reader.h"

#include "engine/corpus/folder_listing.h"
#include "engine/corpus/iemocap_names.h"
#include "engine/corpus/iemocap_text.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <tuple>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr int sessionCount = 5;

std::string sessionFolder(int session)
{
    return "Session" + std::to_string(session);
}

class IemocapReader {
public:
    explicit IemocapReader(const fs::path& folder)
    {
        m_corpus.format = CorpusFormat::Iemocap;
        m_corpus.folder = folder;
    }

    Result<LabelledCorpus> read()
    {
        if (!looksLikeIemocap(m_corpus.folder))
            return Error{ErrorCode::FileNotFound, message("iemocap.no-evaluation", m_corpus.folder), m_corpus.folder};
        for (int session = 1; session <= sessionCount; ++session) {
            std::error_code failure;
            if (!fs::is_directory(m_corpus.folder / sessionFolder(session), failure)) {
                m_corpus.warnings.push_back(message("iemocap.missing", sessionFolder(session)));
                continue;
            }
            TRY(readSession(session));
        }
        return std::move(m_corpus);
    }

private:
    Status readSession(int session)
    {
        const fs::path evaluations = m_corpus.folder / sessionFolder(session) / "dialog" / "EmoEvaluation";
        auto entries = listFolder(evaluations);
        if (!entries)
            return entries.error();
        for (const auto& entry : *entries) {
            std::error_code failure;
            const auto name = entry.stem().string();
            const auto parsed = parseIemocapDialogue(name);
            if (isHidden(entry))
                skip(entry, "left there by another system");
            else if (fs::is_directory(entry, failure))
                skip(entry, "files of single raters: their judgements stand in the files of the dialogues too");
            else if (entry.extension() != ".txt" || !parsed || !fs::is_regular_file(entry, failure))
                skip(entry, "not named as the evaluation of a dialogue");
            else if (parsed->session != "Ses0" + std::to_string(session))
                skip(entry, "a dialogue of another session");
            else if (auto status = readDialogue(entry, session, name, parsed->script); !status)
                return status;
        }
        return {};
    }

    Status readDialogue(const fs::path& evaluation, int session, const std::string& name, const std::string& script)
    {
        CorpusDialogue dialogue{name, "Ses0" + std::to_string(session), script, {}, {}, {}};
        auto text = readUtf8OrLatin1File(evaluation, CorpusLimits::maxTextBytes);
        if (!text) {
            m_corpus.warnings.push_back(message("iemocap.unreadable", name, text.error().message));
            return {};
        }
        auto utterances = parseIemocapEvaluation(*text, evaluation, name, m_corpus.skipped, m_corpus.warnings);
        if (!utterances)
            return utterances.error();
        dialogue.utterances = std::move(*utterances);
        std::stable_sort(dialogue.utterances.begin(), dialogue.utterances.end(), [](const auto& a, const auto& b) {
            return std::tie(a.startSeconds, a.endSeconds) < std::tie(b.startSeconds, b.endSeconds);
        });
        readTexts(dialogue, session);
        findAudio(dialogue, session);
        if (dialogue.utterances.empty())
            m_corpus.warnings.push_back(message("iemocap.no-turn", relative(evaluation)));
        m_corpus.dialogues.push_back(std::move(dialogue));
        return {};
    }

    void readTexts(CorpusDialogue& dialogue, int session)
    {
        const fs::path file = m_corpus.folder / sessionFolder(session) / "dialog" / "transcriptions" / (dialogue.name + ".txt");
        std::error_code failure;
        if (!fs::exists(file, failure)) {
            m_corpus.warnings.push_back(message("iemocap.no-transcription", dialogue.name));
            return;
        }
        auto text = readUtf8OrLatin1File(file, CorpusLimits::maxTextBytes);
        if (!text) {
            m_corpus.warnings.push_back(message("iemocap.unreadable-transcription", dialogue.name, text.error().message));
            return;
        }
        auto texts = parseIemocapTranscription(*text, file, m_corpus.skipped);
        for (auto& utterance : dialogue.utterances) {
            if (const auto found = texts.find(utterance.id); found != texts.end()) {
                utterance.transcription = std::move(found->second);
                texts.erase(found);
            }
        }
        for (const auto& [id, words] : texts)
            skip(file, "the turn " + id + " was transcribed, but nobody judged it");
    }

    void findAudio(CorpusDialogue& dialogue, int session)
    {
        const fs::path recording = fs::path(sessionFolder(session)) / "dialog" / "wav" / (dialogue.name + ".wav");
        std::error_code failure;
        if (fs::is_regular_file(m_corpus.folder / recording, failure))
            dialogue.audio = recording;
        else
            m_corpus.warnings.push_back(message("iemocap.no-recording", dialogue.name, recording));
        for (auto& utterance : dialogue.utterances) {
            const fs::path sentence = fs::path(sessionFolder(session)) / "sentences" / "wav" / dialogue.name / (utterance.id + ".wav");
            if (fs::is_regular_file(m_corpus.folder / sentence, failure))
                utterance.audio = sentence;
        }
    }

    [[nodiscard]] std::string relative(const fs::path& path) const { return path.lexically_relative(m_corpus.folder).string(); }
    void skip(const fs::path& path, const std::string& why)
    {
        if (m_corpus.skipped.size() < CorpusLimits::maxSkipped)
            m_corpus.skipped.push_back({relative(path), why});
    }

    LabelledCorpus m_corpus;
};

}  // namespace

bool looksLikeIemocap(const fs::path& folder)
{
    std::error_code failure;
    for (int session = 1; session <= sessionCount; ++session) {
        if (fs::is_directory(folder / sessionFolder(session) / "dialog" / "EmoEvaluation", failure))
            return true;
    }
    return false;
}

Result<LabelledCorpus> readIemocap(const fs::path& folder)
{
    return IemocapReader(folder).read();
}

}  // namespace undertone
