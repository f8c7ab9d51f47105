# SPDX-License-Identifier: MIT
"""What other readers find in workbooks, against openpyxl: every sheet, the text of each cell, merged ranges, links and drop-downs. The readers
are two of Node's registry (exceljs, and SheetJS under its name xlsx), where node finds them, and Debian's Spreadsheet::ParseXLSX."""
import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path

from xlsx import MAIN, shown_date, shown_number

HERE = Path(__file__).resolve().parent
KINDS = {"cells": "texts of cells", "merges": "merged ranges", "links": "links", "choices": "drop-downs"}


def node_paths():
    """Where `npm install --prefix build/node` puts modules, besides NODE_PATH."""
    build = Path(os.environ.get("BUILD", HERE.parent.parent / "build"))
    return os.pathsep.join([str(build / "node/node_modules"), *filter(None, [os.environ.get("NODE_PATH")])])


def run(*words):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True, check=False, env={**os.environ, "NODE_PATH": node_paths()})
    return done.stdout, done.stderr.splitlines() + ([f"status {done.returncode}"] if done.returncode else [])


def readers():
    """{name: command without files} of those that are here, and the names of the others."""
    found = {}
    for module in ("exceljs", "xlsx"):
        here = shutil.which("node") and not run("node", "-e", f"require.resolve('{module}')")[1]
        found[f"Node's {module}"] = ("node", HERE / "sheets.js", module) if here else None
    here = shutil.which("perl") and not run("perl", "-MSpreadsheet::ParseXLSX", "-e", "1")[1]
    found["ParseXLSX"] = ("perl", HERE / "sheets.pl") if here else None
    absent = [name for name, command in found.items() if not command]
    return {name: command for name, command in found.items() if command}, absent


def read_half(command, files):
    text, complaints = run(*command, *files)
    said = {Path(s["file"]): s for s in map(json.loads, text.splitlines())}
    return {f: {**said.get(f, {"error": "nothing said of it"}), "complaints": complaints} for f in files}


def read_all(commands, files):
    """{reader: {file: what it says}}; each reader takes its files in two halves."""
    with ThreadPoolExecutor(2) as pool:
        jobs = {name: [pool.submit(read_half, command, files[name][i::2]) for i in range(2)] for name, command in commands.items()}
        return {name: {f: said for half in halves for f, said in half.result().items()} for name, halves in jobs.items()}


def first_runs(sheet):
    """The first pieces of texts with marked words."""
    return {c.get("r"): c.findtext(f".//{MAIN}t") for c in sheet.root.iter(MAIN + "c") if c.find(f"{MAIN}is/{MAIN}r") is not None}


def shown(value, code):
    """A date or the number of a place as the workbook shows it; figures are numbers there, and texts here."""
    if isinstance(value, datetime):
        return shown_date((value - datetime(1899, 12, 30)).days, code)
    return str(value) if isinstance(value, str) or code == "General" else shown_number(value, code)


def is_same(theirs, ours):
    """Other readers give the number that a date is, or that of a place: 8 for 第8条, 17.002 for (17)ア."""
    if theirs == ours:
        return True
    if not ours or not re.fullmatch(r"\d+(\.\d+)?", theirs or ""):
        return False
    place = re.fullmatch(r"[第(]?(\d+)\D.*", ours)
    return ours in (shown_date(float(theirs), "ggge"), shown_date(float(theirs), "yyyy")) or bool(place and int(place[1]) == int(float(theirs)))


@cache
def by_openpyxl(path):
    """What openpyxl finds in a workbook, which it reads once: its sheets, the styles it knows by name, and those that cells have. Borders of
    merged cells, at which nobody looks here, would take three quarters of its time."""
    import openpyxl
    from openpyxl.worksheet.merge import MergedCellRange
    MergedCellRange.format = lambda merged: None
    workbook, sheets = openpyxl.load_workbook(path), []
    for sheet in workbook.worksheets:
        cells = [c for row in sheet.iter_rows() for c in row if c.value is not None or c.hyperlink]
        links = {c.coordinate: (c.hyperlink.target or "") + (f"#{c.hyperlink.location}" if c.hyperlink.location else "") for c in cells if c.hyperlink}
        choices = {str(area): rule.formula1 for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges}
        sheets.append({"name": sheet.title, "cells": {c.coordinate: shown(c.value, c.number_format) for c in cells if c.value is not None},
                       "merges": [str(area) for area in sheet.merged_cells.ranges], "links": links, "choices": choices})
    return sheets, set(workbook.named_styles), {c.style for s in workbook for row in s.iter_rows() for c in row}


def reference(path, book):
    """The same by openpyxl; `book` is what xlsx.read has of the file."""
    return [{**sheet, "first_runs": first_runs(ours)} for sheet, ours in zip(by_openpyxl(path)[0], book.sheets)]


def expand(area):
    """The cells of A1:B3."""
    corners = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", area).groups()
    left, right = (sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(letters))) for letters in (corners[0], corners[2] or corners[0]))
    return [(row, column) for row in range(int(corners[1]), int(corners[3] or corners[1]) + 1) for column in range(left, right + 1)]


def comparable(sheet, kind):
    """Cells without text are nobody's; drop-downs are told cell by cell, because readers differ in the ranges that they make of them."""
    if kind == "merges":
        return dict.fromkeys(sheet[kind], "")
    if kind == "choices":
        return {place: rule for area, rule in sheet[kind].items() for place in expand(area)}
    return {place: text for place, text in sheet[kind].items() if text}


def differences(said, wanted, sums):
    """Lines that tell what a reader says otherwise; counts in `sums` what it was asked."""
    if "error" in said or said["complaints"]:
        return [said.get("error", ""), *said["complaints"]]
    if [s["name"] for s in said["sheets"]] != [s["name"] for s in wanted]:
        return [f"sheets: {[s['name'] for s in said['sheets']]}"]
    problems = []
    for theirs, ours in zip(said["sheets"], wanted):
        for kind in KINDS:
            if kind not in theirs:
                continue
            got, should = comparable(theirs, kind), comparable(ours, kind)
            if kind == "cells" and theirs.get("first_runs"):
                should.update(ours["first_runs"])
            sums[kind] += len(should)
            problems += [f"{ours['name']} {place}: {kind}: {got.get(place)!r} for {should.get(place)!r}"
                         for place in sorted(got.keys() | should.keys(), key=str) if not is_same(got.get(place), should.get(place))]
    return problems
