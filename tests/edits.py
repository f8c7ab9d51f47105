#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Nothing that changed is lost. Members are enumerated from the schemas; projects and the library are edited by chance, the same chance every
time, and both states given to the program:
- diff tells each difference between the files once, and nothing beside (tests/edits/facts.py reads the files, and no word of diff's);
- amend makes papers whose list of changes has one row for each change that diff tells, with both values whole and by a name; whose
  新旧対照表 shows each row and article that differs between the old and the new papers, cell by cell, with （略） only for what is equal;
  and in which no id of a file stands, and nothing is cut (tests/edits/papers.py).
--seed N tries another chance, --base FOLDER one project alone, --runs N so many pairs of --each N edits, --only WORD edits of members that have it in their
names, --keep FOLDER lays down the states of which something was found; what is found is printed with the edits that made it.
usage: edits.py BUNKAI [--seed N] [--base FOLDER] [--runs N] [--each N] [--only WORD] [--keep FOLDER]"""
import argparse
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "edits"))
import chance  # noqa: E402
import facts  # noqa: E402
import library  # noqa: E402
import papers  # noqa: E402
import reduced  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
ENV = dict(os.environ, BUNKAI_DATA=os.environ.get("BUNKAI_DATA", str(ROOT)), LC_ALL="C.UTF-8", LANGUAGE="")
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
# How many edits go into one pair of states: more of them tried for the time, fewer easier to read.
PER_PAIR = 5
failed = passed = edits = refused = told = rows = 0


def expect(faults, what, did):
    global failed, passed
    passed += not faults
    if faults:
        failed += 1
        print(f"FAIL edits: {what}, after {'; '.join(f'{name} {how}' for name, how in did)}")
        for line in faults[:6]:
            print("\t" + line[:400])
        if len(faults) > 6:
            print(f"\t{len(faults)} in all")


class Bench:
    """A folder with both states and what is made of them."""

    def __init__(self, bunkai, folder, keep_documents):
        self.bunkai, self.folder, self.keep = bunkai, folder, keep_documents
        self.old, self.new = folder / "old", folder / "new"

    def run(self, *words):
        done = subprocess.run([self.bunkai, *map(str, words)], env=ENV, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def diff(self):
        """The changes; None when a state was refused, which is told and no fault."""
        status, out, said = self.run("diff", self.old, self.new, "--json")
        if status == 1:
            return None
        return json.loads(out)["changes"] if status == 0 else [{"id": "", "op": f"status {status}", "kind": said[-300:], "subject": ""}]

    def trees(self, name, *words):
        out = self.folder / name
        shutil.rmtree(out, ignore_errors=True)
        status, _, said = self.run(*words, "-o", out, "--format", "json")
        return status, papers.read_trees(out) if out.exists() else {}, said


def pick_documents(state, rnd, most):
    """Fewer papers, another choice each time: those with articles and rows, and some of the others."""
    project = state.files["project"]
    all_of = project["documents"]
    kept = [d for d in all_of if d in ("annex", "boundary")]
    rest = [d for d in all_of if d not in kept]
    kept += rnd.sample(rest, min(most, len(rest)))
    project["documents"] = [d for d in all_of if d in kept]


def edit_some(state, editor, targets, n):
    """The edited state and what was done; `targets` goes round, so that each is tried as often."""
    did = []
    for _ in range(n * 12):
        if len(did) == n:
            break
        target = targets[0]
        targets.append(targets.pop(0))
        trial = state.copy()
        try:
            how = editor.edit_member(trial, target[1]) if target[0] == "member" else editor.edit_list(trial, *target[1])
        except chance.Refused:
            continue
        state = trial
        did.append((chance.name_of(target), how))
    return state, did


def check_pair(bench, first, second, did, known):
    """One pair of states, from the files to the papers."""
    global refused, told, rows
    changes = bench.diff()
    if changes is None:
        refused += 1
        return
    faults, beside = facts.compare(bench.old, bench.new, changes)
    expect(faults + [f"told beside: {c['op']} {c['kind']} {c['subject']} {c.get('field', '')}" for c in beside], "diff", did)
    status, amended, said = bench.trees("amended", "amend", bench.old, bench.new)
    if status == 1:
        refused += 1
        return
    if status:
        expect([f"status {status}: {said[-300:]}"], "amend", did)
        return
    made = [bench.trees(name, "build", state) for name, state in (("papers-old", bench.old), ("papers-new", bench.new))]
    broken = [f"build: status {s}: {said[-300:]}" for s, _, said in made if s not in (0, 1)]
    expect(broken, "build", did)
    if broken or any(s for s, _, _ in made):
        return
    told += len(changes)
    rows += sum(len(papers.rows_of_changes(tree)) for name, tree in amended.items() if name == "hospital/changes")
    expect(papers.check_amendment(amended, made[0][1], made[1][1], changes, (first, second), known), "papers", did)


def keep_failed(bench, folder, before):
    """Both states of a pair of which something was found, to look at."""
    if folder and failed > before:
        for side in (bench.old, bench.new):
            shutil.copytree(side, folder / f"pair-{edits}" / side.name)


def edit_projects(bench, base, seed, runs, per_pair, known, asked):
    global edits
    rnd = random.Random(seed)
    start, editor = chance.State(base), chance.Editor(rnd, known)
    targets = [t for t in chance.all_targets() if asked.only in chance.name_of(t)]
    rnd.shuffle(targets)
    for _ in range(runs):
        first = start.copy()
        pick_documents(first, rnd, bench.keep)
        second, did = edit_some(first, editor, targets, per_pair)
        if rnd.random() < 0.3:  # what came goes, what went comes
            first, second = second, first
        first.write(bench.old)
        second.write(bench.new)
        edits += len(did)
        before = failed
        check_pair(bench, first, second, did, known)
        keep_failed(bench, asked.keep, before)


def edit_library(bench, base, seed, runs):
    """Each value of a file of the library is told, as something that the file holds."""
    global edits, refused
    rnd = random.Random(seed)
    pool = library.Pool()
    targets = pool.targets
    rnd.shuffle(targets)
    for target in targets[:runs]:
        try:
            file, old, new, _ = library.edit(pool, rnd, target)
        except library.Refused:
            continue
        for folder, text in ((bench.old, old), (bench.new, new)):
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(base, folder)
            library.put(folder, file, text)
        edits += 1
        changes = bench.diff()
        if changes is None:
            refused += 1
            continue
        kinds = library.KINDS[target[0]]
        faults = [] if any(c["kind"] in kinds for c in changes) else [f"not told: {[(c['op'], c['kind'], c['subject']) for c in changes[:4]]}"]
        expect(faults, "diff", [(f"{file} {'.'.join(target[1])}", "changed")])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bunkai", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--runs", type=int)
    parser.add_argument("--each", type=int, default=PER_PAIR)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    known = chance.Library()
    with tempfile.TemporaryDirectory(prefix="bunkai-edits-") as tmp:
        tmp = Path(tmp)
        bases = [(asked.base, 20, 20)] if asked.base else reduced.bases(tmp / "bases", FULL)
        for n, (base, few, many) in enumerate(bases):
            runs = asked.runs or (many if FULL else few)
            bench = Bench(asked.bunkai.resolve(), tmp / f"bench-{n}", 3)
            bench.folder.mkdir()
            edit_projects(bench, base, asked.seed + n, runs, asked.each, known, asked)
        if not asked.base:
            # members of free names together, that they are called apart: what is done at an end, the calendar, parameters
            bench = Bench(asked.bunkai.resolve(), tmp / "bench-named", 3)
            bench.folder.mkdir()
            named = argparse.Namespace(only="*", keep=asked.keep)
            edit_projects(bench, ROOT / "tests/small", asked.seed, 8 if FULL else 1, 14, known, named)
            bench = Bench(asked.bunkai.resolve(), tmp / "bench-library", 3)
            bench.folder.mkdir()
            edit_library(bench, ROOT / "tests/small", asked.seed, 10000 if FULL else 12)
    most = max(3, edits // 10)
    expect([f"{refused} of {edits} edits were refused, which tries nothing"] if refused > most else [], "count", [])
    print(f"{edits} edits, {refused} pairs refused, {told} changes told, {rows} rows in the lists of changes")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
