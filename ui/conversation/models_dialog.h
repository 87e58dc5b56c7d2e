// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/found_model.h"

#include <QDialog>
#include <QString>

#include <vector>

class QPushButton;
class QTreeWidget;

namespace undertone {

/// The models that were found, with what was measured of each, to choose one.
class ModelsDialog : public QDialog {
    Q_OBJECT
public:
    /// `current`: the folder of the model in use.
    ModelsDialog(std::vector<FoundModel> models, const QString& current, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& folder);
    /// Another folder is asked for.
    void folderRequested();

private:
    void choose();

    std::vector<FoundModel> m_models;
    QTreeWidget* m_list;
    QPushButton* m_use;
};

}  // namespace undertone
