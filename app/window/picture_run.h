// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/window_options.h"

namespace undertone {

/// `undertone --render`: analyses a recording and writes its timeline as PNG, and JSON where asked, without a
/// window. Progress and errors go to stderr. Returns the exit code of contracts.md. Needs a QApplication.
int renderPicture(const WindowOptions& options);

}  // namespace undertone
