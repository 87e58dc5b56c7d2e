// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_wizard.h"

#include "ui/error_text.h"
#include "ui/training/corpus_page.h"
#include "ui/training/estimate_page.h"
#include "ui/training/method_page.h"
#include "ui/training/model_page.h"

namespace undertone {

TrainingWizard::TrainingWizard(TrainingService& service, const Theme& theme, QWidget* parent)
    : Wizard(theme, {tr("&Cancel"), tr("< Bac&k"), tr("&Next >"), tr("&Start training")}, parent), m_service(service)
{
    setPages({new CorpusPage(m_draft, service, theme, this), new ModelPage(m_draft, service, theme, this),
              new MethodPage(m_draft, service, theme, this), new EstimatePage(m_draft, service, theme, this)},
             {tr("Corpus"), tr("Model"), tr("Method"), tr("Estimate"), tr("Run"), tr("Result")});
}

void TrainingWizard::restart()
{
    m_draft.output.clear();
    goTo(0);
}

void TrainingWizard::finish()
{
    const auto id = m_service.start(m_draft);
    if (!id)
        setProblem(problemText(id.error(), tr("The training cannot be started")));
    else
        Q_EMIT started(*id);
}

}  // namespace undertone
