# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(emotion_names_test LABEL unit SOURCES emotion_names_test.cpp LIBS undertone::core)
undertone_plain_test(byte_stream_test LABEL unit SOURCES byte_stream_test.cpp LIBS undertone::core)
undertone_plain_test(conversation_test LABEL unit SOURCES conversation_test.cpp LIBS undertone::core)
undertone_plain_test(authorisation_test LABEL unit SOURCES authorisation_test.cpp LIBS undertone::core)
undertone_plain_test(seeded_random_test LABEL unit SOURCES seeded_random_test.cpp LIBS undertone::core)
undertone_plain_test(memory_plan_test LABEL unit SOURCES memory_plan_test.cpp LIBS undertone::core)
