# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles translations/*.ts and puts them in the window. After a string changed:
#   lupdate -I . ui app engine/messages -no-obsolete -ts translations/undertone_{de,zh_CN}.ts; the same with -pluralonly for undertone_en.ts
find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)
qt_add_translation(UNDERTONE_QM_FILES
  "${CMAKE_SOURCE_DIR}/translations/undertone_en.ts"
  "${CMAKE_SOURCE_DIR}/translations/undertone_de.ts"
  "${CMAKE_SOURCE_DIR}/translations/undertone_zh_CN.ts")
set(_entries "")
foreach(_qm IN LISTS UNDERTONE_QM_FILES)
  get_filename_component(_name "${_qm}" NAME)
  string(APPEND _entries "    <file alias=\"${_name}\">${_qm}</file>\n")
endforeach()
file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/translations.qrc"
  CONTENT "<RCC>\n  <qresource prefix=\"/undertone/translations\">\n${_entries}  </qresource>\n</RCC>\n")
qt_add_resources(UNDERTONE_TRANSLATION_SOURCES "${CMAKE_CURRENT_BINARY_DIR}/translations.qrc")
