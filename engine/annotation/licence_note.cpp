// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/licence_note.h"

#include "engine/annotation/provenance.h"
#include "engine/annotation/speaker_tiers.h"

namespace undertone {

std::string licenceNote(const std::string& file, const std::string& statement, const Timeline* timeline)
{
    std::string text = std::string(licenceNoteHead) + printableText(file) + ":\n\n" + printableText(statement) + "\n";
    if (timeline == nullptr)
        return text;
    text += "\n";
    for (const auto& [name, value] : provenanceOf(*timeline)) {
        if (name != "undertone.attestation")
            text += name + ": " + printableText(value) + "\n";
    }
    return text;
}

}  // namespace undertone
