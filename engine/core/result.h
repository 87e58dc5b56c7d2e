// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/message.h"

#include <cassert>
#include <filesystem>
#include <optional>
#include <utility>
#include <variant>

namespace undertone {

/// What went wrong, as far as a caller has to tell cases apart.
enum class ErrorCode {
    InvalidArgument,  ///< the caller asked for something that makes no sense (CLI exit 2 when it came from a flag)
    FileNotFound,
    FileUnreadable,
    FileNotWritable,
    UnsupportedFormat,  ///< not audio, a pickle, an unknown schema
    CorruptFile,        ///< truncated, inconsistent, not-a-number samples
    LimitExceeded,      ///< a named bound: channels, header size, Eq. 10
    InvalidSegments,
    InvalidModel,  ///< a missing or misshapen tensor, an inconsistent config
    OutOfMemory,
    DeviceUnavailable,
    NotAuthorised,  ///< speech may not be used for this, or no longer: see Authorisation
    NotFinite,      ///< a loss or a logit that is not finite
    Cancelled,
    Internal,  ///< an exception from below that no code foresaw
};

/// One failure. `message` says what is wrong and what to do; it becomes a sentence where a person reads it: by engine/messages on a command
/// line, by ui/error_text in the window.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    Message message{};
    std::filesystem::path path{};  ///< the file concerned, empty when there is none
};

/// Either a value or an Error; nothing in the engine throws past its public functions.
/// Usage: `auto source = TRY(AudioFileSource::open(path));`, or `if (!source)` where the caller goes on without.
template <typename T> class [[nodiscard]] Result {
public:
    using value_type = T;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    const T& value() const&
    {
        assert(ok());
        return *std::get_if<0>(&m_state);
    }
    T&& value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_state);
    }

private:
    std::variant<T, Error> m_state;
};

/// Result of an operation that yields nothing. `return {};` is success.
template <> class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    void value() const { assert(ok()); }
    [[nodiscard]] const Error& error() const
    {
        assert(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

// The value of a Result, or a return from the enclosing function with its Error. An expression, by an extension that GCC and Clang share:
//   auto source = TRY(AudioFileSource::open(path));
//   TRY(checkSource(*source));
#define UNDERTONE_TRY_NAME_OF(line) undertoneTryResult##line
#define UNDERTONE_TRY_NAME(line) UNDERTONE_TRY_NAME_OF(line)
#define UNDERTONE_TRY(name, ...)                                                                                                           \
    __extension__({                                                                                                                        \
        auto&& name = (__VA_ARGS__);                                                                                                       \
        if (!name.ok())                                                                                                                    \
            return name.error();                                                                                                           \
        std::move(name).value();                                                                                                           \
    })
#define TRY(...) UNDERTONE_TRY(UNDERTONE_TRY_NAME(__COUNTER__), __VA_ARGS__)

}  // namespace undertone
