// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/analysis/memory_points.h"

#include "engine/core/byte_stream.h"
#include "engine/io/sha256.h"
#include "engine/io/utterance_json.h"

#include <algorithm>
#include <span>
#include <utility>

namespace undertone {
namespace {

constexpr std::uint64_t pointMagic = 0x3130545044544e55;  // "UNTDPT01"

Sha256::Digest digestOf(std::span<const std::uint8_t> bytes)
{
    Sha256 hash;
    hash.update(std::as_bytes(bytes));
    return hash.finish();
}

}  // namespace

MemoryPoints::MemoryPoints(std::shared_ptr<BlobStore> store, std::vector<std::string> keys, std::vector<std::string> labels,
                           MemoryMode memory, std::uint64_t budget)
    : m_store(std::move(store)), m_keys(std::move(keys)), m_labels(std::move(labels)), m_memory(memory), m_budget(budget)
{
}

std::vector<std::byte> MemoryPoints::bytesOf(const MemoryPoint& point) const
{
    ByteWriter content;
    content.put<std::uint64_t>(point.rows.size());
    for (UtteranceAnalysis row : point.rows) {
        row.columns.clear();  // those of the segments file as it will be then
        const std::string line = utteranceToJson(row, m_labels, m_memory);
        content.putAll(std::span(line));
    }
    content.putAll(point.state);
    const auto body = content.take();
    ByteWriter out;
    out.put(pointMagic);
    out.put(digestOf(body));
    out.putAll(body);
    const auto bytes = out.take();
    const auto whole = std::as_bytes(std::span(bytes));
    return {whole.begin(), whole.end()};
}

std::optional<MemoryPoint> MemoryPoints::read(std::size_t sentences) const
{
    const auto found = m_store->get(m_keys[sentences]);
    if (!found || !*found)
        return std::nullopt;
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>((*found)->data()), (*found)->size());
    ByteReader in(bytes);
    const bool ours = in.get<std::uint64_t>() == pointMagic;
    const auto digest = in.get<Sha256::Digest>();
    const auto body = in.getAll<std::uint8_t>();
    if (!ours || !in.atEnd() || digest != digestOf(body))
        return std::nullopt;
    ByteReader content(body);
    MemoryPoint point;
    const auto count = content.get<std::uint64_t>();
    for (std::uint64_t i = 0; i < count && content.ok(); ++i) {
        const auto line = content.getAll<char>();
        auto row = utteranceFromJson({line.data(), line.size()}, m_labels);
        if (!row)
            return std::nullopt;
        point.rows.push_back(std::move(*row));
    }
    point.state = content.getAll<std::uint8_t>();
    if (!content.atEnd() || point.rows.size() != sentences)
        return std::nullopt;
    return point;
}

std::optional<MemoryPoint> MemoryPoints::last()
{
    for (std::size_t sentences = m_keys.size(); sentences-- > 1;) {
        if (auto point = read(sentences))
            return point;
    }
    return std::nullopt;
}

Status MemoryPoints::offer(const AnalysisRun& run, const std::vector<UtteranceAnalysis>& rows)
{
    const std::size_t sentences = rows.size();
    if (sentences == 0 || sentences % m_spacing != 0 || sentences >= m_keys.size())
        return {};
    MemoryPoint point{rows, TRY(run.checkpoint())};
    const auto bytes = bytesOf(point);
    if (bytes.size() > m_budget)
        return {};  // a model whose memory is larger: replays read from the start
    // One that is there was kept by a run that may have heard the sound, where this one knows its codes.
    const auto there = read(sentences);
    if (!there || there->state.size() < point.state.size())
        TRY(m_store->put(m_keys[sentences], bytes));
    m_kept.push_back({sentences, bytes.size()});
    m_bytes += bytes.size();
    return thinOut();
}

Status MemoryPoints::thinOut()
{
    Status removed;
    while (m_bytes > m_budget && m_kept.size() > 1) {
        m_spacing *= 2;
        for (const Kept& kept : std::exchange(m_kept, {})) {
            if (kept.sentences % m_spacing == 0) {
                m_kept.push_back(kept);
                continue;
            }
            m_bytes -= kept.bytes;
            if (auto status = m_store->remove(m_keys[kept.sentences]); !status)
                removed = status;
        }
    }
    return removed;
}

}  // namespace undertone
