// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

/// How near the codes of a sentence lie to those that a model was trained on.
///
/// A code of a finite scalar quantizer is a number of `digits` digits, base 3. A sentence is described by the mean of each digit, of its
/// square, of its product with the same digit of the next code, and of the products of each two digits; its distance is Mahalanobis',
/// under mean and covariance of the reference sentences. Short sentences scatter more, so a distance is judged among references of about
/// the same length. Immutable: any thread.
class CodeFamiliarity {
public:
    static constexpr const char* fileName = "familiarity.safetensors";  ///< in the model directory
    static constexpr std::size_t fewestCodes = 8;                       ///< of a sentence that is judged
    static constexpr std::size_t fewestSentences = 200;                 ///< of a reference

    /// Of sentences that the model was trained on. Errors: InvalidArgument (a codebook whose size is no power of 3, too few sentences, a
    /// code out of range).
    static Result<CodeFamiliarity> fit(std::span<const std::vector<std::int32_t>> sentences, std::int64_t codebookSize,
                                       const std::string& tokenizerSha256);
    /// Errors: FileNotFound, CorruptFile, and SafetensorsFile's.
    static Result<CodeFamiliarity> read(const std::filesystem::path& file);
    /// Errors: FileNotWritable.
    [[nodiscard]] Status write(const std::filesystem::path& file) const;

    /// The share of references of about that length that lie as far or farther, 0 to 1; none for a sentence of fewer than fewestCodes.
    /// Codes are below codebookSize().
    [[nodiscard]] std::optional<double> of(std::span<const std::int32_t> codes) const;
    [[nodiscard]] std::int64_t codebookSize() const;
    [[nodiscard]] std::size_t sentences() const { return m_sentences; }

private:
    /// Distances of references of about one length, in codes: 101 quantiles, rising.
    struct Reference {
        std::size_t length = 0;
        std::vector<double> quantiles;
    };
    CodeFamiliarity() = default;
    [[nodiscard]] double distance(std::span<const std::int32_t> codes) const;

    int m_digits = 0;
    std::size_t m_sentences = 0;
    std::string m_tokenizerSha256;
    std::vector<double> m_mean;    ///< [F]
    std::vector<double> m_factor;  ///< [F, F]: the lower Cholesky factor of the covariance
    std::vector<Reference> m_references;
};

}  // namespace undertone
