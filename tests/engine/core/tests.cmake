# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(seeded_random_test LABEL unit SOURCES seeded_random_test.cpp LIBS undertone::core)
