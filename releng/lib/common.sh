# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
#
# What releng/run and releng/test share: messages, packages, Java, Maven, the build, a virtual display.
# Sourced by bash; sets ROOT (the clone), CACHE and LOGS (ignored by git).

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=$ROOT/releng/.cache
LOGS=$CACHE/log
LISTS=$ROOT/releng/lib/packages.d
MAVEN_VERSION=3.9.11
DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.6.1
PRODUCT=$CACHE/product
ME=releng/${0##*/}
CLEANUP=()
mkdir -p "$LOGS"

die() {
  printf '%s: %s\n' "$ME" "$*" >&2
  exit 1
}

# at_exit COMMAND: run when the script ends, the last one given first.
at_exit() {
  CLEANUP=("$1" "${CLEANUP[@]}")
  trap 'code=$?; trap - EXIT; trap "" INT TERM HUP; set +e; for c in "${CLEANUP[@]}"; do eval "$c"; done; exit $code' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# step NAME TEXT COMMAND...: runs it with its output in log/NAME.log and one line on the screen; its failure ends the script
# with the cause in the last line.
step() {
  local name=$1 text=$2 start=$SECONDS code=0
  shift 2
  printf '%-34s ' "$text"
  "$@" > "$LOGS/$name.log" 2>&1 < /dev/null || code=$?
  if [ $code = 0 ]; then
    printf '%4d s\n' $((SECONDS - start))
  else
    printf 'failed after %d s\n' $((SECONDS - start))
    show_failure "$LOGS/$name.log"
    die "$text failed: $(cause "$LOGS/$name.log") (log: ${LOGS#"$ROOT"/}/$name.log)"
  fi
}

# The lines of a log that tell what went wrong, at most 40.
show_failure() {
  if grep -q '^\[ERROR\]' "$1"; then
    grep '^\[ERROR\]' "$1" | grep -v -e 'org.eclipse.swt.\${osgi.platform}' -e 'For more information' -e 'Re-run Maven' \
      -e 'To see the full stack' -e '^\[ERROR\] *$' | cut -c1-400 | head -n 40 >&2
  else
    tail -n 25 "$1" >&2
  fi
}

# One line that names the cause: the first compile error with its place, Maven's first real error, or the last line.
cause() {
  local line
  line=$(awk '/^\[ERROR\].*Compilation failure/ { compiling = 1; next }
    compiling && match($0, /[^ ]*\.java:\[[0-9,]+\]/) { place = substr($0, RSTART, RLENGTH); sub(/.*\/bundles\//, "", place) }
    compiling && place && !/\^/ && !/\.java:\[/ && ++lines == 2 { sub(/^\[ERROR\] */, ""); print place " " $0; exit }' "$1")
  [ -n "$line" ] || line=$(grep -E '^\[ERROR\] (Failed to execute goal|Cannot resolve|.*[Ee]rror:|.*[Cc]ould not)' "$1" |
    grep -v 'osgi.platform' | head -n 1 | sed 's/^\[ERROR\] *//')
  [ -n "$line" ] || line=$(grep -v '^[[:space:]]*$' "$1" | tail -n 1)
  printf '%s' "${line:-no output}" | cut -c1-300
}

# packages LIST...: installs what is missing of the named lists (names in packages.d, or paths).
packages() {
  local files=() list
  for list in "$@"; do
    case $list in */*) files+=("$list") ;; *) files+=("$LISTS/$list") ;; esac
  done
  local code=0
  { "$ROOT/releng/lib/packages" "${files[@]}" 2>&1 > /dev/null || code=$?; echo "exit $code"; } |
    tee "$LOGS/packages.log" | sed -u '/^exit /d'
  code=$(sed -n 's/^exit //p' "$LOGS/packages.log")
  [ "$code" = 0 ] || die "$(sed '/^exit /d' "$LOGS/packages.log" | tail -n 1 | sed 's/^packages: //')"
}

java_major() {
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# Sets JAVA_HOME to a JDK of at least 17: the one given, that of the PATH, one in /usr/lib/jvm, or Debian's.
need_java() {
  local home path_home=
  path_home=$(readlink -f "$(command -v javac)" 2> /dev/null) && path_home=${path_home%/bin/javac}
  for home in "${JAVA_HOME-}" "$path_home" /usr/lib/jvm/*; do
    if [ -n "$home" ] && [ -x "$home/bin/javac" ] && [ "$(java_major "$home")" -ge 17 ] 2> /dev/null; then
      export JAVA_HOME=$home
      return
    fi
  done
  [ -z "${JDK_INSTALLED-}" ] || die "no JDK of at least 17 found, not even after installing one"
  JDK_INSTALLED=1
  packages jdk
  need_java
}

# Sets MAVEN. Debian's Maven 3.8 cannot run Tycho 4, but it can fetch one that does.
need_maven() {
  local home=$CACHE/apache-maven-$MAVEN_VERSION
  MAVEN=$home/bin/mvn
  [ ! -x "$MAVEN" ] || return 0
  step maven "fetching Maven $MAVEN_VERSION" fetch_maven
  [ -x "$MAVEN" ] || die "Maven $MAVEN_VERSION was fetched but $MAVEN is not there"
}

# Outside the clone, so that the installed Maven does not load our extension.
fetch_maven() {
  local work
  work=$(mktemp -d) || return
  (cd "$work" && retry mvn -B -ntp -q $DEPENDENCY_PLUGIN:unpack \
    -Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin -DoutputDirectory="$work/out") &&
    rm -rf "$CACHE/apache-maven-$MAVEN_VERSION" &&
    mv "$work/out/apache-maven-$MAVEN_VERSION" "$CACHE/"
  local code=$?
  rm -rf "$work"
  return $code
}

# Downloads break now and then: try once more before giving up.
retry() {
  "$@" || { echo "second attempt"; "$@"; }
}

# maven ARGS...: in the clone; a failed transfer is tried once more.
maven() {
  local log code
  log=$(mktemp "$LOGS/maven.XXXXXX") || return
  "$MAVEN" -B -ntp -f "$ROOT/pom.xml" "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  if [ "$code" != 0 ] && grep -q -E 'Could not transfer|Connection reset|Read timed out|Premature end' "$log"; then
    echo "a download failed: second attempt"
    "$MAVEN" -B -ntp -f "$ROOT/pom.xml" "$@" 2>&1
    code=$?
  fi
  rm -f "$log"
  return "$code"
}

# The names and contents of all that the product is built from, one line a file.
product_sources() {
  (cd "$ROOT" && { git ls-files -co --exclude-standard -- pom.xml .mvn targetplatform features bundles \
    releng/org.xenworkbench.product 2> /dev/null || find pom.xml .mvn targetplatform features bundles \
    releng/org.xenworkbench.product -type f -not -path '*/target/*'; } |
    grep -v -E '^bundles/[^/]*\.(tests|testkit)/|/\.polyglot\.|/\.tycho-consumer-pom' | LC_ALL=C sort |
    while read -r file; do [ ! -f "$file" ] || printf '%s\n' "$file"; done | tr '\n' '\0' | xargs -0 sha1sum)
}

built() {
  [ -x "$PRODUCT/xenworkbench" ] && [ -f "$CACHE/built" ] && cmp -s "$1" "$CACHE/built"
}

# Builds the product for this machine into $PRODUCT, unless the sources are those it was built from.
build_product() {
  local sources=$CACHE/sources.$$ clean=
  at_exit "rm -f '$sources'"
  exec 9> "$CACHE/build.lock"
  flock 9
  product_sources > "$sources"
  if ! built "$sources"; then
    need_java
    need_maven
    # A class whose source is gone would stay in the bundle.
    if ! cmp -s <(cut -c43- "$sources") <(cut -c43- "$CACHE/built" 2> /dev/null); then clean=clean; fi
    step build "building the product" maven $clean package -Plocal -Dlocal.arch="$(uname -m)" -DskipTests \
      -pl :org.xenworkbench.rcp.product -am
    keep_product "$sources"
  fi
  exec 9>&-
}

# keep_product SOURCES: a copy that survives the next build, its start-up caches filled.
keep_product() {
  local made=$ROOT/releng/org.xenworkbench.product/target/products/org.xenworkbench.rcp.product
  rm -rf "$PRODUCT.new" "$CACHE/built"
  cp -a "$made/linux/gtk/$(uname -m)/xenworkbench" "$PRODUCT.new" || die "the build left no product in $made"
  rm -rf "$PRODUCT" && mv "$PRODUCT.new" "$PRODUCT"
  step initialize "preparing the product" "$PRODUCT/xenworkbench" -initialize -data "$CACHE/workspace-initialize"
  cp "$1" "$CACHE/built"
}

# start_display: a virtual screen with a window manager; sets DISPLAY and XAUTHORITY for this script and its children.
start_display() {
  local dir fd tries=0
  dir=$(mktemp -d) || die "cannot make a temporary folder"
  export XAUTHORITY=$dir/auth
  : > "$XAUTHORITY"
  mkfifo "$dir/number"
  exec {fd}<> "$dir/number"
  Xvfb -displayfd "$fd" -screen 0 "${1:-1600x1000}x24" -nolisten tcp -auth "$dir/auth" > "$LOGS/xvfb.log" 2>&1 &
  local xvfb=$!
  at_exit "kill $xvfb 2> /dev/null; wait $xvfb 2> /dev/null; rm -rf '$dir'"
  read -r -t 20 -u "$fd" DISPLAY || die "Xvfb does not start: $(cause "$LOGS/xvfb.log")"
  exec {fd}>&-
  export DISPLAY=:$DISPLAY GDK_BACKEND=x11
  unset WAYLAND_DISPLAY
  openbox --sm-disable > "$LOGS/openbox.log" 2>&1 &
  at_exit "kill $! 2> /dev/null; wait $! 2> /dev/null"
}
