// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/recording/session_training.h"

#include "app/jobs/analysis/recording_input.h"
#include "app/jobs/project/project_ratings.h"
#include "app/jobs/recording/session_project.h"
#include "engine/api/dialogue_tokenizer.h"
#include "engine/api/reading_plan.h"
#include "engine/core/emotion_names.h"
#include "engine/io/json_text.h"
#include "engine/project/conversation_exchange.h"
#include "engine/project/project_content.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace undertone {
namespace {

namespace fs = std::filesystem;

/// What more than half of those say who said anything of a sentence; nothing where they are divided.
std::optional<int> majority(const RatingTable& table, std::size_t sentence)
{
    std::map<int, std::size_t> votes;
    std::size_t all = 0;
    for (const auto& rater : table.raters) {
        const int label = rater.role == RaterRole::Person ? rater.labels[sentence] : -1;
        if (label < 0)
            continue;
        ++votes[label];
        ++all;
    }
    for (const auto& [label, count] : votes) {
        if (2 * count > all)
            return label;
    }
    return std::nullopt;
}

std::optional<int> decided(const RatingTable& table, std::size_t sentence)
{
    for (const auto& rater : table.raters) {
        if (rater.role == RaterRole::Decision && rater.labels[sentence] >= 0)
            return rater.labels[sentence];
    }
    return std::nullopt;
}

/// Index of a label of a project among those of the model, whatever either calls the emotion.
std::optional<int> placeAmong(const std::vector<std::string>& labels, const std::string& name)
{
    const auto found = std::ranges::find_if(labels, [&](const auto& label) { return emotionKey(label) == emotionKey(name); });
    return found == labels.end() ? std::nullopt : std::optional(static_cast<int>(found - labels.begin()));
}

/// Labels of the model, by the numbers of sentences.
Result<std::map<std::uint64_t, int>> labelsOfSentences(Project& project, const SessionTrainingOptions& options)
{
    const auto rated = ratingsOf(project, RatingModels::LastRun);
    if (!rated && rated.error().message.id == "project.nobody-labelled")
        return Error{ErrorCode::InvalidArgument, message("training.session-unlabelled", project.path()), project.path()};
    if (!rated)
        return rated.error();
    const RatingTable& table = *rated;
    const auto named = std::ranges::find_if(
        table.raters, [&](const Rater& rater) { return rater.role == RaterRole::Person && rater.name == options.annotator; });
    if (!options.annotator.empty() && named == table.raters.end())
        return Error{ErrorCode::InvalidArgument, message("training.no-annotator", options.annotator, project.path()), project.path()};
    std::map<std::uint64_t, int> labels;
    for (std::size_t i = 0; i < table.sentences.size(); ++i) {
        std::optional<int> label;
        if (options.annotator.empty())
            label = decided(table, i) ? decided(table, i) : majority(table, i);
        else if (named->labels[i] >= 0)
            label = named->labels[i];
        const auto place = label ? placeAmong(options.labels, table.labels[static_cast<std::size_t>(*label)]) : std::nullopt;
        if (place)
            labels.emplace(table.sentences[i].id, *place);
    }
    if (labels.empty())
        return Error{ErrorCode::InvalidArgument, message("training.session-unlabelled", project.path()), project.path()};
    return labels;
}

}  // namespace

Result<SessionTraining> SessionTraining::begin(std::vector<Session> sessions, const Keyring& keyring)
{
    SessionTraining training;
    std::set<SealId> seen;
    for (auto& session : sessions) {
        if (!seen.insert(session.id()).second)
            return Error{ErrorCode::InvalidArgument, message("training.session-twice", session.folder()), session.folder()};
        TRY(session.recoverToRead(keyring));
        auto watch = TRY(ConsentWatch::start(session));
        const auto leave = TRY(watch->authorise(Purpose::Train));
        training.m_authorisation = training.m_authorisation ? TRY(training.m_authorisation->with(leave)) : leave;
        auto labels = TRY(session.labelStore(keyring));
        auto sound = TRY(SessionSound::of(session, keyring));
        training.m_sources.push_back({std::move(session), std::move(watch), std::move(labels), std::move(sound)});
    }
    if (!training.m_authorisation)
        return Error{ErrorCode::InvalidArgument, message("training.name-dialogues"), {}};
    return training;
}

Result<TokenDialogue> SessionTraining::dialogueOf(const Source& source, const SessionTrainingOptions& options, DialogueTokenizer& tokenizer,
                                                  const CancellationToken& cancel) const
{
    auto project = TRY(readSessionProject(source.labels, source.session));
    if (!project)
        return Error{ErrorCode::InvalidArgument, message("training.session-unlabelled", source.session.folder()), source.session.folder()};
    const auto labels = TRY(labelsOfSentences(*project, options));
    const auto& content = project->content();
    auto conversation = conversationOf(content, content.tracksOf(TrackKind::Segmentation).back()->id);
    // Whose sentence it is must be known: who withdraws is not to be found in those of nobody.
    const auto known = TRY(speakersOfSessionProject(source.labels, source.session));
    std::erase_if(conversation.segments, [&](const Segment& segment) { return !known.contains(segment.speaker); });
    if (std::ranges::none_of(conversation.segments, [&](const Segment& segment) { return labels.contains(segment.id.number()); }))
        return Error{ErrorCode::InvalidArgument, message("training.session-unnamed", project->path()), project->path()};
    const auto input = TRY(RecordingInput::ofChannels(source.sound->channels(), source.sound->sha256(), SentenceCut::ByPauses));
    const auto plan = TRY(planReading(conversation, TokenizeMode::Utterance, input.source->frameCount()));
    std::vector<SpokenStretch> stretches;
    for (const auto& sentence : plan.sentences)
        stretches.push_back({sentence.samples[0], sentence.samples[1], sentence.speaker});
    auto codes = TRY(tokenizer.encodeStretches(*input.source, stretches, cancel));
    TokenDialogue dialogue;
    dialogue.name = source.session.folder().filename().string();
    dialogue.corpus = "recorded session";
    dialogue.session = source.session.id().hex();
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const auto& segment = plan.conversation.segments[i];
        const auto label = labels.find(segment.id.number());
        dialogue.sentences.push_back({std::move(codes[i]), label == labels.end() ? std::nullopt : std::optional(label->second),
                                      dialogue.session + '/' + std::to_string(segment.speaker.number()), segment.startSeconds,
                                      segment.endSeconds});
    }
    return dialogue;
}

Result<DialogueTokens> SessionTraining::tokenize(const SessionTrainingOptions& options, const CancellationToken& cancel) const
{
    return m_authorisation->during({Purpose::Train}, cancel, [&](const CancellationToken& stop) -> Result<DialogueTokens> {
        const auto tokenizer = TRY(DialogueTokenizer::load(options.tokenizer, options.device, 0, *m_authorisation));
        DialogueTokens tokens{options.labels, tokenizer->codebookSize(), tokenizer->sha256(), {}, {}};
        auto grants = nlohmann::ordered_json::array();
        for (const auto& source : m_sources) {
            tokens.dialogues.push_back(TRY(dialogueOf(source, options, *tokenizer, stop)));
            grants.push_back({{"session", source.session.id().hex()},
                              {"purpose", purposeName(Purpose::Train)},
                              {"log_head", source.session.log().head()}});
        }
        tokens.provenance = jsonText(nlohmann::ordered_json{{"made_by", "train sllm"},
                                                            {"corpus", "recorded sessions"},
                                                            {"sessions_and_grants", grants},
                                                            {"sentences", tokens.sentenceCount()}});
        return tokens;
    });
}

std::vector<std::string> SessionTraining::ids() const
{
    std::vector<std::string> found;
    for (const auto& source : m_sources)
        found.push_back(source.session.id().hex());
    return found;
}

/// What the logs say now: the watches look a few times a second.
Status SessionTraining::checkWithLogs()
{
    for (auto& source : m_sources) {
        TRY(source.session.log().refresh());
        TRY(source.session.book().follow(source.session.log()));
        if (source.session.derivedWasDestroyed())
            m_authorisation->revoke();
    }
    return m_authorisation->allows({Purpose::Train});
}

Status SessionTraining::append(const char* what, const fs::path& model)
{
    for (auto& source : m_sources)
        TRY(source.session.log().append(what, {{modelField, model.string()}}));
    return checkWithLogs();
}

Status SessionTraining::blockWhatWasLearnt(const fs::path& model) const
{
    std::error_code ignored;
    if (!fs::exists(model, ignored))
        return {};
    const auto left = std::ranges::find_if(m_sources, [](const Source& source) { return source.session.derivedWasDestroyed(); });
    return blockModel(model, (left == m_sources.end() ? m_sources.front() : *left).session.id().hex());
}

Result<LlmTrainingSummary> SessionTraining::train(ModelTrainingRequest request, const LlmTrainingReporter& report,
                                                  const CancellationToken& cancel)
{
    std::error_code ignored;
    const auto model = fs::absolute(request.directory, ignored).lexically_normal();
    request.sessions = ids();
    for (auto& source : m_sources) {
        source.labels.reset();
        source.sound.reset();
    }
    TRY(append(trainingStartedEvent, model));
    auto summary = trainModelDirectory(request, report, cancel);
    const auto ended = summary ? append(trainingEndedEvent, model) : checkWithLogs();
    if (ended || ended.error().code != ErrorCode::NotAuthorised)
        return ended || !summary ? std::move(summary) : Result<LlmTrainingSummary>(ended.error());
    if (const auto blocked = blockWhatWasLearnt(model); !blocked)
        return Error{ErrorCode::NotAuthorised, message("training.withdrawn-unblocked", model, blocked.error().message), model};
    return Error{ErrorCode::NotAuthorised, message("training.withdrawn-meanwhile", model), model};
}

}  // namespace undertone
