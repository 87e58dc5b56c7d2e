// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// The type that windows are computed in: the one the weights are kept in, or bf16 over weights kept in fp32 (Fast only).
enum class Arithmetic { AsKept, BFloat16 };

}  // namespace undertone
