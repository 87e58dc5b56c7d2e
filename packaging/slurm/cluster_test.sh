# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by ./dev: job arrays, and a training of several tasks, on a real Slurm of one node (Debian's slurm-wlm and munge), which is set up in a folder and ended again.

slurm_up() {  # FOLDER
  local folder=$1 host; host=$(hostname -s)
  mkdir -p "$folder"/{state,spool}; chmod 755 "$folder"
  head -c 1024 /dev/urandom >"$folder/munge.key"; chmod 400 "$folder/munge.key"
  munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" --seed-file="$folder/munge.seed"
  cat >"$folder/slurm.conf" <<CONF
ClusterName=undertone
SlurmctldHost=$host
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
SlurmdParameters=config_overrides
SlurmctldPort=26817
SlurmdPort=26818
MpiDefault=none
ReturnToService=2
KillWait=30
JobRequeue=1
SchedulerParameters=batch_sched_delay=0,sched_min_interval=0
MinJobAge=3600
NodeName=$host CPUs=8 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP OverSubscribe=FORCE:4
CONF
  export SLURM_CONF=$folder/slurm.conf
  slurmctld && slurmd
  local tries
  for tries in $(seq 60); do [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && return; sleep 0.5; done
  tail -5 "$folder/slurmctld.log" "$folder/slurmd.log" >&2; die "Slurm did not come up; its logs are in $folder."
}

slurm_down() {  # FOLDER
  local name
  for name in slurmd slurmctld munged; do
    if [ -s "$1/$name.pid" ]; then kill "$(cat "$1/$name.pid")" 2>/dev/null || true; fi
  done
}

# The demo in pieces, one of them with its own segments, and one file that is no recording.
cluster_recordings() {  # FOLDER
  python3 - "$build/share/undertone/demo/demo.wav" "$1" <<'PY'
import pathlib, sys, wave
source, folder = sys.argv[1], pathlib.Path(sys.argv[2])
folder.mkdir(parents=True)
names = []
with wave.open(source) as sound:
    step = sound.getnframes() // 8
    for piece in range(8):
        name = f"piece-{piece}.wav"
        with wave.open(str(folder / name), "wb") as out:
            out.setparams(sound.getparams())
            out.writeframes(sound.readframes(step))
        names.append(name)
(folder / "piece-2.csv").write_text("start,end,speaker\n0.5,2.0,A\n2.2,3.5,B\n")
names[2] += "\tpiece-2.csv"
(folder / "broken.wav").write_bytes(b"this is no recording")
names.insert(5, "broken.wav")
(folder / "list.txt").write_text("# pieces of the demo\n" + "\n".join(names) + "\n")
PY
}

same_folders() {  # NAME ONE OTHER
  diff -r -x '.*' "$2" "$3" >"$work/difference" || { head -20 "$work/difference" >&2; die "$1: the results differ."; }
  say "$1: the same bytes ($(cat "$2"/*.json | sha256sum | cut -c1-16))."
}

cluster_test() {
  local work=${UNDERTONE_CLUSTER_TEST:-$(mktemp -d)} cli=$build/bin/undertone-cli scripts=$root/packaging/slurm corpus
  [ "$(id -u)" -eq 0 ] || die "Setting up Slurm needs root."
  mkdir -p "$work" "$root/build"
  install_packages $(packages_for cluster-test)
  if [ -z "${UNDERTONE_BUILT:-}" ]; then setup; build_programs; demo; fi
  # What ends, ends Slurm too.
  trap 'slurm_down "'"$work"'/slurm"' EXIT
  slurm_up "$work/slurm"
  export PATH=$build/bin:$PATH XDG_STATE_HOME=$work/xdg-state XDG_CACHE_HOME=$work/xdg-cache
  cluster_recordings "$work/sound"
  cd "$work"

  say "An array of four, beside one machine"
  OMP_NUM_THREADS=1 "$cli" analyze --list sound/list.txt -o one --no-cache 2>one.log
  sbatch --wait --array=0-3 "$scripts/analyze.sbatch" sound/list.txt array --no-cache || die "The array failed: $work/undertone-analyze-*.log."
  same_folders "array of 4" one array
  grep -h finished undertone-analyze-*.log >&2

  say "A task killed and requeued"
  local job tries
  OMP_NUM_THREADS=1 "$cli" analyze --list <(echo "$build/share/undertone/demo/demo.wav") -o whole --no-cache --loss-after 2>/dev/null
  echo "$build/share/undertone/demo/demo.wav" >whole.txt
  job=$(sbatch --parsable --array=0 "$scripts/analyze.sbatch" whole.txt requeued --no-cache --loss-after)
  for tries in $(seq 600); do [ -n "$(find "$XDG_STATE_HOME" -name '*.jsonl*' -size +2k 2>/dev/null)" ] && break; sleep 0.1; done
  kill_task "$job"
  scontrol requeue "${job}_0"
  wait_for_job "$job"
  [ "$(scontrol show job "${job}_0" | grep -o 'Restarts=[0-9]*')" = Restarts=1 ] || die "The task was not requeued: it had ended before."
  same_folders "killed and requeued" whole requeued

  say "Two jobs on one list at once"
  sbatch --parsable --array=0 --job-name=first "$scripts/analyze.sbatch" sound/list.txt both --shard 1/1 >first.job
  sbatch --parsable --array=0 --job-name=second "$scripts/analyze.sbatch" sound/list.txt both --shard 1/1 >second.job
  wait_for_job "$(cat first.job)"; wait_for_job "$(cat second.job)"
  same_folders "two jobs on one list" one both
  cat first-*.log second-*.log | awk '/ finished, /{done += $1} END {exit done != 8}' || die "A recording was analysed twice: $work/first-*.log, second-*.log."
  "$cli" analyze --list sound/list.txt -o both --collect && die "--collect counts a failed recording as complete." || true

  say "A corpus tokenized by an array"
  corpus=$build/share/undertone/synthetic
  XDG_CACHE_HOME=$work/other-cache OMP_NUM_THREADS=1 "$cli" corpus tokenize "$corpus" --tokenizer "$root/resources/models/undertone-small/tokenizer" -o alone.safetensors 2>/dev/null
  sbatch --wait --array=0-3 "$scripts/tokenize.sbatch" "$corpus" --tokenizer "$root/resources/models/undertone-small/tokenizer" -o array.safetensors || die "The array failed."
  [ ! -e array.safetensors ] || die "A shard wrote the file of the whole."
  sbatch --wait --array=0 "$scripts/tokenize.sbatch" "$corpus" --tokenizer "$root/resources/models/undertone-small/tokenizer" -o array.safetensors || die "The last task failed."
  cmp alone.safetensors array.safetensors || die "The tokens differ."
  say "corpus tokenize by an array of 4: the same bytes."

  say "Folds by an array"
  local folds=(--folds speakers:2 --tokens alone.safetensors --base "$root/resources/models/undertone-small/base" --tokenizer "$root/resources/models/undertone-small/tokenizer" --steps 2)
  OMP_NUM_THREADS=1 "$cli" evaluate "${folds[@]}" --threads 1 -o folds-one --report report-one >/dev/null 2>folds.log || { tail -3 folds.log >&2; die "evaluate --folds failed."; }
  sbatch --wait --array=0-1 "$scripts/folds.sbatch" "${folds[@]}" -o folds-array --report report-array || die "The array failed."
  sbatch --wait --array=0 "$scripts/folds.sbatch" "${folds[@]}" -o folds-array --report report-array || die "The last task failed."
  cmp report-one/predictions.csv report-array/predictions.csv || die "The predictions of the folds differ."
  say "folds by an array of 2: the same predictions."

  say "A memory study by an array"
  local study=(--tokens "$work/codes" --tokenizer "$root/resources/models/undertone-small/tokenizer" --questions worth --seeds 1,2 --base-steps 2 --steps 2)
  mkdir -p codes
  cp alone.safetensors codes/recording-train.safetensors; cp alone.safetensors codes/recording-dev.safetensors
  OMP_NUM_THREADS=1 "$cli" study memory "${study[@]}" --threads 1 --workers 1 -o study-one >/dev/null 2>study.log || { tail -3 study.log >&2; die "study memory failed."; }
  sbatch --wait --array=0-1 "$scripts/study.sbatch" "${study[@]}" -o study-array || die "The array failed."
  [ ! -e study-array/report ] || die "A shard wrote the report of the whole."
  sbatch --wait --array=0 "$scripts/study.sbatch" "${study[@]}" -o study-array || die "The last task failed."
  cmp study-one/report/memory_worth.csv study-array/report/memory_worth.csv || die "The figures of the study differ."
  say "a study by an array of 2: the same figures."

  cluster_training
  say "The cluster test passed; its folder is $work."
}

# One training by the tasks of a job. The first requeue comes with SIGTERM, which leaves a checkpoint; before the second all are killed.
cluster_training() {
  local training=(base --tokens "$work/alone.safetensors" --hidden 64 --layers 2 --heads 2 --feed-forward 128 --batch 2 --accumulate 4 --dtype fp32 --steps 150) job
  # Here tasks may share a core: who waits leaves it to the others.
  export OMPI_MCA_mpi_yield_when_idle=1
  say "One training by two tasks, requeued twice"
  sbatch --wait --ntasks=2 "$scripts/train.sbatch" "${training[@]}" -o trained-at-once || die "The training failed: $work/undertone-train-*.log."
  job=$(sbatch --parsable --ntasks=2 "$scripts/train.sbatch" "${training[@]}" -o trained --run "$work/record")
  wait_for_steps "$job" 5
  scontrol requeue "$job"
  wait_for_restart "$job" 1
  wait_for_steps "$job" 5
  [ -e trained/checkpoint.safetensors ] || die "The requeued training left no checkpoint: $work/undertone-train-$job.log."
  scancel --signal=KILL --full "$job" 2>/dev/null || true
  scontrol requeue "$job"
  wait_for_job "$job"
  [ "$(scontrol show job "$job" | grep -o 'Restarts=[0-9]*')" = Restarts=2 ] || die "The training was not requeued twice: it had ended before."
  [ "$(grep -c '"step":1,' record/progress.jsonl)" -eq 1 ] || die "The requeued training began anew: $work/record/progress.jsonl."
  cmp trained-at-once/model.safetensors trained/model.safetensors || die "The requeued training gives other weights."
  say "a training by two tasks, requeued twice: the same bytes."

  say "Gone on with by four tasks"
  job=$(sbatch --parsable --ntasks=2 "$scripts/train.sbatch" "${training[@]}" -o trained-by-more --run "$work/record-by-more")
  wait_for_steps "$job" 5 record-by-more
  scancel "$job"; wait_for_job "$job"
  sbatch --wait --ntasks=4 "$scripts/train.sbatch" "${training[@]}" -o trained-by-more --run "$work/record-by-more" || die "Four tasks did not go on with it."
  [ "$(grep -c '"step":1,' record-by-more/progress.jsonl)" -eq 1 ] || die "Four tasks began anew: $work/record-by-more/progress.jsonl."
  python3 - trained-at-once/training.json trained-by-more/training.json <<'PY' || die "Its losses differ by more than rounding."
import json, sys
one, other = (json.load(open(name)) for name in sys.argv[1:])
print(f"two tasks: L_a {one['audio_loss']:.6f}, two and then four: {other['audio_loss']:.6f}", file=sys.stderr)
sys.exit(abs(one["audio_loss"] - other["audio_loss"]) > 1e-3)
PY
}

wait_for_restart() {  # JOB TIMES
  until scontrol show job "$1" | tr '\n' ' ' | grep -q "JobState=RUNNING.* Restarts=$2"; do
    squeue -h -j "$1" 2>/dev/null | grep -q . || die "The training ended too early: $work/undertone-train-$1.log."
    start_now "$1"; sleep 0.2
  done
}

lines_of() { if [ -e "$1" ]; then wc -l <"$1"; else echo 0; fi; }

# Until the training has taken so many steps more than it had.
wait_for_steps() {  # JOB STEPS [RECORD]
  local file=${3:-record}/progress.jsonl before; before=$(lines_of "$file")
  while [ "$(lines_of "$file")" -lt $((before + $2)) ]; do
    squeue -h -j "$1" 2>/dev/null | grep -q . || die "The training ended too early: $work/undertone-train-$1.log."
    start_now "$1"; sleep 0.1
  done
}

# Slurm lets a requeued job wait for minutes: it is told not to.
start_now() {
  if squeue -h -j "$1" -t PD -o %r 2>/dev/null | grep -q BeginTime; then scontrol update JobId="$1" StartTime=now 2>/dev/null || true; fi
}

wait_for_job() {
  while squeue -h -j "$1" 2>/dev/null | grep -q .; do start_now "$1"; sleep 0.5; done
}

# As a node that fails: SIGKILL, with no time to write anything.
kill_task() { scancel --signal=KILL --full "${1}_0" 2>/dev/null || true; }
