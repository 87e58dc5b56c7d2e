// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

// A fuzzer is one file that defines this; libFuzzer calls it with inputs of its own making, fuzz_replay with the seeds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace undertone::fuzz {

/// The input as text.
inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// A folder of this process, in memory where there is such a place; removed at exit.
inline const std::filesystem::path& folder()
{
    struct Folder {
        std::filesystem::path path;
        Folder()
        {
            std::error_code missing;
            const std::filesystem::path memory = "/dev/shm";
            auto name = ((std::filesystem::is_directory(memory, missing) ? memory : std::filesystem::temp_directory_path())
                         / "undertone-fuzz-XXXXXX")
                            .string();
            if (::mkdtemp(name.data()) == nullptr)
                std::abort();
            path = name;
        }
        ~Folder()
        {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };
    static const Folder made;
    return made.path;
}

/// The input as a file of that name in folder().
inline std::filesystem::path fileOf(const char* name, std::string_view bytes)
{
    const auto path = folder() / name;
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
}

/// What must hold whatever the input is.
inline void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

}  // namespace undertone::fuzz
