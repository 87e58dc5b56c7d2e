// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/found_models.h"

#include "engine/io/model_directory.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

namespace undertone {
namespace {

namespace fs = std::filesystem;

constexpr qint64 mostEvaluationBytes = 64 << 20;

std::uintmax_t weightBytes(const fs::path& folder)
{
    std::uintmax_t bytes = 0;
    std::error_code failure;
    for (fs::recursive_directory_iterator files(folder, failure), end; !failure && files != end; files.increment(failure)) {
        std::error_code gone;
        if (files->path().extension() == ".safetensors" && files->is_regular_file(gone))
            bytes += files->file_size(gone);
    }
    return bytes;
}

/// The figures of all utterances together. What is not as `evaluate --card` writes it counts as not measured.
std::optional<FoundModel::Figures> readFigures(const fs::path& folder)
{
    QFile file(QString::fromStdString((folder / "evaluation.json").string()));
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostEvaluationBytes)
        return std::nullopt;
    const QJsonObject evaluation = QJsonDocument::fromJson(file.readAll()).object();
    for (const QJsonValue value : evaluation[QStringLiteral("utterances")].toArray()) {
        const QJsonObject utterances = value.toObject();
        if (utterances[QStringLiteral("name")].toString() != QLatin1String("all"))
            continue;
        const auto share = [&utterances](const char* name) {
            return utterances[QLatin1String(name)].toObject()[QStringLiteral("estimate")].toDouble(-1.0);
        };
        FoundModel::Figures figures{evaluation[QStringLiteral("split")].toString().toStdString(),
                                    utterances[QStringLiteral("sentences")].toInt(), share("wa"), share("ua"), share("wf1")};
        if (figures.weightedAccuracy >= 0.0 && figures.unweightedRecall >= 0.0 && figures.weightedF1 >= 0.0)
            return figures;
    }
    return std::nullopt;
}

}  // namespace

std::optional<FoundModel> readFoundModel(const InstalledModel& installed)
{
    const auto description = readModelDescription(installed.folder);
    if (!description)
        return std::nullopt;
    return FoundModel{installed.name,       description->name,
                      installed.isUsers,    installed.folder,
                      description->labels,  weightBytes(installed.folder),
                      description->licence, readFigures(installed.folder)};
}

std::vector<FoundModel> findModels()
{
    std::vector<FoundModel> models;
    std::set<fs::path> seen;
    for (InstalledModel installed : installedModels()) {
        std::error_code gone;
        installed.folder = fs::canonical(installed.folder, gone);
        if (gone || !seen.insert(installed.folder).second)
            continue;
        if (auto model = readFoundModel(installed))
            models.push_back(*std::move(model));
    }
    std::ranges::stable_sort(models, {}, &FoundModel::name);
    return models;
}

}  // namespace undertone
