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
      ${SOURCE_DATE_EPOCH:+SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH"} "$@"' "$@"
}

apt_in() {  # FOLDER ARGUMENTS...
  local folder=$1; shift
  in_debian "$folder" apt-get -y -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Use-Pty=0 "$@"
}

# The commit's own time: the same sources give the same package.
source_date() { git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/CHANGELOG.md"; }

# Where the release is that of this machine, the package is built here, else in a folder of that release, which keeps its build.
package_here() {  # RELEASE FOLDER_FOR_THE_DEB
  local where=${UNDERTONE_BUILD:-$root/build-package} kind=setup-torch
  [ "$1" = 12 ] || kind=system-torch
  local torch=()
  if [ "$1" = 12 ]; then
    setup
  else  # Debian's own LibTorch, and no other that the cache may hold
    install_packages; install_packages libtorch-dev; torch=(-DUNDERTONE_TORCH=/usr)
  fi
  install_packages $(packages_for package-build)
  mkdir -p "$where"
  cmake -S "$root" -B "$where" -G Ninja -DCMAKE_BUILD_TYPE=Release "${torch[@]}" -DUNDERTONE_PACKAGE=$kind -DUNDERTONE_REPRODUCIBLE=ON >"$where/configure.log" 2>&1 \
    || { tail -30 "$where/configure.log" >&2; die "CMake could not configure; the whole log is $where/configure.log."; }
  cmake --build "$where" --target undertone_package_files
  (cd "$where" && SOURCE_DATE_EPOCH=$(source_date) cpack --config CPackConfig.cmake -B "$2" >"$2/cpack.log") \
    || { tail -30 "$2/cpack.log" >&2; die "cpack failed; the whole log is $2/cpack.log."; }
}

package_in_folder() {  # RELEASE FOLDER_FOR_THE_DEB
  local folder kind=system-torch more=libtorch-dev wanted
  folder=$(debian_folder "$1" -build)
  [ "$1" != 12 ] || { kind=setup-torch; more=; }
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
  mkdir -p "$folder/src/undertone" "$folder/build" "$folder/root/.cache/undertone"
  # Files that did not change keep their time, so that the folder's build goes on from where it was; those that are gone here go there.
  (cd "$root" && git ls-files -co --exclude-standard | LC_ALL=C sort) >"$folder/src/files"
  (cd "$folder/src/undertone" && find . -type f -printf '%P\n' | LC_ALL=C sort | LC_ALL=C comm -23 - "$folder/src/files" | tr '\n' '\0' | xargs -0 -r rm -f)
  (cd "$root" && git ls-files -co --exclude-standard -z | tar -c --null -T - --ignore-failed-read 2>/dev/null) | tar -x --warning=no-timestamp -C "$folder/src/undertone"
  cp -a "$(cache_dir)/silero-vad-6.2.3" "$(cache_dir)/resemblyzer-0.1.4" "$folder/root/.cache/undertone/"
  if [ "$1" = 12 ]; then fetch_libtorch; cp -a --no-clobber "$(cache_dir)/libtorch-2.11.0" "$folder/root/.cache/undertone/"; fi
  say "Building the package of Debian $1 in $folder."
  in_debian "$folder" cmake -S /src/undertone -B /build -G Ninja -DCMAKE_BUILD_TYPE=Release -DUNDERTONE_PACKAGE=$kind -DUNDERTONE_REPRODUCIBLE=ON -DUNDERTONE_TESTS=OFF >"$2/configure-$1.log" 2>&1 \
    || { tail -30 "$2/configure-$1.log" >&2; die "CMake could not configure; the whole log is $2/configure-$1.log."; }
  in_debian "$folder" cmake --build /build --target undertone_package_files
  rm -rf "$folder/deb"; mkdir "$folder/deb"
  SOURCE_DATE_EPOCH=$(source_date) in_debian "$folder" sh -c 'cd /build && cpack --config CPackConfig.cmake -B /deb' >"$2/cpack.log" \
    || { tail -30 "$2/cpack.log" >&2; die "cpack failed; the whole log is $2/cpack.log."; }
  cp "$folder"/deb/*.deb "$2/"
}

package() {  # [RELEASE...]
  local release out=$root/out/package
  mkdir -p "$out" "$root/build"
  fetch_voice_activity
  fetch_speaker_encoder
  for release in ${*:-12 13}; do
    debian_suite "$release" >/dev/null
    rm -f "$out"/undertone_*+deb"$release"_*.deb
    if [ "$(host_release)" = "debian$release" ]; then package_here "$release" "$out"; else package_in_folder "$release" "$out"; fi
    rm -rf "$out/_CPack_Packages"
    say "Package: $(ls "$out"/undertone_*+deb"$release"_*.deb)"
  done
}

# Twice from the same build: the same bytes.
check_same_bytes() {  # RELEASE
  local out=$root/out/package first
  first=$(sha256sum <"$out"/undertone_*+deb"$1"_*.deb)
  cp "$out"/undertone_*+deb"$1"_*.deb "$out/first.deb.kept"
  sleep 1; package "$1" >/dev/null
  [ "$first" = "$(sha256sum <"$out"/undertone_*+deb"$1"_*.deb)" ] || die "The package of Debian $1 made twice differs: compare $out/first.deb.kept."
  rm "$out/first.deb.kept"
  say "Debian $1: made twice, the same bytes (${first%% *})."
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
    # Where this machine reaches PyPI by certificates of its own, the folder needs them too.
    if [ -n "${PIP_CERT:-}" ]; then cp "$PIP_CERT" "$folder/certificates.pem"; fi
    in_debian "$folder" bash /try_package.sh 2>&1 | tee "$out/try-$release.log"
    [ "${PIPESTATUS[0]}" -eq 0 ] || die "The package of Debian $release failed; the folder is kept: $folder, the log $out/try-$release.log."
    mkdir -p "$out/seen-$release"; cp "$folder"/seen/* "$out/seen-$release/"
    rm -rf "$folder"
    check_same_bytes "$release"
  done
}
