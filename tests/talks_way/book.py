# SPDX-License-Identifier: MIT
"""Somebody answers a workbook of `bunkai send`: what is answered is given by the 照合 code of a row, and written under the head of a column. By
LibreOffice (tests/proof/fill_in.bas), by openpyxl, or as the table that a spreadsheet's 'save as CSV' makes of one sheet."""
import csv
import shutil
import sys
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "proof"))
import basic  # noqa: E402

CALC = "Calc MS Excel 2007 XML"


def words_of(record):
    """(sheet, field) -> how its head is called, and what the choices are called by what they mean."""
    return {(s["name"], c["field"]): (c["head"], {v: k for k, v in c.get("choices", {}).items()}) for s in record["sheets"] for c in s["columns"]}


def places(book, record, answers):
    """Each answered cell as (sheet, row, column, words), from 1."""
    wb = openpyxl.load_workbook(book)
    words, out, met = words_of(record), [], set()
    for sheet in record["sheets"]:
        name = sheet["name"]
        if name not in wb.sheetnames:
            continue
        at = {}
        for line in wb[name].iter_rows():
            found = {str(c.value): c.column for c in line if c.value is not None}
            if words[name, "code"][0] in found:
                at = {c["field"]: found[c["head"]] for c in sheet["columns"] if c["head"] in found}
                continue
            code = wb[name].cell(line[0].row, at["code"]).value if at else None
            for field, value in answers.get(code, {}).items():
                out.append((name, line[0].row, at[field], words[name, field][1].get(value, value)))
                met.add(code)
    lost = set(answers) - met
    if lost:
        raise ValueError(f"{book}: no rows with the codes {sorted(lost)[:5]}")
    return out


def by_openpyxl(book, record, answers, path):
    wb = openpyxl.load_workbook(book)
    for sheet, y, x, text in places(book, record, answers):
        wb[sheet].cell(y, x).value = text
    wb.save(path)
    return path


def by_office(book, record, answers, path):
    """LibreOffice opens it, somebody types, LibreOffice saves it. Without LibreOffice: openpyxl."""
    program = shutil.which("soffice")
    if not program:
        return by_openpyxl(book, record, answers, path)
    commands, sheet, typed = [("book", book)], None, places(book, record, answers)
    for name, y, x, text in typed:
        if name != sheet:
            commands.append(("sheet", name))
            sheet = name
        commands.append(("put", x - 1, y - 1, text))
    folder = Path(path).parent / "office"
    folder.mkdir(exist_ok=True)
    said = basic.Office(program, folder).run("fill_in", [*commands, ("save", path, CALC)])
    if said is None or len(said) != len(typed):
        raise RuntimeError(f"LibreOffice did not fill in {book}")
    return path


def by_csv(book, record, answers, path, sheet=0):
    """One sheet alone, values without the book, as Windows' spreadsheets save it (CP932, or UTF-8 with its mark)."""
    by_openpyxl(book, record, answers, str(path) + ".xlsx")
    ws = openpyxl.load_workbook(str(path) + ".xlsx")[record["sheets"][sheet]["name"]]
    with open(path, "w", encoding="utf-8-sig", newline="") as f:
        csv.writer(f, lineterminator="\r\n").writerows([["" if v is None else v for v in line] for line in ws.iter_rows(values_only=True)])
    return path
