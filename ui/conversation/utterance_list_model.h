// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversation_document.h"
#include "ui/theme.h"

#include <QAbstractTableModel>

#include <vector>

namespace undertone {

/// The timeline as a table: the same content, one row per sentence in reading order. Rows still to be analysed
/// are there with their time and speaker. Changes are told as ranges, never as resets, while a run goes on.
class UtteranceListModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Time, Speaker, Label, Emotion, Probability, MemoryOff, LossBefore, LossAfter, UpdateNorm, Text, ColumnCount };
    enum Role {
        StyleRole = Qt::UserRole,  ///< EmotionStyle of Label, Emotion and MemoryOff; invalid where there is none
        ProbabilityRole,           ///< double in [0, 1], of Probability
        DiffersRole,               ///< bool: the label differs with memory off
        TooShortRole,              ///< bool
        UnsureRole,                ///< bool: no label of the model stands out
        UnfamiliarRole,            ///< bool: sounds unlike what the model was trained on
        LabelledRole,              ///< bool: has a label of one's own
        ModelDiffersRole,          ///< bool: the model's label is another than what people say
        RatersDifferRole,          ///< bool: two annotators gave it different labels
        DecidedRole,               ///< bool: it was adjudicated
        HiddenRole,                ///< bool: what others and the model say is kept from view
        SegmentRole,               ///< number of its id
        UncertaintyRole,           ///< double, for the order of a review alone; invalid where it has no result
        MemoryChangeRole,          ///< likewise
        FlippedRole,               ///< bool: answered otherwise than in the run that this one goes on from
        SortRole,                  ///< what a column is sorted by; invalid where there is nothing
    };

    UtteranceListModel(const ConversationDocument& document, const Theme& theme, QObject* parent = nullptr);

    void setTheme(const Theme& theme);
    /// Of the labels that the emotions can be.
    [[nodiscard]] const std::vector<EmotionStyle>& styles() const { return m_styles; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Rows [first, last] as tab-separated text with a header, as the clipboard wants it.
    [[nodiscard]] QString tabSeparated(const QList<int>& rows) const;

private:
    [[nodiscard]] QString text(int row, Column column) const;
    [[nodiscard]] QString accessibleText(int row, Column column) const;
    [[nodiscard]] QVariant sortValue(int row, Column column) const;
    [[nodiscard]] bool modelDiffers(int row) const;
    [[nodiscard]] QString othersLabel(int row) const;
    [[nodiscard]] const EmotionStyle* otherStyle(std::size_t lane, int row) const;
    [[nodiscard]] bool ratersDiffer(int row) const;
    [[nodiscard]] bool isDecided(int row) const;
    [[nodiscard]] const EmotionStyle* style(int row, RunRole role) const;
    [[nodiscard]] const EmotionStyle* laneStyle(int row) const;
    [[nodiscard]] const EmotionStyle* styleOf(int row, Column column) const;
    void refreshLane();
    void refreshStyles();
    void touch(int first, int last);

    const ConversationDocument& m_document;
    const Theme* m_theme;
    std::vector<EmotionStyle> m_styles;
    std::vector<std::string> m_styleLabels;
    std::vector<EmotionStyle> m_laneStyles;
    std::vector<std::vector<EmotionStyle>> m_otherStyles;  ///< of the document's other lanes
    int m_rows = 0;
};

}  // namespace undertone

Q_DECLARE_METATYPE(undertone::EmotionStyle)
