// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/llm_training_options.h"

#include "app/cli/config_options.h"
#include "engine/messages/catalogue.h"

#include <CLI/CLI.hpp>

namespace undertone {

void addLlmTrainingOptions(CLI::App& command, LlmTrainingConfig& config, std::vector<FieldPlace> places)
{
    const LlmStage stage = config.stage;
    const char* presets = stage == LlmStage::Sllm ? "Preset: paper (section 4.2) or quick; other options override its values"
                                                  : "Preset: quick; other options override its values";
    command.add_option_function<std::string>(
        "--preset",
        [&config, stage](const std::string& name) {
            const auto preset = trainingPreset(name, stage);
            if (!preset)
                throw CLI::ValidationError("--preset", englishSentence(preset.error()));
            config = *preset;
        },
        presets);
    // CLI11 runs what an option does in the order in which options were added: what replaces the configuration comes first.
    places.insert(places.begin(), FieldPlace::Preset);
    addFields(command, llmTrainingFields(), config, places);
}

}  // namespace undertone
