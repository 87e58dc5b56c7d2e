// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/model/kernels/cuda/cuda_kernels.h"

#include <filesystem>

namespace undertone {

/// The file's name, wherever it lies.
constexpr const char* cudaKernelFile = "libundertone_cuda.so";

/// Loads a library of kernels and keeps it loaded. Errors: FileUnreadable where it is missing or does not load, UnsupportedFormat where
/// it is none or tells another version. Needs no GPU.
Result<const CudaKernels*> openCudaKernels(const std::filesystem::path& file, int version = cudaKernelsVersion);

/// The kernels of the library that lies beside the program, or that the system finds by name; null where there is none. Looked for once,
/// at the first call; any thread.
const CudaKernels* cudaKernels();

/// "cuda" where those kernels serve tensors on a GPU, "torch" where its operations do; for reports.
const char* cudaKernelsName();

}  // namespace undertone
