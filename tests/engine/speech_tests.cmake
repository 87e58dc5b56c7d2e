# SPDX-License-Identifier: GPL-3.0-or-later
# Speech tokenizer, recording normalisation and their training.
set(_here "${CMAKE_CURRENT_LIST_DIR}")
undertone_test(speech_tokenizer_test LABEL unit SOURCES ${_here}/speech_tokenizer_test.cpp LIBS undertone::model)
undertone_test(inference_encoder_test LABEL unit SOURCES ${_here}/inference_encoder_test.cpp LIBS undertone::model)
undertone_test(speech_tokenizer_golden_test LABEL golden SOURCES ${_here}/speech_tokenizer_golden_test.cpp LIBS undertone::model)
undertone_test(speech_tokenizer_training_test LABEL unit SOURCES ${_here}/speech_tokenizer_training_test.cpp LIBS undertone::model)
undertone_test(onnx_tokenizer_test LABEL golden SOURCES ${_here}/onnx_tokenizer_test.cpp LIBS undertone::model)
