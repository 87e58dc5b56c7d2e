// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/code_familiarity.h"

#include "engine/io/safetensors.h"
#include "engine/io/text_input.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace undertone {

namespace {

constexpr int mostDigits = 16;
constexpr double mostSentences = 1e12;
constexpr std::size_t quantileCount = 101;
constexpr std::size_t sentencesPerReference = 100, mostReferences = 8;
// Shorter than the shortest sentences of the references: their middles stand in.
constexpr std::array<std::size_t, 4> stretchLengths{8, 16, 32, 64};
// Digits are -1, 0 and 1. What hardly ever varies among the references must not make every other sentence infinitely far.
constexpr double leastVariance = 1e-3;

std::size_t featureCount(int digits)
{
    const auto count = static_cast<std::size_t>(digits);
    return 3 * count + count * (count - 1) / 2;
}

std::int64_t codeCount(int digits)
{
    std::int64_t count = 1;
    for (int i = 0; i < digits; ++i)
        count *= 3;
    return count;
}

std::array<double, mostDigits> digitsOf(std::int32_t code, int digits)
{
    std::array<double, mostDigits> values{};
    for (int i = 0; i < digits; ++i, code /= 3)
        values[static_cast<std::size_t>(i)] = code % 3 - 1;
    return values;
}

std::vector<double> featuresOf(std::span<const std::int32_t> codes, int digits)
{
    const auto count = static_cast<std::size_t>(digits);
    std::vector<double> features(featureCount(digits), 0.0);
    std::array<double, mostDigits> before{};
    for (std::size_t t = 0; t < codes.size(); ++t) {
        const auto now = digitsOf(codes[t], digits);
        std::size_t pair = 3 * count;
        for (std::size_t i = 0; i < count; ++i) {
            features[i] += now[i];
            features[count + i] += now[i] * now[i];
            features[2 * count + i] += t > 0 ? now[i] * before[i] : 0.0;
            for (std::size_t j = i + 1; j < count; ++j)
                features[pair++] += now[i] * now[j];
        }
        before = now;
    }
    for (std::size_t i = 0; i < features.size(); ++i)
        features[i] /= static_cast<double>(i >= 2 * count && i < 3 * count ? codes.size() - 1 : codes.size());
    return features;
}

/// The lower Cholesky factor of a positive definite matrix [size, size], in place.
void factorise(std::vector<double>& matrix, std::size_t size)
{
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            double& value = matrix[row * size + column];
            if (column > row) {
                value = 0.0;
                continue;
            }
            for (std::size_t k = 0; k < column; ++k)
                value -= matrix[row * size + k] * matrix[column * size + k];
            value = column == row ? std::sqrt(value) : value / matrix[column * size + column];
        }
    }
}

std::vector<double> quantilesOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    std::vector<double> quantiles(quantileCount);
    for (std::size_t i = 0; i < quantileCount; ++i) {
        const double at = static_cast<double>(i) / (quantileCount - 1) * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(at);
        const auto above = std::min(below + 1, values.size() - 1);
        quantiles[i] = values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
    }
    return quantiles;
}

/// The share of what these are the quantiles of that is `value` or more.
double shareAsFar(const std::vector<double>& quantiles, double value)
{
    const auto above = std::lower_bound(quantiles.begin(), quantiles.end(), value);
    if (above == quantiles.begin())
        return 1.0;
    if (above == quantiles.end())
        return 0.0;
    const double within = (value - *(above - 1)) / (*above - *(above - 1));
    return 1.0 - (static_cast<double>(above - 1 - quantiles.begin()) + within) / (quantileCount - 1);
}

std::vector<double> doublesOf(const SafetensorsFile& file, const std::string& name)
{
    const auto found = file.tensors().find(name);
    if (found == file.tensors().end() || found->second.dtype != TensorDtype::F64)
        return {};
    std::vector<double> values(found->second.bytes.size() / sizeof(double));
    std::memcpy(values.data(), found->second.bytes.data(), values.size() * sizeof(double));
    return values;
}

TensorEntry entryOf(const std::vector<double>& values, std::vector<std::int64_t> shape)
{
    return {TensorDtype::F64, std::move(shape), std::as_bytes(std::span(values))};
}

bool allFinite(const std::vector<double>& values)
{
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

double CodeFamiliarity::distance(std::span<const std::int32_t> codes) const
{
    auto rest = featuresOf(codes, m_digits);
    const auto size = rest.size();
    double sum = 0.0;
    for (std::size_t row = 0; row < size; ++row) {
        double value = rest[row] - m_mean[row];
        for (std::size_t k = 0; k < row; ++k)
            value -= m_factor[row * size + k] * rest[k];
        rest[row] = value / m_factor[row * size + row];
        sum += rest[row] * rest[row];
    }
    return sum;
}

std::optional<double> CodeFamiliarity::of(std::span<const std::int32_t> codes) const
{
    if (codes.size() < fewestCodes)
        return std::nullopt;
    const double away = distance(codes);
    // References lie by length: between the two that enclose this one, by the logarithm.
    const auto longer = std::find_if(m_references.begin(), m_references.end(),
                                     [&](const Reference& reference) { return reference.length >= codes.size(); });
    if (longer == m_references.begin() || longer == m_references.end())
        return shareAsFar((longer == m_references.end() ? m_references.back() : *longer).quantiles, away);
    const auto shorter = longer - 1;
    const auto logOf = [](std::size_t length) { return std::log(static_cast<double>(length)); };
    const double part = (logOf(codes.size()) - logOf(shorter->length)) / (logOf(longer->length) - logOf(shorter->length));
    return (1.0 - part) * shareAsFar(shorter->quantiles, away) + part * shareAsFar(longer->quantiles, away);
}

std::int64_t CodeFamiliarity::codebookSize() const
{
    return codeCount(m_digits);
}

Result<CodeFamiliarity> CodeFamiliarity::fit(std::span<const std::vector<std::int32_t>> sentences, std::int64_t codebookSize,
                                             const std::string& tokenizerSha256)
{
    int digits = 1;
    while (digits < mostDigits && codeCount(digits) < codebookSize)
        ++digits;
    if (codeCount(digits) != codebookSize)
        return Error{ErrorCode::InvalidArgument, message("familiarity.digits")};
    std::vector<std::span<const std::int32_t>> judged;
    for (const auto& codes : sentences) {
        if (std::any_of(codes.begin(), codes.end(), [&](auto code) { return code < 0 || code >= codebookSize; }))
            return Error{ErrorCode::InvalidArgument, message("familiarity.digits")};
        if (codes.size() >= fewestCodes)
            judged.emplace_back(codes);
    }
    if (judged.size() < fewestSentences)
        return Error{ErrorCode::InvalidArgument, message("familiarity.few", fewestSentences, judged.size())};

    CodeFamiliarity made;
    made.m_digits = digits;
    made.m_sentences = judged.size();
    made.m_tokenizerSha256 = tokenizerSha256;
    const auto size = featureCount(digits);
    made.m_mean.assign(size, 0.0);
    made.m_factor.assign(size * size, 0.0);
    std::vector<std::vector<double>> features;
    for (const auto& codes : judged)
        features.push_back(featuresOf(codes, digits));
    const auto count = static_cast<double>(features.size());
    for (const auto& one : features) {
        for (std::size_t i = 0; i < size; ++i)
            made.m_mean[i] += one[i] / count;
    }
    for (const auto& one : features) {
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = 0; j <= i; ++j)
                made.m_factor[i * size + j] += (one[i] - made.m_mean[i]) * (one[j] - made.m_mean[j]) / (count - 1.0);
        }
    }
    for (std::size_t i = 0; i < size; ++i)
        made.m_factor[i * size + i] += leastVariance;
    factorise(made.m_factor, size);

    // Whole sentences by length, as many in each reference; then stretches of what is shorter than all of them.
    std::sort(judged.begin(), judged.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
    const auto groups = std::min(mostReferences, judged.size() / sentencesPerReference);
    for (std::size_t group = 0; group < groups; ++group) {
        const auto members = std::span(judged).subspan(group * judged.size() / groups,
                                                       (group + 1) * judged.size() / groups - group * judged.size() / groups);
        std::vector<double> distances;
        for (const auto& codes : members)
            distances.push_back(made.distance(codes));
        made.m_references.push_back({members[members.size() / 2].size(), quantilesOf(std::move(distances))});
    }
    std::vector<Reference> shorter;
    for (const auto length : stretchLengths) {
        if (4 * length > 3 * made.m_references.front().length)
            break;
        std::vector<double> distances;
        for (const auto& codes : judged) {
            if (codes.size() >= length)
                distances.push_back(made.distance(codes.subspan((codes.size() - length) / 2, length)));
        }
        shorter.push_back({length, quantilesOf(std::move(distances))});
    }
    made.m_references.insert(made.m_references.begin(), shorter.begin(), shorter.end());
    return made;
}

Status CodeFamiliarity::write(const std::filesystem::path& file) const
{
    std::vector<double> lengths, quantiles;
    for (const auto& reference : m_references) {
        lengths.push_back(static_cast<double>(reference.length));
        quantiles.insert(quantiles.end(), reference.quantiles.begin(), reference.quantiles.end());
    }
    const auto size = static_cast<std::int64_t>(m_mean.size()), count = static_cast<std::int64_t>(m_references.size());
    return writeSafetensors(file,
                            {{"mean", entryOf(m_mean, {size})},
                             {"factor", entryOf(m_factor, {size, size})},
                             {"lengths", entryOf(lengths, {count})},
                             {"distances", entryOf(quantiles, {count, static_cast<std::int64_t>(quantileCount)})}},
                            {{"undertone_familiarity", "1"},
                             {"digits", std::to_string(m_digits)},
                             {"sentences", std::to_string(m_sentences)},
                             {"tokenizer_sha256", m_tokenizerSha256}});
}

Result<CodeFamiliarity> CodeFamiliarity::read(const std::filesystem::path& file)
{
    const auto content = TRY(SafetensorsFile::open(file));
    const auto text = [&](const char* name) {
        const auto found = content->metadata().find(name);
        return found == content->metadata().end() ? std::string() : found->second;
    };
    CodeFamiliarity made;
    const auto count = [&text](const char* name, double most) {
        const double value = parseDecimal(text(name)).value_or(0.0);
        return value >= 0.0 && value <= most ? static_cast<std::int64_t>(value) : 0;
    };
    made.m_digits = static_cast<int>(count("digits", mostDigits));
    made.m_sentences = static_cast<std::size_t>(count("sentences", mostSentences));
    made.m_tokenizerSha256 = text("tokenizer_sha256");
    made.m_mean = doublesOf(*content, "mean");
    made.m_factor = doublesOf(*content, "factor");
    const auto lengths = doublesOf(*content, "lengths"), quantiles = doublesOf(*content, "distances");
    const bool sized = text("undertone_familiarity") == "1" && made.m_digits >= 1 && made.m_digits <= mostDigits
        && made.m_mean.size() == featureCount(made.m_digits) && made.m_factor.size() == made.m_mean.size() * made.m_mean.size()
        && !lengths.empty() && quantiles.size() == lengths.size() * quantileCount;
    bool fits = sized && allFinite(made.m_mean) && allFinite(made.m_factor) && allFinite(lengths) && allFinite(quantiles);
    for (std::size_t i = 0; fits && i < made.m_mean.size(); ++i)
        fits = made.m_factor[i * made.m_mean.size() + i] > 0.0;
    for (std::size_t i = 0; fits && i < lengths.size(); ++i) {
        const auto first = quantiles.begin() + static_cast<std::ptrdiff_t>(i * quantileCount);
        made.m_references.push_back({static_cast<std::size_t>(std::clamp(lengths[i], 0.0, 1e6)), {first, first + quantileCount}});
        fits = lengths[i] >= (i > 0 ? lengths[i - 1] : 1.0) && std::is_sorted(first, first + quantileCount);
    }
    if (!fits)
        return Error{ErrorCode::CorruptFile, message("familiarity.damaged", file), file};
    return made;
}

}  // namespace undertone
