# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_DPM_SOURCES
  autograd_pass.cpp
  dpm_checkpoint.cpp
  dpm_config.cpp
  dpm_session.cpp
  number_format.cpp
  stepping.cpp)
