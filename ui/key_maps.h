// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

class QAction;

namespace undertone {

/// Sets of keys, for hands that know another program. What a set does not name keeps its own key, unless the set gives that to something
/// else.
struct KeyMap {
    QString code;                      ///< what is remembered: "elan"; empty: the window's own
    QString name;                      ///< of the program
    QMap<QString, QKeySequence> keys;  ///< by the object name of the action
};

const QList<KeyMap>& keyMaps();

/// The keys that actions had before, by object name: the window's own.
using OwnKeys = QMap<QString, QList<QKeySequence>>;
OwnKeys ownKeys(const QList<QAction*>& actions);
/// Gives actions the keys of a map. No key has two actions afterwards.
void applyKeyMap(const KeyMap& map, const OwnKeys& own, const QList<QAction*>& actions);

}  // namespace undertone
