// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/dpm_analysis_run.h"

#include "engine/core/byte_stream.h"
#include "engine/core/notice.h"
#include "engine/model/dpm/human_label.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace undertone {

namespace {

constexpr std::uint64_t checkpointMagic = 0x33304b4354444e55;  // "UNDTCK03"

void putReading(ByteWriter& out, const SentenceReading& reading)
{
    out.put(reading.index);
    out.putAll(reading.probabilities);
    out.put(reading.lossBefore);
    out.put(reading.lossAfter);
    out.put(reading.updateNorm);
    out.put(reading.tokens);
    out.put(reading.tokenSpan);
}

SentenceReading getReading(ByteReader& in)
{
    SentenceReading reading;
    reading.index = in.get<std::int64_t>();
    reading.probabilities = in.getAll<double>();
    reading.lossBefore = in.getOptional();
    reading.lossAfter = in.getOptional();
    reading.updateNorm = in.getOptional();
    reading.tokens = in.get<std::int64_t>();
    reading.tokenSpan = in.get<std::array<std::int64_t, 2>>();
    return reading;
}

}  // namespace

Result<std::vector<std::int32_t>> encodeSentence(SpeechTokenizer& tokenizer, AudioSource& source, const PlannedSentence& sentence,
                                                 HeardRecording& heard, const CancellationToken& cancel)
{
    std::vector<float> samples(static_cast<std::size_t>(sentence.samples[1] - sentence.samples[0]));
    auto count = source.read(sentence.samples[0], samples);
    if (!count)
        return count.error();
    // Compressed formats may declare some samples more than they hold; what is missing at the very end is silence.
    std::fill(samples.begin() + static_cast<std::ptrdiff_t>(*count), samples.end(), 0.0F);
    return tokenizer.encodeUtterance(samples, heard, cancel, sentence.speaker);
}

bool fitsPlan(const SentenceCodes& codes, const ReadingPlan& plan, int codebookSize)
{
    const auto isCode = [codebookSize](std::int32_t code) { return code >= 0 && code < codebookSize; };
    return codes.size() == plan.sentences.size() && std::all_of(codes.begin(), codes.end(), [&](const auto& sentence) {
               return !sentence.empty() && std::all_of(sentence.begin(), sentence.end(), isCode);
           });
}

DpmAnalysisRun::DpmAnalysisRun(SpeechTokenizer& tokenizer, AudioSource& source, ReadingPlan plan, TokenizeMode mode,
                               std::vector<std::int32_t> wholeCodes, std::shared_ptr<const SentenceCodes> knownCodes,
                               std::unique_ptr<DpmSession> session, std::string device, Authorisation authorisation, SentenceCheck check,
                               VoiceActivityDetector* detector, std::shared_ptr<const CodeFamiliarity> familiarity, SentenceLimits limits,
                               MemorySteering steering)
    : m_tokenizer(tokenizer), m_source(source), m_plan(std::move(plan)), m_mode(mode), m_wholeCodes(std::move(wholeCodes)),
      m_knownCodes(std::move(knownCodes)), m_session(std::move(session)), m_device(std::move(device)),
      m_authorisation(std::move(authorisation)), m_check(check), m_detector(detector), m_familiarity(std::move(familiarity)),
      m_limits(limits), m_steering(std::move(steering)), m_heard(tokenizer.newRecording())
{
}

Status DpmAnalysisRun::extend(std::span<const Segment> sentences)
{
    if (m_mode == TokenizeMode::Whole || m_knownCodes || m_limits.limitTokens == 0)
        return Error{ErrorCode::InvalidArgument, message("engine.cannot-grow")};
    Conversation more;
    more.segments.assign(sentences.begin(), sentences.end());
    const auto plan = TRY(planReading(more, m_mode, m_source.frameCount()));
    TRY(checkSentenceLengths(plan, m_mode, m_limits.prefixTokens, m_limits.limitTokens));
    m_plan.conversation.segments.insert(m_plan.conversation.segments.end(), sentences.begin(), sentences.end());
    m_plan.sentences.insert(m_plan.sentences.end(), plan.sentences.begin(), plan.sentences.end());
    return {};
}

Result<std::vector<std::int32_t>> DpmAnalysisRun::codesOf(const PlannedSentence& sentence, const CancellationToken& cancel)
{
    if (m_knownCodes)
        return (*m_knownCodes)[m_nextIndex];
    if (m_mode == TokenizeMode::Whole)
        return cutSentence(m_wholeCodes, sentence);
    return encodeSentence(m_tokenizer, m_source, sentence, m_heard, cancel);
}

Result<std::string> DpmAnalysisRun::unlabelledReason(const Segment& segment, const CancellationToken& cancel)
{
    if (m_check == SentenceCheck::None)
        return std::string();
    const auto first = static_cast<SampleIndex>(std::llround(segment.startSeconds * engineSampleRate));
    const auto last = std::min(static_cast<SampleIndex>(std::llround(segment.endSeconds * engineSampleRate)), m_source.frameCount());
    std::vector<float> samples(static_cast<std::size_t>(std::max<SampleIndex>(0, last - first)));
    samples.resize(TRY(m_source.read(first, samples)));
    switch (TRY(speechPresence(samples, m_detector, cancel))) {
    case SpeechPresence::Silence: return std::string(silenceReason);
    case SpeechPresence::NoSpeech: return std::string(noSpeechReason);
    case SpeechPresence::Speech: break;
    }
    return std::string();
}

Status DpmAnalysisRun::steerMemory()
{
    if (!m_steering.plan)
        return {};
    const MemoryPlan& plan = *m_steering.plan;
    const auto sentence = static_cast<int>(m_nextIndex);
    m_session->setMemoryWriting(plan.isFrozenAt(sentence) ? MemoryWriting::Frozen : MemoryWriting::On);
    if (plan.resetsAt(sentence))
        TRY(m_session->resetMemory());
    if (const std::string* label = plan.labelOf(sentence - 1)) {
        const auto found = std::find(m_steering.labels.begin(), m_steering.labels.end(), *label);
        putHumanLabel(*m_session, static_cast<std::size_t>(found - m_steering.labels.begin()));
    }
    return {};
}

Status DpmAnalysisRun::hearAgain(const CancellationToken& cancel)
{
    auto heard = m_tokenizer.newRecording();
    SentenceCodes codes;
    for (std::size_t i = 0; i < m_nextIndex; ++i) {
        const auto& sentence = m_plan.sentences[i];
        codes.push_back(m_mode == TokenizeMode::Whole ? cutSentence(m_wholeCodes, sentence)
                                                      : TRY(encodeSentence(m_tokenizer, m_source, sentence, heard, cancel)));
    }
    m_heard = std::move(heard);
    m_codes = std::move(codes);
    m_unheard = false;
    return {};
}

Result<SentenceReading> DpmAnalysisRun::read(const PlannedSentence& sentence, const std::vector<std::int32_t>& codes, SharesTaken shares,
                                             const CancellationToken& cancel)
{
    if (sentence.sharesTokens && m_lastReading)
        return *m_lastReading;
    return m_session->readSentence(codes, cancel, shares);
}

Result<std::optional<UtteranceAnalysis>> DpmAnalysisRun::next(const CancellationToken& cancel)
{
    return m_authorisation.during({Purpose::Analyse}, cancel, [this](const CancellationToken& stop) { return readNext(stop); });
}

Result<std::optional<UtteranceAnalysis>> DpmAnalysisRun::readNext(const CancellationToken& cancel)
{
    if (m_nextIndex >= m_plan.sentences.size())
        return std::optional<UtteranceAnalysis>();
    std::optional<UtteranceAnalysis> row;
    auto status = guarded(message("doing.analysing-sentence", m_nextIndex + 1), [&]() -> Status {
        if (m_unheard)
            TRY(hearAgain(cancel));
        TRY(steerMemory());
        const auto& sentence = m_plan.sentences[m_nextIndex];
        // A sentence is heard and read whole or not at all: cancelled in between, a resumed run must not hear it twice.
        const auto& segment = m_plan.conversation.segments[m_nextIndex];
        auto why = TRY(unlabelledReason(segment, cancel));
        const HeardRecording before = m_heard;
        auto codes = codesOf(sentence, cancel);
        const auto familiarity = codes && m_familiarity ? m_familiarity->of(*codes) : std::nullopt;
        const bool counts = why.empty() && familiarity.value_or(1.0) >= unfamiliarBelow;
        auto reading = codes ? read(sentence, *codes, counts ? SharesTaken::Sentence : SharesTaken::Nothing, cancel)
                             : Result<SentenceReading>(codes.error());
        if (!reading) {
            m_heard = before;
            return reading.error();
        }
        row = UtteranceAnalysis{.segment = segment.id,
                                .index = static_cast<int>(m_nextIndex),
                                .startSeconds = segment.startSeconds,
                                .endSeconds = segment.endSeconds,
                                .speaker = std::string(speakerName(m_plan.conversation.speakers, segment.speaker)),
                                .probabilities = why.empty() ? reading->probabilities : std::vector<double>(),
                                .unlabelledReason = std::move(why),
                                .familiarity = familiarity,
                                .lossBefore = reading->lossBefore,
                                .lossAfter = reading->lossAfter,
                                .updateNorm = reading->updateNorm,
                                .tokens = static_cast<int>(reading->tokens),
                                .tokenSpan = reading->tokenSpan,
                                .device = m_device};
        m_lastReading = std::move(*reading);
        m_codes.push_back(std::move(*codes));
        return {};
    });
    if (!status)
        return status.error();
    ++m_nextIndex;
    return row;
}

Result<std::vector<std::uint8_t>> DpmAnalysisRun::checkpoint() const
{
    std::vector<std::uint8_t> bytes;
    auto status = guarded(message("doing.saving-run"), [&]() -> Status {
        const bool neverHeard = m_knownCodes || m_unheard;
        auto session = m_session->checkpoint();
        if (!session)
            return session.error();
        ByteWriter out;
        out.put(checkpointMagic);
        out.put<std::uint64_t>(m_nextIndex);
        out.put<std::uint8_t>(m_lastReading.has_value() ? 1 : 0);
        putReading(out, m_lastReading.value_or(SentenceReading{}));
        // With known codes nothing is heard; a run that does not know them hears it when it goes on from here.
        out.put<std::uint8_t>(neverHeard ? 1 : 0);
        for (std::size_t i = 0; i < m_nextIndex && !neverHeard; ++i)
            out.putAll(m_codes[i]);
        out.putAll(m_heard.serialise());
        out.putAll(*session);
        bytes = out.take();
        return {};
    });
    if (!status)
        return status.error();
    return bytes;
}

Status DpmAnalysisRun::restoreCheckpoint(std::span<const std::uint8_t> bytes)
{
    return guarded(message("doing.taking-up-run"), [&]() -> Status {
        const Error broken{ErrorCode::CorruptFile, message("analysis.saved-state")};
        ByteReader in(bytes);
        const bool ours = in.get<std::uint64_t>() == checkpointMagic;
        const auto nextIndex = in.get<std::uint64_t>();
        const bool hasReading = in.get<std::uint8_t>() != 0;
        auto reading = getReading(in);
        const bool neverHeard = in.get<std::uint8_t>() != 0;
        SentenceCodes codes;
        while (!neverHeard && in.ok() && codes.size() < nextIndex)
            codes.push_back(in.getAll<std::int32_t>());
        const auto heard = in.getAll<std::uint8_t>();
        const auto session = in.getAll<std::uint8_t>();
        if (!ours || !in.ok() || !in.atEnd() || nextIndex > m_plan.sentences.size())
            return broken;
        if (m_knownCodes)
            codes.assign(m_knownCodes->begin(), m_knownCodes->begin() + static_cast<std::ptrdiff_t>(nextIndex));
        auto recording = m_tokenizer.newRecording();
        TRY(recording.restore(heard));
        TRY(m_session->restore(session));
        m_heard = std::move(recording);
        m_lastReading = hasReading ? std::optional(std::move(reading)) : std::nullopt;
        m_codes = std::move(codes);
        m_nextIndex = nextIndex;
        m_unheard = neverHeard && !m_knownCodes;
        return {};
    });
}

}  // namespace undertone
