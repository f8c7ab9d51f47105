#!/bin/bash
# SPDX-License-Identifier: MIT
#
# gcc and clang take everything without a warning, tests included. What gcc finds only while it optimises ends the sanitized build
# (tests/run), so here it is enough that clang reads; under `make test-all` both compile with -O2.
# usage: compilers.sh BUNKAI      objects stay in the build folder, so that the next run compiles only what has changed
. "$(dirname "$0")/common.bash"
build=${BUILD:-$root/build}
for compiler in $(count clang "gcc clang"); do
	lines=40 check "$compiler warns" make -s -k -j"$(nproc)" -C "$root" CC="$compiler" BUILD="$build/$compiler" CFLAGS="-O2 -Werror" V=1 \
		"$(count syntax objects)"
done
finish
