#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Every message has a Japanese translation that keeps its arguments, and the catalogue holds no message that is gone.
# usage: po.sh [BUNKAI]
. "$(dirname "$0")/common.bash"
cd "$root" || exit 1
po=gen/po/ja.po
check "the catalogue can be read" msgfmt --check -o /dev/null $po
check "messages are collected" make -s BUILD="$scratch" V=1 "$scratch/bunkai.pot"
msgcmp_said=$(msgcmp --use-untranslated $po "$scratch/bunkai.pot" 2>&1) && ok || fail "make messages: ${msgcmp_said:0:300}"
missing=$(msgattrib --no-obsolete --untranslated $po | grep -A 3 '^msgid' | sed 1,3d)
[ -z "$missing" ] && ok || fail "without translation: $missing"
fuzzy=$(msgattrib --no-obsolete --only-fuzzy $po | grep '^msgid' | sed 1d)
[ -z "$fuzzy" ] && ok || fail "to be looked at again (fuzzy): $fuzzy"
check "a message's arguments stand in its translation" "$python" - $po <<'PY'
import re, subprocess, sys
text = subprocess.run(["msgattrib", "--no-wrap", "--no-obsolete", sys.argv[1]], capture_output=True, text=True, check=True).stdout
wrong = [(a, b) for a, b in re.findall(r'^msgid "(.+)"\nmsgstr "(.*)"$', text, re.M)
         if sorted(set(re.findall(r"%[1-9](?!\$)", a))) != sorted(set(re.findall(r"%[1-9](?!\$)", b)))]
for a, b in wrong:
    print(a, "->", b)
sys.exit(bool(wrong))
PY
# The system's own words for what went wrong are Japanese as well, or English; never the signs that stand for letters which a locale lacks.
bunkai=$(program "${1:-build/bunkai}")
cp -R tests/small "$scratch/small" && rm "$scratch/small/decisions.json" && mkdir "$scratch/small/decisions.json"
LC_ALL=ja_JP.UTF-8 "$bunkai" check "$scratch/small" >"$scratch/said" 2>&1
check "what the system says is readable" sh -c "grep -q 'cannot-read' '$scratch/said' && ! grep -q '??' '$scratch/said'"
finish
