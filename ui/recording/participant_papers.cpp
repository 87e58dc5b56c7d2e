// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/participant_papers.h"

#include "ui/recording/participant_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace undertone {
namespace {

struct ParticipantPapers {
    Q_DECLARE_TR_FUNCTIONS(ParticipantPapers)
};

constexpr int dotsPerInch = 300;

QLocale localeOf(const QString& language)
{
    return QLocale(language == QLatin1String("zh") ? QStringLiteral("zh_CN") : language);
}

QString momentIn(const QString& utcTime, const QString& language)
{
    return localeOf(language).toString(QDateTime::fromString(utcTime, Qt::ISODate).toLocalTime(), QLocale::LongFormat);
}

QString dayIn(const QString& utcTime, const QString& language)
{
    return localeOf(language).toString(QDateTime::fromString(utcTime, Qt::ISODate).date(), QLocale::LongFormat);
}

QString row(const char* name, const QString& value)
{
    return QStringLiteral("<tr><td style=\"padding: 3px 18px 3px 0\">%1</td><td style=\"padding: 3px 0\">%2</td></tr>")
        .arg(QString::fromUtf8(name), value.toHtmlEscaped());
}

QString heading(const QString& title, const char* introduction)
{
    return QStringLiteral("<h1>%1</h1><p>%2</p>").arg(title, QString::fromUtf8(introduction));
}

QString paragraphs(const QString& text)
{
    return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped().replace(QStringLiteral("\n\n"), QStringLiteral("</p><p>")));
}

QString expressedIn(const QString& expressed, const ParticipantWords& words)
{
    return QString::fromUtf8(expressed == QLatin1String("signature")  ? words.signature
                                 : expressed == QLatin1String("form") ? words.form
                                                                      : words.spoken);
}

QString controllerOf(const SessionDetails& session)
{
    return session.controllerContact.isEmpty() ? session.controllerName
                                               : QStringLiteral("%1, %2").arg(session.controllerName, session.controllerContact);
}

QString headRow(const QString& head, const ParticipantWords& words)
{
    if (head.isEmpty())
        return QStringLiteral("<p>%1</p>").arg(QString::fromUtf8(words.noHead));
    return QStringLiteral("<p>%1</p><p><code>%2</code></p><p>%3</p>")
        .arg(QString::fromUtf8(words.head), head, QString::fromUtf8(words.headWhy));
}

}  // namespace

QString noticeHtml(const QString& notice, const QString& language, const QString& purpose, const QString& responsible,
                   const QString& retentionUntil)
{
    const ParticipantWords& words = participantWords(language);
    const QString beside =
        row(words.purpose, purpose) + row(words.responsible, responsible) + row(words.kept, dayIn(retentionUntil, language));
    return QStringLiteral("<table>%1</table>%2").arg(beside, paragraphs(notice));
}

QString receiptHtml(const SessionDetails& session, const SessionSpeaker& speaker, const QString& notice)
{
    const ParticipantWords& words = participantWords(speaker.language);
    QString html =
        heading(QString::fromUtf8(words.receiptTitle), words.receiptIntroduction) + QStringLiteral("<table style=\"margin: 8px 0\">");
    html += row(words.participant, speaker.name) + row(words.session, session.id) + row(words.purpose, session.purpose)
        + row(words.responsible, controllerOf(session)) + row(words.agreed, momentIn(speaker.when, speaker.language))
        + row(words.expressed, expressedIn(speaker.expressed, words)) + row(words.until, dayIn(speaker.until, speaker.language))
        + row(words.kept, dayIn(session.entry.retentionUntil, speaker.language))
        + QStringLiteral("</table><table style=\"margin: 8px 0\">");
    for (const Purpose purpose : {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share}) {
        const char* answer = speaker.holds.contains(purpose) ? words.yes : words.no;
        html += QStringLiteral("<tr><td style=\"padding: 3px 18px 3px 0\">%1</td><td><b>%2</b></td></tr>")
                    .arg(participantPurpose(purpose, speaker.language), QString::fromUtf8(answer));
    }
    html += QStringLiteral("</table><p>%1</p>").arg(QString::fromUtf8(words.withdrawHow)) + headRow(session.logHead, words);
    return html
        + QStringLiteral("<h3>%1</h3>%2<p>SHA-256 %3</p>")
              .arg(QString::fromUtf8(words.notice), notice.isEmpty() ? QString() : paragraphs(notice), speaker.noticeSha256);
}

QString certificateHtml(const DestructionView& what, const SessionDetails& session, const SessionSpeaker& speaker)
{
    const ParticipantWords& words = participantWords(speaker.language);
    QStringList purposes;
    for (const Purpose purpose : {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share}) {
        const auto name = purposeName(purpose);
        if (what.purposes.contains(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))))
            purposes << participantPurpose(purpose, speaker.language);
    }
    const bool isOfAll = what.speaker.isEmpty();
    QString html = heading(QString::fromUtf8(words.certificateTitle), isOfAll ? words.certificateOfAll : words.certificateIntroduction)
        + QStringLiteral("<table style=\"margin: 8px 0\">");
    if (!isOfAll)
        html += row(words.participant, speaker.name);
    html += row(words.session, what.session) + row(words.responsible, controllerOf(session))
        + row(words.destroyedWhat,
              QStringLiteral("%1: %2 %3").arg(momentIn(what.when, speaker.language)).arg(what.keys).arg(QString::fromUtf8(words.keys)));
    if (!isOfAll)
        html += row(words.withdrawn, purposes.join(QStringLiteral("; ")));
    html += row(words.models, what.modelsBlocked.isEmpty() ? QString::fromUtf8(words.none) : what.modelsBlocked.join(QStringLiteral(", ")));
    // Their names alone: where they lie is no business of who takes this along.
    QStringList notBlocked;
    for (const QString& model : what.modelsNotBlocked + what.modelFoldersNotRead)
        notBlocked << QFileInfo(model).fileName();
    if (!what.channelsCut.empty())
        html += row(words.sharedChannel, QString::fromUtf8(words.onlyOthersKept));
    if (what.sentencesKept)
        html += row(words.sentencesDestroyed, QString::number(what.sentencesDestroyed));
    if (!notBlocked.isEmpty())
        html += row(words.modelsNotBlocked, notBlocked.join(QStringLiteral(", ")));
    return html + QStringLiteral("</table>") + headRow(what.logHead, words);
}

QString recoverySheetHtml(const QString& folder, const QString& code)
{
    return QStringLiteral("<h1>%1</h1><p>%2</p><p>%3</p><p style=\"font-size: 14pt\"><code>%4</code></p><p>%5</p>")
        .arg(ParticipantPapers::tr("Recovery sheet"), folder.toHtmlEscaped(),
             ParticipantPapers::tr("Whoever has this code can open the vault without its passphrase, and nobody can make the code again. "
                                   "Print this sheet, lock it away, and keep no copy on a computer."),
             code.toHtmlEscaped(), ParticipantPapers::tr("To set a new passphrase with it: undertone-cli vault recover VAULT"));
}

void printHtml(const QString& html, QPagedPaintDevice& device)
{
    QTextDocument document;
    QFont font(QStringLiteral("sans-serif"));
    font.setPointSizeF(9.5);
    document.setDefaultFont(font);
    document.setHtml(html);
    document.print(&device);
}

Status writePdf(const QString& html, const QString& title, const QString& path)
{
    QSaveFile file(path);  // one that was handed over before stands until this one is whole
    if (!file.open(QIODevice::WriteOnly))
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    {
        QPdfWriter writer(&file);
        writer.setResolution(dotsPerInch);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins({});  // the document has its own
        writer.setTitle(title);
        printHtml(html, writer);
    }
    if (!file.commit())
        return Error{ErrorCode::FileNotWritable, message("window.cannot-write", path.toStdString(), file.errorString().toStdString()),
                     path.toStdString()};
    return {};
}

}  // namespace undertone
