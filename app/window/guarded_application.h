// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/catch_all.h"
#include "engine/messages/catalogue.h"

#include <QApplication>

#include <cstdio>

namespace undertone {

/// An exception out of a slot or an event handler must not cross Qt's event loop: here it is told of in one sentence, and the event loop
/// ends with code 1, so that everything is taken down in order.
class GuardedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        const auto handled = catchAll([&] { return QApplication::notify(receiver, event); });
        if (handled)
            return *handled;
        std::fprintf(stderr, "undertone: %s\n", englishSentence(handled.error()).c_str());
        exit(1);
        return true;
    }
};

}  // namespace undertone
