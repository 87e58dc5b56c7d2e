// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/project/project_recording.h"

#include "audio/analysis_source.h"
#include "engine/io/hash_while_reading.h"
#include "engine/project/relink.h"

#include <system_error>
#include <utility>
#include <vector>

namespace undertone {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostCandidates = 500;

constexpr int progressSteps = 100;

class ObservedSource final : public AudioSource {
public:
    ObservedSource(std::unique_ptr<AudioSource> source, ReadingProgress progress)
        : m_source(std::move(source)), m_progress(std::move(progress))
    {
    }
    [[nodiscard]] int sampleRate() const override { return m_source->sampleRate(); }
    [[nodiscard]] int channelCount() const override { return m_source->channelCount(); }
    [[nodiscard]] SampleIndex frameCount() const override { return m_source->frameCount(); }
    Result<std::size_t> read(SampleIndex first, std::span<float> out) override
    {
        const auto frames = TRY(m_source->read(first, out));
        const SampleIndex done = first + static_cast<SampleIndex>(frames);
        const int step = frameCount() > 0 ? static_cast<int>(done * progressSteps / frameCount()) : progressSteps;
        if (step > m_step) {
            m_step = step;
            m_progress(static_cast<double>(step) / progressSteps);
        }
        return frames;
    }

private:
    std::unique_ptr<AudioSource> m_source;
    ReadingProgress m_progress;
    int m_step = 0;  ///< told last
};

Result<AudioReference> describeAudioFile(const fs::path& path)
{
    const auto source = TRY(openAnalysisSource(path));
    return describedAudio(*source);
}

Result<std::string> hashAudioFile(const fs::path& path, const CancellationToken& cancel, const ReadingProgress& progress)
{
    HashedSource source(observed(TRY(openAnalysisSource(path)), progress));
    return source.sha256(cancel);
}

bool hasItsLength(const AudioReference& audio, const fs::path& file)
{
    const auto described = describeAudioFile(file);
    return described && described->frameCount == audio.frameCount && described->sampleRate == audio.sampleRate;
}

std::vector<fs::path> filesBeside(const fs::path& project)
{
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entries(project.parent_path(), failure), end; !failure && entries != end; entries.increment(failure)) {
        if (files.size() < mostCandidates && entries->is_regular_file(failure) && entries->path().extension() != project.extension())
            files.push_back(entries->path());
    }
    return files;
}

}  // namespace

std::unique_ptr<AudioSource> observed(std::unique_ptr<AudioSource> source, const ReadingProgress& progress)
{
    if (!progress)
        return source;
    return std::make_unique<ObservedSource>(std::move(source), progress);
}

AudioReference describedAudio(const AudioSource& source)
{
    AudioReference reference;
    reference.sampleRate = source.sampleRate();
    reference.channelCount = source.channelCount();
    reference.frameCount = source.frameCount();
    return reference;
}

std::optional<AudioReference> findRecordingAmong(const AudioReference& audio, const fs::path& project, std::span<const fs::path> candidates,
                                                 const CancellationToken& cancel, const ReadingProgress& progress)
{
    const AudioProbe probe{describeAudioFile, [&](const fs::path& path) { return hashAudioFile(path, cancel, progress); }};
    const auto found = findAudio(audio, candidates, probe);
    return found ? std::optional(audioAt(*found, found->path, project)) : std::nullopt;
}

std::optional<AudioReference> findRecording(const AudioReference& audio, const fs::path& project, const fs::path& remembered,
                                            const CancellationToken& cancel, const ReadingProgress& progress)
{
    const auto beside = audioBesideProject(audio, project);
    for (const fs::path& known : {beside.value_or(fs::path()), remembered}) {
        if (!known.empty() && hasItsLength(audio, known))
            return audioAt(audio, known, project);
    }
    return findRecordingAmong(audio, project, filesBeside(project), cancel, progress);
}

}  // namespace undertone
