#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The second hand: carries the sentences of 改正文 out on the old papers, by the rules of templates/amendments/README.md and by nothing of the program that
wrote them, and compares with the new papers, articles word for word and tables cell by cell. Tried on the samples' story (core, full, and from one to the
other), on the real register where it is there, and on edits by chance of clauses, articles and chapters, with old numbers and counted afresh. What is right
is then spoilt, which has to be noticed; examples.py holds the hand itself against sentences with known ends.
usage: amending.py BUNKAI [SEED...]"""
import json
import os
import random
import shutil
import sys
import tempfile
from pathlib import Path

from amending import examples
from amending.edits import Library
from amending.project_edits import edit_project
from amending.pairs import Bunkai, Pair, Tally, copy_with_editions, pairs_of_editions, pairs_of_states, read
from amending.spoil import spoil

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = str(Path(sys.argv[1]).resolve())
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SEEDS = list(map(int, sys.argv[2:])) or list(range(60 if FULL else 3))
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
SMALL = ROOT / "tests/small"
SAMPLES = [ROOT / "samples" / name for name in ("telehealth", "telehealth-next", "telehealth-handover")]  # a state, and what followed
REGISTER = ROOT.parent / "shared/register/telehealth.xlsx"
SHAPES = [("core", "core"), ("full", "full"), ("core", "full"), ("full", "core")]
SMALL_PAPERS = {"annex", "rules", "boundary", "contacts"}


def rewrite(path, edit):
    data = read(path)
    edit(data)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")


def set_up(project, shape, documents):
    """An annex of that shape, and no documents but those that are amended."""
    def edit(data):
        data["documents"] = [name for name in data["documents"] if name in documents]
        for contract in data["contracts"]:
            contract["annex"] = shape
            if "documents" in contract:
                contract["documents"] = [name for name in contract["documents"] if name in documents]
    rewrite(project / "bunkai.json", edit)


class Suite:
    def __init__(self, scratch):
        self.scratch, self.tally, self.spoilt = scratch, Tally(), 0
        self.passed = self.failed = self.skipped = self.edits = 0
        self.old = {}

    def note(self, name, faults):
        self.passed, self.failed = self.passed + (not faults), self.failed + bool(faults)
        for fault in faults[:12]:
            print(f"FAIL {name}: {fault}")
        if len(faults) > 12:
            print(f"FAIL {name}: and {len(faults) - 12} more")

    def try_pairs(self, name, pairs, chance):
        for pair in pairs:
            faults = pair.faults(self.tally)
            self.note(name, faults)
            if not faults and pair.kaisei:
                self.note(f"{name}, spoilt", list(self.unnoticed(pair, chance)))

    def unnoticed(self, pair, chance):
        for _ in range(3):
            spoilt = spoil(chance, pair.kaisei)
            if not spoilt:
                continue
            self.spoilt += 1
            if not Pair(pair.scope, pair.before, pair.after, spoilt[0]).faults(Tally()):
                yield f"nobody notices {spoilt[1]}"

    def try_samples(self, before, after, story=0, register=None):
        """A step of the samples' story, from one shape to another, with their register or the real one."""
        bunkai = Bunkai(PROGRAM)
        documents = bunkai.amended(DATA)
        place = self.scratch / f"{before}-{after}-{story}"
        old, changed, new = (place / name for name in ("old", "changed", "new"))
        for source, to, shape in zip(SAMPLES[story:], (old, changed), (before, after)):
            shutil.copytree(source, to)
            set_up(to, shape, documents)
            if register:
                bunkai.run("import", register, "--to", to, "--register", "R")
        bunkai.issue(old)
        copy_with_editions(old, changed, new)
        name = f"{'the real register' if register else SAMPLES[story + 1].name}, {before} to {after}"
        self.try_pairs(name, pairs_of_states(bunkai, old, new, place, documents), random.Random(1))
        shutil.rmtree(place)

    def small(self, shape):
        """The small project, issued once."""
        if shape not in self.old:
            self.old[shape] = self.scratch / f"small-{shape}"
            shutil.copytree(SMALL, self.old[shape])
            set_up(self.old[shape], shape, SMALL_PAPERS)
            Bunkai(PROGRAM).issue(self.old[shape])
        return self.old[shape]

    def library(self, seed, chance, shape):
        """A library with edits; of a core the places of statements have to stay."""
        folder = self.scratch / f"library-{seed}"
        for name in ("clauses", "templates"):
            shutil.copytree(DATA / name, folder / name)
        library = Library(folder)
        library.edit_texts(chance, 16)
        if shape == "full":
            library.edit_shapes(chance, 14)
            library.edit_articles(chance, 4)
            if seed % 2:
                library.edit_chapters(chance)
        library.write()
        self.edits += len(library.said)
        return folder

    def try_edits(self, seed):
        chance, shape, afresh = random.Random(seed), "core" if seed % 3 == 2 else "full", seed % 6 == 1
        folder, old = self.library(seed, chance, shape), self.small(shape)
        bunkai, names = Bunkai(PROGRAM, folder), SMALL_PAPERS
        if afresh:
            again = self.scratch / f"again-{seed}"
            shutil.copytree(old, again)
            bunkai.issue(again, "--renumber")
            pairs = pairs_of_editions(bunkai, again, self.scratch, names)
            shutil.rmtree(again)
        else:
            pairs = pairs_of_states(bunkai, old, old, self.scratch, names)
        self.try_pairs(f"edits {seed} ({shape}{', counted afresh' if afresh else ''})", pairs, chance)
        shutil.rmtree(folder)

    def try_project(self, seed):
        """The small project's own files are edited, and the papers that it has."""
        chance, old, new = random.Random(seed), self.small("core"), self.scratch / f"project-{seed}"
        shutil.copytree(old, new)
        said = edit_project(chance, new, 6)
        self.edits += len(said)
        if seed % 3 == 0:
            papers = sorted(SMALL_PAPERS - {chance.choice(["boundary", "contacts"])} | {"pledge"})
            rewrite(new / "bunkai.json", lambda data: data.update(documents=papers))
        pairs = pairs_of_states(Bunkai(PROGRAM), old, new, self.scratch, SMALL_PAPERS | {"pledge"})
        self.try_pairs(f"project {seed} ({'; '.join(said)})", pairs, chance)
        shutil.rmtree(new)


def main():
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as scratch:
        suite = Suite(Path(scratch))
        if len(sys.argv) < 3:
            suite.note("examples", list(examples.faults()))
            for before, after, story in [(*shapes, story) for shapes in SHAPES for story in (0, 1)] if FULL else [("core", "core", 0)]:
                suite.try_samples(before, after, story)
            if FULL and REGISTER.exists():
                suite.try_samples("core", "core", 0, REGISTER)
            else:
                suite.skipped += FULL
        for seed in SEEDS:
            for edit in (suite.try_edits, suite.try_project)[:2 if FULL or seed % 2 == 0 else 1]:
                try:
                    edit(seed)
                except RuntimeError as error:
                    suite.note(f"{edit.__name__} {seed}", [str(error)])
    t = suite.tally
    print(f"{suite.edits} edits, {t.papers} papers, {t.sentences} sentences, {t.quotes} quotations, {t.sheets} 別紙, {t.units} provisions compared; "
          f"{suite.spoilt} spoilt sentences noticed")
    print(f"{suite.passed} passed, {suite.failed} failed, {suite.skipped} skipped")
    return suite.failed > 0


if __name__ == "__main__":
    sys.exit(main())
