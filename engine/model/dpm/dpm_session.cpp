// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dpm/dpm_session.h"

#include "engine/model/dpm/autograd_pass.h"
#include "engine/model/fast/fast_pass.h"
#include "engine/model/llm/emotion_decoder.h"
#include "engine/model/llm/token_window.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace undertone {

namespace {

Error cancelled()
{
    return Error{ErrorCode::Cancelled, "The analysis was cancelled; what was read so far stands."};
}

Error notFinite(const char* what, std::int64_t sentence)
{
    return Error{ErrorCode::NotFinite, std::string("The ") + what + " of sentence " + std::to_string(sentence + 1)
                                           + " is not finite. The model's weights are damaged, or the temporary LoRA's learning rate is too high."};
}

Status validateVocabulary(const EmotionVocabulary& vocabulary, std::int64_t rows)
{
    const auto inside = [rows](std::int64_t id) { return id >= 0 && id < rows; };
    const bool codesFit = vocabulary.codeCount >= 1 && inside(vocabulary.audioOffset) && vocabulary.codeCount <= rows - vocabulary.audioOffset;
    const bool emotionsFit = !vocabulary.emotionIds.empty() && std::all_of(vocabulary.emotionIds.begin(), vocabulary.emotionIds.end(), inside);
    if (codesFit && emotionsFit && inside(vocabulary.audioEndId))
        return {};
    return Error{ErrorCode::InvalidModel, "The model's audio and emotion ids do not lie inside its vocabulary of " + std::to_string(rows) + " rows."};
}

}  // namespace

DpmSession::DpmSession(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary, const DpmConfig& config,
                       std::shared_ptr<const LoraAdapter> trained, std::unique_ptr<WindowPass> pass)
    : m_llm(std::move(llm)), m_trained(std::move(trained)), m_vocabulary(std::move(vocabulary)), m_config(config), m_pass(std::move(pass))
{
    if (m_config.memory == MemoryMode::Dpm)
        m_memory.emplace(m_llm->config(), m_config.lora, m_config.optimizer, m_config.seed, m_llm->device());
    if (!m_pass && m_config.pass == PassKind::Fast && !m_trained)
        m_pass = std::make_unique<FastPass>(m_llm, m_config.prefixTokens, m_config.arithmetic == Arithmetic::BFloat16 ? torch::kBFloat16 : m_llm->dtype());
    else if (!m_pass)
        m_pass = std::make_unique<AutogradPass>(m_llm, m_trained);
    m_pass->follow(m_memory ? &m_memory->lora() : nullptr);
}

Result<std::unique_ptr<DpmSession>> DpmSession::create(std::shared_ptr<const SpeechLlm> llm, EmotionVocabulary vocabulary, const DpmConfig& config,
                                                       std::shared_ptr<const LoraAdapter> trained, std::unique_ptr<WindowPass> pass)
{
    if (Status status = validateDpmConfig(config); !status)
        return status.error();
    if (Status status = validateVocabulary(vocabulary, llm->config().vocabularySize); !status)
        return status.error();
    std::unique_ptr<DpmSession> session;
    const Status status = guarded("Starting the memory", [&]() -> Status {
        session.reset(new DpmSession(std::move(llm), std::move(vocabulary), config, std::move(trained), std::move(pass)));
        return {};
    });
    if (!status)
        return status.error();
    return session;
}

Result<SentenceReading> DpmSession::readSentence(std::span<const std::int32_t> codes, const CancellationToken& cancel)
{
    Result<std::vector<std::int64_t>> sentence = sentenceIds(codes);
    if (!sentence)
        return sentence.error();

    SentenceReading reading;
    reading.index = m_position.sentences;
    reading.tokens = static_cast<std::int64_t>(sentence->size());
    reading.tokenSpan = {m_position.speechTokens, m_position.speechTokens + reading.tokens};
    const Position next = advanced(*sentence);
    const Status status = guarded("Reading a sentence", [&]() -> Status {
        if (m_position.sentences > 0) {
            if (m_memory)
                m_memory->keep();
            Status written = m_memory ? writeToMemory(*sentence, reading, cancel) : measureLoss(*sentence, reading.lossBefore, cancel);
            if (!written)
                return written;
        }
        const torch::Tensor endRow = m_pass->readPrefix(next.prefix, cancel);
        return endRow.defined() ? readEmotion(endRow, reading) : Status(cancelled());
    });
    if (!status) {
        // A sentence is read and remembered whole or not at all.
        if (m_memory)
            m_memory->rollBack();
        m_pass->follow(m_memory ? &m_memory->lora() : nullptr);
        return status.error();
    }
    m_position = next;
    const auto best = std::max_element(reading.probabilities.begin(), reading.probabilities.end()) - reading.probabilities.begin();
    m_position.lastEmotion = m_vocabulary.emotionIds[static_cast<std::size_t>(best)];
    return reading;
}

Result<std::vector<std::int64_t>> DpmSession::sentenceIds(std::span<const std::int32_t> codes) const
{
    // A kept emotion id stands between prefix and sentence and needs a place of its own (Eq. 10).
    const std::int64_t between = m_config.prefixEmotions == PrefixEmotions::Kept ? 1 : 0;
    const std::int64_t length = static_cast<std::int64_t>(codes.size()) + 1;
    if (Status status = checkWindowLimit({&length, 1}, m_config.prefixTokens + between, m_llm->config().maxPositions, m_position.sentences); !status)
        return status.error();
    std::vector<std::int64_t> ids;
    ids.reserve(codes.size() + 1);
    for (const std::int32_t code : codes) {
        if (code < 0 || code >= m_vocabulary.codeCount)
            return Error{ErrorCode::InvalidArgument, "The speech code " + std::to_string(code) + " lies outside the model's codebook of "
                                                         + std::to_string(m_vocabulary.codeCount) + "."};
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
    Position next;
    next.sentences = m_position.sentences + 1;
    next.speechTokens = m_position.speechTokens + static_cast<std::int64_t>(sentence.size());
    const std::vector<std::int64_t> ids = window(sentence);
    const auto kept = prefixLength(static_cast<std::int64_t>(ids.size()), m_config.prefixTokens);
    next.prefix.assign(ids.end() - kept, ids.end());
    return next;
}

/// Uses the pass over the prefix up: the step that follows a loss makes it one of an older theta.
Result<double> DpmSession::sentenceLoss(const std::vector<std::int64_t>& sentence, WindowPass::Purpose purpose, const CancellationToken& cancel)
{
    if (!m_pass->holdsPrefix() && !m_pass->readPrefix(m_position.prefix, cancel).defined())
        return cancelled();
    const std::vector<std::int64_t> ids = window(sentence);
    const auto loss = m_pass->sentenceLoss(std::span(ids).subspan(m_position.prefix.size()), static_cast<std::int64_t>(sentence.size()), purpose, cancel);
    if (!loss)
        return cancelled();
    if (!std::isfinite(*loss))
        return notFinite("loss", m_position.sentences);
    return *loss;
}

Status DpmSession::measureLoss(const std::vector<std::int64_t>& sentence, std::optional<double>& value, const CancellationToken& cancel)
{
    Result<double> loss = sentenceLoss(sentence, WindowPass::Purpose::MeasureOnly, cancel);
    if (!loss)
        return loss.error();
    value = *loss;
    return {};
}

Status DpmSession::writeToMemory(const std::vector<std::int64_t>& sentence, SentenceReading& reading, const CancellationToken& cancel)
{
    for (int step = 0; step < m_config.optimizer.stepsPerSentence; ++step) {
        Result<double> loss = sentenceLoss(sentence, WindowPass::Purpose::Gradient, cancel);
        if (!loss)
            return loss.error();
        if (step == 0)
            reading.lossBefore = *loss;
        const torch::Tensor gradient = m_pass->gradient(cancel);
        if (!gradient.defined())
            return cancelled();
        if (Status stepped = m_memory->step(gradient); !stepped)
            return stepped;
        m_pass->follow(&m_memory->lora());
    }
    reading.updateNorm = m_memory->changeNorm();
    return m_config.lossAfter == LossAfter::Measure ? measureLoss(sentence, reading.lossAfter, cancel) : Status();
}

Status DpmSession::readEmotion(const torch::Tensor& endRow, SentenceReading& reading) const
{
    torch::NoGradGuard frozen;
    const torch::Tensor output = m_trained ? m_trained->output : torch::Tensor();
    const auto logits = emotionLogits(*m_llm, m_vocabulary, endRow, output).reshape({-1}).to(torch::kCPU, torch::kFloat64);
    if (!logits.isfinite().all().item<bool>())
        return notFinite("emotion", m_position.sentences);
    const auto values = [](const torch::Tensor& tensor) {
        return std::vector<double>(tensor.const_data_ptr<double>(), tensor.const_data_ptr<double>() + tensor.numel());
    };
    reading.emotionLogits = values(logits);
    reading.probabilities = values(logits.softmax(0).contiguous());
    return {};
}

}  // namespace undertone
