# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_DPM_SOURCES
  dpm_checkpoint.cpp
  dpm_config.cpp
  dpm_session.cpp)
