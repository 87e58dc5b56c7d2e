// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>
#include <QStringList>
#include <QVector>

#include <string>
#include <vector>

class QApplication;
class QPainter;
class QRectF;

namespace undertone {

enum class ThemeMode { Light, Dark };

/// The texture that tells an emotion apart where hue does not (colour-blind eyes, grey prints).
enum class EmotionPattern { Plain, RisingLines, FallingLines, Dots, Crosses, UprightLines, Waves };

/// How one label of a model is shown. `name` is for reading ("Anger", in the window's language), `letter` for narrow places.
struct EmotionStyle {
    QString label;
    QString name;
    QString letter;
    QColor fill;
    QColor ink;  ///< text on `fill`, contrast at least 4.5
    EmotionPattern pattern = EmotionPattern::Plain;
};

/// Named colours of one mode. Every colour of the program is a field here, read from
/// resources/emotion_colours.json and nowhere else.
struct ThemeColours {
    QColor window;      ///< behind everything
    QColor surface;     ///< tracks, tables, fields
    QColor surfaceAlt;  ///< gutters, alternate rows, side panels
    QColor raised;      ///< buttons, tooltips
    QColor line;        ///< separators, frames
    QColor grid;        ///< faint lines inside plots
    QColor text;
    QColor textMuted;  ///< secondary text, contrast at least 4.5 on window, surface and surfaceAlt
    QColor textDisabled;
    QColor accent;      ///< the one accent: selection, default button, playhead
    QColor accentText;  ///< on accent
    QColor selection;   ///< translucent wash over what is selected
    QColor warning;     ///< text and icons that ask for care
    QColor warningSurface;
    QColor error;
    QColor errorSurface;
    QColor success;
    QColor waveform;  ///< outside speech
    QColor waveformSpeech;
    QColor pending;  ///< hatching of utterances not yet analysed
    QColor lossBefore;
    QColor lossAfter;
    QColor lossComparison;
    QColor changed;                    ///< marks a label that differs between memory on and off
    QColor inkDark;                    ///< text on light emotion fills
    QColor inkLight;                   ///< text on dark emotion fills
    double generatedSaturation = 0.0;  ///< of fills for labels the file does not name, 0 to 1
    double generatedLightness = 0.0;
};

/// Spacing and type, in device-independent pixels and points.
struct Spacing {
    static constexpr int hair = 2;
    static constexpr int small = 4;
    static constexpr int medium = 8;
    static constexpr int large = 16;
    static constexpr int huge = 32;
    static constexpr int radius = 6;
};

/// One mode's colours and styles, as a value. GUI thread. Never fails: the resource is compiled in, and a
/// broken one asserts.
class Theme {
public:
    static const Theme& of(ThemeMode mode);
    /// The mode that fits the desktop's own palette.
    static ThemeMode systemMode();

    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] const ThemeColours& colours() const { return m_colours; }
    /// Known labels (ang, anger, angry...) get their fixed style; others a distinct hue, pattern and letter.
    [[nodiscard]] EmotionStyle emotion(const QString& label) const;
    /// Styles of a model's labels in id order; letters and generated hues are distinct within the set.
    [[nodiscard]] std::vector<EmotionStyle> emotions(const std::vector<std::string>& labels) const;
    /// Quiet colour of a speaker's lane, by order of first appearance; repeats after eight.
    [[nodiscard]] QColor speaker(int order) const;
    /// Colour of a curve among several, by its place; told apart by colour-blind eyes; repeats after six.
    [[nodiscard]] QColor series(int place) const;
    /// Colour of a magnitude from 0 (the surface's end) to 1, ever further from the surface in lightness, so that no eye needs its hue.
    [[nodiscard]] QColor magnitude(double share) const;

    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
    /// Fusion, palette, style sheet and font for the whole program; may be called again to switch.
    void apply(QApplication& application) const;

private:
    explicit Theme(ThemeMode mode);
    ThemeMode m_mode;
    ThemeColours m_colours;
    std::vector<EmotionStyle> m_emotions;
    std::vector<std::string> m_emotionKeys;  ///< of `m_emotions`: emotionKey()
    std::vector<QColor> m_speakers;
    std::vector<QColor> m_series;
    std::vector<QColor> m_magnitudes;
};

/// The interface's font: the first installed of a short list of sans faces with tabular figures. Sizes are
/// steps of a pixel from the base: -2 axis labels, -1 secondary text, 0 body, +2 section title, +6 page title.
QFont interfaceFont(int step = 0, QFont::Weight weight = QFont::Normal);

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& first, const QColor& second);

/// Draws `style.pattern` in its ink, faintly, over a filled rectangle; aligned to the page, not to the rectangle.
void paintEmotionPattern(QPainter& painter, const QRectF& rect, const EmotionStyle& style);

/// A filled cell of an emotion's colour and pattern with its letter, as legends, tables and lists show it.
void paintEmotionChip(QPainter& painter, const QRectF& rect, const EmotionStyle& style);

}  // namespace undertone
