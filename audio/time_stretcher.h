// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace undertone {

/// Plays sound slower or faster at its pitch (Rubber Band, real-time mode of its finer engine). The first frame that comes out is the first
/// that went in, and as many come out as the rate says. One thread.
class TimeStretcher {
public:
    static constexpr double slowest = 0.25;
    static constexpr double fastest = 2.0;

    /// `rate`: 0.5 takes twice as long. Clamped to [slowest, fastest].
    TimeStretcher(int sampleRate, int channels, double rate);
    ~TimeStretcher();
    TimeStretcher(const TimeStretcher&) = delete;
    TimeStretcher& operator=(const TimeStretcher&) = delete;

    enum class More { Follows, None };
    /// Takes interleaved frames; with More::None they are the last, and may be none.
    void put(std::span<const float> interleaved, More more);
    /// Frames that can be taken now.
    [[nodiscard]] std::size_t available() const;
    /// Fills as many whole frames as there are; returns their number.
    std::size_t take(std::span<float> interleaved);

private:
    struct Stretcher;
    void process(std::size_t frames);
    std::size_t retrieve(std::size_t frames);
    void discardDelay();
    void flush();
    /// Frames that come out of what went in.
    [[nodiscard]] std::size_t expected() const;

    std::size_t m_channels;
    std::unique_ptr<Stretcher> m_stretcher;
    std::vector<std::vector<float>> m_apart;  ///< one for each channel
    std::vector<float*> m_pointers;
    double m_rate;
    std::size_t m_delay = 0;  ///< frames that still have to be thrown away before the first
    std::size_t m_put = 0;    ///< frames
    std::size_t m_taken = 0;  ///< frames
    bool m_ended = false;
};

}  // namespace undertone
