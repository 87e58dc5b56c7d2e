// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/kernels/cuda/cuda_kernel_library.h"

#include <dlfcn.h>

#include <string>
#include <system_error>

namespace undertone {

namespace {

/// What dlopen and dlsym said last.
std::string reason()
{
    const char* text = dlerror();
    return text != nullptr ? text : "no reason was given";
}

const CudaKernels* find()
{
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    if (!program.empty()) {
        if (const auto beside = openCudaKernels(program.parent_path() / cudaKernelFile))
            return *beside;
    }
    const auto named = openCudaKernels(cudaKernelFile);
    return named ? *named : nullptr;
}

}  // namespace

Result<const CudaKernels*> openCudaKernels(const std::filesystem::path& file, int version)
{
    void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr)
        return Error{ErrorCode::FileUnreadable, message("cuda.cannot-load", reason()), file};
    const auto refuse = [&](const Message& why) {
        dlclose(library);
        return Error{ErrorCode::UnsupportedFormat, why, file};
    };
    const auto tell = reinterpret_cast<decltype(&undertoneCudaKernelsVersion)>(dlsym(library, "undertoneCudaKernelsVersion"));
    const auto give = reinterpret_cast<decltype(&undertoneCudaKernels)>(dlsym(library, "undertoneCudaKernels"));
    if (tell == nullptr || give == nullptr)
        return refuse(message("cuda.other-library"));
    if (const int told = tell(); told != version)
        return refuse(message("cuda.version", told, version));
    return give();
}

const CudaKernels* cudaKernels()
{
    static const CudaKernels* const kernels = find();
    return kernels;
}

const char* cudaKernelsName()
{
    return cudaKernels() != nullptr ? "cuda" : "torch";
}

}  // namespace undertone
