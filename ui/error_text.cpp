// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/error_text.h"

#include "engine/messages/catalogue.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace undertone {
namespace {

class ErrorWords {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
public:
    static ErrorText of(ErrorCode code, const QString& file);
    static QString ofPlan() { return tr("What was in view stays. Analysis, Memory says what the next run does."); }
    static QString problem(const QString& what, const ErrorText& text, ErrorCode code);

private:
    static ErrorText ofFile(ErrorCode code, const QString& file);
    static ErrorText ofRun(ErrorCode code, const QString& file);
};

ErrorText ErrorWords::ofFile(ErrorCode code, const QString& file)
{
    const QString name = file.isEmpty() ? tr("The file") : tr("“%1”").arg(file);
    switch (code) {
    case ErrorCode::FileNotFound:
        return {tr("File not found"),
                tr("%1 is not there.").arg(name),
                tr("It may have been moved or renamed. Open it again from where it lies now."),
                {}};
    case ErrorCode::FileUnreadable:
        return {tr("The file cannot be read"),
                tr("%1 is there, but it cannot be read.").arg(name),
                tr("Check that you may read it and that its disk is connected."),
                {}};
    case ErrorCode::FileNotWritable:
        return {tr("The file cannot be written"),
                tr("%1 could not be written.").arg(name),
                tr("Choose another folder, or make room on this one. Nothing that was there has been overwritten."),
                {}};
    case ErrorCode::UnsupportedFormat:
        return {tr("Format not supported"),
                tr("%1 is not in a format that can be opened.").arg(name),
                tr("Audio may be WAV, FLAC, Ogg, Opus, MP3, AIFF and others; segments RTTM, TextGrid, EAF or CSV; models safetensors."),
                {}};
    case ErrorCode::CorruptFile:
        return {tr("The file is damaged"),
                tr("%1 is cut short or holds values that are not numbers.").arg(name),
                tr("Copy it again from its source, or write it anew with an audio editor."),
                {}};
    case ErrorCode::InvalidSegments:
        return {tr("The segments cannot be used"),
                tr("%1 holds nothing that can be used as sentences of this recording.").arg(name),
                tr("Correct what is named here, or analyse without a segments file."),
                {}};
    default: return {};
    }
}

ErrorText ErrorWords::ofRun(ErrorCode code, const QString& file)
{
    switch (code) {
    case ErrorCode::LimitExceeded:
        return {tr("A limit is exceeded"),
                tr("This recording or model goes past what can be handled safely."),
                tr("The details name the limit. A sentence that is too long can be split in the segments file."),
                {}};
    case ErrorCode::InvalidModel:
        return {tr("The model cannot be used"),
                file.isEmpty() ? tr("A part of the model is missing or has the wrong shape.")
                               : tr("A part of the model is missing or has the wrong shape: “%1”.").arg(file),
                tr("Install the model again, or choose another model folder."),
                {}};
    case ErrorCode::OutOfMemory:
        return {tr("Not enough memory"),
                tr("The machine ran out of memory during the analysis."),
                tr("Close other programs or choose a smaller model, then run again. Finished sentences are kept."),
                {}};
    case ErrorCode::DeviceUnavailable:
        return {tr("Device not available"),
                tr("The audio or computing device that was asked for cannot be used."),
                tr("Check that it is connected and free. Analysis also runs on the processor, without sound."),
                {}};
    case ErrorCode::NotAuthorised:
        return {tr("Not authorised"),
                tr("This speech may not be used for that, or no longer."),
                tr("The details say what is missing. Those who speak decide what their speech is used for."),
                {}};
    case ErrorCode::NotFinite:
        return {tr("The computation went astray"),
                tr("A loss stopped being a number, so the run was ended."),
                tr("Sentences up to here are sound. Running with memory off shows whether the updates were the cause."),
                {}};
    case ErrorCode::Cancelled:
        return {tr("Cancelled"), tr("The run was stopped before its end."), tr("Finished sentences are kept. Run again to go on."), {}};
    case ErrorCode::InvalidArgument:
        return {
            tr("This cannot be done"), tr("What was asked for does not fit together."), tr("The details say which setting to change."), {}};
    default:
        return {tr("Something unexpected happened"),
                tr("The run ended with an error that was not foreseen."),
                tr("Finished sentences are kept. If it happens again, please report it with the details."),
                {}};
    }
}

ErrorText ErrorWords::of(ErrorCode code, const QString& file)
{
    ErrorText text = ofFile(code, file);
    return text.title.isEmpty() ? ofRun(code, file) : text;
}

QString ErrorWords::problem(const QString& what, const ErrorText& text, ErrorCode code)
{
    // These two say no more than that something went wrong.
    const bool plain = code == ErrorCode::InvalidArgument || code == ErrorCode::Internal;
    //: Makes a sentence of what failed, and why.
    const QString summary = plain ? tr("%1.").arg(what) : tr("%1: %2.").arg(what, text.title);
    //: A failure in a few lines. {sentence} is an English sentence with the particulars, {summary} one in the language of the window.
    //: Translate with both, such as "{summary}\nOriginal message: {sentence}".
    return tr("{sentence}").replace(QStringLiteral("{summary}"), summary).replace(QStringLiteral("{sentence}"), text.detail);
}

/// A pattern that only puts arguments side by side, such as "{0} ({1})", is the same in every language.
bool hasWords(std::string_view pattern)
{
    return std::any_of(pattern.begin(), pattern.end(), [](unsigned char letter) { return std::isalpha(letter) != 0; });
}

/// The message in the window's language; nothing where a part of it is not translated.
std::optional<std::string> translated(const Message& message)
{
    if (message.id.empty())
        return message.text;
    const char* pattern = messagePattern(message.id);
    if (!pattern)
        return std::nullopt;
    const QString here = QCoreApplication::translate("Errors", pattern);
    if (hasWords(pattern) && here == QString::fromUtf8(pattern))
        return std::nullopt;
    std::vector<std::string> arguments;
    for (const Message& argument : message.arguments) {
        const auto part = translated(argument);
        if (!part)
            return std::nullopt;
        arguments.push_back(*part);
    }
    return filledPattern(here.toStdString(), arguments);
}

}  // namespace

QString messageText(const Message& message)
{
    const auto here = translated(message);
    return QString::fromStdString(here ? *here : englishSentence(message));
}

QString problemText(const Error& error, const QString& what)
{
    // Text without an id is as English as its writer.
    if (const auto here = translated(error.message); here && !error.message.id.empty())
        return QString::fromStdString(*here);
    return ErrorWords::problem(what, errorText(error), error.code);
}

ErrorText errorText(const Error& error)
{
    const QString file = QString::fromStdString(error.path.filename().string());
    ErrorText text = ErrorWords::of(error.code, file);
    text.detail = messageText(error.message);
    // Of a file of segments only the message knows the cause: a broken file, a missing column, a sentence past the end.
    if (error.code == ErrorCode::InvalidSegments && !error.message.id.empty())
        text.sentence = std::exchange(text.detail, {});
    // Of what does not fit together too, and what to do about it.
    if (error.code == ErrorCode::InvalidArgument && !error.message.id.empty()) {
        text.sentence = std::exchange(text.detail, {});
        text.remedy.clear();
    }
    // Of what was to be done to memory as well.
    if (error.message.id.starts_with("memory-plan.")) {
        text.sentence = text.detail.isEmpty() ? text.sentence : std::exchange(text.detail, {});
        text.remedy = ErrorWords::ofPlan();
    }
    return text;
}

}  // namespace undertone
