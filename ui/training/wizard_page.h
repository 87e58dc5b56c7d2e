// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/figure_label.h"
#include "ui/form_page.h"
#include "ui/services/training_service.h"
#include "ui/training/training_draft.h"

namespace undertone {

/// One page of the wizard for trainings.
class WizardPage : public FormPage {
    Q_OBJECT
public:
    WizardPage(TrainingDraft& draft, TrainingService& service, const Theme& theme, const QString& title, const QString& sentence,
               QWidget* parent = nullptr)
        : FormPage(theme, title, sentence, parent), m_draft(draft), m_service(service)
    {
    }

protected:
    TrainingDraft& m_draft;
    TrainingService& m_service;
};

}  // namespace undertone
