# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(average_linkage_test LABEL golden SOURCES average_linkage_test.cpp LIBS undertone::diarization)
undertone_plain_test(speaker_turns_test LABEL unit SOURCES speaker_turns_test.cpp LIBS undertone::diarization)
