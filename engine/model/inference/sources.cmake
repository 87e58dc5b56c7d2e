# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  inference/classifier_predictor.cpp inference/dialogue_predictor.cpp inference/dialogue_tokenizer.cpp)
