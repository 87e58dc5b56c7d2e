// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The training window over a simulated service, and the way to its pages.

#include "simulated_training.h"

#include "ui/theme.h"
#include "ui/training/corpus_page.h"
#include "ui/training/method_page.h"
#include "ui/training/model_page.h"
#include "ui/training/run_page.h"
#include "ui/training/training_runs_window.h"
#include "ui/training/training_wizard.h"

#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace undertone {

struct TrainingFixture {
    SimulatedTrainingService service;
    TrainingRunsWindow window{service, Theme::of(ThemeMode::Light)};

    TrainingWizard& wizard() { return window.wizard(); }
    CorpusPage& corpus() { return static_cast<CorpusPage&>(wizard().pageAt(0)); }
    ModelPage& model() { return static_cast<ModelPage&>(wizard().pageAt(1)); }
    MethodPage& method() { return static_cast<MethodPage&>(wizard().pageAt(2)); }
    void next() { wizard().nextButton().click(); }
    void toMethod()
    {
        window.show();
        window.startWizard();
        corpus().setCorpus("/data/train.safetensors");
        next();
        model().setParts("/data/base", "/data/tokenizer");
        next();
    }
    /// The window before a corpus whose folder was chosen.
    void toFolder()
    {
        window.show();
        window.startWizard();
        corpus().setCorpus("/data/IEMOCAP");
    }
    [[nodiscard]] QPushButton* button(const QString& text) const { return buttonOf(window.runPage(), text); }
    [[nodiscard]] QPushButton* corpusButton(const QString& text) { return buttonOf(corpus(), text); }
    [[nodiscard]] static QPushButton* buttonOf(const QWidget& page, const QString& text)
    {
        for (auto* found : page.findChildren<QPushButton*>()) {
            if (QString(found->text()).remove(QLatin1Char('&')).contains(text))
                return found;
        }
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& text)
    {
        for (const auto* label : corpus().findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(text))
                return true;
        }
        return false;
    }
};

inline bool holds(const std::vector<std::string>& words, const std::string& option, const std::string& value)
{
    const auto found = std::find(words.begin(), words.end(), option);
    return found != words.end() && found + 1 != words.end() && *(found + 1) == value;
}

}  // namespace undertone
