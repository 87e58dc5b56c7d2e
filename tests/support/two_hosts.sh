#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# two_hosts.sh PROGRAM ARGUMENTS...: starts PROGRAM with mpirun as two processes on two hosts that share nothing but a wire. Each host is
# a network namespace with a name of its own, and the wire a pair of virtual network devices, so that the processes talk through sockets.
# All of it ends with this script. Needs root and iproute2. The last line on stderr says how many bytes went over the wire each way.
set -eu
if [ -z "${UNDERTONE_FIRST_HOST:-}" ]; then
  UNDERTONE_FIRST_HOST=1 exec unshare --net --uts --mount-proc --pid --fork --kill-child "$0" "$@"
fi
hostname first
ip link set lo up
unshare --net --uts sh -c 'hostname second && exec sleep infinity' &
second=$!
while [ "$(readlink "/proc/$second/ns/net")" = "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
ip link add wire type veth peer name wire netns "$second"
ip address add 10.77.0.1/24 dev wire
ip link set wire up
nsenter --net --target "$second" sh -c 'ip link set lo up; ip address add 10.77.0.2/24 dev wire; ip link set wire up'
agent=$(mktemp)
trap 'rm -f "$agent"' EXIT
until ip link show wire | grep -q LOWER_UP; do sleep 0.05; done
# What mpirun starts on another host, in place of ssh HOST COMMAND.
printf '#!/bin/sh\nshift\nexec nsenter --net --uts --target %s sh -c "$*"\n' "$second" >"$agent"
chmod +x "$agent"
status=0
mpirun --mca plm_rsh_agent "$agent" --host 10.77.0.1:1,10.77.0.2:1 --mca pml ob1 --mca btl tcp,self \
  --mca btl_tcp_if_include 10.77.0.0/24 --mca oob_tcp_if_include 10.77.0.0/24 --bind-to none -n 2 "$@" || status=$?
awk '$1 == "wire:" {print "wire: " $10 " bytes sent, " $2 " received"}' /proc/self/net/dev >&2
exit "$status"
