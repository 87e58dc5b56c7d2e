# SPDX-License-Identifier: GPL-3.0-or-later
# Tests of engine/io, engine/stats and engine/corpus.
set(_here "${CMAKE_CURRENT_LIST_DIR}")
undertone_test(io_safetensors_test LABEL unit SOURCES ${_here}/io_safetensors_test.cpp LIBS undertone::io)
undertone_test(io_tensor_io_test LABEL unit SOURCES ${_here}/io_tensor_io_test.cpp LIBS undertone::model)
undertone_test(io_timeline_json_test LABEL unit SOURCES ${_here}/io_timeline_json_test.cpp LIBS undertone::io)
undertone_test(io_model_directory_test LABEL unit SOURCES ${_here}/io_model_directory_test.cpp LIBS undertone::io)
undertone_test(io_run_journal_test LABEL unit SOURCES ${_here}/io_run_journal_test.cpp LIBS undertone::io)
undertone_test(io_token_cache_test LABEL unit SOURCES ${_here}/io_token_cache_test.cpp LIBS undertone::io)
undertone_test(stats_test LABEL unit SOURCES ${_here}/stats_test.cpp LIBS undertone::stats)
undertone_test(corpus_segments_test LABEL unit SOURCES ${_here}/corpus_segments_test.cpp LIBS undertone::corpus)
undertone_test(corpus_manifest_test LABEL unit SOURCES ${_here}/corpus_manifest_test.cpp LIBS undertone::corpus)
undertone_test(corpus_conversation_plan_test LABEL unit SOURCES ${_here}/corpus_conversation_plan_test.cpp LIBS undertone::corpus)
undertone_test(corpus_open_speech_test LABEL data SOURCES ${_here}/corpus_open_speech_test.cpp LIBS undertone::corpus)
