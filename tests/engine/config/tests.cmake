# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(config_field_test LABEL unit SOURCES config_field_test.cpp LIBS undertone::config undertone::messages)
