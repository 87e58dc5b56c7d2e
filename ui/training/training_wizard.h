// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/training_service.h"
#include "ui/theme.h"
#include "ui/training/training_draft.h"
#include "ui/wizard.h"

namespace undertone {

/// From a corpus to a running training, page by page. Nothing is started before its last button is pressed.
class TrainingWizard : public Wizard {
    Q_OBJECT
public:
    TrainingWizard(TrainingService& service, const Theme& theme, QWidget* parent = nullptr);

    /// Back to the first page; what was entered stays.
    void restart();
    using Wizard::pageAt;
    [[nodiscard]] const TrainingDraft& draft() const { return m_draft; }

Q_SIGNALS:
    void started(const std::string& id);

protected:
    void finish() override;

private:
    TrainingService& m_service;
    TrainingDraft m_draft;
};

}  // namespace undertone
