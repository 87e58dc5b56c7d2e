// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace undertone {

// Whether a model that says 0.8 is right eight times in ten (Guo et al. 2017).

/// What was said of one sentence, and what is true.
struct JudgedProbabilities {
    std::vector<double> probabilities;  ///< over the labels; they sum to 1
    int truth = 0;                      ///< index of a label
};

/// Sentences whose largest probability lies in one part of [0, 1].
struct ReliabilityBin {
    double low = 0.0;
    double high = 0.0;
    std::int64_t count = 0;
    double confidence = 0.0;  ///< mean largest probability; 0 in an empty bin
    double accuracy = 0.0;    ///< share that was right; 0 in an empty bin
};

/// Equal parts of [0, 1]; each holds its lower edge, the last one both.
std::vector<ReliabilityBin> reliabilityBins(std::span<const JudgedProbabilities> judged, int bins = 10);

/// ECE: |accuracy - confidence| of the bins, weighted by their sentences. NaN for no sentence.
double expectedCalibrationError(std::span<const JudgedProbabilities> judged, int bins = 10);

/// softmax(log(p) / temperature): above 1 less sure, below 1 surer; the order of the labels stays. A probability of 0 counts
/// as 1e-300. `temperature` > 0.
std::vector<double> atTemperature(const std::vector<double>& probabilities, double temperature);

/// Mean of -log p(truth) at a temperature, nats per sentence. NaN for no sentence.
double negativeLogLikelihood(std::span<const JudgedProbabilities> judged, double temperature = 1.0);

/// The temperature in [0.01, 100] under which the truth is likeliest. The likelihood is concave in 1 / temperature, so
/// golden-section search finds it. 1 for no sentence.
double fitTemperature(std::span<const JudgedProbabilities> judged);

}  // namespace undertone
