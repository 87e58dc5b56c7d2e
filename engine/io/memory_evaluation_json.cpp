// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/io/memory_evaluation_json.h"

#include "engine/io/json_fields.h"
#include "engine/io/strict_json.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace undertone {
namespace {

using nlohmann::json;

constexpr int evaluationSchema = 1;
constexpr JsonLimits evaluationLimits{std::size_t{4} << 20, 16, 200'000};
constexpr double largestLoss = 1e3;  // nats a token; a vocabulary of 2^24 ids read blindly has 17
constexpr std::size_t longestText = 200;
constexpr std::size_t mostOverrides = 16;
constexpr int lateFrom = 11;  // a first sentence from which a dialogue is called late at the earliest

/// One line that can be shown as it stands.
bool isPlain(const std::string& text)
{
    return text.size() <= longestText
        && std::none_of(text.begin(), text.end(), [](unsigned char character) { return character < 0x20 || character == 0x7f; });
}

bool isSha256(const std::string& text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

class EvaluationReader {
public:
    explicit EvaluationReader(const json& file) : m_file(file) {}

    MemoryEvaluation read()
    {
        JsonFields fields(m_file);
        if (const auto schema = fields.integer("schema"); fields.problem().empty() && schema != evaluationSchema)
            complain(message("evaluation.schema", schema));
        m_result.dialogues = static_cast<int>(fields.integerIn("dialogue_count", 1, INT_MAX));
        readDifferences(fields.object("memory_on_minus_off"));
        readReadings(fields.array("dialogues"));
        readLosses(fields.array("loss_by_position"));
        readMeasuredOn(fields.object("measured_on"));
        complain(fields.problem());
        return std::move(m_result);
    }
    /// The first thing that is wrong: "lacks ..."; empty: nothing.
    [[nodiscard]] const Message& problem() const { return m_problem; }

private:
    void complain(const Message& problem)
    {
        if (m_problem.empty())
            m_problem = problem;
    }

    MemoryDifference difference(JsonFields fields, double bound)
    {
        const MemoryDifference read{fields.number("estimate"), fields.number("low"), fields.number("high")};
        complain(fields.problem());
        if (read.low > read.high || std::abs(read.estimate) > bound || std::abs(read.low) > bound || std::abs(read.high) > bound)
            complain(message("evaluation.difference"));
        return read;
    }

    double within(JsonFields& fields, const char* key, double high)
    {
        const double value = fields.number(key);
        complain(fields.problem());
        if (value < 0.0 || value > high)
            complain(message("evaluation.out-of-range", key));
        return value;
    }

    std::string line(JsonFields& fields, const char* key)
    {
        const std::string text = fields.textOrNull(key);
        if (!isPlain(text))
            complain(message("evaluation.not-one-line", key));
        return text;
    }

    void readDifferences(JsonFields fields)
    {
        m_result.weightedAccuracy = difference(fields.object("wa"), 1.0);
        m_result.unweightedRecall = difference(fields.object("ua"), 1.0);
        complain(fields.problem());
    }

    void readReadings(const json& readings)
    {
        const auto read = [&](const char* name, double& loss, double& calibrationError) {
            const auto found = std::find_if(readings.begin(), readings.end(), [&](const json& one) {
                return one.is_object() && one.contains("name") && one["name"] == name;
            });
            if (found == readings.end())
                return complain(message("evaluation.no-reading", name));
            JsonFields fields(*found);
            m_result.sentences = static_cast<int>(fields.integerIn("sentences", 1, INT_MAX));
            loss = within(fields, "audio_loss", largestLoss);
            calibrationError = within(fields, "expected_calibration_error", 1.0);
            complain(fields.problem());
        };
        read(memoryOffReading, m_result.lossOff, m_result.calibrationErrorOff);
        read(memoryOnReading, m_result.lossOn, m_result.calibrationErrorOn);
    }

    /// Rows of places in the dialogue, in order; the last is of all places.
    void readLosses(const json& rows)
    {
        if (rows.empty())
            return complain(message("evaluation.no-loss"));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            JsonFields fields(rows[i]);
            const int first = static_cast<int>(fields.integerIn("first", 2, INT_MAX));
            const auto read = difference(fields.object("difference"), largestLoss);
            complain(fields.problem());
            if (i + 1 == rows.size()) {
                m_result.loss = read;
            } else if (first >= lateFrom) {
                m_result.lateLoss = read;
                m_result.lateSentence = first;
            }
        }
    }

    void readMeasuredOn(JsonFields fields)
    {
        m_result.measuredSha256 = fields.text("model_sha256");
        if (fields.problem().empty() && !isSha256(m_result.measuredSha256))
            complain(message("evaluation.no-sha256"));
        m_result.split = line(fields, "split");
        m_result.device = line(fields, "device");
        m_result.dtype = line(fields, "dtype");
        m_result.version = line(fields, "version");
        m_result.date = line(fields, "date");
        m_result.overrides = fields.texts("memory_overrides");
        if (m_result.overrides.size() > mostOverrides || !std::all_of(m_result.overrides.begin(), m_result.overrides.end(), isPlain))
            complain(message("evaluation.overrides"));
        complain(fields.problem());
    }

    const json& m_file;
    MemoryEvaluation m_result;
    Message m_problem;
};

MemoryEvaluation unreadable(const Message& problem)
{
    MemoryEvaluation evaluation;
    evaluation.state = MemoryEvaluationState::Unreadable;
    evaluation.problem = problem;
    return evaluation;
}

}  // namespace

MemoryEvaluation readMemoryEvaluation(const std::filesystem::path& folder, const std::string& modelSha256)
{
    const auto file = folder / evaluationFileName;
    std::error_code failure;
    if (!std::filesystem::exists(file, failure))
        return {};
    // Opening a pipe would wait for its writer.
    if (!std::filesystem::is_regular_file(file, failure))
        return unreadable(message("io.not-a-file", file));
    const auto parsed = readJsonFile(file, evaluationLimits);
    if (!parsed)
        return unreadable(parsed.error().message);
    EvaluationReader reader(*parsed);
    auto evaluation = reader.read();
    if (!reader.problem().empty())
        return unreadable(message("io.phrase", file, reader.problem()));
    evaluation.state = evaluation.measuredSha256 == modelSha256 ? MemoryEvaluationState::Measured : MemoryEvaluationState::OtherWeights;
    return evaluation;
}

}  // namespace undertone
