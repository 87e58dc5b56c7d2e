// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/key_maps.h"

#include <QAction>
#include <QSet>

namespace undertone {

const QList<KeyMap>& keyMaps()
{
    const auto key = [](const char* text) { return QKeySequence(QLatin1String(text)); };
    // Only what these programs have too, on the keys that they have it on.
    static const QList<KeyMap> maps{{{}, QStringLiteral("Undertone"), {}},
                                    {QStringLiteral("elan"),
                                     QStringLiteral("ELAN"),
                                     {{QStringLiteral("play"), key("Ctrl+Space")},
                                      {QStringLiteral("play-selection"), key("Shift+Space")},
                                      {QStringLiteral("loop"), key("Ctrl+L")},
                                      {QStringLiteral("next"), key("Alt+Right")},
                                      {QStringLiteral("previous"), key("Alt+Left")},
                                      {QStringLiteral("edit-text"), key("Alt+M")},
                                      {QStringLiteral("new-sentence"), key("Alt+N")},
                                      {QStringLiteral("remove"), key("Alt+D")},
                                      {QStringLiteral("deselect"), key("Alt+C")}}},
                                    {QStringLiteral("praat"),
                                     QStringLiteral("Praat"),
                                     {{QStringLiteral("play-selection"), key("Tab")},
                                      {QStringLiteral("next"), key("Alt+Right")},
                                      {QStringLiteral("previous"), key("Alt+Left")},
                                      {QStringLiteral("split"), key("Return")},
                                      {QStringLiteral("merge"), key("Alt+Backspace")},
                                      {QStringLiteral("zoom-in"), key("Ctrl+I")},
                                      {QStringLiteral("zoom-out"), key("Ctrl+O")},
                                      {QStringLiteral("zoom-selection"), key("Ctrl+N")},
                                      {QStringLiteral("zoom-fit"), key("Ctrl+A")},
                                      {QStringLiteral("zoom-back"), key("Ctrl+B")}}},
                                    {QStringLiteral("audacity"),
                                     QStringLiteral("Audacity"),
                                     {{QStringLiteral("play"), key("Space")},
                                      {QStringLiteral("loop"), key("L")},
                                      {QStringLiteral("next"), key("Alt+Right")},
                                      {QStringLiteral("previous"), key("Alt+Left")},
                                      {QStringLiteral("split"), key("Ctrl+I")},
                                      {QStringLiteral("merge"), key("Ctrl+J")},
                                      {QStringLiteral("new-sentence"), key("Ctrl+B")},
                                      {QStringLiteral("zoom-in"), key("Ctrl+1")},
                                      {QStringLiteral("zoom-out"), key("Ctrl+3")},
                                      {QStringLiteral("zoom-selection"), key("Ctrl+E")},
                                      {QStringLiteral("zoom-fit"), key("Ctrl+F")}}}};
    return maps;
}

OwnKeys ownKeys(const QList<QAction*>& actions)
{
    OwnKeys keys;
    for (const QAction* action : actions)
        keys.insert(action->objectName(), action->shortcuts());
    return keys;
}

void applyKeyMap(const KeyMap& map, const OwnKeys& own, const QList<QAction*>& actions)
{
    const QList<QKeySequence> given = map.keys.values();
    for (QAction* action : actions) {
        QList<QKeySequence> keys = own.value(action->objectName());
        if (const auto mapped = map.keys.constFind(action->objectName()); mapped != map.keys.constEnd())
            keys = {*mapped};
        else
            keys.removeIf([&given](const QKeySequence& key) { return given.contains(key); });
        action->setShortcuts(keys);
    }
}

}  // namespace undertone
