# SPDX-License-Identifier: GPL-3.0-or-later
foreach(_name iemocap manifest readers split_auditor)
  undertone_plain_test(corpus_${_name}_test LABEL unit SOURCES corpus_${_name}_test.cpp LIBS undertone::corpus)
endforeach()
undertone_plain_test(corpus_open_speech_test LABEL data SOURCES corpus_open_speech_test.cpp LIBS undertone::corpus undertone::simulation undertone::annotation)
