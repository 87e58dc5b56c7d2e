// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/classifier_training.h"

#include "engine/model/torch_support.h"
#include "engine/model/training/classifier/classifier_training.h"

namespace undertone {

Result<LlmTrainingSummary> trainClassifier(const ClassifierTrainingRequest& request, const LlmTrainingReporter& report,
                                           const CancellationToken& cancel)
{
    LlmTrainingSummary summary;
    TRY(guarded(message("doing.training-classifier"), [&] {
        return request.authorisation.during(
            {Purpose::Train}, cancel, [&](const CancellationToken& stop) { return runClassifierTraining(request, report, stop, summary); });
    }));
    return summary;
}

}  // namespace undertone
