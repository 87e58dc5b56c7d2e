// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/empty_page.h"

#include "ui/conversation/conversation_session.h"
#include "ui/icon.h"
#include "ui/text_colour.h"

#include <QBuffer>
#include <QFileInfo>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int mostRecentShown = 5;
constexpr std::size_t mostSessionsShown = 4;
constexpr QSize markSize{16, 16};

/// A picture in the middle of a text.
QString inlinePicture(const QPixmap& picture, QSize size)
{
    QByteArray png;
    QBuffer buffer(&png);
    picture.save(&buffer, "PNG");
    return QStringLiteral("<img src=\"data:image/png;base64,%1\" width=\"%2\" height=\"%3\">")
        .arg(QString::fromLatin1(png.toBase64()))
        .arg(size.width())
        .arg(size.height());
}

}  // namespace

EmptyPage::EmptyPage(ConversationSession& session, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_session(session), m_theme(&theme), m_content(new QWidget(this)), m_picture(new QLabel(m_content)),
      m_title(new QLabel(m_content)), m_sentence(new QLabel(m_content)), m_formats(new QLabel(m_content)),
      m_open(new QPushButton(QChar(0x2002) + tr("Open a recording…"), m_content)),
      m_demo(new QPushButton(QChar(0x2002) + tr("Open the demo conversation"), m_content)),
      m_sessions(new QPushButton(QChar(0x2002) + tr("Recorded sessions…"), m_content)),
      m_model(new QPushButton(QChar(0x2002) + tr("Choose a model folder…"), m_content)), m_recent(new QLabel(m_content))
{
    m_picture->setAlignment(Qt::AlignCenter);
    m_title->setFont(interfaceFont(8, QFont::DemiBold));
    for (QLabel* label : {m_title, m_sentence, m_formats}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_sentence->setFont(interfaceFont(1));
    m_formats->setFont(interfaceFont(-1));
    m_model->setProperty("primary", true);
    for (QPushButton* button : {m_open, m_demo, m_sessions, m_model})
        button->setIconSize({16, 16});
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Spacing::medium + Spacing::small);
    buttons->addStretch(1);
    for (QPushButton* button : {m_model, m_open, m_demo, m_sessions})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium + Spacing::small);
    column->addWidget(m_picture);
    column->addSpacing(Spacing::large);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(Spacing::large);
    column->addLayout(buttons);
    column->addSpacing(Spacing::medium);
    column->addWidget(m_formats);
    column->addSpacing(Spacing::medium);
    column->addWidget(m_recent);
    m_content->setFixedWidth(640);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(Spacing::huge, Spacing::huge, Spacing::huge, Spacing::huge);
    page->addWidget(m_content, 0, Qt::AlignCenter);
    connect(m_open, &QPushButton::clicked, this, &EmptyPage::openRequested);
    connect(m_demo, &QPushButton::clicked, this, &EmptyPage::demoRequested);
    connect(m_model, &QPushButton::clicked, this, &EmptyPage::modelRequested);
    connect(m_sessions, &QPushButton::clicked, this, &EmptyPage::sessionsRequested);
    m_recent->setObjectName(QStringLiteral("recent-files"));
    m_recent->setTextFormat(Qt::RichText);
    m_recent->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_recent->setAlignment(Qt::AlignCenter);
    connect(m_recent, &QLabel::linkActivated, this, [this](const QString& place) {
        const bool isSession = place.startsWith(QLatin1Char('s'));
        const int i = place.mid(isSession ? 1 : 0).toInt();
        if (isSession && i < static_cast<int>(m_recordedSessions.size()))
            Q_EMIT sessionRequested(m_recordedSessions[static_cast<std::size_t>(i)].folder);
        else if (!isSession && i < m_recentPaths.size())
            Q_EMIT recentRequested(m_recentPaths[i]);
    });
    connect(&session, &ConversationSession::stateChanged, this, &EmptyPage::refresh);
    setTheme(theme);
}

void EmptyPage::setDemoAvailable(bool available)
{
    m_demo->setEnabled(available);
    m_demo->setToolTip(available ? tr("Two minutes of synthetic voices") : tr("The demo has not been made on this machine"));
}

void EmptyPage::setRecent(const std::vector<std::filesystem::path>& files)
{
    m_recentPaths.clear();
    for (const auto& file : files) {
        if (m_recentPaths.size() < mostRecentShown)
            m_recentPaths << QString::fromStdString(file.string());
    }
    showRecentWhereItFits();
}

void EmptyPage::setSessions(const std::vector<OfferedSession>& sessions)
{
    m_recordedSessions.assign(sessions.begin(),
                              sessions.begin() + static_cast<std::ptrdiff_t>(std::min(sessions.size(), mostSessionsShown)));
    showRecentWhereItFits();
}

void EmptyPage::fillRecent(qsizetype files, std::size_t sessions)
{
    const QFontMetrics metrics = m_recent->fontMetrics();
    QString text;
    if (files > 0)
        text += QStringLiteral("<p>%1</p>").arg(tr("Opened before").toHtmlEscaped());
    for (int i = 0; i < files; ++i) {
        const QFileInfo info(m_recentPaths[i]);
        const QString name = info.isDir() ? tr("Corpus %1").arg(info.fileName()) : info.fileName();
        const QString shown = metrics.elidedText(name, Qt::ElideMiddle, m_content->width() / 2);
        const QString folder = metrics.elidedText(info.absolutePath(), Qt::ElideMiddle, m_content->width() / 3);
        text += QStringLiteral("<div><a href=\"%1\" style=\"color:%2\">%3</a> &nbsp; %4</div>")
                    .arg(QString::number(i), m_theme->colours().accent.name(), shown.toHtmlEscaped(), folder.toHtmlEscaped());
    }
    if (sessions > 0)
        text += QStringLiteral("<p>%1</p>").arg(tr("Recorded sessions").toHtmlEscaped());
    for (std::size_t i = 0; i < sessions; ++i) {
        const OfferedSession& session = m_recordedSessions[i];
        const QString shown = metrics.elidedText(session.name, Qt::ElideRight, m_content->width() / 2);
        text += QStringLiteral("<div>%1 &nbsp;<a href=\"s%2\" style=\"color:%3\">%4</a> &nbsp; %5</div>")
                    .arg(inlinePicture(session.mark, markSize), QString::number(i), m_theme->colours().accent.name(), shown.toHtmlEscaped(),
                         session.detail.toHtmlEscaped());
    }
    m_recent->setText(text);
}

void EmptyPage::showRecentWhereItFits()
{
    const auto fits = [this] {
        m_recent->setVisible(true);
        return m_content->layout()->heightForWidth(m_content->width()) + 4 * Spacing::huge <= height();
    };
    qsizetype files = m_recentPaths.size();
    std::size_t sessions = m_recordedSessions.size();
    bool isShown = (files > 0 || sessions > 0) && m_session.state() != SessionState::Opening;
    if (isShown)
        fillRecent(files, sessions);
    // Fewer of both in a low window, then none.
    while (isShown && !fits()) {
        isShown = files > 2 || sessions > 2;
        files = std::min<qsizetype>(files, std::max<qsizetype>(2, files - 1));
        sessions = std::min(sessions, std::max<std::size_t>(2, sessions - 1));
        if (isShown)
            fillRecent(files, sessions);
    }
    m_recent->setVisible(isShown);
}

void EmptyPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showRecentWhereItFits();
}

void EmptyPage::setDropHovered(bool hovered)
{
    m_hovered = hovered;
    update();
}

void EmptyPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    m_demo->setIcon(themedIcon(QStringLiteral("demo"), theme));
    m_sessions->setIcon(themedIcon(QStringLiteral("lock"), theme));
    m_model->setIcon(accentIcon(QStringLiteral("model"), theme));
    for (QLabel* label : {m_sentence, m_formats, m_recent})
        setTextColour(*label, colours.textMuted);
    refresh();
}

void EmptyPage::refresh()
{
    const bool missing = m_session.modelState() == ModelState::Missing;
    const bool opening = m_session.state() == SessionState::Opening;
    const ThemeColours& colours = m_theme->colours();
    // One default at a time: the model where there is none, else the recording.
    m_open->setProperty("primary", !missing);
    m_open->setIcon(missing ? themedIcon(QStringLiteral("open"), *m_theme) : accentIcon(QStringLiteral("open"), *m_theme));
    m_open->style()->unpolish(m_open);
    m_open->style()->polish(m_open);
    m_picture->setPixmap(missing ? iconPixmap(QStringLiteral("model"), {72, 72}, colours.warning, devicePixelRatioF())
                                 : iconPixmap(QStringLiteral("empty-waveform"), {200, 72}, colours.accent, devicePixelRatioF()));
    m_model->setVisible(missing);
    m_title->setText(missing ? tr("No model is installed") : opening ? tr("Opening…") : tr("Drop a conversation here"));
    m_sentence->setText(missing ? tr("A model is a folder with undertone.json in it. The small one comes with the program; it is looked "
                                     "for in $UNDERTONE_MODELS, in your data "
                                     "folder and beside the program. Recordings can be opened and heard without one.")
                                : tr("Undertone reads the emotion of every sentence and, as it goes, writes what it has heard into a "
                                     "temporary memory. You see both, "
                                     "sentence by sentence."));
    m_formats->setText(
        tr("WAV, FLAC, Ogg, Opus, MP3 and others, of any length. Sentences and speakers come from an RTTM, TextGrid, EAF or CSV file "
           "dropped with it, else sentences are found by voice activity."));
    m_open->setVisible(!opening);
    m_demo->setVisible(!opening && !missing);
    m_sessions->setVisible(!opening);
    showRecentWhereItFits();
}

QRectF EmptyPage::card() const
{
    return QRectF(rect()).adjusted(Spacing::huge, Spacing::huge, -Spacing::huge, -Spacing::huge);
}

void EmptyPage::paintEvent(QPaintEvent*)
{
    const ThemeColours& colours = m_theme->colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(m_hovered ? colours.accent : colours.pending, m_hovered ? 2.0 : 1.2);
    pen.setDashPattern({6, 5});
    painter.setPen(pen);
    painter.setBrush(m_hovered ? colours.selection : colours.surface);
    painter.drawRoundedRect(card(), 12, 12);
}

}  // namespace undertone
