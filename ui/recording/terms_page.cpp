// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/terms_page.h"

#include "ui/path_field.h"
#include "ui/recording/recording_text.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace undertone {
namespace {

constexpr const char* settingCodes[] = {"private", "research", "health", "service", "workplace", "education"};

QLineEdit* textLine(const QString& name, QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setAccessibleName(name);
    line->setMinimumHeight(fieldHeight);
    return line;
}

}  // namespace

TermsPage::TermsPage(NewSession& draft, const Theme& theme, QWidget* parent)
    : FormPage(theme, tr("What it is for"), tr("Everyone who is recorded reads this beside the notice. It is encrypted with the session."),
               parent),
      m_draft(draft), m_name(textLine(tr("Title"), this)), m_purpose(textLine(tr("Purpose"), this)), m_setting(new QComboBox(this)),
      m_controller(textLine(tr("Name of who is responsible"), this)), m_contact(textLine(tr("How to reach them"), this)),
      m_kept(new QDateEdit(this)), m_prohibition(new QWidget(this)), m_exception(new QWidget(this)), m_kind(new QComboBox(m_exception)),
      m_reason(textLine(tr("Reason of the exception"), m_exception)), m_claimedBy(textLine(tr("Who claims the exception"), m_exception))
{
    build();
    TermsPage::setTheme(theme);
    fill();
}

void TermsPage::build()
{
    m_name->setObjectName(QStringLiteral("session-title"));
    m_purpose->setObjectName(QStringLiteral("session-purpose"));
    m_setting->setObjectName(QStringLiteral("session-setting"));
    m_controller->setObjectName(QStringLiteral("session-controller"));
    m_setting->setAccessibleName(tr("Setting"));
    m_setting->addItem(tr("Choose…"), QString());
    for (const char* code : settingCodes)
        m_setting->addItem(settingText(QLatin1String(code)), QLatin1String(code));
    m_kind->setAccessibleName(tr("Kind of the exception"));
    m_kind->addItem(tr("None: emotions are not inferred"), QString());
    m_kind->addItem(tr("A medical reason"), QStringLiteral("medical"));
    m_kind->addItem(tr("A reason of safety"), QStringLiteral("safety"));
    m_kept->setAccessibleName(tr("Kept until"));
    m_kept->setMinimumHeight(fieldHeight);
    m_kept->setMinimumDate(QDate::currentDate().addDays(1));
    m_purpose->setPlaceholderText(tr("What is the recording made for?"));
    m_contact->setPlaceholderText(tr("Mail address or telephone"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Spacing::large);
    form->setVerticalSpacing(Spacing::medium);
    form->addRow(tr("&Title"), m_name);
    form->addRow(tr("&Purpose"), m_purpose);
    form->addRow(tr("&Responsible"), m_controller);
    form->addRow(tr("C&ontact"), m_contact);
    form->addRow(tr("Kept &until"), m_kept);
    form->addRow(tr("&Setting"), m_setting);
    content().addLayout(form);

    m_prohibition->setObjectName(QStringLiteral("prohibition"));
    m_prohibited = new QLabel(prohibitionText(), m_prohibition);
    m_prohibited->setWordWrap(true);
    auto* claimed = new QFormLayout(m_exception);
    claimed->setContentsMargins(0, 0, 0, 0);
    claimed->setVerticalSpacing(Spacing::medium);
    claimed->addRow(tr("E&xception"), m_kind);
    claimed->addRow(tr("Re&ason"), m_reason);
    claimed->addRow(tr("C&laimed by"), m_claimedBy);
    auto* box = new QVBoxLayout(m_prohibition);
    box->addWidget(m_prohibited);
    box->addWidget(m_exception);
    content().addWidget(m_prohibition);
    content().addStretch(1);
    for (QLineEdit* line : {m_name, m_purpose, m_controller, m_contact, m_reason, m_claimedBy})
        connect(line, &QLineEdit::textChanged, this, &TermsPage::takeIn);
    connect(m_setting, &QComboBox::currentIndexChanged, this, &TermsPage::takeIn);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TermsPage::takeIn);
    connect(m_kept, &QDateEdit::dateChanged, this, &TermsPage::takeIn);
}

void TermsPage::fill()
{
    const NewSession draft = m_draft;  // what follows writes into it
    m_name->setText(draft.title);
    m_purpose->setText(draft.purpose);
    m_setting->setCurrentIndex(std::max(0, m_setting->findData(draft.setting)));
    m_controller->setText(draft.controllerName);
    m_contact->setText(draft.controllerContact);
    m_kept->setDate(draft.retentionUntil.isEmpty() ? QDate::currentDate().addYears(1)
                                                   : QDateTime::fromString(draft.retentionUntil, Qt::ISODate).date());
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(draft.exceptionKind)));
    m_reason->setText(draft.exceptionReason);
    m_claimedBy->setText(draft.exceptionClaimedBy);
    takeIn();
}

void TermsPage::setTheme(const Theme& theme)
{
    FormPage::setTheme(theme);
    const ThemeColours& colours = theme.colours();
    m_prohibition->setStyleSheet(QStringLiteral("#prohibition { background: %1; border-radius: %2px; } #prohibition QLabel { color: %3; }")
                                     .arg(colours.warningSurface.name())
                                     .arg(Spacing::radius)
                                     .arg(colours.text.name()));
}

bool TermsPage::needsException() const
{
    return m_draft.setting == QLatin1String("workplace") || m_draft.setting == QLatin1String("education");
}

void TermsPage::takeIn()
{
    m_draft.title = m_name->text().trimmed();
    m_draft.purpose = m_purpose->text().trimmed();
    m_draft.setting = m_setting->currentData().toString();
    m_draft.controllerName = m_controller->text().trimmed();
    m_draft.controllerContact = m_contact->text().trimmed();
    m_draft.retentionUntil = m_kept->date().toString(Qt::ISODate) + QStringLiteral("T00:00:00Z");
    m_draft.exceptionKind = needsException() ? m_kind->currentData().toString() : QString();
    m_draft.exceptionReason = m_reason->text().trimmed();
    m_draft.exceptionClaimedBy = m_claimedBy->text().trimmed();
    m_exception->setVisible(needsException());
    for (QLineEdit* line : {m_reason, m_claimedBy})
        line->setEnabled(!m_draft.exceptionKind.isEmpty());
    Q_EMIT completeChanged();
}

bool TermsPage::isComplete() const
{
    const bool documented =
        m_draft.exceptionKind.isEmpty() || (!m_draft.exceptionReason.isEmpty() && !m_draft.exceptionClaimedBy.isEmpty());
    return !m_draft.title.isEmpty() && !m_draft.purpose.isEmpty() && !m_draft.setting.isEmpty() && !m_draft.controllerName.isEmpty()
        && documented;
}

}  // namespace undertone
