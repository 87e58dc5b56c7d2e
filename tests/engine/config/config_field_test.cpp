// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of configurations: JSON stays what files and checkpoints know, bounds hold wherever a value comes from.
#include "engine/config/classifier_config.h"
#include "engine/config/llm_training_config.h"
#include "engine/config/tokenizer_training_config.h"
#include "engine/io/sha256.h"
#include "engine/messages/catalogue.h"

#include <QtTest>

#include <cmath>
#include <limits>
#include <set>

using namespace undertone;

namespace {

TokenizerTrainingConfig tokenizerConfig()
{
    TokenizerTrainingConfig config;
    config.shape = smallTokenizerShape();
    return config;
}

/// Names are there once, texts are read back as what they say, and what lies outside the bounds is refused with the field's name.
template <typename Config> void checkTable(const std::vector<ConfigField<Config>>& fields, const Config& config)
{
    std::set<std::string> keys;
    std::set<std::string> options;
    for (const auto& field : fields) {
        const auto name = field.name();
        QVERIFY2(!field.help.empty(), name.c_str());
        QVERIFY2(field.key.empty() || keys.insert(field.key).second, name.c_str());
        QVERIFY2(field.option.empty() || options.insert(field.option).second, name.c_str());
        if (!field.belongs(config))
            continue;
        auto changed = config;
        QVERIFY2(field.set(changed, field.text(config)).ok(), name.c_str());
        QVERIFY2(field.text(changed) == field.text(config), name.c_str());
        if (field.kind == FieldKind::Text)
            continue;
        std::vector<std::string> wrong{"", "x", "1x", "nan"};
        if (field.kind == FieldKind::Count || field.kind == FieldKind::Real) {
            QVERIFY2(field.bounds.low < field.bounds.high, name.c_str());
            wrong.push_back(config_field::textOf(field.bounds.low - 1.0));
            wrong.push_back(std::to_string(static_cast<long long>(field.bounds.high) + 1));
        }
        for (const auto& typed : wrong) {
            const auto refused = field.set(changed, typed);
            QVERIFY2(!refused.ok(), (name + " " + typed).c_str());
            QVERIFY(refused.error().code == ErrorCode::InvalidArgument);
            QVERIFY2(field.option.empty() || englishSentence(refused.error()).find(field.option) != std::string::npos,
                     englishSentence(refused.error()).c_str());
            QVERIFY2(field.text(changed) == field.text(config), "a value that is refused changes nothing");
        }
    }
}

}  // namespace

class ConfigFieldTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tablesHold()
    {
        checkTable(llmTrainingFields(), baseTrainingDefaults());
        checkTable(llmTrainingFields(), sllmTrainingDefaults());
        checkTable(smallBodyFields(), SmallBodyConfig());
        checkTable(temporaryLoraFields(), TemporaryLoraConfig());
        checkTable(classifierTrainingFields(), classifierDefaults());
        checkTable(tokenizerTrainingFields(), tokenizerConfig());
    }

    /// Every field that says how training runs takes part in what a checkpoint knows its run by.
    void aChangeOfAnyFieldChangesTheJson()
    {
        for (auto config : {baseTrainingDefaults(), packedTraining(sllmTrainingDefaults())}) {
            config.memory.following = config.mode == TrainingMode::Packed ? MemoryFollowing::Off : config.memory.following;
            for (const auto& field : llmTrainingFields()) {
                if (!field.belongs(config) || !field.counts(config) || field.key.empty() || field.key.starts_with("memory_aware/"))
                    continue;
                auto changed = config;
                std::string other = field.kind == FieldKind::Real ? config_field::textOf(field.bounds.high) : "3";
                if (!field.words.empty())
                    other = field.text(config) == field.words.front() ? field.words.back() : field.words.front();
                QVERIFY2(field.set(changed, other).ok(), field.name().c_str());
                QVERIFY2(toJson(changed) != toJson(config), field.name().c_str());
            }
        }
    }

    /// Byte for byte what runs, folds and checkpoints of earlier versions hold.
    void jsonIsTheOneOfTheContract()
    {
        auto config = sllmTrainingDefaults();
        config.memory = {{16, 12.5, 1e-3}, MemoryFollowing::On};
        config.averaging = 0.99;
        config.emotionLossWeight = 0.3;
        config.newRows = NewRows::Frozen;
        config.schedule = RateSchedule::Linear;
        config.stopCriterion = StopCriterion::UnweightedRecall;
        config.seed = std::numeric_limits<std::uint64_t>::max();
        config.dtype = "bf16";
        config.accumulate = 3;
        config.epochs = 2;
        config.patience = 4;
        config.validationShare = 0.1;
        QCOMPARE(
            toJson(config),
            std::string(
                R"({"stage":"sllm","objective":"audio-and-emotion","readouts":"all-sentences","order":"walk","mode":"window","new_rows":"frozen","n_o":128,"n_p":384,"batch_size":8,"accumulate":3,"steps":160,"epochs":2,"schedule":"linear","warmup_steps":20,"learning_rate":0.0002,"final_rate_fraction":0.02,"betas":[0.9,0.95],"epsilon":1e-08,"weight_decay":0.05,"clip_norm":1.0,"averaging":0.99,"emotion_loss_weight":0.3,"label_smoothing":0.1,"channel_dropout":0.1,"joint_cut_probability":0.05,"lora_rank":64,"lora_alpha":64.0,"evaluate_every_steps":100,"validation_share":0.1,"patience":4,"stop_criterion":"recall","memory_aware":{"rank":16,"alpha":12.5,"learning_rate":0.001},"seed":18446744073709551615,"dtype":"bf16"})"));
        config = baseTrainingDefaults();
        config.objective = BaseObjective::NextToken;
        config.readouts = ReadoutRows::LastSentence;
        config.stopCriterion = StopCriterion::EmotionLoss;
        QCOMPARE(
            toJson(config),
            std::string(
                R"({"stage":"base","objective":"next-token","readouts":"last-sentence","order":"tiled","mode":"window","new_rows":"trained","n_o":256,"n_p":512,"batch_size":4,"accumulate":1,"steps":1000,"epochs":0,"schedule":"cosine","warmup_steps":40,"learning_rate":0.002,"final_rate_fraction":0.02,"betas":[0.9,0.95],"epsilon":1e-08,"weight_decay":0.05,"clip_norm":1.0,"label_smoothing":0.1,"channel_dropout":0.1,"joint_cut_probability":0.05,"lora_rank":0,"lora_alpha":0.0,"evaluate_every_steps":100,"validation_share":0.0,"patience":0,"stop_criterion":"emotion-loss","memory_aware":null,"seed":1,"dtype":"auto"})"));
        QCOMPARE(
            toJson(packedTraining(sllmTrainingDefaults())),
            std::string(
                R"({"stage":"sllm","objective":"audio-and-emotion","readouts":"all-sentences","order":"tiled","mode":"packed","new_rows":"trained","n_o":128,"n_p":384,"packed_tokens":4096,"batch_size":1,"accumulate":1,"steps":160,"epochs":0,"schedule":"cosine","warmup_steps":20,"learning_rate":0.0002,"final_rate_fraction":0.02,"betas":[0.9,0.95],"epsilon":1e-08,"weight_decay":0.05,"clip_norm":1.0,"label_smoothing":0.1,"channel_dropout":0.1,"joint_cut_probability":0.0,"lora_rank":64,"lora_alpha":64.0,"evaluate_every_steps":100,"validation_share":0.0,"patience":0,"stop_criterion":"loss","memory_aware":null,"seed":1,"dtype":"auto"})"));
        auto classifier = *classifierPreset("paper");
        classifier.positions = CodePositions::None;
        classifier.contextTokens = 77;
        QCOMPARE(
            toJson(classifier),
            std::string(
                R"({"stage":"classifier","hidden_size":512,"layers":4,"heads":8,"feed_forward_size":2048,"positions":"none","context_tokens":77,"dropout":0.1,"batch_size":1,"steps":415,"epochs":20,"warmup_steps":0,"learning_rate":0.0001,"weight_decay":0.01,"clip_norm":0.0,"label_smoothing":0.0,"evaluate_every_steps":1000,"validation_share":0.0,"patience":0,"seed":1,"dtype":"auto"})"));
        auto tokenizer = tokenizerConfig();
        QCOMPARE(sha256Hex(toJson(tokenizer)), std::string("0a5a6638c3c1ed582a47aeaad60ed44ec2a7f5506181973c36dc8c5fb8acb20b"));
        tokenizer.steps = 10;
        tokenizer.excludedCorpus = "crema-d";
        QCOMPARE(sha256Hex(toJson(tokenizer)), std::string("f101c47cbabc95bb1be18057defd179af9b720494b1ca036ebb13c4753c7b941"));
    }

    void defaultsAndPresetsAreValid()
    {
        for (const auto stage : {LlmStage::Base, LlmStage::Sllm}) {
            const auto defaults = stage == LlmStage::Base ? baseTrainingDefaults() : sllmTrainingDefaults();
            QVERIFY(validate(defaults).ok());
            QVERIFY(validate(packedTraining(defaults)).ok());
            QVERIFY(validate(*trainingPreset("quick", stage)).ok());
        }
        QVERIFY(validate(*trainingPreset("paper", LlmStage::Sllm)).ok());
        QVERIFY(!trainingPreset("paper", LlmStage::Base).ok());
        QVERIFY(validate(SmallBodyConfig()).ok());
        QVERIFY(validate(classifierDefaults()).ok());
        for (const char* preset : {"paper", "quick"})
            QVERIFY(validate(*classifierPreset(preset)).ok());
        QVERIFY(validate(tokenizerConfig()).ok());
    }

    void validationNamesTheFieldThatIsOutside()
    {
        const auto names = [](const Status& status, const char* field) {
            return !status.ok() && status.error().code == ErrorCode::InvalidArgument
                && englishSentence(status.error()).find(field) != std::string::npos;
        };
        auto config = sllmTrainingDefaults();
        config.learningRate = std::nan("");
        QVERIFY(names(validate(config), "--learning-rate"));
        config = sllmTrainingDefaults();
        config.beta2 = 1.0;
        QVERIFY(names(validate(config), "betas/1"));
        config = sllmTrainingDefaults();
        config.loraRank = 0;
        QVERIFY(names(validate(config), "--lora-rank"));
        config.stage = LlmStage::Base;  // which has no LoRA
        QVERIFY(validate(config).ok());
        config = sllmTrainingDefaults();
        config.dtype = "fp8";
        QVERIFY(names(validate(config), "--dtype"));
        SmallBodyConfig body;
        body.heads = 0;
        QVERIFY(names(validate(body), "--heads"));
        auto classifier = classifierDefaults();
        classifier.dropout = 1.0;
        QVERIFY(names(validate(classifier), "--dropout"));
        auto tokenizer = tokenizerConfig();
        tokenizer.augmentation.cleanProbability = 1.5;
        QVERIFY(names(validate(tokenizer), "augmentation/clean_probability"));
        tokenizer = tokenizerConfig();
        tokenizer.minutes = 0.0;
        QVERIFY(names(validate(tokenizer), "--minutes"));
        tokenizer.steps = 5;  // then minutes do not count
        QVERIFY(validate(tokenizer).ok());
    }

    void whatIsSetTogetherIsSetTogether()
    {
        auto config = *trainingPreset("paper", LlmStage::Sllm);
        QCOMPARE(config.epochs, 20);
        for (const auto& field : llmTrainingFields()) {
            if (field.option == "steps")
                QVERIFY(field.set(config, "7").ok());
        }
        QCOMPARE(config.steps, 7);
        QCOMPARE(config.epochs, 0);
        for (const auto& field : llmTrainingFields()) {
            if (field.option == "mode")
                QVERIFY(field.set(config, "packed").ok());
        }
        QCOMPARE(toJson(config), toJson(packedTraining(config)));
    }
};

QTEST_GUILESS_MAIN(ConfigFieldTest)
#include "config_field_test.moc"
