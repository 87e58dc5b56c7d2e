// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/catch_all.h"

#include <algorithm>
#include <exception>
#include <new>

namespace undertone {

Error errorOfException()
{
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, message("core.out-of-memory")};
    } catch (const std::exception& exception) {
        std::string why = exception.what();
        why.resize(std::min(why.find('\n'), why.size()));  // LibTorch adds where it came from
        while (why.ends_with('.'))
            why.pop_back();
        return {ErrorCode::Internal, message("core.exception", why)};
    } catch (...) {
        return {ErrorCode::Internal, message("core.exception", message("core.unknown-exception"))};
    }
}

}  // namespace undertone
