// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing: the target whose precompiled header tests over LibTorch share wants a file.
