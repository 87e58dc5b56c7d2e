// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/corpus_findings.h"

#include "ui/error_text.h"
#include "ui/icon.h"
#include "ui/training/training_text.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr std::size_t mostOfAKind = 3;
constexpr int markSide = 18;

class CorpusFindingWords {
    Q_DECLARE_TR_FUNCTIONS(CorpusFindings)
public:
    explicit CorpusFindingWords(const CorpusSurvey& survey) : m_survey(survey) {}

    std::vector<CorpusFinding> all()
    {
        layout();
        evaluationSet();
        clips();
        splits();
        leftOut();
        return std::move(m_findings);
    }

private:
    using Kind = CorpusFinding::Kind;

    void add(Kind kind, const QString& text) { m_findings.push_back({kind, text}); }

    /// The first of a list, and how many more there are.
    static QString listed(const QString& title, const QStringList& items)
    {
        QStringList lines{title};
        lines << items.mid(0, static_cast<qsizetype>(mostOfAKind));
        if (items.size() > static_cast<qsizetype>(mostOfAKind))
            lines << tr("… and %1 more: “undertone-cli corpus report” lists all.")
                         .arg(countText(items.size() - static_cast<qsizetype>(mostOfAKind)));
        return lines.join(QLatin1Char('\n'));
    }

    static QStringList texts(const std::vector<Message>& messages)
    {
        QStringList all;
        for (const Message& message : messages)
            all << messageText(message);
        return all;
    }
    static QStringList texts(const std::vector<std::string>& sentences)
    {
        QStringList list;
        for (const std::string& sentence : sentences)
            list << QString::fromStdString(sentence);
        return list;
    }

    void layout()
    {
        const QString name = QString::fromStdString(m_survey.layout);
        add(Kind::Note,
            m_survey.sessions > 0 ? tr("Read as %1, in %n session(s).", nullptr, static_cast<int>(m_survey.sessions)).arg(name)
                                  : tr("Read as %1.").arg(name));
    }

    void evaluationSet()
    {
        if (m_survey.usualSentences == 0)
            return;
        const QString count = countText(m_survey.usualSentences);
        if (m_survey.differences.empty())
            add(Kind::Good,
                tr("The %1 sentences of the usual evaluation set are there, class by class and dialogue by dialogue.").arg(count));
        else
            add(Kind::Care, listed(tr("Not the usual evaluation set of %1 sentences.").arg(count), texts(m_survey.differences)));
    }

    void clips()
    {
        if (m_survey.sentences > 0 && m_survey.dialogues == m_survey.sentences)
            add(Kind::Note,
                tr("Single clips: each is a dialogue of one sentence, with nothing to remember. “undertone-cli corpus simulate” composes "
                   "dialogues of them."));
    }

    void splits()
    {
        QStringList parts;
        for (const auto& [split, dialogues] : m_survey.splits)
            parts << QString::fromStdString(split) + QLatin1Char(' ') + countText(dialogues);
        if (!parts.isEmpty())
            add(Kind::Note, tr("Dialogues of its splits: %1.").arg(parts.join(QStringLiteral(", "))));
    }

    void leftOut()
    {
        QStringList reasons;
        std::int64_t skipped = 0;
        for (const auto& [why, count] : m_survey.skipped) {
            skipped += count;
            reasons << countText(count) + QStringLiteral(" × ") + QString::fromStdString(why);
        }
        if (m_survey.withoutSound > 0)
            add(Kind::Care, tr("%n sentence(s) without sound: they will be left out.", nullptr, static_cast<int>(m_survey.withoutSound)));
        if (skipped > 0)
            add(Kind::Care, listed(tr("Skipped: %1").arg(countText(skipped)), reasons));
        else
            add(Kind::Good, tr("Nothing was skipped."));
        if (!m_survey.warnings.empty())
            add(Kind::Care, listed(tr("The reader warns:"), texts(m_survey.warnings)));
    }

    const CorpusSurvey& m_survey;
    std::vector<CorpusFinding> m_findings;
};

}  // namespace

std::vector<CorpusFinding> findingsOf(const CorpusSurvey& survey)
{
    return CorpusFindingWords(survey).all();
}

CorpusFindings::CorpusFindings(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(&theme), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, Spacing::small, 0, 0);
    m_rows->setSpacing(Spacing::medium);
}

void CorpusFindings::setFindings(std::vector<CorpusFinding> findings)
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_marks.clear();
    m_findings = std::move(findings);
    for (const CorpusFinding& finding : m_findings) {
        auto* row = new QWidget(this);
        auto* mark = new QLabel(row);
        mark->setFixedSize(markSide, markSide);
        auto* text = new QLabel(finding.text, row);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Spacing::medium);
        line->addWidget(mark, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        m_rows->addWidget(row);
        m_marks.push_back(mark);
    }
    m_rows->addStretch(1);
    paintMarks();
}

void CorpusFindings::setTheme(const Theme& theme)
{
    m_theme = &theme;
    paintMarks();
}

void CorpusFindings::paintMarks()
{
    const ThemeColours& colours = m_theme->colours();
    for (std::size_t i = 0; i < m_marks.size(); ++i) {
        const auto kind = m_findings[i].kind;
        const QString icon = kind == CorpusFinding::Kind::Good ? QStringLiteral("done")
            : kind == CorpusFinding::Kind::Care                ? QStringLiteral("warning")
                                                               : QStringLiteral("info");
        const QColor colour = kind == CorpusFinding::Kind::Good ? colours.success
            : kind == CorpusFinding::Kind::Care                 ? colours.warning
                                                                : colours.textMuted;
        m_marks[i]->setPixmap(iconPixmap(icon, {markSide, markSide}, colour, devicePixelRatioF()));
    }
}

}  // namespace undertone
