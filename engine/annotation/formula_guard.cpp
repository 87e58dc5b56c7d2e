// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/annotation/formula_guard.h"

#include <string_view>

namespace undertone {
namespace {

bool isFormulaBehindApostrophes(std::string_view cell)
{
    const auto first = cell.find_first_not_of('\'');
    return first != std::string_view::npos && std::string_view("=+-@\t").find(cell[first]) != std::string_view::npos;
}

}  // namespace

std::string withFormulaGuard(std::string cell)
{
    if (isFormulaBehindApostrophes(cell))
        cell.insert(0, 1, '\'');
    return cell;
}

std::string withoutFormulaGuard(std::string cell)
{
    if (cell.starts_with('\'') && isFormulaBehindApostrophes(cell))
        cell.erase(0, 1);
    return cell;
}

}  // namespace undertone
