// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace undertone {

/// All that the result of a training depends on, by name: "settings", "dialogues", "base model"... It stands in the checkpoint and in
/// training.json, so that neither is taken for that of a training on other parts.
class RunIdentity {
public:
    /// `value` may be of any length; its SHA-256 is kept.
    void add(const std::string& part, const std::string& value);

    /// As one line of JSON, for metadata; and read back: nothing in it where the text is none.
    [[nodiscard]] std::string toJson() const;
    static RunIdentity fromJson(const std::string& text);

    [[nodiscard]] bool isEmpty() const { return m_parts.empty(); }
    /// Names of the parts that are not the same in both.
    [[nodiscard]] std::vector<std::string> differences(const RunIdentity& other) const;

private:
    std::map<std::string, std::string> m_parts;
};

/// Whether a checkpoint whose metadata say `found` belongs to this run. Errors: InvalidArgument, naming what differs.
Status checkCheckpointIdentity(const RunIdentity& run, const std::string& found, const std::filesystem::path& file);

/// The training.json in `folder`, which a finished training leaves; empty where there is none. Errors: FileUnreadable.
Result<std::string> readTrainingRecord(const std::filesystem::path& folder);

/// Whether `record`, the training.json of what stands finished in `folder`, is of this run. Errors: InvalidArgument (of another, or of
/// one that is not known), naming what differs.
Status checkFinishedIdentity(const RunIdentity& run, const std::string& record, const std::filesystem::path& folder);

/// Writes training.json: `description`, a JSON object, with the identity of the run. Errors: FileNotWritable.
Status writeTrainingRecord(const std::filesystem::path& folder, const std::string& description, const RunIdentity& run);

}  // namespace undertone
