// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_file_question.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace undertone {

QString askForNewFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter, const QString& suffix)
{
    QString path = QFileDialog::getSaveFileName(parent, title, proposal, filter, nullptr, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().compare(suffix, Qt::CaseInsensitive) != 0)
        path += QLatin1Char('.') + suffix;
    if (!QFileInfo::exists(path))
        return path;
    QMessageBox box(QMessageBox::Question, QCoreApplication::translate("NewFileQuestion", "Replace the file?"),
                    QCoreApplication::translate("NewFileQuestion", "“%1” exists already.").arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, parent);
    box.setObjectName(QStringLiteral("replace-file"));
    const QPushButton* replace = box.addButton(QCoreApplication::translate("NewFileQuestion", "&Replace"), QMessageBox::DestructiveRole);
    box.exec();
    return box.clickedButton() == replace ? path : QString();
}

}  // namespace undertone
