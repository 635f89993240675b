# Shared by the labs (releng/lab/xen, releng/lab/qemu); sourced by bash after LAB_NAME is set.
# Messages and steps, the cache and run folders, waiting, ports, and processes that are ours to end.
# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0

export LC_ALL=C.UTF-8
LAB_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
RELENG=$(dirname "$LAB_DIR")
# Artifacts may be shared between checkouts (XENWORKBENCH_CACHE); what runs belongs to one checkout.
LAB_CACHE=$(realpath -m "${XENWORKBENCH_CACHE:-$RELENG/.cache}")/lab-$LAB_NAME
LAB_RUN=$RELENG/.cache/run-$LAB_NAME
LAB_LOG=$LAB_RUN/lab.log
# Whoever reaches a lab is root in it, and on this machine where its libvirtd is: it belongs to one account, that which
# called sudo, and listens on unix sockets in folders that no other can enter, never on a port.
LAB_OWNER=$(id -u)
[ "$LAB_OWNER" != 0 ] || LAB_OWNER=${SUDO_UID:-0}

say() { printf '%s lab: %s\n' "$LAB_NAME" "$*" >&2; }
# Ends the command (or the step it is called in); the last line of the output names the cause.
die() { say "$*"; exit 1; }

# lab_folders: makes the folders, which git is told to ignore.
lab_folders() {
  mkdir -p "$LAB_CACHE" "$LAB_RUN" "$RELENG/.cache" || die "cannot write in $RELENG/.cache or $LAB_CACHE"
  [ -e "$RELENG/.cache/.gitignore" ] || echo '*' > "$RELENG/.cache/.gitignore"
}

# own FOLDER: the owner's alone, from now on and whatever it was.
own() {
  [ "$(id -u)" != 0 ] || chown "$LAB_OWNER" "$1"
  chmod 700 "$1" && [ "$(stat -c %u "$1")" = "$LAB_OWNER" ] || die "$1 belongs to somebody else"
}

# lab_lock [SECONDS]: one command at a time changes the lab. Children must be started with 9>&-.
# The folders are closed first: they hold disks, keys and sockets.
lab_lock() {
  lab_folders; own "$LAB_CACHE"; own "$LAB_RUN"; exec 9> "$LAB_RUN/lock"
  flock -n 9 && return
  say "another command is at work on this lab, waiting for it"
  flock -w "${1:-1800}" 9 || die "another command has held $LAB_RUN/lock for ${1:-1800} s"
}

seconds_since() { awk -v a="$1" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'; }

# step TEXT COMMAND...: one line of progress with its seconds. The command runs in a subshell and its output
# goes to the log; if it fails, the last thing it said is the cause and this command returns 1.
step() {
  local text=$1 start=$EPOCHREALTIME from cause; shift
  printf '%s lab: %s ... ' "$LAB_NAME" "$text" >&2
  printf '== %(%F %T)T %s\n' -1 "$text" >> "$LAB_LOG"; from=$(wc -l < "$LAB_LOG")
  if ( "$@" ) >> "$LAB_LOG" 2>&1; then printf '%s s\n' "$(seconds_since "$start")" >&2; return 0; fi
  cause=$(tail -n +$((from + 1)) "$LAB_LOG" | grep -v '^[[:space:]]*$' | tail -n 1)
  printf 'failed after %s s\n' "$(seconds_since "$start")" >&2
  say "$text failed: ${cause#"$LAB_NAME lab: "} (log: $LAB_LOG)"
  return 1
}

# wait_for SECONDS WHAT COMMAND...: until the command succeeds; fails naming WHAT.
wait_for() {
  local end=$((SECONDS + $1)) limit=$1 what=$2; shift 2
  until "$@" > /dev/null 2>&1; do
    [ "$SECONDS" -lt "$end" ] || die "$what: not within $limit s"
    sleep 0.3
  done
}

# socket_folder FOLDER: FOLDER itself, or where its path is too long for a unix socket (107 bytes), or has characters
# that would mean something in a URI, a short private folder in /tmp that belongs to it, linked from it as "sockets".
socket_folder() {
  local short
  if [ ${#1} -le 85 ] && [[ $1 =~ ^[A-Za-z0-9._/-]+$ ]]; then echo "$1"; return; fi
  short=/tmp/xwb-$LAB_OWNER-$(printf %s "$1" | sha256sum | cut -c1-12)
  mkdir -m 700 "$short" 2> /dev/null && own "$short"
  [ -d "$short" ] && [ ! -L "$short" ] && [ "$(stat -c %u:%a "$short")" = "$LAB_OWNER:700" ] \
    || die "$short belongs to somebody else"
  ln -sfn "$short" "$1/sockets"; echo "$short"
}

# A process is remembered as "pid start-time", so that a recycled pid is never taken for ours.
process_start() { sed 's/^.*) //' "/proc/$1/stat" 2> /dev/null | cut -d' ' -f20; }
remember_process() { echo "$1 $(process_start "$1")" > "$2"; } # PID FILE
# process_of FILE WORD: prints the pid if that process still is the one remembered and WORD is in its command line.
process_of() {
  local pid start
  read -r pid start 2> /dev/null < "$1" || return 1
  [ -n "$start" ] && [ "$(process_start "$pid")" = "$start" ] && grep -qaF -- "$2" "/proc/$pid/cmdline" && echo "$pid"
}
# end_process FILE WORD [SECONDS]: ends it politely, then firmly.
end_process() {
  local pid
  if pid=$(process_of "$1" "$2"); then
    kill "$pid" 2> /dev/null
    for ((i = 0; i < ${3:-10} * 5; i++)); do process_of "$1" "$2" > /dev/null || break; sleep 0.2; done
    process_of "$1" "$2" > /dev/null && kill -9 "$pid"
  fi
  rm -f "$1"
}

# need_packages FILE...: installs what is missing of the Debian packages listed in the files.
need_packages() { "$RELENG/lib/packages" "$@"; }

# hash_of FILE...: one hash over names and contents.
hash_of() { sha256sum "$@" | sed "s: $LAB_DIR/: :" | sha256sum | cut -c1-16; }
