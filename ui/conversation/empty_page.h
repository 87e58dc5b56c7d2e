// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStringList>
#include <QWidget>

#include <filesystem>
#include <vector>

class QLabel;
class QPushButton;

namespace undertone {

class ConversationSession;

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
    /// A file is held over the window.
    void setDropHovered(bool hovered);

Q_SIGNALS:
    void openRequested();
    void demoRequested();
    void modelRequested();
    void sessionsRequested();
    void recentRequested(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void fillRecent();
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
    bool m_hovered = false;
};

}  // namespace undertone
