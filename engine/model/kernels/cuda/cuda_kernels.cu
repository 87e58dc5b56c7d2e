// SPDX-License-Identifier: GPL-3.0-or-later
// How the GPU's threads share the rows. What they compute is in cuda_row_arithmetic.h.
#include "engine/model/kernels/cuda/cuda_kernel_table.h"

#include <algorithm>

namespace undertone::cuda {

namespace {

constexpr int warpLanes = 32;
/// Steps of a lane: fewer leave lanes without work, more make the slowest row longer.
constexpr std::int64_t stepsOfALane = 4;
constexpr std::int64_t mostLanes = 512;
/// Where a warp serves a row, so many rows share a block.
constexpr int rowsOfABlock = 8;
constexpr int spreadLanes = 256;
/// A grid's second side may have this many blocks; its first has 2^31 - 1.
constexpr std::int64_t mostParts = 65535;

struct Sum {
    static constexpr float neutral = 0.0F;
    static __device__ float of(float a, float b) { return a + b; }
};
struct Largest {
    static constexpr float neutral = -3.4028235e38F;
    static __device__ float of(float a, float b) { return fmaxf(a, b); }
};

/// By a butterfly: every lane ends with the same bits, and the order is the same each time.
template <class Rule> __device__ float overWarp(float value)
{
    for (int distance = warpLanes / 2; distance > 0; distance /= 2)
        value = Rule::of(value, __shfl_xor_sync(0xffffffffU, value, distance));
    return value;
}

/// The threads of a block's x side: a warp, or several that are the whole block.
struct RowTeam {
    template <class F> __device__ void each(std::int64_t count, const F& f) const
    {
        for (std::int64_t i = threadIdx.x; i < count; i += blockDim.x)
            f(i);
    }
    template <class F> __device__ float sum(std::int64_t count, const F& f) const { return over<Sum>(count, f); }
    template <class F> __device__ float largest(std::int64_t count, const F& f) const { return over<Largest>(count, f); }
    __device__ bool first() const { return threadIdx.x == 0; }

private:
    template <class Rule, class F> __device__ float over(std::int64_t count, const F& f) const
    {
        float value = Rule::neutral;
        for (std::int64_t i = threadIdx.x; i < count; i += blockDim.x)
            value = Rule::of(value, f(i));
        value = overWarp<Rule>(value);
        if (blockDim.x == warpLanes) {
            __syncwarp();  // what lanes have read is read before others overwrite it
            return value;
        }
        __shared__ float ofWarps[mostLanes / warpLanes];
        const unsigned lane = threadIdx.x % warpLanes;
        if (lane == 0)
            ofWarps[threadIdx.x / warpLanes] = value;
        __syncthreads();
        value = lane < blockDim.x / warpLanes ? ofWarps[lane] : Rule::neutral;
        __syncthreads();  // before the next reduction writes there
        return overWarp<Rule>(value);
    }
};

/// All blocks along the grid's y side share a row.
struct SpreadTeam {
    template <class F> __device__ void each(std::int64_t count, const F& f) const
    {
        const std::int64_t lanes = static_cast<std::int64_t>(gridDim.y) * blockDim.x;
        for (std::int64_t i = static_cast<std::int64_t>(blockIdx.y) * blockDim.x + threadIdx.x; i < count; i += lanes)
            f(i);
    }
};

template <class Operation> __global__ void overRows(Operation operation, std::int64_t rows)
{
    const std::int64_t row = static_cast<std::int64_t>(blockIdx.x) * blockDim.y + threadIdx.y;
    if (row < rows)  // the same for all lanes of a warp, and of a block that is one team
        operation(RowTeam{}, row);
}

template <class Operation> __global__ void overParts(Operation operation)
{
    operation(SpreadTeam{}, static_cast<std::int64_t>(blockIdx.x));
}

struct DeviceLauncher {
    template <class Operation> static int rows(CudaPlace place, const Operation& operation, std::int64_t rows, std::int64_t steps)
    {
        if (rows == 0)
            return cudaSuccess;
        if (const int error = cudaSetDevice(place.device))
            return error;
        const std::int64_t warps = std::clamp<std::int64_t>(steps / (warpLanes * stepsOfALane), 1, mostLanes / warpLanes);
        // Up to 32 steps a lane a warp alone is faster than several that wait for each other, if there are rows enough to fill the GPU.
        const bool alone = warps == 1 || (steps <= 1024 && rows >= 2048);
        const dim3 block = alone ? dim3(warpLanes, rowsOfABlock) : dim3(static_cast<unsigned>(warps * warpLanes), 1);
        const dim3 grid(static_cast<unsigned>((rows + block.y - 1) / block.y));
        overRows<<<grid, block, 0, static_cast<cudaStream_t>(place.stream)>>>(operation, rows);
        return cudaGetLastError();
    }

    template <class Operation> static int spread(CudaPlace place, const Operation& operation, std::int64_t rows, std::int64_t steps)
    {
        if (rows == 0 || steps == 0)
            return cudaSuccess;
        if (const int error = cudaSetDevice(place.device))
            return error;
        const std::int64_t parts = std::clamp<std::int64_t>((steps + spreadLanes - 1) / spreadLanes, 1, mostParts);
        const dim3 grid(static_cast<unsigned>(rows), static_cast<unsigned>(parts));
        overParts<<<grid, spreadLanes, 0, static_cast<cudaStream_t>(place.stream)>>>(operation);
        return cudaGetLastError();
    }

    static const char* errorName(int error) { return cudaGetErrorName(static_cast<cudaError_t>(error)); }
};

}  // namespace

}  // namespace undertone::cuda

int undertoneCudaKernelsVersion()
{
    return undertone::cudaKernelsVersion;
}

const undertone::CudaKernels* undertoneCudaKernels()
{
    return &undertone::cuda::KernelTable<undertone::cuda::DeviceLauncher>::table;
}
