// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for its instruction set: sources.cmake.
#define UNDERTONE_KERNELS generic
#include "engine/model/fast/row_kernels_body.h"
