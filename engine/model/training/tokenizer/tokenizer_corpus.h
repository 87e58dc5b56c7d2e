// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/labelled_clip.h"
#include "engine/model/speech/recording_normaliser.h"
#include "engine/model/training/tokenizer/mel_augmentation.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

namespace undertone {

class MelSpectrogram;

/// A clip as training sees it; numbers stand for names of its TokenizerCorpus.
struct TokenizerClip {
    std::size_t order = 0;  ///< in the manifest, so that loading on several threads changes nothing
    int emotion = 0;
    int corpus = 0;
    int speaker = 0;
    int sentence = 0;
    bool isDev = false;
    std::vector<std::int16_t> logMel;  ///< (frames, bands), in 1/2048 decades

    [[nodiscard]] LogMel decode(int bands) const;
};

/// Log-mel of every labelled clip in memory (half a byte a sample), and the names behind its numbers.
class TokenizerCorpus {
public:
    explicit TokenizerCorpus(int bands);
    ~TokenizerCorpus();

    /// Takes in a clip's mono 16 kHz audio; several threads may. `order` is its place in the manifest. Clips of
    /// `split` "dev" are kept for judging. Errors: CorruptFile (too short, or not-a-number samples).
    Status add(std::size_t order, const LabelledClip& clip, std::span<const float> pcm);
    /// Puts clips and names in an order that does not depend on threads; clips of `excludedCorpus` become dev,
    /// and where that is given no other dev clip changes. Call once, after all are added.
    void finish(const std::string& excludedCorpus);

    [[nodiscard]] int bands() const { return m_bands; }
    [[nodiscard]] const std::vector<TokenizerClip>& clips() const { return m_clips; }
    [[nodiscard]] const std::vector<std::string>& emotions() const { return m_emotions; }
    [[nodiscard]] const std::vector<std::string>& corpora() const { return m_corpora; }
    [[nodiscard]] const std::vector<std::string>& speakers() const { return m_speakers; }
    [[nodiscard]] const std::vector<std::string>& sentences() const { return m_sentences; }

    /// SHA-256 over every clip and its names, so that a checkpoint is not taken up with other data.
    [[nodiscard]] std::string sha256() const;

    /// Level, and mean and deviation per band, of the speech of the training clips: the target of recording
    /// normalisation. Deviations are within a speaker; every speaker counts the same.
    [[nodiscard]] RecordingNormalisationConfig speechStatistics(RecordingNormalisationConfig ranges) const;

private:
    int m_bands;
    std::unique_ptr<MelSpectrogram> m_mel;  // a pointer, so that no torch type shows here
    std::mutex m_mutex;
    std::vector<TokenizerClip> m_clips;
    std::vector<LabelledClip> m_named;  // as added, beside m_clips, until finish()
    std::vector<std::string> m_emotions, m_corpora, m_speakers, m_sentences;
};

}  // namespace undertone
