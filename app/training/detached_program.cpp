// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/detached_program.h"

#include "engine/io/atomic_file.h"

#include <QProcess>

#include <cctype>

namespace undertone {
namespace {

constexpr std::size_t largestLog = 1U << 20;

}  // namespace

QStringList argumentsOf(const std::vector<std::string>& command)
{
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments << QString::fromStdString(command[i]);
    return arguments;
}

Result<ProcessIdentity> startDetached(const std::vector<std::string>& command, const std::filesystem::path& workingDirectory,
                                      const std::filesystem::path& log)
{
    QProcess process;
    process.setProgram(QString::fromStdString(command.front()));
    process.setArguments(argumentsOf(command));
    process.setWorkingDirectory(QString::fromStdString(workingDirectory.string()));
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QString::fromStdString(log.string()));
    process.setStandardInputFile(QProcess::nullDevice());
    qint64 id = 0;
    if (!process.startDetached(&id))
        return Error{ErrorCode::FileNotFound, message("program.cannot-start", command.front()), command.front()};
    return processOf(id);
}

std::string folderName(const std::string& name)
{
    std::string folder;
    for (const char character : name) {
        const bool plain = std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '.' || character == '_';
        if (plain)
            folder += character;
        else if (!folder.empty() && folder.back() != '-')
            folder += '-';
    }
    while (!folder.empty() && (folder.back() == '-' || folder.front() == '.'))
        folder.erase(folder.back() == '-' ? folder.size() - 1 : 0, 1);
    return folder.empty() ? "model" : folder;
}

std::string lastLine(const std::string& text)
{
    std::size_t end = text.find_last_not_of(" \n\r");
    if (end == std::string::npos)
        return {};
    const std::size_t before = text.rfind('\n', end);
    std::string line = text.substr(before == std::string::npos ? 0 : before + 1, end - (before == std::string::npos ? 0 : before + 1) + 1);
    const std::string prefix = "undertone-cli: ";
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

std::string lastWordIn(const std::filesystem::path& log)
{
    const auto text = readTextFile(log, largestLog);
    return text ? lastLine(*text) : std::string();
}

}  // namespace undertone
