// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/consent/consent_notice.h"

#include "engine/io/sha256.h"

#include <algorithm>
#include <array>
#include <functional>

namespace undertone {
namespace {

constexpr std::string_view english =
    R"(About the recording of your voice

This program records a conversation and can estimate, sentence by sentence, which emotion a voice sounds like. Such estimates are often wrong and say nothing certain about what you feel.

You decide separately about four uses of your voice: recording it; analysing it; training a model on it; sharing the sound or the results with others. You may refuse any of them without giving a reason.

The sound and the results are kept encrypted on this computer. Nothing is sent anywhere. The person responsible, the purpose and the day on which everything is deleted are named beside this text.

You may withdraw at any time, for one use or for all, by telling the person responsible. A running recording or analysis of you then stops at once, and the keys of your sound and of the results are destroyed, so that nobody can read them any more. Models that were trained on your voice are named and blocked. {channel} Copies that were shared before, with your consent, cannot be called back.
)";

constexpr std::string_view german =
    R"(Zur Aufnahme Ihrer Stimme

Dieses Programm nimmt ein Gespräch auf und kann für jeden Satz schätzen, nach welchem Gefühl eine Stimme klingt. Solche Schätzungen sind oft falsch und sagen nichts Sicheres darüber, was Sie empfinden.

Sie entscheiden getrennt über vier Verwendungen Ihrer Stimme: sie aufnehmen; sie auswerten; ein Modell mit ihr trainieren; den Ton oder die Ergebnisse an andere weitergeben. Sie können jede davon ohne Angabe von Gründen ablehnen.

Ton und Ergebnisse liegen verschlüsselt auf diesem Computer. Nichts wird irgendwohin gesendet. Die verantwortliche Person, der Zweck und der Tag, an dem alles gelöscht wird, stehen neben diesem Text.

Sie können Ihre Einwilligung jederzeit widerrufen, für eine Verwendung oder für alle, indem Sie es der verantwortlichen Person sagen. Eine laufende Aufnahme oder Auswertung Ihrer Stimme endet dann sofort, und die Schlüssel Ihres Tons und der Ergebnisse werden vernichtet, sodass niemand sie mehr lesen kann. Modelle, die mit Ihrer Stimme trainiert wurden, werden genannt und gesperrt. {channel} Kopien, die vorher mit Ihrer Einwilligung weitergegeben wurden, können nicht zurückgeholt werden.
)";

constexpr std::string_view chinese =
    R"(关于录制您的声音

本程序录制对话，并可逐句估计声音听起来像哪种情绪。这类估计经常出错，不能确切说明您的真实感受。

您可以就声音的四种用途分别作出决定：录制；分析；用于训练模型；与他人共享声音或结果。您可以拒绝其中任何一项，无需说明理由。

声音和结果以加密形式保存在这台计算机上，不会发送到任何地方。负责人、目的以及全部数据的删除日期写在本文旁边。

您可以随时向负责人提出撤回同意，可以只撤回一种用途，也可以全部撤回。正在进行的录制或分析会立即停止，您的声音和结果的密钥会被销毁，此后任何人都无法读取。用您的声音训练过的模型会被列出并停用。{channel}此前经您同意共享的副本无法收回。
)";

/// A notice, but for what is said of a channel that several voices share ("{channel}").
struct Notice {
    std::string_view language;
    std::string_view words;
    std::array<std::string_view, 2> ofSharedChannel;  ///< by version, the last is the one that is shown now
};

constexpr std::array notices{
    Notice{
        "en",
        english,
        {"If one microphone recorded several voices, its whole channel is destroyed.",
         "If one microphone recorded several voices, its whole channel is destroyed; or, if the others choose so, everything in it except "
         "their own sentences, and the parts of those that lie within half a second of yours are destroyed too."}},
    Notice{
        "de",
        german,
        {"Hat ein Mikrofon mehrere Stimmen aufgenommen, so wird sein ganzer Kanal vernichtet.",
         "Hat ein Mikrofon mehrere Stimmen aufgenommen, so wird sein ganzer Kanal vernichtet; oder, wenn die anderen es so wählen, alles "
         "darin außer ihren eigenen Sätzen, wobei auch deren Teile vernichtet werden, die weniger als eine halbe Sekunde von Ihren "
         "entfernt liegen."}},
    Notice{"zh",
           chinese,
           {"如果一个麦克风录下了多人的声音，则整个声道都会被销毁。",
            "如果一个麦克风录下了多人的声音，则整个声道都会被销毁；如果其他人选择保留，则只保留他们自己所说的句子，其中与您的句子相距半秒以"
            "内的"
            "部分也会被销毁。"}},
};

/// A text that was shown, or is.
struct KnownNotice {
    std::string_view language;
    std::size_t version;
    std::string text;
    std::string sha256;
};

const std::vector<KnownNotice>& knownNotices()
{
    static const std::vector<KnownNotice> known = [] {
        constexpr std::string_view place = "{channel}";
        std::vector<KnownNotice> all;
        for (const auto& notice : notices) {
            for (std::size_t version = 0; version < notice.ofSharedChannel.size(); ++version) {
                std::string text(notice.words);
                text.replace(text.find(place), place.size(), notice.ofSharedChannel[version]);
                all.push_back({notice.language, version, text, sha256Hex(text)});
            }
        }
        return all;
    }();
    return known;
}

const KnownNotice* find(const std::function<bool(const KnownNotice&)>& fits)
{
    const auto& known = knownNotices();
    const auto found = std::find_if(known.rbegin(), known.rend(), fits);  // the last version first
    return found == known.rend() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> noticeLanguages()
{
    return {"en", "de", "zh"};
}

std::string_view consentNotice(std::string_view language)
{
    const auto* notice = find([&](const KnownNotice& known) { return known.language == language; });
    return notice == nullptr ? std::string_view() : std::string_view(notice->text);
}

std::string consentNoticeSha256(std::string_view language)
{
    return sha256Hex(consentNotice(language));
}

bool isConsentNotice(std::string_view language, std::string_view sha256)
{
    return find([&](const KnownNotice& known) { return known.language == language && known.sha256 == sha256; }) != nullptr;
}

std::string_view noticeOfSha256(std::string_view sha256)
{
    const auto* notice = find([&](const KnownNotice& known) { return known.sha256 == sha256; });
    return notice == nullptr ? std::string_view() : std::string_view(notice->text);
}

bool saysThatOthersMayBeKept(std::string_view noticeSha256)
{
    return find([&](const KnownNotice& known) { return known.sha256 == noticeSha256 && known.version >= 1; }) != nullptr;
}

}  // namespace undertone
