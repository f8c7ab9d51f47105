#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A contract's annex that is `core` loses nothing of the one that is `full`. Both are built of every sample's contracts, and of the real
register in ../shared where it is there. For each 項 of the full annex this shows where each of its sentences, phrases, conditions, parentheses
and 号 stands in the core, and of each of its statements who acts, the act, condition, time, keeping, record, whom it goes to and who pays: in the
articles, in a row of the 別表, among the drafts that wait, or left out with a reason that is printed (tests/lost/places.py says how). Articles keep
their numbers. Then one thing after the other is taken out of the core (tests/lost/deletions.py), and each time the proof must notice.
Nothing here asks the program what a statement or a sentence is: clauses, statements and trees are read by tests/lost alone.
usage: nothing_lost.py BUNKAI [--figures] [--verbose]
    --figures   also builds the papers as PDF, and prints the characters and pages of articles, 別表, modules, annex and table in both shapes
Under `make test` things are taken out of one sample's annex, under `make test-all` of all."""
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
sys.path.insert(0, str(ROOT / "tests/lost"))
import deletions  # noqa: E402
import figures  # noqa: E402
import papers  # noqa: E402
import places  # noqa: E402
import sources  # noqa: E402
import units  # noqa: E402

SHARED = ROOT.parent / "shared"
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
DELETED = "clinic"  # under `make test`, the sample that things are taken out of
SHAPES = ("core", "full")
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL nothing_lost: {what}")
        shown = len(problems) if "--verbose" in sys.argv else 8
        for line in problems[:shown]:
            print(f"\t{line[:300]}")
        if len(problems) > shown:
            print(f"\t… {len(problems)} in all")


def bunkai(program, *words):
    env = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, env=env, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{words}: status {done.returncode}: {done.stderr[-500:]}")
    return done


def real_project(program, work):
    register = SHARED / "register/telehealth.xlsx"
    if not register.is_file():
        return None
    project = work / "real"
    shutil.copytree(ROOT / "samples/telehealth", project)
    bunkai(program, "import", register, "--to", project, "--register", "R")
    path = project / "bunkai.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    value["contracts"] = [dict(c, registers=["R"]) for c in value["contracts"] if c["id"].startswith("tele")]
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return project


def shaped(project, shape, folder):
    """A copy of the project all of whose contracts have annexes of that shape; contract -> the labels of its parties."""
    shutil.copytree(project, folder)
    path = folder / "bunkai.json"
    value = json.loads(path.read_text(encoding="utf-8"))
    for contract in value["contracts"]:
        contract["annex"] = shape
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder, {c["id"]: [p["label"] for p in c["parties"]] for c in value["contracts"]}


def template_of(project):
    own = project / "templates/documents/annex.json"
    return json.loads((own if own.exists() else ROOT / "templates/documents/annex.json").read_text(encoding="utf-8"))


def read_core():
    return json.loads((ROOT / "clauses/core.json").read_text(encoding="utf-8"))


def read_words():
    data = json.loads((ROOT / "clauses/duty-words.json").read_text(encoding="utf-8"))
    return ({e["id"]: e["name"] for e in data["events"] + data["occasions"]},
            {how["id"]: "\n".join(how.get("words", []) + how.get("plain", [])) for how in data["hows"]})


def prove(program, name, project, work, totals):
    """The contracts of a project; gives [(contract, core, prove some places)] for what is taken out."""
    built, out = {}, {}
    for shape in SHAPES:
        built[shape], parties = shaped(project, shape, work / f"{name}-{shape}")
        out[shape] = work / f"{name}-{shape}-out"
        bunkai(program, "build", built[shape], "-o", out[shape], "--doc", "annex", "--format", "json")
    clauses, template = sources.read_clauses(ROOT / "clauses", project / "clauses"), template_of(project)
    found = []
    for contract in parties:
        full, core = (papers.read_file(out[shape] / contract / "annex.json", template) for shape in ("full", "core"))
        provisions, problems, labels = units.read_provisions(full, clauses)
        own, problems_of_own = units.read_own_provisions(core, full, clauses)
        provisions += own
        check(f"{name} {contract}: each article of the full annex, and of the core alone, reads as its file does", problems + problems_of_own)
        labels["{{other}}"] = "相手方"
        said = (*read_words(), labels, parties[contract])
        proof = places.Proof(places.Core(core), *said)
        for provision in provisions:
            proof.prove(provision)
        proof.prove_reasons(full)
        proof.prove_basis(full)
        check(f"{name} {contract}: the core has rows in its 別表 and less in its articles", [] if is_core(core, full) else ["it is as the full one is"])
        check(f"{name} {contract}: nothing of the full annex is lost", proof.problems)
        tell(f"{name} {contract}", core, provisions, proof)
        totals.update(proof.places)
        found.append((f"{name} {contract}", core, full, provisions, said))
    return found


def is_core(core, full):
    """What is no other shape cannot lose anything."""
    texts = [sum(len(p.text) for article in annex.articles.values() for p in article.paragraphs.values()) for annex in (core, full)]
    return core.rows and not full.rows and texts[0] < texts[1]


def tell(what, core, provisions, proof):
    statements = sum(len(p.forms) for p in provisions)
    where = Counter()
    for (_, place), n in proof.places.items():
        where[place] += n
    print(f"{what}: {len(provisions)} 項, {statements} statements, {len(core.rows)} rows; " + ", ".join(f"{place} {n}" for place, n in where.most_common()))


def take_out(what, core, full, provisions, said):
    """Each thing that can be taken out of the core, and whether the proof notices it."""
    trial = deletions.Trial(core, full, provisions, lambda view: places.Proof(view, *said))
    tried, missed = trial.run()
    check(f"{what}: whatever is taken out is noticed", missed)
    print(f"{what}: {sum(tried.values())} taken out, {sum(tried.values()) - len(missed)} noticed (" +
          ", ".join(f"{kind} {n}" for kind, n in tried.most_common()) + ")")


def main():
    program = Path(sys.argv[1]).resolve()
    totals = Counter()
    with tempfile.TemporaryDirectory(prefix="bunkai-lost-") as folder:
        work = Path(folder)
        projects = {p.name: p for p in sorted((ROOT / "samples").iterdir()) if (p / "bunkai.json").exists()}
        real = real_project(program, work)
        if real:
            projects["real"] = real
        else:
            count["skipped"] += 1
            print("SKIP nothing_lost: the real register: ../shared is not here")
        for name, project in projects.items():
            proven = prove(program, name, project, work, totals)
            if FULL or name == DELETED:
                for one in proven:
                    take_out(*one)
            if "--figures" in sys.argv:
                figures.tell(program, name, {shape: work / f"{name}-{shape}" for shape in SHAPES}, [c.split(" ")[1] for c, *_ in proven], bunkai, read_core())
        kinds = sorted({kind for kind, _ in totals})
        for kind in kinds:
            print(f"{kind}: " + ", ".join(f"{place} {n}" for (k, place), n in totals.most_common() if k == kind))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
