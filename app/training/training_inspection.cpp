// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/training_inspection.h"

#include "app/jobs/partial_directory.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/io/path_exists.h"
#include "engine/io/strict_json.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <limits>
#include <string>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestConfig = 1U << 20;
constexpr std::int64_t roomForSmallBase = 200'000'000;

bool isEmptyPlace(const fs::path& folder)
{
    std::error_code ignored;
    return !fs::exists(folder, ignored) || (fs::is_directory(folder, ignored) && fs::is_empty(folder, ignored));
}

std::int64_t bytesIn(const fs::path& folder)
{
    std::int64_t bytes = 0;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            bytes += static_cast<std::int64_t>(entry->file_size(ignored));
    }
    return bytes;
}

bool holds(const fs::path& folder, const char* suffix)
{
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        if (entry->path().extension() == suffix)
            return true;
    }
    return false;
}

PartsProblem problemOfBase(const fs::path& base)
{
    if (base.empty())
        return PartsProblem::NoBase;
    if (!pathExists(base / "config.json"))
        return PartsProblem::BaseWithoutConfig;
    if (holds(base, ".safetensors"))
        return PartsProblem::None;
    return holds(base, ".bin") ? PartsProblem::BaseOfPickles : PartsProblem::BaseWithoutWeights;
}

PartsProblem problemOfPlace(const TrainingDraft& draft)
{
    if (draft.stage == "sllm" && draft.name.empty())
        return PartsProblem::NoName;
    if (draft.output.empty())
        return PartsProblem::NoOutput;
    return isEmptyPlace(draft.output) ? PartsProblem::None : PartsProblem::OutputInUse;
}

fs::path existingAncestor(fs::path path)
{
    path = fs::absolute(path);
    while (path.has_parent_path() && path != path.parent_path() && !pathExists(path))
        path = path.parent_path();
    return path;
}

void measureRoom(const TrainingDraft& draft, TrainingParts& parts)
{
    const bool sllm = draft.stage == "sllm";
    std::error_code failure;
    const auto space = fs::space(existingAncestor(draft.output), failure);
    parts.freeBytes = failure ? 0 : static_cast<std::int64_t>(space.available);
    parts.baseBytes = sllm ? bytesIn(draft.base) : 0;
    // The copies, and as much as the base again for the adapter and its checkpoint, which are smaller.
    parts.neededBytes = sllm ? 2 * parts.baseBytes + bytesIn(draft.tokenizer) : roomForSmallBase;
    if (!failure && parts.freeBytes < parts.neededBytes)
        parts.problem = PartsProblem::NoRoom;
}

}  // namespace

Result<PartsProblem> PartsInspector::problemOfTokenizer(const fs::path& folder, const std::string& expected)
{
    if (folder.empty())
        return PartsProblem::NoTokenizer;
    const std::lock_guard lock(m_mutex);
    std::string key;
    for (const char* name : {"config.json", "model.safetensors"}) {
        const fs::path file = folder / name;
        std::error_code failure;
        const auto size = fs::file_size(file, failure);
        if (failure)
            return PartsProblem::TokenizerIncomplete;
        key += file.string() + '|' + std::to_string(size) + '|'
            + std::to_string(fs::last_write_time(file, failure).time_since_epoch().count()) + '|';
    }
    auto& known = m_hashes[key];
    if (known.empty())
        known = TRY(hashTokenizer(folder));
    return expected.empty() || known == expected ? PartsProblem::None : PartsProblem::OtherTokenizer;
}

TrainingParts PartsInspector::inspect(const TrainingDraft& draft, const std::string& tokenizerSha256)
{
    TrainingParts parts;
    const bool sllm = draft.stage == "sllm";
    if (sllm) {
        parts.path = draft.base;
        parts.problem = problemOfBase(draft.base);
    }
    if (sllm && parts.problem == PartsProblem::None) {
        parts.path = draft.tokenizer;
        const auto found = problemOfTokenizer(draft.tokenizer, tokenizerSha256);
        parts.problem = found ? *found : PartsProblem::Unreadable;
        if (!found)
            parts.error = found.error();
    }
    if (parts.problem == PartsProblem::None) {
        parts.path = draft.output;
        parts.problem = problemOfPlace(draft);
    }
    if (parts.problem == PartsProblem::None)
        measureRoom(draft, parts);
    return parts;
}

std::int64_t availableMemory()
{
    std::ifstream file("/proc/meminfo");
    std::string name;
    for (std::int64_t kibibytes = 0; file >> name >> kibibytes; file.ignore(std::numeric_limits<std::streamsize>::max(), '\n')) {
        if (name == "MemAvailable:")
            return kibibytes * 1024;
    }
    return 0;
}

Status exportPeftAdapter(const fs::path& modelDirectory, const fs::path& folder)
{
    const fs::path adapter = modelDirectory / "adapter";
    if (!isEmptyPlace(folder))
        return Error{ErrorCode::InvalidArgument, message("export.folder-in-use", folder), folder};
    const auto text = readTextFile(adapter / "adapter_config.json", largestConfig);
    if (!text)
        return text.error();
    auto config = TRY(parseStrictOrderedJson(*text, (adapter / "adapter_config.json").string()));
    if (!config.is_object())
        return Error{ErrorCode::CorruptFile, message("export.no-object", adapter / "adapter_config.json"), adapter};
    config["base_model_name_or_path"] = fs::absolute(modelDirectory / "base").lexically_normal().string();
    auto partial = TRY(PartialDirectory::create(folder));
    TRY(copyFileAtomically(adapter / "adapter_model.safetensors", partial.path() / "adapter_model.safetensors"));
    TRY(writeFileAtomically(partial.path() / "adapter_config.json", jsonText(config, 2) + '\n'));
    return partial.commit();
}

}  // namespace undertone
