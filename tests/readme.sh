#!/bin/bash
# SPDX-License-Identifier: MIT
#
# README.md tells the truth: every block marked ```sh is run, in order, in a copy of the repository, and prints what the block marked
# ```text behind it says (… is anything); the findings it lists are those of gen/base/diag_codes.h, with the same levels. CONTRIBUTING.md names
# files that are there, and every room.
# With --bless a line that is printed with other figures (numbers of articles, counts) becomes what is printed, to be read in the difference.
# usage: readme.sh [--bless] BUNKAI
. "$(dirname "$0")/common.bash"
bless=
[ "${1:-}" != --bless ] || { bless=1; shift; }
bunkai=$(program "$1")
cd "$root" || exit 1
[ -f README.md ] || { fail "README.md is not there"; finish; exit 1; }

# A copy without what is built. Beside it stands what stands beside the repository.
mkdir "$scratch/copy" "$scratch/bin"
tar -c --exclude=./.git --exclude=./build --exclude=./out . | tar -x -C "$scratch/copy"
[ -d "$shared" ] && ln -s "$(cd "$shared" && pwd)" "$scratch/shared"

# In the blocks, `make` builds nothing anew and `make test` is not run inside itself; bunkai is the program under test.
mkdir "$scratch/copy/build"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$bunkai" | tee "$scratch/bin/bunkai" >"$scratch/copy/build/bunkai"
cat >"$scratch/bin/make" <<'MAKE'
#!/bin/sh
case "${1:-all}" in
demo) exec tests/demo build/bunkai out ;;
all | test | test-all | bench | deps | test-deps | install | clean | messages | V=1) exit 0 ;;
*) exec /usr/bin/make "$@" ;;
esac
MAKE
printf '#!/bin/sh\nexit 0\n' | tee "$scratch/bin/sudo" "$scratch/bin/apt-get" >"$scratch/bin/git"
chmod +x "$scratch"/bin/* "$scratch/copy/build/bunkai"

awk -v folder="$scratch" '
	/^```sh$/ { inside = 1; file = sprintf("%s/block-%03d", folder, ++n); print "# README.md:" NR > file; next }
	/^```text$/ { inside = 1; file = sprintf("%s/said-%03d", folder, n); next }
	/^```/ { inside = 0 }
	inside { print > file }
' README.md
# printed LINE: $scratch/out has it.
printed() { grep -qxF -- "$1" "$scratch/out" || { [ "$1" != "${1%…}" ] && grep -qF -- "${1%…}" "$scratch/out"; }; }

# adopt FROM LINE: README's line behind its line FROM takes the figures that are printed, if it differs in nothing else.
adopt() {
	local pattern now end=
	[ "$2" = "${2%…}" ] || end=…
	pattern=$(sed -E 's/[][\\.*^$+?(){}|]/\\&/g; s/[0-9]+/[0-9]+/g' <<<"${2%…}")
	now=$(grep -vxFf "$scratch/taken" "$scratch/out" | if [ "$end" ]; then grep -oE -- "$pattern"; else grep -xE -- "$pattern"; fi | head -n 1)
	[ "$now" ] || return
	echo "$now" >>"$scratch/taken"
	WAS=$2 NOW=$now$end awk -v from="$1" 'NR > from && !done && $0 == ENVIRON["WAS"] { $0 = ENVIRON["NOW"]; done = 1 } 1' README.md >"$scratch/blessed" &&
		cp "$scratch/blessed" README.md
}

for block in "$scratch"/block-*; do
	[ -f "$block" ] || { fail "README.md has no block of sh"; break; }
	if grep -q '\.\./shared' "$block" && ! [ -d "$shared" ]; then
		skip "$(head -n 1 "$block"): needs ../shared"
		continue
	fi
	name=$(sed -n '1s/^# //p' "$block") said=$scratch/said-${block##*-}
	env -C "$scratch/copy" PATH="$scratch/bin:$PATH" bash -eo pipefail "$block" >"$scratch/out" 2>&1 && ok || fail "$name does not run: $(tail -n 3 "$scratch/out")"
	[ -f "$said" ] || continue
	sed -i "s:$scratch/copy/::g; s:$root/::g" "$scratch/out"
	grep -xFf "$said" "$scratch/out" | cat >"$scratch/taken"
	while IFS= read -r line; do
		printed "$line" || { [ "$bless" ] && adopt "${name#*:}" "$line"; } || fail "$name does not print '$line'"
	done <"$said"
done

# Findings: rows '| `code` | level | …' of the README against X(NAME, "code", LEVEL, …).
sed -En 's/^\| *`([a-z0-9-]+)` *\| *(error|warning|note) *\|.*/\1 \2/p' README.md | sort >"$scratch/told"
sed -En 's/^[[:space:]]*X\([A-Z0-9_]+, "([a-z0-9-]+)", ([A-Z]+),.*/\1 \L\2/p' gen/base/diag_codes*.h | sort >"$scratch/known"
[ -s "$scratch/known" ] || fail "no codes found in gen/base/diag_codes*.h"
while read -r code level; do fail "the finding $code ($level) is not in README.md"; done < <(comm -13 "$scratch/told" "$scratch/known")
while read -r code level; do fail "README.md lists $code ($level), which bunkai never gives"; done < <(comm -23 "$scratch/told" "$scratch/known")
n_passed=$((n_passed + $(comm -12 "$scratch/told" "$scratch/known" | wc -l)))
double=$(cut -d' ' -f1 "$scratch/told" | uniq -d)
[ -z "$double" ] && ok || fail "README.md lists twice: $double"
# Measures that the pages name, TOPIC.NAME, are there; a file and a word of words.json are named so, too.
while read -r id; do
	[ ! -d "clauses/${id%%.*}" ] || [ "${id##*.}" = json ] || grep -qF "\"id\": \"$id\"" clauses/measures.json ||
		grep -qF "\"$id\": " templates/words.json && ok || fail "a page names the measure $id, which is not there"
done < <(grep -ohP '(?<![\w./-])[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*(?![\w./-])' ./*.md clauses/README.md templates/README.md | sort -u)
# CONTRIBUTING.md: files between ` and `, but for those with a word in capitals that stands for another.
while read -r path; do
	[ -e "$path" ] && ok || fail "CONTRIBUTING.md names $path, which is not there"
done < <(grep -oE '`(gen|tests|templates|clauses|base|work)/[a-z0-9_./-]+`' CONTRIBUTING.md | tr -d '`' | sed -E 's:^(base|work)/:gen/&:' | sort -u)
for room in gen/*/; do
	room=$(basename "$room")
	[ "$room" = po ] || grep -qE "(^|[ >])$room/" CONTRIBUTING.md && ok || fail "CONTRIBUTING.md does not draw the room $room/"
done
finish
