// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/training/llm/memory_walk.h"

#include "engine/core/seeded_random.h"

namespace undertone {

namespace {

constexpr const char* placesName = "memory.places";  // (lanes, 3): dialogue, sentence, steps of theta

std::string nameOf(std::size_t lane, const char* part)
{
    return "memory." + std::to_string(lane) + "." + part;
}

}  // namespace

MemoryWalk::MemoryWalk(const FollowedMemory& settings, const LlamaConfig& model, torch::Device device, std::size_t lanes,
                       std::uint64_t seed)
    : m_settings(settings), m_model(model), m_device(device), m_seed(seed)
{
    for (std::size_t lane = 0; lane < lanes; ++lane)
        m_lanes.push_back({fresh(seed)});
}

TemporaryLora MemoryWalk::fresh(std::uint64_t seed) const
{
    TemporaryOptimizer optimizer;
    optimizer.learningRate = m_settings.learningRate;
    optimizer.halfLifeSteps = m_settings.halfLife;
    return {m_model, LoraConfig{m_settings.rank, m_settings.alpha}, optimizer, seed, m_device};
}

const TemporaryLora& MemoryWalk::enter(std::size_t lane, SentenceIndex at, int step)
{
    Lane& here = m_lanes[lane];
    const auto dialogue = static_cast<std::int64_t>(at.dialogue);
    const auto sentence = static_cast<std::int64_t>(at.sentence);
    // A new draw at every visit: the SLLM is to learn with any theta_1, not with one.
    if (sentence == 0 || dialogue != here.dialogue || sentence != here.sentence + 1)
        here.memory = fresh(mixSeeds(m_seed, mixSeeds(static_cast<std::uint64_t>(step), lane)));
    here.dialogue = dialogue;
    here.sentence = sentence;
    return here.memory;
}

Status MemoryWalk::remember(std::size_t lane, const torch::Tensor& flatGradient)
{
    m_lanes[lane].memory.keep();
    return m_lanes[lane].memory.step(flatGradient);
}

LoraSet MemoryWalk::constants(std::size_t lane) const
{
    const TemporaryLora& memory = m_lanes[lane].memory;
    const LoraSet live = memory.scaled(memory.readingShare(m_settings.readoutNorm));
    std::vector<torch::Tensor> values;
    for (const torch::Tensor& parameter : live.parameters())
        values.push_back(parameter.detach());
    return LoraSet::fromParameters(live.config(), live.layerCount(), values);
}

TensorMap MemoryWalk::state() const
{
    TensorMap state;
    auto places = torch::zeros({static_cast<std::int64_t>(m_lanes.size()), 3}, torch::kInt64);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const Lane& here = m_lanes[lane];
        places[static_cast<std::int64_t>(lane)].copy_(
            torch::tensor({here.dialogue, here.sentence, here.memory.stepCount()}, torch::kInt64));
        state[nameOf(lane, "parameters")] = here.memory.state().parameters;
        state[nameOf(lane, "first_moment")] = here.memory.state().firstMoment;
        state[nameOf(lane, "second_moment")] = here.memory.state().secondMoment;
    }
    state[placesName] = places;
    return state;
}

Status MemoryWalk::restore(const TensorMap& saved)
{
    const Error corrupt{ErrorCode::CorruptFile, message("training.checkpoint-memory")};
    const auto places = saved.find(placesName);
    if (places == saved.end() || places->second.scalar_type() != torch::kInt64
        || places->second.sizes() != torch::IntArrayRef({static_cast<std::int64_t>(m_lanes.size()), 3}))
        return corrupt;
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane) {
        const auto row = places->second[static_cast<std::int64_t>(lane)];
        TemporaryLora::State state;
        for (const auto& [part, tensor] : {std::pair{"parameters", &state.parameters}, std::pair{"first_moment", &state.firstMoment},
                                           std::pair{"second_moment", &state.secondMoment}}) {
            const auto found = saved.find(nameOf(lane, part));
            if (found == saved.end())
                return corrupt;
            *tensor = found->second;
        }
        state.step = row[2].item<std::int64_t>();
        if (!m_lanes[lane].memory.restore(state))
            return corrupt;
        m_lanes[lane].dialogue = row[0].item<std::int64_t>();
        m_lanes[lane].sentence = row[1].item<std::int64_t>();
    }
    return {};
}

}  // namespace undertone
