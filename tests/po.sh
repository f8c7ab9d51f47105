#!/bin/bash
# SPDX-License-Identifier: MIT
#
# Every message has a Japanese translation that keeps its arguments, and the catalogue holds no message that is gone.
# usage: po.sh
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
finish
