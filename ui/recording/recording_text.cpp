// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/recording_text.h"

#include "engine/core/time_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace undertone {
namespace {

struct RecordingText {
    Q_DECLARE_TR_FUNCTIONS(RecordingText)
};

constexpr Purpose purposesInOrder[] = {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share};

QDateTime timeOf(const QString& utcTime)
{
    return QDateTime::fromString(utcTime, Qt::ISODate).toLocalTime();
}

}  // namespace

QString standingText(SessionStanding standing)
{
    switch (standing) {
    case SessionStanding::Locked: return RecordingText::tr("Locked");
    case SessionStanding::Unreadable: return RecordingText::tr("Cannot be read");
    case SessionStanding::Empty: return RecordingText::tr("Not recorded");
    case SessionStanding::Recording: return RecordingText::tr("Is being recorded");
    case SessionStanding::Interrupted: return RecordingText::tr("Interrupted");
    case SessionStanding::Recorded: return RecordingText::tr("Recorded");
    case SessionStanding::Due: return RecordingText::tr("Due for deletion");
    case SessionStanding::Destroyed: return RecordingText::tr("Destroyed");
    }
    return {};
}

QString purposeText(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Record: return RecordingText::tr("record");
    case Purpose::Analyse: return RecordingText::tr("analyse");
    case Purpose::Train: return RecordingText::tr("train");
    case Purpose::Share: return RecordingText::tr("share");
    }
    return {};
}

QString purposesText(const std::set<Purpose>& purposes)
{
    QStringList names;
    for (const Purpose purpose : purposesInOrder) {
        if (purposes.contains(purpose))
            names << purposeText(purpose);
    }
    //: A list of what somebody agrees to.
    return names.isEmpty() ? RecordingText::tr("nothing") : names.join(QStringLiteral(", "));
}

QString settingText(const QString& setting)
{
    if (setting == QLatin1String("private"))
        return RecordingText::tr("Private");
    if (setting == QLatin1String("research"))
        return RecordingText::tr("Research");
    if (setting == QLatin1String("health"))
        return RecordingText::tr("Health care");
    if (setting == QLatin1String("service"))
        return RecordingText::tr("A service to customers");
    if (setting == QLatin1String("workplace"))
        return RecordingText::tr("Workplace");
    if (setting == QLatin1String("education"))
        return RecordingText::tr("Education");
    return setting;
}

QString expressedText(const QString& expressed)
{
    if (expressed == QLatin1String("signature"))
        return RecordingText::tr("signed");
    if (expressed == QLatin1String("spoken"))
        return RecordingText::tr("spoken");
    if (expressed == QLatin1String("form"))
        return RecordingText::tr("on a form");
    return expressed;
}

QString noticeLanguageName(const QString& language)
{
    return language == QLatin1String("de") ? QStringLiteral("Deutsch")
        : language == QLatin1String("zh")  ? QStringLiteral("中文")
                                           : QStringLiteral("English");
}

QStringList noticeLanguageCodes()
{
    return {QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("zh")};
}

QString dayText(const QString& utcTime)
{
    return utcTime.isEmpty() ? QString() : QLocale().toString(timeOf(utcTime).date(), QLocale::ShortFormat);
}

QString lastDayText(const QString& utcTime)
{
    return utcTime.isEmpty() ? QString() : QLocale().toString(QDateTime::fromString(utcTime, Qt::ISODate).date(), QLocale::ShortFormat);
}

QString momentText(const QString& utcTime)
{
    return utcTime.isEmpty() ? QString() : QLocale().toString(timeOf(utcTime), QLocale::ShortFormat);
}

QString spokenTime(double seconds)
{
    return QString::fromStdString(clockText(seconds, 0));
}

QString captureStateText(CaptureState state)
{
    switch (state) {
    case CaptureState::Idle: return {};
    case CaptureState::Starting: return RecordingText::tr("The device is being opened");
    case CaptureState::Recording: return RecordingText::tr("RECORDING");
    case CaptureState::Paused: return RecordingText::tr("PAUSED");
    case CaptureState::Hanging: return RecordingText::tr("The device gives nothing");
    case CaptureState::Away: return RecordingText::tr("The device is gone; another is looked for");
    case CaptureState::Stopping: return RecordingText::tr("Being written to its end");
    case CaptureState::Clip: return RecordingText::tr("RECORDING a spoken consent");
    case CaptureState::Finishing: return RecordingText::tr("Saved; what was said last is being analysed");
    }
    return {};
}

QString captureStateText(const CaptureStatus& status)
{
    const bool isSilent = status.state == CaptureState::Hanging || status.state == CaptureState::Away;
    return status.paused && isSilent ? QStringLiteral("%1 · %2").arg(captureStateText(CaptureState::Paused), captureStateText(status.state))
                                     : captureStateText(status.state);
}

QString prohibitionText()
{
    return RecordingText::tr(
        "In the European Union emotions of people at work or in education must not be inferred (AI Act, Article 5(1)(f)). "
        "There the sound can be recorded but not analysed, unless a medical or safety reason is documented.");
}

}  // namespace undertone
