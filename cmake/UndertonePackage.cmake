# SPDX-License-Identifier: GPL-3.0-or-later
# What a package contains besides the programs (target undertone_package_files), and how CPack builds a .deb from it.
# ./dev package builds the packages; no package contains torch or NVIDIA files.

# Manual pages, HTML and completions, from resources/help and the --command-tree of the programs.
find_package(Python3 COMPONENTS Interpreter REQUIRED)
set(UNDERTONE_MANUAL "${CMAKE_BINARY_DIR}/manual")
file(GLOB _help_pages "${CMAKE_SOURCE_DIR}/resources/help/*.md")
file(GLOB _manual_scripts "${CMAKE_SOURCE_DIR}/packaging/manual/*.py")
file(GLOB _help_pictures "${CMAKE_SOURCE_DIR}/resources/help/pictures/*")
set(_described $<TARGET_FILE:undertone-cli>)
set(_described_targets undertone-cli undertone-engine)
if(TARGET undertone)
  list(APPEND _described $<TARGET_FILE:undertone>)
  list(APPEND _described_targets undertone)
endif()
add_custom_command(OUTPUT "${UNDERTONE_MANUAL}/.made"
  COMMAND ${CMAKE_COMMAND} -E env PYTHONDONTWRITEBYTECODE=1 "${Python3_EXECUTABLE}" "${CMAKE_SOURCE_DIR}/packaging/manual/make_manual.py"
    --version "${PROJECT_VERSION}" --help-pages "${CMAKE_SOURCE_DIR}/resources/help" --changelog "${CMAKE_SOURCE_DIR}/CHANGELOG.md"
    --copyright "${CMAKE_SOURCE_DIR}/packaging/debian/copyright" --setup "${CMAKE_SOURCE_DIR}/packaging/launcher/undertone-setup"
    --engine $<TARGET_FILE:undertone-engine> -o "${UNDERTONE_MANUAL}" ${_described}
  COMMAND ${CMAKE_COMMAND} -E touch "${UNDERTONE_MANUAL}/.made"
  DEPENDS ${_help_pages} ${_manual_scripts} "${CMAKE_SOURCE_DIR}/CHANGELOG.md" "${CMAKE_SOURCE_DIR}/packaging/debian/copyright"
    "${CMAKE_SOURCE_DIR}/packaging/launcher/undertone-setup" "${CMAKE_SOURCE_DIR}/ui/help/help_window.cpp" ${_help_pictures} ${_described_targets}
  COMMENT "Making the manual" VERBATIM)
# Part of ALL, because cmake --install installs it.
add_custom_target(undertone_manual ALL DEPENDS "${UNDERTONE_MANUAL}/.made")
add_custom_target(undertone_package_files DEPENDS "${UNDERTONE_MANUAL}/.made")
add_dependencies(undertone_package_files undertone_demo undertone-cli undertone-engine)
foreach(_program undertone undertone-decode undertone-first-start)
  if(TARGET ${_program})
    add_dependencies(undertone_package_files ${_program})
  endif()
endforeach()

if(NOT UNDERTONE_PACKAGE)
  return()
endif()
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME undertone)
set(CPACK_PACKAGE_CONTACT "Undertone developers <undertone@localhost.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(_recommends "qt6-wayland, qt6-translations-l10n, fonts-open-sans")
set(_description "Undertone analyses the emotions of a recorded conversation sentence by
sentence with a speech language model. A temporary LoRA, trained by one
gradient step per sentence, stores the conversation, so that recordings of
any length fit a limited context window at linear cost.

Undertone is a research tool with a graphical interface, a command line,
training and evaluation. Its labels are estimates and are often wrong.
Inferring emotions of people at work or in education is prohibited in the
European Union, except for medical or safety reasons (AI Act, Article
5(1)(f)).")
if(UNDERTONE_PACKAGE STREQUAL "setup-torch")
  string(APPEND _description "

This package does not include LibTorch: undertone-setup downloads it from
PyPI to the cache of each user and verifies it by hash.")
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS "${UNDERTONE_TORCH_LIB}" "${UNDERTONE_TORCH_ROOT}/../nvidia/cu13/lib")
  set(CPACK_DEBIAN_PACKAGE_DEPENDS "python3, python3-pip, unzip, ca-certificates")  # undertone-setup
endif()
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "${_recommends}")
# The library for training with several processes is loaded only when needed: single-process training does not need Open MPI.
if(TARGET undertone_mpi)
  set(CPACK_DEBIAN_PACKAGE_SUGGESTS openmpi-bin)
  foreach(_name IN LISTS MPI_CXX_LIB_NAMES)
    file(REAL_PATH "${MPI_${_name}_LIBRARY}" _library)
    execute_process(COMMAND dpkg-query -S "${_library}" OUTPUT_VARIABLE _owner ERROR_QUIET)
    if(_owner MATCHES "^([^:]+)")
      list(APPEND CPACK_UNDERTONE_SUGGESTED_LIBRARIES "${CMAKE_MATCH_1}")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES CPACK_UNDERTONE_SUGGESTED_LIBRARIES)
endif()
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "emotion recognition in conversation, with memory")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "${_description}")
# The release that it is built on: packages for two releases differ.
file(STRINGS /etc/os-release _os REGEX "^VERSION_ID=")
string(REGEX MATCH "[0-9]+" _os "${_os}")
set(CPACK_DEBIAN_PACKAGE_VERSION "${PROJECT_VERSION}+deb${_os}")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_SOURCE_DIR}/packaging/debian/before_packing.cmake")
include(CPack)
