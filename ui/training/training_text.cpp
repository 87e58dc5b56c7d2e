// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_text.h"

#include "ui/error_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace undertone {
namespace {

class TrainingWords {
    Q_DECLARE_TR_FUNCTIONS(Training)
public:
    static QString sentence(const char* text) { return tr(text); }
};

struct Named {
    const char* key;
    const char* name;
    const char* hint;
};

constexpr Named options[] = {
    {"steps", QT_TRANSLATE_NOOP("Training", "Steps"), QT_TRANSLATE_NOOP("Training", "Updates of the weights")},
    {"epochs", QT_TRANSLATE_NOOP("Training", "Epochs"),
     QT_TRANSLATE_NOOP("Training", "Passes over the training dialogues, in place of steps; 0: the steps count")},
    {"batch", QT_TRANSLATE_NOOP("Training", "Windows at a time"), QT_TRANSLATE_NOOP("Training", "Side by side; more take more memory")},
    {"accumulate", QT_TRANSLATE_NOOP("Training", "Batches per step"), QT_TRANSLATE_NOOP("Training", "A larger batch without more memory")},
    {"learning-rate", QT_TRANSLATE_NOOP("Training", "Learning rate"), QT_TRANSLATE_NOOP("Training", "The largest of the schedule")},
    {"schedule", QT_TRANSLATE_NOOP("Training", "Schedule"), QT_TRANSLATE_NOOP("Training", "How the learning rate falls after the warm-up")},
    {"warm-up", QT_TRANSLATE_NOOP("Training", "Warm-up steps"), QT_TRANSLATE_NOOP("Training", "While the rate rises along a line")},
    {"clip-norm", QT_TRANSLATE_NOOP("Training", "Gradient clipping"),
     QT_TRANSLATE_NOOP("Training", "Largest norm of the gradient; 0: not clipped")},
    {"emotion-loss-weight", QT_TRANSLATE_NOOP("Training", "Weight of L_e"),
     QT_TRANSLATE_NOOP("Training", "W of the loss (1 − W) L_a + W L_e; 0.5 is Eq. 7")},
    {"averaging", QT_TRANSLATE_NOOP("Training", "Averaging"),
     QT_TRANSLATE_NOOP("Training", "Decay of a moving average of the weights, such as 0.99, which is measured and written; 0: off")},
    {"base-objective", QT_TRANSLATE_NOOP("Training", "Objective"),
     QT_TRANSLATE_NOOP("Training", "Both losses (L_a and L_e), or the next token alone, as in the paper’s chain")},
    {"temporary-rank", QT_TRANSLATE_NOOP("Training", "Temporary rank"),
     QT_TRANSLATE_NOOP("Training", "Of the temporary LoRA: when memory-aware, and of the model in use")},
    {"temporary-half-life", QT_TRANSLATE_NOOP("Training", "Temporary half-life"),
     QT_TRANSLATE_NOOP("Training", "Sentences in which what it holds fades to half; 0: never")},
    {"temporary-readout-norm", QT_TRANSLATE_NOOP("Training", "Readout norm"),
     QT_TRANSLATE_NOOP("Training", "Largest L2 norm of it under which emotions are read; 0: not bounded")},
    {"temporary-alpha", QT_TRANSLATE_NOOP("Training", "Temporary alpha"), QT_TRANSLATE_NOOP("Training", "Its alpha")},
    {"temporary-rate", QT_TRANSLATE_NOOP("Training", "Temporary rate"), QT_TRANSLATE_NOOP("Training", "Its learning rate")},
    {"weight-decay", QT_TRANSLATE_NOOP("Training", "Weight decay"), QT_TRANSLATE_NOOP("Training", "Of AdamW, on matrices")},
    {"n-o", QT_TRANSLATE_NOOP("Training", "Target tokens (n_o)"),
     QT_TRANSLATE_NOOP("Training", "Targets of the audio loss in a window, Eq. 3")},
    {"n-p", QT_TRANSLATE_NOOP("Training", "Prefix tokens (n_p)"), QT_TRANSLATE_NOOP("Training", "Tokens before them, Eq. 3")},
    {"packed-tokens", QT_TRANSLATE_NOOP("Training", "Tokens of a stretch"),
     QT_TRANSLATE_NOOP("Training", "At most what the model sees (n_limit)")},
    {"readouts", QT_TRANSLATE_NOOP("Training", "Emotions read"),
     QT_TRANSLATE_NOOP("Training", "At all sentences of a window, or its last")},
    {"lora-rank", QT_TRANSLATE_NOOP("Training", "LoRA rank"), {}},
    {"lora-alpha", QT_TRANSLATE_NOOP("Training", "LoRA alpha"), {}},
    {"new-rows", QT_TRANSLATE_NOOP("Training", "Rows of new tokens"),
     QT_TRANSLATE_NOOP("Training", "Of codes and emotions, in embedding and output")},
    {"memory-aware", QT_TRANSLATE_NOOP("Training", "Memory-aware"),
     QT_TRANSLATE_NOOP("Training", "The temporary LoRA follows each dialogue, as it does in use")},
    {"validate", QT_TRANSLATE_NOOP("Training", "Share held back"),
     QT_TRANSLATE_NOOP("Training", "Share of the training dialogues, to keep the best by; 0: none")},
    {"evaluate-every", QT_TRANSLATE_NOOP("Training", "Measure every"),
     QT_TRANSLATE_NOOP("Training", "Steps between two measurements; 0: never")},
    {"patience", QT_TRANSLATE_NOOP("Training", "Patience"),
     QT_TRANSLATE_NOOP("Training", "Measurements without a better one before it stops; 0: never")},
    {"stop-on", QT_TRANSLATE_NOOP("Training", "Best by"), QT_TRANSLATE_NOOP("Training", "What makes the dialogues held back read better")},
    {"hidden", QT_TRANSLATE_NOOP("Training", "Width"), QT_TRANSLATE_NOOP("Training", "Of the new body")},
    {"layers", QT_TRANSLATE_NOOP("Training", "Blocks"), {}},
    {"heads", QT_TRANSLATE_NOOP("Training", "Attention heads"), {}},
    {"feed-forward", QT_TRANSLATE_NOOP("Training", "Feed-forward width"), {}},
    {"seed", QT_TRANSLATE_NOOP("Training", "Seed"), QT_TRANSLATE_NOOP("Training", "Of everything random")},
    {"device", QT_TRANSLATE_NOOP("Training", "Device"), {}},
    {"dtype", QT_TRANSLATE_NOOP("Training", "Number type"), QT_TRANSLATE_NOOP("Training", "Of the matrix products")},
};

constexpr Named figures[] = {
    {"steps_done", QT_TRANSLATE_NOOP("Training", "Steps"), {}},
    {"validation.best_step", QT_TRANSLATE_NOOP("Training", "Best step"), {}},
    {"seconds", QT_TRANSLATE_NOOP("Training", "Time"), {}},
    {"audio_loss", QT_TRANSLATE_NOOP("Training", "Audio loss L_a"), {}},
    {"emotion_loss", QT_TRANSLATE_NOOP("Training", "Emotion loss L_e"), {}},
    {"validation.audio_loss", QT_TRANSLATE_NOOP("Training", "L_a, held back"), {}},
    {"validation.mean_recall", QT_TRANSLATE_NOOP("Training", "UA, held back"), {}},
    {"dev_audio_loss", QT_TRANSLATE_NOOP("Training", "L_a, other speakers"), {}},
    {"dev_mean_recall", QT_TRANSLATE_NOOP("Training", "UA, other speakers"), {}},
    {"device", QT_TRANSLATE_NOOP("Training", "Device"), {}},
    {"dtype", QT_TRANSLATE_NOOP("Training", "Number type"), {}},
};

constexpr Named presets[] = {
    {"paper", QT_TRANSLATE_NOOP("Training", "As the paper"),
     QT_TRANSLATE_NOOP("Training", "Section 4.2: one window a step, 20 passes, rank 64, learning rate 5e-5")},
    {"quick", QT_TRANSLATE_NOOP("Training", "Quick"), QT_TRANSLATE_NOOP("Training", "Minutes on two cores: to see that everything works")},
    {"small", QT_TRANSLATE_NOOP("Training", "Small model"), QT_TRANSLATE_NOOP("Training", "How the small model that ships was trained")},
    {"packed", QT_TRANSLATE_NOOP("Training", "Packed"),
     QT_TRANSLATE_NOOP("Training", "Whole stretches of a dialogue, for reading in one pass")},
};

template <std::size_t size> const Named* find(const Named (&table)[size], const std::string& key)
{
    const auto* found = std::find_if(std::begin(table), std::end(table), [&](const Named& named) { return key == named.key; });
    return found == std::end(table) ? nullptr : found;
}

template <std::size_t size> QString nameIn(const Named (&table)[size], const std::string& key)
{
    const Named* named = find(table, key);
    return named != nullptr ? TrainingWords::sentence(named->name) : QString();
}

template <std::size_t size> QString hintIn(const Named (&table)[size], const std::string& key)
{
    const Named* named = find(table, key);
    return named != nullptr && named->hint != nullptr ? TrainingWords::sentence(named->hint) : QString();
}

QString asItIs(const QString& text, const std::string& key)
{
    return text.isEmpty() ? QString::fromStdString(key) : text;
}

}  // namespace

QString stateText(TrainingState state)
{
    switch (state) {
    case TrainingState::Running: return TrainingWords::tr("running");
    case TrainingState::Paused: return TrainingWords::tr("paused");
    case TrainingState::Interrupted: return TrainingWords::tr("interrupted");
    case TrainingState::Finished: return TrainingWords::tr("finished");
    case TrainingState::Failed: return TrainingWords::tr("failed");
    }
    return {};
}

QString stageText(const std::string& stage)
{
    return stage == "base" ? TrainingWords::tr("Base model") : TrainingWords::tr("Emotion speech LLM");
}

QString lengthText(double seconds)
{
    if (seconds < 0.0 || !std::isfinite(seconds))
        return QStringLiteral("–");
    const auto whole = static_cast<qint64>(std::llround(seconds));
    if (whole >= 48LL * 3600)
        return TrainingWords::tr("%1 days").arg(QLocale().toString(static_cast<double>(whole) / 86400.0, 'f', 1));
    if (whole >= 3600)
        return TrainingWords::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, QLatin1Char('0'));
    if (whole >= 60)
        return TrainingWords::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
    return TrainingWords::tr("%1 s").arg(whole);
}

QString bytesText(std::int64_t bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString countText(std::int64_t count)
{
    return QLocale().toString(static_cast<qlonglong>(count));
}

QString optionText(const std::string& option)
{
    return asItIs(nameIn(options, option), option);
}
QString optionHint(const std::string& option)
{
    return hintIn(options, option);
}
QString presetText(const std::string& preset)
{
    return asItIs(nameIn(presets, preset), preset);
}
QString presetHint(const std::string& preset)
{
    return hintIn(presets, preset);
}

QString partsProblemText(const TrainingParts& parts)
{
    const QString folder = pathText(parts.path);
    switch (parts.problem) {
    case PartsProblem::None: return {};
    case PartsProblem::NoBase: return TrainingWords::tr("Choose the folder of a base model, or train one from nothing first.");
    case PartsProblem::BaseWithoutConfig: return TrainingWords::tr("The folder %1 holds no base model: it has no config.json.").arg(folder);
    case PartsProblem::BaseOfPickles:
        return TrainingWords::tr("The base in %1 lies there as pickles, which are not read: convert it to safetensors.").arg(folder);
    case PartsProblem::BaseWithoutWeights: return TrainingWords::tr("The folder %1 holds no weights (safetensors).").arg(folder);
    case PartsProblem::NoTokenizer: return TrainingWords::tr("Choose the folder of the speech tokenizer that made the tokens.");
    case PartsProblem::TokenizerIncomplete:
        return TrainingWords::tr("The folder %1 holds no speech tokenizer: that is a config.json and a model.safetensors.").arg(folder);
    case PartsProblem::OtherTokenizer:
        return TrainingWords::tr(
                   "The tokens were made by another tokenizer than %1: choose the one that made them, or make the tokens anew.")
            .arg(folder);
    case PartsProblem::NoName: return TrainingWords::tr("Give the model a name.");
    case PartsProblem::NoOutput: return TrainingWords::tr("Name the folder to write.");
    case PartsProblem::OutputInUse: return TrainingWords::tr("The folder %1 holds files already: name another one.").arg(folder);
    case PartsProblem::NoRoom:
        return TrainingWords::tr(
                   "There is no room for the model: it takes about %1, and %2 are free where it would lie. Name another folder.")
            .arg(bytesText(parts.neededBytes), bytesText(parts.freeBytes));
    case PartsProblem::Unreadable:
        return parts.error ? problemText(*parts.error, TrainingWords::tr("The parts cannot be read")) : QString();
    }
    return {};
}

QString figureText(const std::string& figure)
{
    return nameIn(figures, figure);
}

QString figureValue(const std::string& figure, const std::string& value)
{
    const QString text = QString::fromStdString(value);
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (!isNumber)
        return text == QLatin1String("null") ? QStringLiteral("–") : text;
    if (figure == "seconds")
        return lengthText(number);
    if (figure.ends_with("recall"))
        return TrainingWords::tr("%1 %").arg(QLocale().toString(100.0 * number, 'f', 1));
    return figure.ends_with("loss") ? QLocale().toString(number, 'f', 3) : countText(static_cast<std::int64_t>(number));
}

QString sameFromTheCommandLine()
{
    return TrainingWords::tr("The same from the command line, with the same figures");
}

QString pathText(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

QString runTitle(const TrainingRun& run, const std::vector<TrainingRun>& runs)
{
    const auto startOf = [](const TrainingRun& one) {
        const auto created = QDateTime::fromString(QString::fromStdString(one.description.created), Qt::ISODate).toLocalTime();
        return QLocale().toString(created, QLocale::ShortFormat);
    };
    const QString start = startOf(run);
    int namesakes = 0;
    int atOnce = 0;  ///< of those, started within the minute that the text tells
    for (const TrainingRun& other : runs) {
        const bool same = other.description.name == run.description.name && other.description.id != run.description.id;
        namesakes += same ? 1 : 0;
        atOnce += same && startOf(other) == start ? 1 : 0;
    }
    if (namesakes == 0)
        return QString::fromStdString(run.description.name);
    return atOnce == 0 ? QString::fromStdString(run.description.name) + QStringLiteral(" · ") + start
                       : QString::fromStdString(run.description.id);
}

QString progressText(const TrainingRun& run)
{
    if (!run.last)
        return run.state == TrainingState::Running ? TrainingWords::tr("getting ready") : TrainingWords::tr("no step taken");
    return TrainingWords::tr("step %1 of %2").arg(countText(run.last->step), countText(run.last->steps));
}

}  // namespace undertone
