// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour.h"

#include "ui/text_colour.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int tourWidth = 360;
constexpr int tourGap = 10;  ///< between the words and the part that they are about

}  // namespace

Tour::Tour(std::vector<Stop> stops, const Theme& theme, QWidget* window)
    : QFrame(window), m_stops(std::move(stops)), m_theme(theme), m_title(new QLabel(this)), m_words(new QLabel(this)),
      m_count(new QLabel(this)), m_back(new QPushButton(tr("Back"), this)), m_next(new QPushButton(this))
{
    setObjectName(QStringLiteral("tour"));
    setFocusPolicy(Qt::StrongFocus);
    m_title->setFont(interfaceFont(1, QFont::DemiBold));
    m_words->setWordWrap(true);
    m_next->setProperty("primary", true);
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_count);
    buttons->addStretch(1);
    buttons->addWidget(close);
    buttons->addWidget(m_back);
    buttons->addWidget(m_next);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Spacing::large, Spacing::large, Spacing::large, Spacing::medium);
    column->addWidget(m_title);
    column->addWidget(m_words);
    column->addLayout(buttons);
    setFixedWidth(tourWidth);
    setTextColour(*m_count, theme.colours().textMuted);
    connect(close, &QPushButton::clicked, this, &Tour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { go(1); });
    window->installEventFilter(this);
    hide();
}

void Tour::begin()
{
    m_place = -1;
    go(1);
}

void Tour::go(int step)
{
    for (int next = m_place + step; next >= 0 && next < stopCount(); next += step) {
        const QWidget* about = m_stops[static_cast<std::size_t>(next)].about;
        if (about != nullptr && about->isVisible())
            return show(next);
    }
    if (step > 0)
        end();
}

void Tour::show(int place)
{
    m_place = place;
    const Stop& stop = m_stops[static_cast<std::size_t>(place)];
    m_title->setText(stop.title);
    m_words->setText(stop.words);
    m_count->setText(tr("%1 of %2").arg(place + 1).arg(stopCount()));
    m_back->setEnabled(place > 0);
    m_next->setText(place + 1 < stopCount() ? tr("Next") : tr("Done"));
    setAccessibleName(stop.title);
    setAccessibleDescription(stop.words);
    QFrame::show();
    raise();
    settle();
    m_next->setFocus();
}

/// Below the part where there is room, else above it, else over its lower edge; inside of the window in any case.
void Tour::settle()
{
    const QWidget* about = m_place >= 0 ? m_stops[static_cast<std::size_t>(m_place)].about : nullptr;
    const QWidget* window = parentWidget();
    if (about == nullptr || window == nullptr)
        return;
    layout()->activate();
    resize(tourWidth, layout()->totalHeightForWidth(tourWidth));
    const QRect part(about->mapTo(window, QPoint(0, 0)), about->size());
    int y = part.bottom() + tourGap;
    if (y + height() > window->height())
        y = part.top() - tourGap - height();
    if (y < 0)
        y = std::max(0, std::min(part.bottom(), window->height()) - tourGap - height());
    const int x = std::clamp(part.center().x() - width() / 2, tourGap, std::max(tourGap, window->width() - width() - tourGap));
    move(x, y);
}

void Tour::end()
{
    hide();
    m_place = -1;
    Q_EMIT ended();
}

bool Tour::event(QEvent* event)
{
    // Escape is this one's while it has the focus, whatever it does in the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QFrame::event(event);
}

bool Tour::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        settle();
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QFrame::keyPressEvent(event);
}

void Tour::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.colours().accent, 1.5));
    painter.setBrush(m_theme.colours().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Spacing::radius, Spacing::radius);
}

}  // namespace undertone
