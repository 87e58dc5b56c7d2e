// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/agreement_window.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/project_session.h"
#include "ui/decimal_text.h"
#include "ui/error_text.h"
#include "ui/file_path.h"
#include "ui/new_file_question.h"
#include "ui/review/agreement_curve.h"
#include "ui/timeline/time_axis.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTableWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace undertone {
namespace {

constexpr int settleMs = 250;  ///< after an edit, before all is counted again
enum FigureColumn { FigureNameColumn, FigureValueColumn, FigureIntervalColumn, FigureCountColumn };

QString figureText(double value, int decimals = 3)
{
    return std::isnan(value) ? QString(QChar(0x2013)) : decimalText(value, decimals);
}

QString intervalText(const Interval& interval)
{
    if (std::isnan(interval.low) || std::isnan(interval.high))
        return {};
    return QStringLiteral("%1 – %2").arg(figureText(interval.low), figureText(interval.high));
}

QTreeWidgetItem* addFigure(QTreeWidgetItem* section, const QString& name, const Interval& value, std::size_t sentences,
                           const QString& tip = {})
{
    auto* item = new QTreeWidgetItem(
        section, {name, figureText(value.estimate), intervalText(value), QLocale().toString(static_cast<qulonglong>(sentences))});
    for (const int column : {FigureValueColumn, FigureIntervalColumn, FigureCountColumn})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    const QString why = std::isnan(value.estimate) ? AgreementWindow::tr("Cannot be computed: too few labels, or one label alone") : tip;
    for (int column = 0; column <= FigureCountColumn; ++column)
        item->setToolTip(column, why.isEmpty() ? name : name + QLatin1Char('\n') + why);
    return item;
}

/// How many resamples a picture of so many sentences can wait for.
int resamplesFor(std::size_t sentences)
{
    return static_cast<int>(std::clamp<std::size_t>(2'000'000 / std::max<std::size_t>(1, sentences), 100, 500));
}

}  // namespace

AgreementWindow::AgreementWindow(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_document(document), m_project(project), m_theme(&theme), m_rows(new QComboBox(this)),
      m_columns(new QComboBox(this)), m_matrix(new QTableWidget(this)), m_figures(new QTreeWidget(this)), m_stretch(new QComboBox(this)),
      m_curve(new AgreementCurve(theme, this)), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("agreement"));
    setWindowTitle(tr("Agreement"));
    layOut();
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleMs);
    connect(&m_soon, &QTimer::timeout, this, &AgreementWindow::measure);
    ProjectService& service = project.service();
    connect(&service, &ProjectService::agreementMeasured, this, [this](RequestId request, std::shared_ptr<const AgreementStudy> study) {
        if (request == m_request)
            take(std::move(study));
    });
    connect(&service, &ProjectService::agreementRefused, this, [this](RequestId request, const Error& error) {
        if (request != m_request || error.code == ErrorCode::Cancelled)
            return;
        take(nullptr);
        m_note->setText(messageText(error.message));
    });
    connect(&service, &ProjectService::agreementWritten, this, [this](const std::filesystem::path& path, const Status& status) {
        m_note->setText(status ? tr("Written to “%1”.").arg(QString::fromStdString(path.filename().string()))
                               : messageText(status.error().message));
    });
    connect(&document, &ConversationDocument::laneChanged, this, &AgreementWindow::measureSoon);
    connect(&document, &ConversationDocument::segmentsChanged, this, &AgreementWindow::measureSoon);
    connect(&project, &ProjectSession::stateChanged, this, &AgreementWindow::measureSoon);
    resize(980, 660);
}

void AgreementWindow::layOut()
{
    for (QComboBox* box : {m_rows, m_columns})
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_matrix->setAccessibleName(tr("How often each label of one met each label of the other"));
    m_matrix->setObjectName(QStringLiteral("matrix"));
    m_matrix->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_matrix->setSelectionMode(QAbstractItemView::SingleSelection);
    m_matrix->setToolTip(tr("A cell lists its sentences in the table and plays the first"));
    m_matrix->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_matrix->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setAccessibleName(tr("Figures of agreement"));
    m_figures->setHeaderLabels({tr("Figure"), tr("Value"), tr("95 % interval"), tr("Sentences")});
    m_figures->setSelectionMode(QAbstractItemView::NoSelection);
    m_note->setWordWrap(true);
    for (const int seconds : {30, 60, 120, 300, 600})
        m_stretch->addItem(formatTime(seconds), seconds);
    m_stretch->setCurrentIndex(1);
    auto* choice = new QHBoxLayout;
    const auto addChoice = [&](const QString& text, QComboBox* box) {
        auto* label = new QLabel(text, this);
        label->setBuddy(box);
        choice->addWidget(label);
        choice->addWidget(box);
        choice->addSpacing(Spacing::medium);
    };
    addChoice(tr("&Rows"), m_rows);
    addChoice(tr("C&olumns"), m_columns);
    choice->addStretch(1);
    addChoice(tr("Stretches o&f"), m_stretch);
    auto* beside = new QSplitter(Qt::Horizontal, this);
    beside->addWidget(m_matrix);
    beside->addWidget(m_figures);
    beside->setSizes({440, 520});
    auto* above = new QSplitter(Qt::Vertical, this);
    above->addWidget(beside);
    above->addWidget(m_curve);
    above->setSizes({400, 170});
    for (QSplitter* splitter : {beside, above})
        splitter->setChildrenCollapsible(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("&Save the figures…"), QDialogButtonBox::ActionRole);
    m_save->setAutoDefault(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(choice);
    column->addWidget(above, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &AgreementWindow::save);
    connect(m_matrix, &QTableWidget::cellClicked, this, &AgreementWindow::pickCell);
    connect(m_matrix, &QTableWidget::cellActivated, this, &AgreementWindow::pickCell);
    for (QComboBox* box : {m_rows, m_columns})
        connect(box, &QComboBox::activated, this, [this] {
            m_rowRater = m_rows->currentText();
            m_columnRater = m_columns->currentText();
            refreshMatrix();
            refreshCurve();
        });
    connect(m_stretch, &QComboBox::activated, this, &AgreementWindow::refreshCurve);
}

void AgreementWindow::setTheme(const Theme& theme)
{
    m_theme = &theme;
    m_curve->setTheme(theme);
    refreshMatrix();
}

void AgreementWindow::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    measure();
}

void AgreementWindow::measureSoon()
{
    if (isVisible())
        m_soon.start();
}

void AgreementWindow::measure()
{
    if (!isVisible())
        return;
    if (!m_project.isOpen())
        return take(nullptr);
    if (m_study == nullptr)
        m_note->setText(tr("Counting…"));
    m_project.service().measureAgreement(++m_request);
}

void AgreementWindow::take(std::shared_ptr<const AgreementStudy> study)
{
    m_study = std::move(study);
    m_save->setEnabled(m_study != nullptr && !m_study->isOfSession);
    refreshRaters();
    refreshMatrix();
    refreshFigures();
    refreshCurve();
    refreshNote();
}

QString AgreementWindow::raterName(std::size_t rater) const
{
    const Rater& named = m_study->table.raters[rater];
    const QString name = QString::fromStdString(named.name);
    return named.role == RaterRole::Model ? tr("model %1").arg(name) : named.role == RaterRole::Decision ? tr("decided") : name;
}

void AgreementWindow::refreshRaters()
{
    const std::size_t count = m_study != nullptr ? m_study->table.raters.size() : 0;
    for (QComboBox* box : {m_rows, m_columns}) {
        const QSignalBlocker blocker(box);
        box->clear();
        for (std::size_t i = 0; i < count; ++i)
            box->addItem(raterName(i));
        const QString& wanted = box == m_rows ? m_rowRater : m_columnRater;
        const int found = box->findText(wanted);
        box->setCurrentIndex(found >= 0 ? found : std::min<int>(box == m_rows ? 0 : 1, static_cast<int>(count) - 1));
        box->setEnabled(count > 1);
    }
}

int AgreementWindow::chosen(const QComboBox& box) const
{
    const int index = box.currentIndex();
    return m_study != nullptr && index < static_cast<int>(m_study->table.raters.size()) ? index : -1;
}

void AgreementWindow::refreshMatrix()
{
    const int first = chosen(*m_rows);
    const int second = chosen(*m_columns);
    m_matrix->clear();
    if (first < 0 || second < 0) {
        m_matrix->setRowCount(0);
        m_matrix->setColumnCount(0);
        return;
    }
    const ConfusionMatrix matrix = matrixOf(m_study->table, static_cast<std::size_t>(first), static_cast<std::size_t>(second));
    QStringList names;
    for (const EmotionStyle& style : m_theme->emotions(m_study->table.labels))
        names << style.name;
    m_matrix->setRowCount(matrix.classes());
    m_matrix->setColumnCount(matrix.classes());
    m_matrix->setVerticalHeaderLabels(names);
    m_matrix->setHorizontalHeaderLabels(names);
    std::int64_t largest = 1;
    for (int row = 0; row < matrix.classes(); ++row) {
        for (int column = 0; column < matrix.classes(); ++column)
            largest = std::max(largest, matrix.count(row, column));
    }
    const ThemeColours& colours = m_theme->colours();
    for (int row = 0; row < matrix.classes(); ++row) {
        for (int column = 0; column < matrix.classes(); ++column) {
            const auto count = matrix.count(row, column);
            auto* item = new QTableWidgetItem(QLocale().toString(static_cast<qlonglong>(count)));
            const QColor fill = m_theme->magnitude(static_cast<double>(count) / static_cast<double>(largest));
            item->setBackground(fill);
            item->setForeground(contrastRatio(colours.inkDark, fill) >= contrastRatio(colours.inkLight, fill) ? colours.inkDark
                                                                                                              : colours.inkLight);
            item->setTextAlignment(Qt::AlignCenter);
            item->setData(Qt::AccessibleTextRole,
                          tr("%1: %2, %3: %4, %5 sentences")
                              .arg(m_rows->currentText(), names.value(row), m_columns->currentText(), names.value(column), item->text()));
            m_matrix->setItem(row, column, item);
        }
    }
}

QTreeWidgetItem* AgreementWindow::addSection(const QString& title)
{
    auto* section = new QTreeWidgetItem(m_figures, {title});
    section->setFirstColumnSpanned(true);
    QFont bold = m_figures->font();
    bold.setBold(true);
    section->setFont(FigureNameColumn, bold);
    return section;
}

void AgreementWindow::addPairs(const QString& title, const std::vector<PairFigures>& pairs)
{
    if (pairs.empty())
        return;
    QTreeWidgetItem* section = addSection(title);
    for (const PairFigures& pair : pairs) {
        const QString names = tr("%1 and %2").arg(raterName(pair.first), raterName(pair.second));
        addFigure(section, tr("%1: share alike").arg(names), pair.share, pair.sentences);
        addFigure(section, tr("%1: Cohen's κ").arg(names), pair.kappa, pair.sentences);
        addFigure(section, tr("%1: Cohen's κ by time").arg(names), pair.kappaByTime, pair.sentences,
                  tr("Every sentence weighs the tenths of a second that it lasts"));
    }
}

void AgreementWindow::addGroup()
{
    if (!m_study->group)
        return;
    const GroupFigures& group = *m_study->group;
    QTreeWidgetItem* section = addSection(tr("All %1 people").arg(group.raters));
    addFigure(section, tr("Fleiss' κ"), group.fleiss, group.judgedByAll, tr("Over the sentences that all of them labelled"));
    addFigure(section, tr("Krippendorff's α"), group.alpha, group.judgedTwice, tr("Over the sentences that two or more of them labelled"));
}

void AgreementWindow::addAnchoring()
{
    if (m_study->anchoring.empty())
        return;
    QTreeWidgetItem* section = addSection(tr("Anchoring: labels equal to the model's"));
    for (const AnchoringFigures& one : m_study->anchoring) {
        const QString who = one.person ? raterName(*one.person) : tr("all people");
        const QString pair = tr("%1, %2").arg(who, raterName(one.model));
        addFigure(section, tr("%1: of those given in sight of it").arg(pair), one.openShare, one.open);
        addFigure(section, tr("%1: of those given blind").arg(pair), one.blindShare, one.blind);
        addFigure(section, tr("%1: difference, the anchoring rate").arg(pair), one.difference, one.open + one.blind);
        addFigure(section, tr("%1: changed to it after a blind label that differed").arg(pair), one.followedShare, one.contrary);
    }
}

void AgreementWindow::addStretches(const std::vector<StretchFigures>& stretches)
{
    QTreeWidgetItem* section = addSection(tr("Over time: %1 and %2").arg(m_rows->currentText(), m_columns->currentText()));
    for (const StretchFigures& one : stretches)
        addFigure(section,
                  tr("%1 – %2: Cohen's κ, share alike %3")
                      .arg(formatTime(one.startSeconds), formatTime(one.endSeconds), figureText(one.share, 2)),
                  one.chanceCorrected, one.sentences);
}

void AgreementWindow::refreshFigures()
{
    m_figures->clear();
    if (m_study == nullptr)
        return;
    addPairs(tr("People with people"), m_study->people);
    addGroup();
    addPairs(tr("People with the model"), m_study->withModel);
    addAnchoring();
    m_figures->expandAll();
}

double AgreementWindow::stretchSeconds() const
{
    return m_stretch->currentData().toDouble();
}

void AgreementWindow::refreshCurve()
{
    const int first = chosen(*m_rows);
    const int second = chosen(*m_columns);
    std::vector<StretchFigures> stretches;
    if (first >= 0 && second >= 0 && first != second) {
        StudyConfig config;
        config.bootstrap.resamples = resamplesFor(m_study->table.sentences.size());
        stretches = agreementOverTime(m_study->table, {static_cast<std::size_t>(first), static_cast<std::size_t>(second)}, stretchSeconds(),
                                      config);
    }
    // The list says the same in numbers.
    for (int i = m_figures->topLevelItemCount() - 1; i >= 0; --i) {
        if (m_figures->topLevelItem(i)->data(0, Qt::UserRole).toBool())
            delete m_figures->takeTopLevelItem(i);
    }
    if (!stretches.empty()) {
        addStretches(stretches);
        QTreeWidgetItem* section = m_figures->topLevelItem(m_figures->topLevelItemCount() - 1);
        section->setData(0, Qt::UserRole, true);
        section->setExpanded(true);
    }
    for (const int column : {FigureValueColumn, FigureIntervalColumn, FigureCountColumn})
        m_figures->resizeColumnToContents(column);
    m_figures->header()->setStretchLastSection(false);
    m_figures->header()->setSectionResizeMode(FigureNameColumn, QHeaderView::Stretch);
    m_curve->show(std::move(stretches), tr("Cohen's κ"));
}

void AgreementWindow::refreshNote()
{
    if (m_study == nullptr) {
        m_note->setText(m_project.isOpen() ? QString() : tr("Open a project whose sentences have labels."));
        return;
    }
    QStringList parts{tr("A cell lists its sentences in the table and plays the first.")};
    if (m_study->table.hidden > 0)
        parts << tr("%n sentence(s) whose labels are hidden from you are left out.", nullptr, static_cast<int>(m_study->table.hidden));
    m_note->setText(parts.join(QLatin1Char(' ')));
}

void AgreementWindow::pickCell(int row, int column)
{
    const int first = chosen(*m_rows);
    const int second = chosen(*m_columns);
    if (first < 0 || second < 0)
        return;
    std::vector<SegmentId> picked;
    for (const std::size_t place :
         sentencesOfCell(m_study->table, static_cast<std::size_t>(first), static_cast<std::size_t>(second), row, column))
        picked.emplace_back(m_study->table.sentences[place].id);
    if (!picked.empty())
        Q_EMIT sentencesPicked(picked);
}

void AgreementWindow::save()
{
    if (m_study == nullptr)
        return;
    const QString name = QFileInfo(m_project.name()).completeBaseName() + QStringLiteral("-agreement.csv");
    const QString path = askForNewFile(this, tr("Save the figures"), QDir(m_folder).filePath(name), tr("Tables (*.csv)"));
    if (!path.isEmpty())
        m_project.service().writeAgreement(m_study, stretchSeconds(), toPath(path));
}

}  // namespace undertone
