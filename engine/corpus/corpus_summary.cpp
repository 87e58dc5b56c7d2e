// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/corpus_summary.h"

#include "engine/corpus/iemocap_reader.h"

#include <set>

namespace undertone {
namespace {

void add(CorpusCounts& counts, const CorpusUtterance& utterance, const LabelMap& map)
{
    counts.classes.resize(map.labels().size());
    ++counts.utterances;
    ++counts.ownLabels[utterance.label];
    counts.seconds += utterance.endSeconds - utterance.startSeconds;
    if (const auto index = map.indexOf(utterance.label))
        ++counts.classes[static_cast<std::size_t>(*index)];
    else
        ++counts.withoutClass;
}

std::string insteadOf(std::size_t found, std::size_t expected)
{
    const auto off = found > expected ? found - expected : expected - found;
    return std::to_string(found) + " instead of " + std::to_string(expected) + " (" + (found > expected ? "+" : "-") + std::to_string(off)
        + ").";
}

// The reason alone: the name of a turn would make each of them one of a kind.
std::string kindOf(const std::string& why)
{
    const auto turn = why.find("the turn ");
    if (turn != 0)
        return why;
    const auto nameEnd = why.find(' ', std::string("the turn ").size());
    return nameEnd == std::string::npos ? why : "a turn" + why.substr(nameEnd);
}

}  // namespace

CorpusSummary summarise(const LabelledCorpus& corpus, const LabelMap& map)
{
    CorpusSummary summary;
    summary.labels = map.labels();
    summary.all.classes.resize(map.labels().size());
    for (const auto& dialogue : corpus.dialogues) {
        summary.scriptedDialogues += !dialogue.script.empty();
        std::vector<CorpusCounts*> parts{&summary.all};
        if (!dialogue.session.empty())
            parts.push_back(&summary.sessions[dialogue.session]);
        if (!dialogue.split.empty())
            parts.push_back(&summary.splits[dialogue.split]);
        for (auto* part : parts)
            ++part->dialogues;
        std::set<std::string> speakers;
        for (const auto& utterance : dialogue.utterances) {
            for (auto* part : parts)
                add(*part, utterance, map);
            auto& speaker = summary.speakers[utterance.speaker];
            add(speaker, utterance, map);
            speaker.dialogues += speakers.insert(utterance.speaker).second;
            summary.withText += !utterance.transcription.empty();
        }
    }
    for (const auto& item : corpus.skipped)
        ++summary.skipped[kindOf(item.why)];
    return summary;
}

EvaluationSetProof proveIemocapSet(const LabelledCorpus& corpus)
{
    EvaluationSetProof proof;
    std::map<std::string, std::size_t, std::less<>> labels;
    std::map<std::string, std::size_t, std::less<>> sessions;
    for (const auto& dialogue : corpus.dialogues) {
        ++sessions[dialogue.session];
        for (const auto& utterance : dialogue.utterances)
            ++labels[utterance.label];
    }
    for (const auto& [label, count] : iemocapEvaluationSet) {
        const std::size_t found = labels[std::string(label)];
        proof.expected += count;
        proof.found += found;
        if (found != count)
            proof.differences.push_back("Utterances labelled " + std::string(label) + ": " + insteadOf(found, count));
    }
    for (std::size_t i = 0; i < iemocapDialogues.size(); ++i) {
        const std::size_t found = sessions["Ses0" + std::to_string(i + 1)];
        if (found != iemocapDialogues[i])
            proof.differences.push_back("Dialogues of Session" + std::to_string(i + 1) + ": " + insteadOf(found, iemocapDialogues[i]));
    }
    return proof;
}

}  // namespace undertone
