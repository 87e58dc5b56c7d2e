# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(message_catalogue_test LABEL unit SOURCES message_catalogue_test.cpp)
