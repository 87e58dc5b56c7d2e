// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/wizard_page.h"

#include <optional>

namespace undertone {

class CorpusPanel;
class LabelCounts;
class PathField;
class TokenizingPanel;

/// Which dialogues: a token file, whose counts are shown before anything else, or a corpus's folder, which is looked at and
/// tokenized once.
class CorpusPage : public WizardPage {
    Q_OBJECT
public:
    CorpusPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override { return m_corpus.has_value(); }
    void enter() override;
    void setTheme(const Theme& theme) override;
    [[nodiscard]] TokenizingPanel& tokenizing() const { return *m_tokenizing; }
    void setCorpus(const std::filesystem::path& path);

private:
    void buildEmptyState();
    void buildSummary();
    void buildSurvey();
    void connectAll();
    void read();
    void show(const TrainingCorpus& corpus);
    void survey(const CorpusSurvey& survey);
    void takeTokens(const TokenizingRun& run);
    void bringForward(QWidget* part);
    void refuse(const Error& error);

    std::optional<TrainingCorpus> m_corpus;
    PathField* m_path;
    PathField* m_dev;
    QWidget* m_empty = nullptr;
    QLabel* m_emptyText = nullptr;
    QLabel* m_picture = nullptr;
    QWidget* m_summary = nullptr;
    FigureLabel* m_dialogues = nullptr;
    FigureLabel* m_sentences = nullptr;
    FigureLabel* m_tokens = nullptr;
    FigureLabel* m_speakers = nullptr;
    LabelCounts* m_labels = nullptr;
    QLabel* m_corpora = nullptr;
    QLabel* m_devText = nullptr;
    QLabel* m_leftOut = nullptr;
    QWidget* m_survey = nullptr;
    CorpusPanel* m_panel = nullptr;
    TokenizingPanel* m_tokenizing = nullptr;
};

}  // namespace undertone
