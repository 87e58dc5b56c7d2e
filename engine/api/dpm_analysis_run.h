// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/api/emotion_engine.h"
#include "engine/api/reading_plan.h"
#include "engine/core/memory_plan.h"
#include "engine/io/code_familiarity.h"
#include "engine/model/dpm/dpm_session.h"
#include "engine/model/speech/speech_presence.h"
#include "engine/model/speech/speech_tokenizer.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// Whether sentences are looked at for speech before they get an emotion: those that voice activity cut hold some.
enum class SentenceCheck { None, Speech };

/// What a sentence has room in (Eq. 10), in tokens.
struct SentenceLimits {
    std::int64_t prefixTokens = 0;  ///< n_r, and an emotion that is kept
    std::int64_t limitTokens = 0;   ///< n_limit; 0: the run takes no further sentences
};

/// A plan as a run follows it.
struct MemorySteering {
    std::shared_ptr<const MemoryPlan> plan;  ///< valid for the run's sentences; null: nothing is done
    std::vector<std::string> labels;         ///< of the model, in their order
};

/// AnalysisRun over a speech tokenizer and a DPM session. In mode `utterance` each sentence is read from the source,
/// tokenized and analysed before the next; nothing is held but the prefix. In mode `whole` the codes stand already.
class DpmAnalysisRun final : public AnalysisRun {
public:
    /// Tokenizer and source outlive the run. `wholeCodes` are the recording's, empty in mode `utterance`; `knownCodes` those of
    /// every sentence, or none: where they are there, the tokenizer is not asked. `detector`, where there is one, outlives the run and
    /// tells speech from other sound; without it only silence is told. `familiarity` may be null: then none is measured.
    DpmAnalysisRun(SpeechTokenizer& tokenizer, AudioSource& source, ReadingPlan plan, TokenizeMode mode,
                   std::vector<std::int32_t> wholeCodes, std::shared_ptr<const SentenceCodes> knownCodes,
                   std::unique_ptr<DpmSession> session, std::string device, Authorisation authorisation,
                   SentenceCheck check = SentenceCheck::None, VoiceActivityDetector* detector = nullptr,
                   std::shared_ptr<const CodeFamiliarity> familiarity = nullptr, SentenceLimits limits = {}, MemorySteering steering = {});

    Result<std::optional<UtteranceAnalysis>> next(const CancellationToken& cancel) override;
    [[nodiscard]] int sentenceCount() const override { return static_cast<int>(m_plan.sentences.size()); }
    [[nodiscard]] int nextIndex() const override { return static_cast<int>(m_nextIndex); }
    Result<std::vector<std::uint8_t>> checkpoint() const override;
    Status restoreCheckpoint(std::span<const std::uint8_t> bytes) override;
    [[nodiscard]] const SentenceCodes& codes() const override { return m_codes; }
    Status extend(std::span<const Segment> sentences) override;

private:
    Result<std::optional<UtteranceAnalysis>> readNext(const CancellationToken& cancel);
    /// What the plan says for the sentence that comes.
    Status steerMemory();
    /// What a checkpoint of a run with known codes never heard, so that the sentence that comes is heard as after those before it.
    Status hearAgain(const CancellationToken& cancel);
    Result<std::vector<std::int32_t>> codesOf(const PlannedSentence& sentence, const CancellationToken& cancel);
    Result<SentenceReading> read(const PlannedSentence& sentence, const std::vector<std::int32_t>& codes, SharesTaken shares,
                                 const CancellationToken& cancel);

    /// Why a sentence gets no emotion; empty: it gets one.
    Result<std::string> unlabelledReason(const Segment& segment, const CancellationToken& cancel);

    SpeechTokenizer& m_tokenizer;
    AudioSource& m_source;
    ReadingPlan m_plan;
    TokenizeMode m_mode;
    std::vector<std::int32_t> m_wholeCodes;
    std::shared_ptr<const SentenceCodes> m_knownCodes;
    SentenceCodes m_codes;  // of the sentences read
    std::unique_ptr<DpmSession> m_session;
    std::string m_device;
    Authorisation m_authorisation;
    SentenceCheck m_check;
    VoiceActivityDetector* m_detector;
    std::shared_ptr<const CodeFamiliarity> m_familiarity;
    SentenceLimits m_limits;
    MemorySteering m_steering;
    HeardRecording m_heard;
    bool m_unheard = false;                        // m_heard and m_codes lack what was read before the checkpoint
    std::optional<SentenceReading> m_lastReading;  // what a sentence that shares its tokens is told
    std::size_t m_nextIndex = 0;
};

/// Codes of one sentence of mode `utterance`, read from the source; `heard` takes it in.
Result<std::vector<std::int32_t>> encodeSentence(SpeechTokenizer& tokenizer, AudioSource& source, const PlannedSentence& sentence,
                                                 HeardRecording& heard, const CancellationToken& cancel);

/// Whether codes can be those of a plan's sentences: as many, and all codes of the tokenizer.
bool fitsPlan(const SentenceCodes& codes, const ReadingPlan& plan, int codebookSize);

}  // namespace undertone
