// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/error_json.h"

#include "engine/messages/catalogue.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace undertone {
namespace {

constexpr std::pair<ErrorCode, const char*> names[] = {{ErrorCode::InvalidArgument, "invalid_argument"},
                                                       {ErrorCode::FileNotFound, "file_not_found"},
                                                       {ErrorCode::FileUnreadable, "file_unreadable"},
                                                       {ErrorCode::FileNotWritable, "file_not_writable"},
                                                       {ErrorCode::UnsupportedFormat, "unsupported_format"},
                                                       {ErrorCode::CorruptFile, "corrupt_file"},
                                                       {ErrorCode::LimitExceeded, "limit_exceeded"},
                                                       {ErrorCode::InvalidSegments, "invalid_segments"},
                                                       {ErrorCode::InvalidModel, "invalid_model"},
                                                       {ErrorCode::OutOfMemory, "out_of_memory"},
                                                       {ErrorCode::DeviceUnavailable, "device_unavailable"},
                                                       {ErrorCode::NotAuthorised, "not_authorised"},
                                                       {ErrorCode::NotFinite, "not_finite"},
                                                       {ErrorCode::Cancelled, "cancelled"},
                                                       {ErrorCode::Internal, "internal"}};

std::string textAt(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// An argument that is text is text in the file, a message an object.
nlohmann::ordered_json messageJson(const Message& message)
{
    if (message.id.empty())
        return message.text;
    auto arguments = nlohmann::ordered_json::array();
    for (const Message& argument : message.arguments)
        arguments.push_back(messageJson(argument));
    return {{"id", message.id}, {"arguments", std::move(arguments)}};
}

constexpr int deepestMessage = 8;  // ours nest to three

/// Nothing where the file holds no message that this program knows: one of another version.
std::optional<Message> messageOf(const nlohmann::json& json, int depth = 0)
{
    if (json.is_string())
        return literalText(json.get<std::string>());
    if (!json.is_object() || depth == deepestMessage)
        return std::nullopt;
    Message read;
    read.id = textAt(json, "id");
    const auto arguments = json.find("arguments");
    if (!messagePattern(read.id) || arguments == json.end() || !arguments->is_array())
        return std::nullopt;
    for (const auto& argument : *arguments) {
        const auto one = messageOf(argument, depth + 1);
        if (!one)
            return std::nullopt;
        read.arguments.push_back(*one);
    }
    return read;
}

/// The message where this program knows it, else its sentence as it was written.
Message messageOrSentence(const nlohmann::json& json)
{
    const auto known = messageOf(json);
    return known ? *known : literalText(textAt(json, "sentence"));
}

}  // namespace

nlohmann::ordered_json messagesJson(const std::vector<Message>& messages)
{
    auto json = nlohmann::ordered_json::array();
    for (const Message& message : messages) {
        json.push_back(messageJson(message));
        if (json.back().is_object())
            json.back()["sentence"] = englishSentence(message);
    }
    return json;
}

std::vector<Message> messagesOf(const nlohmann::json& json)
{
    std::vector<Message> messages;
    if (json.is_array())
        std::transform(json.begin(), json.end(), std::back_inserter(messages), messageOrSentence);
    return messages;
}

nlohmann::ordered_json errorJson(const Error& error)
{
    nlohmann::ordered_json json;
    for (const auto& [code, name] : names) {
        if (code == error.code)
            json["code"] = name;
    }
    json["sentence"] = englishSentence(error);
    if (!error.message.id.empty())
        json["message"] = messageJson(error.message);
    json["path"] = error.path.string();
    return json;
}

Error errorOf(const nlohmann::json& json)
{
    Error error{ErrorCode::Internal, literalText(textAt(json, "sentence")), textAt(json, "path")};
    if (const auto written = json.find("message"); written != json.end()) {
        if (const auto known = messageOf(*written))
            error.message = *known;
    }
    const std::string codeName = textAt(json, "code");
    for (const auto& [code, name] : names) {
        if (codeName == name)
            error.code = code;
    }
    return error;
}

}  // namespace undertone
