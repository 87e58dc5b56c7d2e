// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/noticed_source.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace undertone {

/// Clips one after another as one recording, mono at engineSampleRate: a dialogue that a corpus keeps sentence by sentence. One file is
/// open at a time, so that any number of clips takes the memory of one. One thread.
class ClipSequenceSource final : public NoticedSource {
public:
    /// Opens each file once for its length. Errors: openAnalysisSource's; InvalidArgument for no file at all.
    static Result<std::unique_ptr<ClipSequenceSource>> open(std::vector<std::filesystem::path> files);

    [[nodiscard]] int sampleRate() const override { return engineSampleRate; }
    [[nodiscard]] int channelCount() const override { return 1; }
    [[nodiscard]] SampleIndex frameCount() const override { return m_starts.back(); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override;
    [[nodiscard]] std::vector<Message> notices() const override { return m_notices; }

    /// Where each clip starts, and where the last one ends.
    [[nodiscard]] const std::vector<SampleIndex>& starts() const { return m_starts; }

private:
    ClipSequenceSource() = default;
    Result<AudioSource*> clip(std::size_t index);

    std::vector<std::filesystem::path> m_files;
    std::vector<SampleIndex> m_starts;
    std::vector<Message> m_notices;
    std::unique_ptr<AudioSource> m_open;
    std::size_t m_openIndex = 0;
};

}  // namespace undertone
