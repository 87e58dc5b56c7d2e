# SPDX-License-Identifier: GPL-3.0-or-later
"""Completions of bash, zsh and fish from a program's command tree."""
from command_tree import children


def function_name(path):
    return "_" + path.replace(" ", "__").replace("-", "_")


def flags(command):
    return [name for option in command.options if not option.positional for name in option.names]


def value_options(command):
    return [option for option in command.options if not option.positional and option.type]


def bash(program, commands):
    """One function: walks the words to the subcommand, then offers its options, their words, or files."""
    lines = [f"# bash completion of {program}", f"{function_name(program)}()", "{",
             '    local cur prev path word i', "    COMPREPLY=()", '    cur=${COMP_WORDS[COMP_CWORD]}; prev=${COMP_WORDS[COMP_CWORD-1]}',
             f'    path="{program}"', "    for ((i = 1; i < COMP_CWORD; i++)); do", '        word=${COMP_WORDS[i]}',
             '        case "$path $word" in']
    inner = [path for path in commands if path != program]
    if inner:
        lines.append("            " + "|".join(f'"{path}"' for path in inner) + ') path="$path $word" ;;')
    lines += ["        esac", "    done", '    case "$path:$prev" in']
    for path, command in commands.items():
        for option in value_options(command):
            pattern = "|".join(f'"{path}:{name}"' for name in option.names)
            if option.words:
                lines.append(f'        {pattern}) COMPREPLY=($(compgen -W "{" ".join(option.words)}" -- "$cur")); return ;;')
            elif option.takes_folder:
                lines.append(f'        {pattern}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;')
            else:
                lines.append(f'        {pattern}) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;')
    lines += ["    esac", '    case "$path" in']
    for path, command in commands.items():
        words = [child.name for child in children(commands, path)]
        lines.append(f'        "{path}")')
        lines.append(f'            if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W "{" ".join(flags(command))}" -- "$cur"))')
        if words:
            lines.append(f'            else COMPREPLY=($(compgen -W "{" ".join(words)}" -- "$cur")); fi ;;')
        else:
            lines.append('            else compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); fi ;;')
    lines += ["    esac", "}", f"complete -F {function_name(program)} {program}"]
    return "\n".join(lines) + "\n"


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


def zsh_help(text):
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:")


def zsh_action(option):
    if option.words:
        return "(" + " ".join(option.words) + ")"
    return "_files -/" if option.takes_folder else "_files"


def zsh_function(commands, path):
    command, below = commands[path], children(commands, path)
    lines = [f"{function_name(path)}() {{"]
    arguments = []
    for option in command.options:
        if option.positional:
            continue
        help_text = f"[{zsh_help(option.help)}]"
        for name in option.names:
            value = f":{zsh_help(option.value) or 'value'}:{zsh_action(option)}" if option.type else ""
            arguments.append(quoted(f"{name}{help_text}{value}"))
    if below:
        lines.append("  local curcontext=$curcontext state line")
        lines.append("  _arguments -C " + " ".join(arguments) + " '1: :->command' '*:: :->argument'")
        lines += ["  case $state in", "    command)", "      local -a commands=("]
        lines += ["        " + quoted(f"{child.name}:{child.help}") for child in below]
        lines += ["      )", "      _describe command commands ;;", "    argument)", "      case $line[1] in"]
        lines += [f"        {child.name}) {function_name(child.path)} ;;" for child in below]
        lines += ["      esac ;;", "  esac"]
    else:
        lines.append("  _arguments " + " ".join(arguments) + " '*:file:_files'")
    return lines + ["}"]


def zsh(program, commands):
    lines = [f"#compdef {program}"]
    for path in commands:
        lines += zsh_function(commands, path)
    return "\n".join(lines + [f'{function_name(program)} "$@"']) + "\n"


def fish_condition(commands, path):
    words = path.split(" ")[1:]
    below = [child.name for child in children(commands, path)]
    conditions = [f"__fish_seen_subcommand_from {word}" for word in words]
    if below:
        conditions.append("not __fish_seen_subcommand_from " + " ".join(below))
    return "; and ".join(conditions)


def fish(program, commands):
    lines = [f"# fish completion of {program}"]
    for path, command in commands.items():
        condition = fish_condition(commands, path)
        start = f"complete -c {program}" + (f" -n {quoted(condition)}" if condition else "")
        for child in children(commands, path):
            lines.append(f"{start} -f -a {child.name} -d {quoted(child.help)}")
        for option in command.options:
            if option.positional:
                continue
            names = "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in option.names)
            value = ""
            if option.type:
                value = f" -x -a {quoted(' '.join(option.words))}" if option.words else " -x -a '(__fish_complete_directories)'" if option.takes_folder else " -r"
            lines.append(f"{start}{names}{value} -d {quoted(option.help)}")
    return "\n".join(lines) + "\n"
