// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/corpus/iemocap_writer.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace undertone {

/// A dialogue of IEMOCAP's form that nobody spoke: turns of two seconds, three raters of whom one errs now and then.
inline CorpusDialogue madeIemocapDialogue(const std::string& name, int turns)
{
    constexpr std::array<const char*, 4> labels{"neu", "ang", "sad", "hap"};
    constexpr std::array<const char*, 4> categories{"Neutral state", "Anger", "Sadness", "Happiness"};
    constexpr std::array<const char*, 5> words{"I did not expect you to come back so soon.", "And yet here I am.", "You could have called.",
                                               "Would you have answered?", "No. No, I would not."};
    CorpusDialogue dialogue;
    dialogue.name = name;
    dialogue.session = name.substr(0, 5);
    for (int i = 0; i < turns; ++i) {
        const auto label = static_cast<std::size_t>((i * 7 + i / 3 + static_cast<int>(name.back())) % 4);
        const char speaker = i % 2 == 0 ? 'F' : 'M';
        CorpusUtterance turn;
        turn.id = name + '_' + speaker + (i / 2 < 10 ? "00" : "0") + std::to_string(i / 2);
        turn.speaker = dialogue.session + '_' + speaker;
        turn.startSeconds = 0.5 + 2.5 * i;
        turn.endSeconds = turn.startSeconds + 2.0;
        turn.label = i % 5 == 4 ? "xxx" : labels[label];
        turn.transcription = words[static_cast<std::size_t>(i) % words.size()];
        turn.dimensions = {2.5, 3.0, 3.5};
        turn.categories = {{"E1", RaterKind::Other, {categories[label]}, {}},
                           {"E2", RaterKind::Other, {categories[i % 3 == 1 ? (label + 1) % 4 : label]}, {}},
                           {"E3", RaterKind::Other, {categories[i % 5 == 4 ? (label + 2) % 4 : label]}, {}}};
        if (i % 5 == 4)
            turn.categories[1].categories = {categories[(label + 3) % 4]};
        dialogue.utterances.push_back(turn);
    }
    return dialogue;
}

/// Writes dialogues with a tone as their sound. Errors: FileNotWritable.
inline Status writeMadeIemocap(const std::filesystem::path& folder, const std::vector<std::string>& names, int turns)
{
    for (const std::string& name : names) {
        const CorpusDialogue dialogue = madeIemocapDialogue(name, turns);
        TRY(writeIemocapDialogue(folder, dialogue));
        const auto wavs = folder / iemocapSessionFolder(dialogue.session) / "dialog" / "wav";
        std::filesystem::create_directories(wavs);
        std::vector<float> samples(static_cast<std::size_t>((dialogue.utterances.back().endSeconds + 0.5) * engineSampleRate));
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const double seconds = static_cast<double>(i) / engineSampleRate;
            const double inTurn = std::fmod(seconds - 0.5 + 2.5, 2.5);
            samples[i] = inTurn < 2.0 ? 0.3F * static_cast<float>(std::sin(3.0 * inTurn) * std::sin(900.0 * seconds)) : 0.0F;
        }
        auto wav = TRY(WavWriter::create(wavs / (name + ".wav"), {}, ExistingFile::Replace));
        TRY(wav->write(samples));
        TRY(wav->finish());
    }
    return {};
}

}  // namespace undertone
