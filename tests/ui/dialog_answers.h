// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QStringList>
#include <QTimer>

namespace undertone {

/// Answers the windows that an action opens, one after the other: the name of the file, then buttons by their texts.
class Answers : public QObject {
public:
    Answers(const QString& file, QStringList buttons) : m_file(file), m_buttons(std::move(buttons))
    {
        connect(&m_timer, &QTimer::timeout, this, &Answers::answer);
        m_timer.start(10);
    }
    [[nodiscard]] const QStringList& asked() const { return m_asked; }  ///< what the questions said
    [[nodiscard]] bool allAnswered() const { return m_named && m_buttons.isEmpty(); }

private:
    void answer()
    {
        QWidget* window = QApplication::activeModalWidget();
        if (auto* dialog = qobject_cast<QFileDialog*>(window); dialog != nullptr && !m_named) {
            m_named = true;
            dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(m_file);
            QMetaObject::invokeMethod(dialog, "accept");
            return;
        }
        if (window == nullptr || qobject_cast<QFileDialog*>(window) != nullptr)
            return;
        if (auto* box = qobject_cast<QMessageBox*>(window))
            m_asked << box->text() + QLatin1Char(' ') + box->informativeText();
        else
            m_asked << window->windowTitle();
        const QString wanted = m_buttons.isEmpty() ? QStringLiteral("Cancel") : m_buttons.takeFirst();
        for (QAbstractButton* button : window->findChildren<QAbstractButton*>()) {
            if (button->text().remove(QLatin1Char('&')) == wanted)
                return button->click();
        }
        qWarning("no button %s", qPrintable(wanted));
        window->close();
    }

    QString m_file;
    QStringList m_buttons;
    QStringList m_asked;
    bool m_named = false;
    QTimer m_timer;
};

}  // namespace undertone
