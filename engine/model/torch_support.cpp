// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/torch_support.h"

#include "engine/model/cuda_loader.h"

#include <charconv>
#include <new>

#ifndef _OPENMP
#error "Without OpenMP at::parallel_for is a plain loop: cmake/UndertoneTorch.cmake."
#endif

namespace undertone {

Result<torch::Device> parseDevice(const std::string& name)
{
    if (name == "cpu")
        return torch::Device(torch::kCPU);
    loadCudaLibraries();
    const auto gpuCount = torch::cuda::is_available() ? static_cast<int>(torch::cuda::device_count()) : 0;
    if (name == "auto" || name.empty())
        return gpuCount > 0 ? torch::Device(torch::kCUDA, 0) : torch::Device(torch::kCPU);
    int index = 0;
    bool valid = name == "cuda";
    if (name.rfind("cuda:", 0) == 0) {
        const char* end = name.data() + name.size();
        const auto parsed = std::from_chars(name.data() + 5, end, index);
        valid = parsed.ec == std::errc() && parsed.ptr == end && index >= 0;
    }
    if (!valid)
        return Error{ErrorCode::InvalidArgument, "The device \"" + name + "\" is not known: use auto, cpu or cuda:N."};
    if (gpuCount == 0)
        return Error{ErrorCode::DeviceUnavailable,
                     "There is no GPU that this program can use (" + name + "): use --device cpu, or set up with ./dev setup --gpu."};
    if (index >= gpuCount)
        return Error{ErrorCode::DeviceUnavailable,
                     "There are " + std::to_string(gpuCount) + " GPUs, numbered from 0; " + name + " is not one of them."};
    return torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(index));
}

bool multipliesBf16(const torch::Device& device)
{
#if defined(__x86_64__)
    return device.is_cuda() || __builtin_cpu_supports("avx512bf16") != 0;
#else
    return device.is_cuda();
#endif
}

std::string deviceName(const torch::Device& device)
{
    if (device.is_cpu())
        return "cpu";
    return "cuda:" + std::to_string(device.has_index() ? device.index() : 0);
}

Error errorInFlight(const std::string& context)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError&) {
        return {ErrorCode::OutOfMemory, context + ": the device has too little memory. Close other programs, or use --device cpu."};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, context + ": there is too little memory. Close other programs, or take a smaller model."};
    } catch (const c10::Error& error) {
        return {ErrorCode::Internal, context + ": " + error.what_without_backtrace()};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, context + ": " + error.what()};
    } catch (...) {
        return {ErrorCode::Internal, context + ": something was thrown that is no exception."};
    }
}

}  // namespace undertone
