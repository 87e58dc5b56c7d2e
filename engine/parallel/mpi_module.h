// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs and the MPI module agree on. The module is a library of its own, opened when a training is to be shared: who trains
// alone needs no MPI.
#pragma once

namespace undertone {

class ProcessGroup;

inline constexpr const char* mpiModule = "libundertone_mpi.so";
inline constexpr const char* mpiModuleFunction = "undertone_join_mpi";

/// Joins the processes that mpirun or srun started; null where MPI says no. Once a process. The caller owns the group; deleting it leaves
/// MPI, which waits for the others.
using JoinMpi = ProcessGroup* (*)();

}  // namespace undertone
