// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_familiarity.h"

#include "engine/core/notice.h"
#include "engine/io/code_familiarity.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/io/model_directory.h"

#include <vector>

namespace undertone {

namespace {

/// The sentences of a token file that this tokenizer made.
Result<std::vector<std::vector<std::int32_t>>> sentencesOf(const std::filesystem::path& file, const std::filesystem::path& model,
                                                           const std::string& tokenizerSha256)
{
    const auto tokens = TRY(readDialogueTokens(file));
    if (tokens.tokenizerSha256 != tokenizerSha256)
        return Error{ErrorCode::InvalidArgument, message("familiarity.tokenizer", file, model), file};
    std::vector<std::vector<std::int32_t>> sentences;
    for (const auto& dialogue : tokens.dialogues) {
        for (const auto& sentence : dialogue.sentences)
            sentences.push_back(sentence.codes);
    }
    return sentences;
}

}  // namespace

Result<ModelFamiliarity> makeModelFamiliarity(const std::filesystem::path& model, const std::filesystem::path& tokens,
                                              const std::filesystem::path& check, const JobContext& context,
                                              const CancellationToken& cancel)
{
    TRY(context.authorisation.allows({Purpose::Train}));
    const auto description = TRY(readModelDescription(model));
    const auto tokenizer = TRY(hashTokenizer(model / "tokenizer", cancel));
    const auto sentences = TRY(sentencesOf(tokens, model, tokenizer));
    const auto familiarity = TRY(CodeFamiliarity::fit(sentences, description.codebookSize(), tokenizer));
    ModelFamiliarity made{.sentences = familiarity.sentences()};
    std::size_t unlike = 0;
    if (!check.empty()) {
        for (const auto& codes : TRY(sentencesOf(check, model, tokenizer))) {
            const auto one = familiarity.of(codes);
            made.checked += one ? 1 : 0;
            unlike += one && *one < unfamiliarBelow ? 1 : 0;
        }
    }
    made.unfamiliarShare = made.checked > 0 ? static_cast<double>(unlike) / static_cast<double>(made.checked) : 0.0;
    TRY(familiarity.write(model / CodeFamiliarity::fileName));
    return made;
}

}  // namespace undertone
