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
        return Error{ErrorCode::InvalidArgument, message("device.unknown", name)};
    if (gpuCount == 0)
        return Error{ErrorCode::DeviceUnavailable, message("device.no-gpu", name)};
    if (index >= gpuCount)
        return Error{ErrorCode::DeviceUnavailable, message("device.no-such-gpu", gpuCount, name)};
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

Error errorInFlight(const Message& context)
{
    try {
        throw;
    } catch (const c10::OutOfMemoryError&) {
        return {ErrorCode::OutOfMemory, message("doing.device-memory", context)};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, message("doing.memory", context)};
    } catch (const c10::Error& error) {
        return {ErrorCode::Internal, message("core.of", context, error.what_without_backtrace())};
    } catch (const std::exception& error) {
        return {ErrorCode::Internal, message("core.of", context, error.what())};
    } catch (...) {
        return {ErrorCode::Internal, message("doing.no-exception", context)};
    }
}

}  // namespace undertone
