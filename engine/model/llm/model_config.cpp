// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/model_config.h"

#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace undertone {

namespace {

using Json = nlohmann::json;

Error invalid(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("llm-config.invalid", what)};
}

bool present(const Json& object, const char* key)
{
    return object.contains(key) && !object.at(key).is_null();
}

Status readInteger(const Json& object, const char* key, std::int64_t& value)
{
    if (!present(object, key))
        return {};
    const Json& entry = object.at(key);
    const bool tooLarge = entry.is_number_unsigned() && entry.get<std::uint64_t>() > (1ull << 62);
    if (!entry.is_number_integer() || tooLarge)
        return invalid(message("llm-config.no-whole", key));
    value = entry.get<std::int64_t>();
    return {};
}

Status readNumber(const Json& object, const char* key, double& value)
{
    if (!present(object, key))
        return {};
    if (!object.at(key).is_number())
        return invalid(message("llm-config.no-number", key));
    value = object.at(key).get<double>();
    return {};
}

/// True where the flag is set, so that what it switches on can be refused.
bool flag(const Json& object, const char* key)
{
    return present(object, key) && !(object.at(key).is_boolean() && !object.at(key).get<bool>());
}

/// `rope_scaling` (transformers 4) or `rope_parameters` (5): a type, for `linear` a factor, in 5 also theta.
Status readRope(const Json& rope, const std::string& key, LlamaConfig& config)
{
    if (!rope.is_object())
        return invalid(message("llm-config.no-object-for", key));
    std::string type = "default";
    for (const char* name : {"type", "rope_type"}) {
        if (!present(rope, name))
            continue;
        if (!rope.at(name).is_string())
            return invalid(message("llm-config.rope-type", key));
        type = rope.at(name).get<std::string>();
    }
    TRY(readNumber(rope, "rope_theta", config.ropeTheta));
    if (type == "default")
        return {};
    if (type != "linear")
        return invalid(message("llm-config.rope-scaling", type));
    if (!present(rope, "factor"))
        return invalid(message("llm-config.rope-factor"));
    return readNumber(rope, "factor", config.ropeLinearFactor);
}

Status refuseUnsupported(const Json& json)
{
    const std::string modelType =
        present(json, "model_type") && json.at("model_type").is_string() ? json.at("model_type").get<std::string>() : "";
    if (modelType != "llama")
        return invalid(message("llm-config.type", modelType));
    for (const char* key : {"attention_bias", "mlp_bias"}) {
        if (flag(json, key))
            return invalid(message("llm-config.unsupported", key));
    }
    if (present(json, "hidden_act") && json.at("hidden_act") != "silu")
        return invalid(message("llm-config.activation"));
    if (flag(json, "quantization_config"))
        return invalid(message("llm-config.quantised"));
    return {};
}

Result<LlamaConfig> parseConfig(const Json& json)
{
    if (!json.is_object())
        return invalid(message("llm-config.no-object"));
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
    config.keyValueHeadCount = config.headCount;
    config.headSize = config.headCount > 0 ? config.hiddenSize / config.headCount : 0;
    for (const auto& [key, field] :
         {std::pair{"num_key_value_heads", &LlamaConfig::keyValueHeadCount}, std::pair{"head_dim", &LlamaConfig::headSize},
          std::pair{"max_position_embeddings", &LlamaConfig::maxPositions}}) {
        TRY(readInteger(json, key, config.*field));
    }
    if (!present(json, "head_dim") && config.headCount > 0 && config.hiddenSize % config.headCount != 0)
        return invalid(message("llm-config.hidden-size"));
    TRY(readNumber(json, "rms_norm_eps", config.normEpsilon));
    TRY(readNumber(json, "rope_theta", config.ropeTheta));
    for (const char* key : {"rope_scaling", "rope_parameters"}) {
        if (!present(json, key))
            continue;
        TRY(readRope(json.at(key), key, config));
    }
    config.tiedEmbeddings = flag(json, "tie_word_embeddings");
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
    if (!(config.ropeTheta > 0.0) || !std::isfinite(config.ropeTheta) || !(config.ropeLinearFactor >= 1.0)
        || !std::isfinite(config.ropeLinearFactor))
        return invalid(message("llm-config.rope"));
    return {};
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
    const bool scaled = config.ropeLinearFactor != 1.0;
    Json ropeParameters{{"rope_theta", config.ropeTheta}, {"rope_type", scaled ? "linear" : "default"}};
    if (scaled)
        ropeParameters["factor"] = config.ropeLinearFactor;
    const Json json{
        {"architectures", {"LlamaForCausalLM"}},
        {"model_type", "llama"},
        {"vocab_size", config.vocabularySize},
        {"hidden_size", config.hiddenSize},
        {"intermediate_size", config.intermediateSize},
        {"num_hidden_layers", config.layerCount},
        {"num_attention_heads", config.headCount},
        {"num_key_value_heads", config.keyValueHeadCount},
        {"head_dim", config.headSize},
        {"max_position_embeddings", config.maxPositions},
        {"rms_norm_eps", config.normEpsilon},
        {"rope_theta", config.ropeTheta},
        {"rope_scaling", scaled ? Json{{"type", "linear"}, {"rope_type", "linear"}, {"factor", config.ropeLinearFactor}} : Json(nullptr)},
        {"rope_parameters", ropeParameters},
        {"tie_word_embeddings", config.tiedEmbeddings},
        {"hidden_act", "silu"},
        {"attention_bias", false},
        {"mlp_bias", false},
        {"bos_token_id", nullptr},
        {"eos_token_id", nullptr},
        {"torch_dtype", dtypeName},
    };
    return writeFileAtomically(configFile, jsonText(json, 2) + "\n");
}

}  // namespace undertone
