# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: builds the .deb of Debian 12 and 13, and tries them in folders that debootstrap makes. Both need root, for chroot.

debian_suite() { case $1 in 12) echo bookworm ;; 13) echo trixie ;; *) die "Packages are made for Debian 12 and 13, not $1." ;; esac; }
debian_folder() { echo "$(cache_dir)/debian/$(debian_suite "$1")${2:-}"; }
debian_mirror() { echo "${UNDERTONE_MIRROR:-http://deb.debian.org/debian}"; }
host_release() { . /etc/os-release; echo "${ID:-}${VERSION_ID:-}"; }

# A bare system, made once.
debian_bare() {  # RELEASE
  local target; target=$(debian_folder "$1")
  [ -e "$target/etc/debian_version" ] && return
  [ "$(id -u)" -eq 0 ] || die "debootstrap and chroot need root."
  install_packages $(packages_for package)
  need_space "$(cache_dir)" 6000
  mkdir -p "$(cache_dir)/debian"; rm -rf "$target.partial"
  say "Making a bare Debian $1 in $target."
  debootstrap --variant=minbase "$(debian_suite "$1")" "$target.partial" "$(debian_mirror)" >"$(cache_dir)/debian/debootstrap-$1.log" 2>&1 \
    || { tail -5 "$(cache_dir)/debian/debootstrap-$1.log" >&2; die "debootstrap failed; the whole log is $(cache_dir)/debian/debootstrap-$1.log."; }
  mv "$target.partial" "$target"
}

# Runs a command in such a folder, with /proc and /dev of its own namespace: nothing stays mounted.
in_debian() {  # FOLDER COMMAND...
  unshare --mount --pid --fork --kill-child bash -c '
    set -e; folder=$0
    mount --make-rprivate /; mount -t proc proc "$folder/proc"; mount --rbind /dev "$folder/dev"
    cp -L /etc/resolv.conf "$folder/etc/resolv.conf"
    exec chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
      ${SOURCE_DATE_EPOCH:+SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH"} ${CCACHE_DISABLE:+CCACHE_DISABLE="$CCACHE_DISABLE"} "$@"' "$@"
}

apt_in() {  # FOLDER ARGUMENTS...
  local folder=$1; shift
  in_debian "$folder" apt-get -y -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Use-Pty=0 "$@"
}

# The commit's own time: the same sources give the same package.
source_date() { git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md"; }

# Builds from SOURCES in BUILD on this machine, whose release it is.
package_here() {  # RELEASE FOLDER_FOR_THE_DEB SOURCES BUILD
  local kind=setup-torch torch=()
  if [ "$1" != 12 ]; then kind=system-torch; torch=(-DUNDERTONE_TORCH=/usr); fi  # Debian's own LibTorch, and no other that the cache may hold
  mkdir -p "$4"
  cmake -S "$3" -B "$4" -G Ninja -DCMAKE_BUILD_TYPE=Release "${torch[@]}" -DUNDERTONE_PACKAGE=$kind -DUNDERTONE_REPRODUCIBLE=ON -DUNDERTONE_TESTS=OFF \
    >"$4/configure.log" 2>&1 || { tail -30 "$4/configure.log" >&2; die "CMake could not configure; the whole log is $4/configure.log."; }
  cmake --build "$4" --target undertone_package_files
  (cd "$4" && SOURCE_DATE_EPOCH=$(source_date) cpack --config CPackConfig.cmake -B "$2" >"$2/cpack.log") \
    || { tail -30 "$2/cpack.log" >&2; die "cpack failed; the whole log is $2/cpack.log."; }
}

# What package_here needs.
prepare_here() {  # RELEASE
  if [ "$1" = 12 ]; then setup; else install_packages; install_packages libtorch-dev; fi
  install_packages $(packages_for package-build)
}

# A folder of the release with what the build needs, and the sources of this tree in it.
prepare_folder() {  # RELEASE FOLDER_FOR_LOGS
  local folder more=libtorch-dev wanted
  folder=$(debian_folder "$1" -build)
  [ "$1" != 12 ] || more=
  wanted="$(grep -v '^#' "$root/packaging/setup/debian.txt") $(packages_for package-build) $more"
  debian_bare "$1"
  [ -e "$folder/etc/debian_version" ] || cp -a "$(debian_folder "$1")" "$folder"
  if [ ! -e "$folder/.packages" ] || [ "$wanted" != "$(cat "$folder/.packages")" ]; then
    say "Installing what the build needs into $folder."
    apt_in "$folder" update -qq >/dev/null
    apt_in "$folder" install -qq --no-install-recommends $wanted \
      >"$2/apt-build-$1.log" 2>&1 || { tail -20 "$2/apt-build-$1.log" >&2; die "apt-get failed; the whole log is $2/apt-build-$1.log."; }
    echo "$wanted" >"$folder/.packages"
  fi
  mkdir -p "$folder/root/.cache/undertone"
  cp -a "$(cache_dir)/silero-vad-6.2.3" "$(cache_dir)/resemblyzer-0.1.4" "$folder/root/.cache/undertone/"
  if [ "$1" = 12 ]; then fetch_libtorch; cp -a --no-clobber "$(cache_dir)/libtorch-2.11.0" "$folder/root/.cache/undertone/"; fi
  copy_sources "$folder/src/undertone"
}

# The files of this tree. Those that did not change keep their time, so that a build goes on from where it was; those that are gone here go there.
copy_sources() {  # TARGET
  local list=$1.files
  mkdir -p "$1"
  (cd "$root" && git ls-files -co --exclude-standard | LC_ALL=C sort) >"$list"
  (cd "$1" && find . -type f -printf '%P\n' | LC_ALL=C sort | LC_ALL=C comm -23 - "$list" | tr '\n' '\0' | xargs -0 -r rm -f)
  (cd "$root" && git ls-files -co --exclude-standard -z | tar -c --null -T - --ignore-failed-read 2>/dev/null) | tar -x --warning=no-timestamp -C "$1"
}

configure_in_folder() {  # RELEASE FOLDER_FOR_LOGS SOURCES BUILD TESTS, OFF or ON
  local folder kind=system-torch
  folder=$(debian_folder "$1" -build)
  [ "$1" != 12 ] || kind=setup-torch
  mkdir -p "$folder$4"
  in_debian "$folder" cmake -S "$3" -B "$4" -G Ninja -DCMAKE_BUILD_TYPE=Release -DUNDERTONE_PACKAGE=$kind -DUNDERTONE_REPRODUCIBLE=ON -DUNDERTONE_TESTS="$5" \
    >"$2/configure-$1.log" 2>&1 || { tail -30 "$2/configure-$1.log" >&2; die "CMake could not configure; the whole log is $2/configure-$1.log."; }
}

package_in_folder() {  # RELEASE FOLDER_FOR_THE_DEB SOURCES BUILD, both as they are called in the folder
  local folder
  folder=$(debian_folder "$1" -build)
  say "Building the package of Debian $1 in $folder."
  configure_in_folder "$1" "$2" "$3" "$4" OFF
  in_debian "$folder" cmake --build "$4" --target undertone_package_files
  rm -rf "$folder/deb"; mkdir "$folder/deb"
  SOURCE_DATE_EPOCH=$(source_date) in_debian "$folder" sh -c "cd $4 && cpack --config CPackConfig.cmake -B /deb" >"$2/cpack.log" \
    || { tail -30 "$2/cpack.log" >&2; die "cpack failed; the whole log is $2/cpack.log."; }
  cp "$folder"/deb/*.deb "$2/"
}

package() {  # [RELEASE...]
  local release out=$root/out/package
  for release in ${*:-12 13}; do debian_suite "$release" >/dev/null; done
  install_packages
  mkdir -p "$out" "$root/build"
  with_setup_lock fetch_package_parts
  for release in ${*:-12 13}; do
    rm -f "$out"/undertone_*+deb"$release"_*.deb
    if [ "$(host_release)" = "debian$release" ]; then
      prepare_here "$release"
      package_here "$release" "$out" "$root" "${UNDERTONE_BUILD:-$root/build-package}"
    else
      prepare_folder "$release" "$out"
      package_in_folder "$release" "$out" /src/undertone /build
    fi
    rm -rf "$out/_CPack_Packages"
    say "Package: $(ls "$out"/undertone_*+deb"$release"_*.deb)"
  done
}

fetch_package_parts() { fetch_voice_activity; fetch_speaker_encoder; }

# Where the package of a release was built.
built_here() {  # RELEASE
  if [ "$(host_release)" = "debian$1" ]; then echo "${UNDERTONE_BUILD:-$root/build-package}"; else echo "$(debian_folder "$1" -build)/build"; fi
}

# Built once more, from sources that lie elsewhere, in an empty folder: the same bytes.
check_same_bytes() {  # RELEASE
  local out=$root/out/package again=$root/out/package/again folder first second
  first=$(sha256sum <"$out"/undertone_*+deb"$1"_*.deb)
  rm -rf "$again"; mkdir -p "$again"
  if [ "$(host_release)" = "debian$1" ]; then
    copy_sources "$again/sources of undertone"
    prepare_here "$1"
    CCACHE_DISABLE=1 package_here "$1" "$again" "$again/sources of undertone" "$again/build"
  else
    folder=$(debian_folder "$1" -build); rm -rf "$folder/again"
    copy_sources "$folder/again/sources"
    CCACHE_DISABLE=1 package_in_folder "$1" "$again" /again/sources /again/build
    rm -rf "$folder/again"
  fi
  second=$(sha256sum <"$again"/undertone_*+deb"$1"_*.deb)
  [ "$first" = "$second" ] || die "The package of Debian $1 built a second time differs: compare the two in $out and $again."
  rm -rf "$again"
  say "Debian $1: built twice, in two places, the same bytes (${first%% *})."
}

# The engine and its tests with the LibTorch of a release: Debian 13 has 2.6, where what is fetched here is 2.11. In the folder that the
# package is built in, so that the engine is compiled once.
engine_test() {  # [RELEASE]
  local release=${1:-13} folder out=$root/out/package
  debian_suite "$release" >/dev/null
  install_packages
  mkdir -p "$out" "$root/build"
  with_setup_lock fetch_package_parts
  prepare_folder "$release" "$out"
  folder=$(debian_folder "$release" -build)
  configure_in_folder "$release" "$out" /src/undertone /build ON
  in_debian "$folder" cmake --build /build --target tests/engine/all
  in_debian "$folder" ctest --test-dir /build/tests/engine --output-on-failure -j "$(nproc)"
}

package_test() {  # [RELEASE...]
  local release out=$root/out/package folder deb
  install_packages $(packages_for package-test)
  desktop-file-validate "$root/packaging/linux/io.github.undertone.Undertone.desktop"
  appstreamcli validate --no-net "$root/packaging/linux/io.github.undertone.Undertone.metainfo.xml"
  for release in ${*:-12 13}; do
    deb=$(ls "$out"/undertone_*+deb"$release"_*.deb 2>/dev/null) || die "There is no package of Debian $release: ./dev package $release makes it."
    lintian --allow-root --fail-on error --suppress-tags-from-file "$root/packaging/debian/lintian-suppressed" "$deb"
    debian_bare "$release"
    folder=$(debian_folder "$release" -test); rm -rf "$folder"
    cp -a "$(debian_folder "$release")" "$folder"
    cp "$deb" "$folder/undertone.deb"
    cp "$root/packaging/debian/try_package.sh" "$folder/try_package.sh"
    [ -d "$(built_here "$release")/share/undertone/synthetic" ] || die "What the package of Debian $release was built with is gone: ./dev package $release builds it again."
    cp -a "$(built_here "$release")/share/undertone/synthetic" "$folder/clips"
    # Where this machine reaches PyPI by certificates of its own, the folder needs them too.
    if [ -n "${PIP_CERT:-}" ]; then cp "$PIP_CERT" "$folder/certificates.pem"; fi
    in_debian "$folder" bash /try_package.sh > >(tee "$out/try-$release.log") 2>&1 || die "The package of Debian $release failed; the folder is kept: $folder, the log $out/try-$release.log."
    mkdir -p "$out/seen-$release"; cp "$folder"/seen/* "$out/seen-$release/"
    rm -rf "$folder"
    check_same_bytes "$release"
  done
}
