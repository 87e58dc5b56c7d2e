// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/settings.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace undertone {
namespace {

constexpr const char* themeKey = "window/theme";
constexpr const char* languageKey = "window/language";
constexpr const char* folderKey = "files/lastFolder";
constexpr const char* modelKey = "model/folder";
constexpr const char* volumeKey = "playback/volume";
constexpr const char* deviceKey = "playback/device";
constexpr const char* keyMapKey = "window/keys";
constexpr const char* spectrogramKey = "sound/spectrogram";
constexpr const char* windowKey = "sound/windowSeconds";
constexpr const char* highestKey = "sound/highestHertz";
constexpr const char* rangeKey = "sound/dynamicRange";
constexpr const char* linesKey = "sound/probabilityLines";
constexpr const char* computeDeviceKey = "analysis/device";
constexpr const char* numberTypeKey = "analysis/dtype";
constexpr const char* memoryKey = "analysis/memory";
constexpr const char* lossAfterKey = "analysis/lossAfter";
constexpr const char* steppingKey = "analysis/stepping";
constexpr const char* tokenizeKey = "analysis/tokenize";
constexpr const char* columnsKey = "table/unwantedColumns";
constexpr const char* tourKey = "window/tourSeen";
constexpr const char* scaleKey = "window/scalePercent";
constexpr const char* layoutKey = "window/layout";
constexpr const char* tiersGroup = "tiers";
constexpr qsizetype mostFolders = 200;

QString tiersKey(const QString& folder)
{
    const auto hash = QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return QLatin1String(tiersGroup) + QLatin1Char('/') + QString::fromLatin1(hash.toHex().left(32));
}

}  // namespace

Settings::Settings()
    : m_settings(
        QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).filePath(QStringLiteral("undertone/undertone.ini")),
        QSettings::IniFormat)
{
}

ThemeChoice Settings::theme() const
{
    const QString name = m_settings.value(QLatin1String(themeKey)).toString();
    return name == QLatin1String("light") ? ThemeChoice::Light : name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice)
{
    m_settings.setValue(QLatin1String(themeKey),
                        choice == ThemeChoice::Light      ? QStringLiteral("light")
                            : choice == ThemeChoice::Dark ? QStringLiteral("dark")
                                                          : QStringLiteral("system"));
}

QString Settings::language() const
{
    return m_settings.value(QLatin1String(languageKey)).toString();
}

void Settings::setLanguage(const QString& code)
{
    if (code.isEmpty())
        m_settings.remove(QLatin1String(languageKey));
    else
        m_settings.setValue(QLatin1String(languageKey), code);
}

QString Settings::lastFolder() const
{
    const QString folder = m_settings.value(QLatin1String(folderKey)).toString();
    return QDir(folder).exists() ? folder : QDir::homePath();
}

void Settings::setLastFolder(const QString& folder)
{
    m_settings.setValue(QLatin1String(folderKey), folder);
}

QString Settings::model() const
{
    return m_settings.value(QLatin1String(modelKey)).toString();
}

void Settings::setModel(const QString& directory)
{
    if (directory.isEmpty())
        m_settings.remove(QLatin1String(modelKey));
    else
        m_settings.setValue(QLatin1String(modelKey), QDir(directory).absolutePath());
}

QStringList Settings::tiers(const QString& folder) const
{
    return m_settings.value(tiersKey(folder)).toStringList();
}

void Settings::setTiers(const QString& folder, const QStringList& tiers)
{
    m_settings.beginGroup(QLatin1String(tiersGroup));
    const auto kept = m_settings.childKeys().size();
    m_settings.endGroup();
    if (kept >= mostFolders)
        m_settings.remove(QLatin1String(tiersGroup));
    m_settings.setValue(tiersKey(folder), tiers);
}

double Settings::volume() const
{
    return std::clamp(m_settings.value(QLatin1String(volumeKey), 1.0).toDouble(), 0.0, 1.0);
}

void Settings::setVolume(double volume)
{
    m_settings.setValue(QLatin1String(volumeKey), volume);
}

QString Settings::outputDevice() const
{
    return m_settings.value(QLatin1String(deviceKey)).toString();
}

void Settings::setOutputDevice(const QString& name)
{
    m_settings.setValue(QLatin1String(deviceKey), name);
}

QString Settings::keyMap() const
{
    return m_settings.value(QLatin1String(keyMapKey)).toString();
}

void Settings::setKeyMap(const QString& code)
{
    m_settings.setValue(QLatin1String(keyMapKey), code);
}

/// Channels and vertical zoom fit one recording and are not kept.
SoundViewOptions Settings::soundOptions() const
{
    SoundViewOptions options;
    options.spectrogram = m_settings.value(QLatin1String(spectrogramKey), options.spectrogram).toBool();
    options.windowSeconds = std::clamp(m_settings.value(QLatin1String(windowKey), options.windowSeconds).toDouble(), 0.001, 1.0);
    options.highestHertz = std::max(0.0, m_settings.value(QLatin1String(highestKey), options.highestHertz).toDouble());
    options.probabilityLines = m_settings.value(QLatin1String(linesKey), options.probabilityLines).toBool();
    options.dynamicRange = std::clamp(m_settings.value(QLatin1String(rangeKey), options.dynamicRange).toDouble(), 10.0, 120.0);
    return options;
}

void Settings::setSoundOptions(const SoundViewOptions& options)
{
    m_settings.setValue(QLatin1String(spectrogramKey), options.spectrogram);
    m_settings.setValue(QLatin1String(windowKey), options.windowSeconds);
    m_settings.setValue(QLatin1String(highestKey), options.highestHertz);
    m_settings.setValue(QLatin1String(rangeKey), options.dynamicRange);
    m_settings.setValue(QLatin1String(linesKey), options.probabilityLines);
}

AnalysisSettings Settings::analysis() const
{
    AnalysisSettings settings;
    const auto text = [this](const char* key, const std::string& otherwise) {
        return m_settings.value(QLatin1String(key), QString::fromStdString(otherwise)).toString().toStdString();
    };
    settings.device = text(computeDeviceKey, settings.device);
    settings.dtype = text(numberTypeKey, settings.dtype);
    settings.memory = text(memoryKey, "dpm") == "off" ? MemoryMode::Off : MemoryMode::Dpm;
    settings.lossAfter = m_settings.value(QLatin1String(lossAfterKey), true).toBool() ? LossAfter::Measure : LossAfter::Skip;
    settings.stepping = text(steppingKey, settings.stepping);
    if (const std::string mode = text(tokenizeKey, {}); mode == "whole" || mode == "utterance")
        settings.tokenize = mode == "whole" ? TokenizeMode::Whole : TokenizeMode::Utterance;
    return settings;
}

void Settings::setAnalysis(const AnalysisSettings& settings)
{
    const auto keep = [this](const char* key, const std::string& value) {
        m_settings.setValue(QLatin1String(key), QString::fromStdString(value));
    };
    keep(computeDeviceKey, settings.device);
    keep(numberTypeKey, settings.dtype);
    keep(memoryKey, settings.memory == MemoryMode::Off ? "off" : "dpm");
    m_settings.setValue(QLatin1String(lossAfterKey), settings.lossAfter == LossAfter::Measure);
    keep(steppingKey, settings.stepping);
    keep(tokenizeKey, !settings.tokenize ? "" : *settings.tokenize == TokenizeMode::Whole ? "whole" : "utterance");
}

QList<int> Settings::unwantedColumns() const
{
    QList<int> columns;
    for (const QString& column : m_settings.value(QLatin1String(columnsKey)).toStringList())
        columns << column.toInt();
    return columns;
}

void Settings::setUnwantedColumns(const QList<int>& columns)
{
    QStringList texts;
    for (const int column : columns)
        texts << QString::number(column);
    m_settings.setValue(QLatin1String(columnsKey), texts);
}

bool Settings::tourSeen() const
{
    return m_settings.value(QLatin1String(tourKey)).toBool();
}

void Settings::setTourSeen()
{
    m_settings.setValue(QLatin1String(tourKey), true);
}

int Settings::scalePercent() const
{
    return std::clamp(m_settings.value(QLatin1String(scaleKey), 100).toInt(), 100, 200);
}

void Settings::setScalePercent(int percent)
{
    m_settings.setValue(QLatin1String(scaleKey), percent);
}

QString Settings::vaultFolder() const
{
    return m_settings.value(QStringLiteral("sessions/vault"), QDir::home().filePath(QStringLiteral("undertone-sessions"))).toString();
}

void Settings::setVaultFolder(const QString& folder)
{
    m_settings.setValue(QStringLiteral("sessions/vault"), folder);
}

int Settings::autoLockMinutes() const
{
    return std::clamp(m_settings.value(QStringLiteral("sessions/autoLockMinutes"), 15).toInt(), 0, 24 * 60);
}

void Settings::setAutoLockMinutes(int minutes)
{
    m_settings.setValue(QStringLiteral("sessions/autoLockMinutes"), minutes);
}

QByteArray Settings::windowLayout() const
{
    return m_settings.value(QLatin1String(layoutKey)).toByteArray();
}

void Settings::setWindowLayout(const QByteArray& layout)
{
    m_settings.setValue(QLatin1String(layoutKey), layout);
}

}  // namespace undertone
