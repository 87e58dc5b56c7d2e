// SPDX-License-Identifier: GPL-3.0-or-later
// How a DpmSession is kept as bytes. Layout, little-endian: magic (8 bytes), number of settings and settings (int64 each),
// sentences, speech tokens, last emotion id, prefix length and prefix, pending tokens, whether a stretch is complete, the bits of the
// sum of losses, and their number (int64 each), then with memory on the step count (int64), and parameters, first and second
// moments (fp32).
#include "engine/model/dpm/dpm_session.h"

#include "engine/model/torch_support.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace undertone {

namespace {

static_assert(std::endian::native == std::endian::little, "a checkpoint is written as it lies in memory");

constexpr std::array<std::uint8_t, 8> magic{'U', 'T', 'D', 'P', 'M', 0, 0, 2};

class ByteWriter {
public:
    void raw(const void* data, std::size_t size)
    {
        const auto* bytes = static_cast<const std::uint8_t*>(data);
        m_bytes.insert(m_bytes.end(), bytes, bytes + size);
    }
    void integer(std::int64_t value) { raw(&value, sizeof value); }
    void integers(const std::vector<std::int64_t>& values)
    {
        integer(static_cast<std::int64_t>(values.size()));
        raw(values.data(), values.size() * sizeof(std::int64_t));
    }
    void floats(const torch::Tensor& tensor)
    {
        const auto host = tensor.to(torch::kCPU).contiguous();
        raw(host.const_data_ptr<float>(), host.nbytes());
    }
    std::vector<std::uint8_t> take() { return std::move(m_bytes); }

private:
    std::vector<std::uint8_t> m_bytes;
};

/// Reads in order; once something does not fit, ok() is false and everything read is zero.
class ByteReader {
public:
    explicit ByteReader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}
    void raw(void* data, std::size_t size)
    {
        m_ok = m_ok && size <= m_bytes.size();
        if (!m_ok || size == 0)
            return;
        std::memcpy(data, m_bytes.data(), size);
        m_bytes = m_bytes.subspan(size);
    }
    std::int64_t integer()
    {
        std::int64_t value = 0;
        raw(&value, sizeof value);
        return value;
    }
    std::vector<std::int64_t> integers()
    {
        const std::int64_t count = integer();
        m_ok = m_ok && count >= 0 && static_cast<std::uint64_t>(count) <= m_bytes.size() / sizeof(std::int64_t);
        std::vector<std::int64_t> values(m_ok ? static_cast<std::size_t>(count) : 0);
        raw(values.data(), values.size() * sizeof(std::int64_t));
        return values;
    }
    torch::Tensor floats(std::int64_t count)
    {
        m_ok = m_ok && static_cast<std::uint64_t>(count) <= m_bytes.size() / sizeof(float);
        if (!m_ok)
            return {};
        auto tensor = torch::empty({count}, torch::kFloat32);
        raw(tensor.mutable_data_ptr<float>(), tensor.nbytes());
        m_ok = m_ok && tensor.isfinite().all().item<bool>();
        return tensor;
    }
    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool atEnd() const { return m_ok && m_bytes.empty(); }

private:
    std::span<const std::uint8_t> m_bytes;
    bool m_ok = true;
};

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
    return settings;
}

Result<std::vector<std::uint8_t>> DpmSession::checkpoint() const
{
    ByteWriter writer;
    const Status status = guarded(message("doing.keeping-memory"), [&]() -> Status {
        writer.raw(magic.data(), magic.size());
        writer.integers(settings());
        writer.integer(m_position.sentences);
        writer.integer(m_position.speechTokens);
        writer.integer(m_position.lastEmotion);
        writer.integers(m_position.prefix);
        writer.integer(m_position.pending);
        writer.integer(m_position.stretched ? 1 : 0);
        writer.integer(std::bit_cast<std::int64_t>(m_position.lossSum));
        writer.integer(m_position.losses);
        if (m_memory) {
            writer.integer(m_memory->state().step);
            writer.floats(m_memory->state().parameters);
            writer.floats(m_memory->state().firstMoment);
            writer.floats(m_memory->state().secondMoment);
        }
        return {};
    });
    if (!status)
        return status.error();
    return writer.take();
}

Status DpmSession::restore(std::span<const std::uint8_t> bytes)
{
    const auto corrupt = [] { return Error{ErrorCode::CorruptFile, message("memory.damaged")}; };
    return guarded(message("doing.taking-up-memory"), [&]() -> Status {
        ByteReader reader(bytes);
        std::array<std::uint8_t, 8> head{};
        reader.raw(head.data(), head.size());
        if (!reader.ok() || head != magic)
            return corrupt();
        const std::vector<std::int64_t> kept = reader.integers();
        if (!reader.ok())
            return corrupt();
        if (kept != settings())
            return Error{ErrorCode::InvalidArgument, message("memory.other-settings")};
        Position position;
        position.sentences = reader.integer();
        position.speechTokens = reader.integer();
        position.lastEmotion = reader.integer();
        position.prefix = reader.integers();
        position.pending = reader.integer();
        position.stretched = reader.integer() != 0;
        position.lossSum = std::bit_cast<double>(reader.integer());
        position.losses = reader.integer();
        TemporaryLora::State state;
        if (m_memory) {
            state.step = reader.integer();
            const auto count = m_memory->parameterCount();
            state.parameters = reader.floats(count);
            state.firstMoment = reader.floats(count);
            state.secondMoment = reader.floats(count);
        }
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
            && state.step >= 0;
        if (!reader.atEnd() || !fits)
            return corrupt();
        if (m_memory) {
            TRY(m_memory->restore(state));
        }
        m_position = position;
        m_pass->setLora(m_memory ? &m_memory->lora() : nullptr);
        return {};
    });
}

}  // namespace undertone
