#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the responsibility table says of each party, measured on its tree (boundary.json): of the rows of topics that have statements, how
many say concretely what each party with a mark does; how many acts stand on more than eight rows; whether two parties say the same; how many
cells are long; how many rows reach a 項 through a statement. For topics all of whose clauses have statements, for those of which some have, and for all rows
that reach a 項. The samples, a list of another vendor's wording (tests/table/register.json), and the published register in ../shared where it is there.
Of rows of no family, whose measures are guessed by words, it is measured too how many guesses are right (tests/table/links.json, read by a person).
A table of before (one cell for all parties) is measured by the same rules: its phrases are those of clauses/responsibility.json.
usage: table.py BUNKAI [-v]      -v shows the rows that fall short
       table.py BUNKAI --sample N --commit HASH      prints N rows of the published register's table, chosen by the hash, to be read one by one"""
import argparse
import collections
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("BUNKAI_DATA") or ROOT)
SHARED = ROOT.parent / "shared" / "register" / "telehealth.xlsx"
HERE = ROOT / "tests/table"
SAMPLES = ["telehealth", "telehealth-next", "clinic", "online-eligibility"]
CELL_MAX, ACT_ROWS = 120, 8
CONCRETE_LEAST, LONG_MOST = 0.95, 0.02
RIGHT_LEAST = 0.95  # of guesses by words


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
MORE = re.compile(r"^ほか[0-9]+件は条・項による$")  # where other acts stand, and none itself
DETAIL = re.compile(r"（[^（）]*）$")
TWICE = re.compile(r"から[^\n、]*日から")  # 作業を終えたときから消去の日から10日以内
KEY = re.compile(r"[a-z]+\.\S+/[a-z]+$")  # what commands take, and no party reads


class Row:
    def __init__(self, heads, row, labels):
        cells = dict(zip(heads, map(text_of, row["cells"])))
        self.cells, self.key, self.topic, self.text = cells, cells["項番"], cells.get("論点", ""), cells.get("要求", "")
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
        return [DETAIL.sub("", line) for line in self.words[label].split("\n") if line and self.concrete(label) and not SEE.search(line) and not MORE.match(line)]


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
            "days said twice": sum(bool(TWICE.search(row.cells.get("時期", ""))) for row in rows),
            "keys for words": sum(bool(KEY.match(row.key)) for row in rows),
            "short": [row for row in marked if row not in concrete]}


def run(bunkai, *args):
    env = dict(os.environ, BUNKAI_DATA=str(DATA), LC_ALL="C.UTF-8")
    return subprocess.run([bunkai, *args], check=True, env=env, capture_output=True, text=True).stdout


def with_register(work, name, bunkai, source):
    """A copy of a sample whose one contract has that register: a workbook is imported, JSON copied."""
    copy = work / name
    shutil.copytree(ROOT / "samples/telehealth", copy)
    if source.suffix == ".json":
        shutil.copy(source, copy / "registers/R.json")
    else:
        run(bunkai, "import", source, "--to", copy, "--register", "R")
    file = copy / "bunkai.json"
    project = read(file)
    project["contracts"] = [dict(c, registers=["R"]) for c in project["contracts"] if c["id"] == "tele-2026"]
    file.write_text(json.dumps(project, ensure_ascii=False), encoding="utf-8")
    return copy


def projects_in(work, bunkai):
    projects = {name: ROOT / "samples" / name for name in SAMPLES}
    projects["other words"] = with_register(work, "other", bunkai, HERE / "register.json")
    if SHARED.exists():
        projects["real"] = with_register(work, "real", bunkai, SHARED)
    return projects


def trees(work, bunkai, projects):
    """name -> tree of each contract's boundary table."""
    for name, project in projects.items():
        out = work / f"out-{name}"
        run(bunkai, "build", project, "-o", out, "--doc", "boundary", "--format", "json")
        for path in sorted(out.glob("*/boundary.json")):
            yield f"{name}/{path.parent.name}", read(path)


BLOCK = re.compile(r"^(?=\S.* \(contract )", re.M)


def guesses(bunkai, project, rows, texts):
    """text -> measures that `explain` guesses for it, of the rows of that table that have one of the texts."""
    found = {}
    for risk in sorted({row.key.split("/")[0] for row in rows if row.text in texts}):
        for block in BLOCK.split(run(bunkai, "explain", project, risk)):
            text = re.search(r"^  text: (.*)$", block, re.M)
            if text:
                found[text[1]] = re.findall(r"^  measure: (\S+) .*\(a guess", block, re.M)
    return found


def judge_guesses(bunkai, projects, tables, verbose):
    """Of the rows that a person read: how many guesses are right, wrong, and rows without one."""
    right, known, count = read(HERE / "links.json")["rows"], {}, collections.Counter()
    for name, rows in tables.items():
        if not name.startswith("real"):
            known.update(guesses(bunkai, projects[name.split("/")[0]], rows, right.keys() - known.keys()))
    for text, measures in right.items():
        if text not in known:
            raise RuntimeError(f"tests/table/links.json: no row has the text {text}")
        verdict = "right" if known[text] and set(known[text]) <= set(measures) else "wrong" if known[text] else "without"
        count[verdict] += 1
        if verbose and verdict != "right":
            print(f"\t{verdict}: {text} {known[text]}, not {measures}")
    print(f"guesses by words of {len(right)} rows that were read: {count['right']} right, {count['wrong']} wrong, {count['without']} rows have none")
    return count


def print_sample(rows, n, commit):
    """Rows in the order of a hash of the commit and their key: nobody picks them."""
    for row in sorted(rows, key=lambda r: hashlib.sha256(f"{commit} {r.key}".encode()).hexdigest())[:n]:
        print(f"## {row.key}")
        for head, text in row.cells.items():
            if text and head != "項番":
                print(f"{head}: {text}".replace("\n", " / "))


def asks_only(topics):
    """Whether all measures that the family's table names for a row are of those topics; rows of no family have none."""
    names = {topic["id"]: topic["name"] for topic in read(ROOT / "clauses/topics.json")["topics"]}
    of = {m["id"]: names[m["topic"]] for m in read(ROOT / "clauses/measures.json")["measures"]}
    rows = read(ROOT / "clauses/families/metimic-1.1.json")["measures"]
    return lambda key: all(of[m] in topics for m in rows.get(key.replace("対応事項", "duty"), []))


def faults(name, m):
    """Goals that the table misses."""
    if m["marked"] and m["concrete"] < CONCRETE_LEAST * m["marked"]:
        yield f"{name}: {m['concrete']} of {m['marked']} rows say what each party does; the goal is {CONCRETE_LEAST:.0%}"
    if m["acts on more than 8 rows"] or m["equal words"]:
        yield f"{name}: {m['acts on more than 8 rows']} acts on more than {ACT_ROWS} rows, {m['equal words']} rows with equal words"
    if m["days said twice"] or m["keys for words"]:
        yield f"{name}: {m['days said twice']} times say two days, {m['keys for words']} rows are called by a key"
    if m["cells over 120"] > LONG_MOST * m["cells"]:
        yield f"{name}: {m['cells over 120']} of {m['cells']} cells have more than {CELL_MAX} characters"


def measure_tables(tables, whole, some, verbose):
    """(kind, what) -> counts over all tables of that kind; each table's own are printed."""
    own, totals = asks_only(whole), {}
    for name, rows in tables.items():
        kind = "family" if name.startswith("real") else "other words" if name.startswith("other") else "no family"
        groups = {"of converted topics": [r for r in rows if r.topic in whole and (kind != "family" or own(r.key))],
                  "of topics with some statements": [r for r in rows if r.topic in some], "that reach a 項": [r for r in rows if r.reaches()]}
        for what, group in groups.items():
            m = measure(group)
            short = m.pop("short")
            totals.setdefault((kind, what), collections.Counter()).update(m)
            print(f"{name}, rows {what}: " + ", ".join(f"{key} {value}" for key, value in m.items()))
            for row in short if verbose else ():
                print(f"\t{row.key} [{row.topic}] {row.marks} {row.words}")
    return totals


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("bunkai", type=lambda path: Path(path).resolve())
    parser.add_argument("-v", dest="verbose", action="store_true")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--commit", default="")
    return parser.parse_args()


def main():
    args, failed = arguments(), []
    whole, some = converted()
    with tempfile.TemporaryDirectory() as folder:
        projects = projects_in(Path(folder), args.bunkai)
        if args.sample:
            for _, tree in trees(Path(folder), args.bunkai, {"real": projects["real"]}):
                print_sample(rows_of(tree), args.sample, args.commit)
            return 0
        tables = {name: list(rows_of(tree)) for name, tree in trees(Path(folder), args.bunkai, projects)}
        totals = measure_tables(tables, whole, some, args.verbose)
        count = judge_guesses(args.bunkai, projects, tables, args.verbose)
    for (kind, what), total in totals.items():
        print(f"all of {kind}, rows {what}: " + ", ".join(f"{key} {value}" for key, value in total.items()))
        if what != "of topics with some statements":
            failed += faults(f"{kind}, rows {what}", total)
    if count["right"] < RIGHT_LEAST * (count["right"] + count["wrong"]):
        failed.append(f"{count['wrong']} of {count['right'] + count['wrong']} guesses are wrong")
    print("\n".join(f"FAIL table: {line}" for line in failed) or "all goals are reached")
    skipped = 0 if SHARED.exists() else 1
    if skipped:
        print("SKIP table: ../shared is not there")
    print(f"{len(tables) + 2 * len({kind for kind, _ in totals}) + 1 - len(failed)} passed, {len(failed)} failed, {skipped} skipped")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
