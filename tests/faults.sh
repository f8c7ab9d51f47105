#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Whatever fails, files are all old or all new, and what is said is so. Each system call of a command fails once, each command is killed in
# front of each call that writes, each asks once for memory that is not there; folders are closed and files are FIFOs; two commands are at
# work at once. tests/faults/*.py do it on a small project; FEW of N under `make test`, N of N under `make test-all`, which takes an hour.
# usage: faults.sh BUNKAI        not the sanitized one: it has its own memory, and ten times the calls
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1") faults=$root/tests/faults
# The sanitized program keeps the C library's malloc for itself.
nm -D "$bunkai" 2>/dev/null | grep -q '__asan_init' && bunkai=$root/build/bunkai
chmod 755 "$scratch"

# told COMMAND...: a line 'KIND: N of N WHAT' of its output is N passed; each other line is shown.
told() {
	local line
	while IFS= read -r line; do
		if [[ $line =~ ^[a-z]+:\ ([0-9]+)\ of\ ([0-9]+) ]]; then
			n_passed=$((n_passed + BASH_REMATCH[1])) n_failed=$((n_failed + BASH_REMATCH[2] - BASH_REMATCH[1]))
			[ "${BUNKAI_TEST_COUNTS:-}" != full ] || echo "$line"
		else
			fail "$line"
			n_failed=$((n_failed - 1)) # it is counted already
		fi
	done < <("$@" 2>&1 || echo "status $?")
}

# In some containers nobody may look at another process.
can_trace() { strace -o /dev/null -e trace=getppid -e inject=getppid:error=EIO true 2>/dev/null; }

if ! command -v strace >/dev/null; then
	skip "strace is not installed"
elif ! can_trace; then
	skip "this system lets nobody trace a program"
else
	told "$python" "$faults/faulty.py" calls "$bunkai" "$scratch/calls" "$(count 50 1)"
	told "$python" "$faults/faulty.py" kills "$bunkai" "$scratch/kills" "$(count 80 1)"
fi
if "${CC:-cc}" -std=c17 -D_GNU_SOURCE -shared -fPIC -o "$scratch/starving.so" "$faults/starving.c" && nm -D "$bunkai" | grep -q __libc_malloc; then
	export STARVING=$scratch/starving.so
	told "$python" "$faults/faulty.py" memory "$bunkai" "$scratch/memory" "$(count 400 1)"
else
	skip "the program has the C library's malloc"
fi
told "$python" "$faults/closed.py" "$bunkai" "$scratch/closed"
told "$python" "$faults/crowded.py" "$bunkai" "$scratch/crowded" "$(count 3 200)"
finish
