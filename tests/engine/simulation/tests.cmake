# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(conversation_planner_test LABEL unit SOURCES conversation_planner_test.cpp LIBS undertone::simulation)
undertone_plain_test(simulated_corpus_test LABEL unit SOURCES simulated_corpus_test.cpp LIBS undertone::simulation)
