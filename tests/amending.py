#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The second hand: carries the sentences of 改正文 out on the old papers, by the rules of templates/amendments/README.md and by nothing of the program that
wrote them, and compares with the new papers, articles word for word and tables cell by cell. Tried on the samples' story (core and full), on the real
register, and on edits by chance of clauses, chapters and articles, with and without new numbers.
usage: amending.py BUNKAI [SEED...]"""
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from amending.edits import Library
from amending.pairs import Bunkai, Tally, carry_states, copy_with_editions, read, scopes_of

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(Path(sys.argv[1]).resolve())
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SEEDS = list(map(int, sys.argv[2:])) or list(range(40 if FULL else 5))
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
SMALL = ROOT / "tests/small"
REGISTER = ROOT.parent / "shared/register/telehealth.xlsx"


class Suite:
    def __init__(self, scratch):
        self.scratch, self.tally = scratch, Tally()
        self.passed = self.failed = self.skipped = self.edits = 0

    def note(self, name, faults):
        faults = list(faults)
        self.passed, self.failed = self.passed + (not faults), self.failed + bool(faults)
        for fault in faults[:12]:
            print(f"FAIL {name}: {fault}")
        if len(faults) > 12:
            print(f"FAIL {name}: and {len(faults) - 12} more")


def rewrite(path, edit):
    import json
    data = read(path)
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def set_shape(project, shape):
    def edit(data):
        for contract in data["contracts"]:
            contract["annex"] = shape
    rewrite(project / "bunkai.json", edit)


def try_sample(suite, shape):
    bunkai = Bunkai(PROGRAM)
    old, changed, new = (suite.scratch / f"{shape}-{name}" for name in ("old", "changed", "new"))
    shutil.copytree(ROOT / "samples/telehealth", old)
    shutil.copytree(ROOT / "samples/telehealth-next", changed)
    set_shape(old, shape)
    set_shape(changed, shape)
    bunkai.issue(old, scopes_of(old))
    copy_with_editions(old, changed, new)
    suite.note(f"samples, {shape}", carry_states(bunkai, old, new, suite.scratch, bunkai.amended(DATA), suite.tally))


class Edits:
    """The small project, issued once in each shape, against libraries that are edited."""

    def __init__(self, suite):
        self.suite, self.old = suite, {}
        for shape in ("full", "core"):
            self.old[shape] = suite.scratch / f"small-{shape}"
            shutil.copytree(SMALL, self.old[shape])
            rewrite(self.old[shape] / "bunkai.json", lambda data: data.update(documents=["annex", "rules"]))
            set_shape(self.old[shape], shape)
            Bunkai(PROGRAM).issue(self.old[shape], scopes_of(self.old[shape]))

    def library(self, seed):
        folder = self.suite.scratch / f"library-{seed}"
        for name in ("clauses", "templates"):
            shutil.copytree(DATA / name, folder / name)
        return Library(folder)

    def run(self, seed):
        chance, shape = random.Random(seed), "core" if seed % 3 == 2 else "full"
        library = self.library(seed)
        library.edit_texts(chance, 16)
        if shape == "full":
            library.edit_shapes(chance, 14)
            library.edit_articles(chance, 4)
            if seed % 2:
                library.edit_chapters(chance)
        library.write()
        self.suite.edits += len(library.said)
        bunkai = Bunkai(PROGRAM, library.folder)
        old = self.old[shape]
        self.suite.note(f"edits {seed} ({shape})", carry_states(bunkai, old, old, self.suite.scratch, {"annex", "rules"}, self.suite.tally))
        shutil.rmtree(library.folder)


def main():
    with tempfile.TemporaryDirectory() as scratch:
        suite = Suite(Path(scratch))
        if len(sys.argv) < 3:
            try_sample(suite, "core")
            try_sample(suite, "full")
        edits = Edits(suite)
        for seed in SEEDS:
            edits.run(seed)
    t = suite.tally
    print(f"{suite.edits} edits, {t.papers} papers, {t.sentences} sentences, {t.quotes} quotations, {t.sheets} 別紙, {t.units} provisions compared")
    print(f"{suite.passed} passed, {suite.failed} failed, {suite.skipped} skipped")
    return suite.failed > 0


if __name__ == "__main__":
    sys.exit(main())
