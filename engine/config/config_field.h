// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One table per configuration says of each hyper-parameter its name, type, bounds and help, and the configuration's own
// initialisers its default. Command line, window, JSON and validation read the table:
//
//   countField(&LlmTrainingConfig::steps, "steps", "steps", {1, 1e8}, "Optimizer steps")
//
// A configuration's table is a function `const std::vector<ConfigField<Config>>& xFields()` beside it, in the order of its JSON.

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace undertone {

enum class FieldKind { Count, Real, Choice, Flag, Seed, Text };

/// Smallest and largest value, both allowed.
struct FieldBounds {
    double low = 0.0;
    double high = 0.0;
};

/// Where a field is offered, beside JSON: with every training of its kind, only where this model is trained by itself, by an option
/// that all commands have, or by a preset of its own.
enum class FieldPlace { Training, Model, Common, Preset };

/// A word of a choice, as it is typed and as JSON has it.
template <typename Value> struct FieldChoice {
    Value value;
    const char* word;
    const char* inJson;
};

/// A hyper-parameter of `Config`. A value; immutable once its table is made.
template <typename Config> struct ConfigField {
    using Condition = std::function<bool(const Config&)>;

    FieldKind kind = FieldKind::Count;
    std::string key;     ///< in JSON: "n_o", or a path such as "betas/0"; empty: not there
    std::string option;  ///< without its dashes; empty: no surface but JSON
    std::string help;
    FieldBounds bounds;              ///< Count and Real
    std::vector<std::string> words;  ///< Choice, as they are typed
    FieldPlace place = FieldPlace::Training;

    /// The value as it is typed ("160", "0.0002", "cosine"; a flag's "off" or "on").
    std::function<std::string(const Config&)> text;
    std::function<nlohmann::ordered_json(const Config&)> json;
    /// set() and check() of a field that sentences call so.
    std::function<Status(Config&, const std::string& typed, const std::string& name)> setAs;
    std::function<Status(const Config&, const std::string& name)> checkAs;
    /// Whether trainings of this kind have the field at all (by stage), whether it has an effect (by mode), whether JSON names it.
    Condition belongs = [](const Config&) { return true; };
    Condition counts = [](const Config&) { return true; };
    Condition isInJson = [](const Config&) { return true; };

    ConfigField belongsIf(Condition condition) &&
    {
        belongs = std::move(condition);
        return std::move(*this);
    }
    ConfigField countsIf(Condition condition) &&
    {
        counts = std::move(condition);
        return std::move(*this);
    }
    ConfigField inJsonIf(Condition condition) &&
    {
        isInJson = std::move(condition);
        return std::move(*this);
    }
    ConfigField in(FieldPlace where) &&
    {
        place = where;
        return std::move(*this);
    }
    /// Setting it changes the configuration otherwise too.
    ConfigField alsoSets(std::function<void(Config&)> more) &&
    {
        setAs = [before = std::move(setAs), more = std::move(more)](Config& config, const std::string& typed,
                                                                    const std::string& name) -> Status {
            TRY(before(config, typed, name));
            more(config);
            return {};
        };
        return std::move(*this);
    }
    /// As sentences name it: "--steps", or a key where nothing is typed.
    [[nodiscard]] std::string name() const { return option.empty() ? key : "--" + option; }
    /// Sets it from what was typed. Errors: InvalidArgument, naming field and bounds; then nothing is changed.
    Status set(Config& config, const std::string& typed) const { return setAs(config, typed, name()); }
    /// Errors: InvalidArgument, as set().
    [[nodiscard]] Status check(const Config& config) const { return checkAs(config, name()); }
};

namespace config_field {

Status checkNumber(const std::string& name, FieldKind kind, FieldBounds bounds, double value);
Result<double> parseReal(const std::string& name, FieldBounds bounds, const std::string& typed);
Result<int> parseCount(const std::string& name, FieldBounds bounds, const std::string& typed);
Result<std::uint64_t> parseSeed(const std::string& name, const std::string& typed);
std::string textOf(double value);
Error unknownWord(const std::string& name, const std::vector<std::string>& words, const std::string& typed);
/// Puts a value where `key` leads to.
void putAt(nlohmann::ordered_json& object, const std::string& key, nlohmann::ordered_json value);

}  // namespace config_field

/// `access` gives a reference to the value within a configuration: a pointer to member, or for nested values a callable.
template <typename Config, typename Access>
ConfigField<Config> countFieldOf(Access access, std::string key, std::string option, FieldBounds bounds, std::string help)
{
    ConfigField<Config> field{FieldKind::Count, std::move(key), std::move(option), std::move(help), bounds};
    field.text = [access](const Config& config) { return std::to_string(std::invoke(access, config)); };
    field.json = [access](const Config& config) { return nlohmann::ordered_json(std::invoke(access, config)); };
    field.checkAs = [access, bounds](const Config& config, const std::string& name) {
        return config_field::checkNumber(name, FieldKind::Count, bounds, static_cast<double>(std::invoke(access, config)));
    };
    field.setAs = [access, bounds](Config& config, const std::string& typed, const std::string& name) -> Status {
        std::invoke(access, config) = TRY(config_field::parseCount(name, bounds, typed));
        return {};
    };
    return field;
}

template <typename Config, typename Access>
ConfigField<Config> realFieldOf(Access access, std::string key, std::string option, FieldBounds bounds, std::string help)
{
    ConfigField<Config> field{FieldKind::Real, std::move(key), std::move(option), std::move(help), bounds};
    field.text = [access](const Config& config) { return config_field::textOf(std::invoke(access, config)); };
    field.json = [access](const Config& config) { return nlohmann::ordered_json(std::invoke(access, config)); };
    field.checkAs = [access, bounds](const Config& config, const std::string& name) {
        return config_field::checkNumber(name, FieldKind::Real, bounds, std::invoke(access, config));
    };
    field.setAs = [access, bounds](Config& config, const std::string& typed, const std::string& name) -> Status {
        std::invoke(access, config) = TRY(config_field::parseReal(name, bounds, typed));
        return {};
    };
    return field;
}

/// Values of any type that compares: enumerations, and words that are kept as they are typed.
template <typename Config, typename Access, typename Value>
ConfigField<Config> choiceFieldOf(Access access, std::string key, std::string option, const std::vector<FieldChoice<Value>>& choices,
                                  std::string help)
{
    ConfigField<Config> field{FieldKind::Choice, std::move(key), std::move(option), std::move(help), {}};
    for (const auto& choice : choices)
        field.words.emplace_back(choice.word);
    const auto place = [access, choices](const Config& config) -> const FieldChoice<Value>* {
        for (const auto& choice : choices) {
            if (choice.value == std::invoke(access, config))
                return &choice;
        }
        return nullptr;
    };
    field.text = [place](const Config& config) { return std::string(place(config) ? place(config)->word : "?"); };
    field.json = [place](const Config& config) { return nlohmann::ordered_json(place(config) ? place(config)->inJson : "?"); };
    field.checkAs = [place, words = field.words](const Config& config, const std::string& name) {
        return place(config) ? Status() : Status(config_field::unknownWord(name, words, "?"));
    };
    field.setAs = [access, choices, words = field.words](Config& config, const std::string& typed, const std::string& name) -> Status {
        for (const auto& choice : choices) {
            if (typed != choice.word)
                continue;
            std::invoke(access, config) = choice.value;
            return {};
        }
        return config_field::unknownWord(name, words, typed);
    };
    return field;
}

template <typename Value, typename Config>
ConfigField<Config> countField(Value Config::*member, std::string key, std::string option, FieldBounds bounds, std::string help)
{
    return countFieldOf<Config>(member, std::move(key), std::move(option), bounds, std::move(help));
}

template <typename Config>
ConfigField<Config> realField(double Config::*member, std::string key, std::string option, FieldBounds bounds, std::string help)
{
    return realFieldOf<Config>(member, std::move(key), std::move(option), bounds, std::move(help));
}

template <typename Value, typename Config>
ConfigField<Config> choiceField(Value Config::*member, std::string key, std::string option,
                                const std::vector<std::type_identity_t<FieldChoice<Value>>>& choices, std::string help)
{
    return choiceFieldOf<Config>(member, std::move(key), std::move(option), choices, std::move(help));
}

/// What all trainings are repeated by.
template <typename Config> ConfigField<Config> seedField(std::uint64_t Config::*member)
{
    ConfigField<Config> field{FieldKind::Seed, "seed", "seed", "Seed of all random numbers", {}, {}, FieldPlace::Common};
    field.text = [member](const Config& config) { return std::to_string(config.*member); };
    field.json = [member](const Config& config) { return nlohmann::ordered_json(config.*member); };
    field.checkAs = [](const Config&, const std::string&) { return Status(); };
    field.setAs = [member](Config& config, const std::string& typed, const std::string& name) -> Status {
        config.*member = TRY(config_field::parseSeed(name, typed));
        return {};
    };
    return field;
}

/// Of the matrix products.
template <typename Config> ConfigField<Config> dtypeField(std::string Config::*member)
{
    return choiceField(member, "dtype", "dtype", {{"auto", "auto", "auto"}, {"fp32", "fp32", "fp32"}, {"bf16", "bf16", "bf16"}},
                       "Number format: auto, fp32 or bf16")
        .in(FieldPlace::Common);
}

/// Anything that may be typed.
template <typename Config> ConfigField<Config> textField(std::string Config::*member, std::string key, std::string option, std::string help)
{
    ConfigField<Config> field{FieldKind::Text, std::move(key), std::move(option), std::move(help), {}};
    field.text = [member](const Config& config) { return config.*member; };
    field.json = [member](const Config& config) { return nlohmann::ordered_json(config.*member); };
    field.checkAs = [](const Config&, const std::string&) { return Status(); };
    field.setAs = [member](Config& config, const std::string& typed, const std::string&) -> Status {
        config.*member = typed;
        return {};
    };
    return field;
}

/// The field of a part as one of the whole; `access` gives a reference to the part, `prefix` is where the part lies in JSON.
template <typename Whole, typename Part, typename Access>
ConfigField<Whole> fieldOfPart(const ConfigField<Part>& part, Access access, const std::string& prefix)
{
    ConfigField<Whole> field{part.kind, prefix + part.key, part.option, part.help, part.bounds, part.words, part.place};
    field.text = [part, access](const Whole& whole) { return part.text(std::invoke(access, whole)); };
    field.json = [part, access](const Whole& whole) { return part.json(std::invoke(access, whole)); };
    field.checkAs = [part, access](const Whole& whole, const std::string& name) { return part.checkAs(std::invoke(access, whole), name); };
    field.setAs = [part, access](Whole& whole, const std::string& typed, const std::string& name) {
        return part.setAs(std::invoke(access, whole), typed, name);
    };
    return field;
}

/// Every field that belongs and counts lies within its bounds. Errors: InvalidArgument, naming the field.
template <typename Config> Status checkFields(const std::vector<ConfigField<Config>>& fields, const Config& config)
{
    for (const auto& field : fields) {
        if (field.belongs(config) && field.counts(config))
            TRY(field.check(config));
    }
    return {};
}

/// Every field that JSON names, in the order of the table.
template <typename Config>
void putFields(nlohmann::ordered_json& object, const std::vector<ConfigField<Config>>& fields, const Config& config)
{
    for (const auto& field : fields) {
        if (!field.key.empty() && field.isInJson(config))
            config_field::putAt(object, field.key, field.json(config));
    }
}

}  // namespace undertone
