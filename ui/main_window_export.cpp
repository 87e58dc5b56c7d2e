// SPDX-License-Identifier: GPL-3.0-or-later
// What the window writes for others: annotation formats, pictures and the report, with the questions before and the word after.
#include "engine/core/segments_format.h"
#include "engine/core/shell_words.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/conversation_report.h"
#include "ui/conversation/conversation_session.h"
#include "ui/conversation/export_losses.h"
#include "ui/conversation/figure_dialog.h"
#include "ui/conversation/message_banner.h"
#include "ui/conversation/project_session.h"
#include "ui/conversation/timeline_export.h"
#include "ui/main_window.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/timeline/timeline_view.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace undertone {

/// One thing to export: a data format, or a picture or the report, which hold no data to be read again.
struct MainWindow::ExportItem {
    enum class Kind { Data, Picture, Report };
    const char* action;
    const char* text;    ///< translated where it is shown
    const char* suffix;  ///< as its programs write it; empty: it is a folder
    Kind kind = Kind::Data;
    TimelineFormat format = TimelineFormat::Json;
};

namespace {

/// Whether the tiers of a file go along into a file of that format.
bool keepsTiers(const QString& segments, TimelineFormat format)
{
    const auto* known = segments.isEmpty() ? nullptr : segmentsFormatOf(segments.toStdString());
    return known != nullptr
        && ((known->source == SegmentsSource::Eaf && format == TimelineFormat::Eaf)
            || (known->source == SegmentsSource::TextGrid && format == TimelineFormat::TextGrid));
}

}  // namespace

void MainWindow::buildExportMenu(QMenu& file)
{
    using Kind = ExportItem::Kind;
    static constexpr ExportItem items[] = {
        {"export-json", QT_TR_NOOP("Timeline as &JSON…"), "json", Kind::Data, TimelineFormat::Json},
        {"export-csv", QT_TR_NOOP("Table as &CSV…"), "csv", Kind::Data, TimelineFormat::Csv},
        {"export-textgrid", QT_TR_NOOP("&TextGrid for Praat…"), "TextGrid", Kind::Data, TimelineFormat::TextGrid},
        {"export-eaf", QT_TR_NOOP("&EAF for ELAN…"), "eaf", Kind::Data, TimelineFormat::Eaf},
        {"export-rttm", QT_TR_NOOP("&RTTM for diarization…"), "rttm", Kind::Data, TimelineFormat::Rttm},
        {"export-vtt", QT_TR_NOOP("Subtitles as &WebVTT…"), "vtt", Kind::Data, TimelineFormat::WebVtt},
        {"export-audacity", QT_TR_NOOP("Labels for &Audacity…"), "txt", Kind::Data, TimelineFormat::Audacity},
        {"export-iemocap", QT_TR_NOOP("&IEMOCAP's EmoEvaluation…"), "txt", Kind::Data, TimelineFormat::EmoEvaluation},
        {"export-audformat", QT_TR_NOOP("Data&base of audformat…"), "", Kind::Data, TimelineFormat::Audformat},
        {"export-png", QT_TR_NOOP("Picture as &PNG…"), "png", Kind::Picture},
        {"export-svg", QT_TR_NOOP("Picture as S&VG…"), "svg", Kind::Picture},
        {"export-pdf", QT_TR_NOOP("Picture as P&DF…"), "pdf", Kind::Picture},
        {"export-report", QT_TR_NOOP("Rep&ort as PDF…"), "pdf", Kind::Report}};
    m_exports = file.addMenu(tr("&Export"));
    auto kind = Kind::Data;
    for (const ExportItem& item : items) {
        if (item.kind != kind)
            m_exports->addSeparator();
        kind = item.kind;
        const QKeySequence shortcut = item.format == TimelineFormat::Json && kind == Kind::Data ? QKeySequence::Save : QKeySequence();
        QAction* action = addAction(*m_exports, QLatin1String(item.action), tr(item.text), shortcut);
        action->setData(kind == Kind::Data && item.format != TimelineFormat::Json);  // whether labels without a run can be written
        connect(action, &QAction::triggered, this, [this, &item] { exportAs(item); });
    }
}

void MainWindow::exportAs(const ExportItem& item)
{
    const QString path = chooseExportTarget(item);
    if (path.isEmpty())
        return;
    m_lastFolder = QFileInfo(path).absolutePath();
    switch (item.kind) {
    case ExportItem::Kind::Data: return exportData(item, path);
    case ExportItem::Kind::Picture: return exportPicture(path);
    case ExportItem::Kind::Report: return confirmWritten(writeConversationReport(m_document, path), path);
    }
}

void MainWindow::refreshExports(bool hasResults)
{
    const bool mayLeave = !m_session.isSealed();
    const bool hasLabels = hasLabelsToExport(m_document);
    m_exports->setEnabled(mayLeave && (hasResults || hasLabels));
    for (QAction* item : m_exports->actions())
        item->setEnabled(mayLeave && (hasResults || (hasLabels && item->data().toBool())));
}

QString MainWindow::chooseExportTarget(const ExportItem& item)
{
    if (isFolder(item.format)) {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Export into a folder"), m_lastFolder);
        return folder.isEmpty() || mayReplaceIn(folder) ? folder : QString();
    }
    const QString suffix = QLatin1String(item.suffix);
    const QString proposal = QDir(m_lastFolder).filePath(QFileInfo(m_document.audioPath()).completeBaseName() + QLatin1Char('.') + suffix);
    const QString name = item.format == TimelineFormat::TextGrid ? suffix : suffix.toUpper();
    // The questions are asked here: the dialog does not know the name that is written in the end.
    QString path = QFileDialog::getSaveFileName(this, tr("Export"), proposal, QStringLiteral("%1 (*.%2)").arg(name, suffix), nullptr,
                                                QFileDialog::DontConfirmOverwrite);
    if (path.isEmpty())
        return {};
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + suffix;
    return mayReplace(path, item) ? path : QString();
}

bool MainWindow::mayReplace(const QString& path, const ExportItem& item)
{
    if (!QFileInfo::exists(path))
        return true;
    const QString name = QFileInfo(path).fileName();
    const bool source = !m_session.sourcePath().isEmpty() && QFileInfo(path) == QFileInfo(m_session.sourcePath());
    QMessageBox box(QMessageBox::Question, tr("Replace the file?"), tr("“%1” exists already.").arg(name), QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("replace-file"));
    if (QFileInfo(path) == QFileInfo(m_document.audioPath()))
        box.setInformativeText(tr("It is the recording itself. Choose another name."));
    else if (source && keepsTiers(path, item.format) && item.kind == ExportItem::Kind::Data)
        box.setInformativeText(tr("The sentences came from it. Its tiers are kept, and those of the analysis stand behind them."));
    else if (source)
        box.setInformativeText(tr("The sentences came from it. What else stands in it would be lost."));
    const QPushButton* replace =
        QFileInfo(path) == QFileInfo(m_document.audioPath()) ? nullptr : box.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    box.exec();
    return replace != nullptr && box.clickedButton() == replace;
}

bool MainWindow::mayReplaceIn(const QString& folder)
{
    if (!QFileInfo::exists(QDir(folder).filePath(QStringLiteral("db.yaml"))))
        return true;
    QMessageBox box(QMessageBox::Question, tr("Replace the database?"),
                    tr("“%1” holds a database already.").arg(QFileInfo(folder).fileName()), QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("replace-database"));
    box.setInformativeText(tr("Its description and its table of emotions are replaced. Other tables are no longer part of it."));
    const QPushButton* replace = box.addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    box.exec();
    return box.clickedButton() == replace;
}

TimelineExport MainWindow::exported(const ExportItem& item, const Timeline& timeline) const
{
    TimelineExport what;
    what.timeline = &timeline;
    what.memoryOff = m_document.hasComparison() ? &m_document.run(RunRole::Comparison).timeline : nullptr;
    what.durationSeconds = m_document.durationSeconds();
    what.audio = QFileInfo(m_document.audioPath()).absoluteFilePath().toStdString();
    if (keepsTiers(m_session.sourcePath(), item.format))
        what.keep = m_session.sourcePath().toStdString();
    return what;
}

void MainWindow::exportData(const ExportItem& item, const QString& path)
{
    Timeline timeline = timelineForExport(m_document);
    if (timeline.annotator)
        timeline.attestation = m_session.attestation().toStdString();
    const TimelineExport what = exported(item, timeline);
    const QString name = QFileInfo(path).fileName();
    if (const QString lost = m_losses ? exportLossesSentence(m_losses(what, item.format), unanalysedCount(timeline)) : QString();
        !lost.isEmpty()) {
        QMessageBox box(QMessageBox::Information, tr("Export"), tr("“%1” will not hold everything.").arg(name), QMessageBox::Cancel, this);
        box.setObjectName(QStringLiteral("export-losses"));
        box.setInformativeText(lost);
        const QPushButton* go = box.addButton(tr("E&xport"), QMessageBox::AcceptRole);
        box.exec();
        if (box.clickedButton() != go)
            return;
    }
    const auto losses = m_writeTimeline(what, item.format, path.toStdString());
    if (!losses)
        return showMishap(losses.error());
    if (item.format == TimelineFormat::Json)
        m_project.forgetUnkeptRun();  // the file holds all of it
    m_mishapShown = true;             // stays until something else is opened
    m_banner->show(MessageBanner::Kind::Note,
                   exportLossesText(*losses, name, timeline.annotator ? ExportedLabels::OfAnnotator : ExportedLabels::OfRun,
                                    unanalysedCount(timeline)));
}

void MainWindow::exportPicture(const QString& path)
{
    const TimeAxis& axis = m_timeline->axis();
    FigureDialog dialog(m_document.durationSeconds(), {axis.startSeconds(), axis.endSeconds()}, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    TimelinePictureText text = describeForPicture(m_document);
    if (dialog.isWhole()) {
        // Names without folders: they may hold names of people.
        std::vector<std::string> words{"undertone", "--render", QFileInfo(path).fileName().toStdString()};
        if (!m_session.segmentsPath().isEmpty())
            words.insert(words.end(), {"--segments", QFileInfo(m_session.segmentsPath()).fileName().toStdString()});
        if (m_document.run().timeline.memory == MemoryMode::Off)
            words.insert(words.end(), {"--memory", "off"});
        words.push_back(m_document.audioName().toStdString());
        text.command = QString::fromStdString(shellLine(words));
    }
    const auto lines = dialog.lines();
    const QSize size = preferredPictureSize(m_document, dialog.widthPixels(), static_cast<int>(lines.size()));
    confirmWritten(writeTimelinePicture(m_document, *m_theme, size, text, path, lines), path);
}

void MainWindow::confirmWritten(const Status& written, const QString& path)
{
    if (!written)
        return showMishap(written.error());
    m_mishapShown = true;
    m_banner->show(MessageBanner::Kind::Note, exportLossesText({}, QFileInfo(path).fileName()));
}

}  // namespace undertone
