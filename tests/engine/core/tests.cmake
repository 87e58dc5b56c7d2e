# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(conversation_test LABEL unit SOURCES conversation_test.cpp LIBS undertone::core)
