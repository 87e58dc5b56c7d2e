// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/job_context.h"
#include "engine/core/cancellation.h"
#include "engine/core/result.h"

#include <cstddef>
#include <filesystem>

namespace undertone {

struct ModelFamiliarity {
    std::size_t sentences = 0;   ///< that familiarity is judged by
    double unfamiliarShare = 0;  ///< of `checked`, whose familiarity is below unfamiliarBelow; 0 where nothing is checked
    std::size_t checked = 0;     ///< sentences of `check` that are long enough to be judged
};

/// Makes CodeFamiliarity of `tokens`, dialogues that the model was trained on, and keeps it in the model's folder; from then on analyses
/// say how familiar each sentence sounds. `check` names further dialogues to try it on; empty: none. Errors: InvalidArgument (tokens of
/// another tokenizer, too few of them), those of reading model and tokens, FileNotWritable, Cancelled.
Result<ModelFamiliarity> makeModelFamiliarity(const std::filesystem::path& model, const std::filesystem::path& tokens,
                                              const std::filesystem::path& check, const JobContext& context,
                                              const CancellationToken& cancel);

}  // namespace undertone
