// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/simulation/dialogue_simulation.h"

#include "app/jobs/corpus/clip_cache.h"
#include "app/jobs/worker_pool.h"
#include "audio/conversation_mixer.h"
#include "audio/wav_writer.h"
#include "engine/core/audio_source.h"
#include "engine/corpus/manifest.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/simulation/conversation_planner.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>

namespace undertone {

namespace {

/// One dialogue to make: a plan over the clips of one source.
struct PlannedDialogue {
    std::size_t source = 0;
    ConversationPlan plan;
};

Result<std::unique_ptr<ClipCache>> readSource(const SimulationSource& source, const SimulationOptions& options)
{
    auto clips = TRY(readManifest(source.folder, {options.split, options.corpora}));
    return std::make_unique<ClipCache>(source.folder, std::move(clips));
}

/// Sound, segments with speaker and label, for listening and for timing tests.
Status keepAudio(const std::filesystem::path& folder, const std::string& name, const MixedConversation& mixed)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    auto wav = WavWriter::create(folder / (name + ".wav"), {engineSampleRate, 1, WavEncoding::Pcm16}, ExistingFile::Replace);
    if (!wav)
        return wav.error();
    TRY((*wav)->write(mixed.samples));
    TRY((*wav)->finish());
    std::string csv = "start,end,speaker,emotion\n";
    for (std::size_t i = 0; i < mixed.conversation.segments.size(); ++i) {
        const auto& segment = mixed.conversation.segments[i];
        char times[64];
        std::snprintf(times, sizeof times, "%.3f,%.3f,", segment.startSeconds, segment.endSeconds);
        csv += times;
        csv.append(speakerName(mixed.conversation.speakers, segment.speaker)).append(",").append(mixed.emotions[i]).append("\n");
    }
    return writeFileAtomically(folder / (name + ".csv"), csv);
}

Result<TokenDialogue> makeDialogue(const PlannedDialogue& planned, ClipCache& source, DialogueTokenizer& tokenizer,
                                   const SimulationOptions& options, const CancellationToken& cancel)
{
    auto mixed = mixConversation(planned.plan, source.clips(), source.loader());
    if (!mixed)
        return mixed.error();
    auto codes = tokenizer.encodeRecording(mixed->samples, mixed->conversation.segments, cancel, options.normalisation);
    if (!codes)
        return codes.error();
    TokenDialogue dialogue;
    dialogue.name = planned.plan.name;
    dialogue.corpus = planned.plan.corpus;
    for (std::size_t i = 0; i < codes->size(); ++i) {
        const Segment& segment = mixed->conversation.segments[i];
        dialogue.sentences.push_back({std::move((*codes)[i]), labelOf(mixed->emotions[i], options.labels),
                                      std::string(speakerName(mixed->conversation.speakers, segment.speaker)), segment.startSeconds,
                                      segment.endSeconds});
    }
    if (!options.audioFolder.empty()) {
        TRY(keepAudio(options.audioFolder, planned.plan.name, *mixed));
    }
    return dialogue;
}

std::string describe(const SimulationOptions& options, const std::vector<std::unique_ptr<ClipCache>>& sources,
                     const LicenceAttestation& attestation)
{
    nlohmann::ordered_json json;
    json["split"] = options.split;
    json["seed"] = options.seed;
    if (options.normalisation == NormalisationReach::Sentence)
        json["normalisation"] = "sentence";
    for (std::size_t i = 0; i < sources.size(); ++i) {
        std::map<std::string, int> corpora;
        for (const auto& clip : sources[i]->clips())
            ++corpora[clip.corpus];
        json["sources"].push_back({{"clips", corpora},
                                   {"dialogues", options.sources[i].dialogues},
                                   {"left_out", corporaLeftOut(sources[i]->clips(), options.plan)}});
    }
    if (!attestation.text().empty())
        json["attestation"] = attestation.text();
    return jsonText(json);
}

}  // namespace

Result<DialogueTokens> simulateDialogues(const SimulationOptions& options, const JobContext& context, const SimulationProgress& progress,
                                         const CancellationToken& cancel)
{
    std::vector<std::unique_ptr<ClipCache>> sources;
    std::vector<PlannedDialogue> planned;
    for (std::size_t s = 0; s < options.sources.size(); ++s) {
        auto source = readSource(options.sources[s], options);
        if (!source)
            return source.error();
        auto config = options.plan;
        config.dialogues = options.sources[s].dialogues;
        for (const auto& corpus : corporaLeftOut((*source)->clips(), config)) {
            if (options.note)
                options.note("No dialogue is composed of " + corpus + ": its speakers have too few clips for the shortest dialogue.");
        }
        auto plans = planReadableConversations(**source, config, options.seed + s, options.workers, options.note, cancel);
        if (!plans)
            return plans.error();
        for (auto& plan : *plans) {
            if (s > 0)
                plan.name = "source" + std::to_string(s) + '-' + plan.name;
            planned.push_back({s, std::move(plan)});
        }
        sources.push_back(std::move(*source));
    }
    DialogueTokens tokens;
    tokens.labels = options.labels;
    tokens.provenance = describe(options, sources, context.authorisation.attestation());
    tokens.dialogues.resize(planned.size());
    std::mutex mutex;
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        auto loaded = DialogueTokenizer::load(options.tokenizer, options.device, 1, context.authorisation);
        if (!loaded)
            return loaded.error();
        std::shared_ptr<DialogueTokenizer> tokenizer = std::move(*loaded);
        {
            const std::lock_guard lock(mutex);
            tokens.codebookSize = tokenizer->codebookSize();
            tokens.tokenizerSha256 = tokenizer->sha256();
        }
        return WorkItem([&, tokenizer](std::size_t item) -> Status {
            auto dialogue = makeDialogue(planned[item], *sources[planned[item].source], *tokenizer, options, cancel);
            if (!dialogue)
                return dialogue.error();
            tokens.dialogues[item] = std::move(*dialogue);
            return {};
        });
    };
    const auto report = [&](std::size_t done) {
        if (progress)
            progress(static_cast<double>(done) / static_cast<double>(planned.size()));
    };
    TRY(forEachItem(planned.size(), workerCount(options.workers), makeWorker, report, cancel));
    return tokens;
}

}  // namespace undertone
