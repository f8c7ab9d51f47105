#!/bin/bash
# SPDX-License-Identifier: MIT
#
# gcc and clang compile everything without a warning, tests included.
# usage: compilers.sh BUNKAI      objects stay in the build folder, so that the next run compiles only what has changed
. "$(dirname "$0")/common.bash"
build=${BUILD:-$root/build}
for compiler in gcc clang; do
	lines=40 check "$compiler warns" make -s -k -j"$(nproc)" -C "$root" CC="$compiler" BUILD="$build/$compiler" CFLAGS="-O2 -Werror" V=1 objects
done
finish
