# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: all that a graphics card would show, in at most ten minutes, as one report. What was not run is said with its reason.

# Runs one part within what is left of the time, and writes its outcome and output into the report.
gpu_part() {  # NAME SECONDS COMMAND...
  local name=$1 limit=$2 left code=0 began log
  shift 2
  left=$((GPU_CHECK_END - $(date +%s)))
  [ "$limit" -le "$left" ] || limit=$left
  if [ "$limit" -lt 5 ]; then gpu_not_run "$name" "the ten minutes were over"; return; fi
  say "$name"
  log=$(mktemp); began=$(date +%s)
  timeout --kill-after=5 "$limit" "$@" >"$log" 2>&1 || code=$?
  {
    case $code in
      0) printf '## %s: passed (%d s)\n\n' "$name" $(($(date +%s) - began)) ;;
      124 | 137) printf '## %s: not finished within %d s\n\n' "$name" "$limit" ;;
      *) printf '## %s: FAILED, exit status %d\n\n' "$name" $code ;;
    esac
    printf '`%s`\n\n```\n' "$*"; tail -60 "$log"; printf '```\n\n'
  } >>"$GPU_CHECK_REPORT"
  rm -f "$log"
  [ $code -eq 0 ] || GPU_CHECK_FAILED=$((GPU_CHECK_FAILED + 1))
}

gpu_not_run() {  # NAME REASON
  printf '## %s: not run\n\n%s.\n\n' "$1" "$2" >>"$GPU_CHECK_REPORT"
  GPU_CHECK_NOT_RUN=$((GPU_CHECK_NOT_RUN + 1))
}

gpu_check() {
  local card='' nvcc_here='' torch_gpu reason=''
  torch_gpu=$(cache_dir)/libtorch-2.11.0/.complete-gpu
  GPU_CHECK_REPORT=$root/out/gpu-check.md GPU_CHECK_END=$(($(date +%s) + 590)) GPU_CHECK_FAILED=0 GPU_CHECK_NOT_RUN=0
  mkdir -p "$root/out"
  card=$(nvidia-smi -L 2>/dev/null | head -1) || true
  nvcc_here=$(command -v nvcc) || true
  {
    printf '# What the graphics card of this machine shows\n\n'
    printf -- '- commit: %s\n- card: %s\n- driver: %s\n- nvcc: %s\n- LibTorch with its GPU part: %s\n\n' "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)" \
      "${card:-none}" "$(nvidia-smi --query-gpu=driver_version --format=csv,noheader 2>/dev/null | head -1 || true)" "${nvcc_here:-none}" \
      "$([ -e "$torch_gpu" ] || torch_named_by_user && echo yes || echo 'no: ./dev setup --gpu fetches it')"
  } >"$GPU_CHECK_REPORT"

  if [ -n "$nvcc_here" ]; then
    gpu_part 'CUDA kernels compile for every family' 240 bash -c "cmake -S '$root' -B '$root/build-cuda' -G Ninja -DUNDERTONE_CUDA=ON -DUNDERTONE_TESTS=OFF && cmake --build '$root/build-cuda' --target undertone_cuda"
    [ -z "$card" ] || [ ! -e "$root/build-cuda/bin/libundertone_cuda.so" ] || cp "$root/build-cuda/bin/libundertone_cuda.so" "$build/bin/" 2>/dev/null || true
  else
    gpu_not_run 'CUDA kernels compile for every family' 'There is no nvcc'
  fi
  if [ -x "$build/tests/cuda_kernels_test" ]; then
    gpu_part "The kernels' test (on a processor where there is no card: their arithmetic, not their launches)" 60 "$build/tests/cuda_kernels_test"
  else
    gpu_not_run "The kernels' test" 'It is not built: ./dev build'
  fi
  if [ -z "$card" ]; then reason='There is no NVIDIA card'; fi
  [ -n "$reason" ] || [ -e "$torch_gpu" ] || torch_named_by_user || reason="LibTorch's GPU part is not here: ./dev setup --gpu fetches it (about 2.5 GB)"
  [ -n "$reason" ] || [ -x "$build/bin/undertone-engine" ] || reason='The programs are not built: ./dev build'
  if [ -n "$reason" ]; then
    gpu_not_run 'selfcheck on the card' "$reason"
    gpu_not_run 'bench of the small model, bf16 and fp32' "$reason"
    gpu_not_run 'bench of the 7B shapes' "$reason"
  else
    gpu_part 'selfcheck on the card' 90 "$build/bin/undertone-engine" selfcheck --device cuda:0
    gpu_part 'bench of the small model, bf16' 60 "$build/bin/undertone-engine" bench --device cuda:0 --dtype bf16 --model "$root/resources/models/undertone-small"
    gpu_part 'bench of the small model, fp32' 60 "$build/bin/undertone-engine" bench --device cuda:0 --dtype fp32 --model "$root/resources/models/undertone-small"
    gpu_part 'bench of a body of random weights' 60 "$build/bin/undertone-engine" bench --device cuda:0 --dtype bf16
    if [ -n "${UNDERTONE_MODEL:-}" ]; then
      gpu_part "bench of $UNDERTONE_MODEL, bf16" 240 "$build/bin/undertone-engine" bench --device cuda:0 --dtype bf16 --model "$UNDERTONE_MODEL"
    else
      gpu_not_run 'bench of 7B shapes' 'UNDERTONE_MODEL names no model folder: build one as the page on LLaMA 2 says'
    fi
  fi
  local python=${UNDERTONE_ORACLE_PYTHON:-$(oracle_python)} beside="beside the loop of transformers + peft: an eighth of LLaMA 2 7B's layers, bf16"
  if [ -n "$reason" ]; then
    gpu_not_run "$beside" "$reason"
  elif ! "$python" -c 'import peft, torch; assert torch.cuda.is_available()' 2>/dev/null; then
    gpu_not_run "$beside" 'UNDERTONE_ORACLE_PYTHON names no Python with transformers, peft and a torch that has the card'
  elif [ ! -x "$build/tests/dpm_side" ]; then
    gpu_not_run "$beside" 'Our side is not built: cmake --build build --target dpm_side'
  else
    gpu_part "$beside" 200 "$python" -W ignore "$root/tests/bench/bench_dpm.py" "$build/tests/dpm_side" --device cuda:0 --bodies 7B/8 --n-r 512 --dtypes bf16-weights \
      --loops bf16 --rounds 3
  fi
  gpu_not_run 'CUDA graphs' 'The engine has none yet, and claims none'
  printf '%s parts failed, %s were not run.\n' "$GPU_CHECK_FAILED" "$GPU_CHECK_NOT_RUN" >>"$GPU_CHECK_REPORT"
  say "Report: $GPU_CHECK_REPORT ($GPU_CHECK_FAILED failed, $GPU_CHECK_NOT_RUN not run)"
  [ "$GPU_CHECK_FAILED" -eq 0 ]
}
