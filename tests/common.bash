# SPDX-License-Identifier: MIT
#
# What the suites share: counters, a scratch folder, a validator and the closing line. Sourced by each tests/*.sh, which then calls
# ok, fail, skip and, in the end, finish. The root of the repository is $root, the suite's own name $suite.

suite=$(basename "$0" .sh)
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
shared=$root/../shared
python=/usr/bin/python3
n_passed=0 n_failed=0 n_skipped=0
scratch=$(mktemp -d "${TMPDIR:-/tmp}/bunkai-$suite.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

# Messages in English, dates of nobody, and no option of an outer make: what a suite wants otherwise it sets itself.
export LC_ALL=C.UTF-8
unset LANGUAGE SOURCE_DATE_EPOCH TZ MAKEFLAGS MFLAGS MAKELEVEL

ok() { n_passed=$((n_passed + 1)); }
fail() { n_failed=$((n_failed + 1)); printf 'FAIL %s: %s\n' "$suite" "$*"; }
skip() { n_skipped=$((n_skipped + 1)); printf 'SKIP %s: %s\n' "$suite" "$*"; }

# check WHAT COMMAND...: passes when the command does; else shows the end of what it said.
check() {
	local what=$1
	shift
	if "$@" >"$scratch/.shown" 2>&1; then
		ok
	else
		fail "$what"
		tail -n "${lines:-12}" "$scratch/.shown" | sed 's/^/	/'
	fi
}

# expect_status N WHAT COMMAND...: passes when the command ends with status N. What it said is in $scratch/.said.
expect_status() {
	local wanted=$1 what=$2 got=0
	shift 2
	"$@" >"$scratch/.said" 2>&1 || got=$?
	if [ "$got" -eq "$wanted" ]; then
		ok
	else
		fail "$what: status $got, expected $wanted"
		tail -n 5 "$scratch/.said" | sed 's/^/	/'
	fi
}

# count FEW FULL: how often something is tried; FULL under `make test-all`.
count() { [ "${BUNKAI_TEST_COUNTS:-}" = full ] && echo "$2" || echo "$1"; }

# valid FILE...: by the JSON Schema of its kind, with a validator that is not ours. It is started once for a suite; without it, finish says
# that nothing was validated.
valid() {
	local line wrong=0
	if [ -z "${SCHEMA_PID:-}" ]; then
		coproc SCHEMA { exec "$python" "$root/tests/schema.py" --ask; }
		read -r line <&"${SCHEMA[0]}"
		[ "$line" = here ] || no_validator=${line:-the validator does not start}
	fi
	[ -z "${no_validator:-}" ] || return 0
	{ printf '%s' "$PWD"; printf '\t%s' "$@"; echo; } >&"${SCHEMA[1]}"
	while IFS= read -r line <&"${SCHEMA[0]}" && [ "$line" != . ]; do
		echo "$line"
		wrong=1
	done
	return $wrong
}

# Waits for all that was started in the background, but for the validator.
wait_for_all() {
	local job
	for job in $(jobs -p); do
		[ "$job" = "${SCHEMA_PID:-}" ] || wait "$job"
	done
}

# The absolute path of a program given as an argument, for suites that change the folder.
program() { echo "$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"; }

# Path and SHA-256 of every file below a folder, sorted.
digests() { (cd "$1" && find . -type f -print0 | sort -z | xargs -0 -r sha256sum | sed 's:  \./:  :'); }

finish() {
	[ -z "${no_validator:-}" ] || skip "no file was validated: $no_validator"
	# its time counts only when it was waited for
	[ -z "${SCHEMA_PID:-}" ] || { exec {SCHEMA[1]}>&-; wait "$SCHEMA_PID"; }
	echo "$n_passed passed, $n_failed failed, $n_skipped skipped"
	[ "$n_failed" -eq 0 ]
}
