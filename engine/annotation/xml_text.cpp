// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/xml_text.h"

#include "engine/annotation/segment_rows.h"

#include <pugixml.hpp>

#include <algorithm>

namespace undertone {
namespace {

// A tag takes about 64 bytes in memory and an attribute 40: with the bound on bytes, the worst of files takes 0.7 GB. A hundred thousand
// annotations have 1.2 million tags.
constexpr std::ptrdiff_t maxTags = 4'000'000;

std::string lowerFirst(std::string text)
{
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace

XmlText::XmlText(const std::string& text, const std::filesystem::path& path)
    : m_text(text), m_path(path), m_document(std::make_unique<pugi::xml_document>())
{
}

XmlText::~XmlText() = default;

pugi::xml_node XmlText::root(const char* name) const
{
    return m_document->child(name);
}

std::size_t XmlText::lineOf(const pugi::xml_node& node)
{
    return lineAt(node.offset_debug());
}

Status XmlText::parse()
{
    if (std::count(m_text.begin(), m_text.end(), '<') > maxTags)
        return Error{ErrorCode::LimitExceeded, message("xml.too-many-tags", m_path, maxTags), m_path};
    const auto parsed =
        m_document->load_buffer(m_text.data(), m_text.size(), pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed)
        return invalidSegment(m_path, lineAt(parsed.offset), message("xml.unreadable", lowerFirst(parsed.description())));
    for (const auto node : m_document->children()) {
        if (node.type() == pugi::node_doctype)
            return invalidSegment(m_path, 1, message("xml.doctype"));
    }
    return {};
}

std::size_t XmlText::lineAt(std::ptrdiff_t offset)
{
    const auto wanted = std::clamp<std::size_t>(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), 0, m_text.size());
    if (wanted < m_counted) {
        m_counted = 0;
        m_line = 1;
    }
    m_line += static_cast<std::size_t>(
        std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_counted), m_text.begin() + static_cast<std::ptrdiff_t>(wanted), '\n'));
    m_counted = wanted;
    return m_line;
}

}  // namespace undertone
