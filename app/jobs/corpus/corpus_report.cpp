// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/corpus_report.h"

#include "audio/sound_check.h"
#include "engine/io/json_text.h"
#include "engine/messages/catalogue.h"
#include "engine/stats/agreement.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>

namespace undertone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t skippedListed = 20;
/// No corpus has so many; in a garbled one all further ones count as one, so that the counts stay small.
constexpr std::size_t mostCategories = 64;

template <typename... Values> std::string format(const char* pattern, Values... values)
{
    char text[256];
    std::snprintf(text, sizeof text, pattern, values...);
    return text;
}

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json toJson(const CorpusCounts& counts, const std::vector<std::string>& labels)
{
    Json json{{"dialogues", counts.dialogues}, {"utterances", counts.utterances}, {"seconds", counts.seconds}};
    for (std::size_t i = 0; i < labels.size(); ++i)
        json["classes"][labels[i]] = i < counts.classes.size() ? counts.classes[i] : 0;
    json["without_class"] = counts.withoutClass;
    json["own_labels"] = Json::object();
    for (const auto& [label, count] : counts.ownLabels)
        json["own_labels"][label] = count;
    return json;
}

Json toJson(const std::map<std::string, CorpusCounts>& parts, const std::vector<std::string>& labels)
{
    Json json = Json::object();
    for (const auto& [name, counts] : parts)
        json[name] = toJson(counts, labels);
    return json;
}

Json toJson(const FoldAudit& audit)
{
    return {{"rule", audit.rule},
            {"allowed", audit.allowed()},
            {"refusals", englishSentences(audit.refusals)},
            {"warnings", englishSentences(audit.warnings)}};
}

std::string dumped(const Json& json)
{
    return jsonText(json);
}

/// One line of a table: a name, its counts, one column for each class.
std::string row(const std::string& name, const CorpusCounts& counts)
{
    std::string text = format("  %-20s %9zu %10zu", name.c_str(), counts.dialogues, counts.utterances);
    for (const auto count : counts.classes)
        text += format(" %7zu", count);
    return text + format(" %7zu\n", counts.withoutClass);
}

std::string table(const char* title, const std::map<std::string, CorpusCounts>& parts, const std::vector<std::string>& labels)
{
    if (parts.empty())
        return {};
    std::string text = format("\n  %-20s %9s %10s", title, "dialogues", "utterances");
    for (const auto& label : labels)
        text += format(" %7s", label.c_str());
    text += "  others\n";
    for (const auto& [name, counts] : parts)
        text += row(name.empty() ? "(not named)" : name, counts);
    return text;
}

std::string proofText(const EvaluationSetProof& proof)
{
    if (proof.holds())
        return format("\nThe %zu utterances of the usual evaluation set are there, class by class and dialogue by dialogue.\n",
                      proof.expected);
    std::string text = format("\nNot the usual evaluation set: %zu utterances instead of %zu.\n", proof.found, proof.expected);
    for (const auto& difference : proof.differences)
        text += "  " + difference + "\n";
    return text;
}

std::string agreementText(const RaterAgreement& agreement)
{
    return format("\nAgreement of those who listened: Krippendorff's alpha %.3f (%zu sentences, %zu judgements, %zu of them of several "
                  "categories, which count by the "
                  "first);\n",
                  agreement.krippendorffAlpha, agreement.sentences, agreement.judgements, agreement.severalCategories)
        + format("Fleiss' kappa %.3f (%zu sentences of %zu judgements each).\n", agreement.fleissKappa, agreement.usualSentences,
                 agreement.usualRaters);
}

std::string auditText(const CorpusReport& report)
{
    if (!report.audit)
        return "\nFolds: " + report.whyNoAudit + "\n";
    std::string text = "\nFolds: " + report.audit->rule + "\n";
    for (const auto& refusal : report.audit->refusals)
        text += "  refused: " + englishSentence(refusal) + "\n";
    for (const auto& warning : report.audit->warnings)
        text += "  warning: " + englishSentence(warning) + "\n";
    if (report.audit->allowed())
        text += "  No speaker is in both train and test.\n";
    return text;
}

}  // namespace

std::optional<RaterAgreement> measureAgreement(const LabelledCorpus& corpus)
{
    std::map<std::string, std::size_t> categories;
    std::vector<std::vector<std::size_t>> judged;  // by sentence: category ids
    RaterAgreement agreement;
    for (const auto& dialogue : corpus.dialogues) {
        for (const auto& utterance : dialogue.utterances) {
            std::vector<std::size_t> given;
            for (const auto& judgement : utterance.categories) {
                if (judgement.kind != RaterKind::Other || judgement.categories.empty())
                    continue;
                const auto next = std::min(categories.size(), mostCategories - 1);
                given.push_back(categories.emplace(judgement.categories.front(), next).first->second);
                agreement.severalCategories += judgement.categories.size() > 1;
            }
            agreement.judgements += given.size();
            if (given.size() > 1)
                judged.push_back(std::move(given));
        }
    }
    if (judged.empty())
        return std::nullopt;
    std::map<std::size_t, std::size_t> sentencesOfRaters;
    std::vector<LabelCounts> all;
    for (const auto& given : judged) {
        ++sentencesOfRaters[given.size()];
        LabelCounts counts(std::min(categories.size(), mostCategories), 0);
        for (const auto category : given)
            ++counts[category];
        all.push_back(std::move(counts));
    }
    const auto usual = std::max_element(sentencesOfRaters.begin(), sentencesOfRaters.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    agreement.sentences = judged.size();
    agreement.usualRaters = usual->first;
    agreement.usualSentences = usual->second;
    agreement.krippendorffAlpha = krippendorffAlpha(all);
    std::vector<LabelCounts> equal;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        if (judged[i].size() == agreement.usualRaters)
            equal.push_back(all[i]);
    }
    agreement.fleissKappa = fleissKappa(equal);
    return agreement;
}

std::vector<SilentSentence> sentencesWithoutSound(const LabelledCorpus& corpus)
{
    std::vector<SilentSentence> silent;
    for (const auto& dialogue : corpus.dialogues) {
        // Sentences are cut out of the dialogue's recording where there is one.
        const auto recording = dialogue.audio.empty() ? Status() : checkHoldsSound(corpus.folder / dialogue.audio);
        for (const auto& utterance : dialogue.utterances) {
            if (dialogue.audio.empty() && utterance.audio.empty()) {
                silent.push_back({utterance.id, message("corpus.no-file")});
                continue;
            }
            const auto status = dialogue.audio.empty() ? checkHoldsSound(corpus.folder / utterance.audio) : recording;
            if (!status)
                silent.push_back({utterance.id, status.error().message});
        }
    }
    return silent;
}

CorpusReport reportOn(const LabelledCorpus& corpus, const LabelMap& map)
{
    CorpusReport report;
    report.summary = summarise(corpus, map);
    report.withoutSound = sentencesWithoutSound(corpus);
    if (corpus.format == CorpusFormat::Iemocap)
        report.proof = proveIemocapSet(corpus);
    report.agreement = measureAgreement(corpus);
    if (auto audit = auditCorpus(corpus))
        report.audit = std::move(*audit);
    else
        report.whyNoAudit = englishSentence(audit.error());
    return report;
}

std::string foldAuditJson(const FoldAudit& audit)
{
    return dumped(toJson(audit));
}

std::string corpusReportJson(const LabelledCorpus& corpus, const CorpusReport& report)
{
    const auto& summary = report.summary;
    Json json{{"schema", 1},
              {"format", corpusFormatTitle(corpus.format)},
              {"labels", summary.labels},
              {"all", toJson(summary.all, summary.labels)}};
    json["sessions"] = toJson(summary.sessions, summary.labels);
    json["splits"] = toJson(summary.splits, summary.labels);
    json["speakers"] = toJson(summary.speakers, summary.labels);
    json["scripted_dialogues"] = summary.scriptedDialogues;
    json["with_text"] = summary.withText;
    json["without_sound"] = report.withoutSound.size();
    json["silent"] = Json::array();
    for (const auto& sentence : report.withoutSound)
        json["silent"].push_back({{"sentence", sentence.id}, {"why", englishSentence(sentence.why)}});
    if (report.proof)
        json["evaluation_set"] = {{"expected", report.proof->expected},
                                  {"found", report.proof->found},
                                  {"proved", report.proof->holds()},
                                  {"differences", report.proof->differences}};
    if (const auto& agreement = report.agreement)
        json["agreement"] = {{"krippendorff_alpha", number(agreement->krippendorffAlpha)},
                             {"sentences", agreement->sentences},
                             {"judgements", agreement->judgements},
                             {"several_categories", agreement->severalCategories},
                             {"fleiss_kappa", number(agreement->fleissKappa)},
                             {"fleiss_sentences", agreement->usualSentences},
                             {"fleiss_raters", agreement->usualRaters}};
    json["folds"] = report.audit ? toJson(*report.audit) : Json{{"why_none", report.whyNoAudit}};
    json["skipped"] = Json::array();
    for (const auto& item : corpus.skipped)
        json["skipped"].push_back({{"item", item.item}, {"why", item.why}});
    json["warnings"] = englishSentences(corpus.warnings);
    return dumped(json) + "\n";
}

std::string corpusReportText(const LabelledCorpus& corpus, const CorpusReport& report)
{
    const auto& summary = report.summary;
    std::string text = corpusFormatTitle(corpus.format)
        + format(": %zu dialogues (%zu of a script), %zu utterances, %.2f h of speech, %zu with text, %zu without sound\n",
                 summary.all.dialogues, summary.scriptedDialogues, summary.all.utterances, summary.all.seconds / 3600.0, summary.withText,
                 report.withoutSound.size());
    text += "Labels of the corpus:";
    for (const auto& [label, count] : summary.all.ownLabels)
        text += " " + (label.empty() ? "(none)" : label) + format(" %zu", count);
    text += "\n" + table("", {{"all", summary.all}}, summary.labels);
    text += table("session", summary.sessions, summary.labels) + table("split", summary.splits, summary.labels)
        + table("speaker", summary.speakers, summary.labels);
    if (report.proof)
        text += proofText(*report.proof);
    if (report.agreement)
        text += agreementText(*report.agreement);
    text += auditText(report);
    if (!corpus.skipped.empty()) {
        text += format("\nSkipped: %zu\n", corpus.skipped.size());
        for (const auto& [why, count] : summary.skipped)
            text += format("  %6zu  ", count) + why + "\n";
        for (std::size_t i = 0; i < std::min(skippedListed, corpus.skipped.size()); ++i)
            text += "  " + corpus.skipped[i].item + ": " + corpus.skipped[i].why + "\n";
        if (corpus.skipped.size() > skippedListed)
            text += "  ... (--json lists all)\n";
    }
    if (!report.withoutSound.empty()) {
        text += format("\nWithout sound: %zu\n", report.withoutSound.size());
        for (std::size_t i = 0; i < std::min(skippedListed, report.withoutSound.size()); ++i)
            text += "  " + report.withoutSound[i].id + ": " + englishSentence(report.withoutSound[i].why) + "\n";
        if (report.withoutSound.size() > skippedListed)
            text += "  ... (--json lists all)\n";
    }
    for (const auto& warning : corpus.warnings)
        text += "warning: " + englishSentence(warning) + "\n";
    return text;
}

}  // namespace undertone
