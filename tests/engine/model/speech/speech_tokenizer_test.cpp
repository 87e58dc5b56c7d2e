// SPDX-License-Identifier: GPL-3.0-or-later
// The speech tokenizer's behaviour: what changes its codes, what must not, and what it says of damaged models.
#include "engine/io/atomic_file.h"
#include "engine/messages/catalogue.h"
#include "engine/model/speech/finite_scalar_quantizer.h"
#include "engine/model/speech/mel_spectrogram.h"
#include "engine/model/speech/speech_tokenizer.h"
#include "engine/model/tensor_io.h"
#include "tests/support/integer_generator.h"
#include "tests/support/memory_source.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>
#include <fstream>
#include <numbers>

using namespace undertone;
using namespace undertone::test;

namespace {

constexpr int bands = 128;

// Something like speech: a harmonic tone that glides, in syllables, over a soft noise.
std::vector<float> babble(const std::string& name, double seconds, double pitchHertz = 140.0)
{
    IntegerGenerator random(name);
    std::vector<float> pcm(static_cast<std::size_t>(seconds * engineSampleRate));
    double phase = 0.0;
    for (std::size_t i = 0; i < pcm.size(); ++i) {
        const double time = static_cast<double>(i) / engineSampleRate;
        const double syllable = std::max(0.0, std::sin(2.0 * std::numbers::pi * 3.1 * time + static_cast<double>(name.size())));
        phase += pitchHertz * (1.0 + 0.2 * std::sin(4.0 * time)) / engineSampleRate;
        double voice = 0.0;
        for (int harmonic = 1; harmonic <= 8; ++harmonic)
            voice += std::sin(2.0 * std::numbers::pi * phase * harmonic) / harmonic;
        pcm[i] = static_cast<float>(0.1 * syllable * voice + 0.002 * random.centred());
    }
    return pcm;
}

std::vector<float> scaled(std::vector<float> pcm, float factor)
{
    for (float& sample : pcm)
        sample *= factor;
    return pcm;
}

RecordingNormalisationConfig someStatistics()
{
    RecordingNormalisationConfig config;
    for (int band = 0; band < bands; ++band) {
        config.corpusMean.push_back(0.2F - 0.015F * static_cast<float>(band));
        config.corpusDeviation.push_back(0.8F);
    }
    config.corpusLevel = -1.5;
    return config;
}

SpeechTokenizerConfig tinyShape()
{
    SpeechTokenizerConfig config;
    config.hiddenSize = 32;
    config.attentionHeads = 2;
    config.layers = 1;
    config.fsmnKernel = 5;
    config.recordingNormalisation = someStatistics();
    return config;
}

SpeechEncoder tinyEncoder(const SpeechTokenizerConfig& config)
{
    torch::manual_seed(3);
    SpeechEncoder encoder(config);
    const torch::NoGradGuard noGradients;
    for (auto& entry : encoder->named_parameters()) {
        if (entry.key().find("project_down") != std::string::npos)
            entry.value().mul_(4.0);
    }
    return encoder;
}

std::unique_ptr<SpeechTokenizer> tinyTokenizer()
{
    auto made = SpeechTokenizer::create(tinyShape(), tinyEncoder(tinyShape()), torch::kCPU);
    return std::move(*made);
}

std::vector<std::int32_t> encode(SpeechTokenizer& tokenizer, HeardRecording& state, const std::vector<float>& pcm, SpeakerId speaker = {})
{
    auto codes = tokenizer.encodeUtterance(pcm, state, {}, speaker);
    return codes ? *codes : std::vector<std::int32_t>{-1};
}

std::size_t differences(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b)
{
    std::size_t count = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        count += a[i] != b[i] ? 1 : 0;
    return count;
}

std::vector<double> bandMeans(const std::vector<float>& mel)
{
    std::vector<double> means(bands, 0.0);
    for (std::size_t i = 0; i < mel.size(); ++i)
        means[i % bands] += mel[i] * static_cast<double>(bands) / static_cast<double>(mel.size());
    return means;
}

// A model folder on disk, to be damaged.
class ModelFolder {
public:
    ModelFolder()
    {
        const auto encoder = tinyEncoder(tinyShape());
        for (const auto& entry : encoder->named_parameters())
            tensors[entry.key()] = entry.value().detach();
        write();
    }
    void write()
    {
        QVERIFY(saveTensors(path() / "model.safetensors", tensors).ok());
        QVERIFY(writeFileAtomically(path() / "config.json", toJson(tinyShape())).ok());
    }
    [[nodiscard]] std::filesystem::path path() const { return m_folder.path().toStdString(); }
    [[nodiscard]] Error loadError() const
    {
        auto loaded = SpeechTokenizer::load(path(), torch::kCPU);
        return loaded ? Error{ErrorCode::Internal, "it loaded"} : loaded.error();
    }

    TensorMap tensors;

private:
    QTemporaryDir m_folder;
};

}  // namespace

class SpeechTokenizerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(1); }

    void halvesRoundToEven()
    {
        // A value that squashes to exactly one half is found by walking the floats around it.
        float value = std::atanh(0.5F / 0.999F);
        bool found = false;
        for (int i = 0; i < 400 && !found; ++i) {
            const float candidate = value * (1.0F + static_cast<float>(i - 200) * 6e-8F);
            const auto pair = torch::tensor({candidate, -candidate});
            if (squashDigits(pair)[0].item<float>() != 0.5F)
                continue;
            found = true;
            QVERIFY(quantizeDigits(pair).eq(0.0).all().item<bool>());
        }
        QVERIFY(found);
        QVERIFY(torch::equal(quantizeDigits(torch::tensor({0.7F, -0.7F, 50.0F, 0.3F})), torch::tensor({1.0F, -1.0F, 1.0F, 0.0F})));
    }

    void theFirstDigitIsTheLeastSignificant()
    {
        const auto digits = torch::tensor({{1.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, 0.0F, -1.0F}});
        QCOMPARE(codesFromDigits(digits)[0].item<std::int64_t>(), 2 + 3 + 9 + 27 + 81 + 243 + 729);
        const auto codes = torch::tensor({0, 1, 3, 6560, 4321}, torch::kInt64);
        QVERIFY(torch::equal(codesFromDigits(digitsFromCodes(codes, 8)), codes));
    }

    void roundingPassesGradientsStraightThrough()
    {
        auto value = torch::tensor({0.4F, -2.0F}, torch::requires_grad());
        quantizeDigits(value).sum().backward();
        auto same = value.detach().clone().requires_grad_();
        squashDigits(same).sum().backward();
        QVERIFY(torch::equal(value.grad(), same.grad()));
        QVERIFY(value.grad().abs().min().item<double>() > 0.0);
    }

    void aToneLightsTheBandOfItsPitch()
    {
        std::vector<float> pcm(8000);
        for (std::size_t i = 0; i < pcm.size(); ++i)
            pcm[i] = static_cast<float>(std::sin(2.0 * std::numbers::pi * 1000.0 * static_cast<double>(i) / engineSampleRate));
        const auto mel = MelSpectrogram(bands).logMel(pcm);
        QCOMPARE(mel.size(), static_cast<std::size_t>(50 * bands));
        const auto* row = mel.data() + 25 * bands;
        const auto loudest = std::max_element(row, row + bands) - row;
        // 1000 Hz is 15 mel of 45.25; band b peaks at (b + 1) / 129 of them.
        QVERIFY(std::abs(static_cast<double>(loudest) - (15.0 / 45.245 * 129.0 - 1.0)) <= 1.0);
        QVERIFY(row[loudest] - row[120] > 6.0F);
    }

    void paddingBehindASentenceChangesNothing()
    {
        auto encoder = tinyEncoder(tinyShape());
        encoder->eval();
        const torch::NoGradGuard noGradients;
        const auto mel = torch::rand({1, 61, bands});
        const auto length = torch::tensor({61}, torch::kInt64);
        const auto alone = encoder->hidden(mel, length);
        const auto padded = torch::cat({mel, torch::rand({1, 39, bands})}, 1);
        const auto within = encoder->hidden(padded, length).slice(1, 0, alone.size(1));
        QCOMPARE(alone.size(1), 16);
        QVERIFY((alone - within).abs().max().item<double>() < 1e-5);
    }

    void levelChangesNoCode()
    {
        auto tokenizer = tinyTokenizer();
        std::vector<std::vector<std::int32_t>> ofLevel;
        for (const float factor : {1.0F, 0.1F, 10.0F}) {
            auto state = tokenizer->newRecording();
            encode(*tokenizer, state, scaled(babble("first", 2.0), factor));
            ofLevel.push_back(encode(*tokenizer, state, scaled(babble("second one", 2.0), factor)));
        }
        QCOMPARE(ofLevel[0].size(), std::size_t{50});
        QVERIFY(differences(ofLevel[0], ofLevel[1]) <= 1);  // one code may lie on a rounding border
        QVERIFY(differences(ofLevel[0], ofLevel[2]) <= 1);
    }

    void withAFixedPeakLevelChangesNoCodeOfASentenceAlone()
    {
        auto shape = tinyShape();
        shape.recordingNormalisation.reset();
        const auto differencesByLevel = [&](float factor) {
            const auto tokenizer = std::move(*SpeechTokenizer::create(shape, tinyEncoder(shape), torch::kCPU));
            auto one = tokenizer->newRecording(), other = tokenizer->newRecording();
            return differences(encode(*tokenizer, one, babble("first", 2.0)),
                               encode(*tokenizer, other, scaled(babble("first", 2.0), factor)));
        };
        QVERIFY2(differencesByLevel(0.03F) > 1, "otherwise nothing is shown below");
        shape.inputScaling = {4.0, 0.0};
        for (const float factor : {0.03F, 0.1F, 10.0F})
            QVERIFY(differencesByLevel(factor) <= 1);  // one code may lie on a rounding border
    }

    void inputIsScaledByPeakAndRange()
    {
        const auto scaledInput = [](std::vector<float> logMel, const InputScalingConfig& scaling) {
            scaleForEncoder(logMel, *std::max_element(logMel.begin(), logMel.end()), scaling);
            return logMel;
        };
        const std::vector<float> speech{1.0F, -1.0F, -2.5F, -10.0F}, silence(4, -10.0F);
        QVERIFY((scaledInput(speech, {}) == std::vector<float>{1.25F, 0.75F, 0.375F, -0.75F}));
        QVERIFY((scaledInput(speech, {4.0, {}}) == std::vector<float>{1.25F, 0.75F, 0.375F, 0.25F}));
        QVERIFY((scaledInput(speech, {4.0, 0.0}) == std::vector<float>{1.0F, 0.5F, 0.125F, 0.0F}));
        QVERIFY((scaledInput(speech, {3.0, -1.0}) == std::vector<float>{0.75F, 0.25F, 0.0F, 0.0F}));
        QVERIFY2((scaledInput(silence, {4.0, 0.0}) == std::vector<float>(4, 0.0F)), "amplified by 60 dB at most");
    }

    void aLouderSentenceWithinARecordingStaysLouder()
    {
        RecordingNormaliser recording(someStatistics());
        const MelSpectrogram mel(bands);
        auto soft = mel.logMel(babble("soft", 2.0)), loud = mel.logMel(scaled(babble("soft", 2.0), 4.0F));
        recording.observe(soft);
        recording.observe(loud);
        recording.apply(soft);
        recording.apply(loud);
        QVERIFY(bandMeans(loud)[40] - bandMeans(soft)[40] > 0.5);
    }

    void laterAudioChangesNothingEarlier()
    {
        auto tokenizer = tinyTokenizer();
        std::vector<std::vector<std::int32_t>> firsts;
        for (const double pitch : {90.0, 300.0}) {
            auto state = tokenizer->newRecording();
            firsts.push_back(encode(*tokenizer, state, babble("first", 1.5)));
            encode(*tokenizer, state, babble("then", 3.0, pitch));
        }
        QVERIFY(firsts[0] == firsts[1]);
    }

    void earlierAudioIsRemembered()
    {
        auto tokenizer = tinyTokenizer();
        auto fresh = tokenizer->newRecording(), experienced = tokenizer->newRecording();
        encode(*tokenizer, experienced, babble("another voice", 12.0, 260.0));
        QVERIFY(experienced.recording.speechSeconds() > 3.0);
        QVERIFY(differences(encode(*tokenizer, fresh, babble("x", 2.0)), encode(*tokenizer, experienced, babble("x", 2.0))) > 0);
    }

    void afterAWhileTwoMicrophonesSoundAlike()
    {
        auto statistics = someStatistics();
        statistics.priorSeconds = 0.1;
        auto plain = MelSpectrogram(bands).logMel(babble("long", 20.0)), bright = plain;
        for (std::size_t i = 0; i < bright.size(); ++i)
            bright[i] += 0.01F * static_cast<float>(i % bands) - 0.5F;
        for (auto* mel : {&plain, &bright}) {
            RecordingNormaliser recording(statistics);
            recording.observe(*mel);
            recording.apply(*mel);
        }
        const auto ofPlain = bandMeans(plain), ofBright = bandMeans(bright);
        for (std::size_t band = 0; band < bands; ++band)
            QVERIFY2(std::abs(ofPlain[band] - ofBright[band]) < 0.2, qPrintable(QString::number(ofPlain[band] - ofBright[band])));
    }

    void aClickIsNotTheLoudnessOfASentence()
    {
        auto pcm = babble("click", 2.0);
        const MelSpectrogram mel(bands);
        const float quiet = sentenceLoudness(frameLevels(mel.logMel(pcm), bands));
        pcm[9000] = 1.0F;
        QVERIFY(std::abs(sentenceLoudness(frameLevels(mel.logMel(pcm), bands)) - quiet) < 0.2F);
    }

    void aCheckpointGoesOnWithTheSameCodes()
    {
        auto tokenizer = tinyTokenizer();
        auto state = tokenizer->newRecording();
        encode(*tokenizer, state, babble("one", 2.0));
        const auto bytes = state.serialise();
        auto restored = tokenizer->newRecording();
        QVERIFY(restored.restore(bytes).ok());
        QVERIFY(encode(*tokenizer, state, babble("two", 2.0)) == encode(*tokenizer, restored, babble("two", 2.0)));
        QVERIFY(state.serialise() == restored.serialise());
    }

    void aDamagedCheckpointIsRefused()
    {
        auto state = tinyTokenizer()->newRecording();
        state.recording.observe(MelSpectrogram(bands).logMel(babble("one", 1.0)));
        auto bytes = state.serialise();
        bytes.pop_back();
        const auto before = state.serialise();
        QCOMPARE(state.restore(bytes).error().code, ErrorCode::CorruptFile);
        QVERIFY(state.serialise() == before);
        HeardRecording off;
        QCOMPARE(off.restore(before).error().code, ErrorCode::CorruptFile);
    }

    void aVoiceIsNormalisedByWhatItSaidAlone()
    {
        auto shape = tinyShape();
        shape.recordingNormalisation.reset();
        shape.voiceNormalisation = VoiceNormalisationConfig{VoiceUnit::Speaker, 1.0};
        const auto made = SpeechTokenizer::create(shape, tinyEncoder(shape), torch::kCPU);
        QVERIFY(made.ok());
        auto& tokenizer = **made;
        const SpeakerId one(1), other(2);
        auto fresh = tokenizer.newRecording(), afterOther = tokenizer.newRecording(), afterOwn = tokenizer.newRecording();
        encode(tokenizer, afterOther, babble("another voice", 12.0, 260.0), other);
        encode(tokenizer, afterOwn, babble("another voice", 12.0, 260.0), one);
        const auto bytes = afterOwn.serialise();
        const auto expected = encode(tokenizer, fresh, babble("x", 2.0), one);
        QVERIFY2(encode(tokenizer, afterOther, babble("x", 2.0), one) == expected, "another speaker changes nothing");
        const auto remembered = encode(tokenizer, afterOwn, babble("x", 2.0), one);
        QVERIFY2(remembered != expected, "what the same speaker said before does");
        auto restored = tokenizer.newRecording();
        QVERIFY(restored.restore(bytes).ok());
        QVERIFY(encode(tokenizer, restored, babble("x", 2.0), one) == remembered);
    }

    void silenceAndShortSentencesHaveCodes()
    {
        auto tokenizer = tinyTokenizer();
        auto state = tokenizer->newRecording();
        QCOMPARE(encode(*tokenizer, state, std::vector<float>(16000, 0.0F)).size(), std::size_t{25});
        QCOMPARE(encode(*tokenizer, state, {}).size(), std::size_t{1});
        QCOMPARE(encode(*tokenizer, state, std::vector<float>(100, 0.1F)).size(), std::size_t{1});
    }

    void notANumberIsRefused()
    {
        auto tokenizer = tinyTokenizer();
        auto state = tokenizer->newRecording();
        auto pcm = babble("bad", 1.0);
        pcm[500] = std::nanf("");
        const auto codes = tokenizer->encodeUtterance(pcm, state, {});
        QVERIFY(!codes.ok());
        QCOMPARE(codes.error().code, ErrorCode::CorruptFile);
        QVERIFY(state.serialise() == tokenizer->newRecording().serialise());
    }

    void wholeReadsInChunksWhatIsReadAtOnce()
    {
        auto tokenizer = tinyTokenizer();
        const auto pcm = babble("whole", 45.0);
        MemorySource source(pcm);
        const auto codes = tokenizer->encodeWhole(source, {}, {});
        QVERIFY(codes.ok());
        QCOMPARE(codes->size(), std::size_t{1125});
        MemorySource shortSource(std::vector<float>(pcm.begin(), pcm.begin() + 32000));
        const auto whole = tokenizer->encodeWhole(shortSource, {}, {});
        auto state = tokenizer->newRecording();
        QVERIFY(whole.ok());
        QVERIFY(*whole == encode(*tokenizer, state, std::vector<float>(pcm.begin(), pcm.begin() + 32000)));
    }

    void cancellingStopsIt()
    {
        auto tokenizer = tinyTokenizer();
        CancellationToken cancel;
        cancel.cancel();
        MemorySource source(babble("long", 2.0));
        QCOMPARE(tokenizer->encodeWhole(source, {}, cancel).error().code, ErrorCode::Cancelled);
    }

    void aSavedTokenizerLoadsAndAgrees()
    {
        ModelFolder folder;
        auto loaded = SpeechTokenizer::load(folder.path(), torch::kCPU);
        QVERIFY2(loaded.ok(), loaded ? "" : englishSentence(loaded.error()).c_str());
        auto made = tinyTokenizer();
        auto a = made->newRecording(), b = (*loaded)->newRecording();
        QVERIFY(encode(*made, a, babble("same", 1.0)) == encode(**loaded, b, babble("same", 1.0)));
        QCOMPARE((*loaded)->codebookSize(), 6561);
        QCOMPARE((*loaded)->parameterCount(), made->parameterCount());
    }

    void damagedModelsAreNamedAndRefused()
    {
        ModelFolder misshapen;
        misshapen.tensors["encoder.blocks.0.attn.query.weight"] = torch::zeros({32, 31});
        misshapen.write();
        QCOMPARE(misshapen.loadError().code, ErrorCode::InvalidModel);
        QVERIFY(englishSentence(misshapen.loadError()).find("encoder.blocks.0.attn.query.weight") != std::string::npos);

        ModelFolder missing;
        missing.tensors.erase("quantizer._codebook.project_down.bias");
        missing.write();
        QCOMPARE(missing.loadError().code, ErrorCode::InvalidModel);

        ModelFolder notANumber;
        notANumber.tensors["encoder.conv1.bias"] = torch::full({32}, std::nan(""));
        notANumber.write();
        QCOMPARE(notANumber.loadError().code, ErrorCode::InvalidModel);

        ModelFolder truncated;
        const auto weights = truncated.path() / "model.safetensors";
        std::filesystem::resize_file(weights, std::filesystem::file_size(weights) - 100);
        QCOMPARE(truncated.loadError().code, ErrorCode::CorruptFile);

        ModelFolder without;
        std::filesystem::remove(without.path() / "config.json");
        QCOMPARE(without.loadError().code, ErrorCode::FileNotFound);
    }

    void impossibleConfigsAreRefused()
    {
        const auto refused = [](auto change) {
            auto config = tinyShape();
            change(config);
            const auto read = speechTokenizerConfigFromJson(toJson(config));
            return !read.ok() && read.error().code == ErrorCode::InvalidModel;
        };
        QVERIFY(refused([](auto& config) { config.attentionHeads = 5; }));
        QVERIFY(refused([](auto& config) { config.fsmnKernel = 4; }));
        QVERIFY(refused([](auto& config) { config.hiddenSize = -192; }));
        QVERIFY(refused([](auto& config) { config.firstStride = 1; }));
        QVERIFY(refused([](auto& config) { config.averagePairs = true; }));
        QVERIFY(refused([](auto& config) { config.firstStride = 4, config.secondStride = 1; }));
        QVERIFY(refused([](auto& config) { config.codebookDigits = 40; }));
        QVERIFY(refused([](auto& config) { config.inputScaling.dynamicRange = 0.0; }));
        QVERIFY(refused([](auto& config) { config.inputScaling.dynamicRange = 1e9; }));
        QVERIFY(refused([](auto& config) { config.inputScaling.peakLevel = -1e9; }));
        QVERIFY(refused([](auto& config) { config.recordingNormalisation->corpusMean.pop_back(); }));
        QVERIFY(refused([](auto& config) { config.recordingNormalisation->corpusDeviation[3] = 0.0F; }));
        QCOMPARE(speechTokenizerConfigFromJson("{\"architecture\": \"other\"}").error().code, ErrorCode::InvalidModel);
        QVERIFY(!speechTokenizerConfigFromJson("not json").ok());
        QVERIFY(!refused([](auto&) {}));
    }

    void whispersShapeIsWrittenAndRead()
    {
        auto config = tinyShape();
        config.firstStride = 1;
        config.positions = EncoderPositions::Sinusoidal;
        config.fsmnKernel = 0;
        config.finalNorm = config.averagePairs = config.quantizerNorm = true;
        const auto text = toJson(config);
        const auto read = speechTokenizerConfigFromJson(text);
        QVERIFY2(read.ok(), read.ok() ? "" : englishSentence(read.error()).c_str());
        QCOMPARE(read->firstStride, 1);
        QCOMPARE(read->secondStride, 2);
        QVERIFY(read->positions == EncoderPositions::Sinusoidal && read->finalNorm && read->averagePairs && read->quantizerNorm);
        QCOMPARE(toJson(*read), text);
        QVERIFY2(text.find("input_scaling") == std::string::npos, "Whisper's own scaling goes without saying");
        for (const auto& scaling : {InputScalingConfig{4.0, 0.0}, InputScalingConfig{5.0, {}}, InputScalingConfig{8.0, -0.5}}) {
            config.inputScaling = scaling;
            const auto again = speechTokenizerConfigFromJson(toJson(config));
            QVERIFY2(again.ok(), again.ok() ? "" : englishSentence(again.error()).c_str());
            QVERIFY(again->inputScaling == scaling);
        }
        // Nothing of it is left to a default.
        for (const char* key : {"convolution_strides", "positions", "fsmn_kernel", "final_norm", "average_pairs", "quantizer_norm"}) {
            auto without = QString::fromStdString(text);
            without.replace(QString("\"%1\"").arg(key), QString("\"%1_\"").arg(key));
            QCOMPARE(speechTokenizerConfigFromJson(without.toStdString()).error().code, ErrorCode::InvalidModel);
        }
    }

    void s3sTextStaysWhatItWas()
    {
        const auto text = toJson(tinyShape());
        QVERIFY(text.find("\"s3-tokenizer-v2\"") != std::string::npos);
        QVERIFY(text.find("convolution_strides") == std::string::npos && text.find("positions") == std::string::npos);
        auto scaledOtherwise = tinyShape();
        scaledOtherwise.inputScaling.dynamicRange = 4.0;
        QVERIFY2(toJson(scaledOtherwise).find("\"s3-tokenizer-v2\"") == std::string::npos, "it is S3 no longer");
        auto none = QString::fromStdString(text).replace("\"fsmn_kernel\": 5", "\"fsmn_kernel\": 0");
        QVERIFY(none != QString::fromStdString(text));
        QCOMPARE(speechTokenizerConfigFromJson(none.toStdString()).error().code, ErrorCode::InvalidModel);
    }

    void aTokenizerOfWhispersShapeGivesTwentyFiveCodesASecond()
    {
        auto config = tinyShape();
        config.melBands = bands;
        config.firstStride = 1;
        config.positions = EncoderPositions::Sinusoidal;
        config.fsmnKernel = 0;
        config.finalNorm = config.averagePairs = config.quantizerNorm = true;
        auto tokenizer = SpeechTokenizer::create(config, tinyEncoder(config), torch::kCPU);
        QVERIFY(tokenizer.ok());
        for (const std::size_t samples : {640U, 6500U, 16000U, 16000U * 40U}) {
            std::vector<float> pcm(samples);
            for (std::size_t i = 0; i < samples; ++i)
                pcm[i] = static_cast<float>(0.1 * std::sin(0.05 * static_cast<double>(i)) * std::sin(0.0007 * static_cast<double>(i)));
            auto state = (*tokenizer)->newRecording();
            const auto codes = (*tokenizer)->encodeUtterance(pcm, state, {});
            QVERIFY(codes.ok());
            const auto frames = MelSpectrogram::frameCount(static_cast<SampleIndex>(samples));
            QCOMPARE(static_cast<std::int64_t>(codes->size()), halvedLength(halvedLength(frames)));
        }
    }
};

QTEST_GUILESS_MAIN(SpeechTokenizerTest)
#include "speech_tokenizer_test.moc"
