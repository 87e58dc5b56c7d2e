# SPDX-License-Identifier: GPL-3.0-or-later
# Defines undertone::torch, an imported interface to LibTorch.
#
# Search order: UNDERTONE_TORCH (variable or environment: a folder with include/ and lib/, as an
# unpacked LibTorch or site-packages/torch has), then CMAKE_PREFIX_PATH, then the cache of ./dev setup, then the system (Debian 13's libtorch-dev).
# find_package(Torch) is not used: for a CUDA build of torch it requires a CUDA toolkit, which is not needed otherwise.

set(UNDERTONE_CACHE_DIR "$ENV{UNDERTONE_CACHE}" CACHE PATH "Where ./dev keeps what it fetched")
if(NOT UNDERTONE_CACHE_DIR)
  if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(UNDERTONE_CACHE_DIR "$ENV{XDG_CACHE_HOME}/undertone" CACHE PATH "" FORCE)
  else()
    set(UNDERTONE_CACHE_DIR "$ENV{HOME}/.cache/undertone" CACHE PATH "" FORCE)
  endif()
endif()
set(UNDERTONE_TORCH "$ENV{UNDERTONE_TORCH}" CACHE PATH "LibTorch to use (2.6 or later): a folder with include/ and lib/")

find_path(UNDERTONE_TORCH_ROOT NAMES include/torch/csrc/api/include/torch/torch.h
  HINTS "${UNDERTONE_TORCH}" "${UNDERTONE_TORCH}/torch" ${CMAKE_PREFIX_PATH} ENV CMAKE_PREFIX_PATH
        "${UNDERTONE_CACHE_DIR}/libtorch-2.11.0/torch" /usr
  NO_DEFAULT_PATH)
if(NOT UNDERTONE_TORCH_ROOT)
  message(FATAL_ERROR "LibTorch was not found. Run ./dev setup, or name one with -DUNDERTONE_TORCH=/path/to/libtorch.")
endif()

# The version header moved in 2.10; both places are tried.
foreach(_header include/torch/headeronly/version.h include/torch/csrc/api/include/torch/version.h)
  if(EXISTS "${UNDERTONE_TORCH_ROOT}/${_header}")
    file(STRINGS "${UNDERTONE_TORCH_ROOT}/${_header}" _lines REGEX "#define TORCH_VERSION_(MAJOR|MINOR) ")
    string(REGEX MATCH "VERSION_MAJOR ([0-9]+)" _m "${_lines}")
    set(_major "${CMAKE_MATCH_1}")
    string(REGEX MATCH "VERSION_MINOR ([0-9]+)" _m "${_lines}")
    set(_minor "${CMAKE_MATCH_1}")
    if(NOT "${_major}" STREQUAL "")
      break()
    endif()
  endif()
endforeach()
if("${_major}.${_minor}" VERSION_LESS 2.6)
  message(FATAL_ERROR "LibTorch ${_major}.${_minor} in ${UNDERTONE_TORCH_ROOT} is too old: 2.6 or later is needed.")
endif()
message(STATUS "LibTorch ${_major}.${_minor}: ${UNDERTONE_TORCH_ROOT}")

add_library(undertone_torch INTERFACE)
add_library(undertone::torch ALIAS undertone_torch)
target_include_directories(undertone_torch SYSTEM INTERFACE
  "${UNDERTONE_TORCH_ROOT}/include" "${UNDERTONE_TORCH_ROOT}/include/torch/csrc/api/include")
find_path(UNDERTONE_TORCH_LIB NAMES libtorch_cpu.so PATHS "${UNDERTONE_TORCH_ROOT}/lib/${CMAKE_LIBRARY_ARCHITECTURE}" "${UNDERTONE_TORCH_ROOT}/lib"
  NO_DEFAULT_PATH REQUIRED)
set(_torch_lib "${UNDERTONE_TORCH_LIB}")
target_link_libraries(undertone_torch INTERFACE "${_torch_lib}/libtorch_cpu.so" "${_torch_lib}/libc10.so")
# at::parallel_for is compiled into whoever calls it: without OpenMP it is a plain loop, and with another runtime than LibTorch's own
# it would keep threads beside LibTorch's.
find_package(OpenMP REQUIRED COMPONENTS CXX)
target_compile_options(undertone_torch INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:${OpenMP_CXX_FLAGS}>")
file(GLOB _openmp_runtime "${_torch_lib}/libgomp*.so*" "${_torch_lib}/libiomp5.so" "${UNDERTONE_TORCH_ROOT}/../torch.libs/libgomp*.so*")
if(_openmp_runtime)
  list(GET _openmp_runtime 0 _openmp_runtime)
  target_link_libraries(undertone_torch INTERFACE "${_openmp_runtime}")
else()
  target_link_libraries(undertone_torch INTERFACE OpenMP::OpenMP_CXX)
endif()
# The wheel's libtorch_cpu needs CUDA's runtime and CUPTI even on a machine without a GPU; they lie where its RPATH says.
get_filename_component(_cuda_lib "${UNDERTONE_TORCH_ROOT}/../nvidia/cu13/lib" ABSOLUTE)
target_link_options(undertone_torch INTERFACE "-Wl,-rpath-link,${_cuda_lib}" "-Wl,-rpath-link,${_torch_lib}")
# An older LibTorch says by a flag which ABI of std::string it was built with.
if(EXISTS "${UNDERTONE_TORCH_ROOT}/share/cmake/Torch/TorchConfig.cmake")
  file(STRINGS "${UNDERTONE_TORCH_ROOT}/share/cmake/Torch/TorchConfig.cmake" _abi REGEX "GLIBCXX_USE_CXX11_ABI=0")
  if(_abi)
    message(FATAL_ERROR "The LibTorch in ${UNDERTONE_TORCH_ROOT} was built with the old C++ ABI; take one built with the new ABI.")
  endif()
endif()
