// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invitation_page.h"

#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr int invitationWidth = 540;
constexpr QSize invitationPicture(72, 72);

}  // namespace

InvitationPage::InvitationPage(const QString& icon, const QString& title, const QString& sentence, const QString& button, QWidget* parent)
    : QWidget(parent), m_icon(icon), m_picture(new QLabel(this)), m_sentence(new QLabel(sentence, this))
{
    auto* middle = new QWidget(this);
    middle->setFixedWidth(invitationWidth);
    m_picture->setAlignment(Qt::AlignCenter);
    auto* heading = new QLabel(title, middle);
    heading->setFont(interfaceFont(8, QFont::DemiBold));
    heading->setAlignment(Qt::AlignCenter);
    heading->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    auto* begin = new QPushButton(button, middle);
    begin->setProperty("primary", true);
    connect(begin, &QPushButton::clicked, this, &InvitationPage::accepted);
    auto* column = new QVBoxLayout(middle);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addWidget(m_picture);
    column->addWidget(heading);
    column->addWidget(m_sentence);
    column->addSpacing(Spacing::medium);
    column->addWidget(begin, 0, Qt::AlignHCenter);
    auto* frame = new QVBoxLayout(this);
    frame->addWidget(middle, 0, Qt::AlignCenter);
}

void InvitationPage::setTheme(const Theme& theme)
{
    setTextColour(*m_sentence, theme.colours().textMuted);
    m_picture->setPixmap(iconPixmap(m_icon, invitationPicture, theme.colours().accent, devicePixelRatioF()));
}

}  // namespace undertone
