// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/model/model_training.h"
#include "app/jobs/recording/session_sound.h"
#include "engine/consent/consent_watch.h"
#include "engine/consent/session.h"
#include "engine/io/dialogue_tokens.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

class DialogueTokenizer;

struct SessionTrainingOptions {
    std::filesystem::path tokenizer;  ///< folder of the speech tokenizer
    std::vector<std::string> labels;  ///< of the model, in id order
    std::string annotator;            ///< whose labels are taken; empty: what was decided, else what more than half of the annotators say
    std::string device = "auto";
};

/// Recorded sessions that a model is trained on, for as long as everyone in them agrees to that. What is read of them stays in memory. One
/// thread; whatever trains may run on another.
class SessionTraining {
public:
    /// All of one vault, each once. Errors: InvalidArgument (one twice), NotAuthorised (somebody does not agree, nobody is left, it is
    /// prohibited), of opening the sound.
    static Result<SessionTraining> begin(std::vector<Session> sessions, const Keyring& keyring);

    /// To train, as long as all of them agree.
    [[nodiscard]] const Authorisation& authorisation() const { return *m_authorisation; }
    /// A dialogue of each session: the sentences of its project as an analysis hears them, each tokenized by itself, with those labels that
    /// the model has. Their provenance names the sessions, and the
    /// heads of their logs, which show that everyone agreed; it names nobody. Errors: InvalidArgument (a session without labels of the
    /// model, or without any of that annotator), InvalidSegments, NotAuthorised, Cancelled, of the tokenizer, the sound and the store.
    Result<DialogueTokens> tokenize(const SessionTrainingOptions& options, const CancellationToken& cancel) const;
    /// Once, and nothing is tokenized afterwards: sound and labels are let go of, with their keys. trainModelDirectory() on what tokenize()
    /// gave, with the sessions' logs told where the model lies before it begins and when it has ended. Where somebody withdraws meanwhile,
    /// what was learnt by then is blocked. `request`: with authorisation() or one that it is part of. Errors: trainModelDirectory's;
    /// NotAuthorised (somebody withdrew), FileNotWritable (of the logs).
    Result<LlmTrainingSummary> train(ModelTrainingRequest request, const LlmTrainingReporter& report, const CancellationToken& cancel);

private:
    struct Source {
        Session session;
        std::unique_ptr<ConsentWatch> watch;
        std::shared_ptr<BlobStore> labels;  ///< null once the training has begun, as the next
        std::optional<SessionSound> sound;
    };
    [[nodiscard]] std::vector<std::string> ids() const;
    Status append(const char* what, const std::filesystem::path& model);
    Status checkWithLogs();
    Status blockWhatWasLearnt(const std::filesystem::path& model) const;
    Result<TokenDialogue> dialogueOf(const Source& source, const SessionTrainingOptions& options, DialogueTokenizer& tokenizer,
                                     const CancellationToken& cancel) const;

    std::vector<Source> m_sources;
    std::optional<Authorisation> m_authorisation;
};

}  // namespace undertone
