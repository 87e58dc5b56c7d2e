// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/classifier/classifier_trainer.h"

#include "engine/core/seeded_random.h"
#include "engine/model/training/shared/process_sums.h"

#include <torch/nn/functional/loss.h>

#include <cmath>
#include <numeric>

namespace undertone {

Result<std::unique_ptr<ClassifierTrainer>> ClassifierTrainer::create(const ClassifierTrainingConfig& config, ClassifierBaseline classifier,
                                                                     const std::vector<ClassifierExample>& examples,
                                                                     ProcessGroup* processes)
{
    if (config.accumulate % sizeOf(processes) != 0)
        return Error{ErrorCode::InvalidArgument, message("training.processes-share", config.accumulate, sizeOf(processes))};
    return std::unique_ptr<ClassifierTrainer>(new ClassifierTrainer(config, std::move(classifier), examples, processes));
}

ClassifierTrainer::ClassifierTrainer(const ClassifierTrainingConfig& config, ClassifierBaseline classifier,
                                     const std::vector<ClassifierExample>& examples, ProcessGroup* processes)
    : m_config(config), m_classifier(std::move(classifier)), m_examples(examples), m_processes(processes),
      m_optimizer(m_classifier.parameters(), AdamWSettings{.weightDecay = config.weightDecay, .clipNorm = config.clipNorm})
{
}

double ClassifierTrainer::learningRate() const
{
    const int index = stepsDone();
    return m_config.learningRate * (index < m_config.warmupSteps ? static_cast<double>(index + 1) / m_config.warmupSteps : 1.0);
}

Result<double> ClassifierTrainer::step()
{
    const int rank = m_processes != nullptr ? m_processes->rank() : 0;
    auto loss = torch::zeros({1}, torch::kFloat64);
    m_classifier.train(true);
    for (int number = rank; number < m_config.accumulate; number += sizeOf(m_processes))
        loss += backward(number);
    m_classifier.train(false);
    const double mean = TRY(sumOverProcesses(m_processes, loss)).item<double>();
    if (!std::isfinite(mean)) {
        m_optimizer.skip();
        return Error{ErrorCode::NotFinite, message("training.loss-not-finite-plain", stepsDone())};
    }
    TRY(sumGradients(m_processes, m_optimizer.parameters()));
    TRY(m_optimizer.step(learningRate()));
    return mean;
}

/// A batch's share of the step's loss, and its gradient. What it draws does not depend on the batches before it, which another process may
/// have.
double ClassifierTrainer::backward(int number)
{
    const auto step = static_cast<std::size_t>(stepsDone());
    const auto batches = static_cast<std::size_t>(m_config.accumulate), size = static_cast<std::size_t>(m_config.batchSize);
    torch::manual_seed(seedOf(m_config.seed + static_cast<std::uint64_t>(number), step + 1));
    std::vector<ClassifierExample> batch;
    for (std::size_t i = 0; i < size; ++i)
        batch.push_back(exampleAt((step * batches + static_cast<std::size_t>(number)) * size + i));
    const auto [logits, labels] = forward(batch);
    const auto options = torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(m_config.labelSmoothing);
    const auto share = torch::nn::functional::cross_entropy(logits, labels, options) / static_cast<double>(batches);
    share.backward();
    return share.item<double>();
}

/// The example at a place in the endless row of epochs, each shuffled by its own seed.
const ClassifierExample& ClassifierTrainer::exampleAt(std::size_t place)
{
    const auto epoch = place / m_examples.size();
    if (m_order.empty() || epoch != m_epoch) {
        m_order.resize(m_examples.size());
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        shuffle(m_order, mixSeeds(m_config.seed, epoch));
        m_epoch = epoch;
    }
    return m_examples[m_order[place % m_examples.size()]];
}

std::pair<torch::Tensor, torch::Tensor> ClassifierTrainer::forward(const std::vector<ClassifierExample>& batch)
{
    std::vector<std::vector<std::int32_t>> codes;
    std::vector<std::int64_t> labels;
    for (const auto& example : batch) {
        codes.push_back(example.codes);
        labels.push_back(example.label);
    }
    const auto device = m_classifier.parameters().front().second.device();
    return {m_classifier.logits(makeCodeBatch(codes, device)), torch::tensor(labels, torch::kInt64).to(device)};
}

}  // namespace undertone
