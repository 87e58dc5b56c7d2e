// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/api/self_check.h"

#include "engine/io/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace undertone {

bool SelfCheckReport::passed() const
{
    return std::all_of(checks.begin(), checks.end(), [](const SelfCheck& check) { return check.passed; });
}

std::string selfCheckJson(const SelfCheckReport& report)
{
    nlohmann::ordered_json json{{"schema", 1},           {"passed", report.passed()},
                                {"model", report.model}, {"device", report.device},
                                {"dtype", report.dtype}, {"row_kernels", report.rowKernels}};
    json["checks"] = nlohmann::ordered_json::array();
    for (const auto& check : report.checks)
        json["checks"].push_back({{"name", check.name}, {"passed", check.passed}, {"figure", check.figure}, {"allowed", check.allowed}});
    return jsonText(json, 2) + "\n";
}

std::string selfCheckText(const SelfCheckReport& report)
{
    std::string text = report.model + " on " + report.device + ", " + report.dtype + ", " + report.rowKernels + " loops\n";
    for (const auto& check : report.checks) {
        char figures[64];
        std::snprintf(figures, sizeof figures, "%.3g (at most %.3g)", check.figure, check.allowed);
        text += std::string(check.passed ? "  pass  " : "  FAIL  ") + check.name + ": " + figures + "\n";
    }
    return text + (report.passed() ? "All checks passed.\n" : "Not all checks passed: do not trust results of this machine and model.\n");
}

}  // namespace undertone
