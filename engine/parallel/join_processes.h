// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/process_group.h"

#include <memory>

namespace undertone {

/// Joins the processes that mpirun or srun started with this one, by the MPI module beside the program or in ../lib/undertone. Alone it is
/// a group of one. Once a process. Errors: FileNotFound (no module: the program was built or installed without MPI), Internal (MPI does not
/// start).
Result<std::unique_ptr<ProcessGroup>> joinProcesses();

}  // namespace undertone
