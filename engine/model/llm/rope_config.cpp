// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/rope_config.h"

#include "engine/model/llm/config_fields.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

namespace undertone {

namespace {

using namespace llm_config;

struct ScalingName {
    RopeScaling scaling;
    const char* name;
};
constexpr std::array<ScalingName, 5> scalingNames{{{RopeScaling::None, "default"},
                                                   {RopeScaling::Linear, "linear"},
                                                   {RopeScaling::Dynamic, "dynamic"},
                                                   {RopeScaling::Yarn, "yarn"},
                                                   {RopeScaling::Llama3, "llama3"}}};

const char* nameOf(RopeScaling scaling)
{
    return scalingNames[static_cast<std::size_t>(scaling)].name;
}

Result<RopeScaling> scalingOf(const Json& rope, const std::string& key)
{
    std::string type = "default";
    for (const char* name : {"type", "rope_type"}) {
        if (!present(rope, name))
            continue;
        if (!rope.at(name).is_string())
            return invalid(message("llm-config.rope-type", key));
        type = rope.at(name).get<std::string>();
    }
    const auto found = std::ranges::find(scalingNames, type, &ScalingName::name);
    if (found == scalingNames.end())
        return invalid(message("llm-config.rope-scaling", type));
    return found->scaling;
}

Status require(const Json& rope, const char* type, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        if (!present(rope, key))
            return invalid(message("llm-config.rope-key", type, key));
    }
    return {};
}

/// A head of which RoPE turns a part only is another computation than a whole one.
Status refusePartialRotation(const Json& object)
{
    double part = 1.0;
    TRY(readNumber(object, "partial_rotary_factor", part));
    if (part != 1.0)
        return invalid(message("llm-config.unsupported", "partial_rotary_factor"));
    return {};
}

/// How much longer sequences sharpen attention (Peng et al. 2023, section 3.4, as DeepSeek generalises it).
double yarnScale(double factor, double weight)
{
    return factor <= 1.0 ? 1.0 : 0.1 * weight * std::log(factor) + 1.0;
}

Status readYarn(const Json& rope, std::int64_t maxPositions, RopeConfig& config)
{
    if (!present(rope, "factor"))
        config.factor = static_cast<double>(maxPositions) / static_cast<double>(std::max<std::int64_t>(1, config.originalPositions));
    double scale = 0.0;
    double scaleOfAll = 0.0;
    TRY(readNumber(rope, "mscale", scale));
    TRY(readNumber(rope, "mscale_all_dim", scaleOfAll));
    const bool both = scale != 0.0 && scaleOfAll != 0.0;
    config.attentionFactor = both ? yarnScale(config.factor, scale) / yarnScale(config.factor, scaleOfAll) : yarnScale(config.factor, 1.0);
    TRY(readNumber(rope, "attention_factor", config.attentionFactor));
    for (const auto& [key, value] : {std::pair{"beta_fast", &config.betaFast}, std::pair{"beta_slow", &config.betaSlow}}) {
        double read = 0.0;
        TRY(readNumber(rope, key, read));
        if (read != 0.0)  // zero, as absent, means the default
            *value = read;
    }
    config.wholeDimensions = !present(rope, "truncate") || flag(rope, "truncate");
    return {};
}

Status readScaling(const Json& json, const Json& rope, std::int64_t maxPositions, RopeConfig& config)
{
    if (config.scaling == RopeScaling::None)
        return {};
    if (config.scaling != RopeScaling::Yarn)
        TRY(require(rope, nameOf(config.scaling), {"factor"}));
    TRY(readNumber(rope, "factor", config.factor));
    if (config.scaling == RopeScaling::Linear || config.scaling == RopeScaling::Dynamic)
        return {};
    // The model's own key comes before that of its scaling.
    config.originalPositions = maxPositions;
    TRY(readInteger(rope, "original_max_position_embeddings", config.originalPositions));
    TRY(readInteger(json, "original_max_position_embeddings", config.originalPositions));
    if (config.scaling == RopeScaling::Yarn)
        return readYarn(rope, maxPositions, config);
    TRY(require(rope, nameOf(config.scaling), {"low_freq_factor", "high_freq_factor"}));
    TRY(readNumber(rope, "low_freq_factor", config.lowFrequencyFactor));
    return readNumber(rope, "high_freq_factor", config.highFrequencyFactor);
}

bool isPositive(double value)
{
    return value > 0.0 && std::isfinite(value);
}

}  // namespace

Result<RopeConfig> readRopeConfig(const Json& json, std::int64_t maxPositions)
{
    RopeConfig config;
    TRY(readNumber(json, "rope_theta", config.theta));
    TRY(refusePartialRotation(json));
    // transformers takes the old key where it holds anything.
    const bool old = present(json, "rope_scaling") && !(json.at("rope_scaling").is_object() && json.at("rope_scaling").empty());
    const char* key = old ? "rope_scaling" : "rope_parameters";
    if (!present(json, key))
        return config;
    const Json& rope = json.at(key);
    if (!rope.is_object())
        return invalid(message("llm-config.no-object-for", key));
    for (const auto& [name, value] : rope.items()) {
        if (value.is_object())  // a kind of layer with angles of its own
            return invalid(message("llm-config.unsupported", std::string(key) + "." + name));
    }
    TRY(refusePartialRotation(rope));
    TRY(readNumber(rope, "rope_theta", config.theta));
    config.scaling = TRY(scalingOf(rope, key));
    TRY(readScaling(json, rope, maxPositions, config));
    TRY(validateRopeConfig(config));
    return config;
}

Json ropeParameters(const RopeConfig& rope)
{
    Json json{{"rope_theta", rope.theta}, {"rope_type", nameOf(rope.scaling)}};
    if (rope.scaling == RopeScaling::None)
        return json;
    json["factor"] = rope.factor;
    if (rope.scaling == RopeScaling::Yarn || rope.scaling == RopeScaling::Llama3)
        json["original_max_position_embeddings"] = rope.originalPositions;
    if (rope.scaling == RopeScaling::Llama3)
        json.update({{"low_freq_factor", rope.lowFrequencyFactor}, {"high_freq_factor", rope.highFrequencyFactor}});
    if (rope.scaling == RopeScaling::Yarn)
        json.update({{"attention_factor", rope.attentionFactor},
                     {"beta_fast", rope.betaFast},
                     {"beta_slow", rope.betaSlow},
                     {"truncate", rope.wholeDimensions}});
    return json;
}

Status validateRopeConfig(const RopeConfig& rope)
{
    if (!isPositive(rope.theta) || !isPositive(rope.factor) || rope.factor < 1.0)
        return invalid(message("llm-config.rope"));
    const bool stretched = rope.scaling == RopeScaling::Yarn || rope.scaling == RopeScaling::Llama3;
    if (stretched && (rope.originalPositions < 1 || rope.originalPositions > (1 << 26)))
        return invalid(message("llm-config.bound", "original_max_position_embeddings", rope.originalPositions, 1 << 26));
    if (rope.scaling == RopeScaling::Llama3
        && (!isPositive(rope.lowFrequencyFactor) || !isPositive(rope.highFrequencyFactor)
            || rope.highFrequencyFactor <= rope.lowFrequencyFactor))
        return invalid(message("llm-config.rope-frequencies"));
    if (rope.scaling == RopeScaling::Yarn
        && (rope.theta <= 1.0 || !isPositive(rope.attentionFactor) || !isPositive(rope.betaSlow) || !isPositive(rope.betaFast)
            || rope.betaFast < rope.betaSlow))
        return invalid(message("llm-config.rope-yarn"));
    return {};
}

}  // namespace undertone
