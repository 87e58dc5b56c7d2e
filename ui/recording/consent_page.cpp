// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recording/consent_page.h"

#include "engine/core/time_text.h"
#include "ui/icon.h"
#include "ui/path_field.h"
#include "ui/recording/participant_papers.h"
#include "ui/recording/participant_words.h"
#include "ui/recording/recording_text.h"
#include "ui/recording/signature_pad.h"
#include "ui/recording/spoken_clip.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QCryptographicHash>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QRadioButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace undertone {
namespace {

constexpr int listHeight = 84;
constexpr int answersWidth = 390;

enum Way { Signature, Form, Spoken };
constexpr const char* wayNames[] = {"signature", "form", "spoken"};
constexpr std::uintmax_t largestFile = std::uintmax_t{64} << 20;  ///< bytes; a session takes none that is larger

/// Of a file as it is now; empty where it is none, or too large to be what shows consent.
QString sha256Of(const std::filesystem::path& path)
{
    std::error_code failure;
    if (!std::filesystem::is_regular_file(path, failure) || std::filesystem::file_size(path, failure) > largestFile || failure)
        return {};
    QFile file(QString::fromStdString(path.string()));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? QString::fromLatin1(hash.result().toHex()) : QString();
}

}  // namespace

ConsentPage::ConsentPage(NewSession& draft, SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent)
    : FormPage(theme, tr("Who agrees to what"),
               tr("Hand the screen to each speaker. They read the notice, choose what they agree to, and sign or say it. They may refuse "
                  "without a reason."),
               parent),
      m_draft(draft), m_service(service), m_list(new QListWidget(this)), m_notice(new QTextBrowser(this)),
      m_print(new QPushButton(tr("&Print the notice…"), this)), m_ways(new QButtonGroup(this)), m_pad(new SignaturePad(theme, this)),
      m_clear(new QPushButton(tr("C&lear"), this)), m_clip(new SpokenClip(draft, capture, theme, this)),
      m_file(new PathField(PathField::Kind::File, tr("File that shows it"), {}, this))
{
    build();
    ConsentPage::setTheme(theme);
}

void ConsentPage::build()
{
    m_list->setAccessibleName(tr("Speakers"));
    m_list->setFixedHeight(listHeight);
    m_list->setSpacing(Spacing::hair);
    m_notice->setAccessibleName(tr("Notice"));
    m_notice->setOpenLinks(false);
    m_file->setObjectName(QStringLiteral("evidence-file"));
    auto* told = new QVBoxLayout;
    told->addWidget(m_notice, 1);
    told->addWidget(m_print, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout;
    row->setSpacing(Spacing::large + Spacing::medium);
    row->addLayout(told, 1);
    row->addWidget(buildAnswers());
    content().addLayout(row, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &ConsentPage::showSpeaker);
    connect(m_print, &QPushButton::clicked, this, &ConsentPage::printNotice);
    connect(m_pad, &SignaturePad::changed, this, &ConsentPage::takeSignature);
    connect(m_clear, &QPushButton::clicked, m_pad, &SignaturePad::clear);
    connect(m_clip, &SpokenClip::changed, this, &ConsentPage::takeIn);
    // At once: a moment later another speaker may be in view, or other choices.
    connect(m_file, &PathField::edited, this, &ConsentPage::takeFile);
}

QWidget* ConsentPage::buildAnswers()
{
    auto* side = new QWidget(this);
    side->setFixedWidth(answersWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Spacing::medium);
    column->addWidget(m_list);
    for (const Purpose purpose : {Purpose::Record, Purpose::Analyse, Purpose::Train, Purpose::Share}) {
        auto* box = new QCheckBox(side);
        const auto name = purposeName(purpose);
        box->setObjectName(QStringLiteral("agrees-") + QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
        connect(box, &QCheckBox::toggled, this, &ConsentPage::takeIn);
        m_purposes.emplace_back(purpose, box);
        column->addWidget(box);
    }
    column->addSpacing(Spacing::medium);
    const QString ways[] = {tr("Signed &here"), tr("On a paper &form, scanned"), tr("&Spoken, in a clip")};
    for (int way = Signature; way <= Spoken; ++way) {
        auto* button = new QRadioButton(ways[way], side);
        button->setObjectName(QStringLiteral("way-") + QLatin1String(wayNames[way]));
        m_ways->addButton(button, way);
        column->addWidget(button);
    }
    m_ways->button(Signature)->setChecked(true);
    connect(m_ways, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            takeIn();
    });
    column->addWidget(m_pad);
    column->addWidget(m_clear, 0, Qt::AlignRight);
    column->addWidget(m_clip);
    column->addWidget(m_file);
    m_hint = addMuted({}, side);
    m_hint->setFont(interfaceFont(-1));
    m_hint->setWordWrap(true);
    column->addWidget(m_hint);
    column->addStretch(1);
    return side;
}

void ConsentPage::setTheme(const Theme& theme)
{
    FormPage::setTheme(theme);
    m_pad->setTheme(theme);
    m_clip->setTheme(theme);
    refreshList();
}

void ConsentPage::enter()
{
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (std::size_t i = 0; i < m_draft.speakers.size(); ++i)
            new QListWidgetItem(m_list);
    }
    for (NewSpeaker& speaker : m_draft.speakers)
        withdrawStale(speaker);
    refreshList();
    const auto next = std::find_if(m_draft.speakers.begin(), m_draft.speakers.end(),
                                   [this](const NewSpeaker& speaker) { return !m_draft.isAgreedToBy(speaker); });
    chooseSpeaker(next == m_draft.speakers.end() ? 0 : static_cast<int>(next - m_draft.speakers.begin()));
}

/// Another session, or another text was shown since: they are asked again.
void ConsentPage::withdrawStale(NewSpeaker& speaker)
{
    if (!speaker.expressed.isEmpty() && speaker.agreedTo == m_draft.agreementOf(speaker))
        return;
    m_signatures.erase(speaker.id);
    m_signed.erase(speaker.id);
    m_filed.erase(speaker.id);
    m_clip->forget(speaker.id);
    speaker.expressed.clear();
    speaker.evidence.clear();
    speaker.evidenceFile.clear();
    speaker.evidenceSha256.clear();
    speaker.when.clear();
    speaker.agreedTo.clear();
}

void ConsentPage::leave()
{
    m_clip->stop();
}

void ConsentPage::chooseSpeaker(int speaker)
{
    m_list->setCurrentRow(speaker);
    showSpeaker();
}

NewSpeaker* ConsentPage::current() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_draft.speakers.size()) ? nullptr : &m_draft.speakers[static_cast<std::size_t>(row)];
}

void ConsentPage::showSpeaker()
{
    const NewSpeaker* speaker = current();
    if (speaker == nullptr)
        return;
    m_showing = true;
    const QString responsible = m_draft.controllerContact.isEmpty()
        ? m_draft.controllerName
        : QStringLiteral("%1, %2").arg(m_draft.controllerName, m_draft.controllerContact);
    m_notice->setHtml(
        noticeHtml(m_service.notice(speaker->language), speaker->language, m_draft.purpose, responsible, m_draft.retentionUntil));
    for (const auto& [purpose, box] : m_purposes) {
        box->setText(participantPurpose(purpose, speaker->language));
        box->setChecked(speaker->purposes.contains(purpose));
    }
    const auto* way = std::find(std::begin(wayNames), std::end(wayNames), speaker->expressed.toStdString());
    if (way != std::end(wayNames))
        m_ways->button(static_cast<int>(way - std::begin(wayNames)))->setChecked(true);
    m_pad->setStrokes(m_signatures[speaker->id]);
    m_file->setPath(speaker->evidenceFile);
    m_showing = false;
    takeIn();
}

void ConsentPage::takeSignature()
{
    const NewSpeaker* speaker = current();
    if (speaker == nullptr || m_showing)
        return;
    if (m_pad->isEmpty())
        m_signed.erase(speaker->id);
    else
        m_signed[speaker->id] = {m_draft.agreementOf(*speaker), QString::fromStdString(nowIso8601())};
    takeIn();
}

void ConsentPage::takeFile()
{
    const NewSpeaker* speaker = current();
    if (speaker == nullptr || m_showing)
        return;
    m_filed[speaker->id] = {m_draft.agreementOf(*speaker), QString::fromStdString(nowIso8601()), sha256Of(m_file->path())};
    takeIn();
}

void ConsentPage::takeIn()
{
    NewSpeaker* speaker = current();
    if (speaker == nullptr || m_showing)
        return;
    const int way = m_ways->checkedId();
    m_pad->setVisible(way == Signature);
    m_clear->setVisible(way == Signature);
    m_clip->setVisible(way == Spoken);
    m_file->setVisible(way != Signature);
    m_hint->setText(m_file->path().empty() || way == Signature
                        ? tr("The signature, clip or scan is encrypted under a key of this speaker's own.")
                        : tr("A copy of this file is encrypted under a key of this speaker's own. The file itself stays where it is, "
                             "readable: delete it there."));
    speaker->purposes.clear();
    for (const auto& [purpose, box] : m_purposes) {
        if (box->isChecked())
            speaker->purposes.insert(purpose);
    }
    m_signatures[speaker->id] = m_pad->strokes();
    m_clip->setSpeaker(*speaker);
    const QString agreement = m_draft.agreementOf(*speaker);
    const SpokenClip::Clip* clip = way == Spoken ? m_clip->clipOf(*speaker) : nullptr;
    std::error_code ignored;
    const bool isSigned = way == Signature && !m_pad->isEmpty();
    const bool isFiled = way != Signature && clip == nullptr && std::filesystem::is_regular_file(m_file->path(), ignored);
    const Shown shown = clip != nullptr ? Shown{clip->agreedTo, clip->when}
        : isSigned                      ? m_signed[speaker->id]
        : isFiled                       ? m_filed[speaker->id]
                                        : Shown();
    // What shows that they agree was made for what they agree to, or it is none.
    m_isStale = (isSigned || isFiled) && shown.agreedTo != agreement;
    const bool isShown = (clip != nullptr || isSigned || isFiled) && !m_isStale;
    speaker->evidence = !isShown ? QByteArray() : isSigned ? m_pad->png() : clip != nullptr ? clip->wave : QByteArray();
    speaker->evidenceFile = way == Signature ? std::filesystem::path() : m_file->path();
    speaker->evidenceSha256 = isFiled && isShown ? shown.sha256 : QString();
    speaker->expressed = isShown ? QString::fromLatin1(wayNames[way]) : QString();
    speaker->when = isShown ? shown.when : QString();
    speaker->agreedTo = isShown ? agreement : QString();
    speaker->until = m_draft.retentionUntil;
    m_pad->setEnabled(!m_isStale);
    refreshList();
    refreshProblem();
    Q_EMIT completeChanged();
}

void ConsentPage::refreshList()
{
    const ThemeColours& colours = theme().colours();
    for (int row = 0; row < m_list->count() && row < static_cast<int>(m_draft.speakers.size()); ++row) {
        const NewSpeaker& speaker = m_draft.speakers[static_cast<std::size_t>(row)];
        const bool agrees = m_draft.isAgreedToBy(speaker);
        QListWidgetItem* item = m_list->item(row);
        item->setText(speaker.name);
        const QString name = agrees ? QStringLiteral("done") : QStringLiteral("info");
        QIcon icon(iconPixmap(name, {18, 18}, agrees ? colours.success : colours.textMuted, devicePixelRatioF()));
        icon.addPixmap(iconPixmap(name, {18, 18}, colours.accentText, devicePixelRatioF()), QIcon::Selected);
        item->setIcon(icon);
        item->setData(Qt::AccessibleTextRole,
                      agrees ? tr("%1 agrees to be recorded").arg(speaker.name) : tr("%1 has not agreed yet").arg(speaker.name));
    }
}

void ConsentPage::refreshProblem()
{
    const NewSpeaker* speaker = current();
    const bool answered = speaker != nullptr && (m_isStale || !speaker->expressed.isEmpty());
    if (answered && !speaker->purposes.contains(Purpose::Record))
        setProblem(
            tr("%1 does not agree to be recorded. Take them out of the session and out of the room, or do not record.").arg(speaker->name));
    else if (m_isStale && m_ways->checkedId() == Signature)
        setProblem(tr("%1 signed for other choices: clear the signature, and let them sign again.").arg(speaker->name));
    else if (m_isStale)
        setProblem(tr("The file of %1 was chosen for other choices: choose it again.").arg(speaker->name));
    else
        setProblem({});
}

bool ConsentPage::isComplete() const
{
    return std::all_of(m_draft.speakers.begin(), m_draft.speakers.end(),
                       [this](const NewSpeaker& speaker) { return m_draft.isAgreedToBy(speaker); });
}

void ConsentPage::printNotice()
{
    QPrinter printer;
    QPrintDialog dialog(&printer, this);
    if (dialog.exec() == QDialog::Accepted)
        printHtml(m_notice->toHtml(), printer);
}

}  // namespace undertone
