# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack before it packs.
# The times of the files are those of SOURCE_DATE_EPOCH, so that a package does not depend on when it was built.
if(DEFINED ENV{SOURCE_DATE_EPOCH} AND NOT "$ENV{SOURCE_DATE_EPOCH}" STREQUAL "")
  execute_process(COMMAND find "${CPACK_TEMPORARY_DIRECTORY}" -exec touch --no-dereference "--date=@$ENV{SOURCE_DATE_EPOCH}" {} +
    COMMAND_ERROR_IS_FATAL ANY)
endif()
# CPack's own command, told which packages are suggested instead of required.
if(CPACK_UNDERTONE_SUGGESTED_LIBRARIES)
  list(TRANSFORM CPACK_UNDERTONE_SUGGESTED_LIBRARIES PREPEND -x OUTPUT_VARIABLE _left_out)
  set(SHLIBDEPS_EXECUTABLE dpkg-shlibdeps ${_left_out})
endif()
