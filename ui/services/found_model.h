// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace undertone {

/// A model that lies where models are looked for, as its files say; nothing of it is loaded or hashed.
struct FoundModel {
    /// Of single utterances of the split that it was measured on, as evaluation.json beside its card has them; shares.
    struct Figures {
        std::string split;
        int sentences = 0;
        double weightedAccuracy = 0.0;
        double unweightedRecall = 0.0;
        double weightedF1 = 0.0;
    };
    std::string name;           ///< of its folder: what --model takes
    std::string describedName;  ///< the one in its description
    bool isUsers = false;       ///< lies in the user's own folder of models: can be renamed and removed
    std::filesystem::path folder;
    std::vector<std::string> labels;
    std::uintmax_t bytes = 0;  ///< of its weights
    std::string licence;
    std::optional<Figures> figures;  ///< nothing: it was not measured
};

}  // namespace undertone
