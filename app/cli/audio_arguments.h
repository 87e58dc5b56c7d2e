// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"
#include "app/jobs/analysis/analysis_job.h"

#include <memory>
#include <string>
#include <vector>

namespace undertone {

/// A file that is removed with this object.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string path) : m_path(std::move(path)) {}
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// What `analyze` and `tokenize` are told about recordings.
struct AudioArguments {
    std::vector<std::string> files;     ///< "-": stdin
    std::vector<std::string> segments;  ///< none, or one for each of `files`
    SegmentsSelection selection;        ///< of `segments`
    std::string model;
    std::string tokenize;  ///< empty: as the model says
    mutable std::unique_ptr<TemporaryFile> standardInput;
};

/// Adds AUDIO..., --segments, --tier, --recording, --model and --tokenize.
void addAudioArguments(CLI::App& subcommand, AudioArguments& arguments);

/// The job for the file `index`. Audio on stdin is first copied to a private temporary file, which lives as long as
/// the arguments. Errors: InvalidArgument (not as many segments files as recordings, a choice from none, stdin twice), FileNotWritable.
Result<AnalysisJobRequest> makeRequest(const AudioArguments& arguments, std::size_t index, const CommandContext& context);

/// Says on stderr which segments files lie beside the recordings and are not read, where none was named.
void noteSegmentsBeside(const AudioArguments& arguments, CommandContext& context);

/// Engine options of --seed, --device, --dtype and a model named by the user (empty: the one that ships).
EngineOptions engineOptionsOf(const CommonOptions& common, const std::string& model);

}  // namespace undertone
