# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_TRAINING_SOURCES adam_w.cpp dialogue_dataset.cpp factored_rows.cpp training_config.cpp)
