# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: what the tree is held to beside its tests. Each check_NAME says what it found and returns 1 for findings.
CHECKS_OF_A_SHARE=(format unused tidy_changed)
CHECKS_OF_ALL=(format unused benches tidy cuda asan tsan fuzz)

sources() { git -C "$root" ls-files -co --exclude-standard -- "$@" | while read -r file; do [ ! -f "$root/$file" ] || echo "$file"; done; }

check_format() {
  cd "$root" && sources '*.cpp' '*.h' '*.cu' '*.cuh' | xargs clang-format-16 --dry-run --Werror
}

check_unused() { python3 "$root/packaging/checks/unused_code.py"; }

# A tree of its own: clang does not read g++'s precompiled headers.
tidy_files() {
  local tree=$root/build-tidy
  mkdir -p "$tree"
  fetch_clang_tidy || return 1
  # LibTorch's parallel loops need OpenMP's header, which clang-tidy does not bring: g++'s alone, as its other headers are not for clang.
  mkdir -p "$tree/openmp"
  ln -sf "$(g++ -print-file-name=include/omp.h)" "$tree/openmp/omp.h"
  cmake -S "$root" -B "$tree" -G Ninja -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DUNDERTONE_TESTS=OFF >"$tree/configure.log" 2>&1 \
    || { tail -20 "$tree/configure.log" >&2; return 1; }
  (cd "$root" && "$root/packaging/checks/translation_units.py" "$tree") | xargs -r -P "${UNDERTONE_JOBS:-$(nproc)}" -n 1 "$root/packaging/checks/tidy_one.sh" "$(clang_tidy)" "$tree"
}

check_tidy() { sources 'app/*.cpp' 'audio/*.cpp' 'engine/*.cpp' 'ui/*.cpp' | tidy_files; }

# What differs from the branch it came from, and what is not committed.
check_tidy_changed() {
  local base
  base=$(git -C "$root" merge-base HEAD '@{upstream}' 2>/dev/null || git -C "$root" rev-parse HEAD)
  git -C "$root" diff --name-only --diff-filter=d "$base" -- 'app/*.cpp' 'audio/*.cpp' 'engine/*.cpp' 'ui/*.cpp' | tidy_files
}

# The programs of ./dev bench, which no test builds, compile.
check_benches() { configure && cmake --build "$build" --target undertone_benches; }

# The CUDA kernels compile, with a GPU or without.
check_cuda() {
  local tree=$root/build-cuda
  command -v nvcc >/dev/null || { say "There is no nvcc: the CUDA kernels were not compiled."; return 0; }
  cmake -S "$root" -B "$tree" -G Ninja -DUNDERTONE_CUDA=ON -DUNDERTONE_TESTS=OFF >"$tree.log" 2>&1 || { tail -20 "$tree.log" >&2; return 1; }
  cmake --build "$tree" --target undertone_cuda
}

# Modules without torch, their tests and all readers over their seeds, under one of the sanitizers.
sanitized() {  # PRESET CTEST_ARGUMENTS...
  local preset=$1 tree=$root/build-$1
  shift
  (cd "$root" && cmake --preset "$preset") >"$tree.log" 2>&1 || { tail -20 "$tree.log" >&2; return 1; }
  cmake --build "$tree" && ctest --test-dir "$tree" --output-on-failure --timeout 600 "$@"
}

check_asan() { sanitized asan; }
# Qt and PulseAudio are not instrumented: locks that they take inside are not seen, so what they do to each other would look like races.
check_tsan() {
  # Tests start PulseAudio's programs while threads run; what forks does no more than that.
  export TSAN_OPTIONS="ignore_noninstrumented_modules=1 die_after_fork=0"
  sanitized tsan
}

# Each fuzzer for UNDERTONE_FUZZ_SECONDS, or for UNDERTONE_FUZZ_RUNS inputs; all of them, or those named. What it found lies in out/fuzz/.
check_fuzz() {
  local tree=$root/build-fuzz fuzzer name seconds=${UNDERTONE_FUZZ_SECONDS:-180} failed=0 bound
  bound=-max_total_time=$seconds
  [ -z "${UNDERTONE_FUZZ_RUNS:-}" ] || bound=-runs=$UNDERTONE_FUZZ_RUNS
  (cd "$root" && cmake --preset fuzz) >"$tree.log" 2>&1 || { tail -20 "$tree.log" >&2; return 1; }
  # shellcheck disable=SC2046
  cmake --build "$tree" $([ $# -eq 0 ] || printf '%s ' --target undertone_fuzz_seeds "${@/%/_fuzzer}") || return 1
  export LSAN_OPTIONS=suppressions=$root/tests/fuzz/leaks.supp:print_suppressions=0
  for fuzzer in "$tree"/fuzz/*_fuzzer; do
    name=$(basename "${fuzzer%_fuzzer}")
    [ $# -eq 0 ] || [[ " $* " == *" $name "* ]] || continue
    mkdir -p "$root/out/fuzz/$name" "$tree/corpus/$name"
    local dictionary=$root/tests/fuzz/$name.dict
    if "$fuzzer" "$bound" -rss_limit_mb=2048 -timeout=20 -max_len=65536 -print_final_stats=1 -artifact_prefix="$root/out/fuzz/$name/" \
        $([ ! -e "$dictionary" ] || echo "-dict=$dictionary") "$tree/corpus/$name" "$tree/tests/fuzz/seeds/$name" >"$tree/$name.log" 2>&1; then
      say "$name: $(sed -n 's/stat::number_of_executed_units: *//p' "$tree/$name.log") inputs, nothing found"
    else
      say "$name: found something; see $tree/$name.log and out/fuzz/$name/"
      grep -E 'ERROR|runtime error|does not hold|SUMMARY' "$tree/$name.log" | head -5 >&2
      failed=1
    fi
  done
  return $failed
}

check_usage() {
  cat <<'HELP'
./dev check [--full | NAME...]

  format  unused       how files are written, and what nothing but tests uses (seconds)
  tidy_changed  tidy   clang-tidy 23 over what changed since the branch it came from, over all
  benches              whether the programs of ./dev bench compile
  cuda                 whether the CUDA kernels compile, where there is nvcc
  asan  tsan           what needs no torch, built and tested under AddressSanitizer and UndefinedBehaviorSanitizer, ThreadSanitizer
  fuzz                 every reader's fuzzer for UNDERTONE_FUZZ_SECONDS (180)

Without a name: format, unused, tidy_changed. --full: all.
HELP
}

check() {
  local name failed=() packages=() wanted=("$@")
  case ${1:-} in
    '') wanted=("${CHECKS_OF_A_SHARE[@]}") ;;
    --full) wanted=("${CHECKS_OF_ALL[@]}") ;;
    -*) check_usage; return 2 ;;
  esac
  for name in "${wanted[@]}"; do declare -F "check_$name" >/dev/null || { check_usage >&2; return 2; }; done
  mkdir -p "$root/build"
  for name in "${wanted[@]}"; do
    packages+=($(sed -n "s/^$name //p" "$root/packaging/setup/debian_check.txt"))
  done
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
  for name in "${wanted[@]}"; do
    say "check: $name"
    # A subshell, so that a check may change its folder; -e does not hold where a status is asked for, so each returns its own.
    if ! ("check_$name"); then failed+=("$name"); fi
  done
  [ ${#failed[@]} -eq 0 ] || die "Findings: ${failed[*]}."
  say "Nothing found: ${wanted[*]}."
}
