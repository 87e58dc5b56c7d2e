// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/found_model.h"

#include <QDialog>
#include <QString>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace undertone {

/// The models that were found, with what was measured of each, to choose one; the user's own can be renamed and removed.
class ModelsDialog : public QDialog {
    Q_OBJECT
public:
    /// `current`: the folder of the model in use.
    ModelsDialog(std::vector<FoundModel> models, const QString& current, QWidget* parent = nullptr);

    /// Shows these in place of what it shows.
    void setModels(std::vector<FoundModel> models);

Q_SIGNALS:
    void chosen(const QString& folder);
    /// Another folder is asked for.
    void folderRequested();
    /// Both were asked for and confirmed, for a model that isUsers and is not in use; setModels() shows what became of it.
    void renameRequested(const QString& name, const QString& newName);
    void removalRequested(const QString& name);

private:
    void addButtons();
    void addItem(const FoundModel& model);
    void refreshButtons();
    [[nodiscard]] const FoundModel* selected() const;
    [[nodiscard]] bool isInUse(const FoundModel& model) const;
    void choose();
    void rename();
    void remove();

    std::vector<FoundModel> m_models;
    QString m_current;
    QLabel* m_words;
    QTreeWidget* m_list;
    QPushButton* m_use;
    QPushButton* m_rename;
    QPushButton* m_remove;
};

}  // namespace undertone
