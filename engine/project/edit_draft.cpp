// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edit_draft.h"

#include "engine/project/review.h"

namespace undertone {

void EditDraft::nameStep(Message name)
{
    if (m_name.empty())
        m_name = std::move(name);
}

Edit EditDraft::edit() const
{
    Edit made{m_name, {}};
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        for (const auto& [key, before] : std::get<Before<Row>>(m_before).rows) {
            const Row* row = m_content.find<Row>(key);
            Replacement<Row> replacement{before, row != nullptr ? std::optional<Row>(*row) : std::nullopt};
            if (replacement.before != replacement.after)
                made.changes.emplace_back(std::move(replacement));
        }
    });
    return made;
}

Status EditDraft::replay(const Edit& edit)
{
    nameStep(edit.name);
    for (const Change& change : edit.changes) {
        const bool fits = std::visit(
            [&]<typename Row>(const Replacement<Row>& replacement) {
                const auto& either = replacement.before ? replacement.before : replacement.after;
                if (!either)
                    return false;
                const auto key = RowFields<Row>::keyOf(*either);
                const Row* row = m_content.find<Row>(key);
                if constexpr (std::is_same_v<Row, Setting>) {
                    if (isReveal(*either)) {  // what was seen stays so
                        if (replacement.after && row == nullptr)
                            put(*replacement.after);
                        return true;
                    }
                }
                if (replacement.before ? row == nullptr || *row != *replacement.before : row != nullptr)
                    return false;
                if (replacement.after && RowFields<Row>::keyOf(*replacement.after) != key)
                    return false;
                if (replacement.after)
                    put(*replacement.after);
                else
                    remove<Row>(key);
                return true;
            },
            change);
        if (!fits)
            return Error{ErrorCode::CorruptFile, message("project.step-does-not-fit")};
    }
    return {};
}

void EditDraft::keep()
{
    forEachRowType([&]<typename Row>(std::type_identity<Row>) { std::get<Before<Row>>(m_before).rows.clear(); });
}

void EditDraft::revert()
{
    forEachRowType([&]<typename Row>(std::type_identity<Row>) {
        for (const auto& [key, before] : std::get<Before<Row>>(m_before).rows) {
            if (before)
                m_content.put(*before);
            else
                m_content.remove<Row>(key);
        }
    });
}

}  // namespace undertone
