// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_file_question.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QStringList>

namespace undertone {
namespace {

/// The endings that a filter names, in its order: "wav" of "WAV (*.wav)".
QStringList endingsOf(const QString& filter)
{
    static const QRegularExpression pattern(QStringLiteral("\\*\\.([A-Za-z0-9]+)"));
    QStringList endings;
    for (const QRegularExpressionMatch& match : pattern.globalMatch(filter))
        endings << match.captured(1);
    return endings;
}

}  // namespace

QString askForNewFile(QWidget* parent, const QString& title, const QString& proposal, const QString& filter)
{
    QString chosen;
    QString path = QFileDialog::getSaveFileName(parent, title, proposal, filter, &chosen, QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return {};
    const QStringList endings = endingsOf(filter);
    if (!endings.isEmpty() && !endings.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive)) {
        const QStringList ofChosen = endingsOf(chosen);
        path += QLatin1Char('.') + (ofChosen.isEmpty() ? endings.first() : ofChosen.first());
    }
    return mayReplaceFile(parent, path) ? path : QString();
}

bool mayReplaceFile(QWidget* parent, const QString& path, const QString& remark, Replacing replacing)
{
    if (!QFileInfo::exists(path))
        return true;
    QMessageBox box(QMessageBox::Question, QCoreApplication::translate("NewFileQuestion", "Replace the file?"),
                    QCoreApplication::translate("NewFileQuestion", "“%1” exists already.").arg(QFileInfo(path).fileName()),
                    QMessageBox::Cancel, parent);
    box.setObjectName(QStringLiteral("replace-file"));
    box.setInformativeText(remark);
    const QPushButton* replace = replacing == Replacing::Refused
        ? nullptr
        : box.addButton(QCoreApplication::translate("NewFileQuestion", "&Replace"), QMessageBox::DestructiveRole);
    box.exec();
    return replace != nullptr && box.clickedButton() == replace;
}

}  // namespace undertone
