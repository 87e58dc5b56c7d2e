# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles translations/*.ts and puts them in the window. After a text changed: ./dev words, then translate what it names.
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)
set(UNDERTONE_LANGUAGES de zh_CN)  # beside English; ui/translation.cpp offers them
set(UNDERTONE_ENGLISH_TS "${CMAKE_SOURCE_DIR}/translations/undertone_en.ts")
list(TRANSFORM UNDERTONE_LANGUAGES PREPEND "${CMAKE_SOURCE_DIR}/translations/undertone_" OUTPUT_VARIABLE UNDERTONE_OTHER_TS)
list(TRANSFORM UNDERTONE_OTHER_TS APPEND ".ts")
qt_add_translation(UNDERTONE_QM_FILES ${UNDERTONE_ENGLISH_TS} ${UNDERTONE_OTHER_TS})
# Without the lines that texts stand on: two branches that add texts would conflict at each of them.
set(UNDERTONE_LUPDATE Qt6::lupdate -silent -I . ui app engine/messages -no-obsolete -locations none -source-language en)
add_custom_target(undertone_words
  COMMAND ${UNDERTONE_LUPDATE} -ts ${UNDERTONE_OTHER_TS}
  COMMAND ${UNDERTONE_LUPDATE} -pluralonly -ts ${UNDERTONE_ENGLISH_TS}
  WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" VERBATIM)
set(_entries "")
foreach(_qm IN LISTS UNDERTONE_QM_FILES)
  get_filename_component(_name "${_qm}" NAME)
  string(APPEND _entries "    <file alias=\"${_name}\">${_qm}</file>\n")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/translations.qrc"
  CONTENT "<RCC>\n  <qresource prefix=\"/undertone/translations\">\n${_entries}  </qresource>\n</RCC>\n")
# Without the times of the files, which format 2 has: the same bytes whenever they are built.
qt_add_resources(UNDERTONE_TRANSLATION_SOURCES "${CMAKE_CURRENT_BINARY_DIR}/translations.qrc" OPTIONS --format-version 1)
