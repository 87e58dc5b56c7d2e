// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard offers every field of the tables, with the preset's value and the table's bounds, and nothing else.
#include "app/training/training_options.h"
#include "engine/config/llm_training_config.h"
#include "ui/training/training_text.h"

#include <QtTest>

#include <set>

using namespace undertone;

namespace {

template <typename Config>
void expectOffered(const std::vector<ConfigField<Config>>& fields, const Config& config, const std::vector<TrainingOption>& options,
                   std::set<std::string>& expected)
{
    for (const auto& field : fields) {
        if (field.option.empty() || field.place == FieldPlace::Preset || !field.belongs(config) || !field.counts(config))
            continue;
        expected.insert(field.option);
        const auto found = std::find_if(options.begin(), options.end(), [&](const auto& option) { return option.name == field.option; });
        QVERIFY2(found != options.end(), field.option.c_str());
        QCOMPARE(found->value, field.text(config));
        if (field.kind == FieldKind::Count || field.kind == FieldKind::Real) {
            QCOMPARE(found->low, field.bounds.low);
            QCOMPARE(found->high, field.bounds.high);
        }
        QCOMPARE(found->choices, field.words);
    }
}

}  // namespace

class TrainingOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsOffered_data()
    {
        QTest::addColumn<QString>("stage");
        QTest::addColumn<QString>("preset");
        for (const char* stage : {"base", "sllm"}) {
            for (const auto& preset : trainingPresets(stage))
                QTest::addRow("%s %s", stage, preset.c_str()) << stage << QString::fromStdString(preset);
        }
    }

    void everyFieldIsOffered()
    {
        QFETCH(QString, stage);
        QFETCH(QString, preset);
        const auto kind = stage == "base" ? LlmStage::Base : LlmStage::Sllm;
        auto config = kind == LlmStage::Base ? baseTrainingDefaults() : sllmTrainingDefaults();
        if (preset == "packed")
            config = packedTraining(config);
        else if (preset != "small")
            config = *trainingPreset(preset.toStdString(), kind);
        const auto options = trainingOptions(stage.toStdString(), preset.toStdString());
        std::set<std::string> expected{"device"};
        expectOffered(llmTrainingFields(), config, options, expected);
        if (kind == LlmStage::Base)
            expectOffered(smallBodyFields(), SmallBodyConfig(), options, expected);
        for (const auto& option : options) {
            QVERIFY2(expected.count(option.name) == 1, option.name.c_str());
            QVERIFY2(optionText(option.name) != QString::fromStdString(option.name), option.name.c_str());
        }
        QCOMPARE(options.size(), expected.size());
        QCOMPARE(options.front().name, std::string("steps"));
        QVERIFY(!options.front().advanced);
    }
};

QTEST_GUILESS_MAIN(TrainingOptionsTest)
#include "training_options_test.moc"
