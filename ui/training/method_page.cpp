// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/method_page.h"

#include "ui/path_field.h"
#include "ui/text_colour.h"
#include "ui/training/training_text.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleValidator>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int formColumns = 2;
constexpr int fieldWidth = 100;
constexpr int advancedFieldWidth = 160;

/// Numbers on the command line have a dot, whatever the user's language writes.
class RateValidator : public QDoubleValidator {
public:
    RateValidator(double low, double high, QObject* parent) : QDoubleValidator(low, high, 10, parent) { setLocale(QLocale::c()); }
};

}  // namespace

MethodPage::MethodPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent)
    : WizardPage(draft, service, theme, tr("How is it trained?"), tr("A preset sets all values; change what you want to try."), parent),
      m_presets(new QButtonGroup(this)), m_presetRow(new QWidget(this)), m_formPlace(new QWidget(this)),
      m_back(new QPushButton(tr("&Back to the preset"), this)), m_changedText(addMuted({}, this))
{
    new QVBoxLayout(m_presetRow);
    m_presetRow->layout()->setContentsMargins(0, 0, 0, 0);
    m_presetRow->layout()->setSpacing(Spacing::hair);
    auto* place = new QVBoxLayout(m_formPlace);
    place->setContentsMargins(0, 0, Spacing::medium, 0);
    place->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(m_formPlace);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* below = new QHBoxLayout;
    below->addWidget(m_changedText, 1);
    below->addWidget(m_back);
    content().addWidget(m_presetRow);
    content().addWidget(scroll, 1);
    content().addLayout(below);
    connect(m_back, &QPushButton::clicked, this, [this] { choosePreset(m_draft.preset); });
}

void MethodPage::enter()
{
    if (m_stage == m_draft.stage)
        return;
    m_stage = m_draft.stage;
    showPresets();
}

void MethodPage::setTheme(const Theme& theme)
{
    WizardPage::setTheme(theme);
    markChanged();
}

QWidget* MethodPage::field(const std::string& option) const
{
    const auto found = m_fields.find(option);
    return found == m_fields.end() ? nullptr : found->second;
}

bool MethodPage::eventFilter(QObject* watched, QEvent* event)
{
    const auto* field = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::Wheel && field != nullptr && !field->hasFocus()) {
        event->ignore();  // the scroll area takes it
        return true;
    }
    return WizardPage::eventFilter(watched, event);
}

void MethodPage::showPresets()
{
    for (QAbstractButton* button : m_presets->buttons())
        delete button;
    while (QLayoutItem* item = m_presetRow->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const auto presets = m_service.presets(m_stage);
    for (const std::string& preset : presets) {
        auto* button = new QRadioButton(presetText(preset) + QStringLiteral("  –  ") + presetHint(preset), m_presetRow);
        button->setObjectName(QStringLiteral("preset-") + QString::fromStdString(preset));
        m_presets->addButton(button);
        m_presetRow->layout()->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this, preset] { choosePreset(preset); });
    }
    if (!presets.empty()) {
        m_presets->buttons().constFirst()->setChecked(true);
        choosePreset(presets.front());
    }
}

void MethodPage::choosePreset(const std::string& preset)
{
    if (auto* button = m_presetRow->findChild<QRadioButton*>(QStringLiteral("preset-") + QString::fromStdString(preset)))
        button->setChecked(true);
    m_draft.preset = preset;
    m_options = m_service.options(m_stage, preset);
    showOptions();
    takeIn();
}

void MethodPage::showOptions()
{
    delete m_form;
    m_fields.clear();
    m_names.clear();
    m_form = new QWidget(m_formPlace);
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    std::vector<TrainingOption> usual;
    std::vector<TrainingOption> advanced;
    for (const TrainingOption& option : m_options)
        (option.advanced ? advanced : usual).push_back(option);
    addUsual(usual);
    addAdvanced(advanced);
    static_cast<QVBoxLayout*>(m_formPlace->layout())->insertWidget(0, m_form);
    m_form->show();  // at once: what is hidden has no size, and the scroll area would squeeze it
    showAdvanced(m_advancedOpen);
}

void MethodPage::addUsual(const std::vector<TrainingOption>& options)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(Spacing::large);
    grid->setVerticalSpacing(Spacing::medium);
    const int rows = (static_cast<int>(options.size()) + formColumns - 1) / formColumns;
    // Down the first column, then the second: what belongs together stays together.
    for (int i = 0; i < static_cast<int>(options.size()); ++i)
        addField(options[static_cast<std::size_t>(i)], *grid, i % rows, 3 * (i / rows));
    grid->setColumnMinimumWidth(2, Spacing::large);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    static_cast<QVBoxLayout*>(m_form->layout())->addLayout(grid);
}

void MethodPage::addAdvanced(const std::vector<TrainingOption>& options)
{
    m_disclosure = new QToolButton(m_form);
    m_disclosure->setText(tr("&Advanced"));
    m_disclosure->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_disclosure->setFocusPolicy(Qt::StrongFocus);
    connect(m_disclosure, &QToolButton::clicked, this, [this] { showAdvanced(!m_advancedOpen); });
    m_advanced = new QWidget(m_form);
    m_advanced->hide();
    auto* grid = new QGridLayout(m_advanced);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Spacing::large);
    grid->setVerticalSpacing(Spacing::medium);
    m_hints.clear();
    for (int row = 0; row < static_cast<int>(options.size()); ++row) {
        const TrainingOption& option = options[static_cast<std::size_t>(row)];
        addField(option, *grid, row, 0);
        auto* hint = new QLabel(optionHint(option.name), m_advanced);
        hint->setWordWrap(true);
        grid->addWidget(hint, row, 2);
        m_hints.push_back(hint);
    }
    grid->setColumnMinimumWidth(1, advancedFieldWidth);
    grid->setColumnStretch(2, 1);
    auto& column = *static_cast<QVBoxLayout*>(m_form->layout());
    column.addWidget(m_disclosure, 0, Qt::AlignLeft);
    column.addWidget(m_advanced);
    m_disclosure->setVisible(!options.empty());
}

void MethodPage::addField(const TrainingOption& option, QGridLayout& grid, int row, int column)
{
    QWidget* field = makeField(option);
    auto* name = new QLabel(optionText(option.name), m_form);
    name->setBuddy(field);
    for (QWidget* widget : std::initializer_list<QWidget*>{field, name})
        widget->setToolTip(optionHint(option.name));
    field->setAccessibleName(optionText(option.name));
    field->setAccessibleDescription(optionHint(option.name));
    field->setMinimumWidth(fieldWidth);
    field->setMinimumHeight(fieldHeight);
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
    grid.addWidget(name, row, column);
    grid.addWidget(field, row, column + 1);
    m_fields[option.name] = field;
    m_names[option.name] = name;
}

void MethodPage::showAdvanced(bool open)
{
    m_advancedOpen = open;
    if (m_disclosure == nullptr)
        return;
    m_disclosure->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_advanced->setVisible(open && !m_hints.empty());
    fitForm();
}

void MethodPage::fitForm()
{
    if (m_form == nullptr)
        return;
    QLayout* layout = m_formPlace->layout();
    for (QLayout* one : {m_form->layout(), layout}) {
        one->invalidate();  // what was hidden just now still counts
        one->activate();
    }
    m_formPlace->setMinimumHeight(layout->hasHeightForWidth() ? layout->totalHeightForWidth(m_formPlace->width())
                                                              : layout->minimumSize().height());
}

void MethodPage::resizeEvent(QResizeEvent* event)
{
    WizardPage::resizeEvent(event);
    fitForm();
}

QWidget* MethodPage::makeField(const TrainingOption& option)
{
    const QString value = QString::fromStdString(option.value);
    switch (option.kind) {
    case TrainingOption::Kind::Count: {
        auto* field = new QSpinBox(m_form);
        field->setRange(static_cast<int>(option.low), static_cast<int>(option.high));
        field->setGroupSeparatorShown(true);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setValue(value.toInt());
        connect(field, &QSpinBox::valueChanged, this, &MethodPage::takeIn);
        return field;
    }
    case TrainingOption::Kind::Real: {
        auto* field = new QLineEdit(value, m_form);
        field->setValidator(new RateValidator(option.low, option.high, field));
        connect(field, &QLineEdit::textChanged, this, &MethodPage::takeIn);
        return field;
    }
    case TrainingOption::Kind::Choice: {
        auto* field = new QComboBox(m_form);
        for (const std::string& choice : option.choices)
            field->addItem(QString::fromStdString(choice));
        field->setCurrentText(value);
        connect(field, &QComboBox::currentTextChanged, this, &MethodPage::takeIn);
        return field;
    }
    }
    return nullptr;
}

std::string MethodPage::valueOf(const TrainingOption& option) const
{
    QWidget* field = m_fields.at(option.name);
    if (const auto* count = qobject_cast<QSpinBox*>(field))
        return std::to_string(count->value());
    if (const auto* choice = qobject_cast<QComboBox*>(field))
        return choice->currentText().toStdString();
    const auto* line = qobject_cast<QLineEdit*>(field);
    return line->text().toStdString();
}

void MethodPage::takeIn()
{
    m_draft.changed.clear();
    QString problem;
    for (const TrainingOption& option : m_options) {
        const std::string value = valueOf(option);
        const auto* line = qobject_cast<QLineEdit*>(m_fields.at(option.name));
        if (line != nullptr && !line->hasAcceptableInput())
            problem = tr("%1 must be a number from %2 to %3, with a dot for decimals.")
                          .arg(optionText(option.name))
                          .arg(option.low)
                          .arg(option.high);
        // These three are not the preset's: every command line says them.
        if (option.name == "seed")
            m_draft.seed = std::stoull(value);
        else if (option.name == "device")
            m_draft.device = value;
        else if (option.name == "dtype")
            m_draft.dtype = value;
        else if (value != option.value)
            m_draft.changed.emplace_back(option.name, value);
    }
    m_complete = problem.isEmpty();
    setProblem(problem);
    markChanged();
    Q_EMIT completeChanged();
}

void MethodPage::markChanged()
{
    int count = 0;
    for (const TrainingOption& option : m_options) {
        const bool changed = valueOf(option) != option.value;
        count += changed ? 1 : 0;
        QLabel* name = m_names.at(option.name);
        QFont font = interfaceFont(0, changed ? QFont::DemiBold : QFont::Normal);
        name->setFont(font);
        setTextColour(*name, changed ? theme().colours().accent : theme().colours().text);
    }
    for (QLabel* hint : m_hints)
        setTextColour(*hint, theme().colours().textMuted);
    m_back->setEnabled(count > 0);
    m_changedText->setText(count == 0 ? tr("All values are the preset's.") : tr("%n value(s) differ from the preset.", nullptr, count));
}

}  // namespace undertone
