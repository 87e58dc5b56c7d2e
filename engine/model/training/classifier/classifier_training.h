// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/config/training_report.h"
#include "engine/config/training_request.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

namespace undertone {

/// trainClassifier without its guard. Errors: as it; torch's exceptions pass through.
Status runClassifierTraining(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report, const CancellationToken& cancel,
                             LlmTrainingSummary& summary);

}  // namespace undertone
