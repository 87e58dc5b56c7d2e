#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The small model that ships, from raw files: one command a stage; repeated, each goes on where it stopped.
# Usage: train_small_model.sh UNDERTONE_CLI OUT_FOLDER SYNTHETIC_CORPUS [ENCODER_FOLDER]; UNDERTONE_DATA names the folder with
# manifest.csv, ENCODER_FOLDER holds a pre-trained encoder for the tokenizer to begin with.
set -euo pipefail
cli=$1 out=$2 synthetic=$3 encoder=${4:+--encoder=$4}
work=$out/training
mkdir -p "$work"
"$cli" train tokenizer ${encoder:+"$encoder"} --steps 3000 --seed 1 --resume -o "$work/tokenizer"
"$cli" corpus simulate --split train --tokenizer "$work/tokenizer" --dialogues 400 \
  --extra-data "$synthetic" --extra-dialogues 20 --seed 1 -o "$work/running.safetensors"
# Sentences that come alone: the recording normalisation knows nothing but each of them.
"$cli" corpus simulate --split train --tokenizer "$work/tokenizer" --dialogues 220 --normalise sentence --seed 21 -o "$work/alone.safetensors"
"$cli" corpus merge "$work/running.safetensors" "$work/alone.safetensors" -o "$work/train.safetensors"
"$cli" corpus simulate --split dev --tokenizer "$work/tokenizer" --dialogues 64 --seed 1001 -o "$work/dev.safetensors"
"$cli" train base --tokens "$work/train.safetensors" --dev-tokens "$work/dev.safetensors" --steps 1200 --averaging 0.995 --seed 2 -o "$work/base"
"$cli" train sllm --tokens "$work/train.safetensors" --dev-tokens "$work/dev.safetensors" --averaging 0.98 --seed 2 --base "$work/base" \
  --tokenizer "$work/tokenizer" -o "$out/undertone-small"
# The card's words are written by hand; its figures are put between their marks.
cp -n "$(dirname "$0")/../resources/models/undertone-small/card.md" "$out/undertone-small/card.md"
"$cli" evaluate --model "$out/undertone-small" --tokens "$work/dev.safetensors" --card "$out/undertone-small/card.md"
