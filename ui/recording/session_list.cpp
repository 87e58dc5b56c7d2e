// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/session_list.h"

#include "ui/recording/session_line.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace undertone {
namespace {

constexpr int sessionHeight = 54;

/// Two lines and a mark.
class SessionDelegate : public QStyledItemDelegate {
public:
    explicit SessionDelegate(SessionList& list) : QStyledItemDelegate(&list), m_list(list) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, sessionHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const SessionEntry* entry = m_list.entryAt(index.row());
        if (entry == nullptr)
            return;
        const ThemeColours& colours = m_list.theme().colours();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(Spacing::small, Spacing::hair, -Spacing::small, -Spacing::hair);
        if (option.state & QStyle::State_Selected) {
            painter->setPen((option.state & QStyle::State_HasFocus) != 0 ? QPen(colours.accent, 1) : QPen(Qt::NoPen));
            painter->setBrush(colours.selection);
            painter->drawRoundedRect(row, Spacing::radius, Spacing::radius);
        }
        const QRectF inner = row.adjusted(Spacing::medium, Spacing::small + 1, -Spacing::medium, -Spacing::small);
        painter->drawPixmap(QPointF(inner.left(), inner.top() + 1),
                            standingMark(entry->standing, colours, {18, 18}, m_list.devicePixelRatioF()));
        const QRectF words = inner.adjusted(18 + Spacing::medium, 0, 0, 0);
        const auto drawLine = [&](const QString& text, double top, const QFont& font, const QColor& ink) {
            painter->setPen(ink);
            painter->setFont(font);
            painter->drawText(words.adjusted(0, top, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                              QFontMetrics(font).elidedText(text, Qt::ElideRight, static_cast<int>(words.width())));
        };
        drawLine(m_list.titleAt(index.row()), 0, interfaceFont(0, QFont::DemiBold), colours.text);
        drawLine(m_list.detailAt(index.row()), 21, interfaceFont(-1), colours.textMuted);
        painter->restore();
    }

private:
    SessionList& m_list;
};

}  // namespace

SessionList::SessionList(SessionService& service, const Theme& theme, QWidget* parent)
    : QListWidget(parent), m_service(service), m_theme(&theme)
{
    setAccessibleName(tr("Sessions"));
    setItemDelegate(new SessionDelegate(*this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&service, &SessionService::vaultChanged, this, &SessionList::refresh);
    setTheme(theme);
    refresh();
}

void SessionList::setTheme(const Theme& theme)
{
    m_theme = &theme;
    setStyleSheet(QStringLiteral("QListView { background: transparent; }"));
    viewport()->update();
}

void SessionList::setShown(const std::filesystem::path& folder)
{
    m_shown = folder;
    refresh();
}

const SessionEntry* SessionList::entryAt(int row) const
{
    const auto& sessions = m_service.vault().sessions;
    // The latest first: their folders are named by the time at which they were made.
    const auto index = static_cast<std::ptrdiff_t>(sessions.size()) - 1 - row;
    return index < 0 || row < 0 ? nullptr : &sessions[static_cast<std::size_t>(index)];
}

QString SessionList::titleAt(int row) const
{
    const SessionEntry* entry = entryAt(row);
    return entry->title.isEmpty() ? QString::fromStdString(entry->folder.filename().string()) : entry->title;
}

QString SessionList::detailAt(int row) const
{
    const SessionEntry* entry = entryAt(row);
    const bool isShown = !m_shown.empty() && entry->folder == m_shown;
    return sessionDetail(*entry, isShown ? tr("Open") : QString());
}

void SessionList::select(const std::filesystem::path& folder)
{
    for (int row = 0; row < count(); ++row) {
        if (entryAt(row)->folder == folder)
            setCurrentRow(row);
    }
}

std::filesystem::path SessionList::selectedFolder() const
{
    const QListWidgetItem* item = currentItem();
    return item != nullptr && item->isSelected() ? std::filesystem::path(item->data(Qt::UserRole).toString().toStdString())
                                                 : std::filesystem::path();
}

void SessionList::refresh()
{
    const auto selected = selectedFolder();
    {
        const QSignalBlocker quiet(this);
        clear();
        for (std::size_t i = 0; i < m_service.vault().sessions.size(); ++i) {
            auto* item = new QListWidgetItem(this);
            const int row = static_cast<int>(i);
            item->setData(Qt::UserRole, QString::fromStdString(entryAt(row)->folder.string()));
            item->setData(Qt::AccessibleTextRole, titleAt(row) + QStringLiteral(", ") + detailAt(row));
        }
        select(selected);
    }
    viewport()->update();
}

}  // namespace undertone
