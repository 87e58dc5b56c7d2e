// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timeline_export.h"

#include "engine/core/judgement_columns.h"
#include "engine/core/segments_format.h"
#include "ui/conversation/conversation_document.h"
#include "ui/services/project_service.h"
#include "ui/timeline/timeline_picture.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>

namespace undertone {
namespace {

constexpr double pictureScale = 2.0;  // sharp on a slide
constexpr int pdfUnitsPerInch = 96;

Status save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    }
    return {};
}

std::string labelNames(const AnnotationLane& lane, const SentenceAnnotation& said)
{
    std::string names;
    for (const int label : said.labels) {
        if (label >= 0 && static_cast<std::size_t>(label) < lane.labels.size())
            names += (names.empty() ? "" : " ") + lane.labels[static_cast<std::size_t>(label)];
    }
    return names;
}

void addJudgement(UtteranceAnalysis& row, const std::string& labels, const SentenceAnnotation& said)
{
    addJudgementColumns(row.columns, {labels, said.confidence, said.remark, said.valence, said.arousal, said.dominance});
}

UtteranceAnalysis rowOf(const ConversationDocument& document, int place, int index)
{
    const Segment& segment = document.segments()[static_cast<std::size_t>(place)];
    UtteranceAnalysis row;
    row.segment = segment.id;
    row.index = index;
    row.startSeconds = segment.startSeconds;
    row.endSeconds = segment.endSeconds;
    row.speaker = document.speakerName(place).toStdString();
    row.columns = segment.columns;
    return row;
}

/// A sentence that is new, was changed since the run or was not read by it, or whose result is hidden.
UtteranceAnalysis withoutResult(const ConversationDocument& document, int place, int index)
{
    UtteranceAnalysis row = rowOf(document, place, index);
    row.unlabelledReason = document.isHidden(place) ? withheldReason : notAnalysedReason;
    return row;
}

/// Sentences keep the numbers that the run, its plan and its parent know them by; those without a result are numbered behind them.
int nextIndex(const RunRecord& run)
{
    int next = static_cast<int>(run.reading.size());
    const std::vector<UtteranceAnalysis>& all = run.kept != nullptr ? run.kept->utterances : run.timeline.utterances;
    for (const UtteranceAnalysis& row : all)
        next = std::max(next, row.index + 1);
    return next;
}

/// Sentences with the labels of the lane in place of a model's.
Timeline labelsForExport(const ConversationDocument& document, const AnnotationLane& lane)
{
    Timeline timeline;
    timeline.complete = true;
    timeline.annotator = lane.annotator;
    timeline.segmentsSource = segmentsSourceName(document.conversation().source);
    timeline.labels = lane.labels;
    for (int place = 0; place < document.utteranceCount(); ++place) {
        UtteranceAnalysis row = rowOf(document, place, place);
        if (const auto* said = document.annotation(place)) {
            row.givenLabel = said->labels.empty() ? -1 : said->labels.front();
            addJudgement(row, said->labels.size() > 1 ? labelNames(lane, *said) : std::string(), *said);
        }
        timeline.utterances.push_back(std::move(row));
    }
    return timeline;
}

}  // namespace

bool hasLabelsToExport(const ConversationDocument& document)
{
    return document.run().resultCount() == 0 && document.lane() != nullptr && !document.lane()->annotations.empty();
}

Timeline timelineForExport(const ConversationDocument& document)
{
    if (hasLabelsToExport(document))
        return labelsForExport(document, *document.lane());
    const RunRecord& run = document.run();
    Timeline timeline = run.timeline;
    timeline.complete = timeline.complete || run.state == RunState::Complete;  // whatever was changed since
    timeline.utterances.clear();
    int next = nextIndex(run);
    for (int place = 0; place < document.utteranceCount(); ++place) {
        const auto* result = document.analysis(place);
        UtteranceAnalysis row = result != nullptr ? *result : withoutResult(document, place, next++);
        row.columns = document.segments()[static_cast<std::size_t>(place)].columns;
        if (const auto* said = document.annotation(place))
            addJudgement(row, labelNames(*document.lane(), *said), *said);
        timeline.utterances.push_back(std::move(row));
    }
    return timeline;
}

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines)
{
    QImage image(size * pictureScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pictureScale);
    image.fill(theme.colours().window);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderTimeline(painter, size, document, theme, text, lines);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return save(path, bytes);
}

Status writeTimelineSvg(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(QCoreApplication::translate("TimelineExport", "Emotion timeline"));
        QPainter painter(&generator);
        renderTimeline(painter, size, document, theme, text, lines);
    }
    return save(path, bytes);
}

Status writeTimelinePdf(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QCoreApplication::translate("TimelineExport", "Emotion timeline"));
        writer.setCreator(QStringLiteral("Undertone"));
        writer.setResolution(pdfUnitsPerInch);
        writer.setPageSize(QPageSize(QSizeF(size) / pdfUnitsPerInch, QPageSize::Inch, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QPainter painter(&writer);
        painter.setRenderHint(QPainter::Antialiasing);
        renderTimeline(painter, size, document, theme, text, lines);
    }
    return save(path, bytes);
}

Status writeTimelinePicture(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                            const QString& path, const std::vector<PictureLine>& lines)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto write = suffix == QLatin1String("svg") ? writeTimelineSvg
        : suffix == QLatin1String("pdf")              ? writeTimelinePdf
                                                      : writeTimelinePng;
    return write(document, theme, size, text, path, lines);
}

}  // namespace undertone
