// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the readers of XML of this room.

#include "engine/core/result.h"

#include <pugixml.hpp>

#include <cstddef>
#include <filesystem>
#include <string>

namespace undertone {

/// A document of XML, and the lines its nodes stand on.
class XmlText {
public:
    /// UTF-8 `text`, which outlives this, of the file `path`.
    XmlText(const std::string& text, const std::filesystem::path& path) : m_text(text), m_path(path) {}

    /// Errors: InvalidSegments with the line number (no XML, a DOCTYPE), LimitExceeded.
    Status parse();
    /// The outermost element, which is null where it has another name.
    [[nodiscard]] pugi::xml_node root(const char* name) const { return m_document.child(name); }
    /// Nodes are asked for in the file's order, so that lines are counted once.
    std::size_t lineOf(pugi::xml_node node) { return lineAt(node.offset_debug()); }

private:
    std::size_t lineAt(std::ptrdiff_t offset);

    const std::string& m_text;
    std::filesystem::path m_path;
    pugi::xml_document m_document;
    std::size_t m_counted = 0;  ///< bytes whose lines are counted
    std::size_t m_line = 1;
};

}  // namespace undertone
