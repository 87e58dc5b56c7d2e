// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace undertone {

class HelpBrowser;

/// The manual: the pages of resources/help, which are compiled in. Opens no network connection and no file; links lead to other pages only.
class HelpWindow : public QDialog {
    Q_OBJECT
public:
    explicit HelpWindow(const Theme& theme, QWidget* parent = nullptr);

    /// File name of the page that is shown, "analysis.md".
    [[nodiscard]] QString page() const;
    void showPage(const QString& name);

private:
    void filterPages(const QString& words);
    void followLink(const QUrl& url);

    QLineEdit* m_search = nullptr;
    QListWidget* m_pages = nullptr;
    HelpBrowser* m_browser = nullptr;
};

}  // namespace undertone
