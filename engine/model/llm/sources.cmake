# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  llm/attention.cpp llm/emotion_decoder.cpp llm/fused_operations.cpp llm/lora_adapter.cpp llm/lora_linear.cpp llm/model_config.cpp
  llm/number_format.cpp llm/peft_config.cpp llm/rope_config.cpp llm/rotary_embedding.cpp llm/speech_llm.cpp llm/speech_llm_files.cpp llm/temporary_lora.cpp
  llm/token_window.cpp llm/transformer_block.cpp)
