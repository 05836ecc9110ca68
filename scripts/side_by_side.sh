#!/bin/sh
# Runs commands at the same time: sh scripts/side_by_side.sh COMMAND... What the first says is shown at once, what the
# others said once they are done. It fails when one of them does.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'trap - INT TERM; kill 0' INT TERM # a shell hears of it only while it waits

first=$1
shift
number=0
for command; do
    number=$((number + 1))
    { sh -c "$command" >"$place/$number" 2>&1 && : >"$place/$number.done"; } &
done
sh -c "$first" &
status=0
wait $! || status=1
wait
number=0
for command; do
    number=$((number + 1))
    printf '%s\n' "$command"
    cat "$place/$number"
    [ -e "$place/$number.done" ] || status=1
done
exit $status
