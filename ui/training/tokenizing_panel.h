// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace undertone {

class CommandLineView;
class PathField;

/// Turns the corpus that was looked at into tokens, once: asks for the tokenizer and the place, starts the program, and follows
/// it. Closing the window ends nothing; a run that goes on is found again.
class TokenizingPanel : public QWidget {
    Q_OBJECT
public:
    TokenizingPanel(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    /// The buttons, and how far it is: the page keeps them in view while the rest scrolls.
    [[nodiscard]] QWidget& actionBar() const { return *m_actions; }
    void setTheme(const Theme& theme);
    void setCorpus(const CorpusSurvey& survey);
    void setTokenizer(const std::filesystem::path& folder);
    [[nodiscard]] const TokenizingRequest& request() const { return m_request; }
    [[nodiscard]] QLineEdit& attestation() const { return *m_attestation; }
    /// The split of the dialogues to tokenize; empty: all.
    void setSplit(const std::string& split);

Q_SIGNALS:
    /// The program that was followed here has ended well, or its tokens of an earlier day are taken.
    void tokensMade(const undertone::TokenizingRun& run);
    /// Nothing, or the sentence of what went wrong.
    void problemChanged(const QString& sentence);

private:
    void buildForm();
    void buildActions();
    void takeIn();
    void start();
    void refresh();
    void showRun(const TokenizingRun& run);
    /// The service's run, where it is of this corpus.
    [[nodiscard]] const TokenizingRun* ownRun() const;

    TrainingService& m_service;
    TokenizingRequest m_request;
    bool m_ownOutput = false;  ///< the user has named a file: the proposal stays away
    bool m_following = false;  ///< a run of this corpus was seen at work
    QFormLayout* m_form = nullptr;
    PathField* m_tokenizer = nullptr;
    QComboBox* m_split = nullptr;
    PathField* m_output = nullptr;
    QLineEdit* m_attestation = nullptr;
    CommandLineView* m_command;
    QWidget* m_actions;
    QLabel* m_status = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_stop = nullptr;
    QPushButton* m_use = nullptr;
};

}  // namespace undertone
