// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the readers of a language model's config.json share.

#include "engine/core/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>

namespace undertone::llm_config {

using Json = nlohmann::json;

inline Error invalid(const Message& what)
{
    return Error{ErrorCode::InvalidModel, message("llm-config.invalid", what)};
}

/// Whether a key is there and not null.
inline bool present(const Json& object, const char* key)
{
    return object.contains(key) && !object.at(key).is_null();
}

/// True where the flag is set, so that what it switches on can be refused.
inline bool flag(const Json& object, const char* key)
{
    return present(object, key) && !(object.at(key).is_boolean() && !object.at(key).get<bool>());
}

/// Leaves `value` as it is where the key is not present.
inline Status readInteger(const Json& object, const char* key, std::int64_t& value)
{
    if (!present(object, key))
        return {};
    const Json& entry = object.at(key);
    const bool tooLarge = entry.is_number_unsigned() && entry.get<std::uint64_t>() > (1ull << 62);
    if (!entry.is_number_integer() || tooLarge)
        return invalid(message("llm-config.no-whole", key));
    value = entry.get<std::int64_t>();
    return {};
}

/// Leaves `value` as it is where the key is not present.
inline Status readNumber(const Json& object, const char* key, double& value)
{
    if (!present(object, key))
        return {};
    if (!object.at(key).is_number())
        return invalid(message("llm-config.no-number", key));
    value = object.at(key).get<double>();
    return {};
}

}  // namespace undertone::llm_config
