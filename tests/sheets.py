#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists in workbooks: each list of a document (`list` of its tree) that has a sheet's columns for itself is there as one Excel table with a filter,
one row of the sheet for each of its things and a cell for each column, none merged, none empty that has a value, in the order of the tree;
days and counts are numbers that are shown as the tree's words; nothing of the sheet is locked, and where people answer it has the look for
that. No list has to share its sheet with another, with forms or articles. Then what was found is spoilt, one way each, and the test has to see
it.
Under `make test-all` that is every sample, else the largest, and the amendments.
usage: sheets.py BUNKAI [--list]      --list: prints the sheets with their columns"""
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "proof"))
import tree  # noqa: E402
import xlsx  # noqa: E402
from xlsx import MAIN  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SAMPLES = ("telehealth", "clinic", "online-eligibility") if FULL else ("telehealth",)  # the largest stands for the others
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL sheets: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")


def made(bunkai, work):
    """The trees of the samples' papers and of both amendments."""
    for name in SAMPLES:
        subprocess.run([bunkai, "build", ROOT / "samples" / name, "-o", work / name, "--format", "xlsx,json", "--final"], check=True, capture_output=True)
    for after in ("telehealth-next", "telehealth-handover"):
        before = "telehealth" if after == "telehealth-next" else "telehealth-next"
        subprocess.run([bunkai, "amend", ROOT / "samples" / before, ROOT / "samples" / after, "-o", work / f"to-{after}", "--format", "xlsx,json",
                        "--final"], check=True, capture_output=True)
    return sorted(work.rglob("*.json"))


def tables_of(path):
    """The Excel tables of each sheet, by its number: roots of their parts."""
    with zipfile.ZipFile(path) as parts:
        names, found = parts.namelist(), {}
        for name in names:
            sheet = re.fullmatch(r"xl/worksheets/_rels/sheet(\d+)\.xml\.rels", name)
            for r in ElementTree.fromstring(parts.read(name)) if sheet else ():
                if r.get("Type", "").endswith("/table"):
                    root = ElementTree.fromstring(parts.read("xl/" + r.get("Target").removeprefix("../")))
                    found.setdefault(int(sheet.group(1)), []).append(root)
        return found


def corners(reference):
    (top, left), (bottom, right) = (xlsx.place_of(r) for r in reference.split(":"))
    return top, left, bottom, right


@dataclass
class Facts:
    """Of a workbook's styles."""
    open_and_tinted: list  # of each cell style: whether it is
    bare: set              # the numbers of conditional formats that lay white over a tint


def facts_of(path):
    with zipfile.ZipFile(path) as parts:
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
    looks = [(xf.find(MAIN + "protection"), int(xf.get("fillId", 0))) for xf in styles.find(MAIN + "cellXfs")]
    return Facts([p is not None and p.get("locked") == "0" and fill > 1 for p, fill in looks],
                 {i for i, dxf in enumerate(styles.iter(MAIN + "dxf")) if any((c.get("rgb") or "").endswith("FFFFFF") for c in dxf.iter(MAIN + "bgColor"))})


def covered(sheet, bare):
    """Areas over which a condition lays white."""
    return [corners(area if ":" in area else f"{area}:{area}") for conditions in sheet.root.iter(MAIN + "conditionalFormatting")
            for rule in conditions if rule.get("dxfId") and int(rule.get("dxfId")) in bare for area in conditions.get("sqref").split()]


def numbers_of(sheet):
    """The places of cells that hold numbers."""
    return {xlsx.place_of(c.get("r")) for c in sheet.root.iter(MAIN + "c") if c.get("t") is None and c.find(MAIN + "v") is not None}


def words_of(cell):
    return "\n".join([tree.text_of(cell)] if not cell.get("items") else [tree.own_words(p) for p in cell["items"]])


def is_day(text):
    return re.fullmatch(r"令和\d+年\d+月\d+日|\d{4}-\d\d-\d\d", text)


def place_faults(sheet, tables, table):
    """Where the table stands: its heads, its rows, nothing merged, nothing locked."""
    columns, rows = len(table["columns"]), sum(row.get("role") != "total" for row in table["rows"])  # a sum stays below what is sorted
    if len(tables) != 1:
        return [f"{len(tables)} tables"], None
    reference = tables[0].get("ref")
    top, left, bottom, right = corners(reference)
    heads = [tree.squash(tree.all_words(cell)) for cell in table["rows"][0]["cells"]]
    faults = [f"{reference} for {rows} rows of {columns} columns"] if (bottom - top + 1, right - left + 1) != (rows, columns) else []
    faults += [] if [tree.squash(c.get("name")) for c in tables[0].iter(MAIN + "tableColumn")] == heads else ["its columns have other heads"]
    faults += [] if tables[0].find(MAIN + "autoFilter") is not None and tables[0].find(MAIN + "autoFilter").get("ref") == reference else ["no filter"]
    for merge in sheet.root.iter(MAIN + "mergeCell"):
        first, _, last, _ = corners(merge.get("ref"))
        faults += [f"{merge.get('ref')} is merged"] if first <= bottom and last >= top else []
    faults += ["it is protected"] if sheet.root.find(MAIN + "sheetProtection") is not None else []
    return faults, (top, left)


def cell_faults(sheet, table, at, facts):
    cells = {(c.row, c.column): c for c in sheet.cells}
    numbers, white, faults = numbers_of(sheet), covered(sheet, facts.bare), []
    for y, row in enumerate(table["rows"]):
        faults += [f"row {y} has {len(row['cells'])} cells"] if len(row["cells"]) != len(table["columns"]) else []
        for x, (cell, column) in enumerate(zip(row["cells"], table["columns"])):
            place = (at[0] + y, at[1] + x)
            found, words = cells.get(place), words_of(cell)
            if found is None or tree.squash(found.text) != tree.squash(words):
                faults.append(f"row {y} column {x}: '{found.text if found else None}' for '{words}'")
                continue
            if y == 0:
                continue
            if column.get("input") or column.get("answer"):
                seen = facts.open_and_tinted[found.style] and not any(a[0] <= place[0] <= a[2] and a[1] <= place[1] <= a[3] for a in white)
                faults += [] if seen else [f"row {y} column {x}: people cannot see that they may answer"]
            elif column.get("number") and words.isdigit():
                faults += [] if place in numbers else [f"row {y} column {x}: {words} is a text"]
            if cell.get("day") and is_day(words):
                faults += [] if place in numbers else [f"row {y} column {x}: {words} is no date"]
    return faults


def table_faults(sheet, tables, table, facts):
    faults, at = place_faults(sheet, tables, table)
    return faults + (cell_faults(sheet, table, at, facts) if at else [])


def sharing(sheets):
    """Lists that no sheet has for itself: the document's sheets on which they stand."""
    for sheet, node in sheets:
        for block in node.get("items", []):
            if block.get("list") and sheet.table is None:
                yield sheet.title


def look(path, listing):
    """Each list of a document. Gives how many there are, and the last of them for spoiling."""
    file, document = path.with_suffix(".xlsx"), tree.read(path)
    book, tables, facts = xlsx.read(file), tables_of(file), facts_of(file)
    first = len(book.sheets) - len(document.sheets)
    last, n = None, 0
    for i, (sheet, of) in enumerate(zip(book.sheets[first:], document.sheets), first + 1):
        found = tables.get(i, [])
        if of.table is None:
            check(f"{file.parent.name}/{file.name}: {sheet.name} has no table besides its forms", [t.get("ref") for t in found])
            continue
        n += 1
        check(f"{file.parent.name}/{file.name}: {sheet.name}", table_faults(sheet, found, of.table, facts))
        last = (sheet, found, of.table, facts)
        if listing:
            heads = "、".join(tree.squash(tree.all_words(c)) for c in of.table["rows"][0]["cells"])
            print(f"{file.parent.name}/{file.stem} | {sheet.name} | {len(of.table['rows']) - 1} rows | {heads}")
    return n, last


def spoilt(sheet, tables, table, facts):
    """What would be wrong, one way each, as the functions above are given it."""
    swapped = {**table, "rows": [table["rows"][0], *reversed(table["rows"][1:])]}
    shorter = {**table, "rows": table["rows"][:-1]}
    wider = {**table, "columns": [*table["columns"], {}]}
    merged = xlsx.Sheet(sheet.name, ElementTree.fromstring(ElementTree.tostring(sheet.root)), sheet.cells)
    top, left, _, _ = corners(tables[0].get("ref"))
    ElementTree.SubElement(ElementTree.SubElement(merged.root, MAIN + "mergeCells"), MAIN + "mergeCell").set("ref", f"A{top + 1}:B{top + 1}")
    locked = xlsx.Sheet(sheet.name, ElementTree.fromstring(ElementTree.tostring(sheet.root)), sheet.cells)
    ElementTree.SubElement(locked.root, MAIN + "sheetProtection")
    texts = xlsx.Sheet(sheet.name, ElementTree.fromstring(ElementTree.tostring(sheet.root)), sheet.cells)
    for c in texts.root.iter(MAIN + "c"):
        c.set("t", "str")
    asked = {**table, "columns": [{"input": True}, *table["columns"][1:]]}
    return {"rows in another order": (sheet, tables, swapped, facts), "a row less": (sheet, tables, shorter, facts), "a column more": (sheet, tables, wider, facts),
            "merged cells": (merged, tables, table, facts), "a locked sheet": (locked, tables, table, facts), "numbers that are texts": (texts, tables, table, facts),
            "no table": (sheet, [], table, facts), "two tables": (sheet, tables * 2, table, facts),
            "a question that is not tinted": (sheet, tables, asked, Facts([False] * len(facts.open_and_tinted), set()))}


def main():
    listing = "--list" in sys.argv
    with tempfile.TemporaryDirectory() as work:
        paths, total, dated = made(Path(sys.argv[1]).resolve(), Path(work)), 0, None
        for path in paths:
            n, last = look(path, listing)
            total += n
            if last and path.stem == "contacts" and dated is None:
                dated = last
            nodes = [(tree.read_sheet(node), node) for part in json.loads(path.read_text(encoding="utf-8"))["body"] for node in tree.sheets_of(part)]
            check(f"{path.parent.name}/{path.stem}: each list has a sheet for itself", list(sharing(nodes)))
        check("there are lists enough to speak of", [] if total > 150 else [str(total)])
        for what, given in spoilt(*dated).items():
            check(f"{what} would be seen", [] if table_faults(*given) else ["it is not"])
        print(f"{total} lists in {len(paths)} workbooks")
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return 1 if count["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
