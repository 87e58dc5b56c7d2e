// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/edit.h"

#include <utility>

namespace undertone {

Edit inverseOf(Edit edit)
{
    for (Change& change : edit.changes)
        std::visit([](auto& replacement) { std::swap(replacement.before, replacement.after); }, change);
    return edit;
}

}  // namespace undertone
