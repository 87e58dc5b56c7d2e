// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/speech_tokenizer_config.h"
#include "engine/messages/catalogue.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/speech/speech_encoder.h"
#include "engine/model/tensor_io.h"
#include "tests/support/deviation.h"
#include "tests/support/integer_generator.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

// What the goldens of speech encoders share with the programs that make them (tests/oracle/make_speech_goldens.py).
namespace undertone::test {

/// A buzz that changes its pitch every 1600 samples and its loudness every 2400, in a little noise.
inline std::vector<float> buzz(const std::string& name, std::size_t samples)
{
    IntegerGenerator pitch(name + "/pitch"), loudness(name + "/loudness"), noise(name);
    std::vector<float> pcm(samples);
    std::size_t period = 0;
    double loud = 0.0;
    for (std::size_t i = 0; i < samples; ++i) {
        if (i % 1600 == 0)
            period = 30 + pitch.below(160);
        if (i % 2400 == 0)
            loud = loudness.below(16) / 16.0;
        const double swell = std::abs(static_cast<double>(i % 4800) - 2400.0) / 2400.0;
        const double cycle = static_cast<double>(i % period) / static_cast<double>(period) - 0.5;
        pcm[i] = static_cast<float>(0.8 * swell * loud * cycle + 0.02 * static_cast<double>(noise.centred()));
    }
    return pcm;
}

/// Weights by the generator: matrices four wide over the root of their fan-in, biases a fifth wide, norms around one.
inline SpeechEncoder madeUpEncoder(const std::string& name, const SpeechTokenizerConfig& config)
{
    const torch::NoGradGuard noGradients;
    SpeechEncoder encoder(config);
    encoder->eval();
    for (auto& entry : encoder->named_parameters()) {
        auto& parameter = entry.value();
        const double scale = parameter.dim() > 1 ? 4.0 / std::sqrt(static_cast<double>(parameter[0].numel())) : 0.2;
        const bool isNorm = entry.key().ends_with("ln.weight") || entry.key().ends_with("ln_post.weight");
        IntegerGenerator values(name + "/" + entry.key());
        std::vector<float> flat(static_cast<std::size_t>(parameter.numel()));
        for (auto& value : flat)
            value = static_cast<float>(static_cast<double>(values.centred()) * scale + (isNorm ? 1.0 : 0.0));
        parameter.copy_(torch::tensor(flat).view(parameter.sizes()));
    }
    return encoder;
}

/// Log-mel (frames, bands) of a whole clip, scaled as the encoder takes it.
inline torch::Tensor encoderInput(const std::vector<float>& pcm, int bands)
{
    auto mel = MelSpectrogram(bands).logMel(pcm);
    scaleForEncoder(mel, *std::max_element(mel.begin(), mel.end()), {});
    return torch::tensor(mel).view({-1, bands});
}

/// A golden's tensors, and how far ours lie from them.
class SpeechGolden {
public:
    Status load(const char* file)
    {
        auto loaded = loadTensors(std::filesystem::path(UNDERTONE_TESTS_DIR) / "golden" / file);
        if (!loaded)
            return loaded.error();
        m_tensors = std::move(*loaded);
        return {};
    }
    [[nodiscard]] const torch::Tensor& at(const std::string& key) const { return m_tensors.at(key); }
    Deviations& deviations() { return m_deviations; }

    /// Compares every 50th row of long tensors, all of short ones, and the mean and the norm of all.
    void compareKept(const QString& what, const std::string& key, const torch::Tensor& rows, double tolerance)
    {
        constexpr std::int64_t keptEvery = 50, rowsKeptWhole = 50;
        const auto kept = rows.size(0) <= rowsKeptWhole ? rows : rows.slice(0, 0, rows.size(0), keptEvery);
        QCOMPARE(kept.sizes(), m_tensors.at(key).sizes());
        const double deviation = (kept - m_tensors.at(key)).abs().max().item<double>();
        QVERIFY2(m_deviations.within(what, deviation, tolerance), qPrintable(QString("%1: %2").arg(key.c_str()).arg(deviation)));
        const auto all = rows.to(torch::kFloat64);
        for (const auto& [name, value] : {std::pair{".mean", all.mean()}, std::pair{".norm", all.norm()}}) {
            const double expected = m_tensors.at(key + name).item<double>();
            // A mean near zero is as exact as the values are.
            const double scale = std::max(std::abs(expected), all.norm().item<double>() / std::sqrt(static_cast<double>(all.numel())));
            QVERIFY(
                m_deviations.within(what + ", mean and norm of all, relative", std::abs(value.item<double>() - expected) / scale, 1e-5));
        }
    }

private:
    TensorMap m_tensors;
    Deviations m_deviations;
};

}  // namespace undertone::test
