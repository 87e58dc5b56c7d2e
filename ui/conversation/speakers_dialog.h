// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <optional>

class QRadioButton;
class QSpinBox;

namespace undertone {

/// What becomes of the sentences when speakers are looked for.
enum class SentencesOfSearch { CutAnew, Keep };

/// How many speakers are looked for, and what becomes of the sentences that there are.
class SpeakersDialog : public QDialog {
    Q_OBJECT
public:
    /// `sentences`: how many there are. `preset`: what is chosen at first.
    SpeakersDialog(int sentences, SentencesOfSearch preset, QWidget* parent = nullptr);

    [[nodiscard]] std::optional<int> count() const;  ///< none: to be found
    [[nodiscard]] SentencesOfSearch sentences() const;

private:
    QRadioButton* m_exactly;
    QSpinBox* m_count;
    QRadioButton* m_keep;
};

}  // namespace undertone
