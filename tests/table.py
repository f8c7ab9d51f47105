#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the responsibility table says of each party, measured on its tree (boundary.json): of the rows of topics that have statements, how
many say concretely what each party with a mark does; how many acts stand on more than eight rows; whether two parties say the same; how many
cells are long; how many rows reach a 項 through a statement. For topics all of whose clauses have statements, for those of which some have, and for all rows
that reach a 項. The samples, and the published register in ../shared where it is there.
A table of before (one cell for all parties) is measured by the same rules: its phrases are those of clauses/responsibility.json.
usage: table.py BUNKAI [-v]      -v shows the rows that fall short"""
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
SHARED = ROOT.parent / "shared" / "register" / "telehealth.xlsx"
VERBOSE = "-v" in sys.argv
SAMPLES = ["telehealth", "telehealth-next", "clinic", "online-eligibility"]
CELL_MAX, ACT_ROWS = 120, 8
CONCRETE_LEAST, LONG_MOST = 0.95, 0.02
GUESSED_LEAST = 0.8  # of rows of no family, whose measures are guessed by words: some have none


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def text_of(cell):
    return cell.get("text") or "\n".join(item.get("text", "") for item in cell.get("items", []))


def phrases():
    """What the rules say instead of an act."""
    rules = read(DATA / "clauses/responsibility.json")
    return {text for rule in rules["rules"] for text in rule.get("does", {}).values()} | {role["name"] for role in rules["roles"]}


PHRASES = phrases()
SEE = re.compile(r"の項の.+の欄に同じ|の項による")
DETAIL = re.compile(r"（[^（）]*）$")


class Row:
    def __init__(self, heads, row, labels):
        cells = dict(zip(heads, map(text_of, row["cells"])))
        self.key, self.topic = cells["項番"], cells.get("論点", "")
        self.marks = {label: cells[label] for label in labels}
        self.places = cells.get("条・項", "")
        self.words = {label: cells.get(f"{label}が行うこと", "") for label in labels}
        for line in cells.get("各当事者が行うこと", "").split("\n"):  # a table of before
            label, colon, words = line.partition("：")
            if colon and label in self.words:
                self.words[label] = words

    def reaches(self):
        """A 項 or 号; an article alone may be one of its topic."""
        return bool(re.search(r"条(の\d+)?(\d|\()", self.places))

    def marked(self):
        return [label for label, mark in self.marks.items() if mark and mark not in "−-"]

    def concrete(self, label):
        """Acts, or the row that says them."""
        words = self.words[label]
        return bool(words) and "†" not in words and words not in PHRASES

    def acts(self, label):
        return [DETAIL.sub("", line) for line in self.words[label].split("\n") if line and self.concrete(label) and not SEE.search(line)]


def rows_of(tree):
    part = next(p for p in tree["body"] if p.get("id") == "table")
    table = next(node for node in part["items"] if node["kind"] == "table")
    heads = [text_of(cell) for cell in table["rows"][0]["cells"]]
    labels = [head for head in heads if re.fullmatch("[甲乙丙丁戊]", head)]
    topic = ""
    for row in table["rows"][1:]:
        if len(row["cells"]) == 1:  # a group of before
            topic = text_of(row["cells"][0]).split("　")[0] if row.get("role") == "group" else topic
            continue
        found = Row(heads, row, labels)
        found.topic = found.topic or topic
        yield found


def converted():
    """Names of topics all of whose clauses have statements, and of those that have some."""
    names = {topic["id"]: topic["name"] for topic in read(ROOT / "clauses/topics.json")["topics"]}
    clauses, done = collections.Counter(), collections.Counter()
    for path in (ROOT / "clauses").glob("*/*.md"):
        clauses[path.parent.name] += 1
        done[path.parent.name] += path.with_suffix(".duties.json").exists()
    return {names[t] for t in names if done[t] and done[t] == clauses[t]}, {names[t] for t in names if done[t]}


def measure(rows):
    marked = [row for row in rows if row.marked()]
    concrete = [row for row in marked if all(row.concrete(label) for label in row.marked())]
    acts, equal, cells = collections.defaultdict(set), 0, []
    for row in rows:
        said = [row.words[label] for label in row.marked() if row.words[label]]
        equal += len(said) != len(set(said))
        cells += said
        for label in row.marked():
            for act in row.acts(label):
                acts[label, act].add(row.key)
    return {"rows": len(rows), "marked": len(marked), "concrete": len(concrete), "by other rows": sum(any(SEE.search(w) for w in r.words.values()) for r in concrete),
            "acts": len(acts), "acts on more than 8 rows": sum(len(keys) > ACT_ROWS for keys in acts.values()), "equal words": equal,
            "cells": len(cells), "cells over 120": sum(len(words) > CELL_MAX for words in cells),
            "reach a 項": sum(row.reaches() for row in rows),
            "short": [row for row in marked if row not in concrete]}


def trees(work):
    """name -> tree of each contract's boundary table."""
    env = dict(os.environ, BUNKAI_DATA=str(DATA), LC_ALL="C.UTF-8")
    projects = {name: ROOT / "samples" / name for name in SAMPLES}
    if SHARED.exists():
        projects["real"] = work / "real"
        shutil.copytree(ROOT / "samples/telehealth", projects["real"])
        subprocess.run([BUNKAI, "import", SHARED, "--to", projects["real"], "--register", "R"], check=True, env=env, capture_output=True)
        file = projects["real"] / "bunkai.json"
        project = read(file)
        project["contracts"] = [dict(c, registers=["R"]) for c in project["contracts"] if c["id"] == "tele-2026"]
        file.write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")
    for name, project in projects.items():
        out = work / f"out-{name}"
        subprocess.run([BUNKAI, "build", project, "-o", out, "--doc", "boundary", "--format", "json"], check=True, env=env, capture_output=True)
        for path in sorted(out.glob("*/boundary.json")):
            yield f"{name}/{path.parent.name}", read(path)


def asks_only(topics):
    """Whether all measures that the family's table names for a row are of those topics; rows of no family have none."""
    names = {topic["id"]: topic["name"] for topic in read(ROOT / "clauses/topics.json")["topics"]}
    of = {m["id"]: names[m["topic"]] for m in read(ROOT / "clauses/measures.json")["measures"]}
    rows = read(ROOT / "clauses/families/metimic-1.1.json")["measures"]
    return lambda key: all(of[m] in topics for m in rows.get(key.replace("対応事項", "duty"), []))


def faults(name, m, least=CONCRETE_LEAST):
    """Goals that the table misses."""
    if m["marked"] and m["concrete"] < least * m["marked"]:
        yield f"{name}: {m['concrete']} of {m['marked']} rows say what each party does; the goal is {least:.0%}"
    if m["acts on more than 8 rows"] or m["equal words"]:
        yield f"{name}: {m['acts on more than 8 rows']} acts on more than {ACT_ROWS} rows, {m['equal words']} rows with equal words"
    if m["cells over 120"] > LONG_MOST * m["cells"]:
        yield f"{name}: {m['cells over 120']} of {m['cells']} cells have more than {CELL_MAX} characters"


def main():
    whole, some = converted()
    own, failed, tables, totals = asks_only(whole), 0, 0, {}
    with tempfile.TemporaryDirectory() as folder:
        for name, tree in trees(Path(folder)):
            kind, rows = "family" if name.startswith("real") else "no family", list(rows_of(tree))
            groups = {"of converted topics": [r for r in rows if r.topic in whole and (kind != "family" or own(r.key))],
                      "of topics with some statements": [r for r in rows if r.topic in some], "that reach a 項": [r for r in rows if r.reaches()]}
            for what, group in groups.items():
                m = measure(group)
                short = m.pop("short")
                totals.setdefault((kind, what), collections.Counter()).update(m)
                print(f"{name}, rows {what}: " + ", ".join(f"{key} {value}" for key, value in m.items()))
                for row in short if VERBOSE else ():
                    print(f"\t{row.key} [{row.topic}] {row.marks} {row.words}")
            tables += 1
    for (kind, what), total in totals.items():
        print(f"all of {kind}, rows {what}: " + ", ".join(f"{key} {value}" for key, value in total.items()))
        if what != "of topics with some statements":
            for line in faults(f"{kind}, rows {what}", total, GUESSED_LEAST if kind == "no family" else CONCRETE_LEAST):
                print(f"FAIL table: {line}")
                failed += 1
    skipped = 0 if SHARED.exists() else 1
    if skipped:
        print("SKIP table: ../shared is not there")
    print(f"{tables + 4 - failed} passed, {failed} failed, {skipped} skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
