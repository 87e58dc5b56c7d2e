// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/parallel/join_processes.h"

#include "engine/parallel/mpi_module.h"

#include <dlfcn.h>

#include <filesystem>

namespace undertone {

namespace {

std::filesystem::path modulePath()
{
    std::error_code ignored;
    const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const char* place : {".", "../lib/undertone"}) {
        auto path = (folder / place / mpiModule).lexically_normal();
        if (std::filesystem::exists(path, ignored))
            return path;
    }
    return {};
}

}  // namespace

Result<std::unique_ptr<ProcessGroup>> joinProcesses()
{
    const auto path = modulePath();
    if (path.empty())
        return Error{ErrorCode::FileNotFound, message("parallel.no-module", mpiModule)};
    // Global: Open MPI opens parts of its own that look for its symbols.
    void* const module = dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL);
    if (module == nullptr)
        return Error{ErrorCode::FileNotFound, message("parallel.module-not-opened", path, dlerror()), path};
    const auto join = reinterpret_cast<JoinMpi>(dlsym(module, mpiModuleFunction));
    ProcessGroup* const group = join != nullptr ? join() : nullptr;
    if (group == nullptr)
        return Error{ErrorCode::Internal, message("parallel.not-joined")};
    return std::unique_ptr<ProcessGroup>(group);
}

}  // namespace undertone
