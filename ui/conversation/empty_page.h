// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QPixmap>
#include <QStringList>
#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;

namespace undertone {

class ConversationSession;

/// A recorded session in a line: what it is called, where it stands in words, and in a shape.
struct OfferedSession {
    QString folder;
    QString name;
    QString detail;
    QPixmap mark;
};

/// What the window shows before there is a recording: what to do, where to drop it, and a demo to try. Where no
/// model is found, it says how to get one instead.
class EmptyPage : public QWidget {
    Q_OBJECT
public:
    EmptyPage(ConversationSession& session, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setDemoAvailable(bool available);
    /// What was opened before, the last first: recordings, projects and folders of corpora. The first few are offered where there is room.
    void setRecent(const std::vector<std::filesystem::path>& files);
    /// Offered beside what was opened before, with where they stand; the first few where there is room.
    void setSessions(const std::vector<OfferedSession>& sessions);
    /// A file is held over the window.
    void setDropHovered(bool hovered);

Q_SIGNALS:
    void openRequested();
    void demoRequested();
    void modelRequested();
    void sessionsRequested();
    void recentRequested(const QString& path);
    void sessionRequested(const QString& folder);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fillRecent(qsizetype files, std::size_t sessions);
    void showRecentWhereItFits();
    [[nodiscard]] QRectF card() const;

    ConversationSession& m_session;
    const Theme* m_theme;
    QWidget* m_content;
    QLabel* m_picture;
    QLabel* m_title;
    QLabel* m_sentence;
    QLabel* m_formats;
    QPushButton* m_open;
    QPushButton* m_demo;
    QPushButton* m_sessions;
    QPushButton* m_model;
    QLabel* m_recent;
    QStringList m_recentPaths;
    std::vector<OfferedSession> m_recordedSessions;
    bool m_hovered = false;
};

}  // namespace undertone
