// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_draft.h"

namespace undertone {

std::vector<std::string> trainingArguments(const TrainingDraft& draft)
{
    std::vector<std::string> words{"train", draft.stage};
    const auto add = [&words](const std::string& option, const std::string& value) {
        if (!value.empty())
            words.insert(words.end(), {option, value});
    };
    add("--tokens", draft.tokens.string());
    add("--dev-tokens", draft.devTokens.string());
    if (draft.stage == "sllm") {
        add("--base", draft.base.string());
        add("--tokenizer", draft.tokenizer.string());
        add("--name", draft.name);
    }
    if (draft.preset == "packed")
        add("--mode", "packed");
    else if (draft.preset != "small")  // what the command does by itself
        add("--preset", draft.preset);
    for (const auto& [name, value] : draft.changed) {
        if (value == "on")
            words.push_back("--" + name);
        else if (value != "off")
            add("--" + name, value);
    }
    add("--seed", std::to_string(draft.seed));
    add("--device", draft.device);
    add("--dtype", draft.dtype);
    add("-o", draft.output.string());
    return words;
}

std::vector<std::string> tokenizingArguments(const TokenizingRequest& request)
{
    std::vector<std::string> words{"corpus", "tokenize", request.corpus.string(), "--tokenizer", request.tokenizer.string()};
    if (!request.split.empty())
        words.insert(words.end(), {"--split", request.split});
    if (!request.attestation.empty())
        words.insert(words.end(), {"--attest", request.attestation});
    words.insert(words.end(), {"-o", request.output.string()});
    return words;
}

}  // namespace undertone
