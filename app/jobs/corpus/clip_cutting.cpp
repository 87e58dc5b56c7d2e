// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/clip_cutting.h"

#include "app/jobs/corpus/dialogue_sound.h"
#include "audio/analysis_source.h"
#include "audio/wav_writer.h"
#include "engine/annotation/segments_reader.h"
#include "engine/core/audio_source.h"
#include "engine/core/labelled_clip.h"
#include "engine/core/number_text.h"
#include "engine/core/segments_format.h"
#include "engine/corpus/manifest.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace undertone {

namespace {

namespace fs = std::filesystem;

constexpr const char* clipFolder = "clips";

Status writeClip(const fs::path& path, std::span<const float> samples)
{
    const auto wav = TRY(WavWriter::create(path, {engineSampleRate, 1, WavEncoding::Pcm16}, ExistingFile::Replace));
    TRY(wav->write(samples));
    return wav->finish();
}

// One recording, and where its clips go.
class RecordingCut {
public:
    RecordingCut(const fs::path& recording, const ClipCuttingOptions& options, std::vector<LabelledClip>& clips)
        : m_recording(recording), m_options(options), m_clips(clips)
    {
    }

    Status run(const CancellationToken& cancel)
    {
        m_source = TRY(openAnalysisSource(m_recording, {.use = SoundUse::Train}));
        const auto conversation = TRY(readSegments(segmentsBeside(m_recording), m_source->durationSeconds()));
        for (const auto& segment : conversation.segments) {
            const double seconds = segment.endSeconds - segment.startSeconds;
            const auto pieces = static_cast<std::int64_t>(std::max(1.0, std::ceil(seconds / m_options.longestSeconds - 1e-9)));
            const double length = seconds / static_cast<double>(pieces);
            for (std::int64_t piece = 0; piece < pieces; ++piece) {
                if (cancel.isCancelled())
                    return Error{ErrorCode::Cancelled, message("jobs.cancelled")};
                TRY(addClip(segment.startSeconds + length * static_cast<double>(piece), length,
                            speakerName(conversation.speakers, segment.speaker)));
            }
        }
        return {};
    }

private:
    Status addClip(double start, double seconds, std::string_view speaker)
    {
        std::vector<float> samples(static_cast<std::size_t>(seconds * engineSampleRate));
        samples.resize(TRY(m_source->read(static_cast<SampleIndex>(start * engineSampleRate), samples)));
        LabelledClip clip;
        clip.durationSeconds = static_cast<double>(samples.size()) / engineSampleRate;
        if (clip.durationSeconds < m_options.shortestSeconds)
            return {};
        const auto stem = m_recording.stem().string();
        clip.path = (fs::path(clipFolder) / (stem + formatted("-%05.0f.wav", static_cast<double>(++m_count)))).string();
        clip.corpus = m_options.corpus;
        clip.speaker = m_options.corpus + '-' + stem + '-' + std::string(speaker);
        clip.emotion = m_options.emotion;
        clip.language = m_options.language;
        clip.split = m_options.split;
        TRY(writeClip(m_options.folder / clip.path, samples));
        m_clips.push_back(std::move(clip));
        return {};
    }

    const fs::path& m_recording;
    const ClipCuttingOptions& m_options;
    std::vector<LabelledClip>& m_clips;
    std::unique_ptr<AudioSource> m_source;
    int m_count = 0;
};

}  // namespace

Result<std::size_t> cutClips(const ClipCuttingOptions& options, const CancellationToken& cancel)
{
    std::set<fs::path> stems;
    for (const auto& recording : options.recordings) {
        if (segmentsBeside(recording).empty())
            return Error{ErrorCode::InvalidArgument, message("clips.no-segments", recording), recording};
        if (!stems.insert(recording.stem()).second)
            return Error{ErrorCode::InvalidArgument, message("clips.one-name", recording.stem()), recording};
    }
    std::error_code failure;
    fs::create_directories(options.folder / clipFolder, failure);
    if (failure)
        return Error{ErrorCode::FileNotWritable, message("clips.folder", options.folder, failure.message()), options.folder};
    std::vector<LabelledClip> clips;
    Status first;
    for (const auto& recording : options.recordings) {
        const auto status = RecordingCut(recording, options, clips).run(cancel);
        if (status)
            continue;
        if (!isOfOneFile(status.error()))
            return status.error();
        if (first)
            first = status;
        if (options.note)
            options.note(message("tokenizing.unheard", recording, status.error().message));
    }
    if (clips.empty())
        return first ? Error{ErrorCode::CorruptFile, message("clips.no-sentence", formatted("%g", options.shortestSeconds))}
                     : first.error();
    TRY(writeManifest(options.folder, clips));
    return clips.size();
}

}  // namespace undertone
