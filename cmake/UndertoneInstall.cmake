# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install: a relocatable tree. Programs find their files relative to themselves (engine/io/xdg_paths), and libraries by a relative
# RPATH; a LibTorch outside the tree is found where it was at build time.
#
# UNDERTONE_PACKAGE=setup-torch: programs in lib/undertone, and in bin a launcher that finds the LibTorch which undertone-setup downloaded.
include(GNUInstallDirs)
set(CMAKE_INSTALL_DOCDIR "${CMAKE_INSTALL_DATADIR}/doc/undertone")

set(_share "${CMAKE_INSTALL_DATADIR}/undertone")
set(_programs undertone-cli undertone-engine)
foreach(_program undertone undertone-decode)
  if(TARGET ${_program})
    list(APPEND _programs ${_program})
  endif()
endforeach()

if(UNDERTONE_PACKAGE STREQUAL "setup-torch")
  set(_program_folder lib/undertone)
  set(_rpath "")
else()
  set(_program_folder "${CMAKE_INSTALL_BINDIR}")
  set(_rpath "$ORIGIN/../lib/undertone")
  if(NOT UNDERTONE_PACKAGE AND NOT UNDERTONE_TORCH_ROOT STREQUAL "/usr")
    list(APPEND _rpath "${UNDERTONE_TORCH_LIB}")
  elseif(UNDERTONE_PACKAGE)
    set(_rpath "")
  endif()
endif()
set_target_properties(${_programs} PROPERTIES INSTALL_RPATH "${_rpath}")
if(TARGET undertone-decode)
  set_target_properties(undertone-decode PROPERTIES INSTALL_RPATH "")
  if(NOT UNDERTONE_PACKAGE STREQUAL "setup-torch")
    list(REMOVE_ITEM _programs undertone-decode)
    install(TARGETS undertone-decode RUNTIME DESTINATION libexec/undertone)  # nobody starts it but the others
  endif()
endif()
install(TARGETS ${_programs} RUNTIME DESTINATION "${_program_folder}")
if(TARGET undertone_cuda AND NOT UNDERTONE_PACKAGE)
  install(TARGETS undertone_cuda LIBRARY DESTINATION "${_program_folder}")
endif()

if(UNDERTONE_PACKAGE STREQUAL "setup-torch")
  install(PROGRAMS packaging/launcher/launch DESTINATION lib/undertone)
  if(TARGET undertone-first-start)
    install(TARGETS undertone-first-start RUNTIME DESTINATION lib/undertone)
  endif()
  foreach(_program undertone undertone-cli undertone-engine)
    if(TARGET ${_program})
      install(CODE "
        set(_bin \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_BINDIR}\")
        file(MAKE_DIRECTORY \"\${_bin}\")
        file(CREATE_LINK ../lib/undertone/launch \"\${_bin}/${_program}\" SYMBOLIC)")
    endif()
  endforeach()
  install(PROGRAMS packaging/launcher/undertone-setup DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES packaging/setup/fetch.sh packaging/setup/libtorch.txt packaging/setup/libtorch_gpu.txt DESTINATION "${_share}/setup")
endif()

# The model, the demo conversation, weights for voice activity and speakers.
install(DIRECTORY resources/models/undertone-small DESTINATION "${_share}/models")
install(FILES "${UNDERTONE_SHARE_DIR}/voice_activity/silero_vad_16k.safetensors" DESTINATION "${_share}/voice_activity")
install(FILES "${UNDERTONE_SHARE_DIR}/speaker_encoder/speaker_encoder.safetensors" DESTINATION "${_share}/speaker_encoder" OPTIONAL)
install(DIRECTORY "${UNDERTONE_SHARE_DIR}/demo" DESTINATION "${_share}")
install(DIRECTORY packaging/slurm DESTINATION "${_share}" USE_SOURCE_PERMISSIONS FILES_MATCHING PATTERN "*.sbatch")

# The desktop.
if(TARGET undertone)
  set(_id io.github.undertone.Undertone)
  install(FILES packaging/linux/${_id}.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
  install(FILES packaging/linux/${_id}.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
  install(FILES packaging/linux/${_id}.mime.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages" RENAME ${_id}.xml)
  install(FILES resources/icons/undertone.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps" RENAME ${_id}.svg)
  install(FILES packaging/linux/project.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/mimetypes"
    RENAME application-x-undertone-project.svg)
endif()

# Manual pages, the manual as HTML, and completions: generated from resources/help and from the --command-tree of the programs.
set(_manual "${CMAKE_BINARY_DIR}/manual")
set(_no_setup)
if(NOT UNDERTONE_PACKAGE STREQUAL "setup-torch")
  set(_no_setup PATTERN "*undertone-setup*" EXCLUDE)  # it is not there
endif()
install(DIRECTORY "${_manual}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}" ${_no_setup})
install(DIRECTORY "${_manual}/html" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY "${_manual}/completions/bash/" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" ${_no_setup})
install(DIRECTORY "${_manual}/completions/zsh/" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions" ${_no_setup})
install(DIRECTORY "${_manual}/completions/fish/" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" ${_no_setup})
install(FILES "${_manual}/changelog.gz" "${_manual}/copyright" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
