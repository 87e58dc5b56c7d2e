// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/corpus/iemocap_writer.h"

#include "engine/corpus/iemocap_names.h"
#include "engine/corpus/iemocap_text.h"
#include "engine/io/atomic_file.h"
#include "engine/io/text_input.h"

#include <cstdio>

namespace undertone {
namespace {

namespace fs = std::filesystem;

Status writeText(const fs::path& file, const std::string& text)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    return writeFileAtomically(file, text);
}

}  // namespace

std::string iemocapSessionFolder(const std::string& session)
{
    return "Session" + session.substr(session.size() - 1);
}

double iemocapTime(double seconds)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", seconds);
    return parseDecimal(text).value_or(0.0);
}

Status writeIemocapDialogue(const fs::path& folder, const CorpusDialogue& dialogue)
{
    const auto name = parseIemocapDialogue(dialogue.name);
    if (!name)
        return Error{ErrorCode::InvalidArgument, message("iemocap.dialogue-name", dialogue.name)};
    const fs::path dialog = folder / iemocapSessionFolder(name->session) / "dialog";
    TRY(writeText(dialog / "EmoEvaluation" / (dialogue.name + ".txt"), writeIemocapEvaluation(dialogue.utterances)));
    return writeText(dialog / "transcriptions" / (dialogue.name + ".txt"), writeIemocapTranscription(dialogue.utterances));
}

}  // namespace undertone
