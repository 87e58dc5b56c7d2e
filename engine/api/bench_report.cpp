// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/bench.h"

#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace undertone {

std::string benchText(const BenchReport& report)
{
    const auto line = [](const char* name, double milliseconds) {
        char text[96];
        std::snprintf(text, sizeof text, "  %-34s %9.2f ms\n", name, milliseconds);
        return std::string(text);
    };
    std::string text = report.model + " on " + report.device + " (" + report.dtype + ", " + std::to_string(report.threads)
        + " threads): language model of " + std::to_string(report.llmParameters) + " parameters, n_r " + std::to_string(report.prefixTokens)
        + ", temporary rank " + std::to_string(report.temporaryRank) + ", sentence of " + std::to_string(report.sentenceTokens)
        + " tokens. Medians.\n";
    if (report.tokenizer)
        text += line("speech tokenizer", *report.tokenizer);
    text += line("prefix forward, emotion readout", report.prefixForward) + line("sentence forward, loss", report.sentenceForward)
        + line("backward", report.backward) + line("optimizer step", report.optimizer)
        + line("sentence with memory (dpm), all", report.sentenceDpm) + line("sentence with memory off, all", report.sentenceOff);
    char memory[64];
    std::snprintf(memory, sizeof memory, "  %-34s %9.0f MiB\n", "peak memory of the process", report.peakMemoryMebibytes);
    return text + memory;
}

std::string benchJson(const BenchReport& report)
{
    const nlohmann::ordered_json json{
        {"schema", 1},
        {"model", report.model},
        {"device", report.device},
        {"dtype", report.dtype},
        {"threads", report.threads},
        {"llm_parameters", report.llmParameters},
        {"n_r", report.prefixTokens},
        {"temporary_rank", report.temporaryRank},
        {"sentence_tokens", report.sentenceTokens},
        {"milliseconds",
         {{"tokenizer", report.tokenizer ? nlohmann::ordered_json(*report.tokenizer) : nlohmann::ordered_json()},
          {"prefix_forward", report.prefixForward},
          {"sentence_forward", report.sentenceForward},
          {"backward", report.backward},
          {"optimizer", report.optimizer},
          {"sentence_dpm", report.sentenceDpm},
          {"sentence_off", report.sentenceOff}}},
        {"peak_memory_mib", report.peakMemoryMebibytes}};
    return jsonText(json, 2) + "\n";
}

}  // namespace undertone
