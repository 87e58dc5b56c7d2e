// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace undertone {

/// What is said wherever results are shown or written: what the labels are worth, and what must not be done with
/// them. The window shows its translation.
inline constexpr std::string_view resultNotice =
    "Emotion labels are a model's guesses from the sound of speech, often wrong, and say nothing certain about what a person feels. "
    "Inferring emotions of people at work or in education is prohibited in the European Union, except for medical or safety reasons "
    "(AI Act, Art. 5(1)(f)).";

}  // namespace undertone
