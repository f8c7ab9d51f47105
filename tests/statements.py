#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Statements that are wrong are noticed: one field of one statement of the library is changed by chance (its time, who acts, its place, its
measure, its kind, whom it is done to), the same chance every time, and `check` must find something that it did
not find before, or refuse the file. At least 95 of 100 such changes have to be noticed, whichever chance it was.
usage: statements.py BUNKAI [ROUNDS [-v]]      -v shows what was not noticed. The library is $BUNKAI_DATA, else the repository's."""
import collections
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 500 if FULL else 40
SEEDS = [12, 1, 2, 3, 4] if FULL else [12]
LEAST = 0.95
KINDS = ["do", "level", "assign", "ban", "may", "effect"]
PARTIES = ["hospital", "vendor"]
HOWS = ["informed", "supports", "approves", "decides", "attends"]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def findings(data, project):
    """What check says, as a set; a file that is refused gives its errors."""
    env = dict(os.environ, BUNKAI_DATA=str(data), LC_ALL="C.UTF-8")
    run = subprocess.run([BUNKAI, "check", project, "--all"], capture_output=True, text=True, env=env)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"status {run.returncode}: {run.stderr[:500]}")
    return {line for line in (run.stdout + run.stderr).splitlines() if line.endswith("]")}


def paragraphs(clause, position):
    """The places of a position: 1, 2(1) ..."""
    body, here, places, n, item = clause.read_text(encoding="utf-8").split("\n---\n", 1)[1], "", [], 0, 0
    for line in body.split("\n"):
        if line.startswith("## "):
            here, n = line[3:].strip(), 0
        elif here == position and line.strip() and not line.startswith(" "):
            if line.split(".")[0].isdigit():
                item += 1
                places.append(f"{n}({item})")
            else:
                n, item = n + 1, 0
                places.append(str(n))
    return places


class Library:
    def __init__(self):
        self.files = {p: read(p) for p in sorted((DATA / "clauses").glob("*/*.duties.json"))}
        self.files = {p: d for p, d in self.files.items() if d.get("statements")}
        self.measures = [m["id"] for m in read(DATA / "clauses/measures.json")["measures"]] if self.files else []
        self.offices = read(DATA / "clauses/duty-words.json")["offices"]
        self.times = sorted({t for d in self.files.values() for s in d["statements"] for t in s.get("time", [])})

    def statements(self):
        return [(p, i) for p, d in self.files.items() for i in range(len(d["statements"]))]


def other(chance, words, word):
    return chance.choice([w for w in words if w != word])


def change_time(chance, library, path, s):
    times = s.get("time")
    if not times:
        return None
    if chance.random() < 0.3:
        del s["time"]
        return f"time {times} left out"
    k = chance.randrange(len(times))
    old, times[k] = times[k], other(chance, library.times, times[k])
    return f"time {old} -> {times[k]}"


def change_who(chance, library, path, s):
    name = "office" if s.get("office") else "who"
    old, s[name] = s[name], other(chance, library.offices if name == "office" else PARTIES, s[name])
    return f"{name} {old} -> {s[name]}"


def change_place(chance, library, path, s):
    position = chance.choice(sorted(s["at"]))
    places = paragraphs(path.with_name(path.name.replace(".duties.json", ".md")), position)
    if len(places) < 2:
        return None
    old, s["at"][position] = s["at"][position], other(chance, places, s["at"][position])
    return f"{position} {old} -> {s['at'][position]}"


def change_measure(chance, library, path, s):
    name = chance.choice([n for n in ("answers", "part") if s.get(n)] or [""])
    if not name:
        return None
    k = chance.randrange(len(s[name]))
    old, s[name][k] = s[name][k], other(chance, library.measures, s[name][k])
    return f"{name} {old} -> {s[name][k]}"


def change_kind(chance, library, path, s):
    old, s["kind"] = s.get("kind", "do"), other(chance, KINDS, s.get("kind", "do"))
    return f"kind {old} -> {s['kind']}"


def change_to(chance, library, path, s):
    if not s.get("to"):
        return None
    whom = chance.choice(sorted(s["to"]))
    old, s["to"][whom] = s["to"][whom], other(chance, HOWS, s["to"][whom])
    return f"to {whom}: {old} -> {s['to'][whom]}"


CHANGES = {"time": change_time, "who": change_who, "place": change_place, "measure": change_measure, "kind": change_kind, "role": change_to}


def mutate(chance, library):
    """A file, its changed text, what was changed."""
    while True:
        path, i = chance.choice(library.statements())
        data = json.loads(json.dumps(library.files[path]))
        kind = chance.choice(sorted(CHANGES))
        what = CHANGES[kind](chance, library, path, data["statements"][i])
        if what:
            return path, data, kind, f"{data['clause']}#{data['statements'][i]['id']}: {what}"


def main():
    library = Library()
    if not library.files:
        print("no clause of the library has statements yet")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    failed = 0
    with tempfile.TemporaryDirectory(prefix="bunkai-statements-") as scratch:
        data, project = Path(scratch) / "data", ROOT / "tests/small"
        for name in ("clauses", "templates"):
            shutil.copytree(DATA / name, data / name)
        before = strip(findings(data, project))
        for seed in SEEDS:
            failed += not try_chance(seed, library, data, project, before)
    print(f"{len(SEEDS) - failed} passed, {failed} failed, 0 skipped")
    return int(failed > 0)


def try_chance(seed, library, data, project, before):
    """Whether enough of the changes were noticed."""
    chance, noticed, tried, missed = random.Random(seed), collections.Counter(), collections.Counter(), []
    for _ in range(ROUNDS):
        path, changed, kind, what = mutate(chance, library)
        target = data / path.relative_to(DATA)
        kept = target.read_bytes()
        target.write_text(json.dumps(changed, ensure_ascii=False, indent=1), encoding="utf-8")
        new = strip(findings(data, project)) - before
        target.write_bytes(kept)
        tried[kind] += 1
        noticed[kind] += bool(new)
        if not new:
            missed.append(what)
    share = sum(noticed.values()) / ROUNDS
    print(f"{ROUNDS} changes of {len(library.statements())} statements, chance {seed}: {share:.1%} noticed (" +
          ", ".join(f"{k} {noticed[k]}/{tried[k]}" for k in sorted(tried)) + ")")
    if "-v" in sys.argv or share < LEAST:
        print("\n".join(missed[:200]))
    return share >= LEAST


def strip(found):
    """Without lines, which a file that is written anew moves."""
    return {re.sub(r":[0-9]+: ", ": ", line) for line in found}


sys.exit(main())
