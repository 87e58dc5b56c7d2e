# SPDX-License-Identifier: GPL-3.0-or-later
foreach(_name file book)
  undertone_plain_test(consent_${_name}_test LABEL unit SOURCES consent_${_name}_test.cpp LIBS undertone::consent undertone::vault undertone::io undertone_file_faults nlohmann_json::nlohmann_json)
endforeach()
foreach(_name cut session withdrawal)
  undertone_plain_test(consent_${_name}_test LABEL slow SOURCES consent_${_name}_test.cpp LIBS undertone::consent undertone::vault undertone::io undertone_file_faults nlohmann_json::nlohmann_json)
endforeach()
undertone_plain_test(vault_oracle_test LABEL oracle SOURCES vault_oracle_test.cpp LIBS undertone::consent undertone::vault undertone::io nlohmann_json::nlohmann_json)
