// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_replay SEEDS: each fuzzer over the files of SEEDS/FUZZER, without libFuzzer, so that every build and compiler can.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using FuzzFunction = int (*)(const std::uint8_t* data, std::size_t size);

// UNDERTONE_FUZZERS_LIST is X(audio_file) X(safetensors)...: in this program each fuzzer's function carries its name.
#define X(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
UNDERTONE_FUZZERS_LIST
#undef X
#define X(name) {#name, fuzz_##name},
constexpr struct {
    const char* name;
    FuzzFunction function;
} fuzzers[] = {UNDERTONE_FUZZERS_LIST};
#undef X

int main(int count, char** arguments)
{
    if (count != 2)
        return 2;
    for (const auto& [name, function] : fuzzers) {
        int files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(arguments[1]) / name)) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
            std::fprintf(stderr, "%s\n", entry.path().c_str());  // the last one, where it crashes
            function(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
            ++files;
        }
        std::printf("%s: %d seeds\n", name, files);
        if (files == 0)
            return 1;
    }
    return 0;
}
