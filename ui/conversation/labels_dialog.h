// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace undertone {

class ConversationDocument;
class ProjectSession;

/// The labels of the open project: each can be renamed, coloured or taken away, and others added. Every change is a step of the project's
/// history.
class LabelsDialog : public QDialog {
    Q_OBJECT
public:
    LabelsDialog(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent = nullptr);

    /// Gives the selected label that colour.
    void setColour(const QColor& colour);

private:
    void refresh();
    void rename(const QListWidgetItem* item);
    void add();
    void remove();
    void chooseColour();

    ConversationDocument& m_document;
    ProjectSession& m_project;
    const Theme& m_theme;
    QListWidget* m_list;
    QPushButton* m_colour;
    QPushButton* m_remove;
};

}  // namespace undertone
