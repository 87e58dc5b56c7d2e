// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include "engine/core/emotion_names.h"

#include <QApplication>
#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStyleFactory>

#include <algorithm>
#include <array>
#include <cmath>

static void initialiseResources()
{
    Q_INIT_RESOURCE(resources);  // the room is a static library: nothing else pulls them in
}

namespace undertone {
namespace {

QJsonObject colourFile()
{
    initialiseResources();
    QFile file(QStringLiteral(":/undertone/emotion_colours.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const QJsonDocument document = opened ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    Q_ASSERT(document.isObject());
    return document.object();
}

struct NamedColour {
    const char* key;
    QColor ThemeColours::*field;
};

constexpr std::array<NamedColour, 26> namedColours{{{"window", &ThemeColours::window},
                                                    {"surface", &ThemeColours::surface},
                                                    {"surfaceAlt", &ThemeColours::surfaceAlt},
                                                    {"raised", &ThemeColours::raised},
                                                    {"line", &ThemeColours::line},
                                                    {"grid", &ThemeColours::grid},
                                                    {"text", &ThemeColours::text},
                                                    {"textMuted", &ThemeColours::textMuted},
                                                    {"textDisabled", &ThemeColours::textDisabled},
                                                    {"accent", &ThemeColours::accent},
                                                    {"accentText", &ThemeColours::accentText},
                                                    {"selection", &ThemeColours::selection},
                                                    {"warning", &ThemeColours::warning},
                                                    {"warningSurface", &ThemeColours::warningSurface},
                                                    {"error", &ThemeColours::error},
                                                    {"errorSurface", &ThemeColours::errorSurface},
                                                    {"success", &ThemeColours::success},
                                                    {"waveform", &ThemeColours::waveform},
                                                    {"waveformSpeech", &ThemeColours::waveformSpeech},
                                                    {"pending", &ThemeColours::pending},
                                                    {"lossBefore", &ThemeColours::lossBefore},
                                                    {"lossAfter", &ThemeColours::lossAfter},
                                                    {"lossComparison", &ThemeColours::lossComparison},
                                                    {"changed", &ThemeColours::changed},
                                                    {"inkDark", &ThemeColours::inkDark},
                                                    {"inkLight", &ThemeColours::inkLight}}};

constexpr std::array<std::pair<const char*, EmotionPattern>, 7> patternNames{{{"plain", EmotionPattern::Plain},
                                                                              {"rising", EmotionPattern::RisingLines},
                                                                              {"falling", EmotionPattern::FallingLines},
                                                                              {"dots", EmotionPattern::Dots},
                                                                              {"crosses", EmotionPattern::Crosses},
                                                                              {"upright", EmotionPattern::UprightLines},
                                                                              {"waves", EmotionPattern::Waves}}};

EmotionPattern patternNamed(const QString& name)
{
    for (const auto& [known, pattern] : patternNames) {
        if (name == QLatin1String(known))
            return pattern;
    }
    return EmotionPattern::Plain;
}

/// A colour for labels the file does not know: hues by the golden angle, so that any number stay apart.
QColor generatedFill(const ThemeColours& colours, int order)
{
    const double hue = std::fmod(0.08 + 0.61803398875 * order, 1.0);
    return QColor::fromHslF(static_cast<float>(hue), static_cast<float>(colours.generatedSaturation),
                            static_cast<float>(colours.generatedLightness));
}

QColor inkOn(const ThemeColours& colours, const QColor& fill)
{
    return contrastRatio(colours.inkDark, fill) >= contrastRatio(colours.inkLight, fill) ? colours.inkDark : colours.inkLight;
}

/// The names in emotion_colours.json, for translators: lupdate does not read it, and a test holds the two together.
constexpr std::array<const char*, 11> emotionNames{
    QT_TRANSLATE_NOOP("Emotion", "Anger"),   QT_TRANSLATE_NOOP("Emotion", "Happiness"),  QT_TRANSLATE_NOOP("Emotion", "Sadness"),
    QT_TRANSLATE_NOOP("Emotion", "Neutral"), QT_TRANSLATE_NOOP("Emotion", "Excitement"), QT_TRANSLATE_NOOP("Emotion", "Frustration"),
    QT_TRANSLATE_NOOP("Emotion", "Fear"),    QT_TRANSLATE_NOOP("Emotion", "Disgust"),    QT_TRANSLATE_NOOP("Emotion", "Surprise"),
    QT_TRANSLATE_NOOP("Emotion", "Calm"),    QT_TRANSLATE_NOOP("Emotion", "Boredom")};

/// Says a style's name in the window's language; the file's letter is of the English one.
void translate(EmotionStyle& style)
{
    const auto* known =
        std::find_if(emotionNames.begin(), emotionNames.end(), [&](const char* name) { return style.name == QLatin1String(name); });
    const QString name = known != emotionNames.end() ? QCoreApplication::translate("Emotion", *known) : style.name;
    if (name != style.name)
        style.letter.clear();
    style.name = name;
}

/// The first letter of the name that no other label of the set has; digits when all are taken.
QString freeLetter(const QString& wanted, const QString& name, const QStringList& taken)
{
    if (!wanted.isEmpty() && !taken.contains(wanted))
        return wanted;
    for (const QChar character : name.toUpper()) {
        if (character.isLetter() && !taken.contains(QString(character)))
            return QString(character);
    }
    for (int number = 1;; ++number) {
        if (const QString text = QString::number(number); !taken.contains(text))
            return text;
    }
}

}  // namespace

Theme::Theme(ThemeMode mode) : m_mode(mode)
{
    const QJsonObject file = colourFile();
    const QString modeKey = mode == ThemeMode::Light ? QStringLiteral("light") : QStringLiteral("dark");
    const QJsonObject colours = file.value(modeKey).toObject();
    for (const NamedColour& named : namedColours) {
        QColor& field = m_colours.*named.field;
        field = QColor(colours.value(QLatin1String(named.key)).toString());
        Q_ASSERT_X(field.isValid(), "emotion_colours.json", named.key);
    }
    const QJsonObject generated = colours.value(QStringLiteral("generated")).toObject();
    m_colours.generatedSaturation = generated.value(QStringLiteral("saturation")).toDouble();
    m_colours.generatedLightness = generated.value(QStringLiteral("lightness")).toDouble();
    for (const QJsonValue speaker : colours.value(QStringLiteral("speakers")).toArray())
        m_speakers.emplace_back(speaker.toString());
    for (const QJsonValue series : colours.value(QStringLiteral("series")).toArray())
        m_series.emplace_back(series.toString());
    Q_ASSERT(!m_series.empty());
    for (const QJsonValue stop : colours.value(QStringLiteral("magnitudes")).toArray())
        m_magnitudes.emplace_back(stop.toString());
    Q_ASSERT(m_magnitudes.size() > 1);
    for (const QJsonValue value : file.value(QStringLiteral("emotions")).toArray()) {
        const QJsonObject object = value.toObject();
        EmotionStyle style;
        style.name = object.value(QStringLiteral("name")).toString();
        style.letter = object.value(QStringLiteral("letter")).toString();
        style.fill = QColor(object.value(modeKey).toString());
        style.ink = inkOn(m_colours, style.fill);
        style.pattern = patternNamed(object.value(QStringLiteral("pattern")).toString());
        m_emotions.push_back(style);
        m_emotionKeys.push_back(object.value(QStringLiteral("key")).toString().toStdString());
    }
}

const Theme& Theme::of(ThemeMode mode)
{
    static const Theme light(ThemeMode::Light);
    static const Theme dark(ThemeMode::Dark);
    return mode == ThemeMode::Light ? light : dark;
}

ThemeMode Theme::systemMode()
{
    // Asked once, before apply() puts our own palette in its place.
    static const ThemeMode mode = QApplication::palette().color(QPalette::Window).lightnessF() < 0.5F ? ThemeMode::Dark : ThemeMode::Light;
    return mode;
}

EmotionStyle Theme::emotion(const QString& label) const
{
    return emotions({label.toStdString()}).front();
}

std::vector<EmotionStyle> Theme::emotions(const std::vector<std::string>& labels) const
{
    std::vector<EmotionStyle> styles;
    QStringList letters;
    int generated = 0;
    for (const std::string& text : labels) {
        const QString label = QString::fromStdString(text);
        EmotionStyle style;
        const auto known = std::find(m_emotionKeys.begin(), m_emotionKeys.end(), emotionKey(text));
        if (known != m_emotionKeys.end()) {
            style = m_emotions[static_cast<std::size_t>(known - m_emotionKeys.begin())];
            translate(style);
        } else {
            style.name = label.isEmpty() ? QStringLiteral("?") : label.left(1).toUpper() + label.mid(1);
            style.fill = generatedFill(m_colours, generated);
            style.ink = inkOn(m_colours, style.fill);
            style.pattern = patternNames[static_cast<std::size_t>(1 + generated % 6)].second;
            ++generated;
        }
        style.label = label;
        style.letter = freeLetter(style.letter, style.name, letters);
        letters.append(style.letter);
        styles.push_back(style);
    }
    return styles;
}

QColor Theme::speaker(int order) const
{
    return m_speakers[static_cast<std::size_t>(order) % m_speakers.size()];
}

QColor Theme::series(int place) const
{
    return m_series[static_cast<std::size_t>(place) % m_series.size()];
}

QColor Theme::magnitude(double share) const
{
    const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(m_magnitudes.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(place), m_magnitudes.size() - 2);
    const auto part = static_cast<float>(place - static_cast<double>(before));
    const QColor& from = m_magnitudes[before];
    const QColor& to = m_magnitudes[before + 1];
    return QColor::fromRgbF(std::lerp(from.redF(), to.redF(), part), std::lerp(from.greenF(), to.greenF(), part),
                            std::lerp(from.blueF(), to.blueF(), part));
}

QPalette Theme::palette() const
{
    const ThemeColours& c = m_colours;
    QPalette palette;
    const std::array<std::pair<QPalette::ColorRole, QColor>, 15> roles{{{QPalette::Window, c.window},
                                                                        {QPalette::WindowText, c.text},
                                                                        {QPalette::Base, c.surface},
                                                                        {QPalette::AlternateBase, c.surfaceAlt},
                                                                        {QPalette::Text, c.text},
                                                                        {QPalette::PlaceholderText, c.textMuted},
                                                                        {QPalette::Button, c.raised},
                                                                        {QPalette::ButtonText, c.text},
                                                                        {QPalette::ToolTipBase, c.raised},
                                                                        {QPalette::ToolTipText, c.text},
                                                                        {QPalette::Highlight, c.accent},
                                                                        {QPalette::HighlightedText, c.accentText},
                                                                        {QPalette::Link, c.accent},
                                                                        {QPalette::LinkVisited, c.accent},
                                                                        {QPalette::Mid, c.line}}};
    for (const auto& [role, colour] : roles)
        palette.setColor(role, colour);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.textDisabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return palette;
}

QString Theme::styleSheet() const
{
    const ThemeColours& c = m_colours;
    QString sheet = QStringLiteral(R"(
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 6px; }
QToolBar { background: @window; border: 0; border-bottom: 1px solid @line; spacing: 4px; padding: 4px 8px; }
QToolBar::separator { background: @line; width: 1px; margin: 6px 6px; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px 9px; color: @text; }
QToolButton:hover { background: @surface; border-color: @line; }
QToolButton:pressed, QToolButton:checked { background: @surface; border-color: @accent; }
QToolButton:focus { border-color: @accent; }
QToolButton:disabled { color: @textDisabled; }
QPushButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; padding: 6px 14px; }
QPushButton:hover { border-color: @textMuted; }
QPushButton:focus { border-color: @accent; }
QPushButton:pressed { background: @surfaceAlt; }
QPushButton:disabled { color: @textDisabled; }
QPushButton:default, QPushButton[primary="true"] { background: @accent; color: @accentText; border-color: @accent; }
QPushButton:default:disabled, QPushButton[primary="true"]:disabled { background: @line; color: @textMuted; border-color: @line; }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: @window; }
QMenuBar::item { padding: 5px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @surface; }
QMenu { background: @raised; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 16px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @accentText; }
QMenu::item:disabled { color: @textDisabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QStatusBar { background: @window; color: @textMuted; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }
QTableView, QTreeView, QListView, QTextBrowser { background: @surface; alternate-background-color: @surfaceAlt;
    border: 0; gridline-color: @grid; selection-background-color: @accent; selection-color: @accentText; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid @textMuted; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent; image: url(:/undertone/icons/check-@mode.svg); }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid @textMuted; border-radius: 7px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid @accent; background: @accentText; }
QHeaderView { background: @surfaceAlt; }
QHeaderView::section { background: @surfaceAlt; color: @textMuted; border: 0; border-bottom: 1px solid @line; padding: 5px 8px; }
QProgressBar { background: @line; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle { background: @pending; border-radius: 4px; margin: 2px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:hover { background: @textMuted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    // Longer keys first, so that @surfaceAlt is not read as @surface.
    std::array<NamedColour, namedColours.size()> byLength = namedColours;
    std::sort(byLength.begin(), byLength.end(), [](const NamedColour& a, const NamedColour& b) { return qstrlen(a.key) > qstrlen(b.key); });
    for (const NamedColour& named : byLength)
        sheet.replace(QLatin1Char('@') + QLatin1String(named.key), (c.*named.field).name());
    sheet.replace(QLatin1String("@mode"), m_mode == ThemeMode::Dark ? QLatin1String("dark") : QLatin1String("light"));
    return sheet;
}

void Theme::apply(QApplication& application) const
{
    systemMode();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    QApplication::setFont(interfaceFont());
    application.setStyleSheet(styleSheet());
}

QFont interfaceFont(int step, QFont::Weight weight)
{
    static const QString family = [] {
        // Faces whose figures have one width, so that numbers under each other line up.
        const QStringList installed = QFontDatabase::families();
        for (const char* wanted : {"Open Sans", "Noto Sans", "Source Sans 3", "Cantarell", "DejaVu Sans"}) {
            if (installed.contains(QLatin1String(wanted)))
                return QString::fromLatin1(wanted);
        }
        return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    }();
    // Pixels, not points: a picture written as SVG or PDF counts another number of dots to the inch than the screen.
    static const int basePixels = std::clamp(QFontInfo(QFontDatabase::systemFont(QFontDatabase::GeneralFont)).pixelSize(), 13, 17);
    QFont font(family);
    font.setPixelSize(std::max(9, basePixels + step));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

double contrastRatio(const QColor& first, const QColor& second)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](float channel) { return channel <= 0.04045F ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double a = luminance(first) + 0.05;
    const double b = luminance(second) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

}  // namespace undertone
