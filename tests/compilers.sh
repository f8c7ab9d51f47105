#!/bin/bash
# SPDX-License-Identifier: MIT
#
# gcc and clang take everything without a warning, tests included. What gcc finds only while it optimises ends the sanitized build
# (tests/run), so here it is enough that clang reads; under `make test-all` both compile with -O2.
# usage: compilers.sh BUNKAI      objects stay in the build folder, so that the next run compiles only what has changed
. "$(dirname "$0")/common.bash"
build=${BUILD:-$root/build}

# make_with COMPILER TARGET
make_with() { make -s -k -j"$(nproc)" -C "$root" CC="$1" BUILD="$build/${1%% *}" CFLAGS="-O2 -Werror" V=1 "$2"; }

# clang starts anew for each file, which takes longer than to read it. As it calls its inner compiler (-###), that is called once, with all
# files; without -disable-free, which would keep each of them in memory. Sets `inner` and `files`.
find_inner() {
	local calls=$scratch/calls word
	make_with "clang -###" syntax >"$calls" 2>&1
	mapfile -t files < <(sed -n 's/^ .*"-cc1".* "\([^"]*\.c\)"$/\1/p' "$calls")
	eval "set -- $(grep -m 1 '"-cc1"' "$calls")"
	inner=()
	for word; do
		[ "$word" = -disable-free ] || [ "$word" = "${files[0]}" ] || inner+=("$word")
	done
}
read_all() { (cd "$root" && "${inner[@]}" "$@"); }

if [ "$(count few full)" = few ]; then
	find_inner
	check "clang is asked for every file" test "${#files[@]}" -gt 400
	lines=40 check "clang warns" read_all "${files[@]}"
	printf 'static int unused;\n' >"$scratch/unused.c"
	check "a warning is one" eval '! read_all "${files[0]}" "$scratch/unused.c"'
else
	for compiler in gcc clang; do
		lines=40 check "$compiler warns" make_with "$compiler" objects
	done
fi
finish
