// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/corpus/corpus_tokenizing.h"

#include "app/jobs/analysis/speaker_channels.h"
#include "app/jobs/analysis/token_cache_key.h"
#include "app/jobs/corpus/dialogue_sound.h"
#include "app/jobs/worker_pool.h"
#include "audio/analysis_source.h"
#include "audio/audio_file_source.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/api/reading_plan.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

namespace undertone {

namespace {

using Codes = std::vector<std::vector<std::int32_t>>;

struct DialogueOutcome {
    TokenDialogue dialogue;
    std::string dataSha256;  ///< of sound, places and labels
    bool fromCache = false;
    bool onOwnChannels = false;
    std::size_t leftOut = 0;
    std::vector<Message> warnings;
};

std::string titleOf(const LabelledCorpus& corpus, const CorpusDialogue& dialogue)
{
    return dialogue.corpus.empty() ? corpusFormatTitle(corpus.format) : dialogue.corpus;
}

/// Tokenizes dialogues one after another; each worker has its own.
class DialogueWorker {
public:
    DialogueWorker(const LabelledCorpus& corpus, const LabelMap& map, const CorpusTokenizingOptions& options, const JobContext& context,
                   std::string keySha256, std::unique_ptr<DialogueTokenizer> tokenizer, const CancellationToken& cancel)
        : m_corpus(corpus), m_map(map), m_options(options), m_context(context), m_keySha256(std::move(keySha256)),
          m_tokenizer(std::move(tokenizer)), m_cancel(cancel)
    {
    }

    /// Damage may show only when a file is read: then the dialogue is read again without it.
    Status run(const CorpusDialogue& dialogue, DialogueOutcome& outcome)
    {
        UnheardFiles unheard;
        for (;;) {
            outcome = {};
            auto status = tokenize(dialogue, unheard, outcome);
            if (status || !isOfOneFile(status.error())) {
                outcome.leftOut = dialogue.utterances.size() - outcome.dialogue.sentences.size();
                return status;
            }
            const auto& error = status.error();
            if (!dialogue.audio.empty()) {
                outcome = {};
                outcome.leftOut = dialogue.utterances.size();
                outcome.warnings.push_back(message("tokenizing.unheard-dialogue", dialogue.name, outcome.leftOut, error.message));
                return {};
            }
            const bool isClip = std::ranges::any_of(dialogue.utterances, [&](const auto& utterance) {
                return !utterance.audio.empty() && m_corpus.folder / utterance.audio == error.path;
            });
            if (!isClip || !unheard.emplace(error.path, error).second)
                return status;
        }
    }

    [[nodiscard]] const DialogueTokenizer& tokenizer() const { return *m_tokenizer; }

private:
    Status tokenize(const CorpusDialogue& dialogue, UnheardFiles& unheard, DialogueOutcome& outcome)
    {
        auto sound = DialogueSound::open(m_corpus, dialogue, m_options.mode, unheard);
        if (!sound)
            return sound.error();
        outcome.warnings = std::move(sound->warnings);
        if (sound->mean) {
            for (auto& notice : noticesOf(*sound->mean))
                outcome.warnings.push_back(message("core.of", dialogue.name, notice));
        }
        if (sound->sentences.empty())
            return {};
        auto channels = channelsOf(*sound);
        if (!channels)
            return channels.error();
        outcome.onOwnChannels = !channels->empty();
        auto key = keyOf(*sound, *channels);
        if (!key)
            return key.error();
        auto codes = codesOf(*sound, *channels, *key, outcome);
        if (!codes)
            return codes.error();
        describe(dialogue, *sound, std::move(*codes), outcome);
        outcome.dataSha256 = dataSha256(dialogue, *sound, key->audioSha256);
        return {};
    }

    /// The channel of each sentence; empty where the mean of all is heard.
    Result<std::vector<int>> channelsOf(const DialogueSound& sound)
    {
        std::vector<int> channels;
        if (m_options.channels == ChannelRule::Mean || m_corpus.format != CorpusFormat::Iemocap || sound.recording.empty())
            return channels;
        auto map = measureSpeakerChannels(sound.recording, sound.conversation.segments, m_cancel);
        if (!map)
            return map.error();
        if (map->empty())
            return channels;
        for (const auto& segment : sound.conversation.segments)
            channels.push_back(map->at(segment.speaker));
        return channels;
    }

    Result<TokenCacheKey> keyOf(DialogueSound& sound, const std::vector<int>& channels)
    {
        std::string rule = channels.empty() ? "mean" : "of sentences:";
        for (const int channel : channels)
            rule += " " + std::to_string(channel);
        auto key = tokenCacheKey(m_keySha256, m_options.mode, rule, m_tokenizer->device());
        key.cuts = sound.conversation.segments;
        if (channels.empty()) {
            auto sha256 = sha256OfAudio(*sound.mean, m_cancel);
            if (!sha256)
                return sha256.error();
            key.audioSha256 = std::move(*sha256);
            return key;
        }
        auto raw = AudioFileSource::open(sound.recording);
        auto sha256 = raw ? sha256OfAudio(**raw, m_cancel) : Result<std::string>(raw.error());
        if (!sha256)
            return sha256.error();
        key.audioSha256 = std::move(*sha256);
        return key;
    }

    Result<Codes> codesOf(DialogueSound& sound, const std::vector<int>& channels, const TokenCacheKey& key, DialogueOutcome& outcome)
    {
        TokenCache cache(*m_context.derivedData);
        if (m_options.useCache) {
            if (auto kept = cache.load(key); kept && areCodes(*kept)) {
                outcome.fromCache = true;
                return std::move(*kept);
            }
        }
        auto plan = planReading(sound.conversation, m_options.mode, sound.mean->frameCount());
        if (!plan)
            return plan.error();
        auto codes = encode(sound, *plan, channels);
        if (codes && m_options.useCache) {
            if (auto status = cache.save(key, *codes); !status)
                outcome.warnings.push_back(message("tokenizing.not-kept", status.error().message));
        }
        return codes;
    }

    Result<Codes> encode(DialogueSound& sound, const ReadingPlan& plan, const std::vector<int>& channels)
    {
        if (channels.empty())
            return encodeFrom(*sound.mean, plan, {}, 0);
        Codes codes(plan.sentences.size());
        for (const int channel : std::set<int>(channels.begin(), channels.end())) {
            auto source = openChannelSource(sound.recording, channel);
            if (!source)
                return source.error();
            auto part = encodeFrom(**source, plan, channels, channel);
            if (!part)
                return part.error();
            for (std::size_t i = 0; i < codes.size(); ++i) {
                if (channels[i] == channel)
                    codes[i] = std::move((*part)[i]);
            }
        }
        return codes;
    }

    /// Codes of the sentences of one channel, or of all where `channels` is empty; the others stay empty. A microphone is a recording of
    /// its own.
    Result<Codes> encodeFrom(AudioSource& source, const ReadingPlan& plan, const std::vector<int>& channels, int channel)
    {
        Codes codes(plan.sentences.size());
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            if (channels.empty() || channels[i] == channel)
                places.push_back(i);
        }
        if (m_options.mode == TokenizeMode::Whole) {
            auto whole = m_tokenizer->encodeWhole(source, m_cancel);
            if (!whole)
                return whole.error();
            for (const auto place : places)
                codes[place] = cutSentence(*whole, plan.sentences[place]);
            return codes;
        }
        std::vector<SpokenStretch> stretches;
        for (const auto place : places)
            stretches.push_back({plan.sentences[place].samples[0], plan.sentences[place].samples[1], plan.sentences[place].speaker});
        auto encoded = m_tokenizer->encodeStretches(source, stretches, m_cancel);
        if (!encoded)
            return encoded.error();
        for (std::size_t i = 0; i < places.size(); ++i)
            codes[places[i]] = std::move((*encoded)[i]);
        return codes;
    }

    [[nodiscard]] bool areCodes(const Codes& codes) const
    {
        const auto isCode = [this](std::int32_t code) { return code >= 0 && code < m_tokenizer->codebookSize(); };
        return std::all_of(codes.begin(), codes.end(), [&](const auto& sentence) {
            return !sentence.empty() && std::all_of(sentence.begin(), sentence.end(), isCode);
        });
    }

    void describe(const CorpusDialogue& dialogue, const DialogueSound& sound, Codes codes, DialogueOutcome& outcome) const
    {
        auto& made = outcome.dialogue;
        made.name = dialogue.name;
        made.corpus = titleOf(m_corpus, dialogue);
        made.session = dialogue.session;
        made.script = dialogue.script;
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const auto& [segment, utterance] = sound.sentences[i];
            made.sentences.push_back(
                {std::move(codes[i]), m_map.indexOf(utterance->label), utterance->speaker, segment.startSeconds, segment.endSeconds});
        }
    }

    static std::string dataSha256(const CorpusDialogue& dialogue, const DialogueSound& sound, const std::string& audioSha256)
    {
        std::string rows;
        for (const auto& [segment, utterance] : sound.sentences)
            rows += utterance->id + "\t" + utterance->speaker + "\t" + utterance->label + "\t" + std::to_string(segment.startSeconds) + "\t"
                + std::to_string(segment.endSeconds) + "\n";
        return sha256OfNamedValues({{"dialogue", dialogue.name}, {"audio", audioSha256}, {"sentences", rows}});
    }

    const LabelledCorpus& m_corpus;
    const LabelMap& m_map;
    const CorpusTokenizingOptions& m_options;
    const JobContext& m_context;
    std::string m_keySha256;
    std::unique_ptr<DialogueTokenizer> m_tokenizer;
    const CancellationToken& m_cancel;
};

/// With the reason of the first, which is often that of all: the sound lies elsewhere.
Message whyAllSilent(const LabelledCorpus& corpus, const std::vector<Message>& warnings)
{
    const Message sentence = message("tokenizing.corpus-silent", corpus.folder);
    return warnings.size() > corpus.warnings.size() ? message("tokenizing.and-the-first", sentence, warnings[corpus.warnings.size()])
                                                    : sentence;
}

/// Dialogues in their order, those without sound left out. Of a share there may be none.
Result<CorpusTokens> gathered(const LabelledCorpus& corpus, std::vector<DialogueOutcome> outcomes, bool isShare)
{
    CorpusTokens result;
    result.warnings = corpus.warnings;
    std::size_t silent = 0;
    for (auto& outcome : outcomes) {
        result.leftOut += outcome.leftOut;
        for (auto& warning : outcome.warnings)
            result.warnings.push_back(std::move(warning));
        if (outcome.dialogue.sentences.empty()) {
            ++silent;
            continue;
        }
        result.fromCache += outcome.fromCache;
        result.onOwnChannels += outcome.onOwnChannels;
        result.tokens.dialogues.push_back(std::move(outcome.dialogue));
    }
    if (result.tokens.dialogues.empty() && !isShare)
        return Error{ErrorCode::FileNotFound, whyAllSilent(corpus, result.warnings), corpus.folder};
    if (silent > 0)
        result.warnings.push_back(message("tokenizing.silent-dialogues", silent));
    return result;
}

const char* modeName(TokenizeMode mode)
{
    return mode == TokenizeMode::Whole ? "whole" : "utterance";
}

const char* channelsName(ChannelRule rule)
{
    return rule == ChannelRule::Mean ? "mean" : "speaker's own where measured, else mean";
}

std::string provenanceOf(const LabelledCorpus& corpus, const CorpusTokens& result, const CorpusTokenizingOptions& options,
                         const std::map<std::string, std::string>& hashes, const Authorisation& authorisation)
{
    nlohmann::ordered_json json{{"made_by", "corpus tokenize"},
                                {"corpus", corpusFormatTitle(corpus.format)},
                                {"data_sha256", sha256OfNamedValues(hashes)},
                                {"tokenize", modeName(options.mode)},
                                {"lookahead", options.mode == TokenizeMode::Whole},
                                {"channels", channelsName(options.channels)},
                                {"dialogues_on_own_channels", result.onOwnChannels},
                                {"sentences_left_out", result.leftOut},
                                {"attestation", authorisation.attestation().text()}};
    if (const auto audit = auditCorpus(corpus))
        json["folds"] = {{"rule", audit->rule}, {"allowed", audit->allowed()}};
    return jsonText(json);
}

}  // namespace

Result<CorpusTokens> tokenizeCorpus(const LabelledCorpus& corpus, const LabelMap& map, const CorpusTokenizingOptions& options,
                                    const JobContext& context, const CorpusTokenizingProgress& progress, const CancellationToken& cancel)
{
    auto keySha256 = hashTokenizer(options.tokenizer, cancel);
    if (!keySha256)
        return keySha256.error();
    std::vector<DialogueOutcome> outcomes(corpus.dialogues.size());
    std::mutex mutex;
    int codebookSize = 0;
    const auto makeWorker = [&](int) -> Result<WorkItem> {
        auto tokenizer = DialogueTokenizer::load(options.tokenizer, options.device, 1, context.authorisation);
        if (!tokenizer)
            return tokenizer.error();
        {
            const std::lock_guard lock(mutex);
            codebookSize = (*tokenizer)->codebookSize();
        }
        auto worker = std::make_shared<DialogueWorker>(corpus, map, options, context, *keySha256, std::move(*tokenizer), cancel);
        return WorkItem([&, worker](std::size_t item) { return worker->run(corpus.dialogues[item], outcomes[item]); });
    };
    TRY(forEachItem(outcomes.size(), workerCount(options.workers), makeWorker, progress, cancel));
    std::map<std::string, std::string> hashes;
    for (std::size_t i = 0; i < outcomes.size(); ++i)
        hashes[corpus.dialogues[i].name] = outcomes[i].dataSha256;
    auto result = gathered(corpus, std::move(outcomes), options.isShare);
    if (!result)
        return result.error();
    result->tokens.labels = map.labels();
    result->tokens.codebookSize = codebookSize;
    result->tokens.tokenizerSha256 = *keySha256;
    result->tokens.provenance = provenanceOf(corpus, *result, options, hashes, context.authorisation);
    return result;
}

Status checkReplacesOnlyItself(const std::filesystem::path& file, const LabelledCorpus& corpus, const LabelMap& map,
                               const CorpusTokenizingOptions& options, const CancellationToken& cancel)
{
    std::error_code failure;
    if (!std::filesystem::exists(file, failure))
        return {};
    const auto refused = [&file](const char* what) {
        return Error{ErrorCode::InvalidArgument, message("tokenizing.replaces", file, message(what)), file};
    };
    const auto there = readDialogueTokens(file);
    if (!there)
        return refused("tokenizing.no-tokens");
    const auto provenance = nlohmann::json::parse(there->provenance, nullptr, false);
    const auto stated = [&provenance](const char* key) {
        return provenance.is_object() ? provenance.value(key, nlohmann::json()) : nlohmann::json();
    };
    std::set<std::pair<std::string, std::string>> dialogues;
    for (const auto& dialogue : corpus.dialogues)
        dialogues.emplace(titleOf(corpus, dialogue), dialogue.name);
    if (!std::ranges::all_of(there->dialogues, [&dialogues](const auto& dialogue) {
            return dialogues.contains({dialogue.corpus, dialogue.name});
        }))
        return refused("tokenizing.of-another-corpus");
    if (there->labels != map.labels())
        return refused("tokenizing.of-other-labels");
    if (there->tokenizerSha256 != TRY(hashTokenizer(options.tokenizer, cancel)))
        return refused("tokenizing.of-another-tokenizer");
    if (stated("tokenize") != modeName(options.mode) || stated("channels") != channelsName(options.channels))
        return refused("tokenizing.of-other-options");
    return {};
}

}  // namespace undertone
