# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
#
# What releng/run and releng/test share: messages, packages, Java, Maven, the build (and display.sh: a virtual screen).
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

die() {
  printf '%s: %s\n' "$ME" "$*" >&2
  exit 1
}

# With "set -e" a command that fails ends the script: it shall not do so without a word.
unexpected() {
  case $- in *e*) ;; *) return 0 ;; esac # inside $(...), where it ends nothing
  printf '%s: "%s" failed with code %s (%s)\n' "$ME" "${2%%$'\n'*}" "$1" "$3" >&2
}
set -E
trap 'unexpected $? "$BASH_COMMAND" "${BASH_SOURCE[0]##*/}:$LINENO"' ERR

mkdir -p "$LOGS" || die "cannot write in $CACHE"

# at_exit COMMAND: run when the script ends, the last one given first.
at_exit() {
  CLEANUP=("$1" "${CLEANUP[@]}")
  trap 'code=$?; trap - EXIT ERR; trap "" INT TERM HUP; set +e; for c in "${CLEANUP[@]}"; do eval "$c"; done; exit $code' EXIT
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

# A log without colours, of which Maven writes some even with -B.
plain() {
  sed 's/\x1b\[[0-9;]*[A-Za-z]//g; s/\r$//' "$1"
}

# Maven's words around its errors, and one that is none.
NOISE='osgi\.platform|For more information|Re-run Maven|To see the full stack|Help 1\] http|After correcting|mvn <args>'
NOISE+='|Error executing Maven|problem was encountered'

# The lines of a log that tell what went wrong, at most 40.
show_failure() {
  if plain "$1" | grep -q -E '^\[(ERROR|FATAL)\]'; then
    plain "$1" | grep -E '^\[(ERROR|FATAL)\] *[^ ]' | grep -v -E "$NOISE" | cut -c1-400 | head -n 40 >&2
  else
    plain "$1" | tail -n 25 >&2
  fi
}

# One line that names the cause: the first compile error with its place, what lies behind Maven's error, Maven's error,
# or the last line.
cause() {
  local line
  line=$(plain "$1" | awk '/^\[ERROR\].*Compilation failure/ { compiling = 1; next }
    compiling && match($0, /[^ ]*\.java:\[[0-9,]+\]/) { place = substr($0, RSTART, RLENGTH); sub(/.*\/bundles\//, "", place) }
    compiling && place && !/\^/ && !/\.java:\[/ && ++lines == 2 { sub(/^\[ERROR\] */, ""); print place " " $0; exit }')
  [ -n "$line" ] || line=$(root_cause "$1")
  [ -n "$line" ] || line=$(plain "$1" | grep -E '^\[(ERROR|FATAL)\] *[^ ]' | grep -v -E "$NOISE" | head -n 1 |
    sed -E 's/^\[(ERROR|FATAL)\] *//; s/ -> \[Help 1\]$//')
  [ -n "$line" ] || line=$(plain "$1" | tail -n 50 |
    grep -v -E '^[[:space:]]*($|at )|^Error: (Could not create the Java|A fatal exc)' | tail -n 1)
  [ -n "$line" ] || ! disk_full || line="no space left on the device of $LOGS"
  printf '%s' "${line:-no output}" | cut -c1-300
}

# What made Maven or a tool fail, where its error is a long tale of what could not be done therefore.
root_cause() {
  local tale='Non-[a-z]+ settings|Could not (transfer|find) artifact|Cannot access .* in offline mode'
  plain "$1" | grep -E '^(\[(ERROR|FATAL)\]|Caused by:|[a-z]+: )' | grep -o -E "(No space left on device|$tale).*" |
    awk 'NR == 1 { first = $0 } /No space left/ { full = 1 } END { print full ? "No space left on device" : first }' |
    sed -E 's/ -> \[Help 1\]$//; s/(transfer failed for|GET request of:) [^ ]*[^ :,]([:,]| from [^ ]* failed:) //
      s/proxy: ProxyInfo\{host=.([^,]*).,.* port=([0-9]+),[^}]*\}/by the proxy \1:\2/'
}

disk_full() {
  [ "$(df --output=avail "$LOGS" | tail -n 1)" -lt 64 ]
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
  [ "$code" = 0 ] && return
  sed -i '/^exit /d' "$LOGS/packages.log"
  die "$(cause "$LOGS/packages.log" | sed 's/^packages: //')"
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

# maven ARGS...: in the clone; a failed transfer is tried once more. With -e, since the cause is often in the exceptions
# alone.
maven() {
  local log code
  log=$(mktemp "$LOGS/maven.XXXXXX") || return
  "$MAVEN" -e -B -ntp -f "$ROOT/pom.xml" "$@" 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  if [ "$code" != 0 ] && grep -q -E 'Could not transfer|Connection reset|Read timed out|Premature end' "$log"; then
    echo "a download failed: second attempt"
    "$MAVEN" -e -B -ntp -f "$ROOT/pom.xml" "$@" 2>&1
    code=$?
  fi
  [ "$code" = 0 ] || explain_extension "$log"
  rm -f "$log"
  return "$code"
}

# Maven does not say why an extension of the build cannot be had; a plain download of the same says it.
explain_extension() {
  local name
  name=$(sed -n 's/^.*[]:] Extension \([^ ]*\) or one of its dependencies could not be resolved.*/\1/p' "$1" |
    head -n 1)
  [ -z "$name" ] || (cd / && "$MAVEN" -B -ntp $DEPENDENCY_PLUGIN:get -Dartifact="$name" 2>&1)
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
