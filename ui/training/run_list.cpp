// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/run_list.h"

#include "ui/icon.h"
#include "ui/training/training_text.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace undertone {
namespace {

constexpr int runHeight = 58;
constexpr int barHeight = 3;

struct StateMark {
    const char* icon;
    QColor colour;
};

StateMark markOf(TrainingState state, const ThemeColours& colours)
{
    switch (state) {
    case TrainingState::Running: return {"analyse", colours.accent};
    case TrainingState::Paused: return {"pause", colours.textMuted};
    case TrainingState::Interrupted: return {"warning", colours.warning};
    case TrainingState::Finished: return {"done", colours.success};
    case TrainingState::Failed: return {"error", colours.error};
    }
    return {"info", colours.textMuted};
}

/// Two lines and a mark; below a run that goes on, a bar.
class RunDelegate : public QStyledItemDelegate {
public:
    explicit RunDelegate(RunList& list) : QStyledItemDelegate(&list), m_list(list) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, runHeight}; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const TrainingRun* run = m_list.runAt(index.row());
        if (run == nullptr)
            return;
        const ThemeColours& colours = m_list.theme().colours();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row = QRectF(option.rect).adjusted(Spacing::small, Spacing::hair, -Spacing::small, -Spacing::hair);
        if (option.state & QStyle::State_Selected)
            paintFrame(*painter, row, colours.selection,
                       (option.state & QStyle::State_HasFocus) != 0 ? colours.accent : QColor(Qt::transparent));
        const StateMark mark = markOf(run->state, colours);
        const QRectF inner = row.adjusted(Spacing::medium, Spacing::small + 1, -Spacing::medium, -Spacing::small);
        painter->drawPixmap(QPointF(inner.left(), inner.top() + 1),
                            iconPixmap(QLatin1String(mark.icon), {18, 18}, mark.colour, m_list.devicePixelRatioF()));
        const QRectF words = inner.adjusted(18 + Spacing::medium, 0, 0, 0);
        painter->setPen(colours.text);
        painter->setFont(interfaceFont(0, QFont::DemiBold));
        const QString name =
            QFontMetrics(painter->font()).elidedText(m_list.titleAt(index.row()), Qt::ElideMiddle, static_cast<int>(words.width()));
        painter->drawText(words, Qt::AlignLeft | Qt::AlignTop, name);
        painter->setPen(colours.textMuted);
        painter->setFont(interfaceFont(-1));
        const QString second = stateText(run->state) + QStringLiteral("  ·  ") + progressText(*run);
        painter->drawText(words.adjusted(0, 21, 0, 0), Qt::AlignLeft | Qt::AlignTop,
                          QFontMetrics(painter->font()).elidedText(second, Qt::ElideRight, static_cast<int>(words.width())));
        if (run->last && run->state == TrainingState::Running)
            paintBar(*painter, words, static_cast<double>(run->last->step) / std::max(1, run->last->steps), colours);
        painter->restore();
    }

private:
    static void paintFrame(QPainter& painter, const QRectF& row, const QColor& fill, const QColor& line)
    {
        painter.setPen(line);
        painter.setBrush(fill);
        painter.drawRoundedRect(row, Spacing::radius, Spacing::radius);
        painter.setBrush(Qt::NoBrush);
    }
    static void paintBar(QPainter& painter, const QRectF& words, double share, const ThemeColours& colours)
    {
        const QRectF bar(words.left(), words.bottom() - barHeight, words.width(), barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.line);
        painter.drawRoundedRect(bar, 1.5, 1.5);
        painter.setBrush(colours.accent);
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(bar.width() * std::clamp(share, 0.0, 1.0), barHeight)), 1.5, 1.5);
    }

    RunList& m_list;
};

}  // namespace

RunList::RunList(TrainingService& service, const Theme& theme, QWidget* parent) : QListWidget(parent), m_service(service), m_theme(&theme)
{
    setAccessibleName(tr("Trainings"));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setItemDelegate(new RunDelegate(*this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setUniformItemSizes(true);
    connect(&service, &TrainingService::runsChanged, this, &RunList::refresh);
    setTheme(theme);
    refresh();
}

void RunList::setTheme(const Theme& theme)
{
    m_theme = &theme;
    setStyleSheet(QStringLiteral("QListWidget { background: %1; border: 0; }").arg(theme.colours().surfaceAlt.name()));
    viewport()->update();
}

const TrainingRun* RunList::runAt(int row) const
{
    const QListWidgetItem* entry = item(row);
    if (entry == nullptr)
        return nullptr;
    const std::string id = entry->data(Qt::UserRole).toString().toStdString();
    const auto& runs = m_service.runs();
    const auto found = std::find_if(runs.begin(), runs.end(), [&](const TrainingRun& run) { return run.description.id == id; });
    return found == runs.end() ? nullptr : &*found;
}

QString RunList::titleAt(int row) const
{
    const TrainingRun* run = runAt(row);
    return run == nullptr ? QString() : runTitle(*run, m_service.runs());
}

std::vector<std::string> RunList::selectedRuns() const
{
    std::vector<std::string> ids;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->isSelected())
            ids.push_back(item(row)->data(Qt::UserRole).toString().toStdString());
    }
    return ids;
}

void RunList::select(const std::string& id)
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole).toString().toStdString() == id) {
            setCurrentRow(row, QItemSelectionModel::ClearAndSelect);
            return;
        }
    }
}

void RunList::refresh()
{
    const auto& runs = m_service.runs();
    const auto rows = static_cast<int>(runs.size());
    bool same = rows == count();
    for (int row = 0; same && row < rows; ++row)
        same = item(row)->data(Qt::UserRole).toString().toStdString() == runs[static_cast<std::size_t>(row)].description.id;
    const auto selected = selectedRuns();
    if (!same) {
        const QSignalBlocker quiet(this);
        clear();
        for (const TrainingRun& run : runs) {
            auto* entry = new QListWidgetItem(this);
            entry->setData(Qt::UserRole, QString::fromStdString(run.description.id));
            entry->setSelected(std::find(selected.begin(), selected.end(), run.description.id) != selected.end());
        }
    }
    for (int row = 0; row < rows; ++row) {
        const TrainingRun& run = runs[static_cast<std::size_t>(row)];
        const QString text = runTitle(run, runs) + QStringLiteral(", ") + stateText(run.state) + QStringLiteral(", ") + progressText(run);
        if (item(row)->text() != text)
            item(row)->setText(text);  // what a screen reader says; the delegate paints its own
    }
    viewport()->update();
}

}  // namespace undertone
