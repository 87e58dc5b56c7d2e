// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/dpm_config.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"
#include "engine/model/dpm/heard_shares.h"
#include "engine/model/llm/emotion_vocabulary.h"
#include "engine/model/llm/lora_adapter.h"
#include "engine/model/llm/speech_llm.h"
#include "engine/model/llm/temporary_lora.h"
#include "engine/model/window/window_pass.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace undertone {

/// What one sentence gave. Losses are nats per token.
struct SentenceReading {
    std::int64_t index = 0;
    std::vector<double> probabilities;     ///< over the labels, sum 1; the shares heard before weigh in
    std::vector<double> ownProbabilities;  ///< the same of the sentence alone
    std::vector<double> emotionLogits;     ///< over the labels, before the softmax
    std::optional<double> lossBefore;      ///< of this sentence before the step that wrote it (Eq. 9); none in the first. By stride: of
                                           ///< the stretch that its step wrote; none where it ended none
    std::optional<double> lossAfter;       ///< the same after it, where asked for
    std::optional<double> updateNorm;      ///< L2 norm of that step's change; none where it made no step
    bool skipped = false;     ///< its loss, its step or what follows from it was not finite: memory stands as before it, no losses here
    std::int64_t tokens = 0;  ///< with `<audio_end>`
    std::array<std::int64_t, 2> tokenSpan{0, 0};  ///< [first, last + 1) among the dialogue's speech tokens
};

/// Whether sentences are written into memory, or read under it as it stands.
enum class MemoryWriting { On, Frozen };

/// Whether a sentence counts among the shares of emotions heard: one that holds no voice, or is unlike what the model knows, does not.
enum class SharesTaken { Sentence, Nothing };

/// Algorithm 1 over one dialogue, sentence by sentence: the only place that orders predicting and adapting.
/// Sentence i is first predicted from the n_r tokens before it under theta_{i-1} and written into the temporary LoRA by one
/// step, then its emotion is read under theta_i; with another stepping, under theta as it stands by then. The model's own weights are never
/// written. One thread at a time.
class DpmSession {
public:
    /// `trained` is the trained LoRA where it is not merged into `llm`. `pass` computes windows of `llm`, where it is not for config.pass
    /// to say which does. Errors: InvalidArgument, InvalidModel (ids outside the model's vocabulary), OutOfMemory.
    static Result<std::unique_ptr<DpmSession>> create(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary,
                                                      const DpmConfig& config, std::shared_ptr<const LoraAdapter> trained = nullptr,
                                                      std::unique_ptr<WindowPass> pass = nullptr);

    /// Reads and remembers the next sentence, given as codes without `<audio_end>`. A sentence whose loss or step is not finite is read
    /// but not remembered (`skipped`). Errors: InvalidArgument (a code outside the codebook), LimitExceeded (Eq. 10), Cancelled, NotFinite
    /// (three in a row, or no emotion can be read), OutOfMemory; then the session is as it was before the call.
    Result<SentenceReading> readSentence(std::span<const std::int32_t> codes, const CancellationToken& cancel = {},
                                         SharesTaken shares = SharesTaken::Sentence);

    /// Holds from the next sentence on, and is no part of a checkpoint. Frozen, losses are measured and no step is made; by stride, what
    /// ends meanwhile is never written; shares of emotions stand as heard. Without effect with memory off.
    void setMemoryWriting(MemoryWriting writing) { m_writing = writing; }
    /// The temporary LoRA, its moments and the shares heard are those of before the first sentence, theta_1; the prefix stays. Without
    /// effect with memory off. Errors: OutOfMemory.
    Status resetMemory();

    [[nodiscard]] std::int64_t sentencesRead() const { return m_position.sentences; }
    [[nodiscard]] const DpmConfig& config() const { return m_config; }
    /// Null with memory off.
    [[nodiscard]] const TemporaryLora* temporaryLora() const { return m_memory ? &*m_memory : nullptr; }

    /// Temporary LoRA, moments, prefix and shares heard as bytes; empty prefix and memory only before the first sentence.
    [[nodiscard]] Result<std::vector<std::uint8_t>> checkpoint() const;
    /// Goes on from a checkpoint of a session that was created alike: on the CPU with the same bits. Errors: CorruptFile,
    /// InvalidArgument (made with other settings); then the session is as it was.
    Status restore(std::span<const std::uint8_t> bytes);

private:
    friend void putHumanLabel(DpmSession& session, std::size_t label);

    /// Where the dialogue stands: what the next sentence depends on beside theta.
    struct Position {
        std::int64_t sentences = 0;
        std::int64_t speechTokens = 0;
        std::vector<std::int64_t> prefix;  ///< at most n_r ids and those pending, ending at `<audio_end>` of the last sentence
        std::int64_t pending = 0;          ///< by stride: the last of them, which no step has written yet
        bool stretched = false;            ///< by stride: a first stretch is complete, so that the next one has a prefix
        double lossSum = 0.0;              ///< adaptive: of `losses` sentences
        std::int64_t losses = 0;
        std::int64_t lastEmotion = -1;  ///< id predicted last, to follow `<audio_end>` where ids are kept
        HeardShares shares;             ///< of emotions, in the sentences before
        int notFinite = 0;              ///< sentences in a row that were skipped; counted anew after restore
    };

    [[nodiscard]] std::vector<std::int64_t> settings() const;
    DpmSession(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary, const DpmConfig& config,
               std::shared_ptr<const LoraAdapter> trained, std::unique_ptr<WindowPass> pass);
    Result<std::vector<std::int64_t>> sentenceIds(std::span<const std::int32_t> codes) const;
    /// What one step predicts: `ids` behind `prefix`, of which the last `targets` count.
    struct Stretch {
        std::vector<std::int64_t> prefix;
        std::vector<std::int64_t> ids;
        std::int64_t targets = 0;
    };
    Result<double> lossOf(const Stretch& stretch, WindowPass::Purpose purpose, const CancellationToken& cancel);
    [[nodiscard]] std::vector<std::int64_t> window(const std::vector<std::int64_t>& sentence) const;
    [[nodiscard]] Stretch stretchOf(const std::vector<std::int64_t>& sentence) const;
    Status remember(const std::vector<std::int64_t>& sentence, SentenceReading& reading, Position& next, const CancellationToken& cancel);
    Status rememberStrides(SentenceReading& reading, Position& next, const CancellationToken& cancel);
    [[nodiscard]] std::vector<Stretch> takeDueStretches(Position& next) const;
    Status skipSentence(const std::vector<std::int64_t>& sentence, SentenceReading& reading, Position& next, const Error& reason,
                        const CancellationToken& cancel);
    Status measureLoss(const Stretch& stretch, std::optional<double>& value, const CancellationToken& cancel);
    /// Into memory, or, where that is frozen or off, its loss alone.
    Status takeIn(const Stretch& stretch, SentenceReading& reading, Position& next, const CancellationToken& cancel);
    Status writeToMemory(const Stretch& stretch, SentenceReading& reading, Position& next, const CancellationToken& cancel);
    [[nodiscard]] bool isWorthAStep(double loss, const Position& position) const;
    Status readEmotion(const Position& next, SentenceReading& reading, const CancellationToken& cancel);
    [[nodiscard]] Position advanced(const std::vector<std::int64_t>& sentence) const;

    std::shared_ptr<const SpeechLlm> m_llm;
    std::shared_ptr<const LoraAdapter> m_trained;
    EmotionVocabulary m_vocabulary;
    DpmConfig m_config;
    std::optional<TemporaryLora> m_memory;
    MemoryWriting m_writing = MemoryWriting::On;
    Position m_position;
    std::unique_ptr<WindowPass> m_pass;  ///< holds m_position.prefix under the present theta, or nothing yet
};

}  // namespace undertone
