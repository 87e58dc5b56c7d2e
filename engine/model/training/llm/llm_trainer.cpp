// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/llm_trainer.h"

#include "engine/core/seeded_random.h"
#include "engine/io/safetensors.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/shared/mixed_precision.h"
#include "engine/model/training/shared/recall_counter.h"

#include <charconv>
#include <cmath>

namespace undertone {

namespace {

constexpr const char* inputRowsName = "model.embed_tokens.weight";
constexpr const char* outputRowsName = "lm_head.weight";
const std::string bestPrefix = "best.";

std::optional<int> countIn(const std::map<std::string, std::string>& metadata, const char* name)
{
    const auto found = metadata.find(name);
    int count = 0;
    if (found == metadata.end()
        || std::from_chars(found->second.data(), found->second.data() + found->second.size(), count).ec != std::errc() || count < 0)
        return std::nullopt;
    return count;
}

torch::Tensor newRows(const torch::Tensor& rows, const EmotionVocabulary& vocabulary)
{
    return rows.detach().slice(0, vocabulary.audioOffset).clone().set_requires_grad(true);
}

}  // namespace

Result<std::unique_ptr<LlmTrainer>> LlmTrainer::create(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm,
                                                       const EmotionVocabulary& vocabulary, const DialogueDataset& dataset,
                                                       ProcessGroup* processes)
{
    TRY(validate(config));
    const int count = sizeOf(processes);
    if (config.accumulate % count != 0)
        return Error{ErrorCode::InvalidArgument, message("training.processes-share", config.accumulate, count)};
    if (count > 1 && config.memory.following == MemoryFollowing::On)
        return Error{ErrorCode::InvalidArgument, message("training.processes-memory")};
    if (llm->config().vocabularySize != vocabulary.size())
        return Error{ErrorCode::InvalidModel, message("training.base-ids", llm->config().vocabularySize, vocabulary.size())};
    if (llm->config().tiedEmbeddings)
        return Error{ErrorCode::InvalidModel, message("training.tied")};
    const auto reach = config.mode == TrainingMode::Packed ? config.packedTokens : config.windowTokens();
    if (reach > llm->config().maxPositions)
        return Error{ErrorCode::LimitExceeded, message("training.windows", reach, llm->config().maxPositions)};
    TRY(dataset.checkLimit(config, llm->config().maxPositions));
    const auto dtype = trainingDtype(config.dtype, llm->device());
    if (!dtype)
        return dtype.error();
    torch::manual_seed(seedOf(config.seed, 0));
    Parts parts;
    if (config.stage == LlmStage::Base) {
        llm->setTrainable(true);
        parts.embedding.emplace(llm->embeddingRows(), vocabulary);
        parts.output.emplace(llm->outputRows(), vocabulary);
    } else {
        llm->setTrainable(false);
        parts.lora = LoraSet::create(llm->config(), LoraConfig{config.loraRank, config.loraAlpha}, config.seed, llm->device());
        if (config.newRows == NewRows::Trained) {
            parts.newEmbedding = newRows(llm->embeddingRows(), vocabulary);
            parts.newOutput = newRows(llm->outputRows(), vocabulary);
        }
    }
    auto trainer = std::unique_ptr<LlmTrainer>(new LlmTrainer(config, std::move(llm), vocabulary, dataset, std::move(parts), *dtype));
    trainer->m_processes = processes;
    return trainer;
}

LlmTrainer::LlmTrainer(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm, const EmotionVocabulary& vocabulary,
                       const DialogueDataset& dataset, Parts parts, torch::Dtype dtype)
    : m_config(config), m_llm(std::move(llm)), m_vocabulary(vocabulary), m_dataset(dataset), m_parts(std::move(parts)), m_dtype(dtype),
      m_optimizer(parameters(config, *m_llm, m_parts), {config.beta1, config.beta2, config.epsilon, config.weightDecay, config.clipNorm})
{
    if (config.memory.following == MemoryFollowing::On)
        m_walk.emplace(config.memory, m_llm->config(), m_llm->device(), static_cast<std::size_t>(config.windowsPerStep()), config.seed);
    if (config.averaging > 0.0)
        m_average.emplace(m_optimizer.parameters(), config.averaging);
}

std::vector<std::pair<std::string, torch::Tensor>> LlmTrainer::parameters(const LlmTrainingConfig& config, const SpeechLlm& llm,
                                                                          const Parts& parts)
{
    std::vector<std::pair<std::string, torch::Tensor>> all;
    if (config.stage == LlmStage::Base) {
        for (const auto& named : llm.namedParameters()) {
            if (named.first != inputRowsName && named.first != outputRowsName)
                all.push_back(named);
        }
        all.emplace_back("embedding.rows", parts.embedding->rows());
        all.emplace_back("embedding.matrix", parts.embedding->matrix());
        all.emplace_back("output.rows", parts.output->rows());
        all.emplace_back("output.matrix", parts.output->matrix());
        return all;
    }
    all = parts.lora->namedParameters();
    if (parts.newEmbedding.defined()) {
        all.emplace_back("embedding.new_rows", parts.newEmbedding);
        all.emplace_back("output.new_rows", parts.newOutput);
    }
    return all;
}

ForwardOptions LlmTrainer::forwardOptions() const
{
    ForwardOptions options;
    if (m_config.stage == LlmStage::Base) {
        options.embedding = m_parts.embedding->table();
        options.output = m_parts.output->table();
        return options;
    }
    options.trained = &*m_parts.lora;
    if (m_parts.newEmbedding.defined()) {
        const auto textRows = [&](const torch::Tensor& rows) { return rows.slice(0, 0, m_vocabulary.audioOffset); };
        options.embedding = torch::cat({textRows(m_llm->embeddingRows()), m_parts.newEmbedding});
        options.output = torch::cat({textRows(m_llm->outputRows()), m_parts.newOutput});
    }
    return options;
}

std::optional<LossFigures> LlmTrainer::evaluate(const DialogueDataset& dataset, const std::vector<SentenceIndex>& windows,
                                                const CancellationToken& cancel)
{
    torch::NoGradGuard noGrad;
    const AverageScope averaged(m_average);
    const AutocastScope autocast(m_llm->device(), m_dtype);
    auto options = forwardOptions();
    options.cancel = &cancel;
    auto settings = lossSettings(m_config);
    settings.labelSmoothing = 0.0;
    RecallCounter recall(m_vocabulary.emotionIds.size());
    double audio = 0.0;
    double emotion = 0.0;
    std::int64_t targets = 0;
    std::int64_t readouts = 0;
    const auto size = static_cast<std::size_t>(m_config.batchSize);
    for (std::size_t first = 0; first < windows.size(); first += size) {
        std::vector<TrainingWindow> batch;
        for (std::size_t i = first; i < std::min(first + size, windows.size()); ++i)
            batch.push_back(dataset.window(windows[i], m_config));
        const auto tensors = makeBatch(batch, m_llm->device());
        const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, settings);
        if (!losses.total.defined())
            return std::nullopt;
        audio += losses.audio.item<double>() * static_cast<double>(tensors.targets.numel());
        targets += tensors.targets.numel();
        if (losses.emotion.defined()) {
            emotion += losses.emotion.item<double>() * static_cast<double>(tensors.labels.numel());
            readouts += tensors.labels.numel();
            recall.add(losses.emotionLogits, tensors.labels);
        }
    }
    LossFigures figures;
    figures.audio = targets > 0 ? audio / static_cast<double>(targets) : 0.0;
    if (readouts > 0)
        figures.emotion = emotion / static_cast<double>(readouts);
    figures.total = settings.total(figures.audio, figures.emotion);
    figures.unweightedRecall = recall.unweightedRecall();
    return figures;
}

void LlmTrainer::keepBest()
{
    const torch::NoGradGuard frozen;
    const AverageScope averaged(m_average);
    for (const auto& [name, parameter] : m_optimizer.parameters())
        m_best[bestPrefix + name] = parameter.detach().clone();
}

void LlmTrainer::takeFinal()
{
    const torch::NoGradGuard frozen;
    if (m_average)
        m_average->exchange();
    m_average.reset();
    if (m_best.empty())
        return;
    for (const auto& [name, parameter] : m_optimizer.parameters()) {
        auto target = parameter;
        target.copy_(m_best.at(bestPrefix + name));
    }
}

Status LlmTrainer::saveCheckpoint(const std::filesystem::path& file, const RunIdentity& run, const std::string& notes) const
{
    auto state = m_optimizer.state();
    state.insert(m_best.begin(), m_best.end());
    if (m_walk)
        state.merge(m_walk->state());
    if (m_average)
        state.merge(m_average->state());
    return saveTensors(file, state,
                       {{"run", run.toJson()},
                        {"steps_done", std::to_string(stepsDone())},
                        {"steps_skipped", std::to_string(stepsSkipped())},
                        {"notes", notes}});
}

Result<std::string> LlmTrainer::loadCheckpoint(const std::filesystem::path& file, const RunIdentity& run)
{
    auto opened = SafetensorsFile::open(file);
    if (!opened)
        return opened.error();
    const auto& metadata = (*opened)->metadata();
    const auto done = countIn(metadata, "steps_done");
    const auto skipped = metadata.contains("steps_skipped") ? countIn(metadata, "steps_skipped") : 0;
    if (!done || !skipped || !metadata.contains("run") || !metadata.contains("notes"))
        return Error{ErrorCode::CorruptFile, message("training.no-checkpoint", file), file};
    TRY(checkCheckpointIdentity(run, metadata.at("run"), file));
    auto tensors = loadTensors(file);
    if (!tensors)
        return tensors.error();
    TRY(m_optimizer.restore(*tensors, *done, *skipped));
    TRY(m_walk ? m_walk->restore(*tensors) : Status());
    TRY(m_average ? m_average->restore(*tensors) : Status());
    TRY(restoreBest(*tensors, file));
    return metadata.at("notes");
}

Status LlmTrainer::restoreBest(const TensorMap& saved, const std::filesystem::path& file)
{
    m_best.clear();
    for (const auto& [name, parameter] : m_optimizer.parameters()) {
        const auto found = saved.find(bestPrefix + name);
        if (found != saved.end() && found->second.sizes() == parameter.sizes())
            m_best[found->first] = found->second.to(parameter.device(), torch::kFloat32, /*non_blocking=*/false, /*copy=*/true);
    }
    if (!m_best.empty() && m_best.size() != m_optimizer.parameters().size())
        return Error{ErrorCode::CorruptFile, message("training.best-weights", file), file};
    return {};
}

Result<std::shared_ptr<SpeechLlm>> LlmTrainer::trainedBase() const
{
    torch::NoGradGuard noGrad;
    auto llm = m_llm->clone();
    llm->setTrainable(false);
    TRY(llm->setRows(m_parts.embedding->table(), m_parts.output->table()));
    return llm;
}

LoraAdapter LlmTrainer::trainedAdapter() const
{
    torch::NoGradGuard noGrad;
    LoraAdapter adapter;
    adapter.lora = *m_parts.lora;
    if (m_parts.newEmbedding.defined()) {
        const auto options = forwardOptions();
        adapter.embedding = options.embedding;
        adapter.output = options.output;
    }
    return adapter;
}

}  // namespace undertone
