# SPDX-License-Identifier: GPL-3.0-or-later
set(UNDERTONE_FAST_SOURCES
  cuda_kernel_library.cpp
  cuda_row_operations.cpp
  fast_pass.cpp
  flat_adam_w.cpp
  group_lora.cpp
  output_rows.cpp
  packed_weight.cpp
  projection_group.cpp
  row_kernels.cpp
  row_kernels_generic.cpp
  row_operations.cpp
  shared_windows.cpp
  shared_windows_backward.cpp
  tile_kernels.cpp
  tile_lora.cpp
  tile_product.cpp
  torch_row_operations.cpp
  window_attention.cpp
  window_attention_tiles.cpp
  window_cost.cpp
  window_lanes.cpp)

# The loops over rows are compiled once for each instruction set; no-torch sources, so no precompiled header.
set(UNDERTONE_ROW_KERNEL_FLAGS -O3 -fopenmp-simd -fno-math-errno -fno-trapping-math)
set_source_files_properties(fast/row_kernels.cpp fast/tile_kernels.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
set_source_files_properties(fast/row_kernels_generic.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "${UNDERTONE_ROW_KERNEL_FLAGS}")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND UNDERTONE_FAST_SOURCES row_kernels_avx2.cpp row_kernels_avx512.cpp tile_kernels_fp32_avx512.cpp tile_kernels_bf16_avx512.cpp)
  set_source_files_properties(fast/row_kernels.cpp fast/tile_kernels.cpp PROPERTIES COMPILE_DEFINITIONS UNDERTONE_X86_KERNELS)
  set_source_files_properties(fast/row_kernels_avx2.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${UNDERTONE_ROW_KERNEL_FLAGS};-mavx2;-mfma")
  # GCC 12 warns of what its own intrinsics leave open on purpose.
  set(UNDERTONE_AVX512_FLAGS "${UNDERTONE_ROW_KERNEL_FLAGS};-mavx512f;-mavx512bw;-mavx512vl;-mavx512dq;-mfma;-mprefer-vector-width=512;-Wno-maybe-uninitialized;-Wno-uninitialized")
  set_source_files_properties(fast/row_kernels_avx512.cpp fast/tile_kernels_fp32_avx512.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "${UNDERTONE_AVX512_FLAGS}")
  set_source_files_properties(fast/tile_kernels_bf16_avx512.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "${UNDERTONE_AVX512_FLAGS};-mavx512bf16")
endif()
