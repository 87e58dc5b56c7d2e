// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"
#include "engine/project/edit.h"
#include "engine/project/project_content.h"

#include <map>
#include <optional>
#include <tuple>

namespace undertone {

/// An edit while it is made. Kinds of edits (edits.h) work on it one after the other, each on what those before left; together they become
/// one step. Unless it is kept, the content is again as it was when the draft ends. One thread.
class EditDraft {
public:
    explicit EditDraft(ProjectContent& content) : m_content(content) {}
    ~EditDraft() { revert(); }
    EditDraft(const EditDraft&) = delete;
    EditDraft& operator=(const EditDraft&) = delete;

    [[nodiscard]] const ProjectContent& content() const { return m_content; }
    template <typename Row> [[nodiscard]] const Row* find(const typename RowFields<Row>::Key& key) const
    {
        return m_content.find<Row>(key);
    }

    /// What the step is called. The first name stays, so that whoever puts several kinds together names them before.
    void nameStep(Message name);
    template <typename Row> void put(const Row& row)
    {
        remember<Row>(RowFields<Row>::keyOf(row));
        m_content.put(row);
    }
    /// By value, as the key may be that of the row itself.
    template <typename Row> void remove(typename RowFields<Row>::Key key)  // NOLINT(performance-unnecessary-value-param)
    {
        remember<Row>(key);
        m_content.remove<Row>(key);
    }
    /// An id that no row had before.
    template <typename Id> Id nextId() { return Id(m_content.nextNumber()); }

    /// What was done so far: rows that are again as they were are not among the changes.
    [[nodiscard]] Edit edit() const;
    /// Replaces rows as the edit says; reveals (review.h) are never taken back. Errors: CorruptFile (they are not what it says they were).
    Status replay(const Edit& edit);
    /// The content stays as it is now.
    void keep();

private:
    template <typename Row> using BeforeMap = std::map<typename RowFields<Row>::Key, std::optional<Row>>;
    template <typename Row> struct Before {
        BeforeMap<Row> rows;
    };

    template <typename Row> void remember(const typename RowFields<Row>::Key& key)
    {
        const Row* row = m_content.find<Row>(key);
        std::get<Before<Row>>(m_before).rows.try_emplace(key, row != nullptr ? std::optional<Row>(*row) : std::nullopt);
    }
    void revert();

    ProjectContent& m_content;
    Message m_name;
    OfEachRow<Before, std::tuple> m_before;  ///< rows that were touched, as they were
};

}  // namespace undertone
