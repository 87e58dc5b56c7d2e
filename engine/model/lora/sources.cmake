# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_LORA_SOURCES
  lora_adapter.cpp
  lora_config.cpp
  lora_linear.cpp
  module_rates.cpp
  peft_config.cpp
  temporary_lora.cpp)
