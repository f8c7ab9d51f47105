#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library alone, and in choices by chance. `check --library` has nothing of level error to say, and each fault of one of its kinds that is
planted in a copy of the library is told. Then contracts are made up over and over: which features the systems have, who signs, which position
of each clause, which level. Each of them has to build without an error, and to bring about no finding of the kinds below.
usage: library.py BUNKAI [ROUNDS]"""
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
ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 300 if FULL else 3
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
# What no choice may bring about, whatever its level.
NEVER = {"same-fact", "own-way", "dangling-reference", "undefined-placeholder", "unknown-table", "unknown-object-role", "duty-in-two-articles",
         "paragraph-of-position", "cited-under-condition", "merged-cited", "time-not-in-text", "actor-not-in-text", "no-chapter"}
THIRDS = [("cloud", "丙"), ("carrier", "丁"), ("subcontractor", "戊")]
count = {"passed": 0, "failed": 0, "skipped": 0}


def judge(what, problems):
    count["failed" if problems else "passed"] += 1
    for problem in problems[:6]:
        print(f"FAIL library: {what}: {problem}")


def bunkai(*words, data=DATA):
    env = dict(os.environ, BUNKAI_DATA=str(data), LC_ALL="C.UTF-8")
    return subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=env, check=False)


def findings(*words, data=DATA):
    run = bunkai("check", *words, "--json", data=data)
    if run.returncode not in (0, 1) or not run.stdout:
        raise RuntimeError(f"check {words}: status {run.returncode}: {run.stderr[:300]}")
    return json.loads(run.stdout)["findings"]


def heads():
    """id -> the head's lines, of every clause."""
    found = {}
    for path in sorted((DATA / "clauses").glob("*/*.md")):
        head = path.read_text(encoding="utf-8").split("\n---\n")[0]
        found[path.stem] = (path, head)
    return found


def positions():
    """id -> names of its positions, of clauses that have several."""
    found = {}
    for path in sorted((DATA / "clauses").glob("*/*.md")):
        names = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.M)
        if len(names) > 1:
            found[path.stem] = names
    return found


def plant(scratch, name, change):
    """The codes that check --library tells of a copy of the library with one fault."""
    data = scratch / "planted"
    shutil.rmtree(data, ignore_errors=True)
    for folder in ("clauses", "templates"):
        shutil.copytree(DATA / folder, data / folder)
    change(data / "clauses")
    return {f["code"] for f in findings("--library", "--rounds", 4, data=data)}


def edit(name, old, new):
    def change(clauses):
        path = next(clauses.glob(f"*/{name}.md"))
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise RuntimeError(f"{name} has no more {old!r}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return change


def add_term(clauses):
    path = clauses / "terms.json"
    terms = json.loads(path.read_text(encoding="utf-8"))
    terms["terms"].append({"id": "nobody.cites", "value": "2日", "meaning": "誰も引用しない期限"})
    path.write_text(json.dumps(terms, ensure_ascii=False), encoding="utf-8")


def add_measure(clauses):
    path = clauses / "measures.json"
    measures = json.loads(path.read_text(encoding="utf-8"))
    measures["measures"].append({"id": "backup.nobody-asks", "topic": "backup", "name": "求められない対策", "side": "vendor", "words": ["求められない"]})
    path.write_text(json.dumps(measures, ensure_ascii=False), encoding="utf-8")


def cited_pair():
    """A clause of the annex with one more paragraph than any has, and one that cites another without a condition."""
    for name, (path, head) in heads().items():
        body = path.read_text(encoding="utf-8")
        cited = re.search(r"\{\{ref:([a-z0-9-]+)\}\}", body)
        if cited and "when:" not in head and cited[1] in heads() and "when:" not in heads()[cited[1]][1]:
            return name, cited[1]
    raise RuntimeError("no clause cites another")


def check_alone(scratch):
    judge("the library has errors", [f"{f['place']}: {f['message']} [{f['code']}]" for f in findings("--library") if f["level"] == "error"])
    citing, cited = cited_pair()
    faults = [("a 項 that is not there", "paragraph-of-position", edit(citing, f"{{{{ref:{cited}}}}}", f"{{{{ref:{cited}/99}}}}")),
              ("an article that may not be there", "cited-under-condition", edit(cited, "\n---\n", "\nwhen: system.wireless\n---\n")),
              ("an article that there is not", "dangling-reference", edit(citing, f"{{{{ref:{cited}}}}}", "{{ref:no-such-clause}}")),
              ("a condition that nobody knows", "unknown-when", edit(cited, "\n---\n", "\nwhen: system.wierless\n---\n")),
              ("a term that nobody cites", "term-unused", add_term), ("a measure that nobody asks for", "measure-unused", add_measure),
              ("a time of its own for a shared fact", "own-way", edit("password-policy", "{{ref:incident-report-notice}}の例により電話で", "6時間以内に電話で"))]
    for what, code, change in faults:
        told = plant(scratch, what, change)
        judge(f"{what} is told", [] if code in told else [f"{code} is not among {sorted(told)}"])


def choose(chance, project, several, features):
    """A project like tests/small, with choices by chance."""
    value = json.loads((ROOT / "tests/small/bunkai.json").read_text(encoding="utf-8"))
    system, contract = value["systems"][0], value["contracts"][0]
    for name in features:
        system.pop(name, None)
        if chance.random() < 0.9:
            system[name] = chance.random() < 0.5
    for role, label in THIRDS:
        if chance.random() < 0.4:
            value["parties"].append({"id": role, "kind": role, "name": f"架空{label}株式会社"})
            contract["parties"].append({"party": role, "label": label, "role": role})
    contract["positions"] = {name: chance.choice(names) for name, names in several.items() if chance.random() < 0.8}
    if chance.random() < 0.3:
        contract["level"] = "least"
    if chance.random() < 0.3:
        contract["params"] = {"designated": True}
    (project / "bunkai.json").write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return value


def check_choices(scratch):
    several = positions()
    features = [f["id"] for f in json.loads((DATA / "clauses/features.json").read_text(encoding="utf-8"))["features"] if f["of"] == "system"]
    project = scratch / "project"
    for seed in range(ROUNDS):
        chance = random.Random(seed)
        shutil.rmtree(project, ignore_errors=True)
        shutil.copytree(ROOT / "tests/small", project)
        value = choose(chance, project, several, features)
        told = [f for f in findings(project) if f["level"] == "error" or f["code"] in NEVER]
        judge(f"choice {seed} is sound", [f"{f['place']}: {f['message']} [{f['code']}]" for f in told])
        run = bunkai("build", project, "-o", scratch / "out", "--format", "text")
        problems = [run.stderr.strip().splitlines()[0]] if run.returncode else []
        annex = scratch / "out" / value["contracts"][0]["id"] / "annex.txt"
        if not problems and "{{" in annex.read_text(encoding="utf-8"):
            problems.append("a placeholder stands in the annex")
        judge(f"choice {seed} is built", problems)


def main():
    with tempfile.TemporaryDirectory(prefix="bunkai-library-") as name:
        check_alone(Path(name))
        check_choices(Path(name))
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return bool(count["failed"])


if __name__ == "__main__":
    sys.exit(main())
