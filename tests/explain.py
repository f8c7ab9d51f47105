#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `explain` says of a row is what the paper prints: each cell it shows is held against the tree of the contract's own table
(boundary.json), for rows of two projects; a cell that rests on a decision names one that the row's 根拠 names. Statements, terms and objects are
held against the same tree: the 項 that they are said to stand in, the marks of their rows, the cells of an object's 別表.
usage: explain.py BUNKAI"""
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
PROJECTS = {"telehealth": (ROOT / "samples/telehealth", 9), "small": (ROOT / "tests/small", 1)}
HEADS = {"time": "時期", "articles": "条・項", "record": "記録", "fee": "費用", "status": "状態", "basis": "根拠"}
passed = failed = 0


def check(what, ok):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"explain: {what}")


def explain(folder, key):
    run = subprocess.run([BUNKAI, "explain", folder, key], capture_output=True, text=True, check=True)
    return run.stdout


def text_of(cell):
    return cell.get("text") or "\n".join(item.get("text", "") for item in cell.get("items", []))


def tables(node):
    if node.get("kind") == "table":
        yield node
    for child in node.get("items", []) + node.get("body", []):
        yield from tables(child)


class Paper:
    """The rows of the table of all rows, and those of its 別表, with their cells by head."""

    def __init__(self, path):
        self.rows, self.objects = {}, {}
        for table in tables(json.loads(path.read_text(encoding="utf-8"))):
            heads = [text_of(cell) for cell in table["rows"][0]["cells"]] if table.get("head") else []
            for row in table["rows"][1:]:
                if len(row["cells"]) != len(heads) or "origin" not in row:
                    continue
                cells = dict(zip(heads, map(text_of, row["cells"])))
                if "条・項" in heads and "根拠" in heads:
                    self.rows.setdefault(row["origin"]["key"], []).append(cells)
                elif "項番" not in heads and row["origin"].get("place", "").startswith("systems["):
                    self.objects.setdefault(row["origin"]["place"], []).append(cells)
        self.labels = [h[:-4] for h in heads_of(self.rows) if h.endswith("行うこと") and len(h) > 4]
        self.labels = [label.rstrip("が") for label in self.labels]


def heads_of(rows):
    return list(next(iter(rows.values()))[0])


def split_cell(line):
    """('甲 does', '…', source or None) of '    甲 does: … (from: …)'."""
    name, text = line.strip().split(": ", 1)
    text, sign, source = text.partition(" (from: ")
    return name, "" if text == "-" else text, source[:-1] if sign else None


def said_rows(said, contract):
    """Each row's key and its printed cells."""
    key = None
    inside = False
    for line in said.splitlines():
        if not line.startswith(" "):
            key, inside = (line.split(" (")[0] if f" {contract})" in line else None), False
            cells = {}
        elif line.startswith("  as printed in"):
            inside = True
        elif inside and line.startswith("    "):
            name, text, source = split_cell(line)
            cells[name] = (text, source)
        elif inside:
            inside = False
            if key:
                yield key, cells


def matches(cells, printed, labels):
    flat = {head: text.replace("\n", " / ") for head, text in printed.items()}
    for label in labels:
        mark = next((text for name, (text, _) in cells.items() if re.fullmatch(rf"{label} \(.*\)", name)), None)
        if mark != flat[label] or cells[f"{label} does"][0] != flat[f"{label}が行うこと"]:
            return False
    return all(cells[name][0] == flat[head] for name, head in HEADS.items())


def check_rows(folder, contract, paper, step):
    keys = sorted(paper.rows)[::step]
    for key in keys:
        said = list(said_rows(explain(folder, key), contract))
        check(f"{key} of {contract} is said as often as it is printed", len(said) == len(paper.rows[key]))
        for own, cells in said:
            check(f"{own} of {contract} is said as it is printed",
                  any(matches(cells, printed, paper.labels) for printed in paper.rows[key]))
            named = {d for _, source in cells.values() for d in re.findall(r"decision (\S+)", source or "")}
            check(f"{own}: a cell's decision is one of its basis", all(d in cells["basis"][0] for d in named))
            check(f"{own}: each party's mark has a source", all(source for name, (_, source) in cells.items() if name.endswith(")")))


def check_objects(folder, contract, paper):
    bunkai = json.loads((folder / "bunkai.json").read_text(encoding="utf-8"))
    for i, system in enumerate(bunkai["systems"]):
        for kind in ("server", "device", "line", "backup"):
            for k, thing in enumerate(system.get(kind + "s", [])):
                for printed in paper.objects.get(f"systems[{i}].{kind}s[{k}]", []):
                    said = explain(folder, f"{kind}/{system['id']}/{thing['id']}")
                    lines = [f"    {head}: {text}" for head, text in printed.items()]
                    check(f"{kind}/{thing['id']} of {contract} is said as its 別表 prints it", all(line in said for line in lines))


def check_statement(folder, contract, paper, key, place):
    said = explain(folder, key)
    check(f"{key} stands in {place}", f"stands in: {contract}/annex {place}" in said)
    rows = re.findall(rf"^  row: (\S+) \(contract {contract}, \w+\) (.*), (?:answered|helped)", said, re.M)
    check(f"{key} has rows", rows)
    for row, marks in rows:
        printed = [", ".join(f"{label} {cells[label]}" for label in paper.labels) for cells in paper.rows[row]]
        check(f"{key}: {row} has the marks that are printed", marks in printed)


def articles(node):
    """Clause -> its number in a paper: 第8条."""
    own = {node["origin"]["key"]: node["label"]["text"]} if node.get("kind") == "article" and node.get("origin") else {}
    for child in node.get("items", []) + node.get("body", []):
        own.update(articles(child))
    return own


def check_term(folder, number):
    said = explain(folder, "incident.first-call")
    for line in ("used by: incident-report-notice 標準案 1: 1時間", "used by: incident-report-notice 代替案 1: 3時間",
                 f"stands in: tele-2026/annex {number}第1項", "row: register:R138/①-1 (contract tele-2026, "):
        check(f"incident.first-call: {line}", line in said)


with tempfile.TemporaryDirectory() as scratch:
    for name, (folder, step) in PROJECTS.items():
        out = Path(scratch) / name
        for document in ("boundary", "annex"):
            subprocess.run([BUNKAI, "build", folder, "-o", out, "--doc", document, "--format", "json"], capture_output=True, check=True)
        for path in sorted(out.glob("*/boundary.json")):
            paper = Paper(path)
            check_rows(folder, path.parent.name, paper, step)
            check_objects(folder, path.parent.name, paper)
            if path.parent.name == "tele-2026":
                number = articles(json.loads(path.with_name("annex.json").read_text(encoding="utf-8")))["incident-report-notice"]
                check_statement(folder, "tele-2026", paper, "incident-report-notice#first-notice", f"{number}第1項 標準案")
                check_term(folder, number)
print(f"{passed} passed, {failed} failed, 0 skipped")
sys.exit(failed > 0)
