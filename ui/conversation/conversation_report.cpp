// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversation_report.h"

#include "engine/core/timeline_export.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/memory_microscope.h"
#include "ui/conversation/report_pages.h"
#include "ui/decimal_text.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/timeline/timeline_scene.h"
#include "ui/timeline/utterance_text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>

namespace undertone {
namespace {

constexpr double rowHeight = 17.0;
constexpr double barHeight = 16.0;
constexpr double curveHeight = 130.0;
constexpr double nameWidth = 120.0;
constexpr double chipWidth = 19.0;
constexpr double shortestLineSeconds = 30.0;
constexpr double longestLineSeconds = 300.0;
constexpr double linesWished = 8.0;
constexpr int timelineWidth = 1040;  // drawn smaller, so that its text is as small as the table's

/// Seconds of each emotion, and of sentences without one, of a speaker.
struct Shares {
    std::vector<double> seconds;
    double all = 0.0;
};

class ConversationReport {
    Q_DECLARE_TR_FUNCTIONS(ConversationReport)
public:
    ConversationReport(const ConversationDocument& document, QIODevice& device, const ReportChoice& choice)
        : m_document(document), m_timeline(timelineForExport(document, choice.labels)),
          m_statement(choice.statement.isEmpty() ? QString::fromStdString(m_timeline.attestation) : choice.statement),
          m_theme(Theme::of(ThemeMode::Light)), m_styles(m_theme.emotions(m_timeline.labels)),
          m_pages(device, tr("Report on %1").arg(document.audioName()), tr("Report on %1").arg(document.audioName()))
    {
    }

    void write()
    {
        writeFacts();
        writeShares();
        writeCurve();
        writeTimeline();
        writeTable();
    }

private:
    void writeFacts();
    void fact(const QString& name, const QString& value);
    void writeShares();
    void shareBar(const QString& speaker, const Shares& shares);
    void writeCurve();
    void writeTimeline();
    void writeTable();
    void tableRow(const QStringList& cells, const QFont& font);
    void writeLegend();
    /// The row of a sentence: there is one for each.
    [[nodiscard]] const UtteranceAnalysis& row(int sentence) const { return m_timeline.utterances[static_cast<std::size_t>(sentence)]; }
    [[nodiscard]] QString saidByPeople(int sentence) const;
    [[nodiscard]] std::map<QString, Shares> sharesBySpeaker() const;
    [[nodiscard]] const ThemeColours& colours() const { return m_theme.colours(); }
    [[nodiscard]] QString emotionName(const UtteranceAnalysis& row) const;

    const ConversationDocument& m_document;
    Timeline m_timeline;  ///< a row for each sentence
    QString m_statement;
    const Theme& m_theme;
    std::vector<EmotionStyle> m_styles;
    ReportPages m_pages;
};

void ConversationReport::fact(const QString& name, const QString& value)
{
    if (value.isEmpty())
        return;
    const QFont font = reportFont(9.5);
    const double valueWidth = m_pages.width() - nameWidth - 20;
    const QRectF place = m_pages.take(std::max(rowHeight, m_pages.textHeight(value, font, valueWidth) + 4));
    m_pages.drawText(QRectF(place.left(), place.top(), nameWidth + 16, place.height()), name, font, colours().textMuted);
    m_pages.drawText(QRectF(place.left() + nameWidth + 20, place.top(), valueWidth, place.height()), value, font, colours().text);
}

void ConversationReport::writeFacts()
{
    const auto text = [](const std::string& value) { return QString::fromStdString(value); };
    const TimelinePictureText described = describeForPicture(m_document);
    m_pages.paragraph(m_document.audioName(), reportFont(20, QFont::DemiBold), colours().text);
    m_pages.paragraph(tr("Emotion recognition in conversation, by Undertone"), reportFont(10), colours().textMuted);
    m_pages.skip(8);
    fact(tr("Length"), formatTime(m_document.durationSeconds(), 0.1));
    const auto all = m_document.utteranceCount();
    const auto without = static_cast<int>(unanalysedCount(m_timeline));
    fact(tr("Sentences"),
         without == 0              ? QString::number(all)
             : m_timeline.complete ? tr("%1, of which %2 have no current result").arg(all).arg(without)
                                   : tr("%1 of %2: the analysis ended early").arg(all - without).arg(all));
    if (m_timeline.annotator)
        fact(tr("Labels by"), m_timeline.annotator->empty() ? tr("the annotator") : text(*m_timeline.annotator));
    fact(tr("Sentences from"), text(m_timeline.segmentsSource));
    fact(tr("Model"), text(m_timeline.model));
    fact(tr("SHA-256 of the model"), text(m_timeline.modelSha256));
    if (!m_timeline.annotator)
        fact(tr("Memory"), m_timeline.memory == MemoryMode::Dpm ? tr("on (DPM), stepping %1").arg(text(m_timeline.stepping)) : tr("off"));
    if (const QString plan = memoryPlanText(m_timeline); !plan.isEmpty())
        fact(tr("Done to memory"), plan);
    fact(tr("Computed on"), text(m_timeline.device + " " + m_timeline.dtype).trimmed());
    fact(tr("SHA-256 of the recording"), text(m_timeline.audioSha256));
    fact(tr("Run"), text(m_timeline.runId));
    fact(tr("Written on"), QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat));
    m_pages.heading(tr("Licence and consent"), 30);
    m_pages.paragraph(m_statement.isEmpty() ? tr("Nothing was stated about the recording's licence, or about who agreed to what.")
                                            : tr("Stated by the user: %1").arg(m_statement),
                      reportFont(9.5), colours().text);
    if (m_timeline.annotator)
        return;
    m_pages.heading(tr("What the labels are worth"), 40);
    m_pages.paragraph(described.notice, reportFont(9.5), colours().text);
}

std::map<QString, Shares> ConversationReport::sharesBySpeaker() const
{
    std::map<QString, Shares> shares;
    for (int i = 0; i < m_document.utteranceCount(); ++i) {
        const UtteranceAnalysis& one = row(i);
        if (hasNoResult(one) || (m_timeline.annotator && one.emotion() < 0))
            continue;
        auto& own = shares[m_document.speakerName(i)];
        own.seconds.resize(m_styles.size() + 1);
        const auto emotion = one.emotion() < 0 ? m_styles.size() : static_cast<std::size_t>(one.emotion());
        own.seconds[std::min(emotion, m_styles.size())] += one.endSeconds - one.startSeconds;
        own.all += one.endSeconds - one.startSeconds;
    }
    return shares;
}

void ConversationReport::shareBar(const QString& speaker, const Shares& shares)
{
    const QRectF place = m_pages.take(barHeight + 8);
    QPainter& painter = m_pages.painter();
    painter.setFont(reportFont(9.5));
    painter.setPen(colours().text);
    const QFontMetricsF metrics(painter.font());
    const QString name = speaker.isEmpty() ? tr("speaker not known") : speaker;
    painter.drawText(QRectF(place.left(), place.top(), nameWidth, barHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(name, Qt::ElideRight, nameWidth - 6));
    const double timeWidth = 64;
    const double whole = place.width() - nameWidth - timeWidth;
    double left = place.left() + nameWidth;
    for (std::size_t i = 0; i < shares.seconds.size(); ++i) {
        const double share = shares.all > 0.0 ? shares.seconds[i] / shares.all : 0.0;
        const QRectF bar(left, place.top(), share * whole, barHeight);
        left += bar.width();
        if (bar.width() <= 0.0)
            continue;
        if (i == m_styles.size()) {
            painter.fillRect(bar, colours().grid);
            continue;
        }
        painter.fillRect(bar, m_styles[i].fill);
        paintEmotionPattern(painter, bar, m_styles[i]);
        const QString percent = tr("%1 %").arg(std::lround(100.0 * share));
        painter.setPen(m_styles[i].ink);
        const double wide = metrics.horizontalAdvance(percent) + 6;
        if (wide < bar.width()) {
            painter.fillRect(QRectF(bar.center().x() - wide / 2, bar.top(), wide, bar.height()), m_styles[i].fill);  // no pattern under it
            painter.drawText(bar, Qt::AlignCenter, percent);
        }
    }
    painter.setPen(colours().textMuted);
    painter.drawText(QRectF(place.right() - timeWidth, place.top(), timeWidth, barHeight), Qt::AlignRight | Qt::AlignVCenter,
                     formatTime(shares.all));
}

/// In as many lines as the labels need.
void ConversationReport::writeLegend()
{
    QPainter& painter = m_pages.painter();
    const QFont font = reportFont(9);
    const QFontMetricsF metrics(font);
    QRectF line = m_pages.take(rowHeight + 4);
    double left = line.left();
    for (const EmotionStyle& style : m_styles) {
        const QString name = metrics.elidedText(style.name, Qt::ElideRight, line.width() - chipWidth);
        const double wide = chipWidth + metrics.horizontalAdvance(name);
        if (left > line.left() && left + wide > line.right()) {
            line = m_pages.take(rowHeight + 4);
            left = line.left();
        }
        paintEmotionChip(painter, QRectF(left, line.top() + 1, 14, 14), style);
        painter.setFont(font);
        painter.setPen(colours().text);
        painter.drawText(QPointF(left + chipWidth, line.top() + 1 + metrics.ascent()), name);
        left += wide + 18;
    }
}

void ConversationReport::writeShares()
{
    const auto shares = sharesBySpeaker();
    if (shares.empty())
        return;
    m_pages.heading(tr("Shares of the emotions, by time"), 2 * (barHeight + 8) + rowHeight);
    writeLegend();
    for (const auto& [speaker, own] : shares)
        shareBar(speaker, own);
}

void ConversationReport::writeCurve()
{
    std::vector<QPointF> losses;
    for (const auto& row : m_timeline.utterances) {
        if (row.lossBefore)
            losses.emplace_back((row.startSeconds + row.endSeconds) / 2.0, *row.lossBefore);
    }
    if (losses.size() < 2)
        return;
    const auto [low, high] = std::ranges::minmax(losses, {}, [](const QPointF& point) { return point.y(); });
    const double least = std::floor(low.y() * 2.0) / 2.0;
    const double most = std::max(least + 0.5, std::ceil(high.y() * 2.0) / 2.0);
    m_pages.heading(tr("Loss before each step, in nats per token"), curveHeight);
    const QRectF place = m_pages.take(curveHeight);
    const QRectF plot = place.adjusted(38, 4, -4, -20);
    QPainter& painter = m_pages.painter();
    painter.setFont(reportFont(8));
    const auto across = [&](double seconds) { return plot.left() + seconds / std::max(m_document.durationSeconds(), 1e-9) * plot.width(); };
    for (int i = 0; i <= 4; ++i) {
        const double value = least + (most - least) * i / 4.0;
        const double y = plot.bottom() - plot.height() * i / 4.0;
        painter.setPen(QPen(colours().grid, 0.7));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colours().textMuted);
        painter.drawText(QRectF(place.left(), y - 8, 32, 16), Qt::AlignRight | Qt::AlignVCenter, decimalText(value, 2));
    }
    for (const TimeTick& tick : TimeAxis(m_document.durationSeconds(), plot.width()).ticks()) {
        if (tick.major)
            painter.drawText(QRectF(across(tick.seconds) - 40, plot.bottom() + 3, 80, 14), Qt::AlignCenter, tick.label);
    }
    QPolygonF line;
    for (const QPointF& point : losses)
        line << QPointF(across(point.x()), plot.bottom() - (point.y() - least) / (most - least) * plot.height());
    painter.setPen(QPen(colours().accent, 1.3));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void ConversationReport::writeTimeline()
{
    const double duration = m_document.durationSeconds();
    const double span = std::min(duration, std::clamp(duration / linesWished, shortestLineSeconds, longestLineSeconds));
    TimelineScene scene(m_document, m_theme);
    scene.leaveOutWaitingTracks();
    const int height = scene.preferredHeight();
    const double scale = m_pages.width() / timelineWidth;
    m_pages.heading(tr("Timeline"), height * scale);
    QPainter& painter = m_pages.painter();
    for (const PictureLine& line : pictureLines(0.0, duration, span)) {
        const QRectF place = m_pages.take(height * scale + 10);
        // Behind the recording's end the last line stays empty: all lines have one scale.
        TimeAxis axis(std::max(duration, line.endSeconds), timelineWidth);
        axis.setRange(line.startSeconds, line.endSeconds);
        scene.setAxis(axis);
        scene.layout({timelineWidth, height});
        painter.save();
        painter.translate(place.topLeft());
        painter.scale(scale, scale);
        for (std::size_t i = 0; i < scene.trackCount(); ++i)
            scene.paintTrack(painter, i, scene.axis().startSeconds(), scene.axis().endSeconds());
        painter.setPen(QPen(colours().line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(-0.5, -0.5, timelineWidth + 1, height + 1));
        painter.restore();
    }
}

QString ConversationReport::emotionName(const UtteranceAnalysis& row) const
{
    const int emotion = row.emotion();
    if (emotion >= 0 && static_cast<std::size_t>(emotion) < m_styles.size())
        return m_styles[static_cast<std::size_t>(emotion)].name;
    return hasNoResult(row) || row.unlabelledReason.empty() ? notKnownText() : unlabelledText(row);
}

/// "Ada: Anger", a line for each who labelled it and for what was decided, as far as they are in view.
QString ConversationReport::saidByPeople(int sentence) const
{
    const SegmentId id = m_document.segments()[static_cast<std::size_t>(sentence)].id;
    QStringList lines;
    const auto add = [&](const AnnotationLane* lane) {
        if (lane == nullptr)
            return;
        const auto said = lane->annotations.find(id);
        if (said == lane->annotations.end())
            return;
        QStringList names;
        for (const int label : said->second.labels) {
            if (label >= 0 && static_cast<std::size_t>(label) < lane->labels.size())
                names << m_theme.emotion(QString::fromStdString(lane->labels[static_cast<std::size_t>(label)])).name;
        }
        if (!said->second.remark.empty())
            names << QStringLiteral("“%1”").arg(QString::fromStdString(said->second.remark).simplified());
        if (names.isEmpty())
            return;
        const QString who = lane->isDecision ? tr("decided")
            : lane->annotator.empty()        ? tr("annotator")
                                             : QString::fromStdString(lane->annotator);
        lines << tr("%1: %2").arg(who, names.join(QStringLiteral(", ")));
    };
    add(m_document.lane().get());
    for (const auto& other : m_document.otherLanes())
        add(other.get());
    return lines.join(QLatin1Char('\n'));
}

/// Cells are broken into lines; what fits on no page goes on on the next.
void ConversationReport::tableRow(const QStringList& cells, const QFont& font)
{
    static constexpr std::array<double, 8> withPeople{0.06, 0.09, 0.09, 0.14, 0.12, 0.07, 0.18, 0.25};
    static constexpr std::array<double, 7> withoutPeople{0.06, 0.09, 0.09, 0.16, 0.15, 0.09, 0.36};
    const std::span<const double> widths = static_cast<std::size_t>(cells.size()) == withPeople.size()
        ? std::span<const double>(withPeople)
        : std::span<const double>(withoutPeople);
    const auto share = [&](int cell) { return widths[static_cast<std::size_t>(cell)]; };
    QStringList rest = cells;
    do {
        const double most = std::max(m_pages.room(), rowHeight) - 3;
        QStringList parts;
        double height = rowHeight;
        for (int i = 0; i < rest.size(); ++i) {
            const double width = share(i) * m_pages.width() - 8;
            parts << m_pages.fitting(rest[i], font, width, most);
            rest[i].remove(0, parts.last().size());
            height = std::max(height, m_pages.textHeight(parts.last(), font, width) + 3);
        }
        const QRectF place = m_pages.take(height);
        QPainter& painter = m_pages.painter();
        double left = place.left();
        for (int i = 0; i < parts.size(); ++i) {
            const double width = share(i) * place.width();
            m_pages.drawText(QRectF(left, place.top() + 1, width - 8, place.height()), parts[i], font, colours().text);
            left += width;
        }
        painter.setPen(QPen(colours().grid, 0.5));
        painter.drawLine(place.bottomLeft(), place.bottomRight());
        const bool isDone = std::ranges::all_of(rest, [](const QString& text) { return text.isEmpty(); });
        if (isDone)
            return;
        m_pages.newPage();
    } while (true);
}

void ConversationReport::writeTable()
{
    QStringList people;
    for (int i = 0; i < m_document.utteranceCount(); ++i)
        people << saidByPeople(i);
    const bool hasPeople = std::ranges::any_of(people, [](const QString& said) { return !said.isEmpty(); });
    QStringList head{tr("No."), tr("Start"), tr("End"), tr("Speaker"), tr("Emotion"), tr("Prob.")};
    if (hasPeople)
        head << tr("People's labels");
    head << tr("What is said");
    const QFont headFont = reportFont(8.5, QFont::DemiBold);
    const QFont font = reportFont(8.5);
    m_pages.heading(tr("Sentences"), 4 * rowHeight);
    tableRow(head, headFont);
    for (int i = 0; i < m_document.utteranceCount(); ++i) {
        if (m_pages.room() < 3 * rowHeight) {
            m_pages.newPage();
            tableRow(head, headFont);
        }
        const UtteranceAnalysis& one = row(i);
        const auto emotion = static_cast<std::size_t>(one.emotion());
        QStringList cells{QString::number(i + 1),
                          formatTime(one.startSeconds, 0.1),
                          formatTime(one.endSeconds, 0.1),
                          m_document.speakerName(i),
                          emotionName(one),
                          emotion < one.probabilities.size() ? decimalText(one.probabilities[emotion], 2) : notKnownText()};
        if (hasPeople)
            cells << people[i];
        tableRow(cells << m_document.spokenText(i).simplified(), font);
    }
}

}  // namespace

Status writeConversationReport(const ConversationDocument& document, const QString& path, const ReportChoice& choice)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    ConversationReport(document, buffer, choice).write();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    return {};
}

}  // namespace undertone
