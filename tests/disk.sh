#!/bin/bash
# SPDX-License-Identifier: MIT
#
# A disk that fills up while workbooks are made: files are old or new, never broken, and the exit status says which. Once the folder for temporary
# files is full (a small tmpfs in a mount namespace of its own), and then a single write fails, each in turn (strace makes it fail): libxlsxwriter
# does not notice a failed write of its temporary files, and goes on.
# usage: disk.sh BUNKAI [POINTS]      POINTS: at how many of the writes one fails; 0: at every one
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
points=${2:-$(count 12 24)}
# Leaks cannot be looked for under strace.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
build=("$bunkai" build "$root/tests/small" -o "$scratch/out" --contract karte-2026 --format xlsx)

# Every file of the output is 'old', so that a new one is told from it.
make_old() {
	local file
	rm -rf "$scratch/out" "$scratch/.old"
	(cd "$scratch/new" && find . -type d) | while read -r file; do mkdir -p "$scratch/out/$file"; done
	(cd "$scratch/new" && find . -type f) | while read -r file; do echo old >"$scratch/out/$file"; done
	cp -R "$scratch/out" "$scratch/.old"
}

# state: old, new or broken
state() {
	if diff -rq "$scratch/out" "$scratch/.old" >/dev/null; then
		echo old
	elif diff -rq "$scratch/out" "$scratch/new" >"$scratch/.broken"; then
		echo new
	else
		echo broken
	fi
}

# judge WHAT STATUS: old files with status 3 and a reason, or new ones; anew for the next try.
judge() {
	local found
	found=$(state)
	if [ "$found $2" = "new 0" ] || { [ "$found $2" = "old 3" ] && grep -q 'cannot write' "$scratch/.said"; }; then
		ok
	# the last words about files that are all there
	elif [ "$found $2" = "new 3" ] && grep -q 'standard output' "$scratch/.said"; then
		ok
	else
		fail "$1: files are $found, status $2"
		tail -n 3 "$scratch/.said" "$scratch/.broken" 2>/dev/null | sed 's/^/	/'
	fi
	[ "$found" = old ] || make_old
	echo "$found" >>"$scratch/.states"
}

mkdir "$scratch/new"
"${build[@]}" >/dev/null 2>&1 && cp -R "$scratch/out/." "$scratch/new"
[ -n "$(find "$scratch/new" -name '*.xlsx')" ] || fail "nothing was built"
make_old

# with_tmpfs SIZE COMMAND...: the command with a TMPDIR of that size
with_tmpfs() {
	mkdir -p "$scratch/tmp"
	unshare --map-root-user --mount sh -c 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift && TMPDIR=$1 && export TMPDIR && shift && "$@"' \
		- "$1" "$scratch/tmp" "${@:2}"
}

if with_tmpfs 64k true 2>/dev/null; then
	for size in 4k 32k 128k 256k 512k 640k 64m; do
		status=0
		with_tmpfs $size "${build[@]}" >"$scratch/.said" 2>&1 || status=$?
		judge "a temporary folder of $size" $status
	done
	[ "$(sort "$scratch/.states" | uniq | xargs)" = "new old" ] || fail "no size was too small, or none large enough: $(xargs <"$scratch/.states")"
else
	skip "no file system can be mounted here: a full folder for temporary files"
fi

# one_fails N: the n-th write does
one_fails() { strace -f -o /dev/null -e trace=write -e inject=write:error=ENOSPC:when="$1" "${build[@]}" >"$scratch/.said" 2>&1; }

if command -v strace >/dev/null && strace -f -o "$scratch/.writes" -e trace=write true 2>/dev/null; then
	strace -f -o "$scratch/.writes" -e trace=write "${build[@]}" >/dev/null 2>&1
	make_old
	n=$(grep -c 'write(' "$scratch/.writes")
	[ "$n" -gt 50 ] || fail "only $n writes were seen"
	[ "$points" -gt 0 ] && [ "$points" -lt "$n" ] || points=$n
	for ((i = 0; i < points; i++)); do
		status=0
		one_fails $((1 + i * (n - 1) / (points - 1))) || status=$?
		judge "write $((1 + i * (n - 1) / (points - 1))) of $n" $status
	done
else
	skip "no strace here: single writes that fail"
fi
finish
