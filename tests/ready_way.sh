#!/bin/bash
# SPDX-License-Identifier: MIT
#
# The way to `ready` that README tells ('the way'), as it stands there: on the sample (tests/readme.sh runs it, too), and on the sample with
# a real register in its contract, where two commands stand in front. The numbers that README tells of both are counted here. The other way is
# to paste what `ready` itself prints, with names and words filled in, until it prints no command any more; under `make test` ready.py alone
# goes it, with the same contract and the same register.
# usage: ready_way.sh BUNKAI
. "$(dirname "$0")/common.bash"
bunkai=$(program "$1")
cd "$scratch" || exit 1
awk '/^<!-- the way:/ { near = 1 } near && /^```$/ { exit } inside { print } near && /^```sh$/ { inside = 1 }' "$root/README.md" >way
check "README has the way" grep -q 'bunkai issue' way
check "README has no editor on it" sh -c '! grep -qE "(^| )(sed|vi|cat >)" way'
told() { tr '\n' ' ' <"$root/README.md" | grep -qF -- "$1"; }

# A program that writes down each call.
mkdir build
printf '#!/bin/sh\necho >>"%s/calls"\nexec "%s" "$@"\n' "$scratch" "$bunkai" >build/bunkai
chmod +x build/bunkai

# go FOLDER: the way is gone in ./ours, made anew by the commands of `start`; it ends with an edition that left no point open
go() {
	rm -rf ours calls
	expect_status 0 "$1: the start" bash -ec "$2"
	"$bunkai" ready ours --contract tele-2026 >left
	expect_status 0 "$1: the way" bash -eo pipefail way
	expect_status 0 "$1: ready" "$bunkai" ready ours --contract tele-2026
	check "$1: whatever is open in the edition was left by somebody" "$python" -c '
import json
points = json.load(open("ours/issued/tele-2026/1/manifest.json"))["open"]
assert points and all(p["left_by"] and p["reason"] for p in points), points'
	check "$1: it verifies" "$bunkai" verify ours
	calls=$(wc -l <calls)
	check "$1: under 30 commands ($calls)" [ "$calls" -lt 30 ]
}

# what `ready` prints, as somebody fills it in who agrees to all
pasted() {
	"$bunkai" ready ours --contract tele-2026 | sed -n 's/^ *-> bunkai /build\/bunkai /p' | sed "
		s/ NAME/ '病院長 見本 太郎'/g; s/--due …/--due 2027-03-31/; s/--review …/--review 2027-09-30/; s/--text …/--text 要求事項のとおりとする。/
		s/support_end=…/support_end=2031-06-30/; s/phone_off=…/phone_off=0X-XXXX-2009/; s/name=…/name='見本 五郎'/"
}
paste() {
	[ "$(count few full)" = full ] || return 0
	rm -rf ours calls
	expect_status 0 "$1: the start" bash -ec "$2"
	while pasted >commands && [ -s commands ] && [ "$(wc -l <calls)" -lt 30 ]; do
		while IFS= read -r command; do
			expect_status 0 "$1: '${command:0:100}…' as ready prints it" bash -ec "$command"
		done <commands
	done
	expect_status 0 "$1: the faults of the register are left" "$bunkai" ready ours --contract tele-2026 --leave 'warning:*' --reason 照会中 --by '見本 太郎'
	expect_status 0 "$1: ready by what ready prints" "$bunkai" ready ours --contract tele-2026
	calls=$(($(wc -l <calls) + 1))
	check "$1: under 30 commands ($calls) so, too" [ "$calls" -lt 30 ]
}
points() { sed -n '1s/.*points \([0-9]*\).*/\1/p' left; }
go "the sample" 'build/bunkai new ours --from telehealth'
check "README tells the sample's commands ($calls)" told "These are $calls commands,"
check "README tells the sample's points ($(points))" told "points $(points) "
paste "the sample, pasted" 'build/bunkai new ours --from telehealth'

# Sets `used`: seconds of the processor that this shell and all that it has waited for took; a busy machine changes nothing of them.
tell_cpu_time() {
	times >"$scratch/times"
	used=$(tr 'ms\n' '   ' <"$scratch/times" | awk '{ printf "%d", ($1 + $3 + $5 + $7) * 60 + $2 + $4 + $6 + $8 }')
}

if [ -f "$shared/register/telehealth.xlsx" ]; then
	tell_cpu_time
	began=$used
	start="build/bunkai new ours --from telehealth; build/bunkai import '$shared/register/telehealth.xlsx' --to ours --register real
		build/bunkai set ours contract/tele-2026 registers+=real"
	go "a real register" "$start"
	check "README tells its commands ($calls)" told "takes $calls and no edit"
	check "README tells its points, to the hundred ($(points))" told "Its some $((($(points) + 50) / 100 * 100)) points"
	left=$("$bunkai" ready ours --contract tele-2026 | sed -n '1s/.*left knowingly: //p')
	check "README tells what is left knowingly ($left)" told "the $left faults of the register"
	tell_cpu_time
	check "it takes seconds ($((used - began)))" [ $((used - began)) -lt 60 ]
	paste "a real register, pasted" "$start"
else
	skip "the way with a real register: ../shared is not there"
fi
finish
