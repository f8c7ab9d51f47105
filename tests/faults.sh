#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Whatever fails, files are all old or all new, and what is said is so. Each system call of a command fails once, each command is killed in
# front of each call that writes, each asks once for memory that is not there; folders are closed and files are FIFOs; two commands are at
# work at once. tests/faults/*.py do it on a small project; few of N under `make test`, N of N under `make test-all`.
# usage: faults.sh BUNKAI        not the sanitized one: it has its own memory, and ten times the calls
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1") faults=$root/tests/faults
# The sanitized program keeps the C library's malloc for itself.
nm -D "$bunkai" 2>/dev/null | grep -q '__asan_init' && bunkai=$root/build/bunkai
chmod 755 "$scratch"

# told COMMAND...: a line 'KIND: N of N WHAT' of its output is N passed; each other line is shown.
told() {
	local line before=$n_failed
	while IFS= read -r line; do
		if [[ $line =~ ^[a-z]+:\ ([0-9]+)\ of\ ([0-9]+) ]]; then
			n_passed=$((n_passed + BASH_REMATCH[1])) n_failed=$((n_failed + BASH_REMATCH[2] - BASH_REMATCH[1]))
			[ "${BUNKAI_TEST_COUNTS:-}" != full ] || echo "$line"
		else
			fail "$line"
			# what a tally counts is counted already; that it came to no end is not
			[[ $line =~ ^status && $n_failed -eq $((before + 1)) ]] || n_failed=$((n_failed - 1))
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
	told "$python" "$faults/faulty.py" calls "$bunkai" "$scratch/calls" "$(count 200 1)"
	told "$python" "$faults/faulty.py" kills "$bunkai" "$scratch/kills" "$(count 200 1)"
fi
if "${CC:-cc}" -std=c17 -D_GNU_SOURCE -shared -fPIC -o "$scratch/starving.so" "$faults/starving.c" && nm -D "$bunkai" | grep -q __libc_malloc; then
	export STARVING=$scratch/starving.so
	told "$python" "$faults/faulty.py" memory "$bunkai" "$scratch/memory" "$(count 500 1)"
else
	skip "the program has the C library's malloc"
fi
# The repository may lie where nobody but its owner comes: the program that others run is a copy beside their files.
cp "$bunkai" "$scratch/program" && chmod 755 "$scratch/program"
if [ "$(id -u)" -eq 0 ] && ! setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$scratch/program"; then
	skip "nobody else can reach $scratch"
else
	told "$python" "$faults/closed.py" "$scratch/program" "$scratch/closed"
fi
# A file that is replaced stays what it was to everybody else.
cp -R "$root/tests/small" "$scratch/kept" && cd "$scratch" || exit 1
mkdir elsewhere && mv kept/register.json elsewhere/r.json && ln -s ../elsewhere/r.json kept/register.json && chmod 600 elsewhere/r.json
sed 's/R1/R8/g' "$root/tests/small/register.json" >other.json
expect_status 0 "import into a linked register" "$bunkai" import other.json --to kept
check "the link stays" test "$(readlink kept/register.json)" = ../elsewhere/r.json
check "its file is the new one" grep -q R8 elsewhere/r.json
check "and its mode stays" test "$(stat -c %a elsewhere/r.json)" = 600
check "nothing lies aside" test -z "$(find kept elsewhere -name '.bunkai-*')"
# Less and less address space, down to what the loader itself cannot do with; a paper of each kind of file.
cp -R "$root/samples/telehealth" "$scratch/large" && cd "$scratch" || exit 1
[ "$(count few full)" = full ] || sed -i 's/^ "documents": .*/ "documents": ["annex", "boundary", "contacts", "calendar", "work-report"],/' large/bunkai.json
"$bunkai" build large -o papers >/dev/null && digests papers >whole || fail "build of telehealth"
for kilobytes in $(seq 20000 "$(count 120000 4000)" 400000); do
	status=0
	(ulimit -v "$kilobytes"; "$bunkai" build large -o papers) >/dev/null 2>said || status=$?
	if [ $status -eq 127 ] && grep -q 'loading shared libraries' said; then
		status=0
	elif [ $status -eq 3 ] && [ "$(cat said)" = "bunkai: out of memory" ]; then
		status=0
	fi
	[ $status -eq 0 ] && digests papers | grep -v '/\.bunkai-' | cmp -s - whole && ok || fail "with $kilobytes kB: status $status, $(head -n 1 said)"
done
told "$python" "$faults/crowded.py" "$bunkai" "$scratch/crowded" "$(count 1 200)"
finish
