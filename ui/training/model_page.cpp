// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/model_page.h"

#include "ui/path_field.h"
#include "ui/training/training_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace undertone {

ModelPage::ModelPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, QWidget* parent)
    : WizardPage(draft, service, theme, tr("Which model?"),
                 tr("The parts are copied into the new model; they themselves stay as they are."), parent)
{
    m_sllm = new QRadioButton(tr("An &emotion speech LLM"), this);
    auto* sllmHint =
        addMuted(tr("A LoRA and the rows of speech tokens and emotions, on a base that stays frozen. What the program runs."), this);
    m_fromNothing = new QRadioButton(tr("A small &base model, from nothing"), this);
    auto* baseHint =
        addMuted(tr("All weights of a small Llama, for those who have no base of their own. The other stage comes after it."), this);
    for (QLabel* hint : {sllmHint, baseHint}) {
        hint->setWordWrap(true);
        hint->setIndent(24);
    }
    m_sllm->setAccessibleDescription(sllmHint->text());
    m_fromNothing->setAccessibleDescription(baseHint->text());
    auto* kinds = new QVBoxLayout;
    kinds->setSpacing(Spacing::hair);
    kinds->addWidget(m_sllm);
    kinds->addWidget(sllmHint);
    kinds->addSpacing(Spacing::medium);
    kinds->addWidget(m_fromNothing);
    kinds->addWidget(baseHint);
    content().addLayout(kinds);
    content().addSpacing(Spacing::medium);
    buildForm();
    m_room = addMuted({}, this);
    m_room->setWordWrap(true);
    content().addWidget(m_room);
    content().addStretch(1);
    m_sllm->setChecked(true);
    connect(m_sllm, &QRadioButton::toggled, this, [this](bool on) { chooseStage(on ? "sllm" : "base"); });
    connect(&service, &TrainingService::partsChecked, this, &ModelPage::show);
    setFocusProxy(m_base);
}

void ModelPage::buildForm()
{
    m_base = new PathField(PathField::Kind::Folder, tr("Base model"), {}, this);
    m_base->setPlaceholder(tr("Folder in Hugging Face's layout: config.json, safetensors"));
    m_tokenizer = new PathField(PathField::Kind::Folder, tr("Speech tokenizer"), {}, this);
    m_tokenizer->setPlaceholder(tr("Folder of the tokenizer that made the tokens"));
    m_name = new QLineEdit(QString::fromStdString(m_draft.name), this);
    m_name->setAccessibleName(tr("Name of the model"));
    m_name->setMaxLength(80);
    m_output = new PathField(PathField::Kind::NewFolder, tr("Folder to write"), {}, this);
    m_form = new QFormLayout;
    m_form->setHorizontalSpacing(Spacing::large);
    m_form->setVerticalSpacing(Spacing::medium);
    m_form->addRow(tr("Ba&se model"), m_base);
    m_form->addRow(tr("Speech tokeni&zer"), m_tokenizer);
    m_form->addRow(tr("Na&me"), m_name);
    m_form->addRow(tr("&Write to"), m_output);
    content().addLayout(m_form);
    for (PathField* field : {m_base, m_tokenizer})
        connect(field, &PathField::changed, this, &ModelPage::takeIn);
    connect(m_output, &PathField::changed, this, [this] {
        m_ownOutput = !m_output->path().empty();
        takeIn();
    });
    connect(m_name, &QLineEdit::textEdited, this, &ModelPage::takeIn);
}

void ModelPage::enter()
{
    if (m_tokenizer->path().empty())
        m_tokenizer->setPath(m_draft.tokenizer);  // of the corpus that was tokenized on the page before
    takeIn();
}

void ModelPage::setParts(const std::filesystem::path& base, const std::filesystem::path& tokenizer)
{
    m_base->setPath(base);
    m_tokenizer->setPath(tokenizer);
    takeIn();
}

void ModelPage::chooseStage(const char* stage)
{
    m_draft.stage = stage;
    const bool sllm = m_draft.stage == "sllm";
    m_form->setRowVisible(m_base, sllm);
    m_form->setRowVisible(m_tokenizer, sllm);
    takeIn();
}

void ModelPage::takeIn()
{
    m_draft.base = m_base->path();
    m_draft.tokenizer = m_tokenizer->path();
    m_draft.name = m_name->text().trimmed().toStdString();
    if (!m_ownOutput)
        m_output->setPath(m_service.proposedOutput(m_draft));
    m_draft.output = m_output->path();
    m_complete = false;
    Q_EMIT completeChanged();
    m_service.checkParts(m_draft);
}

void ModelPage::show(const TrainingParts& parts)
{
    m_complete = parts.problem == PartsProblem::None;
    // An empty field says by itself what is missing; a sentence is for what was entered.
    const bool untouched = m_draft.stage == "sllm" && m_draft.base.empty() && m_draft.tokenizer.empty();
    setProblem(untouched ? QString() : partsProblemText(parts));
    m_room->setText(
        parts.neededBytes > 0
            ? tr("It will take about %1 on disk; %2 are free there.").arg(bytesText(parts.neededBytes), bytesText(parts.freeBytes))
            : QString());
    Q_EMIT completeChanged();
}

}  // namespace undertone
