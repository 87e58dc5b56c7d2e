#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Run in a bare Debian by ./dev package-test: /undertone.deb is installed with apt, used by an ordinary user, and removed without a trace.
set -euo pipefail
step() { printf '== %s\n' "$*"; }
fail() { printf 'FAILED: %s\n' "$*" >&2; exit 1; }
as_user() { setpriv --reuid=1000 --regid=1000 --clear-groups env HOME=/home/user XDG_RUNTIME_DIR=/tmp/user-runtime "$@"; }
files() { find / -xdev \( -path /proc -o -path /dev -o -path /home -o -path /tmp -o -path /var/cache -o -path /var/lib/apt -o -path /var/log -o -path /seen \) -prune -o -print | sort; }

mkdir -p /seen; useradd --uid 1000 --create-home user
apt="apt-get -y -o Dpkg::Options::=--force-unsafe-io -o Dpkg::Use-Pty=0"
step "apt-get install ./undertone.deb on a bare system"
$apt update -qq
files >/tmp/before
dpkg-query -W -f '${Package}\n' | sort >/tmp/packages-before
$apt install --no-install-recommends /undertone.deb | grep -v '^\(Selecting\|Preparing\|Unpacking\|Get:\)'
dpkg -s undertone | grep -E '^(Version|Status|Depends)'
undertone-cli --help >/dev/null 2>&1 && starts=yes || starts=no

if [ -x /usr/bin/undertone-setup ]; then
  step "before undertone-setup: a sentence, and no crash"
  as_user undertone-cli --version && fail "undertone-cli ran without a LibTorch" || true
  as_user undertone-setup --status && fail "undertone-setup says LibTorch is there" || true
  step "undertone-setup"
  if [ -e /certificates.pem ]; then export PIP_CERT=/certificates.pem; fi
  as_user env ${PIP_CERT:+PIP_CERT=$PIP_CERT} undertone-setup
  as_user undertone-setup --status
elif [ $starts = no ]; then
  fail "undertone-cli --help"
fi

step "the demo, without a display"
as_user undertone-cli --version
as_user undertone-cli model list
cd /home/user
as_user undertone-cli analyze /usr/share/undertone/demo/demo.wav -o /home/user/demo.json
grep -q '"complete": true' demo.json || fail "the analysis is not complete"
as_user undertone-cli selfcheck | tail -1
as_user undertone --render /home/user/demo.png /usr/share/undertone/demo/demo.wav
[ "$(head -c 4 demo.png | tail -c 3)" = PNG ] || fail "--render drew no picture"

step "the window, offscreen"
as_user env QT_QPA_PLATFORM=offscreen timeout 15 undertone /usr/share/undertone/demo/demo.wav >/tmp/window.log 2>&1 && code=0 || code=$?
cat /tmp/window.log
[ $code -eq 124 ] || fail "the window ended by itself, exit status $code"

step "one training by two processes"
$apt install --no-install-recommends openmpi-bin openssh-client >/tmp/openmpi.log 2>&1 || { tail -5 /tmp/openmpi.log; fail "openmpi-bin could not be installed"; }
as_user undertone-cli corpus tokenize /clips --split dev --tokenizer /usr/share/undertone/models/undertone-small/tokenizer -o tokens.safetensors --workers 2
as_user mpirun --oversubscribe --bind-to none -n 2 undertone-cli train base --tokens tokens.safetensors -o base --hidden 16 --layers 2 --heads 2 --feed-forward 32 \
  --n-o 24 --n-p 40 --batch 2 --accumulate 2 --steps 3 --threads 1 --distributed
[ -s base/model.safetensors ] || fail "two processes trained nothing"
rm -r base tokens.safetensors

step "manual pages, completions, desktop files"
for page in man1/undertone.1 man1/undertone-cli.1 man1/undertone-engine.1 man7/undertone.7; do
  gzip -t "/usr/share/man/$page.gz" || fail "$page"
done
bash -c 'source /usr/share/bash-completion/completions/undertone-cli; COMP_WORDS=(undertone-cli analyze --mem); COMP_CWORD=2; _undertone_cli; echo "${COMPREPLY[*]}"' | grep -qx -- --memory \
  || fail "bash completes --mem to something else"
for file in applications/io.github.undertone.Undertone.desktop metainfo/io.github.undertone.Undertone.metainfo.xml mime/packages/io.github.undertone.Undertone.xml \
  icons/hicolor/scalable/apps/io.github.undertone.Undertone.svg icons/hicolor/scalable/mimetypes/application-x-undertone-project.svg doc/undertone/html/index.html; do
  [ -s /usr/share/$file ] || fail "$file is missing"
done
strings=$(cat /usr/bin/undertone /usr/bin/undertone-* /usr/lib/undertone/* 2>/dev/null | grep -ac '/root/\|/home/' || true)
[ "$strings" -eq 0 ] || fail "programs hold $strings lines with folders of the machine that built them"

step "apt-get purge"
cp demo.json demo.png /seen/
dpkg-query -W -f '${Package}\n' | sort | comm -13 /tmp/packages-before - >/tmp/packages-new
$apt purge undertone | tail -2
$apt purge --autoremove $(grep -vx undertone /tmp/packages-new) >/tmp/autoremove.log 2>&1 || { tail -5 /tmp/autoremove.log; fail "its dependencies could not be removed"; }
left=$(files | comm -13 /tmp/before - | grep -i undertone || true)
[ -z "$left" ] || fail "left behind: $left"
ls -A /home/user
step "passed"
