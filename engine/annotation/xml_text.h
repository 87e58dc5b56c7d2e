// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the readers of XML of this room.

#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace undertone {

/// A document of XML, and the lines its nodes stand on.
class XmlText {
public:
    /// UTF-8 `text`, which outlives this, of the file `path`.
    XmlText(const std::string& text, const std::filesystem::path& path);
    ~XmlText();

    /// Errors: InvalidSegments with the line number (no XML, a DOCTYPE), LimitExceeded.
    Status parse();
    /// The outermost element, which is null where it has another name.
    [[nodiscard]] pugi::xml_node root(const char* name) const;
    /// Nodes are asked for in the file's order, so that lines are counted once.
    std::size_t lineOf(const pugi::xml_node& node);

private:
    std::size_t lineAt(std::ptrdiff_t offset);

    const std::string& m_text;
    std::filesystem::path m_path;
    std::unique_ptr<pugi::xml_document> m_document;
    std::size_t m_counted = 0;  ///< bytes whose lines are counted
    std::size_t m_line = 1;
};

}  // namespace undertone
