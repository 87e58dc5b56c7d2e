// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/command_tree.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>

namespace undertone {
namespace {

std::string oneLine(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return text;
}

std::string namesOf(const CLI::Option& option)
{
    if (option.get_positional())
        return option.get_single_name();
    std::string names;
    for (const auto& name : option.get_snames())
        names += ",-" + name;
    for (const auto& name : option.get_lnames())
        names += ",--" + name;
    return names.empty() ? names : names.substr(1);
}

void tellOptions(const CLI::App& app, const std::string& path, std::string& lines)
{
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty())
            continue;
        const std::string type = option->get_expected_max() == 0 ? std::string() : option->get_type_name();
        lines += "option\t" + path + '\t' + namesOf(*option) + '\t' + oneLine(type) + '\t' + oneLine(option->get_description()) + '\n';
    }
    for (const CLI::App* group : app.get_subcommands([](const CLI::App* one) { return one->get_name().empty(); }))
        tellOptions(*group, path, lines);
}

void tell(const CLI::App& app, const std::string& path, std::string& lines)
{
    lines += "command\t" + path + '\t' + oneLine(app.get_description()) + '\n';
    tellOptions(app, path, lines);
    for (const CLI::App* command : app.get_subcommands([](const CLI::App* one) { return !one->get_name().empty(); }))
        tell(*command, path + ' ' + command->get_name(), lines);
}

}  // namespace

std::string commandTree(const CLI::App& app)
{
    std::string lines;
    tell(app, app.get_name(), lines);
    return lines;
}

void addCommandTreeFlag(CLI::App& app)
{
    app.add_flag_callback("--command-tree",
                          [&app] {
                              std::fputs(commandTree(app).c_str(), stdout);
                              throw CLI::Success();
                          })
        ->group("");
}

}  // namespace undertone
