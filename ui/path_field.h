// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <filesystem>

class QLineEdit;
class QTimer;

namespace undertone {

inline constexpr int fieldHeight = 32;  ///< of what is filled in on the pages of wizards

/// A line for a path with a button that chooses one. Emits changed() once typing has rested; a path that the program sets meanwhile is in
/// its place, and is not told of.
class PathField : public QWidget {
    Q_OBJECT
public:
    enum class Kind { File, Folder, FileOrFolder, NewFile, NewFolder };

    /// `name` is what a screen reader says; `filter` as QFileDialog's.
    PathField(Kind kind, const QString& name, const QString& filter = {}, QWidget* parent = nullptr);

    [[nodiscard]] std::filesystem::path path() const;
    void setPath(const std::filesystem::path& path);
    /// Tells now of what was typed, if it was not told of yet. Whether there was something.
    bool tellNow();
    void setPlaceholder(const QString& text);
    [[nodiscard]] QLineEdit& line() const { return *m_line; }

Q_SIGNALS:
    void changed();
    /// A person typed in it, or chose a path: at once, and never later, when something else may be in view.
    void edited();

private:
    void choose(Kind kind);

    Kind m_kind;
    QString m_name;
    QString m_filter;
    QLineEdit* m_line;
    QTimer* m_rest;
};

}  // namespace undertone
