// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dpm/dpm_session.h"

#include "engine/model/kernels/flat_adam_w.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/llm/token_window.h"
#include "engine/model/torch_support.h"
#include "engine/model/window/autograd_pass.h"
#include "engine/model/window/fast_pass.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace undertone {

namespace {

Error cancelled()
{
    return Error{ErrorCode::Cancelled, message("analysis.cancelled")};
}

Error notFinite(const Message& what, std::int64_t sentence)
{
    return Error{ErrorCode::NotFinite, message("dpm.not-finite", what, sentence + 1)};
}

Status validateVocabulary(const EmotionVocabulary& vocabulary, std::int64_t rows)
{
    const auto inside = [rows](std::int64_t id) { return id >= 0 && id < rows; };
    const bool codesFit =
        vocabulary.codeCount >= 1 && inside(vocabulary.audioOffset) && vocabulary.codeCount <= rows - vocabulary.audioOffset;
    const bool emotionsFit =
        !vocabulary.emotionIds.empty() && std::all_of(vocabulary.emotionIds.begin(), vocabulary.emotionIds.end(), inside);
    if (codesFit && emotionsFit && inside(vocabulary.audioEndId))
        return {};
    return Error{ErrorCode::InvalidModel, message("dpm.ids-outside", rows)};
}

}  // namespace

DpmSession::DpmSession(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary, const DpmConfig& config,
                       std::shared_ptr<const LoraAdapter> trained, std::unique_ptr<WindowPass> pass)
    : m_llm(std::move(llm)), m_trained(std::move(trained)), m_vocabulary(std::move(vocabulary)), m_config(config), m_pass(std::move(pass))
{
    m_position.shares = HeardShares(m_config.shares);
    if (m_config.memory == MemoryMode::Dpm)
        m_memory.emplace(m_llm->config(), m_config.lora, m_config.optimizer, m_config.seed, m_llm->device());
    if (!m_pass && m_config.pass == PassKind::Fast && !m_trained && m_config.emotionEntropyWeight == 0.0) {
        m_pass = std::make_unique<FastPass>(m_llm, m_config.prefixTokens,
                                            m_config.arithmetic == Arithmetic::BFloat16 ? torch::kBFloat16 : m_llm->dtype());
    } else if (!m_pass) {
        auto reference = std::make_unique<AutogradPass>(m_llm, m_trained);
        reference->addEntropyLoss(m_vocabulary, m_config.emotionEntropyWeight);
        m_pass = std::move(reference);
    }
    m_pass->setLora(m_memory ? &m_memory->lora() : nullptr);
}

Result<std::unique_ptr<DpmSession>> DpmSession::create(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary,
                                                       const DpmConfig& config, std::shared_ptr<const LoraAdapter> trained,
                                                       std::unique_ptr<WindowPass> pass)
{
    TRY(validateDpmConfig(config));
    TRY(validateVocabulary(vocabulary, llm->config().vocabularySize));
    TRY(validateConversationShares(config.shares, vocabulary.emotionIds.size()));
    if (config.stepping.kind == SteppingKind::Stride && config.memory == MemoryMode::Dpm
        && config.stepping.strideTokens > llm->config().maxPositions - config.prefixTokens)
        return Error{ErrorCode::LimitExceeded,
                     message("dpm.stride-window", config.stepping.strideTokens, config.prefixTokens, llm->config().maxPositions)};
    if (pass && config.emotionEntropyWeight != 0.0)
        return Error{ErrorCode::InvalidArgument, message("dpm.entropy-together")};
    std::unique_ptr<DpmSession> session;
    const Status status = guarded(message("doing.starting-memory"), [&]() -> Status {
        session.reset(new DpmSession(std::move(llm), std::move(vocabulary), config, std::move(trained), std::move(pass)));
        return {};
    });
    if (!status)
        return status.error();
    return session;
}

Result<SentenceReading> DpmSession::readSentence(std::span<const std::int32_t> codes, const CancellationToken& cancel, SharesTaken shares)
{
    Result<std::vector<std::int64_t>> sentence = sentenceIds(codes);
    if (!sentence)
        return sentence.error();

    SentenceReading reading;
    reading.index = m_position.sentences;
    reading.tokens = static_cast<std::int64_t>(sentence->size());
    reading.tokenSpan = {m_position.speechTokens, m_position.speechTokens + reading.tokens};
    Position next = advanced(*sentence);
    const Status status = guarded(message("doing.reading-sentence"), [&]() -> Status {
        Status read = remember(*sentence, reading, next, cancel);
        if (read)
            read = readEmotion(next, reading, cancel);
        if (read || read.error().code != ErrorCode::NotFinite)
            return read;
        return skipSentence(*sentence, reading, next, read.error(), cancel);
    });
    if (!status) {
        // A sentence is read and remembered whole or not at all.
        if (m_memory)
            m_memory->rollBack();
        m_pass->setLora(m_memory ? &m_memory->lora() : nullptr);
        return status.error();
    }
    if (shares == SharesTaken::Sentence && (!m_memory || m_writing == MemoryWriting::On))
        next.shares.take(reading.ownProbabilities);
    m_position = std::move(next);
    const auto best = std::max_element(reading.probabilities.begin(), reading.probabilities.end()) - reading.probabilities.begin();
    m_position.lastEmotion = m_vocabulary.emotionIds[static_cast<std::size_t>(best)];
    return reading;
}

Result<std::vector<std::int64_t>> DpmSession::sentenceIds(std::span<const std::int32_t> codes) const
{
    // A kept emotion id stands between prefix and sentence and needs a place of its own (Eq. 10).
    const std::int64_t between = m_config.prefixEmotions == PrefixEmotions::Kept ? 1 : 0;
    const std::int64_t length = static_cast<std::int64_t>(codes.size()) + 1;
    TRY(checkWindowLimit({&length, 1}, m_config.prefixTokens + between, m_llm->config().maxPositions, m_position.sentences));
    std::vector<std::int64_t> ids;
    ids.reserve(codes.size() + 1);
    for (const std::int32_t code : codes) {
        if (code < 0 || code >= m_vocabulary.codeCount)
            return Error{ErrorCode::InvalidArgument, message("model.code-outside", code, m_vocabulary.codeCount)};
        ids.push_back(m_vocabulary.audioOffset + code);
    }
    ids.push_back(m_vocabulary.audioEndId);
    return ids;
}

/// The prefix, the emotion id read last where ids are kept, and the sentence: what the dialogue is after it.
std::vector<std::int64_t> DpmSession::window(const std::vector<std::int64_t>& sentence) const
{
    std::vector<std::int64_t> ids = m_position.prefix;
    if (m_config.prefixEmotions == PrefixEmotions::Kept && m_position.sentences > 0)
        ids.push_back(m_position.lastEmotion);
    ids.insert(ids.end(), sentence.begin(), sentence.end());
    return ids;
}

DpmSession::Position DpmSession::advanced(const std::vector<std::int64_t>& sentence) const
{
    Position next = m_position;
    next.sentences = m_position.sentences + 1;
    next.notFinite = 0;
    next.speechTokens = m_position.speechTokens + static_cast<std::int64_t>(sentence.size());
    const std::vector<std::int64_t> ids = window(sentence);
    next.pending =
        m_memory && m_config.stepping.kind == SteppingKind::Stride ? m_position.pending + static_cast<std::int64_t>(sentence.size()) : 0;
    const auto kept = prefixLength(static_cast<std::int64_t>(ids.size()), m_config.prefixTokens + next.pending);
    next.prefix.assign(ids.end() - kept, ids.end());
    return next;
}

/// The sentence behind the prefix, with the emotion id between them where ids are kept.
DpmSession::Stretch DpmSession::stretchOf(const std::vector<std::int64_t>& sentence) const
{
    const std::vector<std::int64_t> ids = window(sentence);
    return {m_position.prefix,
            {ids.begin() + static_cast<std::ptrdiff_t>(m_position.prefix.size()), ids.end()},
            static_cast<std::int64_t>(sentence.size())};
}

/// What is due before the sentence's emotion is read.
Status DpmSession::remember(const std::vector<std::int64_t>& sentence, SentenceReading& reading, Position& next,
                            const CancellationToken& cancel)
{
    if (m_memory)
        m_memory->keep();
    if (m_memory && m_config.stepping.kind == SteppingKind::Stride)
        return rememberStrides(reading, next, cancel);
    if (m_position.sentences == 0)
        return {};
    const Stretch stretch = stretchOf(sentence);
    return takeIn(stretch, reading, next, cancel);
}

Status DpmSession::takeIn(const Stretch& stretch, SentenceReading& reading, Position& next, const CancellationToken& cancel)
{
    if (m_memory && m_writing == MemoryWriting::On)
        return writeToMemory(stretch, reading, next, cancel);
    TRY(measureLoss(stretch, reading.lossBefore, cancel));
    if (m_memory) {  // adaptive: a sentence that surprises does so beside all that were read
        next.lossSum += *reading.lossBefore;
        ++next.losses;
    }
    return {};
}

Status DpmSession::resetMemory()
{
    if (!m_memory)
        return {};
    return guarded(message("doing.starting-memory"), [&]() -> Status {
        TemporaryLora fresh(m_llm->config(), m_config.lora, m_config.optimizer, m_config.seed, m_llm->device());
        *m_memory = std::move(fresh);
        m_pass->setLora(&m_memory->lora());
        m_position.shares = HeardShares(m_config.shares);
        m_position.lossSum = 0.0;
        m_position.losses = 0;
        return {};
    });
}

/// The sentence leaves no trace in memory, and its emotion is read under theta as it was.
Status DpmSession::skipSentence(const std::vector<std::int64_t>& sentence, SentenceReading& reading, Position& next, const Error& reason,
                                const CancellationToken& cancel)
{
    if (m_memory)
        m_memory->rollBack();
    m_pass->setLora(m_memory ? &m_memory->lora() : nullptr);
    reading.lossBefore.reset();
    reading.lossAfter.reset();
    reading.updateNorm.reset();
    reading.skipped = true;
    next = advanced(sentence);
    (void)takeDueStretches(next);
    next.notFinite = m_position.notFinite + 1;
    if (next.notFinite >= notFiniteInARowLimit)
        return Error{reason.code, message("dpm.not-finite-in-a-row", reason.message, next.notFinite)};
    return readEmotion(next, reading, cancel);
}

/// One step for every stretch that this sentence completes, each behind the n_r tokens before it.
Status DpmSession::rememberStrides(SentenceReading& reading, Position& next, const CancellationToken& cancel)
{
    for (const Stretch& stretch : takeDueStretches(next)) {
        m_pass->forgetPrefix();
        TRY(takeIn(stretch, reading, next, cancel));
    }
    return {};
}

/// By stride: what is complete and to be written, no longer pending afterwards; else nothing.
std::vector<DpmSession::Stretch> DpmSession::takeDueStretches(Position& next) const
{
    if (!m_memory || m_config.stepping.kind != SteppingKind::Stride)
        return {};
    std::vector<Stretch> due;
    const std::int64_t stride = m_config.stepping.strideTokens;
    for (; next.pending >= stride; next.pending -= stride) {
        if (!std::exchange(next.stretched, true))
            continue;
        const auto begin = next.prefix.end() - next.pending;
        const auto reach = prefixLength(begin - next.prefix.begin(), m_config.prefixTokens);
        due.push_back({{begin - reach, begin}, {begin, begin + stride}, stride});
    }
    const auto kept = prefixLength(static_cast<std::int64_t>(next.prefix.size()), m_config.prefixTokens + next.pending);
    next.prefix.erase(next.prefix.begin(), next.prefix.end() - kept);
    return due;
}

/// Uses the pass over the prefix up: the step that follows a loss makes it one of an older theta.
Result<double> DpmSession::lossOf(const Stretch& stretch, WindowPass::Purpose purpose, const CancellationToken& cancel)
{
    if (!m_pass->holdsPrefix() && !m_pass->readPrefix(stretch.prefix, cancel).defined())
        return cancelled();
    const auto loss = m_pass->sentenceLoss(stretch.ids, stretch.targets, purpose, cancel);
    if (!loss)
        return cancelled();
    if (!std::isfinite(*loss))
        return notFinite(message("dpm.loss"), m_position.sentences);
    return *loss;
}

Status DpmSession::measureLoss(const Stretch& stretch, std::optional<double>& value, const CancellationToken& cancel)
{
    Result<double> loss = lossOf(stretch, WindowPass::Purpose::MeasureOnly, cancel);
    if (!loss)
        return loss.error();
    value = *loss;
    return {};
}

bool DpmSession::isWorthAStep(double loss, const Position& position) const
{
    if (m_config.stepping.kind != SteppingKind::Adaptive || position.losses == 0)
        return true;
    return loss > m_config.stepping.threshold * position.lossSum / static_cast<double>(position.losses);
}

Status DpmSession::writeToMemory(const Stretch& stretch, SentenceReading& reading, Position& next, const CancellationToken& cancel)
{
    for (int step = 0; step < m_config.optimizer.stepsPerSentence; ++step) {
        Result<double> loss = lossOf(stretch, WindowPass::Purpose::Gradient, cancel);
        if (!loss)
            return loss.error();
        if (step == 0) {
            reading.lossBefore = *loss;
            const bool worth = isWorthAStep(*loss, m_position);
            next.lossSum += *loss;
            ++next.losses;
            if (!worth)
                return {};
        }
        const torch::Tensor gradient = m_pass->gradient(cancel);
        if (!gradient.defined())
            return cancelled();
        TRY(m_memory->step(gradient));
        m_pass->setLora(&m_memory->lora());
    }
    reading.updateNorm = m_memory->changeNorm();
    if (!std::isfinite(*reading.updateNorm))
        return notFinite(message("dpm.memory-step"), m_position.sentences);
    return m_config.lossAfter == LossAfter::Measure ? measureLoss(stretch, reading.lossAfter, cancel) : Status();
}

namespace {

/// While it lives, a pass reads under `shown`; then under `memory` again.
class ShownLora {
public:
    ShownLora(WindowPass& pass, LoraSet shown, const LoraSet& memory) : m_pass(pass), m_shown(std::move(shown)), m_memory(memory)
    {
        m_pass.setLora(&m_shown);
    }
    ~ShownLora() { m_pass.setLora(&m_memory); }
    ShownLora(const ShownLora&) = delete;
    ShownLora& operator=(const ShownLora&) = delete;

private:
    WindowPass& m_pass;
    const LoraSet m_shown;
    const LoraSet& m_memory;
};

}  // namespace

/// From the last row of the prefix that the next sentence will stand behind. Where the bound of the reading is passed, that prefix is
/// read once more for the next sentence, under the whole memory.
Status DpmSession::readEmotion(const Position& next, SentenceReading& reading, const CancellationToken& cancel)
{
    const auto kept = prefixLength(static_cast<std::int64_t>(next.prefix.size()), m_config.prefixTokens);
    std::optional<ShownLora> bounded;
    if (const double share = m_memory ? m_memory->readingShare(m_config.readoutNorm) : 1.0; share < 1.0)
        bounded.emplace(*m_pass, m_memory->scaled(share), m_memory->lora());
    const torch::Tensor endRow = m_pass->readPrefix(std::span(next.prefix).last(static_cast<std::size_t>(kept)), cancel);
    if (!endRow.defined())
        return cancelled();
    torch::NoGradGuard frozen;
    const torch::Tensor output = m_trained ? m_trained->output : torch::Tensor();
    const auto logits = emotionLogits(*m_llm, m_vocabulary, endRow, output).reshape({-1}).to(torch::kCPU, torch::kFloat64);
    if (!logits.isfinite().all().item<bool>())
        return notFinite(message("dpm.emotion"), m_position.sentences);
    const auto values = [](const torch::Tensor& tensor) {
        return std::vector<double>(tensor.const_data_ptr<double>(), tensor.const_data_ptr<double>() + tensor.numel());
    };
    reading.emotionLogits = values(logits);
    reading.ownProbabilities = values((logits / m_config.temperature).softmax(0).contiguous());
    reading.probabilities = m_position.shares.weighed(reading.ownProbabilities);
    return {};
}

}  // namespace undertone
