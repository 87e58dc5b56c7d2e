# SPDX-License-Identifier: GPL-3.0-or-later
# The CUDA kernels of the fast step: libundertone_cuda.so, installed beside the programs, which load it when the first tensor is moved to a GPU
# and work without it if it is missing. It includes neither torch nor the rest of the program.
#
# UNDERTONE_CUDA: AUTO builds it if nvcc and an NVIDIA GPU are present, ON requires only nvcc, OFF never builds it. Compiling the kernels takes
# minutes, which a machine without a GPU saves.
set(UNDERTONE_CUDA AUTO CACHE STRING "Build the CUDA kernels: AUTO (where there are nvcc and a GPU), ON or OFF")
set_property(CACHE UNDERTONE_CUDA PROPERTY STRINGS AUTO ON OFF)
set(UNDERTONE_HAS_CUDA OFF)
if(UNDERTONE_CUDA STREQUAL "AUTO")
  file(GLOB _gpus /dev/nvidia[0-9]* /dev/dxg)
  if(_gpus)
    include(CheckLanguage)
    check_language(CUDA)
    if(CMAKE_CUDA_COMPILER)
      set(UNDERTONE_HAS_CUDA ON)
    endif()
  endif()
elseif(UNDERTONE_CUDA)
  set(UNDERTONE_HAS_CUDA ON)
endif()

if(UNDERTONE_HAS_CUDA)
  # Machine code runs on every later card of the same first digit, so one for each will do; the newest is kept as PTX too, for cards to
  # come. Turing (75) has no bf16 of its own and needs none here.
  if(NOT DEFINED CMAKE_CUDA_ARCHITECTURES)
    set(CMAKE_CUDA_ARCHITECTURES 75-real 80-real 90-real)
    set(_undertone_choose ON)
  endif()
  enable_language(CUDA)
  if(_undertone_choose)
    if(CMAKE_CUDA_COMPILER_VERSION VERSION_GREATER_EQUAL 12.8)
      list(APPEND CMAKE_CUDA_ARCHITECTURES 100-real 120)
    else()
      list(APPEND CMAKE_CUDA_ARCHITECTURES 90-virtual)
    endif()
  endif()
  add_library(undertone_cuda SHARED "${CMAKE_SOURCE_DIR}/engine/model/kernels/cuda/cuda_kernels.cu")
  target_include_directories(undertone_cuda PRIVATE "${CMAKE_SOURCE_DIR}")
  target_compile_options(undertone_cuda PRIVATE -Xcompiler=-Wall,-Wextra --threads 0)
  # The runtime is linked in: a LibTorch made for another CUDA has another one, or none.
  set_target_properties(undertone_cuda PROPERTIES CUDA_STANDARD 17 CUDA_STANDARD_REQUIRED ON CUDA_RUNTIME_LIBRARY Static
    CUDA_VISIBILITY_PRESET hidden LIBRARY_OUTPUT_DIRECTORY "${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  message(STATUS "CUDA kernels: nvcc ${CMAKE_CUDA_COMPILER_VERSION} for ${CMAKE_CUDA_ARCHITECTURES}")
else()
  message(STATUS "CUDA kernels: none (-DUNDERTONE_CUDA=ON builds them without a GPU); on a GPU torch's own operations serve.")
endif()
