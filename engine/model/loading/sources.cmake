# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  loading/loaded_model.cpp)
