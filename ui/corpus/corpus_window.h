// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/corpus/corpus_filter.h"
#include "ui/services/corpus_service.h"
#include "ui/theme.h"

#include <QHash>
#include <QIcon>
#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace undertone {

/// A corpus, or a folder of recordings, to look through: sessions, dialogues and sentences as a tree, found by words and filters. A
/// dialogue opens as a project, with its raters' votes as lanes; all of it is analysed as a batch.
class CorpusWindow : public QWidget {
    Q_OBJECT
public:
    CorpusWindow(CorpusService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// With what is analysed; results of another model are no longer shown.
    void setModel(const BatchModel& model);
    /// Where a folder is looked for first.
    void setFolder(const QString& folder) { m_lastFolder = folder; }
    void open(const QString& folder);
    [[nodiscard]] const CorpusListing* listing() const { return m_listing.get(); }

Q_SIGNALS:
    /// The project of a dialogue is there; `sentence`: the corpus's id of the one that was picked, empty: none.
    void openRequested(const QString& project, const QString& sentence);
    void folderChosen(const QString& folder);

private:
    void layOut();
    QWidget* buildFilters();
    void connectService();
    void chooseFolder();
    void take(std::shared_ptr<const CorpusListing> listing);
    void fillChoices();
    void refreshTree();
    void addSentences(QTreeWidgetItem& parent, std::size_t dialogue, const CorpusFilter& filter);
    void fillSentence(QTreeWidgetItem& item, const ListedSentence& sentence);
    void refreshState();
    void showProgress(std::size_t done, std::size_t all);
    void openCurrent();
    void analyseAll();
    void goToDisagreement(bool forward);
    void say(const QString& text);
    void readAgainThenSay(const QString& text);
    void settle(const QString& text);
    RequestId ask(const QString& what);
    [[nodiscard]] CorpusFilter filter() const;
    [[nodiscard]] QString summary() const;

    CorpusService& m_service;
    const Theme* m_theme;
    BatchModel m_model;
    BatchModel m_listedModel;  ///< whose results the listing shows, or will
    QString m_lastFolder;
    QString m_folder;  ///< that is shown or being read
    std::shared_ptr<const CorpusListing> m_listing;
    RequestId m_request = 0;  ///< that goes on; 0: none
    RequestId m_lastRequest = 0;
    bool m_isBatch = false;         ///< the request is one
    QHash<QString, QIcon> m_icons;  ///< of emotions, in the theme
    QString m_report;               ///< of what ended, to be said once the listing is there
    QString m_sentence;             ///< to go to in the dialogue that is being opened
    std::size_t m_shown = 0;        ///< sentences in the tree, or recordings
    QLabel* m_title;
    QPushButton* m_choose;
    QLineEdit* m_words;
    QComboBox* m_speaker;
    QComboBox* m_label;
    QComboBox* m_agreement;
    QComboBox* m_verdict;
    QTreeWidget* m_tree;
    QLabel* m_state;
    QProgressBar* m_progress;
    QLineEdit* m_statement;
    QPushButton* m_open;
    QPushButton* m_analyse;
    QPushButton* m_cancel;
};

}  // namespace undertone
