# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
#
# A virtual screen for releng/run, releng/test and releng/lab/report, and a way to look at it. Sourced by bash after
# common.sh. Both are open to whoever knows their secret, which only the files of this user hold: a server without a
# cookie would let every account of the machine look and type.

# start_display: a virtual screen with a window manager; sets DISPLAY and XAUTHORITY for this script and its children.
start_display() {
  local dir fd cookie
  dir=$(mktemp -d) || die "cannot make a temporary folder"
  cookie=$(head -c 16 /dev/urandom | od -An -tx1 | tr -d ' \n')
  # The server takes every cookie of its file, whatever the display; its own number is known only when it runs.
  add_cookie "$dir/server" :0 "$cookie" || die "xauth cannot write the key of the virtual screen into $dir"
  mkfifo "$dir/number"
  exec {fd}<> "$dir/number"
  Xvfb -displayfd "$fd" -screen 0 "${1:-1600x1000}x24" -nolisten tcp -auth "$dir/server" > "$LOGS/xvfb.log" 2>&1 &
  local xvfb=$!
  at_exit "kill $xvfb 2> /dev/null; wait $xvfb 2> /dev/null; rm -rf '$dir'"
  read -r -t 20 -u "$fd" DISPLAY || die "Xvfb does not start: $(cause "$LOGS/xvfb.log")"
  exec {fd}>&-
  export DISPLAY=:$DISPLAY XAUTHORITY=$dir/auth GDK_BACKEND=x11
  unset WAYLAND_DISPLAY
  add_cookie "$XAUTHORITY" "$DISPLAY" "$cookie" || die "xauth cannot write $XAUTHORITY"
  openbox --sm-disable > "$LOGS/openbox.log" 2>&1 &
  at_exit "kill $! 2> /dev/null; wait $! 2> /dev/null"
}

# add_cookie FILE DISPLAY COOKIE: by standard input, since everybody can read the arguments of a process.
add_cookie() {
  (umask 077 && : >> "$1" && xauth -q -f "$1" source - <<< "add $2 . $3") > "$LOGS/xauth.log" 2>&1
}

# Prints how to look at the virtual screen: VNC on loopback, with a password made for this run.
offer_vnc() {
  local secret=$CACHE/vnc.$$ password port
  # VNC takes eight characters
  password=$(head -c 6 /dev/urandom | base64 | tr '+/' 'xy')
  (umask 077 && printf '%s\n' "$password" > "$secret")
  at_exit "rm -f '$secret'"
  x11vnc -display "$DISPLAY" -auth "$XAUTHORITY" -localhost -no6 -forever -shared -passwdfile "$secret" -autoport 5900 \
    -noxdamage -quiet > "$LOGS/x11vnc.log" 2>&1 < /dev/null &
  local vnc=$! tries=50
  at_exit "kill $vnc 2> /dev/null; wait $vnc 2> /dev/null"
  until port=$(sed -n 's/^PORT=//p' "$LOGS/x11vnc.log") && [ -n "$port" ]; do
    kill -0 $vnc 2> /dev/null && [ $((tries -= 1)) -gt 0 ] || die "x11vnc does not start: $(cause "$LOGS/x11vnc.log")"
    sleep 0.2
  done
  echo "There is no DISPLAY; the workbench is on a virtual screen. Look at it with a VNC viewer on this machine:"
  echo "  address localhost:$port   password $password"
  echo "  from another machine first: ssh -L $port:localhost:$port $(id -un)@$(hostname)"
}
