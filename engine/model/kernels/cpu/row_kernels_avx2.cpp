// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for its instruction set: sources.cmake.
#define UNDERTONE_KERNELS avx2
#include "engine/model/kernels/cpu/row_kernels_body.h"
