// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/wizard_page.h"

#include <optional>

namespace undertone {

class LabelCounts;
class PathField;

/// Which dialogues: a token file, or a folder with train.safetensors; its counts are shown before anything else.
class CorpusPage : public WizardPage {
    Q_OBJECT
public:
    CorpusPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override { return m_corpus.has_value(); }
    void setTheme(const Theme& theme) override;
    void setCorpus(const std::filesystem::path& path);

private:
    void buildEmptyState();
    void buildSummary();
    void read();
    void show(const TrainingCorpus& corpus);
    void refuse(const Error& error);

    std::optional<TrainingCorpus> m_corpus;
    PathField* m_path;
    PathField* m_dev;
    QWidget* m_empty = nullptr;
    QLabel* m_picture = nullptr;
    QWidget* m_summary = nullptr;
    FigureLabel* m_dialogues = nullptr;
    FigureLabel* m_sentences = nullptr;
    FigureLabel* m_tokens = nullptr;
    FigureLabel* m_speakers = nullptr;
    LabelCounts* m_labels = nullptr;
    QLabel* m_corpora = nullptr;
    QLabel* m_devText = nullptr;
};

}  // namespace undertone
