#!/bin/bash
# SPDX-License-Identifier: MIT
#
# What bad input is told, word for word. Each tests/messages/CASE is run in a copy of its folder, beside a copy of tests/small as `project`:
#   setup      optional: makes the bad input (sh; `exit 77` after a word on standard output skips the case)
#   cmd        the command (sh, `bunkai` is on the path)
#   status     the exit status that is right, written by hand
#   expected   standard error, to the byte, with places in the repository written from its root
# Where the status is not 0, no file may have changed or appeared, and nothing may stand on standard output except for `check`.
# usage: messages.sh [--bless] BUNKAI      --bless stores the messages given now; read every one before you commit it
. "$(dirname "$0")/common.bash"
bless=
[ "${1:-}" = --bless ] && { bless=1; shift; }
# Sanitizers are for what is read. What decide, set and others refuse on their command lines, and the issues in front of what is said of
# editions, go on the same ways time and again, which units go with sanitizers: with `make test` the plain program will do.
ways=$PATH others=0
put_on_path() { # NAME PROGRAM
	mkdir "$scratch/$1"
	printf '#!/bin/sh\nexec "%s" "$@"\n' "$2" >"$scratch/$1/bunkai"
	chmod 755 "$scratch" "$scratch/$1" "$scratch/$1/bunkai"
}
[ -x "${1:-}" ] || { echo "messages.sh: there is no program ${1:-}: nothing was tried or stored" >&2; exit 1; }
put_on_path bin "$(program "$1")"
plain=$(program "$1")
[ "$(count few full)" = full ] || [ ! -x "${BUILD:-}/bunkai" ] || plain=$BUILD/bunkai
put_on_path plain "$plain"

# Where every file stands and when it was written; a link is what it is. Contents need not be read: who writes gives a new time.
photograph() { find "$1" \( -type f -o -type l \) -printf '%P %i %s %m %T@ %l\n' | sort; }

run_case() {
	local name=$1 case=$root/tests/messages/$1 work=$scratch/$1 reason wanted status=0
	mkdir "$work" && cp -R "$root/tests/small" "$work/project" && cp -R "$case/." "$work/"
	read -r wanted <"$case/status"
	case $name in
	decide-* | edition-* | end-* | issue-* | ready-* | replace-* | send-* | set-*) PATH=$scratch/plain:$ways ;;
	*) # of the others every twelfth, the same each time (make test-all: all): a check of the whole library takes a sanitized program a third of a second
		others=$((others + 1))
		[ $((others % 12)) -eq 1 ] && PATH=$scratch/bin:$ways || PATH=$scratch/plain:$ways
		;;
	esac
	if [ -f "$case/setup" ]; then
		reason=$(cd "$work" && sh -e ./setup 2>&1) || {
			[ $? -eq 77 ] && skip "$name: $reason" || fail "$name: its setup failed: $reason"
			return
		}
	fi
	[ "$wanted" -eq 0 ] || photograph "$work" >"$scratch/before"
	(cd "$work" && exec sh ./cmd) >"$scratch/out" 2>"$scratch/err" </dev/null || status=$?
	[ "$wanted" -eq 0 ] || photograph "$work" >"$scratch/after"
	sed -i "s:$root/::g; s:$scratch/::g" "$scratch/err"
	[ -z "$bless" ] || cp "$scratch/err" "$case/expected"
	judge_case "$name" "$case" "$status" "$wanted"
}

judge_case() {
	local wrong=
	[ "$3" -eq "$4" ] || wrong="status $3, expected $4"
	cmp -s "$scratch/err" "$2/expected" || wrong="$wrong${wrong:+; }other words"
	if [ "$4" -ne 0 ]; then
		cmp -s "$scratch/before" "$scratch/after" || wrong="$wrong${wrong:+; }files changed"
		[ ! -s "$scratch/out" ] || grep -q 'bunkai check' "$2/cmd" || wrong="$wrong${wrong:+; }something on standard output"
	fi
	[ -n "$wrong" ] || { ok; rm -rf "${scratch:?}/$1"; return; }
	fail "$1: $wrong"
	{
		diff -u --label expected --label actual "$2/expected" "$scratch/err"
		[ "$4" -eq 0 ] || diff --label before --label after -u "$scratch/before" "$scratch/after" | grep '^[-+]'
	} | head -n 20 | sed 's/^/	/'
}

for case in "$root"/tests/messages/*/; do
	case=${case%/}
	run_case "${case##*/}"
done
finish
