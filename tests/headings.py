#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What heads something in a paper is a name, never an id of the project's lists: titles, parts, headings, articles, heads and groups of tables,
heads of figures. Goes through the trees of all samples, of the amendment papers between two of them, and of the real register, which has no
title of its own (skipped where ../shared is not there). An id that is part of the printed name of its own object may stand there.
Then plants an id in each place and expects it to be found.
usage: headings.py BUNKAI"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "register" / "telehealth.xlsx"
SAMPLES = ["telehealth", "telehealth-next", "online-eligibility", "clinic"]
KINDS = {"part", "heading", "article"}
ROLES = {"head", "group", "group-2", "figure-head", "figure-party", "figure-axis", "party"}
NAMES = ("name", "title", "short", "desk", "what", "label")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def add_ids(value, ids):
    """Everything that has an id, and what it is called: id -> printed names."""
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            ids.setdefault(value["id"], set()).update(str(value[n]) for n in NAMES if isinstance(value.get(n), str))
        for inner in value.values():
            add_ids(inner, ids)
    elif isinstance(value, list):
        for inner in value:
            add_ids(inner, ids)


def ids_of(project):
    """Ids that look like words; rows' keys (R24, AO01) are printed as they are."""
    ids = {"register": set()}
    for name in ("bunkai.json", "contacts.json"):
        if (project / name).exists():
            add_ids(read(project / name), ids)
    for folder in ("registers", "clauses"):
        for path in sorted((project / folder).glob("**/*.*")):
            ids.setdefault(path.stem, set())
    add_ids(read(ROOT / "clauses" / "topics.json"), ids)
    for path in [*(ROOT / "templates" / "documents").glob("*.json"), *(ROOT / "clauses").glob("*/*.md")]:
        ids.setdefault(path.stem, set())
    return {i: names for i, names in ids.items() if re.fullmatch(r"[a-z][a-z0-9-]+", i)}


def words_of(node):
    runs = node.get("runs")
    text = node.get("text") or "".join(run.get("text", "") for run in runs or [])
    return [t for t in (text, (node.get("label") or {}).get("text", "")) if t]


def heads_of(tree):
    """Pairs of a place and a text that heads something."""
    for name in ("title", "subtitle", "edition"):
        if tree.get(name):
            yield name, tree[name]
    todo = list(reversed(tree.get("body", [])))
    while todo:
        node = todo.pop()
        role = node.get("role", "")
        if node["kind"] in KINDS or role in ROLES:
            for text in words_of(node):
                yield f"{node['kind']} {role}".strip(), text
        inner = [x for v in node.values() for x in (v if isinstance(v, list) else [v])]
        todo += reversed([x for x in inner if isinstance(x, dict) and "kind" in x])


def find_ids(text, ids):
    tokens = set(re.findall(r"(?<![A-Za-z0-9_.@-])[a-z][a-z0-9-]+(?![A-Za-z0-9_@-])", text))
    return sorted(t for t in tokens & ids.keys() if not any(t in name and name in text for name in ids[t]))


def check(tree, ids):
    """How many heads, and the wrong ones."""
    heads = list(heads_of(tree))
    return len(heads), [f"{place} '{text}': {', '.join(found)}" for place, text in heads if (found := find_ids(text, ids))]


def run(bunkai, *words):
    done = subprocess.run([bunkai, *map(str, words)], capture_output=True, text=True, cwd=ROOT)
    if done.returncode > 1:
        sys.exit(f"{' '.join(map(str, words))}: status {done.returncode}\n{done.stderr}")


def make_trees(bunkai, work):
    """Pairs of a folder of trees and the ids of its project."""
    for sample in SAMPLES:
        project = ROOT / "samples" / sample
        run(bunkai, "build", project, "-o", work / sample, "--format", "json")
        yield work / sample, ids_of(project)
    old, new = (ROOT / "samples" / s for s in SAMPLES[:2])
    run(bunkai, "amend", old, new, "-o", work / "papers", "--format", "json", "--order", "old-first")
    yield work / "papers", {**ids_of(old), **ids_of(new)}
    if REAL.exists():
        shutil.copytree(old, work / "real-project")
        run(bunkai, "import", REAL, "--to", work / "real-project")
        run(bunkai, "build", work / "real-project", "-o", work / "real", "--format", "json")
        yield work / "real", ids_of(work / "real-project")


def test_faults():
    """An id in each place that heads something is found; in a name of its own, or in a text, it is none."""
    ids = {"register": set(), "vpn": {"vpn装置"}}
    head = {"kind": "cell", "role": "group", "text": "register　深刻度の表"}
    faults = [{"title": "責任分界表 register"}, {"body": [{"kind": "part", "text": "vpn"}]},
              {"body": [{"kind": "heading", "runs": [{"text": "表（"}, {"text": "register）"}]}]},
              {"body": [{"kind": "part", "items": [{"kind": "table", "rows": [{"kind": "row", "cells": [head]}]}]}]},
              {"body": [{"kind": "figure", "items": [{"kind": "box", "role": "figure-head", "text": "register"}]}]}]
    fine = [{"title": "vpn装置の表"}, {"body": [{"kind": "part", "text": "表", "items": [{"kind": "paragraph", "text": "register"}]}]},
            {"title": "registers@example の register-2"}]
    wrong = [f"not found: {t}" for t in faults if not check(t, ids)[1]] + [f"false alarm: {t}" for t in fine if check(t, ids)[1]]
    return len(faults) + len(fine), wrong


def main():
    bunkai = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "bunkai").resolve()
    n_tests, wrong = test_faults()
    with tempfile.TemporaryDirectory() as work:
        for folder, ids in make_trees(bunkai, Path(work)):
            for path in sorted(folder.glob("**/*.json")):
                n_heads, found = check(read(path), ids)
                wrong += [f"{path.relative_to(work)}: {f}" for f in found]
                n_tests += 1
                if not n_heads:
                    wrong.append(f"{path.relative_to(work)}: nothing heads anything")
    for w in wrong:
        print(f"FAIL headings: {w}")
    skipped = 0 if REAL.exists() else 1
    print(f"{n_tests - min(len(wrong), n_tests)} passed, {len(wrong)} failed, {skipped} skipped")
    return 1 if wrong else 0


sys.exit(main())
