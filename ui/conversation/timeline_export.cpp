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
#include <array>

namespace undertone {
namespace {

constexpr double pictureScale = 2.0;  // sharp on a slide
constexpr double mostPixels = 200e6;  // 0.8 GB
constexpr int pdfUnitsPerInch = 96;
constexpr int mostInches = 200;  // PDF 32000-1, C.2

Status save(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    }
    return {};
}

Error tooLarge(QSize size, const QString& path)
{
    return {ErrorCode::LimitExceeded, message("window.picture-too-large", size.width(), size.height()), path.toStdString()};
}

/// What there is of these, a line each.
QString describedIn(const QStringList& parts)
{
    QStringList present = parts;
    present.removeAll(QString());
    return present.join(QLatin1Char('\n'));
}

/// XMP (ISO 16684-1) with Dublin Core.
QByteArray pdfMetadata(const TimelinePictureText& text)
{
    const auto entry = [](const char* name, const QString& value) {
        return value.isEmpty() ? QString()
                               : QStringLiteral("<dc:%1><rdf:Alt><rdf:li xml:lang=\"x-default\">%2</rdf:li></rdf:Alt></dc:%1>\n")
                                     .arg(QLatin1String(name), value.toHtmlEscaped());
    };
    return (QStringLiteral("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
            + entry("title", text.title) + entry("description", describedIn({text.subtitle, text.notice, text.command}))
            + entry("rights", text.statement) + QStringLiteral("</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>\n"))
        .toUtf8();
}

std::string labelNames(const AnnotationLane& lane, const SentenceAnnotation& said)
{
    std::string names;
    for (const int label : said.labels) {
        if (label >= 0 && static_cast<std::size_t>(label) < lane.labels.size())
            names += (names.empty() ? "" : "; ") + lane.labels[static_cast<std::size_t>(label)];
    }
    return names;
}

void addJudgement(UtteranceAnalysis& row, const std::string& labels, const SentenceAnnotation& said)
{
    addJudgementColumns(row.columns, {labels, said.confidence, said.remark, said.valence, said.arousal, said.dominance});
}

/// What the file that the sentences came from says of emotions.
bool isJudgement(const std::string& column)
{
    constexpr std::array<std::string_view, 7> names{"emotion", "label", "labels", "valence", "activation", "arousal", "dominance"};
    return column.starts_with("C-") || column.starts_with("A-") || std::ranges::find(names, column) != names.end();
}

/// What came in with a sentence; of one that is hidden (blind-first review) not what others said of it.
std::vector<std::pair<std::string, std::string>> columnsOf(const ConversationDocument& document, int place)
{
    auto columns = document.segments()[static_cast<std::size_t>(place)].columns;
    if (document.isHidden(place))
        std::erase_if(columns, [](const auto& column) { return isJudgement(column.first); });
    return columns;
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
    row.columns = columnsOf(document, place);
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

/// Sentences with the labels of the lane in place of a model's; none where nobody labelled.
Timeline labelsForExport(const ConversationDocument& document)
{
    Timeline timeline;
    timeline.complete = true;
    timeline.annotator = std::string();
    timeline.segmentsSource = segmentsSourceName(document.conversation().source);
    const AnnotationLane* lane = hasLabelsToExport(document) ? document.lane().get() : nullptr;
    if (lane != nullptr) {
        timeline.annotator = lane->annotator;
        timeline.labels = lane->labels;
    }
    for (int place = 0; place < document.utteranceCount(); ++place) {
        UtteranceAnalysis row = rowOf(document, place, place);
        if (const auto* said = lane != nullptr ? document.annotation(place) : nullptr) {
            row.givenLabel = said->labels.empty() ? -1 : said->labels.front();
            addJudgement(row, said->labels.size() > 1 ? labelNames(*lane, *said) : std::string(), *said);
        }
        timeline.utterances.push_back(std::move(row));
    }
    return timeline;
}

}  // namespace

bool hasLabelsToExport(const ConversationDocument& document)
{
    return document.lane() != nullptr && !document.lane()->annotations.empty();
}

std::vector<RaterJudgement> raterJudgements(const ConversationDocument& document, bool own)
{
    std::vector<const AnnotationLane*> lanes;
    if (own && document.lane() != nullptr)
        lanes.push_back(document.lane().get());
    for (const auto& other : document.otherLanes()) {
        if (!other->isDecision)
            lanes.push_back(other.get());
    }
    std::vector<RaterJudgement> judgements;
    for (const Segment& segment : document.segments()) {
        for (const AnnotationLane* lane : lanes) {
            const auto found = lane->annotations.find(segment.id);
            if (found == lane->annotations.end())
                continue;
            const SentenceAnnotation& said = found->second;
            RaterJudgement judgement{segment.id, lane->annotator, {}, {{}, said.confidence, said.remark, {}, {}, {}}};
            if (lane->scaleLow == 1.0 && lane->scaleHigh == 5.0) {
                judgement.said.valence = said.valence;
                judgement.said.arousal = said.arousal;
                judgement.said.dominance = said.dominance;
            }
            for (const int label : said.labels) {
                if (label >= 0 && static_cast<std::size_t>(label) < lane->labels.size())
                    judgement.labels.push_back(lane->labels[static_cast<std::size_t>(label)]);
            }
            judgements.push_back(std::move(judgement));
        }
    }
    return judgements;
}

Timeline timelineForExport(const ConversationDocument& document, ExportedLabels labels)
{
    const RunRecord& run = document.run();
    if (run.resultCount() == 0 || (labels == ExportedLabels::OfAnnotator && hasLabelsToExport(document)))
        return labelsForExport(document);
    Timeline timeline = run.timeline;
    timeline.complete = timeline.complete || run.state == RunState::Complete;  // whatever was changed since
    timeline.utterances.clear();
    int next = nextIndex(run);
    for (int place = 0; place < document.utteranceCount(); ++place) {
        const auto* result = document.analysis(place);
        UtteranceAnalysis row = result != nullptr ? *result : withoutResult(document, place, next++);
        row.columns = columnsOf(document, place);
        if (const auto* said = document.annotation(place))
            addJudgement(row, labelNames(*document.lane(), *said), *said);
        timeline.utterances.push_back(std::move(row));
    }
    return timeline;
}

Status writeTimelinePng(const ConversationDocument& document, const Theme& theme, QSize size, const TimelinePictureText& text,
                        const QString& path, const std::vector<PictureLine>& lines)
{
    const auto pixels = [size](double scale) { return scale * size.width() * scale * size.height(); };
    const double scale = pixels(pictureScale) <= mostPixels ? pictureScale : 1.0;
    QImage image = pixels(scale) <= mostPixels ? QImage(size * scale, QImage::Format_ARGB32_Premultiplied) : QImage();
    if (image.isNull())
        return tooLarge(size, path);
    image.setDevicePixelRatio(scale);
    image.fill(theme.colours().window);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderTimeline(painter, size, document, theme, text, lines);
    }
    for (const auto& [key, value] :
         {std::pair("Title", text.title), std::pair("Software", QStringLiteral("Undertone")),
          std::pair("Description", describedIn({text.subtitle, text.notice, text.command})), std::pair("Copyright", text.statement)}) {
        if (!value.isEmpty())
            image.setText(QLatin1String(key), value);
    }
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG") || bytes.isEmpty())
        return tooLarge(size, path);
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
        generator.setDescription(describedIn({text.title, text.subtitle, text.notice, text.statement, text.command}).toHtmlEscaped());
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
        writer.setDocumentXmpMetadata(pdfMetadata(text));
        const int unitsPerInch = std::max(pdfUnitsPerInch, (std::max(size.width(), size.height()) + mostInches - 1) / mostInches);
        writer.setResolution(unitsPerInch);
        writer.setPageSize(QPageSize(QSizeF(size) / unitsPerInch, QPageSize::Inch, QString(), QPageSize::ExactMatch));
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
