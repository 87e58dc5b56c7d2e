// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace undertone {

/// Loads LibTorch's CUDA part where there is an NVIDIA driver and libtorch_cuda.so lies beside libtorch_cpu.so, so that
/// one binary serves machines with and without a GPU. Call before torch is first asked for a GPU; later calls do
/// nothing. Where a library is missing or does not load, torch goes on as a CPU build. Any thread.
void loadCudaLibraries();

}  // namespace undertone
