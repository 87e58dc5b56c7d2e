// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/evaluation/study/study_plan.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace undertone {

namespace {

constexpr double lastingInertia = 0.9;

/// A setting of the memory that the study tries, over the model's own.
struct Setting {
    std::string suffix;  ///< of the methods' keys: "n_r 128"
    std::string name;
    bool changesWindow = false;  ///< then memory off is read with it too
    std::function<void(PredictorOverrides&)> apply;
};

Setting targets(const std::string& text, const std::string& name)
{
    return {"targets " + text, name, false, [text](PredictorOverrides& overrides) { overrides.moduleRates = *parseModuleRates(text); }};
}

const std::vector<Setting>& settings()
{
    static const std::vector<Setting> all{
        {"n_r 64", "n_r 64", true, [](PredictorOverrides& overrides) { overrides.prefixTokens = 64; }},
        {"n_r 128", "n_r 128", true, [](PredictorOverrides& overrides) { overrides.prefixTokens = 128; }},
        {"n_r 256", "n_r 256", true, [](PredictorOverrides& overrides) { overrides.prefixTokens = 256; }},
        {"rate 0.0003", "learning rate 3e-4", false, [](PredictorOverrides& overrides) { overrides.learningRate = 3e-4; }},
        {"rate 0.003", "learning rate 3e-3", false, [](PredictorOverrides& overrides) { overrides.learningRate = 3e-3; }},
        {"rank 4", "rank 4", false, [](PredictorOverrides& overrides) { overrides.rank = 4; }},
        {"rank 64", "rank 64", false, [](PredictorOverrides& overrides) { overrides.rank = 64; }},
        targets("q,k,v,o", "attention only"),
        targets("gate,up,down", "feed-forward only"),
        {"stride 256", "a step every 256 tokens", false,
         [](PredictorOverrides& overrides) {
             overrides.stepping = Stepping{SteppingKind::Stride, 256, 1.0};
         }},
        {"adaptive", "a step at surprising sentences only", false,
         [](PredictorOverrides& overrides) {
             overrides.stepping = Stepping{SteppingKind::Adaptive, 0, 1.0};
         }},
        {"entropy 0.1", "entropy of the emotions in the loss, weight 0.1", false,
         [](PredictorOverrides& overrides) { overrides.emotionEntropyWeight = 0.1; }},
        {"entropy 1", "entropy of the emotions in the loss, weight 1", false,
         [](PredictorOverrides& overrides) { overrides.emotionEntropyWeight = 1.0; }},
    };
    return all;
}

std::string with(const std::string& method, const std::string& suffix)
{
    return suffix.empty() ? method : method + ", " + suffix;
}

class Plan {
public:
    Plan(const std::vector<std::string>& questions, const std::vector<std::string>& kinds) : m_questions(questions), m_kinds(kinds) {}

    /// A difference is left out where a kind it needs is not there.
    void add(const std::string& question, const std::string& name, const StudyArm& first, const StudyArm& second)
    {
        const auto wanted = std::find(m_questions.begin(), m_questions.end(), question) != m_questions.end();
        const auto stands = [this](const StudyArm& arm) {
            return std::find(m_kinds.begin(), m_kinds.end(), arm.model.kind) != m_kinds.end();
        };
        if (wanted && stands(first) && stands(second))
            m_comparisons.push_back({question, name, first, second});
    }
    void addMemory(const std::string& question, const std::string& name, const StudyModel& model)
    {
        add(question, name, {model, referenceMethod}, {model, memoryOffMethod});
    }
    std::vector<StudyComparison> take() { return std::move(m_comparisons); }

private:
    const std::vector<std::string>& m_questions;
    const std::vector<std::string>& m_kinds;
    std::vector<StudyComparison> m_comparisons;
};

}  // namespace

std::vector<StudyKind> studyKinds()
{
    std::vector<StudyKind> kinds{
        {"recording",
         "the tokenizer's normalisation runs along the recording, as the product has it",
         NormalisationReach::Recording,
         {},
         {}},
        {"sentence",
         "the same dialogues, the normalisation beginning anew at every sentence: what a room and a voice are like has to be remembered",
         NormalisationReach::Sentence,
         {},
         {}},
        {"inertia",
         "speakers keep their emotion from turn to turn with probability 0.9, so that what was said before tells something",
         NormalisationReach::Recording,
         {},
         {}},
        {"varied",
         "trained on dialogues twice as long, in which voices overlap and rooms change; read are those of \"recording\"",
         NormalisationReach::Recording,
         {},
         {}}};
    auto& inertia = kinds[2];
    inertia.train.inertia = inertia.read.inertia = {lastingInertia, lastingInertia};
    auto& varied = kinds[3].train;
    varied.minTurns *= 2;
    varied.maxTurns *= 2;
    varied.overlapShare = 0.2;
    varied.roomChangeShare = 0.5;
    return kinds;
}

std::string studyModelKey(const StudyModel& model)
{
    return model.kind + (model.training == StudyTraining::Plain ? "-plain" : "-memory-aware");
}

std::vector<StudyQuestion> studyQuestions()
{
    return {{"worth", "Is memory worth anything as the product runs it?",
             "DPM against the same model with memory off, both reading the same windows; and the window against each sentence alone."},
            {"normalisation", "Does memory recover what normalising the recording gives?",
             "Models are trained and read on dialogues whose sentences are normalised each alone. What the running normalisation is worth "
             "stands beside what memory gives back of it."},
            {"window", "Does memory stand in for evidence outside of the window?",
             "Short windows leave out what a voice or a room has been like. If the window matters, longer ones read better; if memory "
             "stands in for them, DPM gains most where windows are short."},
            {"inertia", "Does memory help where a conversation's past tells its present?",
             "Dialogues in which speakers keep their emotion, with models trained on such dialogues."},
            {"dialogues", "Does memory pay after longer, more varied dialogues?",
             "Base and SLLM are trained on dialogues twice as long, with overlaps and changes of room, at the same steps, and read what "
             "the others read."},
            {"training", "Does training with the memory in place make it pay?",
             "The temporary LoRA follows every dialogue while the SLLM is fine-tuned, at the same steps on the same dialogues, against the "
             "paper's own training."},
            {"settings", "Is there a setting of the memory that pays?",
             "Learning rate, rank, which projections it changes, when it is written, and an emotion term in its loss: each DPM minus "
             "memory off."}};
}

std::vector<StudyComparison> studyComparisons(const std::vector<std::string>& questions, const std::vector<std::string>& kinds)
{
    Plan plan(questions, kinds);
    const StudyModel recording{"recording", StudyTraining::Plain};
    const StudyModel sentence{"sentence", StudyTraining::Plain};
    const StudyModel inertia{"inertia", StudyTraining::Plain};
    const StudyModel varied{"varied", StudyTraining::Plain};
    const StudyModel aware{"recording", StudyTraining::MemoryAware};
    plan.addMemory("worth", "memory on minus off", recording);
    plan.add("worth", "window minus sentence alone", {recording, memoryOffMethod}, {recording, aloneMethod});
    plan.add("normalisation", "running minus per-sentence normalisation, memory off", {recording, memoryOffMethod},
             {sentence, memoryOffMethod});
    plan.addMemory("normalisation", "per-sentence normalisation: memory on minus off", sentence);
    plan.add("normalisation", "running, memory off, minus per-sentence, memory on", {recording, memoryOffMethod},
             {sentence, referenceMethod});
    for (const auto* suffix : {"n_r 64", "n_r 128", "n_r 256", ""}) {
        const std::string label = *suffix == '\0' ? "n_r of the model" : suffix;
        plan.add("window", label + ": memory on minus off", {sentence, with(referenceMethod, suffix)},
                 {sentence, with(memoryOffMethod, suffix)});
    }
    plan.add("window", "memory off: n_r of the model minus n_r 64", {sentence, memoryOffMethod},
             {sentence, with(memoryOffMethod, "n_r 64")});
    plan.addMemory("inertia", "memory on minus off", inertia);
    plan.add("inertia", "window minus sentence alone", {inertia, memoryOffMethod}, {inertia, aloneMethod});
    plan.addMemory("dialogues", "trained on varied dialogues: memory on minus off", varied);
    plan.add("dialogues", "memory on: varied minus usual training", {varied, referenceMethod}, {recording, referenceMethod});
    plan.add("dialogues", "memory off: varied minus usual training", {varied, memoryOffMethod}, {recording, memoryOffMethod});
    plan.addMemory("training", "trained with memory: on minus off", aware);
    plan.add("training", "memory on: trained with memory minus without", {aware, referenceMethod}, {recording, referenceMethod});
    plan.add("training", "memory off: trained with memory minus without", {aware, memoryOffMethod}, {recording, memoryOffMethod});
    for (const auto& setting : settings()) {
        const auto off = setting.changesWindow ? with(memoryOffMethod, setting.suffix) : memoryOffMethod;
        plan.add("settings", setting.name, {recording, with(referenceMethod, setting.suffix)}, {recording, off});
    }
    return plan.take();
}

std::vector<StudyModel> modelsOf(const std::vector<StudyComparison>& comparisons)
{
    std::vector<StudyModel> models;
    for (const auto& comparison : comparisons) {
        for (const auto* arm : {&comparison.first, &comparison.second}) {
            if (std::find(models.begin(), models.end(), arm->model) == models.end())
                models.push_back(arm->model);
        }
    }
    return models;
}

std::vector<EvaluationMethod> methodsOf(const std::vector<StudyComparison>& comparisons, const StudyModel& model,
                                        const PredictorOverrides& overrides, std::uint64_t seed)
{
    std::vector<EvaluationMethod> all{sentenceAloneMethod(overrides, seed)};
    const auto addPair = [&](const std::string& suffix, const PredictorOverrides& changed) {
        all.push_back(windowMethod(with(memoryOffMethod, suffix), with("memory off", suffix), MemoryMode::Off, changed, seed));
        all.push_back(windowMethod(with(referenceMethod, suffix), with("DPM", suffix), MemoryMode::Dpm, changed, seed));
    };
    addPair("", overrides);
    for (const auto& setting : settings()) {
        auto changed = overrides;
        setting.apply(changed);
        addPair(setting.suffix, changed);
    }
    std::erase_if(all, [&](const EvaluationMethod& method) {
        return std::none_of(comparisons.begin(), comparisons.end(), [&](const StudyComparison& comparison) {
            const auto needs = [&](const StudyArm& arm) { return arm.model == model && arm.method == method.key; };
            return needs(comparison.first) || needs(comparison.second);
        });
    });
    return all;
}

}  // namespace undertone
