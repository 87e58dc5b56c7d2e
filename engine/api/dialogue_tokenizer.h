// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Speech to codes for training and evaluation, as the programs see it: no torch header.

#include "engine/core/audio_source.h"
#include "engine/core/authorisation.h"
#include "engine/core/cancellation.h"
#include "engine/core/conversation.h"
#include "engine/core/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace undertone {

class SpeechTokenizer;

/// What the recording normalisation of a tokenizer knows at a sentence: the recording so far, as the product runs it, or that
/// sentence alone. The second takes away what a long recording tells of its room and voices; it is for studies of what that is worth.
enum class NormalisationReach { Recording, Sentence };

/// A stretch [first, last) of a recording, in samples, and who speaks in it.
struct SpokenStretch {
    SampleIndex first = 0;
    SampleIndex last = 0;
    SpeakerId speaker{};
};

/// A speech tokenizer that turns recordings held in memory into sentences of codes, each sentence alone, the
/// recording's normalisation running along it (recipe.md, "Dialogues"). One thread; load one per worker.
class DialogueTokenizer {
public:
    /// `threads`: for matrix products called from this thread; 0 leaves torch's choice.
    /// `authorisation`: to train or analyse; revoked, it ends what is encoded. Errors: SpeechTokenizer::load's, DeviceUnavailable,
    /// NotAuthorised.
    static Result<std::unique_ptr<DialogueTokenizer>> load(const std::filesystem::path& directory, const std::string& device, int threads,
                                                           const Authorisation& authorisation);
    ~DialogueTokenizer();

    /// Codes of each segment of `samples` (mono at engineSampleRate), as one recording. Errors: Cancelled, CorruptFile.
    Result<std::vector<std::vector<std::int32_t>>> encodeRecording(std::span<const float> samples, std::span<const Segment> segments,
                                                                   const CancellationToken& cancel,
                                                                   NormalisationReach reach = NormalisationReach::Recording);

    /// The same of stretches of a source, mono at engineSampleRate, read one at a time. Errors: the source's, Cancelled.
    Result<std::vector<std::vector<std::int32_t>>> encodeStretches(AudioSource& source, std::span<const SpokenStretch> stretches,
                                                                   const CancellationToken& cancel);

    /// Codes of a whole recording (`TokenizeMode::Whole`), in bounded memory. Errors: as above.
    Result<std::vector<std::int32_t>> encodeWhole(AudioSource& source, const CancellationToken& cancel);

    [[nodiscard]] int codebookSize() const;
    /// "cpu", "cuda:0": where it runs.
    [[nodiscard]] const std::string& device() const { return m_device; }
    /// Over config and weights: says which tokenizer made a set of codes.
    [[nodiscard]] const std::string& sha256() const { return m_sha256; }

private:
    DialogueTokenizer(std::unique_ptr<SpeechTokenizer> tokenizer, std::string sha256, std::string device, Authorisation authorisation);

    std::unique_ptr<SpeechTokenizer> m_tokenizer;
    std::string m_sha256;
    std::string m_device;
    Authorisation m_authorisation;
};

}  // namespace undertone
