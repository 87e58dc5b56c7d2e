// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/messages/message_table.h"

namespace undertone {

MessageTable windowMessages()
{
    static constexpr MessageEntry entries[] = {
        {"export.folder-in-use", QT_TRANSLATE_NOOP("Errors", "The folder {0} holds files already: name another one.")},
        {"export.no-object", QT_TRANSLATE_NOOP("Errors", "The file {0} is no JSON object.")},
        {"player.no-answer",
         QT_TRANSLATE_NOOP("Errors",
                           "The sound device does not answer: check that it is still connected, or choose another as the system's default "
                           "output, then play again.")},
        {"program.cannot-start", QT_TRANSLATE_NOOP("Errors", "The program {0} cannot be started: it belongs beside this one.")},
        {"program.no-word", QT_TRANSLATE_NOOP("Errors", "The program ended before it said a word.")},
        {"tokenizing.already", QT_TRANSLATE_NOOP("Errors", "A corpus is being tokenized already: wait for it, or stop it first.")},
        {"training.getting-ready", QT_TRANSLATE_NOOP("Errors", "The training is getting ready: ask again in a moment.")},
        {"training.no-word", QT_TRANSLATE_NOOP("Errors", "The training ended before it said a word.")},
        {"training.probe-no-word", QT_TRANSLATE_NOOP("Errors", "The two steps ended without a word: the machine may be short of memory.")},
        {"training.run-folder-cannot", QT_TRANSLATE_NOOP("Errors", "The run folder {0} cannot be made: {1}.")},
        {"training.run-gone", QT_TRANSLATE_NOOP("Errors", "The run folder {0} is not there any more.")},
        {"window.cannot-write", QT_TRANSLATE_NOOP("Errors", "Cannot write {0}: {1}.")},
        {"window.other-sentences",
         QT_TRANSLATE_NOOP("Errors", "The run to compare with found other sentences; analyse the recording again and then compare.")},
        {"window.picture-lines",
         QT_TRANSLATE_NOOP("Errors", "The picture would have {0} lines; at most {1} are possible. Choose longer lines.")},
        {"window.picture-too-large",
         QT_TRANSLATE_NOOP("Errors",
                           "A picture of {0} by {1} pixels does not fit into memory: make it narrower, give it fewer lines, or write it as "
                           "SVG or PDF.")},
        {"window.segments-alone",
         QT_TRANSLATE_NOOP("Errors", "A segments file belongs to a recording: open the recording first, or drop both together.")},
    };
    return entries;
}

}  // namespace undertone
