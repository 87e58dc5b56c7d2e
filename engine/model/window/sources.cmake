# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  window/autograd_pass.cpp window/fast_pass.cpp window/group_lora.cpp window/output_rows.cpp window/projection_group.cpp window/tile_lora.cpp
  window/window_attention.cpp window/window_attention_tiles.cpp window/batched_windows.cpp window/batched_windows_backward.cpp window/window_cost.cpp
  window/window_lanes.cpp window/window_rows.cpp)
