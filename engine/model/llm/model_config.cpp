// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/model_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"
#include "engine/model/llm/config_fields.h"

#include <algorithm>

namespace undertone {

namespace {

using namespace llm_config;

enum class Family { Llama, Mistral, Qwen2 };

Result<Family> familyOf(const Json& json)
{
    const std::string type =
        present(json, "model_type") && json.at("model_type").is_string() ? json.at("model_type").get<std::string>() : "";
    if (type == "llama")
        return Family::Llama;
    if (type == "mistral")
        return Family::Mistral;
    if (type == "qwen2")
        return Family::Qwen2;
    return invalid(message("llm-config.type", type));
}

Status refuseUnsupported(const Json& json)
{
    // Two names of one function in transformers.
    if (present(json, "hidden_act") && json.at("hidden_act") != "silu" && json.at("hidden_act") != "swish")
        return invalid(message("llm-config.activation"));
    if (flag(json, "quantization_config"))
        return invalid(message("llm-config.quantised"));
    return {};
}

/// What each family takes for keys that are absent. A key-value head count of null is as many as there are heads.
void applyDefaults(const Json& json, Family family, LlamaConfig& config)
{
    config.keyValueHeadCount = config.headCount;
    config.headSize = config.headCount > 0 ? config.hiddenSize / config.headCount : 0;
    if (family == Family::Llama)
        return;
    const bool mistral = family == Family::Mistral;
    config.maxPositions = mistral ? 4096 * 32 : 32768;
    if (!json.contains("num_key_value_heads"))
        config.keyValueHeadCount = mistral ? 8 : 32;
}

/// Tokens that a row sees at most, by itself and those before it; zero: all.
Result<std::int64_t> slidingWindow(const Json& json, Family family, std::int64_t layerCount)
{
    if (family == Family::Llama)
        return 0;
    std::int64_t window = json.contains("sliding_window") ? 0 : 4096;
    TRY(readInteger(json, "sliding_window", window));
    if (family == Family::Mistral)
        return window;
    if (!flag(json, "use_sliding_window"))
        return 0;
    std::int64_t firstLayer = 28;
    TRY(readInteger(json, "max_window_layers", firstLayer));
    bool slides = firstLayer < layerCount;
    if (present(json, "layer_types")) {
        const Json& types = json.at("layer_types");
        slides = types.is_array() && std::ranges::find(types, Json("sliding_attention")) != types.end();
    }
    return slides ? window : 0;
}

/// A window that a row outgrows would be another computation. Rows of windows up to the sliding one all see what they see without it, so
/// that becomes the limit.
Status limitToSlidingWindow(const Json& json, Family family, LlamaConfig& config)
{
    const auto sliding = TRY(slidingWindow(json, family, config.layerCount));
    if (sliding < 0)
        return invalid(message("llm-config.no-whole", "sliding_window"));
    if (sliding == 0 || sliding >= config.maxPositions)
        return {};
    config.maxPositions = sliding;
    // It changes angles beyond max_position_embeddings only, and would take the limit for that.
    if (config.rope.scaling == RopeScaling::Dynamic)
        config.rope = {.theta = config.rope.theta};
    return {};
}

Result<LlamaConfig> parseConfig(const Json& json)
{
    if (!json.is_object())
        return invalid(message("llm-config.no-object"));
    const auto family = TRY(familyOf(json));
    TRY(refuseUnsupported(json));
    LlamaConfig config;
    for (const auto& [key, field] :
         {std::pair{"vocab_size", &LlamaConfig::vocabularySize}, std::pair{"hidden_size", &LlamaConfig::hiddenSize},
          std::pair{"intermediate_size", &LlamaConfig::intermediateSize}, std::pair{"num_hidden_layers", &LlamaConfig::layerCount},
          std::pair{"num_attention_heads", &LlamaConfig::headCount}}) {
        if (!present(json, key))
            return invalid(message("llm-config.lacks", key));
        TRY(readInteger(json, key, config.*field));
    }
    applyDefaults(json, family, config);
    for (const auto& [key, field] :
         {std::pair{"num_key_value_heads", &LlamaConfig::keyValueHeadCount}, std::pair{"head_dim", &LlamaConfig::headSize},
          std::pair{"max_position_embeddings", &LlamaConfig::maxPositions}}) {
        TRY(readInteger(json, key, config.*field));
    }
    if (!present(json, "head_dim") && config.headCount > 0 && config.hiddenSize % config.headCount != 0)
        return invalid(message("llm-config.hidden-size"));
    TRY(readNumber(json, "rms_norm_eps", config.normEpsilon));
    config.rope = TRY(readRopeConfig(json, config.maxPositions));
    // Mistral has no biases and Qwen2 always these, whatever keys of Llama's stand beside them.
    const bool llama = family == Family::Llama;
    config.attentionOutputBias = llama && flag(json, "attention_bias");
    config.queryKeyValueBias = config.attentionOutputBias || family == Family::Qwen2;
    config.feedForwardBias = llama && flag(json, "mlp_bias");
    config.tiedEmbeddings = flag(json, "tie_word_embeddings");
    TRY(limitToSlidingWindow(json, family, config));
    TRY(validateLlamaConfig(config));
    return config;
}

}  // namespace

Status validateLlamaConfig(const LlamaConfig& config)
{
    // Far beyond any Llama, and small enough that no product of two of them overflows.
    struct Bound {
        const char* name;
        std::int64_t value;
        std::int64_t largest;
    };
    for (const Bound& bound :
         {Bound{"vocab_size", config.vocabularySize, 1 << 24}, Bound{"hidden_size", config.hiddenSize, 1 << 17},
          Bound{"intermediate_size", config.intermediateSize, 1 << 20}, Bound{"num_hidden_layers", config.layerCount, 1 << 12},
          Bound{"num_attention_heads", config.headCount, 1 << 12}, Bound{"num_key_value_heads", config.keyValueHeadCount, 1 << 12},
          Bound{"head_dim", config.headSize, 1 << 12}, Bound{"max_position_embeddings", config.maxPositions, 1 << 26}}) {
        if (bound.value < 1 || bound.value > bound.largest)
            return invalid(message("llm-config.bound", bound.name, bound.value, bound.largest));
    }
    if (config.headCount % config.keyValueHeadCount != 0)
        return invalid(message("llm-config.heads", config.headCount, config.keyValueHeadCount));
    if (config.headSize % 2 != 0)
        return invalid(message("llm-config.odd-heads"));
    if (!(config.normEpsilon > 0.0) || !(config.normEpsilon < 1.0))
        return invalid(message("llm-config.epsilon"));
    if (config.rope.scaling == RopeScaling::Dynamic && config.headSize < 4)
        return invalid(message("llm-config.rope-scaling", "dynamic"));
    if (config.attentionOutputBias && !config.queryKeyValueBias)
        return invalid(message("llm-config.unsupported", "attention_bias"));
    return validateRopeConfig(config.rope);
}

Result<LlamaConfig> readLlamaConfig(const std::filesystem::path& configFile)
{
    Result<Json> json = readJsonFile(configFile);
    if (!json)
        return json.error();
    Result<LlamaConfig> config = parseConfig(*json);
    if (!config) {
        Error error = config.error();
        error.path = configFile;
        return error;
    }
    return config;
}

Status writeLlamaConfig(const LlamaConfig& config, const std::string& dtypeName, const std::filesystem::path& configFile)
{
    const Json rope = ropeParameters(config.rope);
    Json scaling = nullptr;
    if (config.rope.scaling != RopeScaling::None) {
        scaling = rope;
        scaling.erase("rope_theta");
        scaling["type"] = rope.at("rope_type");
    }
    // A Llama has all biases of its attention or none.
    const bool qwen = config.queryKeyValueBias && !config.attentionOutputBias;
    Json json{
        {"architectures", {qwen ? "Qwen2ForCausalLM" : "LlamaForCausalLM"}},
        {"model_type", qwen ? "qwen2" : "llama"},
        {"vocab_size", config.vocabularySize},
        {"hidden_size", config.hiddenSize},
        {"intermediate_size", config.intermediateSize},
        {"num_hidden_layers", config.layerCount},
        {"num_attention_heads", config.headCount},
        {"num_key_value_heads", config.keyValueHeadCount},
        {"head_dim", config.headSize},
        {"max_position_embeddings", config.maxPositions},
        {"rms_norm_eps", config.normEpsilon},
        {"rope_theta", config.rope.theta},
        {"rope_scaling", scaling},
        {"rope_parameters", rope},
        {"tie_word_embeddings", config.tiedEmbeddings},
        {"hidden_act", "silu"},
        {"bos_token_id", nullptr},
        {"eos_token_id", nullptr},
        {"torch_dtype", dtypeName},
    };
    if (qwen)
        json["use_sliding_window"] = false;
    else
        json.update({{"attention_bias", config.attentionOutputBias}, {"mlp_bias", config.feedForwardBias}});
    return writeFileAtomically(configFile, jsonText(json, 2) + "\n");
}

}  // namespace undertone
