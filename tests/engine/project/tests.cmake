# SPDX-License-Identifier: GPL-3.0-or-later
foreach(_name edits file exchange review)
  undertone_plain_test(project_${_name}_test LABEL unit SOURCES project_${_name}_test.cpp LIBS undertone::project undertone::annotation undertone::io)
endforeach()
undertone_plain_test(project_faults_test LABEL unit SOURCES project_faults_test.cpp LIBS undertone::project undertone::io undertone_file_faults)
# Edits a project and says so, until it is killed.
add_executable(project_editor ${CMAKE_CURRENT_LIST_DIR}/project_editor.cpp)
set_target_properties(project_editor PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
target_link_libraries(project_editor PRIVATE undertone::project undertone::messages)
undertone_warnings(project_editor)
undertone_plain_test(project_kill_test LABEL unit SOURCES project_kill_test.cpp LIBS undertone::project)
target_compile_definitions(project_kill_test PRIVATE UNDERTONE_PROJECT_EDITOR="${CMAKE_BINARY_DIR}/tests/project_editor")
add_dependencies(project_kill_test project_editor)
undertone_plain_test(recent_projects_test LABEL unit SOURCES recent_projects_test.cpp LIBS undertone::project undertone::io undertone_file_faults)
