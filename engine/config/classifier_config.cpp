// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/classifier_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <set>

namespace undertone {

namespace {

constexpr const char* architectureName = "undertone-code-classifier";
constexpr std::size_t largestConfig = 1 << 20;

Error invalid(const Message& detail)
{
    return {ErrorCode::InvalidArgument, detail};
}

Error refused(const Message& what, const std::filesystem::path& file)
{
    return {ErrorCode::InvalidModel, message("classifier-config.invalid", what), file};
}

Status validate(const ClassifierShape& shape, const std::filesystem::path& file)
{
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    if (shape.labels.size() < 2 || shape.labels.size() > 1024
        || std::set(shape.labels.begin(), shape.labels.end()).size() != shape.labels.size())
        return refused(message("classifier-config.labels"), file);
    if (!within(shape.codebookSize, 1, 1 << 24) || !within(shape.embeddingSize, 1, 1 << 16) || !within(shape.hiddenSize, 2, 1 << 16))
        return refused(message("classifier-config.sizes"), file);
    if (!within(shape.layers, 1, 256) || !within(shape.heads, 1, shape.hiddenSize) || shape.hiddenSize % shape.heads != 0
        || shape.hiddenSize % 2 != 0)
        return refused(message("classifier-config.layers"), file);
    if (!within(shape.feedForwardSize, 1, 1 << 18) || !within(shape.contextTokens, 0, 1 << 24))
        return refused(message("classifier-config.context"), file);
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
        return invalid(message("classifier.preset", name));
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

const std::vector<ConfigField<ClassifierTrainingConfig>>& classifierTrainingFields()
{
    using Config = ClassifierTrainingConfig;
    constexpr FieldBounds anyCount{0, 100'000'000};
    constexpr FieldBounds share{0.0, 0.99999};
    static const std::vector<ConfigField<Config>> all{
        countField(&Config::hiddenSize, "hidden_size", "hidden", {2, 16384}, "Hidden size, after the projection"),
        countField(&Config::layers, "layers", "layers", {1, 256}, "Number of transformer encoder layers"),
        countField(&Config::heads, "heads", "heads", {1, 256}, "Number of attention heads"),
        countField(&Config::feedForwardSize, "feed_forward_size", "feed-forward", {1, 65536}, "Size of the feed-forward layers"),
        choiceField(&Config::positions, "positions", "positions",
                    {{CodePositions::Sinusoidal, "sinusoidal", "sinusoidal"}, {CodePositions::None, "none", "none"}},
                    "Position encoding: sinusoidal or none"),
        countField(&Config::contextTokens, "context_tokens", "context-tokens", {0, 1 << 24},
                   "Number of codes read, up to the end of a sentence; 0: the sentence alone"),
        realField(&Config::dropout, "dropout", "dropout", share, "Dropout in the encoder"),
        countField(&Config::batchSize, "batch_size", "batch", {1, 65536}, "Batch size in sentences"),
        countField(&Config::accumulate, "accumulate", "accumulate", {1, 4096}, "Batches per optimizer step (gradient accumulation)")
            .inJsonIf([](const Config& config) { return config.accumulate != 1; }),  // absent from the identity of earlier trainings
        countField(&Config::steps, "steps", "steps", {1, anyCount.high}, "Number of optimizer steps").alsoSets([](Config& config) {
            config.epochs = 0;
        }),
        countField(&Config::epochs, "epochs", "epochs", {0, 10000}, "Number of passes over the labelled sentences, instead of --steps"),
        countField(&Config::warmupSteps, "warmup_steps", "warm-up", anyCount, "Number of linear warm-up steps"),
        realField(&Config::learningRate, "learning_rate", "learning-rate", {1e-12, 1.0}, "Learning rate after warm-up"),
        realField(&Config::weightDecay, "weight_decay", "weight-decay", {0.0, 1.0}, "Weight decay of AdamW"),
        realField(&Config::clipNorm, "clip_norm", "", {0.0, 1e6}, "Maximum norm of the gradient; 0: no clipping"),
        realField(&Config::labelSmoothing, "label_smoothing", "", share, "Label smoothing"),
        countField(&Config::evaluateEverySteps, "evaluate_every_steps", "evaluate-every", anyCount,
                   "Steps between evaluations on dev and validation data; 0: only at the end"),
        realField(&Config::validationShare, "validation_share", "validate", {0.0, 0.9},
                  "Share of the training dialogues used for validation; the weights that are best on them are kept"),
        countField(&Config::patience, "patience", "patience", {0, 100000},
                   "Stop after this many evaluations without improvement; 0: never"),
        seedField(&Config::seed),
        dtypeField(&Config::dtype)};
    return all;
}

Status validate(const ClassifierTrainingConfig& config)
{
    TRY(checkFields(classifierTrainingFields(), config));
    if (config.hiddenSize % 2 != 0 || config.hiddenSize % config.heads != 0)
        return invalid(message("classifier.width"));
    if (config.patience > 0 && (config.validationShare == 0.0 || config.evaluateEverySteps == 0))
        return invalid(message("classifier.early-stop"));
    return {};
}

std::string toJson(const ClassifierTrainingConfig& config)
{
    nlohmann::ordered_json json{{"stage", "classifier"}};
    putFields(json, classifierTrainingFields(), config);
    return jsonText(json);
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
            return refused(message("classifier-config.architecture", architectureName), file);
        shape.positions = positions == "none" ? CodePositions::None : CodePositions::Sinusoidal;
        json->at("labels").get_to(shape.labels);
        takeWholeNumber(json->at("codebook_size"), shape.codebookSize);
        takeWholeNumber(json->at("embedding_size"), shape.embeddingSize);
        takeWholeNumber(json->at("hidden_size"), shape.hiddenSize);
        takeWholeNumber(json->at("layers"), shape.layers);
        takeWholeNumber(json->at("heads"), shape.heads);
        takeWholeNumber(json->at("feed_forward_size"), shape.feedForwardSize);
        takeWholeNumber(json->at("context_tokens"), shape.contextTokens);
    } catch (const nlohmann::json::exception& error) {
        return refused(message("tokenizer-config.unusable", error.what()), file);
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
