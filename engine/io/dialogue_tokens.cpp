// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/dialogue_tokens.h"

#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/io/strict_json.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace undertone {

namespace {

constexpr int schemaVersion = 1;
constexpr const char* indexKey = "undertone_dialogues";
constexpr const char* codesName = "codes";

Error corrupt(const std::filesystem::path& file, const Message& what)
{
    return {ErrorCode::CorruptFile, message("io.tokens-damaged", file, what), file};
}

Status checkRanges(const DialogueTokens& tokens, const std::filesystem::path& file, ErrorCode code)
{
    for (const auto& dialogue : tokens.dialogues) {
        for (const auto& sentence : dialogue.sentences) {
            for (const auto value : sentence.codes) {
                if (value < 0 || value >= tokens.codebookSize)
                    return Error{code, message("io.tokens-code-outside", dialogue.name, value, tokens.codebookSize), file};
            }
            if (sentence.label && (*sentence.label < 0 || *sentence.label >= static_cast<int>(tokens.labels.size())))
                return Error{code, message("io.tokens-label-outside", dialogue.name), file};
        }
    }
    return {};
}

// Throws nlohmann's exceptions on a missing key or a wrong type; the caller turns them into an error.
DialogueTokens fromIndex(const nlohmann::json& index, std::vector<std::int64_t>& lengths)
{
    DialogueTokens tokens;
    tokens.labels = index.at("labels").get<std::vector<std::string>>();
    takeWholeNumber(index.at("codebook_size"), tokens.codebookSize);
    tokens.tokenizerSha256 = index.at("tokenizer_sha256").get<std::string>();
    tokens.provenance = jsonText(index.at("provenance"));
    for (const auto& entry : index.at("dialogues")) {
        TokenDialogue dialogue;
        dialogue.name = entry.at("name").get<std::string>();
        dialogue.corpus = entry.at("corpus").get<std::string>();
        dialogue.session = entry.value("session", std::string());
        dialogue.script = entry.value("script", std::string());
        const auto speakers = entry.at("speakers").get<std::vector<std::string>>();
        for (const auto& row : entry.at("sentences")) {
            TokenSentence sentence;
            takeWholeNumber(row.at(0), lengths.emplace_back());
            if (!row.at(1).is_null())
                takeWholeNumber(row.at(1), sentence.label.emplace());
            std::size_t speaker = 0;
            takeWholeNumber(row.at(2), speaker);
            sentence.speaker = speakers.at(speaker);
            if (row.size() > 4) {
                sentence.startSeconds = row.at(3).get<double>();
                sentence.endSeconds = row.at(4).get<double>();
            }
            dialogue.sentences.push_back(std::move(sentence));
        }
        tokens.dialogues.push_back(std::move(dialogue));
    }
    return tokens;
}

nlohmann::json toIndex(const TokenDialogue& dialogue)
{
    std::vector<std::string> speakers;
    auto rows = nlohmann::json::array();
    for (const auto& sentence : dialogue.sentences) {
        std::size_t speaker = 0;
        while (speaker < speakers.size() && speakers[speaker] != sentence.speaker)
            ++speaker;
        if (speaker == speakers.size())
            speakers.push_back(sentence.speaker);
        const auto label = sentence.label ? nlohmann::json(*sentence.label) : nlohmann::json(nullptr);
        auto row = nlohmann::json::array({sentence.codes.size(), label, speaker});
        if (sentence.endSeconds > sentence.startSeconds) {
            row.push_back(sentence.startSeconds);
            row.push_back(sentence.endSeconds);
        }
        rows.push_back(std::move(row));
    }
    nlohmann::json entry{{"name", dialogue.name}, {"corpus", dialogue.corpus}, {"speakers", speakers}, {"sentences", rows}};
    if (!dialogue.session.empty())
        entry["session"] = dialogue.session;
    if (!dialogue.script.empty())
        entry["script"] = dialogue.script;
    return entry;
}

}  // namespace

std::int64_t DialogueTokens::sentenceCount() const
{
    std::int64_t count = 0;
    for (const auto& dialogue : dialogues)
        count += static_cast<std::int64_t>(dialogue.sentences.size());
    return count;
}

std::int64_t DialogueTokens::tokenCount() const
{
    std::int64_t count = sentenceCount();
    for (const auto& dialogue : dialogues) {
        for (const auto& sentence : dialogue.sentences)
            count += static_cast<std::int64_t>(sentence.codes.size());
    }
    return count;
}

Status writeDialogueTokens(const std::filesystem::path& file, const DialogueTokens& tokens)
{
    TRY(checkRanges(tokens, file, ErrorCode::InvalidArgument));
    nlohmann::json index{{"schema", schemaVersion},
                         {"labels", tokens.labels},
                         {"codebook_size", tokens.codebookSize},
                         {"tokenizer_sha256", tokens.tokenizerSha256},
                         {"dialogues", nlohmann::json::array()}};
    index["provenance"] = nlohmann::json::parse(tokens.provenance, nullptr, false);
    if (index["provenance"].is_discarded())
        index["provenance"] = nlohmann::json::object();
    std::vector<std::int32_t> codes;
    for (const auto& dialogue : tokens.dialogues) {
        index["dialogues"].push_back(toIndex(dialogue));
        for (const auto& sentence : dialogue.sentences)
            codes.insert(codes.end(), sentence.codes.begin(), sentence.codes.end());
    }
    TensorEntry entry;
    entry.dtype = TensorDtype::I32;
    entry.shape = {static_cast<std::int64_t>(codes.size())};
    entry.bytes = std::as_bytes(std::span(codes));
    return writeSafetensors(file, {{codesName, entry}}, {{indexKey, jsonText(index)}});
}

Result<DialogueTokens> readDialogueTokens(const std::filesystem::path& file)
{
    auto opened = SafetensorsFile::open(file);
    if (!opened)
        return opened.error();
    const auto& metadata = (*opened)->metadata();
    const auto& tensors = (*opened)->tensors();
    const auto codes = tensors.find(codesName);
    if (!metadata.contains(indexKey) || codes == tensors.end() || codes->second.dtype != TensorDtype::I32
        || codes->second.shape.size() != 1)
        return Error{ErrorCode::UnsupportedFormat, message("io.no-tokens", file), file};
    auto index = parseStrictJson(metadata.at(indexKey), message("io.index-of", file));
    if (!index)
        return index.error();
    DialogueTokens tokens;
    std::vector<std::int64_t> lengths;
    try {
        if (index->at("schema") != schemaVersion)
            return Error{ErrorCode::UnsupportedFormat, message("io.tokens-other-schema", file), file};
        tokens = fromIndex(*index, lengths);
    } catch (const std::exception& error) {
        return corrupt(file, literalText(error.what()));
    }
    std::int64_t position = 0;
    std::size_t next = 0;
    const auto total = codes->second.shape[0];
    for (auto& dialogue : tokens.dialogues) {
        for (auto& sentence : dialogue.sentences) {
            const auto length = lengths[next++];
            if (length < 0 || length > total - position)
                return corrupt(file, message("io.sentences-longer"));
            sentence.codes.resize(static_cast<std::size_t>(length));
            if (length > 0)
                std::memcpy(sentence.codes.data(), codes->second.bytes.data() + position * 4, static_cast<std::size_t>(length) * 4);
            position += length;
        }
    }
    if (position != total)
        return corrupt(file, message("io.codes-left-over"));
    TRY(checkRanges(tokens, file, ErrorCode::CorruptFile));
    return tokens;
}

namespace {

/// Of a set, or of those that it was merged of; each once.
void collectAttestations(const nlohmann::json& provenance, std::vector<std::string>& stated)
{
    if (!provenance.is_object())
        return;
    const auto own = provenance.find("attestation");
    if (own != provenance.end() && own->is_string() && !own->get<std::string>().empty()
        && std::ranges::find(stated, own->get<std::string>()) == stated.end())
        stated.push_back(own->get<std::string>());
    if (const auto merged = provenance.find("merged"); merged != provenance.end() && merged->is_array()) {
        for (const auto& part : *merged)
            collectAttestations(part, stated);
    }
}

}  // namespace

LicenceAttestation attestationOf(const DialogueTokens& tokens)
{
    const auto provenance = parseStrictJson(tokens.provenance, "The provenance");
    std::vector<std::string> stated;
    if (provenance)
        collectAttestations(*provenance, stated);
    std::string text;
    for (const auto& one : stated)
        text += (text.empty() ? "" : "; ") + one;
    return LicenceAttestation::stated(std::move(text));
}

Result<DialogueTokens> mergeDialogueTokens(std::vector<DialogueTokens> sets, const std::set<std::string>& unlabelled)
{
    if (sets.empty())
        return Error{ErrorCode::InvalidArgument, message("io.no-dialogues")};
    DialogueTokens merged{sets.front().labels, sets.front().codebookSize, sets.front().tokenizerSha256, {}, {}};
    auto provenance = nlohmann::json::array();
    std::set<std::string> names, corpora;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        auto& set = sets[i];
        if (set.labels != merged.labels || set.codebookSize != merged.codebookSize || set.tokenizerSha256 != merged.tokenizerSha256)
            return Error{ErrorCode::InvalidArgument, message("io.tokens-do-not-fit", i + 1)};
        auto origin = nlohmann::json::parse(set.provenance, nullptr, false);
        provenance.push_back(origin.is_discarded() ? nlohmann::json::object() : std::move(origin));
        for (auto& dialogue : set.dialogues) {
            if (!names.insert(dialogue.name).second)
                dialogue.name = std::to_string(i + 1) + '-' + dialogue.name;
            corpora.insert(dialogue.corpus);
            if (unlabelled.contains(dialogue.corpus)) {
                for (auto& sentence : dialogue.sentences)
                    sentence.label.reset();
            }
            merged.dialogues.push_back(std::move(dialogue));
        }
    }
    for (const auto& name : unlabelled) {
        if (corpora.contains(name))
            continue;
        std::string found;
        for (const auto& corpus : corpora)
            found += (found.empty() ? "" : ", ") + corpus;
        return Error{ErrorCode::InvalidArgument, message("io.tokens-no-corpus", name, found)};
    }
    nlohmann::json origin{{"merged", std::move(provenance)}};
    if (!unlabelled.empty())
        origin["unlabelled"] = unlabelled;
    merged.provenance = jsonText(origin);
    return merged;
}

}  // namespace undertone
