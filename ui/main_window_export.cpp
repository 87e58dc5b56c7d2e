// SPDX-License-Identifier: GPL-3.0-or-later
// What the window writes for others: annotation formats, pictures and the report, with the questions before and the word after.
#include "engine/core/number_text.h"
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
#include "ui/new_file_question.h"
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
    enum class Needs { Sentences, Labels, Results };  ///< labels are a run's or an annotator's
    const char* action;
    const char* text;    ///< translated where it is shown
    const char* suffix;  ///< as its programs write it; empty: it is a folder
    Needs needs = Needs::Sentences;
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
    using Needs = ExportItem::Needs;
    static constexpr ExportItem items[] = {
        {"export-json", QT_TR_NOOP("Timeline as &JSON…"), "json", Needs::Results, Kind::Data, TimelineFormat::Json},
        {"export-csv", QT_TR_NOOP("Table as &CSV…"), "csv", Needs::Sentences, Kind::Data, TimelineFormat::Csv},
        {"export-textgrid", QT_TR_NOOP("&TextGrid for Praat…"), "TextGrid", Needs::Sentences, Kind::Data, TimelineFormat::TextGrid},
        {"export-eaf", QT_TR_NOOP("&EAF for ELAN…"), "eaf", Needs::Sentences, Kind::Data, TimelineFormat::Eaf},
        {"export-rttm", QT_TR_NOOP("&RTTM for diarization…"), "rttm", Needs::Sentences, Kind::Data, TimelineFormat::Rttm},
        {"export-vtt", QT_TR_NOOP("Subtitles as &WebVTT…"), "vtt", Needs::Sentences, Kind::Data, TimelineFormat::WebVtt},
        {"export-audacity", QT_TR_NOOP("Labels for &Audacity…"), "txt", Needs::Sentences, Kind::Data, TimelineFormat::Audacity},
        {"export-iemocap", QT_TR_NOOP("&IEMOCAP's EmoEvaluation…"), "txt", Needs::Labels, Kind::Data, TimelineFormat::EmoEvaluation},
        {"export-audformat", QT_TR_NOOP("Data&base of audformat…"), "", Needs::Labels, Kind::Data, TimelineFormat::Audformat},
        {"export-png", QT_TR_NOOP("Picture as &PNG…"), "png", Needs::Labels, Kind::Picture},
        {"export-svg", QT_TR_NOOP("Picture as S&VG…"), "svg", Needs::Labels, Kind::Picture},
        {"export-pdf", QT_TR_NOOP("Picture as P&DF…"), "pdf", Needs::Labels, Kind::Picture},
        {"export-report", QT_TR_NOOP("Rep&ort as PDF…"), "pdf", Needs::Labels, Kind::Report}};
    m_exports = file.addMenu(tr("&Export"));
    auto kind = Kind::Data;
    for (const ExportItem& item : items) {
        if (item.kind != kind)
            m_exports->addSeparator();
        kind = item.kind;
        const QKeySequence shortcut = item.format == TimelineFormat::Json && kind == Kind::Data ? QKeySequence::Save : QKeySequence();
        QAction* action = addAction(*m_exports, QLatin1String(item.action), tr(item.text), shortcut);
        action->setData(static_cast<int>(item.needs));
        connect(action, &QAction::triggered, this, [this, &item] { exportAs(item); });
    }
    m_exports->addSeparator();
    m_exportsLabels = addAction(*m_exports, QStringLiteral("export-labels"), tr("&Labels of the annotator, not the model's"), {});
    m_exportsLabels->setCheckable(true);
    m_exportsLabels->setToolTip(tr("Tables, annotation files and the report contain the annotator's labels instead of the model's"));
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
    case ExportItem::Kind::Report: return confirmWritten(writeConversationReport(m_document, path, {exportedLabels(), statement()}), path);
    }
}

void MainWindow::refreshExports(bool hasResults)
{
    const bool mayLeave = !m_session.isSealed();
    const bool hasLabels = hasLabelsToExport(m_document);
    const bool hasSentences = m_document.utteranceCount() > 0;
    m_exports->setEnabled(mayLeave && hasSentences);
    for (QAction* item : m_exports->actions()) {
        const auto needs = static_cast<ExportItem::Needs>(item->data().toInt());
        const bool has =
            needs == ExportItem::Needs::Results ? hasResults : needs == ExportItem::Needs::Sentences || hasResults || hasLabels;
        item->setEnabled(mayLeave && hasSentences && has);
    }
    m_exportsLabels->setEnabled(mayLeave && hasResults && hasLabels);
    if (!m_exportsLabels->isEnabled())
        m_exportsLabels->setChecked(false);  // chosen for one recording
}

ExportedLabels MainWindow::exportedLabels() const
{
    return m_exportsLabels->isChecked() ? ExportedLabels::OfAnnotator : ExportedLabels::OfRun;
}

/// What is stated now about the recording, else what was when it was analysed.
QString MainWindow::statement() const
{
    const QString stated = m_session.attestation().trimmed();
    return stated.isEmpty() ? QString::fromStdString(m_document.run().timeline.attestation) : stated;
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
    if (QFileInfo(path) == QFileInfo(m_document.audioPath()))
        return mayReplaceFile(this, path, tr("It is the recording itself. Choose another name."), Replacing::Refused);
    const bool source = !m_session.sourcePath().isEmpty() && QFileInfo(path) == QFileInfo(m_session.sourcePath());
    if (source && keepsTiers(path, item.format) && item.kind == ExportItem::Kind::Data)
        return mayReplaceFile(this, path,
                              tr("The sentences came from it. Its tiers are kept, and those of the analysis stand behind them."));
    return mayReplaceFile(this, path, source ? tr("The sentences came from it. What else stands in it would be lost.") : QString());
}

bool MainWindow::mayReplaceIn(const QString& folder)
{
    const auto holds = [&folder](const char* name) { return QFileInfo::exists(QDir(folder).filePath(QLatin1String(name))); };
    if (!holds("db.yaml") && !holds("db.emotion.csv"))
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
    what.raters = raterJudgements(m_document, holdsRaters(item.format));
    if (keepsTiers(m_session.sourcePath(), item.format))
        what.keep = m_session.sourcePath().toStdString();
    return what;
}

void MainWindow::exportData(const ExportItem& item, const QString& path)
{
    // A run's JSON says what was stated when it was made.
    const bool asItWas = item.format == TimelineFormat::Json;
    Timeline timeline = timelineForExport(m_document, asItWas ? ExportedLabels::OfRun : exportedLabels());
    if (!asItWas || timeline.attestation.empty())
        timeline.attestation = statement().toStdString();
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
    text.statement = statement();
    const auto lines = dialog.lines();
    text.command = pictureCommand(QFileInfo(path).fileName(), dialog);
    const QSize size = preferredPictureSize(m_document, dialog.widthPixels(), static_cast<int>(lines.size()), &text);
    confirmWritten(writeTimelinePicture(m_document, *m_theme, size, text, path, lines), path);
}

/// The command that makes the same picture, or why there is none. Names without folders: they may hold names of people.
QString MainWindow::pictureCommand(const QString& file, const FigureDialog& dialog) const
{
    const Timeline& run = m_document.run().timeline;
    if (m_document.run().resultCount() == 0 || run.model.empty())
        return {};
    const bool edited = m_session.isOfProject() || run.parent || (run.plan && !run.plan->empty());
    if (edited)
        return tr("Drawn from a project, whose corrections no command repeats.");
    std::vector<std::string> words{"undertone", "--render", file.toStdString()};
    const auto add = [&words](const char* option, const std::string& value) { words.insert(words.end(), {option, value}); };
    if (!m_session.segmentsPath().isEmpty())
        add("--segments", QFileInfo(m_session.segmentsPath()).fileName().toStdString());
    add("--model", run.model);
    if (run.memory == MemoryMode::Off)
        add("--memory", "off");
    else if (run.stepping != "sentence")
        add("--stepping", run.stepping);
    add("--tokenize", run.tokenize == TokenizeMode::Whole ? "whole" : "utterance");
    add("--width", std::to_string(dialog.widthPixels()));
    if (!dialog.isWholeRecording()) {
        add("--from", formatted("%.3f", dialog.startSeconds()));
        add("--to", formatted("%.3f", dialog.endSeconds()));
    }
    if (dialog.lineSeconds() > 0)
        add("--line", std::to_string(dialog.lineSeconds()));
    words.push_back(m_document.audioName().toStdString());
    return QString::fromStdString(shellLine(words));
}

void MainWindow::confirmWritten(const Status& written, const QString& path)
{
    if (!written)
        return showMishap(written.error());
    m_mishapShown = true;
    m_banner->show(MessageBanner::Kind::Note, exportLossesText({}, QFileInfo(path).fileName()));
}

}  // namespace undertone
