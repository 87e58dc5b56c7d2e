// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Takes typed fields out of a JSON object from outside. The first thing that is missing or of another type is kept as
/// problem(), a phrase of a sentence such as `lacks "n_o"`; what is returned then is a harmless zero, so that a reader asks once, at
/// its end. Lives no longer than the JSON value.
class JsonFields {
public:
    explicit JsonFields(const nlohmann::json& value);
    std::string text(const char* key);
    std::string textOrNull(const char* key);  ///< null or absent: empty
    std::string oneOf(const char* key, std::initializer_list<const char*> words);
    std::vector<std::string> texts(const char* key);
    std::int64_t integer(const char* key);
    std::int64_t integerIn(const char* key, std::int64_t low, std::int64_t high);
    int smallInteger(const char* key);  ///< one that fits an int
    std::vector<std::int64_t> integers(const char* key);
    double number(const char* key);                       ///< finite
    std::optional<double> numberOrNull(const char* key);  ///< null or absent: nothing
    bool boolean(const char* key);
    JsonFields object(const char* key);
    const nlohmann::json& array(const char* key);
    [[nodiscard]] const Message& problem() const { return m_problem; }

private:
    const nlohmann::json* find(const char* key);
    void complain(const Message& problem);

    const nlohmann::json& m_value;
    Message m_problem;
};

}  // namespace undertone
