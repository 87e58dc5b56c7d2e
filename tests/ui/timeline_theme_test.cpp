// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QPicture>
#include <QSet>
#include <QTest>

#include <array>
#include <cmath>

using namespace undertone;

namespace {

constexpr double readable = 4.5;  // WCAG 2 AA

using Matrix = std::array<std::array<double, 3>, 3>;
/// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
constexpr Matrix protanopia{{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia{{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

/// CIE L*a*b* of a colour as seen through `eye`.
std::array<double, 3> seen(const QColor& colour, const Matrix& eye)
{
    const std::array<double, 3> rgb{linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())};
    std::array<double, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t k = 0; k < 3; ++k)
            out[i] += eye[i][k] * rgb[k];
        out[i] = std::max(0.0, out[i]);
    }
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0; };
    const double x = f((0.4124 * out[0] + 0.3576 * out[1] + 0.1805 * out[2]) / 0.9505);
    const double y = f(0.2126 * out[0] + 0.7152 * out[1] + 0.0722 * out[2]);
    const double z = f((0.0193 * out[0] + 0.1192 * out[1] + 0.9505 * out[2]) / 1.089);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(const std::array<double, 3>& a, const std::array<double, 3>& b)
{
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

constexpr QRectF patternPlace(10, 10, 40, 20);

QImage whitePaper(double pixelRatio)
{
    QImage image(QSize(60, 40) * pixelRatio, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(Qt::white);
    return image;
}

EmotionStyle inBlack(EmotionStyle style)
{
    style.ink = Qt::black;
    return style;
}

/// As lines, which SVG and PDF get.
QImage linesOf(const EmotionStyle& style, double pixelRatio = 1.0)
{
    QPicture lines;
    {
        QPainter recorder(&lines);
        paintEmotionPattern(recorder, patternPlace, inBlack(style));
    }
    QImage image = whitePaper(pixelRatio);
    QPainter painter(&image);
    painter.scale(static_cast<double>(lines.logicalDpiX()) / image.logicalDpiX(),
                  static_cast<double>(lines.logicalDpiY()) / image.logicalDpiY());
    painter.drawPicture(0, 0, lines);
    return image;
}

/// As the screen shows it.
QImage patternOf(const EmotionStyle& style, double pixelRatio = 1.0)
{
    QImage image = whitePaper(pixelRatio);
    QPainter painter(&image);
    paintEmotionPattern(painter, patternPlace, inBlack(style));
    return image;
}

bool hasInk(const QImage& image, int x, int y)
{
    return image.pixel(x, y) != qRgb(255, 255, 255);
}

}  // namespace

class TimelineThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Magnitudes go one way in lightness, also to eyes that lack a cone: none needs their hue.
    void magnitudesAreToldApartByLightness()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const Theme& theme = Theme::of(mode);
            const double direction = mode == ThemeMode::Light ? -1.0 : 1.0;
            for (const Matrix& eye : {protanopia, deuteranopia}) {
                for (int i = 1; i <= 64; ++i) {
                    const double step = seen(theme.magnitude(i / 64.0), eye)[0] - seen(theme.magnitude((i - 1) / 64.0), eye)[0];
                    QVERIFY2(direction * step > 0.1, qPrintable(QStringLiteral("%1: %2").arg(i).arg(step)));
                }
            }
            QVERIFY(contrastRatio(theme.magnitude(0.0), theme.magnitude(1.0)) > 12.0);
        }
    }

    void everyTextIsReadable_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << static_cast<int>(ThemeMode::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeMode::Dark);
    }

    void everyTextIsReadable()
    {
        QFETCH(int, mode);
        const Theme& theme = Theme::of(static_cast<ThemeMode>(mode));
        const ThemeColours& c = theme.colours();
        const std::vector<std::pair<QColor, QColor>> pairs{
            {c.text, c.window},          {c.text, c.surface},       {c.text, c.surfaceAlt},
            {c.text, c.raised},          {c.textMuted, c.window},   {c.textMuted, c.surface},
            {c.textMuted, c.surfaceAlt}, {c.accentText, c.accent},  {c.warning, c.warningSurface},
            {c.warning, c.raised},       {c.error, c.errorSurface}, {c.error, c.surface},
            {c.success, c.surface},      {c.changed, c.surfaceAlt}, {c.surface, c.text}};
        for (const auto& [text, ground] : pairs)
            QVERIFY2(contrastRatio(text, ground) >= readable, qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
        std::vector<std::string> labels{"ang", "hap", "sad", "neu", "exc", "fru", "fea", "dis", "sur", "cal", "bor"};
        for (int i = 0; i < 16; ++i)
            labels.push_back("unknown" + std::to_string(i));
        for (const EmotionStyle& style : theme.emotions(labels))
            QVERIFY2(contrastRatio(style.ink, style.fill) >= readable, qPrintable(style.label + QLatin1Char(' ') + style.fill.name()));
    }

    void emotionsAreToldApartWithoutHue()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            const std::vector<EmotionStyle> styles = Theme::of(mode).emotions({"ang", "hap", "sad", "neu"});
            for (std::size_t a = 0; a < styles.size(); ++a) {
                for (std::size_t b = a + 1; b < styles.size(); ++b) {
                    QVERIFY(styles[a].letter != styles[b].letter);
                    QVERIFY(patternOf(styles[a]) != patternOf(styles[b]));
                    for (const Matrix& eye : {protanopia, deuteranopia})
                        QVERIFY2(distance(seen(styles[a].fill, eye), seen(styles[b].fill, eye)) > 18.0,
                                 qPrintable(styles[a].label + QLatin1Char('/') + styles[b].label));
                }
            }
        }
    }

    void patternsStayInTheirRectangle()
    {
        // Qt's SVG generator knows no clip, so a pattern must not count on one.
        for (const char* label : {"ang", "hap", "sad", "exc", "fru", "dis"}) {
            const QImage image = linesOf(Theme::of(ThemeMode::Light).emotion(QString::fromLatin1(label)));
            bool drawn = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const bool inside = QRect(9, 9, 42, 22).contains(x, y);
                    const bool ink = hasInk(image, x, y);
                    drawn = drawn || ink;
                    QVERIFY2(inside || !ink, label);
                }
            }
            QVERIFY2(drawn, label);
        }
    }

    void aPatternOnTheScreenIsThatOfItsLines()
    {
        for (const double pixelRatio : {1.0, 1.25, 1.5, 2.0}) {
            for (const char* label : {"ang", "hap", "sad", "exc", "fru", "dis"}) {
                const EmotionStyle style = Theme::of(ThemeMode::Light).emotion(QString::fromLatin1(label));
                const QImage lines = linesOf(style, pixelRatio);
                const QImage tiles = patternOf(style, pixelRatio);
                // Where a line ends at an edge the two may differ; inside they do not.
                const QRect inside =
                    QRectF(patternPlace.topLeft() * pixelRatio, patternPlace.size() * pixelRatio).toAlignedRect().adjusted(4, 4, -4, -4);
                int ink = 0;
                for (int y = inside.top(); y <= inside.bottom(); ++y) {
                    for (int x = inside.left(); x <= inside.right(); ++x) {
                        const int difference = std::abs(qGray(lines.pixel(x, y)) - qGray(tiles.pixel(x, y)));
                        ink += hasInk(lines, x, y) ? 1 : 0;
                        QVERIFY2(difference <= 24,
                                 qPrintable(QStringLiteral("%1 at %2: %3, %4 differ by %5")
                                                .arg(QLatin1String(label))
                                                .arg(pixelRatio)
                                                .arg(x)
                                                .arg(y)
                                                .arg(difference)));
                    }
                }
                QVERIFY(ink > 50);
                QVERIFY(!hasInk(tiles, 2, 2) && !hasInk(tiles, inside.right() + 8, inside.center().y()));
            }
        }
    }

    void labelsOfOtherModelsGetStylesOfTheirOwn()
    {
        const Theme& theme = Theme::of(ThemeMode::Light);
        const std::vector<EmotionStyle> styles = theme.emotions({"ang", "awe", "alarm", "Anxious", ""});
        QSet<QString> letters;
        QSet<QRgb> fills;
        for (const EmotionStyle& style : styles) {
            letters.insert(style.letter);
            fills.insert(style.fill.rgb());
        }
        QCOMPARE(letters.size(), 5);
        QCOMPARE(fills.size(), 5);
        QCOMPARE(styles[1].name, QStringLiteral("Awe"));
        QCOMPARE(theme.emotion(QStringLiteral("Angry")).fill, styles[0].fill);
    }

    void styleSheetNamesNoColourThatIsMissing()
    {
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark})
            QVERIFY(!Theme::of(mode).styleSheet().contains(QLatin1Char('@')));
    }
};

QTEST_MAIN(TimelineThemeTest)
#include "timeline_theme_test.moc"
