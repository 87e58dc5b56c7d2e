// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <complex>
#include <cstddef>
#include <span>
#include <vector>

namespace undertone {

/// Convolves signals with one impulse response by overlap-save: two real blocks ride in one complex FFT.
class Convolver {
public:
    explicit Convolver(std::span<const float> impulseResponse);
    /// The first `signal.size()` samples of signal * impulse response; what rings on beyond is cut off.
    [[nodiscard]] std::vector<float> process(std::span<const float> signal) const;

private:
    void transform(std::vector<std::complex<float>>& data) const;

    std::size_t m_size = 0;     ///< of the FFT, a power of two
    std::size_t m_overlap = 0;  ///< impulse response length - 1
    std::vector<std::complex<float>> m_twiddles;
    std::vector<std::size_t> m_reversed;
    std::vector<std::complex<float>> m_response;
};

}  // namespace undertone
