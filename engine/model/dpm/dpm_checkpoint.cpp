// SPDX-License-Identifier: GPL-3.0-or-later
// How a DpmSession is kept as bytes. Layout, little-endian: magic (8 bytes), number of settings and settings (int64 each),
// sentences, speech tokens, last emotion id, prefix length and prefix, pending tokens, whether a stretch is complete, the bits of the
// sum of losses, and their number (int64 each), then with memory on the step count (int64), and parameters, first and second
// moments (the number of each, then fp32); then, where shares of emotions weigh in, how many sentences were heard (int64) and the counts
// (their number, then fp64).
#include "engine/model/dpm/dpm_session.h"

#include "engine/core/byte_stream.h"
#include "engine/model/torch_support.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace undertone {

namespace {

static_assert(std::endian::native == std::endian::little, "a checkpoint is written as it lies in memory");

constexpr std::array<std::uint8_t, 8> magic{'U', 'T', 'D', 'P', 'M', 0, 0, 3};

void putFloats(ByteWriter& out, const torch::Tensor& tensor)
{
    const auto host = tensor.to(torch::kCPU).contiguous();
    out.putAll(std::span(host.const_data_ptr<float>(), static_cast<std::size_t>(host.numel())));
}

/// fp32 of shape [count]; undefined where it is of another length or not finite.
torch::Tensor getFloats(ByteReader& in, std::int64_t count)
{
    auto values = in.getAll<float>();
    if (std::ssize(values) != count || !std::all_of(values.begin(), values.end(), [](float value) { return std::isfinite(value); }))
        return {};
    return torch::from_blob(values.data(), {count}, torch::kFloat32).clone();
}

}  // namespace

/// What must be alike for a checkpoint to be gone on from; numbers with a fraction by their bits.
std::vector<std::int64_t> DpmSession::settings() const
{
    const auto bits = [](double value) { return std::bit_cast<std::int64_t>(value); };
    const TemporaryOptimizer& optimizer = m_config.optimizer;
    const LlamaConfig& model = m_llm->config();
    std::vector<std::int64_t> settings{m_config.prefixTokens,
                                       static_cast<std::int64_t>(m_config.memory),
                                       static_cast<std::int64_t>(m_config.prefixEmotions),
                                       static_cast<std::int64_t>(m_config.seed),
                                       m_config.lora.rank,
                                       bits(m_config.lora.alpha),
                                       bits(optimizer.learningRate),
                                       bits(optimizer.beta1),
                                       bits(optimizer.beta2),
                                       bits(optimizer.epsilon),
                                       bits(optimizer.weightDecay),
                                       bits(optimizer.clipNorm),
                                       bits(optimizer.halfLifeSteps),
                                       bits(m_config.readoutNorm),
                                       optimizer.stepsPerSentence,
                                       optimizer.warmUpSteps,
                                       model.vocabularySize,
                                       model.hiddenSize,
                                       model.layerCount,
                                       m_vocabulary.audioOffset,
                                       m_vocabulary.codeCount,
                                       m_memory ? m_memory->parameterCount() : 0,
                                       static_cast<std::int64_t>(m_config.stepping.kind),
                                       m_config.stepping.strideTokens,
                                       bits(m_config.stepping.threshold),
                                       bits(m_config.emotionEntropyWeight)};
    for (const double rate : optimizer.moduleRates)
        settings.push_back(bits(rate));
    for (const double count : m_config.shares.counts)
        settings.push_back(bits(count));
    return settings;
}

Result<std::vector<std::uint8_t>> DpmSession::checkpoint() const
{
    ByteWriter out;
    const Status status = guarded(message("doing.keeping-memory"), [&]() -> Status {
        out.put(magic);
        out.putAll(settings());
        out.put<std::int64_t>(m_position.sentences);
        out.put<std::int64_t>(m_position.speechTokens);
        out.put<std::int64_t>(m_position.lastEmotion);
        out.putAll(m_position.prefix);
        out.put<std::int64_t>(m_position.pending);
        out.put<std::int64_t>(m_position.stretched ? 1 : 0);
        out.put(m_position.lossSum);
        out.put<std::int64_t>(m_position.losses);
        if (m_memory) {
            out.put<std::int64_t>(m_memory->state().step);
            putFloats(out, m_memory->state().parameters);
            putFloats(out, m_memory->state().firstMoment);
            putFloats(out, m_memory->state().secondMoment);
        }
        if (!m_config.shares.empty())
            m_position.shares.writeTo(out);
        return {};
    });
    if (!status)
        return status.error();
    return out.take();
}

Status DpmSession::restore(std::span<const std::uint8_t> bytes)
{
    const auto corrupt = [] { return Error{ErrorCode::CorruptFile, message("memory.damaged")}; };
    return guarded(message("doing.taking-up-memory"), [&]() -> Status {
        ByteReader in(bytes);
        if (in.get<std::array<std::uint8_t, 8>>() != magic)
            return corrupt();
        const auto kept = in.getAll<std::int64_t>();
        if (!in.ok())
            return corrupt();
        if (kept != settings())
            return Error{ErrorCode::InvalidArgument, message("memory.other-settings")};
        Position position;
        position.sentences = in.get<std::int64_t>();
        position.speechTokens = in.get<std::int64_t>();
        position.lastEmotion = in.get<std::int64_t>();
        position.prefix = in.getAll<std::int64_t>();
        position.pending = in.get<std::int64_t>();
        position.stretched = in.get<std::int64_t>() != 0;
        position.lossSum = in.get<double>();
        position.losses = in.get<std::int64_t>();
        TemporaryLora::State state;
        bool memoryFits = true;
        if (m_memory) {
            state.step = in.get<std::int64_t>();
            const auto count = m_memory->parameterCount();
            state.parameters = getFloats(in, count);
            state.firstMoment = getFloats(in, count);
            state.secondMoment = getFloats(in, count);
            memoryFits = state.parameters.defined() && state.firstMoment.defined() && state.secondMoment.defined();
        }
        position.shares = HeardShares(m_config.shares);
        const bool sharesFit = m_config.shares.empty() || position.shares.readFrom(in);
        const auto rows = m_llm->config().vocabularySize;
        const bool idsFit =
            std::all_of(position.prefix.begin(), position.prefix.end(), [rows](std::int64_t id) { return id >= 0 && id < rows; });
        const std::int64_t mostPending = m_config.stepping.kind == SteppingKind::Stride ? m_config.stepping.strideTokens - 1 : 0;
        const bool stepsFit =
            position.pending >= 0 && position.pending <= mostPending && position.losses >= 0 && std::isfinite(position.lossSum);
        const bool fits = idsFit && stepsFit
            && static_cast<std::int64_t>(position.prefix.size()) <= m_config.prefixTokens + position.pending && position.sentences >= 0
            && position.lastEmotion >= -1 && position.lastEmotion < rows && position.speechTokens >= position.sentences
            && (position.sentences == 0) == position.prefix.empty() && (position.sentences == 0) == (position.lastEmotion < 0)
            && state.step >= 0 && memoryFits && sharesFit && position.shares.sentences() <= position.sentences;
        if (!in.atEnd() || !fits)
            return corrupt();
        if (m_memory) {
            TRY(m_memory->restore(state));
        }
        m_position = std::move(position);
        m_pass->setLora(m_memory ? &m_memory->lora() : nullptr);
        return {};
    });
}

}  // namespace undertone
