#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The small model that ships, from raw files: one command a stage; repeated, each goes on where it stopped.
# Usage: train_small_model.sh UNDERTONE_CLI OUT_FOLDER SYNTHETIC_CORPUS ENCODER_FOLDER; UNDERTONE_DATA names the folder with
# manifest.csv and ami/, ENCODER_FOLDER holds Whisper's encoder, with which the tokenizer begins.
# UNDERTONE_LEAVE_OUT=emodb trains without that corpus and evaluates on it: what the model is worth on speech that it has never heard.
# UNDERTONE_TOKENIZER_STEPS: fewer than the model that ships has.
set -euo pipefail
cli=$1 out=$2 synthetic=$3 encoder=$4
work=$out/training
mkdir -p "$work"

left_out=${UNDERTONE_LEAVE_OUT:-} shares=cremad=1,bangla=0.7,emodb=0.5,libri=0.35,ami=0.25
if [ -n "$left_out" ]; then
  case $left_out in cremad|bangla|emodb) ;; *) echo "UNDERTONE_LEAVE_OUT is cremad, bangla or emodb." >&2; exit 2 ;; esac
  # The same clips under a manifest in which that corpus is of a split of its own, which no training reads.
  [ -e "$work/data/manifest.csv" ] || { cp -al "$UNDERTONE_DATA" "$work/data" 2>/dev/null || cp -a "$UNDERTONE_DATA" "$work/data"; }
  rm -f "$work/data/manifest.csv"
  python3 - "$UNDERTONE_DATA/manifest.csv" "$work/data/manifest.csv" "$left_out" <<'PYTHON'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], newline="")))
with open(sys.argv[2], "w", newline="") as file:
    writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "split": "left" if row["corpus"] == sys.argv[3] else row["split"]} for row in rows)
PYTHON
  export UNDERTONE_DATA=$work/data
  shares=$(printf %s "$shares" | sed "s/\b$left_out=[0-9.]*,\?//")
fi

# Speech that nobody rated stands for neutral, at half the weight: books read aloud, and turns of meetings.
"$cli" corpus clips "$UNDERTONE_DATA"/ami/trn*.flac --corpus ami --emotion neutral --language en --longest 5 -o "$work/ami"
"$cli" train tokenizer --encoder "$encoder" --extra-data "$work/ami" --corpus-shares "$shares" \
  --weak-corpora libri=0.5,ami=0.5 --steps "${UNDERTONE_TOKENIZER_STEPS:-6000}" --seed 1 --resume -o "$work/tokenizer"

simulate() {  # NAME OPTIONS...: dialogues as tokens, unless they are there
  local name=$1
  shift
  [ -e "$work/$name.safetensors" ] || "$cli" corpus simulate --tokenizer "$work/tokenizer" "$@" -o "$work/$name.safetensors"
}
simulate running --split train --dialogues 300 --extra-data "$synthetic" --extra-dialogues 15 --seed 1
# Sentences that come alone: nothing is known of their voices but what they say.
simulate alone --split train --dialogues 160 --normalise sentence --seed 21
# Conversations as they mostly are: neutral, with a sentence now and then that is not.
simulate neutral --split train --dialogues 100 --seed 41 \
  --transitions 'neutral>neutral=8,angry>neutral=6,happy>neutral=6,sad>neutral=6'
simulate read --split train --corpus libri --dialogues 90 --min-turns 4 --turns 8 --seed 61
simulate meetings --data "$work/ami" --split train --dialogues 120 --min-turns 4 --turns 10 --seed 81
simulate dev --split dev --dialogues 64 --seed 1001
"$cli" corpus merge "$work"/{running,alone,neutral,read,meetings}.safetensors -o "$work/train.safetensors"

# The adapter's: fewer acted dialogues, and the meetings twelve times. Conversations are mostly neutral; without this the model calls meetings lively.
simulate adapter-running --split train --dialogues 120 --extra-data "$synthetic" --extra-dialogues 15 --seed 1
simulate adapter-alone --split train --dialogues 60 --normalise sentence --seed 21
simulate adapter-read --split train --corpus libri --dialogues 60 --min-turns 4 --turns 8 --seed 61
meetings=()
for _ in $(seq 12); do meetings+=("$work/meetings.safetensors"); done
"$cli" corpus merge "$work"/{adapter-running,adapter-alone,neutral,adapter-read}.safetensors "${meetings[@]}" -o "$work/sentences.safetensors"

"$cli" train base --tokens "$work/train.safetensors" --dev-tokens "$work/dev.safetensors" --steps 1200 --averaging 0.995 --seed 2 -o "$work/base"
"$cli" train sllm --tokens "$work/sentences.safetensors" --dev-tokens "$work/dev.safetensors" --steps 200 --averaging 0.98 --seed 2 --base "$work/base" \
  --tokenizer "$work/tokenizer" -o "$out/undertone-small" --temporary-readout-norm 1 \
  --licence "Weights: ODbL 1.0, a produced work from CREMA-D; encoder begun from Whisper tiny.en (MIT); see card.md"
# Expected of a conversation: neutral twice as often as each other emotion, worth so many sentences that nothing heard moves it (help page
# "What the labels are worth").
grep -q heard_shares "$out/undertone-small/undertone.json" \
  || sed -i 's/^  "dpm": {$/  "heard_shares": [200000, 200000, 200000, 400000],\n&/' "$out/undertone-small/undertone.json"
# The card's words are written by hand; its figures are put between their marks.
cp -n "$(dirname "$0")/../resources/models/undertone-small/card.md" "$out/undertone-small/card.md"
"$cli" model familiarity "$out/undertone-small" --tokens "$work/train.safetensors" --check "$work/dev.safetensors"
"$cli" evaluate --model "$out/undertone-small" --tokens "$work/dev.safetensors" --card "$out/undertone-small/card.md"
if [ -n "$left_out" ]; then
  simulate left --split left --corpus "$left_out" --dialogues 40 --seed 77
  "$cli" evaluate --model "$out/undertone-small" --split left --corpus "$left_out" --tokens "$work/left.safetensors" -o "$out/left-out-$left_out.md"
fi
