// SPDX-License-Identifier: GPL-3.0-or-later
// ./dev bench drift: what hours of memory do to the labels. The sentences of a token file follow each other, and again from the first,
// until so many hours are full; they are read with memory off, as the model says, and with each bound that is named: half-life=SENTENCES,
// readout-norm=L2 or rate=LEARNING_RATE.
//   drift_bench MODEL_FOLDER TOKENS HOURS THREADS [BOUND[,BOUND...]...]
#include "app/process/process_setup.h"
#include "engine/api/dialogue_predictor.h"
#include "engine/io/dialogue_tokens.h"
#include "engine/messages/catalogue.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

using namespace undertone;

namespace {

constexpr double tokensPerHour = 25.0 * 3600.0;
constexpr std::size_t parts = 6;  // of the whole, one line each

template <class T> T orExit(Result<T> result)
{
    if (result)
        return std::move(*result);
    std::fprintf(stderr, "drift_bench: %s\n", englishSentence(result.error()).c_str());
    std::exit(1);
}

struct LongConversation {
    DialogueCodes codes;
    std::vector<std::optional<int>> labels;
};

LongConversation longConversation(const DialogueTokens& tokens, double hours)
{
    LongConversation made;
    for (double held = 0.0; held < hours * tokensPerHour;) {
        const double before = held;
        for (const auto& dialogue : tokens.dialogues) {
            for (const auto& sentence : dialogue.sentences) {
                if (held >= hours * tokensPerHour)
                    return made;
                held += static_cast<double>(sentence.codes.size());
                made.codes.push_back(sentence.codes);
                made.labels.push_back(sentence.label);
            }
        }
        if (held == before)
            break;  // nothing to say
    }
    return made;
}

std::size_t mostProbableOf(const SentencePrediction& prediction)
{
    return static_cast<std::size_t>(std::max_element(prediction.probabilities.begin(), prediction.probabilities.end())
                                    - prediction.probabilities.begin());
}

/// Shares of labels, accuracy and loss of each part of the conversation; of the loss and the labels also what differs from `off`.
void print(const char* name, const LongConversation& conversation, const std::vector<std::string>& labels,
           const std::vector<SentencePrediction>& predictions, const std::vector<SentencePrediction>& off)
{
    const auto count = predictions.size();
    for (std::size_t part = 0; part < parts; ++part) {
        const auto first = count * part / parts, last = count * (part + 1) / parts;
        std::vector<double> shares(labels.size(), 0.0);
        double right = 0.0, labelled = 0.0, differs = 0.0, loss = 0.0, lossOff = 0.0, losses = 0.0;
        for (auto i = first; i < last; ++i) {
            const auto label = mostProbableOf(predictions[i]);
            shares[label] += 100.0 / static_cast<double>(last - first);
            differs += label != mostProbableOf(off[i]) ? 100.0 / static_cast<double>(last - first) : 0.0;
            if (conversation.labels[i]) {
                labelled += 1.0;
                right += static_cast<int>(label) == *conversation.labels[i] ? 1.0 : 0.0;
            }
            if (predictions[i].audioLoss && off[i].audioLoss) {
                loss += *predictions[i].audioLoss;
                lossOff += *off[i].audioLoss;
                losses += 1.0;
            }
        }
        std::printf("%-22s part %zu of %zu ", name, part + 1, parts);
        for (std::size_t label = 0; label < labels.size(); ++label)
            std::printf(" %s %4.1f", labels[label].c_str(), shares[label]);
        std::printf("  right %5.1f %%  unlike memory off %4.1f %%  loss %.3f (%+.3f)\n", labelled > 0.0 ? 100.0 * right / labelled : 0.0,
                    differs, losses > 0.0 ? loss / losses : 0.0, losses > 0.0 ? (loss - lossOff) / losses : 0.0);
    }
    std::fflush(stdout);
}

PredictorOverrides boundsOf(const std::string& text)
{
    PredictorOverrides overrides;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, ',');) {
        const auto sign = part.find('=');
        const auto name = part.substr(0, sign);
        const double value = sign == std::string::npos ? 0.0 : std::strtod(part.c_str() + sign + 1, nullptr);
        if (name == "half-life")
            overrides.halfLife = value;
        else if (name == "readout-norm")
            overrides.readoutNorm = value;
        else if (name == "rate")
            overrides.learningRate = value;
        else {
            std::fprintf(stderr, "drift_bench: %s is none of half-life=, readout-norm=, rate=\n", part.c_str());
            std::exit(2);
        }
    }
    return overrides;
}

}  // namespace

int main(int argc, char** argv)
{
    ensurePassiveOpenMp(argv);
    if (argc < 5) {
        std::fputs("drift_bench MODEL_FOLDER TOKENS HOURS THREADS [BOUND[,BOUND...]...]\n", stderr);
        return 2;
    }
    const auto tokens = orExit(readDialogueTokens(argv[2]));
    const auto conversation = longConversation(tokens, std::strtod(argv[3], nullptr));
    const auto predictor =
        orExit(DialoguePredictor::load(argv[1], "auto", std::atoi(argv[4]), {Purpose::Analyse, LicenceAttestation::nothingStated()}));
    std::printf("%zu sentences, %s h; shares of labels in %%, loss in nats a token (beside memory off)\n", conversation.codes.size(),
                argv[3]);
    const auto off = orExit(predictor->read(conversation.codes, MemoryMode::Off, 1, {}));
    print("memory off", conversation, tokens.labels, off, off);
    print("memory on", conversation, tokens.labels, orExit(predictor->read(conversation.codes, MemoryMode::Dpm, 1, {})), off);
    for (int i = 5; i < argc; ++i) {
        const auto overrides = boundsOf(argv[i]);
        print(argv[i], conversation, tokens.labels,
              orExit(predictor->withOverrides(overrides)->read(conversation.codes, MemoryMode::Dpm, 1, {})), off);
    }
    return 0;
}
