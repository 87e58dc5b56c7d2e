// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/services/session_service.h"

#include <QString>
#include <QStringList>

namespace undertone {

// Words of the pages about recorded sessions, in the window's language.

QString standingText(SessionStanding standing);
QString purposeText(Purpose purpose);
/// "record, analyse"; "nothing" where there is none.
QString purposesText(const std::set<Purpose>& purposes);
QString settingText(const QString& setting);
QString expressedText(const QString& expressed);
/// The name of a language in itself.
QString noticeLanguageName(const QString& language);
QStringList noticeLanguageCodes();
/// A time as records hold it ("2026-03-01T14:05:09Z"), as a date of this place; empty for none.
QString dayText(const QString& utcTime);
/// The end of a time of keeping, as the day that was chosen for it: of UTC, as receipts have it.
QString lastDayText(const QString& utcTime);
QString momentText(const QString& utcTime);
/// "1:02:05".
QString spokenTime(double seconds);
QString captureStateText(CaptureState state);
/// The same; also that it is paused while the device is silent or gone.
QString captureStateText(const CaptureStatus& status);
/// What the EU prohibits, in a sentence.
QString prohibitionText();

}  // namespace undertone
