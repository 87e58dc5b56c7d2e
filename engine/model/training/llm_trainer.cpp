// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm_trainer.h"

#include "engine/io/safetensors.h"
#include "engine/model/tensor_io.h"
#include "engine/model/training/mixed_precision.h"

#include <charconv>
#include <cmath>

namespace undertone {

namespace {

constexpr const char* inputRowsName = "model.embed_tokens.weight";
constexpr const char* outputRowsName = "lm_head.weight";

std::uint64_t seedOf(std::uint64_t seed, std::uint64_t use)
{
    return seed * 0x9e3779b97f4a7c15ULL + use * 0xbf58476d1ce4e5b9ULL + 1;
}

torch::Tensor newRows(const torch::Tensor& rows, const EmotionVocabulary& vocabulary)
{
    return rows.detach().slice(0, vocabulary.audioOffset).clone().set_requires_grad(true);
}

// UA needs the counts of a whole set, so they are summed over batches.
class RecallCounter {
public:
    explicit RecallCounter(std::size_t labels) : m_right(labels), m_all(labels) {}
    void add(const torch::Tensor& logits, const torch::Tensor& labels)
    {
        const auto predicted = logits.argmax(-1).to(torch::kCPU);
        const auto expected = labels.to(torch::kCPU);
        for (std::int64_t i = 0; i < expected.numel(); ++i) {
            const auto label = static_cast<std::size_t>(expected[i].item<std::int64_t>());
            ++m_all[label];
            m_right[label] += predicted[i].item<std::int64_t>() == static_cast<std::int64_t>(label) ? 1 : 0;
        }
    }
    [[nodiscard]] std::optional<double> meanRecall() const
    {
        double sum = 0.0;
        int classes = 0;
        for (std::size_t label = 0; label < m_all.size(); ++label) {
            if (m_all[label] == 0)
                continue;
            sum += static_cast<double>(m_right[label]) / m_all[label];
            ++classes;
        }
        return classes > 0 ? std::optional(sum / classes) : std::nullopt;
    }

private:
    std::vector<int> m_right;
    std::vector<int> m_all;
};

}  // namespace

Result<std::unique_ptr<LlmTrainer>> LlmTrainer::create(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm,
                                                       const EmotionVocabulary& vocabulary, const DialogueDataset& dataset)
{
    if (const auto status = validate(config); !status)
        return status.error();
    if (llm->config().vocabularySize != vocabulary.size())
        return Error{ErrorCode::InvalidModel, "The base model has " + std::to_string(llm->config().vocabularySize) + " ids; text, speech codes and emotions need "
                                                  + std::to_string(vocabulary.size()) + "."};
    if (llm->config().tiedEmbeddings)
        return Error{ErrorCode::InvalidModel, "A base model whose output rows are its input rows cannot be trained here: untie them first."};
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
    return std::unique_ptr<LlmTrainer>(new LlmTrainer(config, std::move(llm), vocabulary, dataset, std::move(parts), *dtype));
}

LlmTrainer::LlmTrainer(const LlmTrainingConfig& config, std::shared_ptr<SpeechLlm> llm, const EmotionVocabulary& vocabulary,
                       const DialogueDataset& dataset, Parts parts, torch::Dtype dtype)
    : m_config(config), m_llm(std::move(llm)), m_vocabulary(vocabulary), m_dataset(dataset), m_parts(std::move(parts)), m_dtype(dtype),
      m_optimizer(parameters(config, *m_llm, m_parts),
                  {config.beta1, config.beta2, config.epsilon, config.weightDecay, config.clipNorm})
{
}

std::vector<std::pair<std::string, torch::Tensor>> LlmTrainer::parameters(const LlmTrainingConfig& config, const SpeechLlm& llm, const Parts& parts)
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

Result<LossFigures> LlmTrainer::step()
{
    const int step = stepsDone();
    torch::manual_seed(seedOf(m_config.seed, static_cast<std::uint64_t>(step) + 1));
    std::vector<TrainingWindow> windows;
    const auto batch = m_dataset.batch(m_config, step);
    for (std::size_t i = 0; i < batch.size(); ++i)
        windows.push_back(m_dataset.window(batch[i], m_config, seedOf(m_config.seed + i, static_cast<std::uint64_t>(step) + 1)));
    const auto tensors = makeBatch(windows, m_llm->device());

    LossFigures figures;
    RecallCounter recall(m_vocabulary.emotionIds.size());
    {
        const AutocastScope autocast(m_llm->device(), m_dtype);
        auto options = forwardOptions();
        options.channelDropout = m_config.channelDropout;
        const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, m_config.objective, m_config.labelSmoothing);
        losses.total.backward();
        figures.total = losses.total.item<double>();
        figures.audio = losses.audio.item<double>();
        if (losses.emotion.defined()) {
            figures.emotion = losses.emotion.item<double>();
            recall.add(losses.emotionLogits, tensors.labels);
        }
    }
    if (!std::isfinite(figures.total))
        return Error{ErrorCode::NotFinite, "The loss of step " + std::to_string(step + 1) + " is not finite: take a smaller learning rate, or --dtype fp32."};
    figures.meanRecall = recall.meanRecall();
    if (const auto status = m_optimizer.step(learningRateAt(m_config, step)); !status)
        return status.error();
    return figures;
}

LossFigures LlmTrainer::evaluate(const DialogueDataset& dataset, const std::vector<SentenceIndex>& windows) const
{
    torch::NoGradGuard noGrad;
    const AutocastScope autocast(m_llm->device(), m_dtype);
    const auto options = forwardOptions();
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
        const auto losses = llmLosses(*m_llm, m_vocabulary, tensors, options, m_config.objective, 0.0);
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
    figures.total = (figures.audio + figures.emotion.value_or(0.0)) / 2;
    figures.meanRecall = recall.meanRecall();
    return figures;
}

Status LlmTrainer::saveCheckpoint(const std::filesystem::path& file, const std::string& run) const
{
    return saveTensors(file, m_optimizer.state(), {{"run", run}, {"steps_done", std::to_string(stepsDone())}});
}

Status LlmTrainer::loadCheckpoint(const std::filesystem::path& file, const std::string& run)
{
    auto opened = SafetensorsFile::open(file);
    if (!opened)
        return opened.error();
    const auto& metadata = (*opened)->metadata();
    const auto steps = metadata.find("steps_done");
    int done = 0;
    if (steps == metadata.end() || !metadata.contains("run")
        || std::from_chars(steps->second.data(), steps->second.data() + steps->second.size(), done).ec != std::errc() || done < 0)
        return Error{ErrorCode::CorruptFile, "The file " + file.string() + " is no training checkpoint: remove it to start over.", file};
    if (metadata.at("run") != run)
        return Error{ErrorCode::InvalidArgument, "The checkpoint " + file.string()
                         + " is of a run with other settings or data: repeat that run's command to go on, or remove the file to start over.", file};
    auto tensors = loadTensors(file);
    if (!tensors)
        return tensors.error();
    return m_optimizer.restore(*tensors, done);
}

Result<std::shared_ptr<SpeechLlm>> LlmTrainer::trainedBase() const
{
    torch::NoGradGuard noGrad;
    auto llm = m_llm->clone();
    llm->setTrainable(false);
    if (const auto status = llm->setRows(m_parts.embedding->table(), m_parts.output->table()); !status)
        return status.error();
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
