// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace undertone {

/// JSON as text: in one line, or with `indent` spaces a level. The only place that writes it: a path or a name that is no UTF-8 comes with
/// replacement characters, where nlohmann-json would throw.
template <typename Json> std::string jsonText(const Json& json, int indent = -1)
{
    return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// In one line of ASCII, for a sentence that quotes what a file says.
template <typename Json> std::string asciiJsonText(const Json& json)
{
    return json.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace undertone
