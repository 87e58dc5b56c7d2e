// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/classifier_predictor.h"

#include "engine/model/torch_support.h"
#include "engine/model/training/classifier/classifier_baseline.h"

namespace undertone {

struct ClassifierPredictor::Model {
    ClassifierBaseline classifier;
    torch::Device device;
    Authorisation authorisation;
};

namespace {

Status checkCodes(const DialogueCodes& sentences, int codebookSize)
{
    for (const auto& sentence : sentences) {
        for (const auto code : sentence) {
            if (code < 0 || code >= codebookSize)
                return Error{ErrorCode::InvalidArgument, message("classifier.code-outside", code, codebookSize)};
        }
    }
    return {};
}

}  // namespace

ClassifierPredictor::ClassifierPredictor(std::unique_ptr<Model> model) : m_model(std::move(model)) {}

ClassifierPredictor::~ClassifierPredictor() = default;

const std::vector<std::string>& ClassifierPredictor::labels() const
{
    return m_model->classifier.shape().labels;
}

int ClassifierPredictor::codebookSize() const
{
    return m_model->classifier.shape().codebookSize;
}

int ClassifierPredictor::contextTokens() const
{
    return m_model->classifier.shape().contextTokens;
}

Result<std::unique_ptr<ClassifierPredictor>> ClassifierPredictor::load(const std::filesystem::path& directory, const std::string& device,
                                                                       int threads, const Authorisation& authorisation)
{
    TRY(authorisation.allows(readingPurposes));
    const auto parsed = parseDevice(device);
    if (!parsed)
        return parsed.error();
    if (threads > 0)
        torch::set_num_threads(threads);
    std::unique_ptr<ClassifierPredictor> made;
    const auto status = guarded(message("doing.loading-classifier"), [&]() -> Status {
        auto classifier = ClassifierBaseline::load(directory, *parsed);
        if (!classifier)
            return classifier.error();
        made.reset(new ClassifierPredictor(std::make_unique<Model>(Model{std::move(*classifier), *parsed, authorisation})));
        return {};
    });
    if (!status)
        return status.error();
    return made;
}

Result<std::vector<SentencePrediction>> ClassifierPredictor::read(const DialogueCodes& sentences, const CancellationToken& cancel) const
{
    TRY(checkCodes(sentences, codebookSize()));
    std::vector<SentencePrediction> predictions;
    const auto classify = [&](const CancellationToken& stop) -> Status {
        const torch::NoGradGuard frozen;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (stop.isCancelled())
                return Error{ErrorCode::Cancelled, message("evaluation.cancelled")};
            // One at a time, so that no sentence's figures depend on its neighbours' lengths.
            const auto logits =
                m_model->classifier.logits(makeCodeBatch({classifierInput(sentences, i, contextTokens())}, m_model->device))[0];
            const auto values = logits.to(torch::kFloat64).softmax(0).to(torch::kCPU).contiguous();
            predictions.push_back({{values.const_data_ptr<double>(), values.const_data_ptr<double>() + values.numel()}, std::nullopt});
        }
        return {};
    };
    TRY(guarded(message("doing.classifying"), [&] { return m_model->authorisation.during(readingPurposes, cancel, classify); }));
    return predictions;
}

}  // namespace undertone
