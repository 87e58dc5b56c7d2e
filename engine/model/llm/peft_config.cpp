// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/llm/peft_config.h"

#include "engine/config/lora_config.h"
#include "engine/io/json_text.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <type_traits>

namespace undertone {

namespace {

using Json = nlohmann::json;

Error invalidAdapter(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("peft.invalid", what)};
}

/// True where a key is there and says anything but "no".
bool asksFor(const Json& json, const char* key)
{
    if (!json.contains(key))
        return false;
    const Json& value = json.at(key);
    return !(value.is_null() || value == false || value == 0 || value == "none"
             || ((value.is_object() || value.is_array()) && value.empty()));
}

/// What would make the adapter something else than W + s B A on the base as it lies on disk.
Status refuseVariants(const Json& json)
{
    if (!json.is_object() || json.value("peft_type", Json()) != "LORA")
        return invalidAdapter(message("peft.no-lora"));
    for (const char* key :
         {"use_dora", "fan_in_fan_out", "bias", "trainable_token_indices", "target_parameters", "layer_replication", "lora_bias",
          "use_qalora", "use_bdlora", "alora_invocation_tokens", "arrow_config", "kasa_config", "velora_config", "monteclora_config"}) {
        if (asksFor(json, key))
            return invalidAdapter(message("llm-config.unsupported", key));
    }
    // The other ways to begin (pissa, olora, corda, loftq...) change the base's weights too.
    const Json start = json.value("init_lora_weights", Json());
    if (start.is_string() && start != "gaussian" && start != "eva" && start != "orthogonal")
        return invalidAdapter(message("peft.start", asciiJsonText(start)));
    return {};
}

/// Module names are whole words with dots; what else peft takes as a regular expression is not read.
bool isModuleName(const std::string& name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char letter) {
        return std::isalnum(letter) || letter == '_' || letter == '.';
    });
}

/// A key is a module's whole name or the end of it; "^" before it says that it is the whole.
bool names(const std::string& key, const std::string& module)
{
    if (key.starts_with('^'))
        return module == key.substr(1);
    return module == key || module.ends_with("." + key);
}

/// Where two keys name one module, peft takes the one that stands first; a JSON object has no first.
template <typename Number> Status refuseAmbiguous(const std::map<std::string, Number>& pattern, const char* key)
{
    for (const auto& [other, otherValue] : pattern) {
        const std::string module = other.starts_with('^') ? other.substr(1) : other;
        // The keys that name this module: the whole of it, and each end of it behind a dot.
        std::vector<std::string> keys{"^" + module, module};
        for (auto dot = module.find('.'); dot != std::string::npos; dot = module.find('.', dot + 1))
            keys.push_back(module.substr(dot + 1));
        for (const auto& one : keys) {
            const auto found = pattern.find(one);
            if (found != pattern.end() && found->second != otherValue)
                return invalidAdapter(message("peft.same-module", key, one, other));
        }
    }
    return {};
}

template <typename Number> Status readPattern(const Json& json, const char* key, std::map<std::string, Number>& pattern)
{
    if (!asksFor(json, key))
        return {};
    if (!json.at(key).is_object())
        return invalidAdapter(message("peft.no-object", key));
    for (const auto& [name, value] : json.at(key).items()) {
        if (!isModuleName(name.starts_with('^') ? name.substr(1) : name))
            return invalidAdapter(message("peft.regular-expression", name, key));
        if (!(std::is_integral_v<Number> ? value.is_number_integer() : value.is_number()))
            return invalidAdapter(message("peft.entry", key, name));
        pattern[name] = value.template get<Number>();
    }
    return refuseAmbiguous(pattern, key);
}

/// A list names modules. A text is "all-linear" or a regular expression: which modules it meant, the weights tell.
Status readTargets(const Json& json, PeftConfig& config)
{
    const Json targets = json.value("target_modules", Json());
    if (targets.is_string())
        return {};
    if (!targets.is_array())
        return invalidAdapter(message("peft.no-targets"));
    for (const Json& target : targets) {
        if (!target.is_string())
            return invalidAdapter(message("peft.targets"));
        config.targets.push_back(target.get<std::string>());
    }
    if (asksFor(json, "layers_to_transform") || asksFor(json, "exclude_modules"))
        config.targets.clear();
    return {};
}

template <typename Number> Number fromPattern(const std::map<std::string, Number>& pattern, const std::string& module, Number otherwise)
{
    const auto found = std::find_if(pattern.begin(), pattern.end(), [&](const auto& entry) { return names(entry.first, module); });
    return found == pattern.end() ? otherwise : found->second;
}

Status checkRanks(const PeftConfig& config)
{
    std::vector<LoraConfig> all{{config.rank, config.alpha}};
    for (const auto& [module, rank] : config.rankPattern)
        all.push_back({rank, config.alpha});
    for (const auto& [module, alpha] : config.alphaPattern)
        all.push_back({config.rank, alpha});
    for (const LoraConfig& one : all) {
        if (Status status = validateLoraConfig(one); !status)
            return invalidAdapter(message("peft.rank", status.error().message));
    }
    return {};
}

Result<PeftConfig> parse(const Json& json)
{
    TRY(refuseVariants(json));
    const Json rank = json.value("r", Json());
    const Json alpha = json.value("lora_alpha", Json());
    if (!rank.is_number_integer() || !alpha.is_number())
        return invalidAdapter(message("peft.rank-alpha"));
    PeftConfig config;
    config.rank = rank.get<std::int64_t>();
    config.alpha = alpha.get<double>();
    config.rankStabilised = asksFor(json, "use_rslora");
    TRY(readPattern(json, "rank_pattern", config.rankPattern));
    TRY(readPattern(json, "alpha_pattern", config.alphaPattern));
    TRY(readTargets(json, config));
    TRY(checkRanks(config));
    return config;
}

}  // namespace

std::int64_t PeftConfig::rankOf(const std::string& module) const
{
    return fromPattern(rankPattern, module, rank);
}

double PeftConfig::scaleOf(const std::string& module) const
{
    const auto ranks = static_cast<double>(rankOf(module));
    return fromPattern(alphaPattern, module, alpha) / (rankStabilised ? std::sqrt(ranks) : ranks);
}

bool PeftConfig::mustAdapt(const std::string& module) const
{
    return std::any_of(targets.begin(), targets.end(), [&](const std::string& target) { return names(target, module); });
}

Result<PeftConfig> readPeftConfig(const std::filesystem::path& configFile)
{
    Result<Json> json = readJsonFile(configFile);
    if (!json)
        return json.error();
    Result<PeftConfig> config = parse(*json);
    if (!config) {
        Error error = config.error();
        error.path = configFile;
        return error;
    }
    return config;
}

}  // namespace undertone
