// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/parallel/mpi_module.h"

#include "engine/core/process_group.h"

#include <mpi.h>

#include <algorithm>
#include <climits>
#include <cstdlib>
#include <exception>
#include <vector>

namespace undertone {

namespace {

/// MPI counts in int: more goes in several calls.
constexpr std::size_t mostElements = std::size_t{1} << 28;

Status checked(int code)
{
    if (code == MPI_SUCCESS)
        return {};
    char text[MPI_MAX_ERROR_STRING] = {};
    int length = 0;
    MPI_Error_string(code, text, &length);
    return Error{ErrorCode::Internal, message("parallel.connection", std::string(text, static_cast<std::size_t>(length)))};
}

class MpiProcessGroup final : public ProcessGroup {
public:
    MpiProcessGroup()
    {
        MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
        MPI_Comm_rank(MPI_COMM_WORLD, &m_rank);
        MPI_Comm_size(MPI_COMM_WORLD, &m_size);
    }
    ~MpiProcessGroup() override
    {
        if (std::uncaught_exceptions() > 0)  // the others wait for this process, and MPI_Finalize would wait for them
            MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
        MPI_Finalize();
    }

    int rank() const override { return m_rank; }
    int size() const override { return m_size; }
    Status sum(std::span<float> values) override { return sumOf(values, MPI_FLOAT); }
    Status sum(std::span<double> values) override { return sumOf(values, MPI_DOUBLE); }
    Status largest(std::span<std::int64_t> values) override
    {
        return checked(MPI_Allreduce(MPI_IN_PLACE, values.data(), static_cast<int>(values.size()), MPI_INT64_T, MPI_MAX, MPI_COMM_WORLD));
    }
    [[noreturn]] void abort(int exitCode) override
    {
        MPI_Abort(MPI_COMM_WORLD, exitCode);
        std::_Exit(exitCode);  // MPI_Abort does not come back
    }

private:
    /// Each process adds up a part of its own and hands it to all: MPI does not promise that MPI_Allreduce gives all of them the same bits.
    template <class T> Status sumOf(std::span<T> values, MPI_Datatype type)
    {
        const auto processes = static_cast<std::size_t>(m_size);
        const std::size_t most = mostElements / processes * processes;
        std::vector<T> padded;
        std::vector<T> part;
        for (std::size_t begin = 0; begin < values.size(); begin += most) {
            const auto stretch = values.subspan(begin, std::min(most, values.size() - begin));
            const std::size_t each = (stretch.size() + processes - 1) / processes;
            padded.assign(stretch.begin(), stretch.end());
            padded.resize(each * processes);
            part.resize(each);
            TRY(checked(MPI_Reduce_scatter_block(padded.data(), part.data(), static_cast<int>(each), type, MPI_SUM, MPI_COMM_WORLD)));
            TRY(checked(
                MPI_Allgather(part.data(), static_cast<int>(each), type, padded.data(), static_cast<int>(each), type, MPI_COMM_WORLD)));
            std::copy_n(padded.begin(), stretch.size(), stretch.begin());
        }
        return {};
    }

    int m_rank = 0;
    int m_size = 1;
};

}  // namespace

}  // namespace undertone

extern "C" __attribute__((visibility("default"))) undertone::ProcessGroup* undertone_join_mpi()
{
    int level = 0;
    int isInitialized = 0;
    if (MPI_Initialized(&isInitialized) != MPI_SUCCESS || isInitialized != 0
        || MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &level) != MPI_SUCCESS)
        return nullptr;
    if (level < MPI_THREAD_SERIALIZED) {
        MPI_Finalize();
        return nullptr;
    }
    return new undertone::MpiProcessGroup;
}
