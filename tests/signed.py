#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Signed, stamped, saved-anew and attacked copies of issued PDFs (tests/signed, by seed): `bunkai verify DIR FILE --json` has the right word for each of them,
with the page and place of what differs and the signatures that are in it. The ways were written without a look at the program. Each file is first held
against what its way says of it, by poppler; simple ways to verify (same beginning, same words, same pictures) must be taken in by some of the same files.
Papers: a short one with articles, a table, a figure and places to sign, and one way of each kind; with BUNKAI_TEST_COUNTS=full all ways, all contract papers of
samples/telehealth and 200 combinations of ways. With -v each file is told: what is right, what was said.
usage: signed.py BUNKAI [-v] [WAY...]"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/signed"))
import attacks  # noqa: E402,F401
import honest  # noqa: E402,F401
import hostile  # noqa: E402,F401
import judge  # noqa: E402
import measure  # noqa: E402
import random_ways  # noqa: E402
import signing  # noqa: E402
import structure  # noqa: E402,F401
import truth  # noqa: E402

BUNKAI = Path(sys.argv[1]).resolve()
VERBOSE = "-v" in sys.argv
ONLY = [w for w in sys.argv[2:] if w != "-v"]
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
COMBINED = 200 if FULL else 0
# One of each kind; with BUNKAI_TEST_COUNTS=full, or named, all are tried.
QUICK = {"signed by both", "certified, then signed", "saved anew, in object streams", "printed again", "the service's id at every foot, by an update",
         "seals as pictures, written anew", "a line's end more", "signed by both, then a white square", "a figure changed, content replaced by an update",
         "the content of a page called free", "a page left out", "a number drawn in white", "an empty file", "the other edition, signed"}
LARGE = 20  # pages; papers with more are tried with some of the ways
ENV = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "BUNKAI_DATA": os.environ.get("BUNKAI_DATA", str(ROOT))}
SECONDS, MEMORY = 100, 3 << 30  # of CPU, and bytes that a program may have for a file made to hurt
count, faults, told = Counter(), Counter(), []
taken_in, refused = Counter(), Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL signed: {what}: {str(problem)[:400]}", flush=True)


def must(*words):
    done = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=ENV, check=False)
    if done.returncode:
        raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr[:500]}")


def edit(path, change):
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data, ensure_ascii=False))


def issue(project, contract, day):
    if not (project / "issued").exists():
        must("ready", project, "--contract", contract, "--leave", "*", "--reason", "次の版で決める。", "--by", "見本 太郎")
    must("issue", project, "--contract", contract, "--date", day, "--with-findings")


def small(scratch):
    """A project with two editions of a short paper, and another paper beside it."""
    project = scratch / "small"
    shutil.copytree(ROOT / "tests/small", project)
    (project / "templates/documents").mkdir(parents=True)
    paper = project / "templates/documents/signpaper.json"
    shutil.copy(ROOT / "tests/signed/signpaper.json", paper)
    edit(project / "bunkai.json", lambda p: p.update(documents=["signpaper", "pledge"]))
    issue(project, "karte-2026", "2026-10-01")
    paper.write_text(paper.read_text().replace("24時間以内", "48時間以内"))
    issue(project, "karte-2026", "2026-11-01")
    at = project / "issued/karte-2026"
    first, second, pledge = (p.read_bytes() for p in (at / "1/documents/signpaper.pdf", at / "2/documents/signpaper.pdf", at / "2/documents/pledge.pdf"))
    return project, [truth.Paper("signpaper", "signpaper", second, 2, (("signpaper", 1, first), ("pledge", 2, pledge)))]


def sample(scratch):
    project = scratch / "telehealth"
    shutil.copytree(ROOT / "samples/telehealth", project)
    issue(project, "tele-2026", "2026-10-01")
    found = sorted((project / "issued/tele-2026/1/documents").rglob("*.pdf"))
    return project, [truth.Paper(f"telehealth {p.stem}", p.stem, p.read_bytes()) for p in found]


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    if "ASAN_OPTIONS" not in os.environ:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def verify(project, path):
    """(what was said or None, status, why None)."""
    try:
        done = subprocess.run([BUNKAI, "verify", project, path, "--json"], capture_output=True, text=True, env=ENV, check=False, timeout=4 * SECONDS, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return None, None, ("ended", "out of time")
    if done.returncode not in (0, 1):
        return None, done.returncode, ("ended", f"status {done.returncode}: {done.stderr[-300:]}")
    try:
        said = json.loads(done.stdout)
        if said.get("schema") != "bunkai/verified/1":
            raise ValueError(f"schema {said.get('schema')}")
        SCHEMA.validate(said)
    except (ValueError, SCHEMA.fault) as fault:
        return None, done.returncode, ("json", f"{str(fault)[:200]} {done.stderr[:200]}")
    return said, done.returncode, None


class Schema:
    def __init__(self):
        import jsonschema
        self.fault = jsonschema.ValidationError
        path = ROOT / "templates/schema/verified.schema.json"
        self.known = json.loads(path.read_text()) if path.exists() else None
        self.validate = lambda said: jsonschema.validate(said, self.known) if self.known else None


SCHEMA = Schema()


def tell(name, states, said, wrong):
    where = ", ".join(sorted({f"{p['what']}@{p['page']}" for p in said["places"]})) if said else "-"
    told.append((name, "|".join(s for s in truth.ORDER if s in states), said["state"] if said else "-", where, "; ".join(f"{k}: {w}" for k, w in wrong)))


def try_file(scratch, project, paper, name, ways, states, c, data):
    m = measure.Measured(c, data)
    own = measure.faults(ways[0], c, m) if len(ways) == 1 else []
    if own:
        check(f"{paper.name}: {name}: the file is not what its way says", own)
        return
    harmless = min(truth.ORDER.index(s) for s in states) <= truth.ORDER.index("stamped")
    if m.known and len(ways) == 1 and "|" not in "|".join(states):
        for simple, takes in m.naive().items():
            taken_in[simple] += takes and not harmless
            refused[simple] += not takes and harmless
    path = scratch / "file.pdf"
    path.write_bytes(data)
    said, status, why = verify(project, path)
    wrong = [why] if why else judge.judge(ways[0], states, c, m, said, status)
    for kind, _ in wrong:
        faults[kind] += 1
    tell(f"{paper.name}: {name}", states, said, wrong)
    check(f"{paper.name}: {name}", [f"{kind}: {words}" for kind, words in wrong])


def try_paper(scratch, keys, project, paper):
    ways = [w for w in truth.WAYS.values() if (w.name in ONLY if ONLY else FULL or w.name in QUICK)]
    for i, w in enumerate(ways):
        if paper.n > LARGE and (i + paper.n) % 9 or w.needs and not w.needs(paper):
            continue
        c = truth.Making(paper, keys, 1)
        try_file(scratch, project, paper, w.name, [w], set(w.states), c, w.make(c, paper.data))


def try_combined(scratch, keys, project, papers):
    for seed in range(1, COMBINED + 1):
        paper = [p for p in papers if p.n <= LARGE][seed % len([p for p in papers if p.n <= LARGE])]
        c = truth.Making(paper, keys, seed)
        ways = random_ways.choose(c)
        data = paper.data
        for w in ways:
            data = w.make(c, data)
        try_file(scratch, project, paper, f"{seed}: " + " + ".join(w.name for w in ways), ways, truth.states_of(ways), c, data)


def strange(scratch, project):
    """A paper of no edition: status 1, and no good word."""
    other = scratch / "other"
    shutil.copytree(ROOT / "tests/small", other)
    must("build", other, "-o", scratch / "made", "--doc", "rules", "--format", "pdf")
    path = next((scratch / "made").rglob("*.pdf"))
    said, status, why = verify(project, path)
    check("a paper that was never issued", [why] if why else [] if status == 1 and said["state"] not in judge.GOOD else [(said["state"], status)])


def report():
    if VERBOSE:
        for name, right, was, where, wrong in told:
            print(f"{'!' if wrong else ' '} {name} | {right} | {was} | {where}{' | ' + wrong if wrong else ''}")
    by_state = Counter((right, was) for _, right, was, _, _ in told)
    print(f"signed: {len(told)} files; " + ", ".join(f"{right} -> {was} {n}" for (right, was), n in sorted(by_state.items())))
    if faults:
        print("signed: " + ", ".join(f"{judge.KINDS[k]} {n}" for k, n in sorted(faults.items())))
    if FULL and not ONLY:
        print("signed: simple ways: " + ", ".join(f"{k} taken in by {taken_in[k]}, refuses {refused[k]} that are sound" for k in taken_in))
        check("each simple way fails some files", [k for k in taken_in if taken_in[k] + refused[k] < 3])


def main():
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        (scratch / "keys").mkdir()
        keys = signing.Keys(scratch / "keys")
        projects = [small(scratch)] + ([sample(scratch)] if FULL else [])
        for project, papers in projects:
            for paper in papers:
                try_paper(scratch, keys, project, paper)
            if not ONLY:
                try_combined(scratch, keys, project, papers)
        if not ONLY:
            strange(scratch, projects[0][0])
        report()
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
