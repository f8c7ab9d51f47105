#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Random returned workbooks (tests/returns/generate.py, by seed): `bunkai receive --dry-run --json` places each answer on the row that it was given
for, or asks. No answer may stand on another row, be lost, invented or misread, nothing that only looks like 承諾 may be accepted, and of what can
be known at least 99 % is placed without asking. Sendings: one to a vendor, an older one of it, one to the hospital itself and, in full, one of the
register in ../shared. The naive ways to find rows (tests/returns/naive.py) must fail the same files, else they try nothing.
With BUNKAI_TEST_COUNTS=full 2,000 seeds, some of whose files LibreOffice and Gnumeric save once more; else 40.
usage: returned.py BUNKAI [FIRST LAST [-v]]"""
import concurrent.futures
import hashlib
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
sys.path.insert(0, str(ROOT / "tests/returns"))
import generate  # noqa: E402
import judge  # noqa: E402
import naive  # noqa: E402
import sheets  # noqa: E402

BUNKAI = Path(sys.argv[1]).resolve()
WORDS = [w for w in sys.argv[2:] if w != "-v"]
VERBOSE = "-v" in sys.argv
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
FIRST, LAST = map(int, WORDS) if WORDS else (1, 2000 if FULL else 40)
REGISTER = ROOT.parent / "shared/register/telehealth.xlsx"
CHUNK, FEWEST = 100, 0.99
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "BUNKAI_DATA": os.environ.get("BUNKAI_DATA", str(ROOT))}
# Faults that may not happen at all, and what they are.
NEVER = {"wrong": "on another row", "torn": "on the row beside which it was sorted", "lost": "not told", "invented": "told though nobody gave it", "misread": "taken for something else",
         "trap": "accepted though it says otherwise", "contested": "taken though two rows claim it", "text": "told in other words", "twice": "told twice", "refused": "whole files refused"}
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL returned: {what}: {str(problem)[:500]}")


def bunkai(*words):
    return subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)


def must(*words):
    done = bunkai(*words)
    if done.returncode:
        raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr[:500]}")


class Case:
    """One sending, and the project that waits for its answers."""

    def __init__(self, name, project, folder):
        self.name, self.project = name, project
        self.sent = sheets.Sent(folder / "files/answers.xlsx", folder / "sending.json")


def send(scratch, project, contract, party, number, *words):
    must("send", project, "--contract", contract, "--to", party, "--due", "2026-12-31", "-o", scratch / "out", *words)
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
    found = [Case("older", little, older), Case("newer", little, newer), Case("hospital", ours, send(scratch, ours, "tele-2026", "hospital", 1)),
             Case("vendor", ours, send(scratch, ours, "tele-2026", "tele", 1, "--open-only"))]
    if FULL and REGISTER.exists():
        shutil.copytree(ROOT / "samples/telehealth", real)
        must("import", REGISTER, "--to", real, "--register", "R")
        must("set", real, "contract/tele-2026", "registers+=R")
        found.append(Case("published register", real, send(scratch, real, "tele-2026", "tele", 1)))
    elif FULL:
        count["skipped"] += 1
        print("SKIP returned: ../shared/register is not there")
    return found


def make(folder, seed):
    told = generate.generate(CASES[seed % len(CASES)].sent, seed, folder / str(seed))
    return seed, told


def run_saver(words, folder):
    """Programs of other people may fail as a whole; then there is nothing to look at."""
    return subprocess.run(words, cwd=folder, capture_output=True, check=False, env={**ENV, "HOME": str(folder)}).returncode == 0


def save_again(folder, made):
    """LibreOffice (once for all files of a chunk, by way of ODS or not) and Gnumeric save what they are told to."""
    groups = {"calc": [("xlsx", "xlsx:Calc MS Excel 2007 XML")], "calc-ods": [("ods", "ods"), ("xlsx", "xlsx:Calc MS Excel 2007 XML")]}
    for how, steps in groups.items():
        files = [(seed, name) for seed, told in made if told["resave"] == how for name in told["files"]]
        if not files or not shutil.which("soffice"):
            continue
        work = Path(tempfile.mkdtemp(dir=folder))
        for number, (seed, name) in enumerate(files):
            shutil.copy(folder / str(seed) / name, work / f"{number}.xlsx")
        for ending, form in steps:
            given = sorted(str(p) for p in work.glob("*.ods" if ending == "xlsx" and how == "calc-ods" else "*.xlsx"))
            (work / "to").mkdir(exist_ok=True)
            run_saver(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", form, "--outdir", str(work / "to"), *given], work)
            for file in (work / "to").iterdir():
                file.rename(work / file.name)
        for number, (seed, name) in enumerate(files):
            count[f"saved by {how}"] += 1
            shutil.copy(work / f"{number}.xlsx", folder / str(seed) / name)
        shutil.rmtree(work)
    for seed, told in made:
        for name in told["files"] if told["resave"] == "gnumeric" and shutil.which("ssconvert") else []:
            path = folder / str(seed) / name
            if run_saver(["ssconvert", "-T", "Gnumeric_XlsxWriter:xlsx", path, path.with_suffix(".new")], folder):
                path.with_suffix(".new").replace(path)
                count["saved by gnumeric"] += 1


def receive(folder, seed, told):
    """What was wrong with one return, and the counts."""
    case = CASES[seed % len(CASES)]
    seen = judge.Judge()
    names = {hashlib.sha256((folder / str(seed) / n).read_bytes()).hexdigest(): n for n in told["files"]}
    words = [] if told["named"] else ["--sending", told["sending"]]
    done = bunkai("receive", case.project, *(folder / str(seed) / n for n in told["files"]), "--dry-run", "--json", *words)
    if done.returncode:
        seen.fault("refused", told, {"file": told["files"], "sheet": "", "row": ""}, f"status {done.returncode}, {told['done']}: {done.stderr[:300]}")
    else:
        seen.look(told, json.loads(done.stdout), names, case.sent.record)
    return seen


def naive_ways(made, into):
    for seed, told in made:
        case = CASES[seed % len(CASES)]
        ways = {"position": naive.by_position, "code": naive.by_code, "key": naive.by_key}
        for name, way in ways.items():
            into[name].look(told, naive.report(told, way(case.sent.record)), {n: n for n in told["files"]}, case.sent.record)
        into["truth"].look(told, naive.truth_itself(told), {n: n for n in told["files"]}, case.sent.record)


def look_at_naive(ways):
    """The judge lets the truth pass, and each way that is known to fail fails."""
    check("the truth is taken for the truth", ways["truth"].wrong)
    for name in ("position", "code", "key"):
        c = ways[name].count
        check(f"finding rows by {name} fails", [] if c["wrong"] + c["torn"] + c["contested"] >= 5 else [f"{dict(c)}: the returns are too tame"])
        print(f"returned: by {name} alone {c['wrong'] + c['torn']} of {c['answers']} answers stand on a wrong row")


def look_at(seen):
    c = seen.count
    for kind, meaning in NEVER.items():
        check(f"answers that are {meaning}", [f"seed {seed}, {place}: {what}" for k, seed, place, what in seen.wrong if k == kind])
    placed, understood = seen.figures()
    asked = [f"{k}: seed {seed}, {place}: {what}" for k, seed, place, what in seen.wrong if k == "asked"]
    unclear = [f"seed {seed}, {place}: {what}" for k, seed, place, what in seen.wrong if k == "unclear"]
    check(f"{placed:.2%} of the answers that are clear were placed without asking", [] if placed >= FEWEST else asked)
    check(f"{understood:.2%} of the plain words were understood", [] if understood >= FEWEST else unclear)
    print(f"returned: {c['answers']} answers, {c['clear']} clear; placed {c['placed']} ({placed:.2%}), asked {c['asked']}; of {c['answers'] - c['clear']} that nobody can know "
          f"{c['asked rightly']} asked, {c['placed though unclear']} placed right; wrong {c['wrong']}, lost {c['lost']}, misread {c['misread']}; understood {understood:.2%}; {c['traps']} traps, {c['trap']} taken")
    if VERBOSE:
        print(dict(c), *seen.wrong, sep="\n")


def merge(seen, other):
    seen.count.update(other.count)
    seen.wrong += other.wrong


def main():
    global CASES
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-returned."))
    try:
        CASES = cases(scratch)
        seen, ways = judge.Judge(), {n: judge.Judge() for n in ("truth", "position", "code", "key")}
        # Worker processes are forked, and so have CASES.
        with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as workers:
            for first in range(FIRST, LAST + 1, CHUNK):
                folder = scratch / str(first)
                seeds = range(first, min(first + CHUNK, LAST + 1))
                made = list(workers.map(make, [folder] * len(seeds), seeds))
                if FULL:
                    save_again(folder, made)
                naive_ways(made[:60], ways)
                for one in workers.map(receive, [folder] * len(made), *zip(*made)):
                    merge(seen, one)
                shutil.rmtree(folder)
        look_at_naive(ways)
        look_at(seen)
        saved = {k: v for k, v in count.items() if k.startswith("saved")}
        if FULL:
            print(f"returned: {saved or 'no file was saved once more: neither soffice nor ssconvert is there'}")
            count["skipped"] += not shutil.which("soffice")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
