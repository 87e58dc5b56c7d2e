# SPDX-License-Identifier: GPL-3.0-or-later
foreach(_name keyring secret_bytes segment track audit_log blob_store)
  undertone_plain_test(vault_${_name}_test LABEL unit SOURCES vault_${_name}_test.cpp LIBS undertone::vault undertone::io undertone_file_faults nlohmann_json::nlohmann_json)
endforeach()
