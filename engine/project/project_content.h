// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/timeline.h"
#include "engine/project/project_rows.h"
#include "engine/project/row_fields.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <type_traits>
#include <vector>

namespace undertone {

template <typename Row> using RowMap = std::map<typename RowFields<Row>::Key, Row>;

/// Everything a project holds but the results of its runs and its history: rows by their keys. A value, which an EditDraft changes.
class ProjectContent {
public:
    template <typename Row> [[nodiscard]] const RowMap<Row>& rows() const { return std::get<RowMap<Row>>(m_rows); }
    /// Null where there is none. Valid until that row is replaced.
    template <typename Row> [[nodiscard]] const Row* find(const typename RowFields<Row>::Key& key) const
    {
        const auto found = rows<Row>().find(key);
        return found == rows<Row>().end() ? nullptr : &found->second;
    }

    /// The recording. A project that was opened or made has one.
    [[nodiscard]] const AudioReference& audio() const;
    /// Of a track in order of time: by start, then end, then id.
    [[nodiscard]] std::vector<const Sentence*> sentencesOf(TrackId track) const;
    /// Of one kind, from top to bottom.
    [[nodiscard]] std::vector<const Track*> tracksOf(TrackKind kind) const;
    /// Of a set, in its order.
    [[nodiscard]] std::vector<const Label*> labelsOf(LabelSetId set) const;
    /// Whether a result was measured on its sentence as it is now: of the same bounds. A result of other bounds stays in the file, and
    /// counts again when the edit is undone.
    [[nodiscard]] bool isCurrent(const UtteranceAnalysis& result) const;

    /// The largest number that an id of any kind was given.
    [[nodiscard]] std::uint64_t lastNumber() const { return m_lastNumber; }

    friend bool operator==(const ProjectContent& a, const ProjectContent& b) { return a.m_rows == b.m_rows; }

private:
    friend class EditDraft;
    friend class ProjectReader;
    template <typename Row> void put(const Row& row)
    {
        const auto key = RowFields<Row>::keyOf(row);
        if constexpr (requires { key.number(); })
            reserve(key.number());
        std::get<RowMap<Row>>(m_rows).insert_or_assign(key, row);
    }
    template <typename Row> void remove(const typename RowFields<Row>::Key& key) { std::get<RowMap<Row>>(m_rows).erase(key); }
    std::uint64_t nextNumber() { return ++m_lastNumber; }
    void reserve(std::uint64_t number) { m_lastNumber = std::max(m_lastNumber, number); }

    OfEachRow<RowMap, std::tuple> m_rows;
    std::uint64_t m_lastNumber = 0;  ///< of every id ever given, of whatever kind: none is given again
};

}  // namespace undertone
