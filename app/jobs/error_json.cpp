// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/error_json.h"

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
                                                       {ErrorCode::NotFinite, "not_finite"},
                                                       {ErrorCode::Cancelled, "cancelled"},
                                                       {ErrorCode::Internal, "internal"}};

std::string textAt(const nlohmann::json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

nlohmann::ordered_json errorJson(const Error& error)
{
    nlohmann::ordered_json json;
    for (const auto& [code, name] : names) {
        if (code == error.code)
            json["code"] = name;
    }
    json["sentence"] = error.detail;
    json["path"] = error.path.string();
    return json;
}

Error errorOf(const nlohmann::json& json)
{
    Error error{ErrorCode::Internal, textAt(json, "sentence"), textAt(json, "path")};
    const std::string written = textAt(json, "code");
    for (const auto& [code, name] : names) {
        if (written == name)
            error.code = code;
    }
    return error;
}

}  // namespace undertone
