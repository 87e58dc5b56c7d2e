// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/message_banner.h"

#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace undertone {

MessageBanner::MessageBanner(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(&theme), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_sentence(new QLabel(this)),
      m_details(new QLabel(this)), m_showDetails(new QToolButton(this)), m_action(new QPushButton(this)), m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBanner"));
    m_icon->setFixedSize(22, 22);
    m_title->setFont(interfaceFont(1, QFont::DemiBold));
    for (QLabel* label : {m_sentence, m_details}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_details->setFont(interfaceFont(-1));
    m_details->hide();
    m_showDetails->setText(tr("Details"));
    m_showDetails->setCheckable(true);
    m_close->setAccessibleName(tr("Dismiss"));
    m_close->setToolTip(tr("Dismiss"));
    connect(m_showDetails, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_action, &QPushButton::clicked, this, &MessageBanner::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &MessageBanner::dismiss);

    auto* words = new QVBoxLayout;
    words->setSpacing(Spacing::hair);
    words->addWidget(m_title);
    words->addWidget(m_sentence);
    words->addWidget(m_details);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Spacing::large, Spacing::medium + Spacing::small, Spacing::medium, Spacing::medium + Spacing::small);
    row->setSpacing(Spacing::medium + Spacing::small);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_showDetails, 0, Qt::AlignVCenter);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_close, 0, Qt::AlignVCenter);
    hide();
}

void MessageBanner::setTheme(const Theme& theme)
{
    m_theme = &theme;
    refresh();
}

void MessageBanner::show(Kind kind, const ErrorText& text, const QString& action)
{
    m_kind = kind;
    m_title->setText(text.title);
    m_sentence->setText(text.remedy.isEmpty() ? text.sentence : text.sentence + QLatin1Char(' ') + text.remedy);
    m_sentence->setVisible(!m_sentence->text().trimmed().isEmpty());
    m_details->setText(text.detail);
    m_showDetails->setChecked(false);
    m_showDetails->setVisible(!text.detail.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(this->text());
    refresh();
    QFrame::show();
}

void MessageBanner::dismiss()
{
    hide();
}

QString MessageBanner::text() const
{
    return isHidden() ? QString() : m_title->text() + QStringLiteral(". ") + m_sentence->text();
}

void MessageBanner::refresh()
{
    const ThemeColours& colours = m_theme->colours();
    const QColor ink = m_kind == Kind::Failure ? colours.error : m_kind == Kind::Warning ? colours.warning : colours.accent;
    const QColor surface = m_kind == Kind::Failure ? colours.errorSurface
        : m_kind == Kind::Warning                  ? colours.warningSurface
                                                   : colours.surface;
    const QString icon = m_kind == Kind::Failure ? QStringLiteral("error")
        : m_kind == Kind::Warning                ? QStringLiteral("warning")
                                                 : QStringLiteral("info");
    setStyleSheet(QStringLiteral("#messageBanner { background: %1; border: 0; border-bottom: 1px solid %2; }")
                      .arg(surface.name(), colours.line.name()));
    m_icon->setPixmap(iconPixmap(icon, {22, 22}, ink, devicePixelRatioF()));
    m_close->setIcon(themedIcon(QStringLiteral("cancel"), *m_theme));
    setTextColour(*m_title, ink);
}

}  // namespace undertone
