#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each finding that the program makes gives its message all that it asks for: as many arguments as the highest %N of its text, no fewer (the
reader would see '%2') and no more (something would go unsaid). A compiler cannot see it. Then faults are planted, and each must be found."""
import re
import sys
from pathlib import Path

GEN = Path(__file__).resolve().parent.parent / "gen"
CODE = re.compile(r'X\((\w+),\s*"[\w-]+",\s*(?:ERROR|WARNING|NOTE),[\s\\]*N_\(((?:\s*\\?\s*"(?:[^"\\]|\\.)*")+)', re.S)
BEFORE = 4  # list, code, subject, place


def asked_by_code(texts):
    return {m[1]: max(map(int, re.findall(r"%(\d)", m[2])), default=0) for text in texts for m in CODE.finditer(text)}


def arguments(text, at):
    """What stands between the parenthesis that opened before `at` and its end, cut at its own commas."""
    found, depth, start, quote = [], 0, at, None
    while at < len(text):
        c = text[at]
        if quote:
            at += c == "\\"
            quote = None if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c in "([{":
            depth += 1
        elif c in ")]}" and depth == 0:
            return [a.strip() for a in (*found, text[start:at])]
        elif c in ")]}":
            depth -= 1
        elif c == "," and depth == 0:
            found.append(text[start:at])
            start = at + 1
        at += 1
    return []


def faults_of(text, asked):
    """(calls whose code stands in the call, [(line, code, given, asked)])"""
    n, faults = 0, []
    for call in re.finditer(r"\bdiag_add\(", text):
        given = arguments(text, call.end())
        code = re.fullmatch(r"DIAG_(\w+)", given[1]) if len(given) >= BEFORE else None
        if not code or code[1] not in asked:
            continue
        n += 1
        if len(given) - BEFORE != asked[code[1]]:
            faults.append((text.count("\n", 0, call.start()) + 1, code[1], len(given) - BEFORE, asked[code[1]]))
    return n, faults


PLANTED = [('diag_add(dl, DIAG_ONE, NULL, at);', True), ('diag_add(dl, DIAG_ONE, id(a, "),"), at, x, y);', True), ('diag_add(dl, DIAG_NIL, a, b, c);', True),
           ('diag_add(dl, DIAG_ONE, f(a, b), at, "%2, (");', False), ("diag_add(dl, DIAG_NIL, s, g(','));", False), ("diag_add(dl, code, s, at);", False)]


def main():
    asked = asked_by_code(p.read_text(encoding="utf-8") for p in GEN.glob("base/diag_codes*.h"))
    passed = failed = 0
    for path in sorted(GEN.rglob("*.c")):
        n, faults = faults_of(path.read_text(encoding="utf-8"), asked)
        passed, failed = passed + n - len(faults), failed + len(faults)
        for line, code, given, wanted in faults:
            print(f"FAIL finding_args: {path.relative_to(GEN.parent)}:{line}: {code} is given {given} arguments, its message asks for {wanted}")
    planted = {"ONE": 1, "NIL": 0}
    tried = [(text, bool(faults_of(text, planted)[1]) is wrong) for text, wrong in PLANTED]
    tried.append(("codes are read", asked_by_code(['X(A_B, "a-b", ERROR, \\\n  N_("x %1" \\\n "y %2")) \\\n X(C, "c", NOTE, N_("z"))']) == {"A_B": 2, "C": 0}))
    tried.append(("most calls are read", len(asked) > 500 and passed > 700))
    for text, is_right in tried:
        passed, failed = passed + is_right, failed + (not is_right)
        if not is_right:
            print(f"FAIL finding_args: self-test: {text}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


sys.exit(main())
