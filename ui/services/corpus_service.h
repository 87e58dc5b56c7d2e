// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/corpus_listing.h"
#include "engine/core/result.h"
#include "ui/services/analysis_settings.h"
#include "ui/services/recording_service.h"

#include <QMetaType>
#include <QObject>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace undertone {

/// What corpora are analysed with, and whose results are shown beside their labels.
struct BatchModel {
    std::filesystem::path directory;  ///< empty: the model that ships
    AnalysisSettings settings;
    friend bool operator==(const BatchModel&, const BatchModel&) = default;
};

/// Corpora on the disk, and folders of recordings. One is in hand: the one that was listed last. Work goes on one piece after the other,
/// off the GUI thread. GUI thread; nothing here waits.
class CorpusService : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Reads the corpus and the results that there are for that model. Answers with listed or failed.
    virtual void read(RequestId request, const std::filesystem::path& folder, const BatchModel& model) = 0;
    /// Makes the project of a dialogue of the corpus in hand, or finds the one that was made before. One that is made says what is stated
    /// about the corpus. Answers with projectReady or failed.
    virtual void openDialogue(RequestId request, std::size_t dialogue, const std::string& statement) = 0;
    /// Analyses every recording of the corpus in hand that has no results for the model yet, in a program of its own; results say what is
    /// stated about the corpus, which may be empty. Answers with batchEnded or failed. What is done stays when it is cancelled.
    virtual void analyseAll(RequestId request, const std::string& statement) = 0;
    /// Gives up what goes on: it answers with failed (Cancelled).
    virtual void cancel() = 0;

Q_SIGNALS:
    void listed(undertone::RequestId request, std::shared_ptr<const undertone::CorpusListing> listing);
    /// `all` is 0 while nobody knows.
    void progressed(undertone::RequestId request, std::size_t done, std::size_t all);
    void projectReady(undertone::RequestId request, const std::filesystem::path& project);
    /// `failed`: recordings that could not be analysed; their listing says why.
    void batchEnded(undertone::RequestId request, std::size_t finished, std::size_t failed, std::size_t all);
    void failed(undertone::RequestId request, const undertone::Error& error);
};

}  // namespace undertone
