// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/config/stepping.h"

#include <charconv>
#include <cmath>

namespace undertone {

namespace {

/// The whole of `text` as a number, or false.
template <typename Number> bool readNumber(const std::string& text, Number& value)
{
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end;
}

}  // namespace

Result<Stepping> parseStepping(const std::string& text)
{
    const auto colon = text.find(':');
    const std::string kind = text.substr(0, colon);
    const std::string number = colon == std::string::npos ? std::string() : text.substr(colon + 1);
    Stepping stepping;
    bool understood = colon == std::string::npos ? kind != "stride" : kind != "sentence";
    if (kind == "stride") {
        stepping.kind = SteppingKind::Stride;
        understood = understood && readNumber(number, stepping.strideTokens);
    } else if (kind == "adaptive") {
        stepping.kind = SteppingKind::Adaptive;
        understood = understood && (colon == std::string::npos || readNumber(number, stepping.threshold));
    } else {
        understood = understood && kind == "sentence";
    }
    if (!understood)
        return Error{ErrorCode::InvalidArgument, message("stepping.unknown", text)};
    TRY(validateStepping(stepping));
    return stepping;
}

std::string toText(const Stepping& stepping)
{
    if (stepping.kind == SteppingKind::Sentence)
        return "sentence";
    if (stepping.kind == SteppingKind::Stride)
        return "stride:" + std::to_string(stepping.strideTokens);
    if (stepping.threshold == 1.0)
        return "adaptive";
    char number[32];
    const auto written = std::to_chars(number, number + sizeof number, stepping.threshold);
    return "adaptive:" + std::string(number, written.ptr);
}

Status validateStepping(const Stepping& stepping)
{
    if (stepping.kind == SteppingKind::Stride && stepping.strideTokens < 1)
        return Error{ErrorCode::InvalidArgument, message("stepping.stride")};
    if (stepping.kind == SteppingKind::Adaptive && (!(stepping.threshold >= 0.0) || !std::isfinite(stepping.threshold)))
        return Error{ErrorCode::InvalidArgument, message("stepping.threshold")};
    return {};
}

}  // namespace undertone
