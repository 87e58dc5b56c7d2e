# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(segments_reader_test LABEL unit SOURCES segments_reader_test.cpp LIBS undertone::annotation)
undertone_plain_test(timeline_json_test LABEL unit SOURCES timeline_json_test.cpp LIBS undertone::annotation undertone::io)
undertone_plain_test(timeline_writers_test LABEL unit SOURCES timeline_writers_test.cpp LIBS undertone::annotation)
undertone_plain_test(segments_golden_test LABEL golden SOURCES segments_golden_test.cpp LIBS undertone::annotation)
undertone_plain_test(segments_round_trip_test LABEL oracle SOURCES segments_round_trip_test.cpp LIBS undertone::annotation)
undertone_plain_test(segments_choice_test LABEL unit SOURCES segments_choice_test.cpp LIBS undertone::annotation)
undertone_plain_test(segments_formats_test LABEL unit SOURCES segments_formats_test.cpp LIBS undertone::annotation)
