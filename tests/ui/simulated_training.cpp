// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_training.h"

#include <cmath>

namespace undertone {

TrainingCorpus simulatedCorpus()
{
    TrainingCorpus corpus;
    corpus.tokens = "/data/dialogues/train.safetensors";
    corpus.devTokens = "/data/dialogues/dev.safetensors";
    corpus.dialogues = 120;
    corpus.sentences = 6120;
    corpus.tokenCount = 701430;
    corpus.speakers = 8;
    corpus.devDialogues = 31;
    corpus.devSentences = 1480;
    corpus.labels = {{"ang", 933}, {"hap", 1381}, {"sad", 902}, {"neu", 1447}};
    corpus.unlabelled = 1457;
    corpus.corpora = {"made-up dialogues"};
    return corpus;
}

CorpusSurvey simulatedSurvey()
{
    CorpusSurvey survey;
    survey.layout = "IEMOCAP";
    survey.dialogues = 151;
    survey.sentences = 10039;
    survey.speakers = 10;
    survey.sessions = 5;
    survey.seconds = 12.4 * 3600.0;
    survey.labels = {{"ang", 1103}, {"hap", 1636}, {"sad", 1084}, {"neu", 1708}};
    survey.unlabelled = 4508;
    survey.usualSentences = 5531;
    survey.skipped = {{"it is no annotation of a dialogue", 1}};
    return survey;
}

std::vector<TrainingPoint> simulatedPoints(int done, int steps, double highLoss, int measureEvery)
{
    std::vector<TrainingPoint> points;
    TrainingPoint point;
    for (int step = 1; step <= done; ++step) {
        const double share = static_cast<double>(step) / steps;
        const double wave = 0.03 * std::sin(0.21 * step) * std::cos(0.057 * step);
        point.step = step;
        point.steps = steps;
        point.audioLoss = 0.8 + (highLoss - 0.8) * std::exp(-5.0 * share) + wave;
        point.emotionLoss = 0.55 + (highLoss - 1.6) * std::exp(-3.0 * share) + wave;
        point.loss = 0.5 * (point.audioLoss + *point.emotionLoss);
        point.learningRate = 2e-4 * (1.0 - share);
        point.secondsLeft = 0.62 * (steps - step);
        if (step % measureEvery == 0) {
            point.measuredStep = step;
            point.devAudioLoss = point.audioLoss + 0.12 + 0.2 * share;
            point.devEmotionLoss = *point.emotionLoss + 0.2 + 0.35 * share * share;
            point.devUnweightedRecall = 0.1 + 0.04 * highLoss + 0.36 * (1.0 - std::exp(-4.0 * share)) - 0.5 * wave;
            point.validationAudioLoss = point.audioLoss + 0.05;
            point.validationEmotionLoss = *point.emotionLoss + 0.12 + 0.2 * share * share;
            point.validationUnweightedRecall = 0.3 + 0.42 * (1.0 - std::exp(-4.0 * share));
            point.bestStep = step;
        }
        points.push_back(point);
    }
    return points;
}

TrainingRun simulatedRun(const std::string& id, const std::string& name, TrainingState state, const std::vector<TrainingPoint>& points)
{
    TrainingRun run;
    run.description.id = id;
    run.description.folder = "/home/ada/.local/state/undertone/training/" + id;
    run.description.stage = "sllm";
    run.description.name = name;
    run.description.output = "/home/ada/.local/share/undertone/models/" + name;
    run.description.command = {"undertone-cli",
                               "train",
                               "sllm",
                               "--tokens",
                               "/data/dialogues/train.safetensors",
                               "--dev-tokens",
                               "/data/dialogues/dev.safetensors",
                               "--base",
                               "/data/base",
                               "--tokenizer",
                               "/data/tokenizer",
                               "--name",
                               name,
                               "--preset",
                               "paper",
                               "--seed",
                               "1",
                               "-o",
                               run.description.output.string(),
                               "--run",
                               run.description.folder.string()};
    run.description.created = "2026-03-02T09:14:00Z";
    run.description.settings = {{"tokens", "/data/dialogues/train.safetensors"},
                                {"n_o", "256"},
                                {"n_p", "512"},
                                {"learning_rate", "0.0002"},
                                {"lora_rank", "64"},
                                {"seed", "1"},
                                {"dtype", "fp32"}};
    run.state = state;
    if (!points.empty())
        run.last = points.back();
    if (state == TrainingState::Finished)
        run.result = {{"seconds", "402.5"},      {"steps_done", "600"},       {"validation.best_step", "600"},
                      {"device", "cpu"},         {"dtype", "fp32"},           {"audio_loss", "0.934"},
                      {"emotion_loss", "0.571"}, {"dev_audio_loss", "1.183"}, {"dev_mean_recall", "0.617"},
                      {"tokens_sha256", "0f"}};
    if (state == TrainingState::Failed)
        run.problem = Error{ErrorCode::NotFinite, "The loss of step 61 is not a number: lower the learning rate.", {}};
    return run;
}

void SimulatedTrainingService::readCorpus(const std::filesystem::path& path)
{
    m_corpusAsked = path;
    if (answersCorpusAtOnce)
        answerCorpus();
}

void SimulatedTrainingService::answerCorpus()
{
    const std::filesystem::path path = m_corpusAsked;
    if (path.empty())
        return;
    if (corpusFailure) {
        Q_EMIT corpusRefused(*corpusFailure);
        return;
    }
    if (path.extension() != ".safetensors") {
        surveyed.folder = path;
        Q_EMIT corpusSurveyed(surveyed);
        return;
    }
    TrainingCorpus corpus = simulatedCorpus();
    corpus.tokens = path;
    Q_EMIT corpusRead(corpus);
}

std::filesystem::path SimulatedTrainingService::proposedTokens(const TokenizingRequest& request) const
{
    const auto name = request.corpus.filename();
    return std::filesystem::path("/home/ada/.local/share/undertone/tokens")
        / (request.split.empty() ? std::filesystem::path(name.string() + ".safetensors") : name / (request.split + ".safetensors"));
}

std::vector<std::string> SimulatedTrainingService::command(const TokenizingRequest& request) const
{
    auto words = tokenizingArguments(request);
    words.insert(words.begin(), "undertone-cli");
    return words;
}

Status SimulatedTrainingService::tokenize(const TokenizingRequest& request)
{
    if (refusal)
        return *refusal;
    tokenizingRun = TokenizingRun();
    tokenizingRun->request = request;
    tokenizingRun->state = TokenizingState::Running;
    Q_EMIT tokenizingChanged();
    return {};
}

void SimulatedTrainingService::setTokenizing(TokenizingState state, int done, const std::string& problem)
{
    tokenizingRun->state = state;
    tokenizingRun->done = done;
    tokenizingRun->dialogues = 151;
    tokenizingRun->secondsLeft = state == TokenizingState::Running && done > 0 ? 9.5 * (151 - done) : -1.0;
    if (!problem.empty())
        tokenizingRun->problem = Error{ErrorCode::FileNotWritable, problem, tokenizingRun->request.output};
    Q_EMIT tokenizingChanged();
}

void SimulatedTrainingService::checkParts(const TrainingDraft& draft)
{
    TrainingParts parts;
    parts.freeBytes = 182'000'000'000;
    parts.neededBytes = 27'400'000'000;
    parts.problem = draft.stage == "sllm" && draft.base.empty() ? PartsProblem::NoBase : partsProblem;
    parts.path = draft.tokenizer;
    Q_EMIT partsChecked(parts);
}

std::vector<std::string> SimulatedTrainingService::presets(const std::string& stage) const
{
    return stage == "base" ? std::vector<std::string>{"quick", "small"} : std::vector<std::string>{"quick", "paper", "small", "packed"};
}

std::vector<TrainingOption> SimulatedTrainingService::options(const std::string& stage, const std::string& preset) const
{
    using Kind = TrainingOption::Kind;
    const bool paper = preset == "paper";
    std::vector<TrainingOption> options{{"steps", Kind::Count, 1, 1e8, {}, paper ? "160" : "40"},
                                        {"epochs", Kind::Count, 0, 1e4, {}, paper ? "20" : "0"},
                                        {"batch", Kind::Count, 1, 4096, {}, paper ? "1" : "4"},
                                        {"learning-rate", Kind::Real, 1e-10, 1, {}, paper ? "5e-05" : "0.0002"},
                                        {"schedule", Kind::Choice, 0, 0, {"cosine", "linear", "constant"}, paper ? "constant" : "cosine"},
                                        {"n-o", Kind::Count, 1, 65536, {}, "128"},
                                        {"n-p", Kind::Count, 0, 65536, {}, "384"},
                                        {"readouts", Kind::Choice, 0, 0, {"all", "last"}, paper ? "last" : "all"},
                                        {"evaluate-every", Kind::Count, 0, 1e8, {}, "5"},
                                        {"validate", Kind::Real, 0, 0.9, {}, "0"},
                                        {"patience", Kind::Count, 0, 1e5, {}, "0"}};
    if (stage == "sllm") {
        options.push_back({"lora-rank", Kind::Count, 1, 4096, {}, "64"});
        options.push_back({"lora-alpha", Kind::Real, 1e-3, 65536, {}, "64"});
        options.push_back({"memory-aware", Kind::Choice, 0, 0, {"off", "on"}, "off"});
    }
    options.push_back({"seed", Kind::Count, 0, 1e8, {}, "1"});
    options.push_back({"device", Kind::Choice, 0, 0, {"auto", "cpu", "cuda:0"}, "auto"});
    options.push_back({"dtype", Kind::Choice, 0, 0, {"auto", "fp32", "bf16"}, "auto"});
    const std::size_t usual = options.size();
    options.push_back({"emotion-loss-weight", Kind::Real, 0, 1, {}, "0.5"});
    options.push_back({"averaging", Kind::Real, 0, 0.99999, {}, "0"});
    options.push_back({"accumulate", Kind::Count, 1, 4096, {}, "1"});
    options.push_back({"weight-decay", Kind::Real, 0, 1, {}, "0.05"});
    options.push_back({"stop-on", Kind::Choice, 0, 0, {"loss", "emotion-loss", "recall"}, "loss"});
    options.push_back(stage == "base" ? TrainingOption{"base-objective", Kind::Choice, 0, 0, {"both", "next-token"}, "both"}
                                      : TrainingOption{"temporary-rank", Kind::Count, 1, 4096, {}, "16"});
    for (std::size_t i = usual; i < options.size(); ++i)
        options[i].advanced = true;
    return options;
}

void SimulatedTrainingService::estimate(const TrainingDraft&)
{
    estimating = true;
    if (answersEstimateAtOnce)
        answerEstimate();
}

void SimulatedTrainingService::answerEstimate()
{
    if (!estimating)
        return;
    estimating = false;
    if (estimateFailure)
        Q_EMIT estimateFailed(*estimateFailure);
    else
        Q_EMIT estimated({0.62, 600, 372.0, 2'310'000'000, 9'800'000'000, "cpu", "fp32"});
}

std::vector<std::string> SimulatedTrainingService::command(const TrainingDraft& draft) const
{
    auto words = trainingArguments(draft);
    words.insert(words.begin(), "undertone-cli");
    return words;
}

Result<std::string> SimulatedTrainingService::start(const TrainingDraft& draft)
{
    if (refusal)
        return *refusal;
    lastStarted = draft;
    TrainingRun run = simulatedRun("started", draft.name, TrainingState::Running, {});
    run.description.command = command(draft);
    add(run, {});
    return std::string("started");
}

Status SimulatedTrainingService::resume(const std::string& id)
{
    const Status status = ask("resume " + id);
    if (status)
        setState(id, TrainingState::Running);
    return status;
}

Status SimulatedTrainingService::ask(const std::string& request)
{
    asked.push_back(request);
    return refusal ? Status(*refusal) : Status();
}

void SimulatedTrainingService::add(const TrainingRun& run, const std::vector<TrainingPoint>& points)
{
    list.insert(list.begin(), run);
    series[run.description.id] = points;
    Q_EMIT runsChanged();
}

void SimulatedTrainingService::setState(const std::string& id, TrainingState state)
{
    for (TrainingRun& run : list) {
        if (run.description.id == id)
            run = simulatedRun(id, run.description.name, state, series[id]);
    }
    Q_EMIT runsChanged();
}

}  // namespace undertone
