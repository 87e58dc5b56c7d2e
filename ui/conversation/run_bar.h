// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace undertone {

class ConversationDocument;
class ConversationSession;
class MemoryMicroscope;

/// The head of the window: which recording, where its run stands, what it runs on, and the buttons that start,
/// pause and cancel it. Two lines of fixed height, so that nothing below jumps.
class RunBar : public QWidget {
    Q_OBJECT
public:
    RunBar(ConversationDocument& document, ConversationSession& session, const MemoryMicroscope& microscope, const Theme& theme,
           QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    /// What is being done and how far it is, as one line: "Analysing · sentence 12 of 45 · 0:32 left".
    [[nodiscard]] QString statusText() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildWidgets();
    void layOut();
    void refresh();
    void refreshMemoryWorth();
    void refreshProgress();
    void refreshButtons();
    void elideTitle();
    void elideStatus();
    [[nodiscard]] QString recordingText() const;
    [[nodiscard]] QString modelText() const;
    [[nodiscard]] QString runningText() const;
    [[nodiscard]] QString endedText() const;

    ConversationDocument& m_document;
    ConversationSession& m_session;
    const MemoryMicroscope& m_microscope;
    const Theme* m_theme;
    QLabel* m_title;
    QLabel* m_details;
    QLabel* m_statusIcon;
    QLabel* m_status;
    QLabel* m_model;
    QProgressBar* m_progress;
    QPushButton* m_compare;
    QPushButton* m_pause;
    QPushButton* m_cancel;
    QPushButton* m_analyse;
};

}  // namespace undertone
