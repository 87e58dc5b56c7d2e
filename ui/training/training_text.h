// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/training_run.h"
#include "ui/services/training_service.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace undertone {

// Words and figures of a training, in the user's language.

QString stateText(TrainingState state);
QString stageText(const std::string& stage);
/// "about 2 h 05 min"-style lengths without the "about"; a dash for a negative one.
QString lengthText(double seconds);
/// "1.2 GB".
QString bytesText(std::int64_t bytes);
QString countText(std::int64_t count);
/// Name of an option of the command line ("learning-rate"); what is not known is shown as it is.
QString optionText(const std::string& option);
/// One sentence on what it does; empty where nothing is to say.
QString optionHint(const std::string& option);
QString presetText(const std::string& preset);
QString presetHint(const std::string& preset);
/// What stands in the way of a draft; empty: nothing.
QString partsProblemText(const TrainingParts& parts);
/// A figure of result.json ("dev_mean_recall") as a name and a value; a null name: not for the window.
QString figureText(const std::string& figure);
QString figureValue(const std::string& figure, const std::string& value);
/// Title of a command line that does what the page shows.
QString sameFromTheCommandLine();
QString pathText(const std::filesystem::path& path);
/// The name of a run's model; where another of `runs` has the same, with the time it was started.
QString runTitle(const TrainingRun& run, const std::vector<TrainingRun>& runs);
/// "Step 320 of 1000"; before the first report, that it gets ready.
QString progressText(const TrainingRun& run);

}  // namespace undertone
