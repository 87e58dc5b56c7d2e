// SPDX-License-Identifier: GPL-3.0-or-later
// Frame times of the timeline and the table over thousands of sentences: ./dev bench scroll [SENTENCES]. Prints milliseconds; asserts
// nothing.
#include "tests/ui/timeline_fixture.h"
#include "ui/conversation/conversation_document.h"
#include "ui/conversation/utterance_table.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace undertone;

namespace {

constexpr int frames = 300;
constexpr double secondsPerSentence = 2.6;  // of the fixture's turns
constexpr double pixelsPerFrame = 60.0;

void report(const char* what, QSize size, std::vector<double> times)
{
    std::ranges::sort(times);
    const auto at = [&times](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    std::printf("%-34s %4d x %-4d  median %6.2f  95 %% %6.2f  longest %6.2f ms\n", what, size.width(), size.height(), at(0.5), at(0.95),
                at(1.0));
}

/// Times `step` and the painting that follows from it.
std::vector<double> timed(QWidget& widget, const std::function<void(int)>& step)
{
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        QElapsedTimer clock;
        clock.start();
        step(i);
        widget.repaint();
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
        QApplication::processEvents();
    }
    return times;
}

}  // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const int wanted = argc > 1 ? std::max(10, std::atoi(argv[1])) : 10000;
    const TimelineFixture fixture = TimelineFixture::conversation(wanted * secondsPerSentence);
    const Theme& theme = Theme::of(ThemeMode::Light);
    theme.apply(application);
    ConversationDocument document;
    fixture.fill(document, 1 << 30);
    fixture.addComparison(document);
    std::printf("%d sentences, %.1f hours, with a comparison\n", document.utteranceCount(), document.durationSeconds() / 3600);
    for (const QSize size : {QSize(1280, 560), QSize(2560, 900)}) {
        TimelineView view(document);
        view.setTheme(theme);
        view.resize(size);
        view.show();
        QApplication::processEvents();
        for (const double span : {10.0, 60.0, 600.0, document.durationSeconds() / 2}) {
            view.setVisibleRange(0.0, span);
            const double step = std::min(pixelsPerFrame * view.axis().secondsPerPixel(), (document.durationSeconds() - span) / frames);
            const auto times = timed(view, [&](int i) { view.setVisibleRange(i * step, i * step + span); });
            report(qPrintable(QStringLiteral("timeline scrolled, %1 s in view").arg(span, 0, 'f', 0)), size, times);
        }
        view.setVisibleRange(0.0, document.durationSeconds());
        report("timeline zoomed in, step by step", size, timed(view, [&](int i) {
                   const double span = document.durationSeconds() * std::pow(0.97, i);
                   view.setVisibleRange(document.durationSeconds() / 3, document.durationSeconds() / 3 + span);
               }));
        UtteranceTable table(document, theme, nullptr);
        table.resize(size);
        table.show();
        QApplication::processEvents();
        QScrollBar& bar = *table.verticalScrollBar();
        report("table scrolled", size, timed(table, [&](int i) { bar.setValue(bar.maximum() * i / frames); }));
        report("sentence after sentence selected", size,
               timed(view, [&](int i) { document.setSelection(i * document.utteranceCount() / frames); }));
    }
    return 0;
}
