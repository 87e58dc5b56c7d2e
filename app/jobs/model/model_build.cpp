// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/model/model_build.h"

#include "app/jobs/partial_directory.h"
#include "engine/api/model_import.h"
#include "engine/io/atomic_file.h"
#include "engine/io/json_text.h"
#include "engine/io/model_directory.h"
#include "engine/io/sha256.h"
#include "engine/io/trained_sessions.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace undertone {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string percent(double fraction)
{
    return std::to_string(static_cast<int>(std::lround(100.0 * fraction))) + " %";
}

/// The weights and configurations of a part, or the one file that it is.
std::vector<fs::path> filesOf(const fs::path& part)
{
    std::error_code failure;
    if (fs::is_regular_file(part, failure))
        return {part};
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(part, failure), end; !failure && entry != end; entry.increment(failure)) {
        const auto extension = entry->path().extension();
        if (extension == ".safetensors" || extension == ".json")
            files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::uintmax_t bytesOf(const std::vector<fs::path>& files)
{
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (const auto& file : files) {
        const auto size = fs::file_size(file, failure);
        bytes += failure ? 0 : size;
    }
    return bytes;
}

std::vector<fs::path> partsOf(const ModelBuildConfig& config)
{
    std::vector<fs::path> parts{config.base, config.tokenizer};
    if (!config.adapter.empty())
        parts.push_back(config.adapter);
    return parts;
}

Status checkInput(const ModelBuildConfig& config)
{
    std::error_code failure;
    for (const auto& part : partsOf(config)) {
        if (!fs::exists(part, failure))
            return Error{ErrorCode::FileNotFound, message("model-build.missing", part), part};
    }
    TRY(checkPartsNotWithdrawn(partsOf(config)));
    const auto base = describeBase(config.base);
    if (!base)
        return base.error();
    const int memory = config.memoryTokens > 0 ? config.memoryTokens : config.targetTokens + config.prefixTokens;
    if (memory >= base->maxPositions)
        return Error{ErrorCode::InvalidArgument, message("model-build.prefix", memory, base->maxPositions)};
    return {};
}

/// Nothing is overwritten but, where asked, another model of ours.
Status checkOutput(const ModelBuildConfig& config)
{
    std::error_code failure;
    if (config.output.empty())
        return Error{ErrorCode::InvalidArgument, message("cli.name-folder")};
    if (!fs::exists(config.output, failure))
        return {};
    if (!config.replaces)
        return Error{ErrorCode::FileNotWritable, message("model-build.exists", config.output), config.output};
    const bool ours = fs::is_regular_file(config.output / "undertone.json", failure) || fs::is_empty(config.output, failure);
    if (fs::is_symlink(config.output, failure) || !fs::is_directory(config.output, failure) || !ours)
        return Error{ErrorCode::FileNotWritable, message("model-build.no-model", config.output), config.output};
    return {};
}

Status checkRoom(const ModelBuildConfig& config, const fs::path& place)
{
    std::uintmax_t needed = 0;
    for (const auto& part : partsOf(config))
        needed += bytesOf(filesOf(part));
    // The new rows of the largest Llamas are a few hundred megabytes.
    needed += needed / 20;
    std::error_code failure;
    const auto space = fs::space(place, failure);
    if (failure || space.available >= needed)
        return {};
    return Error{ErrorCode::FileNotWritable, message("model-build.no-room", place.parent_path(), needed >> 20, space.available >> 20),
                 place};
}

ModelDescription describe(const ModelBuildConfig& config, std::int64_t textTokens, int codebookSize)
{
    ModelDescription description;
    // "out/model/" has an empty file name.
    const fs::path place = config.output.has_filename() ? config.output : config.output.parent_path();
    description.name = config.name.empty() ? place.filename().string() : config.name;
    description.labels = config.labels;
    description.audioOffset = textTokens;
    description.audioEndId = textTokens + codebookSize;
    for (std::size_t label = 0; label < config.labels.size(); ++label)
        description.emotionIds.push_back(description.audioEndId + 1 + static_cast<std::int64_t>(label));
    description.audioTargetTokens = config.targetTokens;
    description.audioPrefixTokens = config.prefixTokens;
    description.emotionPrefixTokens = config.targetTokens + config.prefixTokens;
    description.tokenize = config.tokenize;
    description.dpm = {config.memoryTokens > 0 ? config.memoryTokens : description.emotionPrefixTokens,
                       config.temporary.rank,
                       config.temporary.alpha,
                       config.temporary.learningRate,
                       config.temporary.halfLife,
                       config.temporary.readoutNorm};
    description.parts = {"tokenizer", "base"};
    if (!config.adapter.empty())
        description.parts.emplace_back("adapter");
    description.licence = config.licence;
    return description;
}

std::string cardOf(const ModelBuildConfig& config, const ModelDescription& description)
{
    const bool trained = !config.adapter.empty();
    std::string card = "# " + description.name + "\n\nMade by `undertone-cli model build` of\n\n- a base language model: `"
        + config.base.filename().string() + "`, its vocabulary extended by "
        + std::to_string(description.codebookSize() + 1 + static_cast<std::int64_t>(description.labels.size()))
        + " rows for speech and emotions, drawn from a normal with the old rows' mean and deviation\n- a speech tokenizer: `"
        + config.tokenizer.filename().string() + "`\n";
    if (trained)
        card += "- a trained adapter: `" + config.adapter.filename().string()
            + "`\n\n**Nothing was measured here.** What the adapter was trained on, and how well it reads "
              "emotions, its makers must say; `undertone-cli evaluate` measures it on data of yours.\n";
    else
        card += "\n**Emotions were not trained yet**: there is no adapter, and the rows of codes and emotions are random. Whatever "
                "emotions this model names mean nothing. "
                "It shows that everything loads and runs, and is where training starts (`undertone-cli train sllm`).\n";
    return card + "\nLicence: " + description.licence
        + ".\n\nLabels are a machine's estimates. Inferring emotions of people at work or in education is prohibited in the "
          "European Union (AI Act, Article 5(1)(f)), but for medical or safety reasons.\n";
}

/// What went in, file by file, as its makers' own lists of hashes have it.
Result<Json> hashesOf(const fs::path& part, const BuildProgress& progress, const CancellationToken& cancel)
{
    Json hashes = Json::object();
    for (const auto& file : filesOf(part)) {
        progress("Hashing " + file.filename().string());
        auto hash = sha256OfFile(file, cancel);
        if (!hash)
            return hash.error();
        hashes[file.filename().string()] = *hash;
    }
    return hashes;
}

Status writeProvenance(const fs::path& directory, const ModelBuildConfig& config, const ModelDescription& description,
                       const BuildProgress& progress, const CancellationToken& cancel)
{
    Json provenance{{"schema", 1}, {"name", description.name}};
    for (const auto& [name, part] :
         {std::pair("base", config.base), std::pair("tokenizer", config.tokenizer), std::pair("adapter", config.adapter)}) {
        if (part.empty())
            continue;
        auto hashes = hashesOf(part, progress, cancel);
        if (!hashes)
            return hashes.error();
        provenance[name] = {{"source", part.filename().string()}, {"sha256", *hashes}};
    }
    provenance["sessions"] = sessionsOfParts({config.base, config.tokenizer, config.adapter});
    provenance["base"]["new_rows"] = {{"count", description.codebookSize() + 1 + static_cast<std::int64_t>(description.labels.size())},
                                      {"drawn_from", "a normal with the old rows' mean and deviation per channel"},
                                      {"seed", config.seed}};
    provenance["corpora"] = Json::array();
    provenance["last_command"] = config.command;
    return writeFileAtomically(directory / "provenance.json", jsonText(provenance, 1) + "\n");
}

std::uintmax_t bytesBelow(const fs::path& directory)
{
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator entry(directory, failure), end; !failure && entry != end; entry.increment(failure))
        bytes += entry->is_regular_file(failure) ? entry->file_size(failure) : 0;
    return bytes;
}

}  // namespace

Result<ModelBuildReport> buildModel(const ModelBuildConfig& config, const BuildProgress& progress, const CancellationToken& cancel)
{
    const auto start = std::chrono::steady_clock::now();
    for (const Status& status : {checkOutput(config), checkInput(config)}) {
        if (!status)
            return status.error();
    }
    auto partial = PartialDirectory::create(config.output);
    if (!partial)
        return partial.error();
    const fs::path& directory = partial->path();
    TRY(checkRoom(config, directory));

    progress("Reading the speech tokenizer");
    const auto codebookSize = importTokenizer(config.tokenizer, directory / "tokenizer");
    if (!codebookSize)
        return codebookSize.error();
    // Checked before the long part.
    const auto text = describeBase(config.base);
    if (!text)
        return text.error();
    const ModelDescription description = describe(config, text->textTokens, *codebookSize);
    TRY(writeModelDescription(directory, description));
    const std::int64_t newRows = *codebookSize + 1 + static_cast<std::int64_t>(config.labels.size());
    const auto base = importBase(
        {config.base, directory / "base", newRows, config.seed},
        [&](double fraction) { progress("Writing the language model: " + percent(fraction)); }, cancel);
    if (!base)
        return base.error();
    if (!config.adapter.empty()) {
        TRY(importAdapter(config.adapter, directory / "base", directory / "adapter"));
    }
    TRY(writeFileAtomically(directory / "card.md", cardOf(config, description)));
    TRY(writeProvenance(directory, config, description, progress, cancel));
    const auto bytes = bytesBelow(directory);
    TRY(partial->commit());
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    return ModelBuildReport{config.output, base->textTokens, base->textTokens + newRows, base->parameters, bytes, elapsed.count()};
}

}  // namespace undertone
