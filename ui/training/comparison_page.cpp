// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/comparison_page.h"

#include "ui/text_colour.h"
#include "ui/training/run_curves.h"
#include "ui/training/training_curves.h"
#include "ui/training/training_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

QString valueIn(const Rows& rows, const std::string& key)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.first == key; });
    return found == rows.end() ? QStringLiteral("–") : QString::fromStdString(found->second);
}

/// Keys of all runs, in the order of the first that has them.
std::vector<std::string> keysOf(const std::vector<const TrainingRun*>& runs, Rows TrainingRun::*result)
{
    std::vector<std::string> keys;
    for (const TrainingRun* run : runs) {
        for (const auto& [key, value] : result != nullptr ? run->*result : run->description.settings) {
            if (std::find(keys.begin(), keys.end(), key) == keys.end())
                keys.push_back(key);
        }
    }
    return keys;
}

bool differs(const QStringList& values)
{
    return std::any_of(values.begin(), values.end(), [&](const QString& value) { return value != values.front(); });
}

QPixmap swatch(const QColor& colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(colour);
    return pixmap;
}

}  // namespace

ComparisonPage::ComparisonPage(TrainingService& service, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_service(service), m_theme(&theme), m_title(new QLabel(this)),
      m_hint(new QLabel(tr("Lines: training loss; dashed with dots: measured on other speakers, or on dialogues held back. Settings that "
                           "differ come first and stand out."),
                        this)),
      m_curves(new TrainingCurves(theme, this)), m_table(new QTableWidget(this))
{
    m_title->setFont(interfaceFont(6, QFont::DemiBold));
    m_hint->setWordWrap(true);
    m_table->setAccessibleName(tr("Figures and settings of the runs"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setHighlightSections(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addWidget(m_curves, 3);
    column->addWidget(m_table, 2);
    setTheme(theme);
    connect(&service, &TrainingService::runsChanged, this, &ComparisonPage::refresh);
}

void ComparisonPage::setTheme(const Theme& theme)
{
    m_theme = &theme;
    setTextColour(*m_hint, theme.colours().textMuted);
    m_curves->setTheme(theme);
    refresh();
}

void ComparisonPage::setRuns(const std::vector<std::string>& ids)
{
    m_ids = ids;
    refresh();
}

std::vector<const TrainingRun*> ComparisonPage::chosen() const
{
    std::vector<const TrainingRun*> runs;
    for (const std::string& id : m_ids) {
        for (const TrainingRun& run : m_service.runs()) {
            if (run.description.id == id)
                runs.push_back(&run);
        }
    }
    return runs;
}

void ComparisonPage::refresh()
{
    const auto runs = chosen();
    if (runs.size() < 2)
        return;
    m_title->setText(tr("%n runs compared", nullptr, static_cast<int>(runs.size())));
    std::vector<Curve> losses;
    std::vector<Curve> recalls;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto& description = runs[i]->description;
        const RunCurves curves =
            comparedCurvesOf(m_service.points(description.id), runTitle(*runs[i], m_service.runs()), static_cast<int>(i), *m_theme);
        losses.insert(losses.end(), curves.losses.begin(), curves.losses.end());
        recalls.insert(recalls.end(), curves.recalls.begin(), curves.recalls.end());
    }
    m_curves->setCurves(losses, recalls, 0);
    fillTable(runs);
}

std::vector<ComparisonPage::Row> ComparisonPage::rowsOf(const std::vector<const TrainingRun*>& runs) const
{
    std::vector<Row> rows{{tr("State"), {}, true}};
    for (const TrainingRun* run : runs)
        rows.front().values << stateText(run->state) + QStringLiteral(", ") + progressText(*run);
    for (const std::string& key : keysOf(runs, &TrainingRun::result)) {
        if (figureText(key).isNull())
            continue;
        Row row{figureText(key), {}, true};
        for (const TrainingRun* run : runs)
            row.values << figureValue(key, valueIn(run->result, key).toStdString());
        rows.push_back(row);
    }
    const std::size_t figures = rows.size();
    for (const std::string& key : keysOf(runs, nullptr)) {
        Row row{QString::fromStdString(key), {}, false};
        for (const TrainingRun* run : runs)
            row.values << valueIn(run->description.settings, key);
        rows.push_back(row);
    }
    std::stable_partition(rows.begin() + static_cast<std::ptrdiff_t>(figures), rows.end(),
                          [](const Row& row) { return differs(row.values); });
    return rows;
}

void ComparisonPage::fillTable(const std::vector<const TrainingRun*>& runs)
{
    const auto rows = rowsOf(runs);
    m_table->setColumnCount(static_cast<int>(runs.size()) + 1);
    m_table->setRowCount(static_cast<int>(rows.size()));
    m_table->setHorizontalHeaderItem(0, new QTableWidgetItem(QString()));
    for (int i = 0; i < static_cast<int>(runs.size()); ++i) {
        auto* head = new QTableWidgetItem(runTitle(*runs[static_cast<std::size_t>(i)], m_service.runs()));
        head->setToolTip(head->text());
        head->setIcon(swatch(m_theme->series(i)));
        m_table->setHorizontalHeaderItem(i + 1, head);
    }
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const Row& row = rows[static_cast<std::size_t>(i)];
        const bool marked = !row.figure && differs(row.values);
        auto* name = new QTableWidgetItem(row.name);
        name->setForeground(marked ? m_theme->colours().accent : m_theme->colours().textMuted);
        m_table->setItem(i, 0, name);
        for (int column = 0; column < row.values.size(); ++column) {
            auto* item = new QTableWidgetItem(row.values[column]);
            item->setToolTip(row.values[column]);
            item->setFont(interfaceFont(0, row.figure || marked ? QFont::DemiBold : QFont::Normal));
            m_table->setItem(i, column + 1, item);
        }
    }
}

}  // namespace undertone
