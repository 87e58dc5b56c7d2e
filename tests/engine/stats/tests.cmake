# SPDX-License-Identifier: GPL-3.0-or-later
undertone_plain_test(stats_test LABEL unit golden SOURCES stats_test.cpp LIBS undertone::stats)
target_precompile_headers(stats_test PRIVATE <QtTest> <QTemporaryDir> <filesystem>)
undertone_plain_test(stats_calibration_test LABEL unit golden SOURCES stats_calibration_test.cpp LIBS undertone::stats)
undertone_plain_test(rater_study_test LABEL unit golden SOURCES rater_study_test.cpp LIBS undertone::stats)
