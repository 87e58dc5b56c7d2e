// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine as the rest of the program sees it: no torch header, no Qt, no audio file.
//
//   auto engine = EmotionEngine::load({.modelDirectory = dir});
//   const Authorisation leave(Purpose::Analyse, LicenceAttestation::stated("my own voice"));
//   auto segments = (*engine)->detectSpeech(source, leave, {}, cancel);          // or from a file
//   auto run = (*engine)->startAnalysis(source, conversation, options, leave);   // checks Eq. 10 first
//   while (auto utterance = (*run)->next(cancel)) { ... }                 // one sentence per call
//
// Thread rule: one engine belongs to one thread, and its companion() to another; CancellationToken may be set from any.

#include "engine/config/stepping.h"
#include "engine/core/audio_source.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/conversation_shares.h"
#include "engine/core/model_info.h"
#include "engine/core/result.h"
#include "engine/core/timeline.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace undertone {

struct EngineOptions {
    std::filesystem::path modelDirectory;
    std::filesystem::path voiceActivityWeights;  ///< silero_vad_16k.safetensors; empty: detectSpeech fails with a sentence
    std::string device = "auto";                 ///< auto, cpu, cuda:N
    std::string dtype = "auto";                  ///< auto, fp32, bf16
    int threads = 0;                             ///< 0: all cores
    std::uint64_t seed = 1;                      ///< of theta_1, the temporary LoRA's fresh start
};

/// Speech codes of each sentence, in reading order, without `<audio_end>`.
using SentenceCodes = std::vector<std::vector<std::int32_t>>;

struct MemoryPlan;

struct AnalysisOptions {
    MemoryMode memory = MemoryMode::Dpm;
    std::optional<TokenizeMode> tokenize;  ///< none: as the model says
    LossAfter lossAfter = LossAfter::Skip;
    SharesHeard shares = SharesHeard::AsModel;   ///< whether the shares of emotions heard so far weigh in
    Stepping stepping;                           ///< when the conversation is written into memory
    std::shared_ptr<const MemoryPlan> plan;      ///< what is done to memory beside Algorithm 1; null: nothing
    std::shared_ptr<const SentenceCodes> codes;  ///< of every sentence, by an earlier pass over the same segments: nothing is tokenized
};

/// Seconds-based progress of a long call: fraction in [0, 1].
using ProgressCallback = std::function<void(double fraction)>;

/// One DPM pass over one conversation (method.md 3). Owns its temporary LoRA, which dies with it.
class AnalysisRun {
public:
    virtual ~AnalysisRun() = default;
    /// Reads the next sentence and writes it to memory. An empty optional after the last sentence. Errors:
    /// Cancelled, NotAuthorised (revoked since), NotFinite, OutOfMemory, CorruptFile (the audio). After an error the run is over.
    virtual Result<std::optional<UtteranceAnalysis>> next(const CancellationToken& cancel) = 0;
    [[nodiscard]] virtual int sentenceCount() const = 0;
    [[nodiscard]] virtual int nextIndex() const = 0;
    /// Everything the next sentence depends on (temporary LoRA, moments, normaliser, prefix tokens), bytes to
    /// be given to restoreCheckpoint of a run started with the same arguments; then the run goes on as if
    /// never interrupted (same bits on the CPU). Sentences, codes and plan need be the same only up to there: what comes after may be
    /// other. Where the run that is left had codes given and this one has none, what was read is tokenized again first.
    virtual Result<std::vector<std::uint8_t>> checkpoint() const = 0;
    virtual Status restoreCheckpoint(std::span<const std::uint8_t> bytes) = 0;
    /// Codes of the sentences read so far, [0, nextIndex()), those of before restoreCheckpoint too.
    [[nodiscard]] virtual const SentenceCodes& codes() const = 0;
    /// Sentences of a recording that grows, in reading order behind those that the run has; the source holds them whole by now. A saved
    /// state fits a run that has got more sentences since. Errors: InvalidSegments, LimitExceeded (Eq. 10), InvalidArgument (mode `whole`,
    /// which hears all of a recording first; a run over known codes); then the run is as it was.
    virtual Status extend(std::span<const Segment> sentences) = 0;
};

/// Cuts one channel into sentences while it is being recorded. What is found depends on the sound so far and never changes; the same
/// sound handed over in other pieces gives the same sentences. One thread.
class SpeechFollower {
public:
    virtual ~SpeechFollower() = default;
    /// The next samples, mono at engineSampleRate. Sentences that ended with them, without ids and speakers; a pause of a third of a second
    /// ends one, and speech without a pause is cut within nine seconds. Errors: Cancelled, NotAuthorised.
    virtual Result<std::vector<Segment>> take(std::span<const float> samples, const CancellationToken& cancel) = 0;
    /// The recording ended.
    virtual Result<std::vector<Segment>> finish(const CancellationToken& cancel) = 0;
    /// In seconds: no sentence to come begins before.
    [[nodiscard]] virtual double earliestStart() const = 0;
};

class EmotionEngine {
public:
    virtual ~EmotionEngine() = default;
    /// `cancel` is read while weights are read and hashed. Errors: InvalidModel, FileNotFound, UnsupportedFormat (a pickle),
    /// DeviceUnavailable, OutOfMemory, CorruptFile (a file was written to meanwhile), Cancelled.
    static Result<std::unique_ptr<EmotionEngine>> load(const EngineOptions& options, const CancellationToken& cancel = {});

    [[nodiscard]] virtual const ModelInfo& info() const = 0;

    // Speech is read under an authorisation to analyse, or, where it says so, to train. Revoked, it ends what runs under it as
    // cancelling does. Errors of each: NotAuthorised.

    /// Sentences by voice activity (Silero), numbered, without speakers; to analyse or train. `source` is mono at engineSampleRate.
    virtual Result<std::vector<Segment>> detectSpeech(AudioSource& source, const Authorisation& authorisation,
                                                      const ProgressCallback& progress, const CancellationToken& cancel) = 0;

    /// The same of sound as it comes, of one channel; to analyse. The engine must outlive it. Errors: also of the detector's weights.
    virtual Result<std::unique_ptr<SpeechFollower>> followSpeech(const Authorisation& authorisation) = 0;

    /// Codes of every sentence, in reading order, without `<audio_end>`; to analyse or train. `source` as above.
    virtual Result<std::vector<std::vector<std::int32_t>>> tokenize(AudioSource& source, const Conversation& conversation,
                                                                    TokenizeMode mode, const Authorisation& authorisation,
                                                                    const ProgressCallback& progress, const CancellationToken& cancel) = 0;

    /// Starts a pass; nothing is read yet but in mode `whole`, which tokenizes first: that is what `progress` and `cancel`
    /// are for. Source and engine must outlive the run. A sentence shorter than a token is padded with silence to one.
    /// Errors: LimitExceeded (Eq. 10: a sentence too long for the window), InvalidSegments, Cancelled, InvalidArgument (codes that are
    /// not those of these sentences; a plan that validateMemoryPlan refuses).
    virtual Result<std::unique_ptr<AnalysisRun>> startAnalysis(AudioSource& source, const Conversation& conversation,
                                                               const AnalysisOptions& options, const Authorisation& authorisation,
                                                               const ProgressCallback& progress = {},
                                                               const CancellationToken& cancel = {}) = 0;

    /// An engine over the same language model, for another thread. From now on the analyses of this engine and of all its companions go
    /// in step: what they compute with the language model at one time is computed at once (method.md 5, saving 7), and differs from what
    /// an engine alone computes by rounding. So a run under way that is not asked for its next sentence holds the others up until it is
    /// destroyed. No run of this engine may be under way. Errors: of loading the tokenizer, which each has to itself.
    virtual Result<std::unique_ptr<EmotionEngine>> companion() = 0;
};

}  // namespace undertone
