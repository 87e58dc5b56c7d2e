// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/tokenizer/tokenizer_training.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/safetensors.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/shared/training_loop.h"
#include "engine/model/training/tokenizer/tokenizer_scores.h"
#include "engine/model/training/tokenizer/tokenizer_trainer.h"

#include <nlohmann/json.hpp>

namespace undertone {

namespace {

constexpr std::int64_t stepsPerReport = 25;

class TokenizerRun final : public TrainingLoop {
public:
    TokenizerRun(const TokenizerCorpus& corpus, const PretrainedEncoder* start, const TokenizerTrainingConfig& config,
                 const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                 const TokenizerTrainingReporter& reporter, const CancellationToken& cancel, ExistingResult existing,
                 ProcessGroup* processes, std::string attestation)
        : TrainingLoop(directory, cancel, m_never, {existing, {}}, processes), m_corpus(corpus), m_start(start), m_config(config),
          m_directory(directory), m_unfinished(unfinished), m_headsFile(headsFile), m_reporter(reporter), m_processes(processes),
          m_attestation(std::move(attestation))
    {
    }

private:
    Result<LoopPlan> prepare() override
    {
        m_trainer = TRY(TokenizerTrainer::create(m_config, m_corpus, m_start, m_processes));
        return LoopPlan{.steps = m_config.steps,
                        .checkpointSeconds = m_config.checkpointSeconds,
                        .seconds = m_config.minutes * 60.0,
                        .evaluateSeconds = m_config.evaluateMinutes * 60.0,
                        .resumption = message("training.resume-option")};
    }

    Result<RunIdentity> identify() override
    {
        RunIdentity identity;
        identity.add("settings", toJson(m_config));
        identity.add("clips", m_corpus.sha256());
        return identity;
    }

    Status takeFinished(const std::string& /*description*/) override
    {
        note("The folder " + m_directory.string() + " holds this training, finished: nothing was trained. --overwrite trains it anew.");
        return {};
    }

    void warn(const Error& warning) override { note(warning.message); }

    void note(const Message& text) const
    {
        if (m_reporter.note)
            m_reporter.note(text);
    }

    Status saveCheckpoint(const std::filesystem::path& file) override
    {
        return saveTensors(file, m_trainer->state(),
                           {{"run", identity().toJson()},
                            {"steps_done", std::to_string(m_trainer->stepsDone())},
                            {"steps_skipped", std::to_string(m_trainer->stepsSkipped())},
                            {"seconds", std::to_string(seconds())}});
    }

    Status loadCheckpoint(const std::filesystem::path& file) override
    {
        if (m_unfinished == Unfinished::StartAfresh) {
            note("The checkpoint " + file.string() + " is not used and will be replaced; --resume goes on from it.");
            return {};
        }
        auto opened = SafetensorsFile::open(file);
        if (!opened)
            return opened.error();
        const auto& metadata = (*opened)->metadata();
        const auto run = metadata.find("run"), step = metadata.find("steps_done"), skipped = metadata.find("steps_skipped"),
                   spent = metadata.find("seconds");
        TRY(checkCheckpointIdentity(identity(), run != metadata.end() ? run->second : std::string(), file));
        if (step == metadata.end() || skipped == metadata.end() || spent == metadata.end())
            return Error{ErrorCode::CorruptFile, message("training.no-checkpoint", file), file};
        auto tensors = loadTensors(file);
        if (!tensors)
            return tensors.error();
        TRY(m_trainer->restore(*tensors, std::stoi(step->second), std::stoi(skipped->second)));
        setSecondsBefore(std::stod(spent->second));
        note("going on from step " + step->second);
        return {};
    }

    [[nodiscard]] int stepsDone() const override { return m_trainer->stepsDone(); }
    [[nodiscard]] bool stopsEarly() const override { return false; }
    [[nodiscard]] int measuredStep() const override { return 0; }  // measured by time

    Status step() override
    {
        const auto losses = TRY(m_trainer->step(fractionDone()));
        m_sums = m_sums.defined() ? m_sums + losses.figures() : losses.figures();
        ++m_summed;
        return {};
    }

    void report(double secondsLeft) override
    {
        if (stepsDone() % stepsPerReport != 0 || m_summed == 0)
            return;
        const auto means = (m_sums / static_cast<double>(m_summed)).contiguous();
        const double* mean = means.data_ptr<double>();
        TokenizerProgress progress;
        progress.step = stepsDone();
        progress.fraction = fractionDone();
        progress.secondsLeft = secondsLeft;
        progress.learningRate = m_trainer->learningRate(fractionDone());
        progress.emotionLoss = mean[0];
        progress.emotionBeforeLoss = mean[1];
        progress.sentenceLoss = mean[2];
        progress.reconstructionLoss = mean[3];
        progress.spreadLoss = mean[4];
        progress.trainAccuracy = mean[5];
        if (m_reporter.progress)
            m_reporter.progress(progress);
        m_sums.reset();
        m_summed = 0;
    }

    /// Of the averaged weights; false when cancelled.
    bool judge(TokenizerTrial trial, nlohmann::ordered_json* figures = nullptr)
    {
        const auto scores = m_trainer->judge(trial, cancelToken());
        if (!scores)
            return false;
        if (m_reporter.scores)
            m_reporter.scores(*scores);
        if (figures != nullptr)
            figures->push_back(nlohmann::ordered_json::parse(toJson(*scores, m_corpus)));
        return true;
    }

    void measure() override { judge(TokenizerTrial::Clean); }

    Result<std::string> finish() override
    {
        const double spent = seconds();
        TRY(m_trainer->takeFinal(cancelToken()));
        nlohmann::ordered_json figures = nlohmann::ordered_json::array();
        for (const auto trial : {TokenizerTrial::Clean, TokenizerTrial::SentenceAlone, TokenizerTrial::Quieter20, TokenizerTrial::Louder20,
                                 TokenizerTrial::LowPass3400, TokenizerTrial::NoisyRoom}) {
            if (!judge(trial, &figures))
                return Error{ErrorCode::Cancelled, message("training.cancelled")};
        }
        TRY(saveModule(*m_trainer->encoder(), "model.safetensors"));
        if (m_headsFile == TokenizerHeadsFile::Kept) {
            TRY(saveModule(*m_trainer->heads(), "training_heads.safetensors"));
        }
        TRY(writeFileAtomically(m_directory / "config.json", toJson(m_config.shape)));
        nlohmann::ordered_json description{{"settings", nlohmann::ordered_json::parse(toJson(m_config))},
                                           {"steps", stepsDone()},
                                           {"steps_skipped", m_trainer->stepsSkipped()},
                                           {"seconds", spent},
                                           {"matrix_products", m_trainer->multipliesInBf16() ? "bf16" : "fp32"},
                                           {"emotions", m_corpus.emotions()},
                                           {"corpora", m_corpus.corpora()},
                                           {"dev", figures}};
        if (!m_attestation.empty())
            description["attestation"] = m_attestation;
        if (const auto distance = m_trainer->distanceToStart())
            description["distance_to_start"] = *distance;
        return jsonText(description, 2);
    }

    Status saveModule(torch::nn::Module& module, const char* file)
    {
        TensorMap tensors;
        for (const auto& parameter : module.named_parameters())
            tensors[parameter.key()] = parameter.value().detach().to(torch::kFloat16).contiguous();
        return saveTensors(m_directory / file, tensors);
    }

    const CancellationToken m_never;
    const TokenizerCorpus& m_corpus;
    const PretrainedEncoder* m_start;  ///< none: from random numbers
    const TokenizerTrainingConfig m_config;
    const std::filesystem::path& m_directory;
    Unfinished m_unfinished;
    TokenizerHeadsFile m_headsFile;
    const TokenizerTrainingReporter& m_reporter;
    ProcessGroup* const m_processes;
    const std::string m_attestation;  ///< what was stated about the clips
    std::unique_ptr<TokenizerTrainer> m_trainer;
    torch::Tensor m_sums;
    std::int64_t m_summed = 0;
};

}  // namespace

Status trainTokenizer(const TokenizerCorpus& corpus, const Authorisation& authorisation, TokenizerTrainingConfig config,
                      const std::filesystem::path& directory, Unfinished unfinished, TokenizerHeadsFile headsFile,
                      const TokenizerTrainingReporter& reporter, const CancellationToken& cancel, ExistingResult existing,
                      const PretrainedEncoder* start, ProcessGroup* processes)
{
    TRY(validate(config));
    TRY(authorisation.allows({Purpose::Train}));
    return authorisation.during({Purpose::Train}, cancel, [&](const CancellationToken& stop) -> Status {
        if (config.shape.recordingNormalisation)
            config.shape.recordingNormalisation = corpus.speechStatistics(*config.shape.recordingNormalisation);
        TRY(checkCorpora(corpus, config));
        TokenizerRun run(corpus, start, config, directory, unfinished, headsFile, reporter, stop, existing, processes,
                         authorisation.attestation().text());
        return run.run();
    });
}

}  // namespace undertone
