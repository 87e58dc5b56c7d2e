// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/about/notice_line.h"

#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QHBoxLayout>
#include <QLabel>

namespace undertone {

NoticeLine::NoticeLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_icon(new QLabel(this)), m_words(new QLabel(this))
{
    setObjectName(QStringLiteral("noticeLine"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(text());
    m_words->setFont(interfaceFont(-1));
    m_words->setWordWrap(true);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    connect(m_words, &QLabel::linkActivated, this, &NoticeLine::moreRequested);
    m_icon->setFixedSize(16, 16);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::large, Spacing::small + Spacing::hair, Spacing::large, Spacing::small + Spacing::hair);
    row->setSpacing(Spacing::medium);
    row->addWidget(m_icon, 0, Qt::AlignVCenter);
    row->addWidget(m_words, 1);
    setTheme(theme);
}

QString NoticeLine::text()
{
    // The words of noticeOnUse, here again for its translations; a test holds them together.
    return tr("Labels are a model's estimates from the sound of speech, often wrong, and not what a person feels. Inferring emotions at "
              "work or in education is prohibited in the EU (AI Act Art. 5(1)(f)).");
}

void NoticeLine::setTheme(const Theme& theme)
{
    const ThemeColours& colours = theme.colours();
    setStyleSheet(
        QStringLiteral("#noticeLine { background: %1; border-top: 1px solid %2; }").arg(colours.window.name(), colours.line.name()));
    setTextColour(*m_words, colours.textMuted);
    m_words->setText(
        QStringLiteral("%1 <a href=\"card\" style=\"color:%2\">%3</a>").arg(text().toHtmlEscaped(), colours.accent.name(), tr("More")));
    m_icon->setPixmap(iconPixmap(QStringLiteral("info"), {16, 16}, colours.textMuted, devicePixelRatioF()));
}

}  // namespace undertone
