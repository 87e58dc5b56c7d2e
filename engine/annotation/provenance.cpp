// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/provenance.h"

namespace undertone {

std::vector<std::pair<std::string, std::string>> provenanceOf(const Timeline& timeline)
{
    std::vector<std::pair<std::string, std::string>> properties;
    const auto add = [&properties](const char* name, const std::string& value) {
        if (!value.empty())
            properties.emplace_back(std::string("undertone.") + name, value);
    };
    add("annotator", timeline.annotator.value_or(std::string()));
    add("run_id", timeline.runId);
    add("audio_sha256", timeline.audioSha256);
    add("model", timeline.model);
    add("model_sha256", timeline.modelSha256);
    add("device", timeline.device);
    add("dtype", timeline.dtype);
    if (!timeline.annotator) {
        const bool remembers = timeline.memory == MemoryMode::Dpm;
        add("memory", remembers ? "dpm" : "off");
        add("stepping", remembers ? timeline.stepping : std::string());
        add("tokenize", timeline.tokenize == TokenizeMode::Whole ? "whole" : "utterance");
    }
    add("segments_source", timeline.segmentsSource);
    add("complete", timeline.complete ? "true" : "false");
    add("attestation", timeline.attestation);
    add("notice", timeline.notice);
    return properties;
}

}  // namespace undertone
