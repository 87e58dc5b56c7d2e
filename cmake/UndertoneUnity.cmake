# SPDX-License-Identifier: GPL-3.0-or-later
# undertone_unity(TARGET): compiles the files of a folder as one translation unit, for targets with expensive headers. Parsing the headers of LibTorch and Qt
# and instantiating their templates takes longer than the rest of a file: the folder engine/model/window takes 13 s of processor time, file by file 87 s.
# Requirement: names in the anonymous namespaces of a folder's files must differ. Files with their own flags or definitions, or without the
# precompiled header, are compiled separately. Call it after these are set: see undertone_room.
option(UNDERTONE_UNITY_BUILD "Compile the files of a folder as one translation unit (OFF: file by file)" ON)

function(undertone_unity target)
  if(NOT UNDERTONE_UNITY_BUILD)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    if(NOT source MATCHES "\\.cpp$")
      continue()
    endif()
    get_source_file_property(without_header "${source}" SKIP_PRECOMPILE_HEADERS)
    get_source_file_property(options "${source}" COMPILE_OPTIONS)
    get_source_file_property(definitions "${source}" COMPILE_DEFINITIONS)
    if(without_header OR options OR definitions)
      set_source_files_properties("${source}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    else()
      # Groups are linked in the order of a hash of their names: these must not depend on where the build folder lies.
      string(REPLACE "${CMAKE_BINARY_DIR}/" "generated/" named "${source}")
      get_filename_component(folder "${named}" DIRECTORY)
      string(MAKE_C_IDENTIFIER "files_${folder}" group)
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}")
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # g++ takes an included source file for a header, whose types should not hold what an anonymous namespace declares.
  target_compile_options(${target} PRIVATE $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
endfunction()
