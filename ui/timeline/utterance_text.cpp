// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/utterance_text.h"

#include "engine/core/notice.h"
#include "engine/core/overlap_mark.h"
#include "ui/conversation/conversation_document.h"
#include "ui/decimal_text.h"
#include "ui/timeline/emotion_track.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_words.h"

#include <cmath>

namespace undertone {
namespace {

QString row(const QString& name, const QString& value, const QString& unit = {})
{
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=right><b>%2</b></td><td>&nbsp;%3</td></tr>").arg(name, value, unit);
}

QString speakerText(const ConversationDocument& document, int utterance)
{
    const QString& name = document.speakerName(utterance);
    return name.isEmpty() ? tr("speaker not known") : name;
}

/// The probabilities as rows with a bar each, in the model's order.
QString probabilityRows(const UtteranceAnalysis& analysis, const std::vector<EmotionStyle>& styles)
{
    QString rows;
    const int best = analysis.emotion();
    for (std::size_t i = 0; i < analysis.probabilities.size() && i < styles.size(); ++i) {
        const double probability = analysis.probabilities[i];
        const QString bar(std::max(1, static_cast<int>(std::lround(probability * 16))), QChar(0x2588));
        const bool strongest = static_cast<int>(i) == best;
        const QString name = QStringLiteral("%1 %2").arg(styles[i].letter, styles[i].name.toHtmlEscaped());
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td align=right>%2</td><td>&nbsp;<span style='color:%3'>%4</span></td></tr>")
                    .arg(strongest ? QStringLiteral("<b>%1</b>").arg(name) : name, decimalText(probability, 3), styles[i].fill.name(), bar);
    }
    return rows;
}

QString comparisonRow(const ConversationDocument& document, int utterance, const std::vector<EmotionStyle>& styles)
{
    const UtteranceAnalysis* off = document.analysis(utterance, RunRole::Comparison);
    if (!off || off->emotion() < 0 || off->emotion() >= static_cast<int>(styles.size()))
        return {};
    const auto label = static_cast<std::size_t>(off->emotion());
    const QString text = QStringLiteral("%1 %2").arg(styles[label].name.toHtmlEscaped(), decimalText(off->probabilities[label], 3));
    return row(tr("Memory off"), text, document.labelDiffers(utterance) ? tr("differs") : tr("same label"))
        + row(tr("Loss, memory off"), numberText(off->lossBefore, 3), tr("nats/token"));
}

}  // namespace

QString notKnownText()
{
    return QString(QChar(0x2013));
}

QString numberText(const std::optional<double>& value, int decimals)
{
    return value ? decimalText(*value, decimals) : notKnownText();
}

QString hiddenText(const ConversationDocument& document)
{
    return document.review().mode == OthersLabels::UntilLabelled ? tr("Hidden until you have labelled it")
                                                                 : tr("Hidden until you have labelled and revealed it");
}

QString unlabelledText(const UtteranceAnalysis& analysis)
{
    if (analysis.unlabelledReason == silenceReason)
        return tr("silence");
    if (analysis.unlabelledReason == noSpeechReason)
        return tr("no speech");
    return QString::fromStdString(analysis.unlabelledReason);  // of another program's file
}

QString flippedText(const ConversationDocument& document, int utterance, const Theme& theme)
{
    const FlippedAnswer* flipped = document.flipped(utterance);
    if (flipped == nullptr)
        return {};
    return tr("Before the replay: %1").arg(flipped->before.empty() ? tr("no emotion") : theme.emotions({flipped->before}).front().name);
}

QString utteranceToolTip(const ConversationDocument& document, int utterance, const Theme& theme)
{
    if (utterance < 0 || utterance >= document.utteranceCount())
        return {};
    const Segment& segment = document.segments()[static_cast<std::size_t>(utterance)];
    const double duration = segment.endSeconds - segment.startSeconds;
    QString text = QStringLiteral("<p style='white-space:pre'><b>%1</b>  %2<br/>%3 \u2013 %4  (%5 s)</p>")
                       .arg(tr("Sentence %1 of %2").arg(utterance + 1).arg(document.utteranceCount()),
                            speakerText(document, utterance).toHtmlEscaped(), formatTime(segment.startSeconds, 0.01),
                            formatTime(segment.endSeconds, 0.01), decimalText(duration, 2));
    if (duration < shortestTrustedSeconds)
        text += QStringLiteral("<p style='color:%1'>%2</p>")
                    .arg(theme.colours().warning.name(), tr("Too short to trust (under %1 s)").arg(decimalText(shortestTrustedSeconds, 1)));
    if (isMarkedAsOverlapped(segment))
        text += QStringLiteral("<p>%1</p>").arg(tr("A second voice may be heard"));
    const UtteranceAnalysis* analysis = document.analysis(utterance);
    if (document.isHidden(utterance))
        return text + QStringLiteral("<p>%1</p>").arg(hiddenText(document));
    if (!analysis) {
        const bool reading = document.analysingIndex() == utterance;
        return text + QStringLiteral("<p>%1</p>").arg(reading ? tr("Being analysed\u2026") : tr("Not analysed yet"));
    }
    const std::vector<EmotionStyle> styles = theme.emotions(document.run().timeline.labels);
    if (!analysis->unlabelledReason.empty())
        text += QStringLiteral("<p>%1</p>").arg(tr("No emotion: %1").arg(unlabelledText(*analysis).toHtmlEscaped()));
    if (isUnfamiliar(*analysis))
        text += QStringLiteral("<p style='color:%1'>%2</p>")
                    .arg(theme.colours().warning.name(), tr("Sounds unlike what the model was trained on"));
    if (isUnsure(*analysis))
        text += QStringLiteral("<p>%1</p>").arg(tr("No label stands out"));
    if (const QString flipped = flippedText(document, utterance, theme); !flipped.isEmpty())
        text += QStringLiteral("<p style='color:%1'>%2</p>").arg(theme.colours().changed.name(), flipped.toHtmlEscaped());
    text += QStringLiteral("<table cellspacing=0 cellpadding=1>") + probabilityRows(*analysis, styles) + QStringLiteral("</table>");
    text += QStringLiteral("<table cellspacing=0 cellpadding=1>");
    text += row(tr("Loss before step"), numberText(analysis->lossBefore, 3), tr("nats/token"));
    text += row(tr("Loss after step"), numberText(analysis->lossAfter, 3), tr("nats/token"));
    text += row(tr("Update norm"), analysis->updateNorm ? QLocale().toString(*analysis->updateNorm, 'g', 3) : numberText({}, 0));
    text += row(tr("Tokens"), QLocale().toString(analysis->tokens));
    text += comparisonRow(document, utterance, styles) + QStringLiteral("</table>");
    return text;
}

QString utteranceSpoken(const ConversationDocument& document, int utterance, const Theme& theme)
{
    if (utterance < 0 || utterance >= document.utteranceCount())
        return {};
    const Segment& segment = document.segments()[static_cast<std::size_t>(utterance)];
    QString text = tr("Sentence %1 of %2, %3, %4 to %5")
                       .arg(utterance + 1)
                       .arg(document.utteranceCount())
                       .arg(speakerText(document, utterance), formatTime(segment.startSeconds, 0.1), formatTime(segment.endSeconds, 0.1));
    const UtteranceAnalysis* analysis = document.analysis(utterance);
    const int label = analysis ? analysis->emotion() : -1;
    const std::vector<EmotionStyle> styles = theme.emotions(document.run().timeline.labels);
    if (document.isHidden(utterance))
        return QStringLiteral("%1, %2").arg(text, hiddenText(document));
    if (analysis && !analysis->unlabelledReason.empty())
        return tr("%1, no emotion: %2").arg(text, unlabelledText(*analysis));
    if (label < 0 || label >= static_cast<int>(styles.size()))
        return tr("%1, not analysed yet").arg(text);
    text = tr("%1, %2, %3 percent")
               .arg(text, styles[static_cast<std::size_t>(label)].name)
               .arg(std::lround(100 * analysis->probabilities[static_cast<std::size_t>(label)]));
    const QString flipped = flippedText(document, utterance, theme);
    return flipped.isEmpty() ? text : QStringLiteral("%1. %2").arg(text, flipped);
}

}  // namespace undertone
