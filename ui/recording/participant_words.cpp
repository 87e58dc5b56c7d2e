// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/participant_words.h"

namespace undertone {
namespace {

constexpr ParticipantWords english{
    "My voice may be recorded",
    "The recording may be analysed",
    "A model may be trained on my voice",
    "Sound and results may be shared with others",
    "yes",
    "no",
    "Receipt of consent",
    "This is what you agreed to. Please keep it.",
    "Certificate of destruction",
    "You withdrew your consent. The keys named here were destroyed: what they sealed cannot be read any more, by anybody.",
    "The session was deleted. The keys named here were destroyed: what they sealed cannot be read any more, by anybody.",
    "Session",
    "Participant",
    "Purpose",
    "Responsible",
    "Kept until",
    "Agreed on",
    "Agreed until",
    "Expressed",
    "spoken",
    "signed",
    "on a form",
    "You may withdraw at any time, for one use or for all, by telling the person responsible.",
    "Withdrawn",
    "Destroyed",
    "keys",
    "Models blocked",
    "Models not blocked",
    "Shared channel",
    "Only sentences of the others were kept; everything else in it was destroyed.",
    "Labelled sentences destroyed",
    "none",
    "Head of the log",
    "With it anybody who has the session can show that its log still holds this entry.",
    "The log of the session was damaged: it does not tell of this.",
    "What you were told",
    "Please say: “I am %1. I was told what happens to my voice, and I agree to what I have chosen here.”"};

constexpr ParticipantWords german{
    "Meine Stimme darf aufgenommen werden",
    "Die Aufnahme darf ausgewertet werden",
    "Ein Modell darf mit meiner Stimme trainiert werden",
    "Ton und Ergebnisse dürfen weitergegeben werden",
    "ja",
    "nein",
    "Beleg der Einwilligung",
    "Dem haben Sie zugestimmt. Bitte bewahren Sie diesen Beleg auf.",
    "Bescheinigung der Vernichtung",
    "Sie haben Ihre Einwilligung widerrufen. Die genannten Schlüssel wurden vernichtet: Was mit ihnen verschlüsselt war, kann niemand mehr "
    "lesen.",
    "Die Sitzung wurde gelöscht. Die genannten Schlüssel wurden vernichtet: Was mit ihnen verschlüsselt war, kann niemand mehr lesen.",
    "Sitzung",
    "Teilnehmende Person",
    "Zweck",
    "Verantwortlich",
    "Aufbewahrt bis",
    "Zugestimmt am",
    "Zugestimmt bis",
    "Ausgedrückt",
    "mündlich",
    "durch Unterschrift",
    "auf einem Formular",
    "Sie können jederzeit widerrufen, für eine Verwendung oder für alle, indem Sie es der verantwortlichen Person sagen.",
    "Widerrufen",
    "Vernichtet",
    "Schlüssel",
    "Gesperrte Modelle",
    "Nicht gesperrte Modelle",
    "Gemeinsamer Kanal",
    "Nur Sätze der anderen wurden behalten; alles Übrige darin wurde vernichtet.",
    "Vernichtete Sätze mit Angaben",
    "keine",
    "Kopf des Protokolls",
    "Damit lässt sich zeigen, dass das Protokoll der Sitzung diesen Eintrag noch enthält.",
    "Das Protokoll der Sitzung war beschädigt: Es enthält dies nicht.",
    "Was Ihnen gesagt wurde",
    "Bitte sagen Sie: „Ich bin %1. Mir wurde gesagt, was mit meiner Stimme geschieht, und ich stimme dem zu, was ich hier gewählt habe.“"};

constexpr ParticipantWords chinese{"可以录制我的声音",
                                   "可以分析录音",
                                   "可以用我的声音训练模型",
                                   "可以与他人共享声音和结果",
                                   "是",
                                   "否",
                                   "同意回执",
                                   "以下是您同意的内容，请妥善保管。",
                                   "销毁证明",
                                   "您撤回了同意。下列密钥已被销毁：用它们加密的内容此后任何人都无法读取。",
                                   "会话已被删除。下列密钥已被销毁：用它们加密的内容此后任何人都无法读取。",
                                   "会话",
                                   "参与者",
                                   "目的",
                                   "负责人",
                                   "保存至",
                                   "同意时间",
                                   "同意有效期至",
                                   "表达方式",
                                   "口头",
                                   "签名",
                                   "书面表格",
                                   "您可以随时告知负责人撤回同意，可以只撤回一种用途，也可以全部撤回。",
                                   "已撤回",
                                   "已销毁",
                                   "个密钥",
                                   "已停用的模型",
                                   "未能停用的模型",
                                   "共用声道",
                                   "只保留了其他人的句子，其余部分均已销毁。",
                                   "已销毁的标注句子数",
                                   "无",
                                   "日志头",
                                   "凭此可以证明会话日志中仍保留这一条目。",
                                   "会话日志已损坏，其中没有这一条目。",
                                   "您被告知的内容",
                                   "请说：“我是%1。我已了解我的声音将如何被使用，并同意我在此选择的内容。”"};

}  // namespace

const ParticipantWords& participantWords(const QString& language)
{
    return language == QLatin1String("de") ? german : language == QLatin1String("zh") ? chinese : english;
}

QString participantPurpose(Purpose purpose, const QString& language)
{
    const ParticipantWords& words = participantWords(language);
    switch (purpose) {
    case Purpose::Record: return QString::fromUtf8(words.record);
    case Purpose::Analyse: return QString::fromUtf8(words.analyse);
    case Purpose::Train: return QString::fromUtf8(words.train);
    case Purpose::Share: return QString::fromUtf8(words.share);
    }
    return {};
}

}  // namespace undertone
