// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/process/word_option.h"
#include "engine/config/config_field.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace undertone {

/// Adds a field of a configuration's table as an option: its help, its default as `config` has it now, its bounds.
template <typename Config> void addField(CLI::App& command, const ConfigField<Config>& field, Config& config)
{
    const auto set = [&config, field](const std::string& typed) {
        if (const auto status = field.set(config, typed); !status)
            throw CLI::ValidationError(field.name(), englishSentence(status.error()));
    };
    if (field.kind == FieldKind::Flag) {
        command.add_flag_callback(
            field.name(), [set] { set("on"); }, field.help);
        return;
    }
    if (field.kind == FieldKind::Choice) {
        addWordOption(command, field.name(), field.words, field.text(config), field.help, set);
        return;
    }
    auto* option = command.add_option_function<std::string>(field.name(), set, field.help);
    option->type_name(field.kind == FieldKind::Real ? "FLOAT" : field.kind == FieldKind::Text ? "TEXT" : "INT");
    option->default_str(field.text(config));
}

/// Adds all fields of a table that belong to trainings of this kind and are offered at one of `places`.
template <typename Config>
void addFields(CLI::App& command, const std::vector<ConfigField<Config>>& fields, Config& config, const std::vector<FieldPlace>& places)
{
    for (const auto place : places) {
        for (const auto& field : fields) {
            if (!field.option.empty() && field.place == place && field.belongs(config))
                addField(command, field, config);
        }
    }
}

}  // namespace undertone
