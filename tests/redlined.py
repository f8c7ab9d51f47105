#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Random annexes that come back from Word (tests/redlines/generate.py, by seed): `bunkai receive --dry-run --json` tells for each 項 and 号 what was
changed, by whom and why. Nothing may stand on another paragraph, be lost or invented; what was done without a trace is named, and nothing else is.
Sendings: one of a little project, an older one of it, one of the sample and, in full, one of the register in ../shared. The naive ways to read such
files (tests/redlines/naive.py) must fail the same files, else they try nothing, and the truth itself must pass.
With BUNKAI_TEST_COUNTS=full 500 seeds, some of whose files LibreOffice (also by way of ODT) and pandoc save once more; else 9.
usage: redlined.py BUNKAI [FIRST LAST [-v]]"""
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/redlines"))
import files  # noqa: E402
import generate  # noqa: E402
import judge  # noqa: E402
import marks  # noqa: E402
import naive  # noqa: E402
from paper import Paper  # noqa: E402

BUNKAI = Path(sys.argv[1]).resolve()
WORDS = [w for w in sys.argv[2:] if w != "-v"]
VERBOSE = "-v" in sys.argv
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FIRST, LAST = map(int, WORDS) if WORDS else (1, 500 if FULL else 9)
REGISTER = ROOT.parent / "shared/register/telehealth.xlsx"
CHUNK, FEWEST, NAIVE = 50, 0.99, 3
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "BUNKAI_DATA": os.environ.get("BUNKAI_DATA", str(ROOT))}
# Faults that may not happen at all, and what they are.
NEVER = {"wrong": "told of another paragraph", "lost": "not told", "invented": "told though nobody changed anything", "text": "told in other words", "hidden": "made without a trace and not named so",
         "accused": "called unmarked though they were tracked", "joined": "of joined paragraphs that are not named, or of others that are", "author": "said to be of somebody else", "place": "told at another place",
         "behind": "of new paragraphs told behind others than they stand behind",
         "reason": "told without their comment", "refused": "whole files refused"}
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL redlined: {what}: {str(problem)[:600]}")


def bunkai(*words):
    return subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)


def must(*words):
    done = bunkai(*words)
    if done.returncode:
        raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr[:500]}")


class Case:
    """One sending, and the project that waits for its answers."""

    def __init__(self, name, project, folder):
        self.name, self.project, self.base = name, project, folder / "files/annex.docx"
        self.record = marks.record_of(folder / "sending.json")


def send(scratch, project, contract, party, number):
    must("send", project, "--contract", contract, "--to", party, "--due", "2026-12-31", "-o", scratch / "out")
    shutil.rmtree(scratch / "out")
    return project / "sent" / contract / party / str(number)


def cases(scratch):
    """A small project, whose first sending is an older one, and the sample; in full also the published register."""
    little, ours, real = (scratch / n for n in ("little", "ours", "real"))
    shutil.copytree(ROOT / "tests/small", little)
    shutil.copytree(ROOT / "samples/telehealth", ours)
    older = send(scratch, little, "karte-2026", "vendor", 1)
    must("set", little, "contract/karte-2026", "number=第2号")
    newer = send(scratch, little, "karte-2026", "vendor", 2)
    found = [Case("older", little, older), Case("newer", little, newer), Case("sample", ours, send(scratch, ours, "tele-2026", "tele", 1))]
    if FULL and REGISTER.exists():
        shutil.copytree(ROOT / "samples/telehealth", real)
        must("import", REGISTER, "--to", real, "--register", "R")
        must("set", real, "contract/tele-2026", "registers+=R")
        found.append(Case("published register", real, send(scratch, real, "tele-2026", "tele", 1)))
    elif FULL:
        count["skipped"] += 1
        print("SKIP redlined: ../shared/register is not there")
    return found


def make(folder, seed):
    case = CASES[seed % len(CASES)]
    return generate.generate(case.base, case.record, seed, folder)


def receive(path, truth):
    """What was wrong with one file, and the counts."""
    case, seen = CASES[truth["seed"] % len(CASES)], judge.Judge()
    words = [] if truth["named"] else ["--sending", truth["sending"]]
    done = bunkai("receive", case.project, path, "--dry-run", "--json", "--all", *words)
    if done.returncode:
        seen.fault("refused", truth, path.name, f"status {done.returncode}, {truth['done']} {truth['whole']}: {done.stderr[:300]}")
    else:
        seen.look(truth, json.loads(done.stdout))
    return seen


def look_at_naive(made):
    """The judge lets the truth pass, and each way that is known to fail fails."""
    ways = {"truth": judge.Judge(), "position": judge.Judge(), "words": judge.Judge()}
    for n, (_, truth) in enumerate(made):
        ways["truth"].look(truth, naive.truth_itself(truth))
        if n < NAIVE:
            case = CASES[truth["seed"] % len(CASES)]
            units = Paper(case.base, case.record).units
            ways["position"].look(truth, naive.by_position(truth, units))
            ways["words"].look(truth, naive.by_words(truth, units))
    check("the truth is taken for the truth", ways["truth"].wrong)
    for name in ("position", "words"):
        c = ways[name].count
        bad = c["wrong"] + c["invented"] + c["text"]
        check(f"reading by {name} alone fails", [] if bad >= 5 else [f"{dict(c)}: the files are too tame"])
        print(f"redlined: by {name} alone {bad} answers of {NAIVE} files stand on a wrong paragraph")


def look_at(seen, wholes):
    c = seen.count
    for kind, meaning in NEVER.items():
        check(f"changes {meaning}", [f"seed {seed}, {place}: {what}" for k, seed, place, what in seen.wrong if k == kind])
    placed = seen.figures()
    check(f"{placed:.2%} of the changes of sent paragraphs were placed without asking", [] if placed >= FEWEST else [x for x in seen.wrong if x[0] == "asked"])
    print(f"redlined: {c['changed']} changed paragraphs and {c['new']} new ones in {sum(wholes.values())} files; placed {c['placed']} ({placed:.2%}), told beside what was sent {c['told beside']}, asked {c['asked']}, "
          f"asked rightly {c['asked rightly']}; wrong {c['wrong']}, lost {c['lost']}, invented {c['invented']}, hidden {c['hidden']}, accused {c['accused']}")
    if VERBOSE:
        print(dict(c), *seen.wrong, sep="\n")


def merge(seen, other):
    seen.count.update(other.count)
    seen.wrong += other.wrong


def main():
    global CASES
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-redlined."))
    saved, wholes, seen = Counter(), Counter(), judge.Judge()
    try:
        CASES = cases(scratch)
        # Worker processes are forked, and so have CASES.
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as workers:
            for first in range(FIRST, LAST + 1, CHUNK):
                folder = scratch / str(first)
                folder.mkdir()
                seeds = range(first, min(first + CHUNK, LAST + 1))
                made = list(workers.map(make, [folder] * len(seeds), seeds))
                check("files say what they were made to say", [f"seed {t['seed']}: {t['done']}" for p, t in made if not files.same_words(p, t)])
                if FULL:
                    files.save_again(folder, made, saved)
                else:
                    files.not_saved(made)
                wholes.update(t["whole"] or "only edited" for _, t in made)
                if first == FIRST:
                    look_at_naive(made)
                for one in workers.map(receive, *zip(*made)):
                    merge(seen, one)
                shutil.rmtree(folder)
        look_at(seen, wholes)
        print(f"redlined: {dict(wholes)}")
        if FULL:
            print(f"redlined: {dict(saved)}")
            for program in ("soffice", "pandoc"):
                if not shutil.which(program):
                    count["skipped"] += 1
                    print(f"SKIP redlined: {program} is not there")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
