// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/cuda_loader.h"

#include <dlfcn.h>
#include <link.h>

#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>

namespace undertone {

namespace {

/// Keeps the path of the LibTorch that this process has loaded.
int rememberTorchPath(dl_phdr_info* info, std::size_t, void* data)
{
    const std::filesystem::path path = info->dlpi_name != nullptr ? info->dlpi_name : "";
    if (path.filename() != "libtorch_cpu.so")
        return 0;
    *static_cast<std::filesystem::path*>(data) = path;
    return 1;
}

void load()
{
    std::filesystem::path torchCpu;
    dl_iterate_phdr(rememberTorchPath, &torchCpu);
    const auto torchCuda = torchCpu.parent_path() / "libtorch_cuda.so";
    std::error_code ignored;
    if (torchCpu.empty() || !std::filesystem::exists(torchCuda, ignored))
        return;
    // The driver is looked for first: without one the library is a gigabyte of no use.
    if (dlopen("libcuda.so.1", RTLD_NOW | RTLD_GLOBAL) == nullptr)
        return;
    dlopen(torchCuda.c_str(), RTLD_NOW | RTLD_GLOBAL);
}

}  // namespace

void loadCudaLibraries()
{
    static std::once_flag once;
    std::call_once(once, load);
}

}  // namespace undertone
