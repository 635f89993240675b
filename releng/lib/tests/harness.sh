# Copyright (c) 2026 Xen Workbench contributors
# SPDX-License-Identifier: EPL-2.0
#
# Tests of the scripts, sourced by releng/lib/tests/*.test, which releng/test runs: each test is a case in
# a report like those of JUnit, so that it is counted with the others.
set -euo pipefail
TESTS=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$TESTS/../common.sh"
SUITE=${0##*/}
SUITE=${SUITE%.test}
WORK=$(mktemp -d)
at_exit "rm -rf '$WORK'"
trap - ERR # a failed test is told by "it"
CASES='' COUNT=0 FAILED=0 SKIPPED=0

# it NAME COMMAND...: passes when the command, in a subshell that ends at the first failure, succeeds. What it said last
# is the reason why not; with code 77 it is skipped.
it() {
  local name=$1 code=0 said
  shift
  COUNT=$((COUNT + 1))
  set +e
  (CLEANUP=(); set -e; "$@") > "$WORK/said" 2>&1 < /dev/null
  code=$?
  set -e
  said=$(tail -n 3 "$WORK/said" | tr '\n' ' ' | sed 's/&/\&amp;/g; s/</\&lt;/g; s/"/\&quot;/g')
  case $code in
    0) said='' ;;
    77) SKIPPED=$((SKIPPED + 1)); echo "skipped: $name: $said"; said='<skipped message="'$said'"/>' ;;
    *) FAILED=$((FAILED + 1)); echo "failed: $name: $said"; said='<failure message="'${said:-code $code}'"/>' ;;
  esac
  CASES+="<testcase classname=\"releng.$SUITE\" name=\"$name\">$said</testcase>"$'\n'
}

# The last line of each file of tests. Fails when there was no test, not when one failed: the report tells that.
report() {
  local folder=$TESTS/target/surefire-reports
  mkdir -p "$folder"
  printf '<testsuite name="releng.%s" tests="%d" failures="%d" errors="0" skipped="%d">\n%s</testsuite>\n' \
    "$SUITE" $COUNT $FAILED $SKIPPED "$CASES" > "$folder/TEST-releng.$SUITE.xml"
  echo "$SUITE: $COUNT tests, $FAILED failed, $SKIPPED skipped"
  [ $COUNT -gt 0 ]
}

fail() { echo "$*"; exit 1; }
skip() { echo "$*"; exit 77; }

# expect TEXT WHAT: the text contains it.
expect() { case $1 in *"$2"*) ;; *) fail "expected '$2' in '$1'" ;; esac; }

# as_nobody COMMAND...: as an account that owns nothing. Its command must not need this checkout.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u nobody -- "$@"); return; fi
  sudo -n true 2> /dev/null || skip "neither root nor sudo: cannot become nobody"
  (cd / && sudo -n -u nobody -- "$@")
}
