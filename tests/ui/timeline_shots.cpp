// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pictures of the timeline, with made-up fixture data, for a person to look at:
// timeline_shots FOLDER
#include "tests/ui/timeline_fixture.h"
#include "ui/conversation/conversation_document.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_picture.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>

#include <cstdio>
#include <functional>

using namespace undertone;

namespace {

using Prepare = std::function<void(ConversationDocument&, TimelineView&)>;

void shoot(const QDir& folder, const QString& name, const Theme& theme, QSize size, const TimelineFixture& fixture, int analysed,
           const Prepare& prepare = {})
{
    ConversationDocument document;
    fixture.fill(document, analysed);
    TimelineView view(document);
    view.setTheme(theme);
    view.resize(size);
    view.show();
    if (prepare)
        prepare(document, view);
    QApplication::processEvents();
    view.grab().save(folder.filePath(name + QStringLiteral(".png")));
}

void shootPicture(const QDir& folder, const QString& name, const Theme& theme, const TimelineFixture& fixture)
{
    ConversationDocument document;
    fixture.fill(document, static_cast<int>(fixture.talk.segments.size()));
    const QSize size = preferredPictureSize(document, 1600);
    QImage image(size * 2, QImage::Format_RGB32);
    image.setDevicePixelRatio(2);
    QPainter painter(&image);
    renderTimeline(painter, size, document, theme, describeForPicture(document));
    painter.end();
    image.save(folder.filePath(name + QStringLiteral(".png")));
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: timeline_shots FOLDER\n", stderr);
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const TimelineFixture dialogue = TimelineFixture::conversation(150);
    const TimelineFixture hour = TimelineFixture::conversation(3600);
    const int all = 1 << 20;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        const Theme& theme = Theme::of(mode);
        theme.apply(application);
        const QString suffix = mode == ThemeMode::Light ? QStringLiteral("_light") : QStringLiteral("_dark");
        shoot(folder, QStringLiteral("opened") + suffix, theme, {1280, 560}, dialogue, -1);
        shoot(folder, QStringLiteral("running") + suffix, theme, {1280, 560}, dialogue, 23);
        shoot(folder, QStringLiteral("done") + suffix, theme, {1280, 560}, dialogue, all, [](auto& document, auto&) {
            document.setSelection(12);
            document.setPlayheadSeconds(document.segments()[12].startSeconds + 0.7);
        });
        shoot(folder, QStringLiteral("comparison") + suffix, theme, {1280, 640}, dialogue, all,
              [&](auto& document, auto&) { dialogue.addComparison(document); });
        shoot(folder, QStringLiteral("zoomed") + suffix, theme, {1280, 640}, dialogue, all, [&](auto& document, auto& view) {
            dialogue.addComparison(document);
            view.setVisibleRange(30, 52);
            document.setPlayheadSeconds(41.3);
        });
        for (const auto* fixture : {&dialogue, &hour})
            shoot(folder, (fixture == &hour ? QStringLiteral("lines_hour") : QStringLiteral("lines")) + suffix, theme, {1280, 560},
                  *fixture, all, [](auto& document, auto& view) {
                      auto options = view.soundOptions();
                      options.probabilityLines = true;
                      view.setSoundOptions(options);
                      view.setHeard({{document.speakers()[1]}, {}, {}});
                      document.setRegion(0.2 * document.durationSeconds(), 0.3 * document.durationSeconds());
                  });
        shoot(folder, QStringLiteral("narrow") + suffix, theme, {620, 400}, dialogue, 30);
        shoot(folder, QStringLiteral("hour") + suffix, theme, {1280, 560}, hour, all,
              [](auto& document, auto&) { document.setPlayheadSeconds(1830); });
        shootPicture(folder, QStringLiteral("picture") + suffix, theme, dialogue);
    }
    return 0;
}
