// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for its instruction set: sources.cmake.
#define UNDERTONE_KERNELS generic
#include "engine/model/kernels/cpu/row_kernels_body.h"
