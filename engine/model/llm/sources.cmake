# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_LLM_SOURCES
  attention.cpp
  emotion_decoder.cpp
  model_config.cpp
  rotary_embedding.cpp
  speech_llm.cpp
  speech_llm_files.cpp
  token_window.cpp
  transformer_block.cpp)
