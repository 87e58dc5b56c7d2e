# SPDX-License-Identifier: GPL-3.0-or-later
list(APPEND UNDERTONE_MODEL_SOURCES
  kernels/cpu/attention_kernel.cpp kernels/cpu/encoder_kernels.cpp kernels/cpu/row_kernels.cpp kernels/cpu/row_kernels_generic.cpp
  kernels/cpu/tile_kernels.cpp kernels/cuda/cuda_kernel_library.cpp kernels/cuda/cuda_row_operations.cpp kernels/flat_adam_w.cpp
  kernels/packed_weight.cpp kernels/prepared_linear.cpp kernels/row_operations.cpp kernels/tile_product.cpp kernels/torch_row_operations.cpp)

# Loops made for vector units, which see no torch and so no precompiled header.
set_source_files_properties(kernels/cpu/attention_kernel.cpp kernels/cpu/encoder_kernels.cpp PROPERTIES COMPILE_OPTIONS -O3 SKIP_PRECOMPILE_HEADERS ON)

# The loops over rows are compiled once for each instruction set.
set(UNDERTONE_ROW_KERNEL_FLAGS -O3 -fopenmp-simd -fno-math-errno -fno-trapping-math)
set_source_files_properties(kernels/cpu/row_kernels.cpp kernels/cpu/tile_kernels.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
set_source_files_properties(kernels/cpu/row_kernels_generic.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON COMPILE_OPTIONS "${UNDERTONE_ROW_KERNEL_FLAGS}")
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND UNDERTONE_MODEL_SOURCES kernels/cpu/row_kernels_avx2.cpp kernels/cpu/row_kernels_avx512.cpp
    kernels/cpu/tile_kernels_fp32_avx512.cpp kernels/cpu/tile_kernels_bf16_avx512.cpp)
  set_source_files_properties(kernels/cpu/row_kernels.cpp kernels/cpu/tile_kernels.cpp PROPERTIES COMPILE_DEFINITIONS UNDERTONE_X86_KERNELS)
  set_source_files_properties(kernels/cpu/row_kernels_avx2.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${UNDERTONE_ROW_KERNEL_FLAGS};-mavx2;-mfma")
  # GCC 12 warns of what its own intrinsics leave open on purpose.
  set(UNDERTONE_AVX512_FLAGS "${UNDERTONE_ROW_KERNEL_FLAGS};-mavx512f;-mavx512bw;-mavx512vl;-mavx512dq;-mfma;-mprefer-vector-width=512;-Wno-maybe-uninitialized;-Wno-uninitialized")
  set_source_files_properties(kernels/cpu/row_kernels_avx512.cpp kernels/cpu/tile_kernels_fp32_avx512.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${UNDERTONE_AVX512_FLAGS}")
  set_source_files_properties(kernels/cpu/tile_kernels_bf16_avx512.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON
    COMPILE_OPTIONS "${UNDERTONE_AVX512_FLAGS};-mavx512bf16")
endif()
