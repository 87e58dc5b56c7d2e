#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the build into a folder, moves it, and uses it from there with an environment that names nothing: install_test.sh BUILD
set -euo pipefail
build=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
[ -e "$build/manual/.made" ] || cmake --build "$build" --target undertone_manual >/dev/null
cmake --install "$build" --prefix "$folder/first" >/dev/null
mv "$folder/first" "$folder/moved to a place with blanks"
tree="$folder/moved to a place with blanks"
run() { env -i PATH=/usr/bin:/bin HOME="$folder/home" LC_ALL=C.UTF-8 OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=10000 "$@"; }
mkdir "$folder/home"

run "$tree/bin/undertone-cli" model list --json >"$folder/models.json"
grep -q "moved to a place with blanks/share/undertone/models/undertone-small" "$folder/models.json" || fail "the model of the tree is not found first: $(cat "$folder/models.json")"
run "$tree/bin/undertone-cli" analyze "$tree/share/undertone/demo/demo.wav" -o "$folder/demo.json" 2>/dev/null
python3 -c 'import json, sys; t = json.load(open(sys.argv[1])); assert t["complete"] and len(t["utterances"]) > 10, t' "$folder/demo.json" || fail "the demo is not analysed"
run "$tree/bin/undertone" --render "$folder/demo.png" "$tree/share/undertone/demo/demo.wav"
[ "$(stat -c %s "$folder/demo.png")" -gt 10000 ] || fail "--render drew no picture"
code=0; run QT_QPA_PLATFORM=offscreen timeout 8 "$tree/bin/undertone" 2>"$folder/window.log" || code=$?
[ $code -eq 124 ] || fail "the window ended by itself, exit status $code: $(cat "$folder/window.log")"
for file in share/man/man1/undertone-cli.1.gz share/man/man7/undertone.7.gz share/doc/undertone/html/index.html share/doc/undertone/copyright \
  share/bash-completion/completions/undertone-cli share/zsh/vendor-completions/_undertone-cli share/fish/vendor_completions.d/undertone-cli.fish \
  share/applications/io.github.undertone.Undertone.desktop share/metainfo/io.github.undertone.Undertone.metainfo.xml \
  share/mime/packages/io.github.undertone.Undertone.xml share/icons/hicolor/scalable/apps/io.github.undertone.Undertone.svg \
  share/icons/hicolor/scalable/mimetypes/application-x-undertone-project.svg share/undertone/voice_activity/silero_vad_16k.safetensors \
  share/undertone/speaker_encoder/speaker_encoder.safetensors \
  share/undertone/slurm/analyze.sbatch; do
  [ -s "$tree/$file" ] || fail "$file is missing"
done
completed=$(bash -c 'source "$1"; COMP_WORDS=(undertone-cli analyze --memory o); COMP_CWORD=3; _undertone_cli; echo "${COMPREPLY[*]}"' _ "$tree/share/bash-completion/completions/undertone-cli")
[ "$completed" = off ] || fail "bash completes \"analyze --memory o\" to \"$completed\""
completed=$(bash -c 'source "$1"; COMP_WORDS=(undertone-engine train s); COMP_CWORD=2; _undertone_engine; echo "${COMPREPLY[*]}"' _ "$tree/share/bash-completion/completions/undertone-engine")
[ "$completed" = sllm ] || fail "bash completes \"undertone-engine train s\" to \"$completed\""
[ -e "$tree/bin/undertone-setup" ] || [ ! -e "$tree/share/man/man1/undertone-setup.1.gz" ] || fail "there is a manual page of a program that is not there"
echo "The installed tree works where it was moved to."
