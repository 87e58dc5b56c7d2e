#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The small model that ships, from raw files: one command a stage, each repeated goes on where it stopped.
# Usage: train_small_model.sh UNDERTONE_CLI OUT_FOLDER; UNDERTONE_DATA names the folder with manifest.csv.
set -euo pipefail
cli=$1 out=$2
work=$out/training
mkdir -p "$work"
"$cli" train tokenizer --minutes 36 --seed 1 --resume -o "$work/tokenizer"
"$cli" corpus simulate --tokenizer "$work/tokenizer" --split train --dialogues 260 --seed 1 -o "$work/train.safetensors"
"$cli" corpus simulate --tokenizer "$work/tokenizer" --split dev --dialogues 64 --seed 2 -o "$work/dev.safetensors"
"$cli" train base --tokens "$work/train.safetensors" --dev-tokens "$work/dev.safetensors" --seed 1 -o "$work/base"
"$cli" train sllm --base "$work/base" --tokenizer "$work/tokenizer" --tokens "$work/train.safetensors" \
  --dev-tokens "$work/dev.safetensors" --seed 1 -o "$out/undertone-small"
"$cli" evaluate --model "$out/undertone-small" --card
