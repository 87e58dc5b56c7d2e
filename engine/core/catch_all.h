// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <type_traits>
#include <utility>

namespace undertone {

/// The exception being handled as an Error: OutOfMemory or Internal. Call in a handler.
Error errorOfException();

/// The outermost frame of a thread or a program: what `work` returns, as a Result, or the Error that its exception became.
template <typename Work> auto catchAll(Work&& work)
{
    using Value = std::invoke_result_t<Work>;
    if constexpr (std::is_void_v<Value>) {
        try {
            std::forward<Work>(work)();
            return Status();
        } catch (...) {
            return Status(errorOfException());
        }
    } else if constexpr (std::is_constructible_v<Value, Error>) {
        try {
            return std::forward<Work>(work)();
        } catch (...) {
            return Value(errorOfException());
        }
    } else {
        try {
            return Result<Value>(std::forward<Work>(work)());
        } catch (...) {
            return Result<Value>(errorOfException());
        }
    }
}

}  // namespace undertone
