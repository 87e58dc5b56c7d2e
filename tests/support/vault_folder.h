// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/vault/keyring.h"

#include <QDebug>
#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>

namespace undertone::test {

/// Argon2id at its least: tests open vaults hundreds of times.
inline constexpr PassphraseCost cheapPassphrase{1, 8192};

inline SecretBytes secretText(std::string_view text)
{
    return std::move(SecretBytes::copyOf(bytesOf(text))).value();
}

inline std::string readAll(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline void writeAll(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Flips one bit of each byte of `path` in turn (every `step`-th); those positions where `isDetected` says no.
inline std::vector<std::size_t> undetectedFlips(const std::filesystem::path& path, const std::function<bool()>& isDetected,
                                                std::size_t step = 1)
{
    const auto whole = readAll(path);
    std::vector<std::size_t> missed;
    for (std::size_t at = 0; at < whole.size(); at += step) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
        writeAll(path, changed);
        if (!isDetected())
            missed.push_back(at);
    }
    writeAll(path, whole);
    qInfo("figure | %s: %zu of %zu bytes changed in turn, %zu of them unseen", path.filename().c_str(), (whole.size() + step - 1) / step,
          whole.size(), missed.size());
    return missed;
}

/// Files under `folder` (their names too) in which one of `texts` can be found.
inline std::vector<std::string> filesThatShow(const std::filesystem::path& folder, const std::vector<std::string>& texts)
{
    std::vector<std::string> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const auto content = entry.path().string() + '\n' + (entry.is_regular_file() ? readAll(entry.path()) : std::string());
        for (const auto& text : texts) {
            if (content.find(text) != std::string::npos)
                found.push_back(entry.path().string());
        }
    }
    return found;
}

/// The same text as QString holds it, byte by byte.
inline std::string inUtf16(const std::string& text)
{
    const auto wide = QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    return {reinterpret_cast<const char*>(wide.utf16()), 2 * static_cast<std::size_t>(wide.size())};
}

/// A stretch of samples as they lie in memory, which is how a file in clear would hold them.
inline std::string bytesOfSamples(std::span<const float> samples)
{
    return {reinterpret_cast<const char*>(samples.data()), samples.size_bytes()};
}

inline std::vector<float> tone(std::size_t frames, double step = 0.1)
{
    std::vector<float> samples(frames);
    for (std::size_t i = 0; i < frames; ++i)
        samples[i] = static_cast<float>(0.5 * std::sin(step * static_cast<double>(i)) + 1e-5 * static_cast<double>(i % 7919));
    return samples;
}

}  // namespace undertone::test
