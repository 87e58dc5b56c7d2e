# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  dpm/dpm_checkpoint.cpp dpm/dpm_session.cpp dpm/heard_shares.cpp dpm/human_label.cpp)
