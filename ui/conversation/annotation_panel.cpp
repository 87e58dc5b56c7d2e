// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/annotation_panel.h"

#include "ui/conversation/conversation_document.h"
#include "ui/conversation/lane_styles.h"
#include "ui/conversation/project_session.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace undertone {
namespace {

constexpr int labelColumns = 3;  ///< as a block of digit keys
constexpr int notSaid = -5;      ///< one step below 0 %
constexpr int textLines = 3;
constexpr QSize chipSize{22, 16};

QPixmap labelChip(const EmotionStyle& style, double ratio)
{
    QPixmap pixmap(chipSize * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEmotionChip(painter, QRectF(QPointF(), QSizeF(chipSize)), style);
    return pixmap;
}

int percentOf(const SentenceAnnotation* annotation)
{
    return annotation != nullptr && annotation->confidence ? static_cast<int>(std::lround(*annotation->confidence * 100)) : notSaid;
}

}  // namespace

/// Of a sealed sentence nothing is handed out: neither copied nor dragged, nor selected for the middle mouse button.
class SentenceEdit : public QPlainTextEdit {
public:
    using QPlainTextEdit::QPlainTextEdit;
    void setSealed(bool sealed) { m_isSealed = sealed; }

protected:
    [[nodiscard]] QMimeData* createMimeDataFromSelection() const override
    {
        return m_isSealed ? new QMimeData : QPlainTextEdit::createMimeDataFromSelection();
    }

private:
    bool m_isSealed = false;
};

AnnotationPanel::AnnotationPanel(ConversationDocument& document, ProjectSession& project, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_document(document), m_project(project), m_theme(&theme), m_labels(new QGridLayout), m_speaker(new QComboBox(this)),
      m_text(new SentenceEdit(this)), m_confidence(new QSpinBox(this)), m_remark(new QLineEdit(this))
{
    layOut();
    m_text->setObjectName(QStringLiteral("sentence-text"));
    m_text->installEventFilter(this);
    connect(m_speaker, &QComboBox::activated, this, &AnnotationPanel::pickSpeaker);
    connect(m_confidence, &QSpinBox::valueChanged, this, &AnnotationPanel::keepJudgement);
    connect(m_remark, &QLineEdit::editingFinished, this, &AnnotationPanel::keepJudgement);
    connect(&document, &ConversationDocument::selectionChanged, this, &AnnotationPanel::refresh);
    connect(&document, &ConversationDocument::segmentsChanged, this, &AnnotationPanel::refresh);
    connect(&document, &ConversationDocument::laneChanged, this, &AnnotationPanel::refresh);
    connect(&project, &ProjectSession::stateChanged, this, &AnnotationPanel::refresh);
    refresh();
}

void AnnotationPanel::layOut()
{
    m_labels->setSpacing(Spacing::small);
    m_text->setAccessibleName(tr("What is said in this sentence"));
    m_text->setPlaceholderText(tr("What is said (F2)"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * textLines + 14);
    m_confidence->setRange(notSaid, 100);
    m_confidence->setSingleStep(-notSaid);
    m_confidence->setSuffix(tr(" %"));
    m_confidence->setSpecialValueText(QString(QChar(0x2013)));
    m_confidence->setKeyboardTracking(false);
    m_confidence->setToolTip(tr("How sure you are of your label"));
    auto* dimensions = new QHBoxLayout;
    dimensions->setSpacing(Spacing::small);
    const std::array<std::pair<const char*, QString>, 3> named{{{"valence", tr("Valence: 1 unpleasant to 5 pleasant")},
                                                                {"arousal", tr("Arousal: 1 calm to 5 excited")},
                                                                {"dominance", tr("Dominance: 1 submissive to 5 dominant")}}};
    for (std::size_t i = 0; i < named.size(); ++i) {
        auto* box = new QDoubleSpinBox(this);
        box->setObjectName(QLatin1String(named[i].first));
        box->setToolTip(named[i].second);
        box->setAccessibleName(named[i].second);
        box->setDecimals(1);
        box->setSingleStep(0.5);
        box->setSpecialValueText(QString(QChar(0x2013)));
        box->setKeyboardTracking(false);
        box->setMinimumWidth(48);
        connect(box, &QDoubleSpinBox::valueChanged, this, &AnnotationPanel::keepJudgement);
        m_dimensions[i] = box;
        dimensions->addWidget(box, 1);
    }
    m_remark->setObjectName(QStringLiteral("remark"));
    m_remark->setPlaceholderText(tr("anything worth remembering"));
    m_speaker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setVerticalSpacing(Spacing::small);
    const auto addRow = [&](const QString& name, QWidget* field) {
        auto* title = new QLabel(name, this);
        title->setProperty("muted", true);
        title->setBuddy(field);
        field->setAccessibleName(name);
        form->addRow(title, field);
    };
    addRow(tr("Speaker"), m_speaker);
    addRow(tr("Confidence"), m_confidence);
    auto* title = new QLabel(tr("V, A, D"), this);
    title->setProperty("muted", true);
    title->setToolTip(tr("Valence, arousal and dominance"));
    title->setBuddy(m_dimensions.front());
    form->addRow(title, dimensions);
    addRow(tr("Remark"), m_remark);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addLayout(m_labels);
    column->addWidget(m_text);
    column->addLayout(form);
}

void AnnotationPanel::setTheme(const Theme& theme)
{
    m_theme = &theme;
    const ThemeColours& colours = theme.colours();
    setStyleSheet(QStringLiteral("QPlainTextEdit { background: %1; border: 1px solid %2; border-radius: 6px; padding: 3px 6px; } "
                                 "QPlainTextEdit:focus { border-color: %3; } "
                                 "QToolButton { padding: 3px 2px; } QToolButton:checked { background: %4; }")
                      .arg(colours.surface.name(), colours.line.name(), colours.accent.name(), colours.selection.name(QColor::HexArgb)));
    refreshLabels();
}

void AnnotationPanel::editText()
{
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
}

bool AnnotationPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        keepText();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!isReturn || key->modifiers() & Qt::ShiftModifier)
        return QWidget::eventFilter(watched, event);
    keepText();
    m_text->clearFocus();  // keys label sentences again
    return true;
}

void AnnotationPanel::refresh()
{
    refreshLabels();
    refreshSpeakers();
    showSentence();
    const bool editable = m_project.canEdit();
    for (QToolButton* button : m_labelButtons)
        button->setEnabled(editable);
    m_speaker->setEnabled(editable);
    m_text->setSealed(m_project.isOfSession());
    m_text->setReadOnly(!editable);
    m_confidence->setEnabled(editable);
    for (QDoubleSpinBox* box : m_dimensions)
        box->setEnabled(editable);
    m_remark->setReadOnly(!editable);
}

void AnnotationPanel::refreshLabels()
{
    const auto styles = laneStyles(*m_theme, m_document.lane().get());
    while (m_labelButtons.size() < styles.size()) {
        const int place = static_cast<int>(m_labelButtons.size());
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setIconSize(chipSize);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, button, place] {
            button->setChecked(!button->isChecked());  // the project says what it is
            m_project.label(place);
        });
        m_labels->addWidget(button, place / labelColumns, place % labelColumns);
        m_labelButtons.push_back(button);
    }
    const SentenceAnnotation* annotation = m_document.annotation(m_document.selection());
    for (std::size_t i = 0; i < m_labelButtons.size(); ++i) {
        QToolButton* button = m_labelButtons[i];
        button->setVisible(i < styles.size());
        if (i >= styles.size())
            continue;
        const int place = static_cast<int>(i);
        button->setIcon(labelChip(styles[i], devicePixelRatioF()));
        button->setText(i < 9 ? QString::number(i + 1) : QString());
        button->setToolTip(styles[i].name);
        button->setAccessibleName(styles[i].name);
        button->setChecked(annotation != nullptr && std::ranges::count(annotation->labels, place) > 0);
    }
}

void AnnotationPanel::refreshSpeakers()
{
    const ProjectSnapshot* project = m_project.project();
    const int selected = m_document.selection();
    if (project == nullptr || selected < 0)
        return;
    const SpeakerId speaker = m_document.segments()[static_cast<std::size_t>(selected)].speaker;
    const QSignalBlocker blocker(m_speaker);
    m_speaker->clear();
    m_speaker->addItem(tr("not known"), 0ULL);
    for (const Speaker& known : project->speakers)
        m_speaker->addItem(QString::fromStdString(known.name), static_cast<qulonglong>(known.id.number()));
    m_speaker->insertSeparator(m_speaker->count());
    m_speaker->addItem(tr("New speaker…"));
    m_speaker->setCurrentIndex(std::max(0, m_speaker->findData(static_cast<qulonglong>(speaker.number()))));
}

void AnnotationPanel::pickSpeaker(int place)
{
    const QVariant number = m_speaker->itemData(place);
    if (number.isValid())
        m_project.assignSpeaker(SpeakerId(number.toULongLong()));
    else
        Q_EMIT newSpeakerRequested();
    refreshSpeakers();  // shows what is, until the project says otherwise
}

/// Fields that the user is writing in are left alone, unless they are of another sentence.
void AnnotationPanel::showSentence()
{
    const int selected = m_document.selection();
    const SegmentId sentence = selected >= 0 ? m_document.segments()[static_cast<std::size_t>(selected)].id : SegmentId();
    if (sentence != m_sentence) {
        keepText();
        keepJudgement();
    }
    const bool isOther = sentence != m_sentence;
    m_sentence = sentence;
    const SentenceAnnotation* annotation = m_document.annotation(selected);
    const QString text = m_document.spokenText(selected);
    const QString remark = annotation != nullptr ? QString::fromStdString(annotation->remark) : QString();
    if (isOther || m_text->toPlainText() == m_shownText) {
        if (m_text->toPlainText() != text)
            m_text->setPlainText(text);
        m_shownText = text;
    }
    if (isOther || m_remark->text() == m_shownRemark) {
        m_remark->setText(remark);
        m_shownRemark = remark;
    }
    const QSignalBlocker blocker(m_confidence);
    m_confidence->setValue(percentOf(annotation));
    m_shownConfidence = m_confidence->value();
    showDimensions(annotation);
}

/// One step below the scale: nothing was said.
void AnnotationPanel::showDimensions(const SentenceAnnotation* annotation)
{
    const double low = m_document.lane() != nullptr ? m_document.lane()->scaleLow : 1.0;
    const double high = m_document.lane() != nullptr ? m_document.lane()->scaleHigh : 5.0;
    const std::array<std::optional<double>, 3> said = annotation != nullptr
        ? std::array{annotation->valence, annotation->arousal, annotation->dominance}
        : std::array<std::optional<double>, 3>();
    for (std::size_t i = 0; i < m_dimensions.size(); ++i) {
        const QSignalBlocker blocker(m_dimensions[i]);
        m_dimensions[i]->setRange(low - m_dimensions[i]->singleStep(), high);
        m_dimensions[i]->setValue(said[i].value_or(m_dimensions[i]->minimum()));
    }
    m_shownDimensions = dimensions();
}

std::array<double, 3> AnnotationPanel::dimensions() const
{
    return {m_dimensions[0]->value(), m_dimensions[1]->value(), m_dimensions[2]->value()};
}

void AnnotationPanel::keepText()
{
    const QString text = m_text->toPlainText();
    if (m_sentence.isNone() || text == m_shownText)
        return;
    m_shownText = text;
    m_project.edit(edits::SetText{m_sentence, text.trimmed().toStdString()});
}

void AnnotationPanel::keepJudgement()
{
    if (m_sentence.isNone()
        || (m_remark->text() == m_shownRemark && m_confidence->value() == m_shownConfidence && dimensions() == m_shownDimensions))
        return;
    m_shownRemark = m_remark->text();
    m_shownConfidence = m_confidence->value();
    m_shownDimensions = dimensions();
    const auto said = [](const QDoubleSpinBox& box) { return box.value() > box.minimum() ? std::optional(box.value()) : std::nullopt; };
    edits::Judge edit{
        m_sentence, {}, m_shownRemark.trimmed().toStdString(), said(*m_dimensions[0]), said(*m_dimensions[1]), said(*m_dimensions[2])};
    if (m_shownConfidence >= 0)
        edit.confidence = m_shownConfidence / 100.0;
    m_project.edit(edit);
}

}  // namespace undertone
