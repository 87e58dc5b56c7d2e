// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>

namespace undertone {

/// Numbers as printf writes them, with a decimal point: every program here keeps the C library's locale for numbers at "C"
/// (app/process_setup). `format` is the program's own, never a user's.
template <class... Numbers> std::string formatted(const char* format, Numbers... numbers)
{
    char text[400];  // a double without exponent has up to 309 digits before the point
    std::snprintf(text, sizeof text, format, numbers...);
    return text;
}

}  // namespace undertone
