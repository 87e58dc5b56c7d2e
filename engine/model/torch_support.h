// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/io/mapped_file.h"
#include "engine/model/torch.h"

#include <string>
#include <type_traits>
#include <utility>

namespace undertone {

/// "auto", "cpu", "cuda", "cuda:N" to a torch device; auto takes the first GPU where there is one.
/// Errors: InvalidArgument (another word), DeviceUnavailable (a GPU that is not there).
Result<torch::Device> parseDevice(const std::string& name);

/// "cpu" or "cuda:0", as window and JSON say it.
std::string deviceName(const torch::Device& device);

/// True where products of bf16 are much faster than those of fp32: on a GPU, and on a processor with avx512_bf16. Told by what the
/// device is, not by a timing, so that the same machine always chooses alike.
bool multipliesBf16(const torch::Device& device);

/// Of the thread, while it lives: nothing is recorded for a gradient, and views are made without what autograd would want to know of them,
/// which is most of what a small one costs.
using WithoutAutograd = at::AutoDispatchBelowADInplaceOrView;

/// The exception in flight as an Error, `context` before it. In a catch block only.
Error errorInFlight(const Message& context);

/// The one guard of an engine entry. Runs `body`, which returns a Status or a Result, and turns what torch or the standard
/// library throws into an Error: c10::OutOfMemoryError and bad_alloc into OutOfMemory, all else into Internal. What was
/// computed while a mapped file of weights was written to is CorruptFile, not a result.
template <typename Body> std::invoke_result_t<Body> guarded(const Message& context, Body&& body)
{
    try {
        auto result = std::forward<Body>(body)();
        if (result.ok())
            TRY(checkMappedFiles());
        return result;
    } catch (...) {
        return errorInFlight(context);
    }
}

}  // namespace undertone
