// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/session_service.h"
#include "ui/theme.h"

#include <QWidget>

#include <filesystem>
#include <map>
#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace undertone {

class FigureLabel;

/// A session of the vault: where it stands, who agreed to what, and what can be done: open it, hand out receipts, withdraw, delete.
class SessionPage : public QWidget {
    Q_OBJECT
public:
    SessionPage(SessionService& service, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Asks for the session, and shows it when it is read.
    void showSession(const std::filesystem::path& folder);
    /// The same, then asks what a speaker of it withdraws.
    void askToWithdraw(const std::filesystem::path& folder, const std::string& speaker);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const SessionDetails& details() const { return m_details; }
    [[nodiscard]] bool isExporting() const { return m_exported.has_value(); }
    /// Writes the sound in clear, named by its ending: .wav, .rf64 or .flac.
    void exportSound(const QString& path);
    /// Writes the receipt of a speaker as PDF.
    Status writeReceipt(const std::string& speaker, const QString& path) const;
    /// The same; says where it is, and the head of the log that it names, or why not.
    void saveReceipt(const std::string& speaker, const QString& path);

Q_SIGNALS:
    void openRequested(const std::filesystem::path& folder);
    /// Nothing was withdrawn, also where the session could not be read to ask what. The page says so, too, but may not be in view.
    void withdrawalFailed(const undertone::Error& error);

private:
    void build();
    void take(const SessionDetails& details);
    void showNothing();
    void buildSpeakers();
    QWidget* speakerCard(const SessionSpeaker& speaker);
    void refreshTop();
    void chooseExport();
    void refreshExport();
    void chooseReceipt(const SessionSpeaker& speaker);
    void showWritten(const std::filesystem::path& path, const QString& head);
    void askToWithdraw(const SessionSpeaker& speaker);
    void askToDestroy();
    void showDestruction(const DestructionView& what);
    void showProblem(const QString& sentence);

    SessionService& m_service;
    const Theme* m_theme;
    std::filesystem::path m_folder;
    SessionDetails m_details;  ///< of m_folder; empty until it is read
    bool m_isRead = false;
    QLabel* m_title;
    QLabel* m_purpose;
    FigureLabel* m_standing;
    FigureLabel* m_when;
    FigureLabel* m_length;
    FigureLabel* m_until;
    QWidget* m_notice;
    QLabel* m_noticeText;
    QPushButton* m_open;
    QPushButton* m_export;
    QPushButton* m_destroy;
    QWidget* m_exporting;  ///< how far a file is written, and the way to stop it
    QLabel* m_exportText;
    QVBoxLayout* m_speakers;
    QLabel* m_more;
    QLabel* m_problem;
    std::optional<double> m_exported;                              ///< share of the file that is being written
    std::string m_askFor;                                          ///< id of the speaker to be asked for once the session is read
    std::map<std::filesystem::path, SessionDetails> m_destroying;  ///< as they were; their certificates are waited for
};

}  // namespace undertone
