# SPDX-License-Identifier: GPL-3.0-or-later
# undertone_room(NAME [UNITY] SOURCES ... PUBLIC ... PRIVATE ...): one static library per module of CONTRIBUTING.md, aliased undertone::NAME.
# Headers are included from the root of the source tree: "engine/core/result.h".
function(undertone_room name)
  cmake_parse_arguments(ROOM "UNITY" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(undertone_${name} STATIC ${ROOM_SOURCES})
  add_library(undertone::${name} ALIAS undertone_${name})
  target_include_directories(undertone_${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(undertone_${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  undertone_warnings(undertone_${name})
  if(ROOM_UNITY)  # when the folder has said all of its files
    cmake_language(EVAL CODE "cmake_language(DEFER CALL undertone_unity undertone_${name})")
  endif()
endfunction()

function(undertone_warnings target)
  # -Wno-restrict: g++ 12 sees overlaps in "literal" + std::string that are not there (GCC bug 105651).
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS)
endfunction()
