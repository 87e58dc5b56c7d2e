// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/convolution.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace undertone {
namespace {

using Complex = std::complex<float>;

/// Without the not-a-number rules of std::complex, which cost a call per product.
Complex product(Complex a, Complex b)
{
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

}  // namespace

Convolver::Convolver(std::span<const float> impulseResponse)
{
    m_overlap = impulseResponse.empty() ? 0 : impulseResponse.size() - 1;
    m_size = 1024;
    while (m_size < 2 * (m_overlap + 1))
        m_size *= 2;
    m_twiddles.resize(m_size / 2);
    for (std::size_t i = 0; i < m_size / 2; ++i) {
        const double angle = -2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(m_size);
        m_twiddles[i] = {static_cast<float>(std::cos(angle)), static_cast<float>(std::sin(angle))};
    }
    m_reversed.resize(m_size);
    for (std::size_t i = 1; i < m_size; ++i)
        m_reversed[i] = m_reversed[i / 2] / 2 + ((i & 1) ? m_size / 2 : 0);

    m_response.assign(m_size, Complex{});
    for (std::size_t i = 0; i < impulseResponse.size(); ++i)
        m_response[i] = {impulseResponse[i], 0.0f};
    transform(m_response);
    for (auto& value : m_response)
        value /= static_cast<float>(m_size);  // the inverse's scale, once
}

void Convolver::transform(std::vector<Complex>& data) const
{
    for (std::size_t i = 0; i < m_size; ++i)
        if (i < m_reversed[i])
            std::swap(data[i], data[m_reversed[i]]);
    for (std::size_t half = 1; half < m_size; half *= 2) {
        const auto stride = m_size / (2 * half);
        for (std::size_t begin = 0; begin < m_size; begin += 2 * half) {
            for (std::size_t i = 0; i < half; ++i) {
                const auto low = data[begin + i];
                const auto high = product(data[begin + i + half], m_twiddles[i * stride]);
                data[begin + i] = low + high;
                data[begin + i + half] = low - high;
            }
        }
    }
}

std::vector<float> Convolver::process(std::span<const float> signal) const
{
    std::vector<float> out(signal.size());
    const auto useful = m_size - m_overlap;
    std::vector<Complex> data(m_size);
    // Sample `at - m_overlap + i` of the signal, nought outside it.
    const auto sample = [&](std::size_t at, std::size_t i) {
        const auto index = at + i;
        return index < m_overlap || index - m_overlap >= signal.size() ? 0.0f : signal[index - m_overlap];
    };
    for (std::size_t at = 0; at < signal.size(); at += 2 * useful) {
        for (std::size_t i = 0; i < m_size; ++i)
            data[i] = {sample(at, i), sample(at + useful, i)};
        transform(data);
        // The inverse by the forward transform: conjugate before and after. The response is real, so the two
        // blocks stay apart in the real and imaginary parts.
        for (std::size_t i = 0; i < m_size; ++i)
            data[i] = std::conj(product(data[i], m_response[i]));
        transform(data);
        for (std::size_t i = 0; i < useful; ++i) {
            if (at + i < signal.size())
                out[at + i] = data[m_overlap + i].real();
            if (at + useful + i < signal.size())
                out[at + useful + i] = -data[m_overlap + i].imag();
        }
    }
    return out;
}

}  // namespace undertone
