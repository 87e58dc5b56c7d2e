# SPDX-License-Identifier: GPL-3.0-or-later
foreach(_name code_familiarity json mapped_file safetensors ctranslate2 memory_evaluation model_directory run_journal token_cache folder_lock)
  undertone_plain_test(io_${_name}_test LABEL unit SOURCES io_${_name}_test.cpp LIBS undertone::io)
endforeach()
undertone_plain_test(io_write_faults_test LABEL unit SOURCES io_write_faults_test.cpp LIBS undertone::io undertone_file_faults)
