// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/classifier/classifier_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>

namespace undertone {

namespace {

constexpr const char* architectureName = "undertone-code-classifier";
constexpr std::size_t largestConfig = 1 << 20;

Error invalid(const std::string& detail)
{
    return {ErrorCode::InvalidArgument, detail};
}

Error refused(const std::string& what, const std::filesystem::path& file)
{
    return {ErrorCode::InvalidModel, "The classifier's config.json " + what + ".", file};
}

bool isShare(double value)
{
    return value >= 0.0 && value < 1.0;
}

Status validate(const ClassifierShape& shape, const std::filesystem::path& file)
{
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (shape.labels.size() < 2 || shape.labels.size() > 1024
        || std::set(shape.labels.begin(), shape.labels.end()).size() != shape.labels.size())
        return refused("must name at least two labels, each once", file);
    if (!within(shape.codebookSize, 1, 1 << 24) || !within(shape.embeddingSize, 1, 1 << 16) || !within(shape.hiddenSize, 2, 1 << 16))
        return refused("has a codebook_size, embedding_size or hidden_size out of range", file);
    if (!within(shape.layers, 1, 256) || !within(shape.heads, 1, shape.hiddenSize) || shape.hiddenSize % shape.heads != 0
        || shape.hiddenSize % 2 != 0)
        return refused("must have 1 to 256 layers and heads that divide an even hidden_size", file);
    if (!within(shape.feedForwardSize, 1, 1 << 18) || !within(shape.contextTokens, 0, 1 << 24))
        return refused("has a feed_forward_size or context_tokens out of range", file);
    return {};
}

}  // namespace

ClassifierTrainingConfig classifierDefaults()
{
    ClassifierTrainingConfig config;
    config.hiddenSize = 192;
    config.layers = 3;
    config.heads = 4;
    config.feedForwardSize = 384;
    config.dropout = 0.2;
    config.batchSize = 32;
    config.steps = 415;
    config.warmupSteps = 40;
    config.learningRate = 1e-3;
    config.weightDecay = 0.1;
    config.clipNorm = 1.0;
    config.labelSmoothing = 0.1;
    config.evaluateEverySteps = 50;
    return config;
}

Result<ClassifierTrainingConfig> classifierPreset(const std::string& name)
{
    auto config = classifierDefaults();
    if (name == "quick") {
        config.steps = 80;
        config.warmupSteps = 10;
        config.evaluateEverySteps = 20;
        return config;
    }
    if (name != "paper")
        return invalid("There is no preset \"" + name + "\" here: use quick or paper.");
    config.hiddenSize = 512;
    config.layers = 4;
    config.heads = 8;
    config.feedForwardSize = 2048;
    config.dropout = 0.1;
    config.batchSize = 1;
    config.epochs = 20;
    config.warmupSteps = 0;
    config.learningRate = 1e-4;
    config.weightDecay = 0.01;
    config.clipNorm = 0.0;
    config.labelSmoothing = 0.0;
    config.evaluateEverySteps = 1000;
    return config;
}

Status validate(const ClassifierTrainingConfig& config)
{
    if (config.hiddenSize < 2 || config.hiddenSize % 2 != 0 || config.heads < 1 || config.hiddenSize % config.heads != 0)
        return invalid("The classifier's width must be even and a multiple of its heads.");
    if (config.layers < 1 || config.feedForwardSize < 1 || config.contextTokens < 0)
        return invalid("The classifier needs at least one layer, a feed-forward of at least 1, and a context that is not negative.");
    if (config.batchSize < 1 || config.steps < 1 || config.epochs < 0 || config.warmupSteps < 0 || config.evaluateEverySteps < 0
        || config.patience < 0)
        return invalid("Training needs a batch of at least one sentence and at least one step.");
    if (!(config.learningRate > 0.0) || !std::isfinite(config.learningRate))
        return invalid("The learning rate must be a positive number.");
    if (!isShare(config.dropout) || !isShare(config.labelSmoothing) || !isShare(config.validationShare))
        return invalid("Dropout, label smoothing and the share held back are at least 0 and below 1.");
    if (config.patience > 0 && (config.validationShare == 0.0 || config.evaluateEverySteps == 0))
        return invalid("Stopping early needs dialogues held back (a validation share above 0) and figures on the way.");
    return {};
}

std::string toJson(const ClassifierTrainingConfig& config)
{
    return jsonText(nlohmann::ordered_json{{"stage", "classifier"},
                                           {"hidden_size", config.hiddenSize},
                                           {"layers", config.layers},
                                           {"heads", config.heads},
                                           {"feed_forward_size", config.feedForwardSize},
                                           {"positions", config.positions == CodePositions::None ? "none" : "sinusoidal"},
                                           {"context_tokens", config.contextTokens},
                                           {"dropout", config.dropout},
                                           {"batch_size", config.batchSize},
                                           {"steps", config.steps},
                                           {"epochs", config.epochs},
                                           {"warmup_steps", config.warmupSteps},
                                           {"learning_rate", config.learningRate},
                                           {"weight_decay", config.weightDecay},
                                           {"clip_norm", config.clipNorm},
                                           {"label_smoothing", config.labelSmoothing},
                                           {"evaluate_every_steps", config.evaluateEverySteps},
                                           {"validation_share", config.validationShare},
                                           {"patience", config.patience},
                                           {"seed", config.seed},
                                           {"dtype", config.dtype}});
}

Result<ClassifierShape> readClassifierShape(const std::filesystem::path& file)
{
    const auto text = readTextFile(file, largestConfig);
    if (!text)
        return text.error();
    const auto json = parseStrictJson(*text, message("classifier.config"));
    if (!json)
        return Error{ErrorCode::InvalidModel, json.error().message, file};
    ClassifierShape shape;
    try {
        const auto positions = json->at("positions").get<std::string>();
        if (json->at("architecture").get<std::string>() != architectureName || json->size() != 10
            || (positions != "none" && positions != "sinusoidal"))
            return refused(std::string("is not that of an ") + architectureName, file);
        shape.positions = positions == "none" ? CodePositions::None : CodePositions::Sinusoidal;
        json->at("labels").get_to(shape.labels);
        json->at("codebook_size").get_to(shape.codebookSize);
        json->at("embedding_size").get_to(shape.embeddingSize);
        json->at("hidden_size").get_to(shape.hiddenSize);
        json->at("layers").get_to(shape.layers);
        json->at("heads").get_to(shape.heads);
        json->at("feed_forward_size").get_to(shape.feedForwardSize);
        json->at("context_tokens").get_to(shape.contextTokens);
    } catch (const nlohmann::json::exception& error) {
        return refused(std::string("cannot be used: ") + error.what(), file);
    }
    TRY(validate(shape, file));
    return shape;
}

Status writeClassifierShape(const ClassifierShape& shape, const std::filesystem::path& file)
{
    TRY(validate(shape, file));
    const nlohmann::ordered_json json{{"architecture", architectureName},
                                      {"labels", shape.labels},
                                      {"codebook_size", shape.codebookSize},
                                      {"embedding_size", shape.embeddingSize},
                                      {"hidden_size", shape.hiddenSize},
                                      {"layers", shape.layers},
                                      {"heads", shape.heads},
                                      {"feed_forward_size", shape.feedForwardSize},
                                      {"positions", shape.positions == CodePositions::None ? "none" : "sinusoidal"},
                                      {"context_tokens", shape.contextTokens}};
    return writeFileAtomically(file, jsonText(json, 2) + "\n");
}

}  // namespace undertone
