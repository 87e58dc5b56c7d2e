// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/simulation/iemocap_simulation.h"

#include "app/jobs/corpus/clip_cache.h"
#include "app/jobs/partial_directory.h"
#include "app/jobs/worker_pool.h"
#include "audio/conversation_mixer.h"
#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/corpus/iemocap_writer.h"
#include "engine/corpus/manifest.h"
#include "engine/simulation/conversation_planner.h"
#include "engine/simulation/simulated_corpus.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>

namespace undertone {

namespace {

namespace fs = std::filesystem;

/// How much softer a microphone hears the one who does not wear it.
constexpr double otherSpeakerDecibels = -12.0;
constexpr std::uint64_t ratersSeed = 0x7261746572;

struct PlannedSession {
    SessionPair pair;
    std::unique_ptr<ClipCache> clips;
    std::vector<ConversationPlan> plans;
};

struct PlannedItem {
    PlannedSession* session = nullptr;
    const ConversationPlan* plan = nullptr;
};

Status writeWav(const fs::path& file, int channels, std::span<const float> interleaved)
{
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    auto wav = WavWriter::create(file, {engineSampleRate, channels, WavEncoding::Pcm16}, ExistingFile::Replace);
    if (!wav)
        return wav.error();
    TRY((*wav)->write(interleaved));
    return (*wav)->finish();
}

/// The plan as the microphone of one of its voices hears it.
ConversationPlan heardBy(ConversationPlan plan, const std::string& speaker)
{
    const auto soften = [&speaker](std::vector<PlannedVoice>& voices) {
        for (auto& voice : voices) {
            if (voice.speaker != speaker)
                voice.levelDecibels += otherSpeakerDecibels;
        }
    };
    soften(plan.voices);
    for (auto& change : plan.roomChanges)
        soften(change.voices);
    return plan;
}

Result<std::vector<PlannedSession>> planSessions(const IemocapSimulationOptions& options, const CancellationToken& cancel)
{
    auto all = readManifest(options.clips, {options.split, options.corpora});
    if (!all)
        return all.error();
    auto pairs = pairSpeakers(*all, options.seed);
    if (!pairs)
        return pairs.error();
    std::vector<PlannedSession> sessions;
    for (int i = 0; i < simulatedSessions; ++i) {
        PlannedSession session{(*pairs)[static_cast<std::size_t>(i)], {}, {}};
        std::vector<LabelledClip> clips;
        for (const auto& clip : *all) {
            if (clip.corpus == session.pair.corpus
                && (clip.speaker == session.pair.speakers[0] || clip.speaker == session.pair.speakers[1]))
                clips.push_back(clip);
        }
        auto config = options.plan;
        config.minSpeakers = config.maxSpeakers = 2;
        config.dialogues = options.plan.dialogues / simulatedSessions + (i < options.plan.dialogues % simulatedSessions ? 1 : 0);
        if (config.dialogues > mostDialoguesOfASession)
            return Error{ErrorCode::InvalidArgument, message("simulation.dialogues", simulatedSessions * mostDialoguesOfASession)};
        session.clips = std::make_unique<ClipCache>(options.clips, std::move(clips));
        auto plans = planReadableConversations(*session.clips, config, options.seed + static_cast<std::uint64_t>(i), options.workers,
                                               options.note, cancel);
        if (!plans)
            return plans.error();
        session.plans = std::move(*plans);
        for (std::size_t d = 0; d < session.plans.size(); ++d)
            session.plans[d].name = simulatedDialogueName(i + 1, static_cast<int>(d));
        sessions.push_back(std::move(session));
    }
    return sessions;
}

Status writeSound(const fs::path& folder, const CorpusDialogue& dialogue, const std::array<std::vector<float>, 2>& microphones)
{
    const std::size_t frames = std::min(microphones[0].size(), microphones[1].size());
    std::vector<float> both(2 * frames);
    for (std::size_t i = 0; i < frames; ++i) {
        both[2 * i] = microphones[0][i];
        both[2 * i + 1] = microphones[1][i];
    }
    TRY(writeWav(folder / dialogue.audio, 2, both));
    for (const auto& utterance : dialogue.utterances) {
        const auto frameAt = [&](double seconds) {
            return std::min(frames, static_cast<std::size_t>(std::llround(seconds * engineSampleRate)));
        };
        const auto first = frameAt(utterance.startSeconds);
        const auto& own = microphones[utterance.speaker.ends_with('F') ? 0 : 1];
        TRY(writeWav(folder / utterance.audio, 1, std::span(own).subspan(first, frameAt(utterance.endSeconds) - first)));
    }
    return {};
}

Result<std::size_t> writeDialogue(const PlannedItem& item, const fs::path& folder)
{
    std::array<std::vector<float>, 2> microphones;
    CorpusDialogue dialogue;
    for (std::size_t i = 0; i < microphones.size(); ++i) {
        const auto plan = heardBy(*item.plan, item.session->pair.speakers[i]);
        auto mixed = mixConversation(plan, item.session->clips->clips(), item.session->clips->loader());
        if (!mixed)
            return mixed.error();
        microphones[i] = std::move(mixed->samples);
        if (i > 0)
            continue;
        std::vector<std::string> texts;
        for (const auto& turn : plan.turns)
            texts.push_back(item.session->clips->clips()[turn.clip].text);
        dialogue = simulatedDialogue(plan.name, mixed->conversation, texts, mixed->emotions, item.session->pair, plan.seed ^ ratersSeed);
    }
    TRY(writeIemocapDialogue(folder, dialogue));
    TRY(writeSound(folder, dialogue, microphones));
    return dialogue.utterances.size();
}

}  // namespace

Result<SimulatedLayout> simulateIemocapLayout(const IemocapSimulationOptions& options, const JobContext& context,
                                              const std::function<void(double fraction)>& progress, const CancellationToken& cancel)
{
    std::error_code failure;
    if (fs::exists(options.target, failure) && !fs::is_empty(options.target, failure))
        return Error{ErrorCode::FileNotWritable, message("simulation.exists", options.target), options.target};
    auto sessions = planSessions(options, cancel);
    if (!sessions)
        return sessions.error();
    std::vector<PlannedItem> items;
    for (auto& session : *sessions) {
        for (const auto& plan : session.plans)
            items.push_back({&session, &plan});
    }
    auto folder = PartialDirectory::create(options.target);
    if (!folder)
        return folder.error();
    std::atomic<std::size_t> utterances{0};
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        return WorkItem([&](std::size_t item) -> Status {
            auto written = writeDialogue(items[item], folder->path());
            if (!written)
                return written.error();
            utterances += *written;
            return {};
        });
    };
    const auto report = [&](std::size_t done) {
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(items.size()));
    };
    TRY(context.authorisation.during({Purpose::Train}, cancel, [&](const CancellationToken& stop) {
        return forEachItem(items.size(), workerCount(options.workers), makeWorker, report, stop);
    }));
    TRY(folder->commit());
    return SimulatedLayout{items.size(), utterances};
}

}  // namespace undertone
