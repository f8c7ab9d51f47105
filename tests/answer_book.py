#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The answer workbook of a sending, as the party opens it, held against sent/…/sending.json, which answers are compared with later: each sheet that
asks has the heads, the rows and the cells that the record keeps, in its order, the code last; nothing is merged, hidden, locked or said in a comment
there; the cells to be answered are tinted, unlocked texts, and offer what the record takes; the sending's id stands in every place that a workbook has
for it; pages are landscape, as wide as the paper, with heads on each. Words for the hospital alone are in none of the files. The same project gives
the same bytes. Then the workbook is spoilt, one way each, and the test has to see it.
Under `make test-all` an office program counts anew what was answered, and prints the sheets.
usage: answer_book.py BUNKAI"""
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl

ROOT = Path(__file__).resolve().parent.parent
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
MARK = "院内限りの語"
count = Counter()


def check(what, problems):
    count["failed" if problems else "passed"] += 1
    if problems:
        print(f"FAIL answer_book: {what}")
        for line in problems[:6]:
            print(f"\t{line[:300]}")


def send(bunkai, project, to, out, *more):
    return subprocess.run([bunkai, "send", project, "--contract", "tele-2026", "--to", to, "--due", "2026-12-31", "-o", out, *more],
                          capture_output=True, text=True)


def plain(cell):
    return "" if cell.value is None else str(cell.value)


def head_row(sheet, heads):
    """The first row whose cells are these heads; 0: none."""
    for row in sheet.iter_rows(min_row=1, max_row=12):
        if [plain(c) for c in row][:len(heads)] == heads:
            return row[0].row
    return 0


def rows_of(record, asks):
    return [r for r in record["rows"] if r["asks"] == asks or (asks == "row" and r["asks"] == "answer")]


def shown(row, field):
    return row["code"] if field == "code" else row.get("cells", {}).get(field, "")


def compare_cells(sheet, kept, rows, top):
    found, columns = [], kept["columns"]
    if sheet.max_row != top + len(rows):
        found.append(f"{sheet.title}: {sheet.max_row - top} rows instead of {len(rows)}")
    for n, row in enumerate(rows):
        for x, column in enumerate(columns):
            cell = sheet.cell(top + 1 + n, x + 1)
            # a text that is taller than a row may be runs on, its line breaks blanks
            if re.sub(r"\s", "", plain(cell)) != re.sub(r"\s", "", shown(row, column["field"])):
                found.append(f"{cell.coordinate} says {plain(cell)!r} instead of {shown(row, column['field'])!r}")
            if column.get("answered") and (cell.protection.locked or cell.number_format != "@" or not cell.fill.fgColor.rgb.endswith("FFFBE3")):
                found.append(f"{cell.coordinate} is not as what people write in")
            if cell.data_type == "f" or cell.comment:
                found.append(f"{cell.coordinate} is a formula or has a comment")
    return found


def compare_choices(sheet, kept, rows, top):
    found, offered = [], {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type and not rule.formula1 or len(rule.prompt or "") > 255 or rule.formula1 and rule.type != "list":
            found.append(f"{sheet.title} {rule.sqref}: a rule that takes not all, or says too much: {rule.type} {rule.prompt}")
        for area in rule.sqref.ranges:
            if rule.formula1:
                offered[area.min_col] = (rule.formula1, area.min_row, area.max_row)
    told = {area.min_col for rule in sheet.data_validations.dataValidation if rule.prompt for area in rule.sqref.ranges}
    found += [f"{sheet.title} {c['head']}: nobody says what to write" for x, c in enumerate(kept["columns"]) if c["field"] in ("answer", "date") and x + 1 not in told]
    for x, column in enumerate(kept["columns"]):
        wanted = ('"' + ",".join(column["choices"]) + '"', top + 1, top + len(rows)) if column.get("choices") else None
        if offered.get(x + 1) != wanted:
            found.append(f"{sheet.title} {column['head']} offers {offered.get(x + 1)} instead of {wanted}")
    return found


def look_at_colours(sheet, kept, rows, top):
    """The cell of an answer has a colour for each word; a name, a day or a reason that lacks has one."""
    letters = {c["field"]: openpyxl.utils.get_column_letter(x + 1) for x, c in enumerate(kept["columns"])}
    words = next(c["choices"] for c in kept["columns"] if c["field"] == "answer")
    answer, seen, colours = letters["answer"], {}, {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            seen[str(area.sqref), rule.formula[0]] = rule.dxf.fill.bgColor.rgb
    wanted = [("answer", f'${answer}{top + 1}="{w}"') for w in words]
    wanted += [(f, f'AND(${answer}{top + 1}="{w}",LEN({letters[f]}{top + 1})=0)') for f in ("by", "date") for w in words]
    wanted += [("reason", f'AND(${answer}{top + 1}="不可",LEN({letters["reason"]}{top + 1})=0)')]
    found = [f"{sheet.title}: no colour for {f} where {rule}" for f, rule in wanted
             if (f"{letters[f]}{top + 1}:{letters[f]}{top + len(rows)}", rule) not in seen]
    colours = {seen.get((f"{answer}{top + 1}:{answer}{top + len(rows)}", rule)) for f, rule in wanted if f == "answer"}
    return found + ([] if len(colours) == len(words) else [f"{sheet.title}: colours {colours} of {list(words)}"])


def look_at_page(sheet, record, top):
    found = []
    if sheet.row_breaks.brk:
        found.append(f"{sheet.title}: pages end at rows that people sort")
    if sheet.merged_cells.ranges or sheet.protection.sheet or sheet.sheet_state != "visible":
        found.append(f"{sheet.title}: merged {sheet.merged_cells.ranges}, locked {sheet.protection.sheet}, {sheet.sheet_state}")
    if any(d.hidden for d in sheet.column_dimensions.values()) or any(d.hidden for d in sheet.row_dimensions.values()):
        found.append(f"{sheet.title}: something is hidden")
    if sheet.page_setup.orientation != "landscape" or sheet.page_setup.fitToWidth not in (None, 1) or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        found.append(f"{sheet.title}: {sheet.page_setup.orientation}, {sheet.page_setup.fitToWidth} pages wide")
    if sheet.print_title_rows != f"${top}:${top}":
        found.append(f"{sheet.title}: repeats {sheet.print_title_rows} instead of row {top}")
    if not sheet.freeze_panes or int(re.sub(r"\D", "", sheet.freeze_panes)) != top + 1:
        found.append(f"{sheet.title}: the head does not stay in sight: {sheet.freeze_panes}")
    if not any(t.ref.startswith(f"A{top}:") for t in sheet.tables.values()):
        found.append(f"{sheet.title}: no table that people sort")
    return found


def compare(book, record):
    """What of the workbook is not as the record says."""
    found, codes = [], Counter(r["code"] for r in record["rows"])
    if [n for n, k in codes.items() if k > 1 or not re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{6,8}", n)]:
        found.append("codes are not codes, or stand twice")
    if book.sheetnames != ["使い方"] + [s["name"] for s in record["sheets"]]:
        found.append(f"sheets {book.sheetnames}")
    for kept in record["sheets"]:
        if kept["name"] not in book.sheetnames:
            continue
        sheet, heads, rows = book[kept["name"]], [c["head"] for c in kept["columns"]], rows_of(record, kept["asks"])
        top = head_row(sheet, heads)
        if not top or kept["columns"][-1]["field"] != "code":
            found.append(f"{kept['name']}: no row with the heads, or the code is not the last")
            continue
        found += compare_cells(sheet, kept, rows, top) + compare_choices(sheet, kept, rows, top) + look_at_page(sheet, record, top)
        found += look_at_colours(sheet, kept, rows, top)
    return found


def look_at_heights(path, record):
    """Rows that people write in have a height, but none that stays when they write more."""
    found = []
    with zipfile.ZipFile(path) as parts:
        for n in range(2, 2 + len(record["sheets"])):
            rows = re.findall(r'<row r="(\d+)"([^>]*)>', parts.read(f"xl/worksheets/sheet{n}.xml").decode())
            found += [f"sheet {n}, row {r}:{said}" for r, said in rows if int(r) > 3 and ("customHeight" in said or " ht=" not in said)]
    return found


def find_id(path, record):
    """Every place that a workbook has for the id of the sending."""
    found, wanted = [], record["id"]
    with zipfile.ZipFile(path) as parts:
        core, custom = (parts.read(f"docProps/{n}.xml").decode() for n in ("core", "custom"))
    if f"<dc:identifier>{wanted}</dc:identifier>" not in core or not re.search(f"<dc:title>[^<]*{wanted}</dc:title>", core):
        found.append("the core properties lack it")
    if f"<vt:lpwstr>{wanted}</vt:lpwstr>" not in custom:
        found.append("no property of its own has it")
    for sheet in openpyxl.load_workbook(path):
        if wanted not in (sheet.oddHeader.left.text or ""):
            found.append(f"{sheet.title}: the head of the page lacks it")
        if not any(wanted in plain(c) for row in sheet.iter_rows(max_row=12) for c in row):
            found.append(f"{sheet.title}: no cell says it")
    return found


def counters(book):
    """Sheet -> its counts as formulas:承諾 修正希望 不可 未回答."""
    rows = [[plain(c) for c in row if c.value is not None] for row in book["使い方"].iter_rows()]
    return {r[0]: r[2:] for r in rows if len(r) == 6 and r[0] in book.sheetnames}


def look_at_counters(book, record):
    found, all_counts = [], counters(book)
    for kept in record["sheets"]:
        column = next(i for i, c in enumerate(kept["columns"]) if c["field"] == "answer")
        letter = openpyxl.utils.get_column_letter(column + 1)
        n = len(rows_of(record, kept["asks"]))
        area = rf"'{kept['name']}'!\${letter}\$4:\${letter}\${n + 3}"
        wanted = [rf'=COUNTIF\({area},"{w}"\)' for w in kept["columns"][column]["choices"]] + [rf"=COUNTBLANK\({area}\)"]
        got = all_counts.get(kept["name"], [])
        if len(got) != len(wanted) or not all(re.fullmatch(w, g) for w, g in zip(wanted, got)):
            found.append(f"{kept['name']}: {got}")
    return found


def plant(project):
    """Words for the hospital alone in members that only it may read."""
    path = project / "contacts.json"
    data = json.loads(path.read_text())
    for c in data["contacts"]:
        c["note"] = MARK
    path.write_text(json.dumps(data, ensure_ascii=False))
    path = project / "decisions.json"
    data = json.loads(path.read_text())
    for d in data["decisions"]:
        d["reason"] = MARK
    path.write_text(json.dumps(data, ensure_ascii=False))


def holds(folder, words):
    """Files below the folder that say the words."""
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        if path.suffix in (".xlsx", ".docx"):
            with zipfile.ZipFile(path) as parts:
                text = "".join(parts.read(n).decode("utf-8", "replace") for n in parts.namelist())
            text += re.sub("<[^>]*>", "", text)
        elif path.suffix == ".pdf":
            text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True).stdout
        else:
            text = path.read_text()
        if words in text:
            found.append(path.name)
    return found


def spoil(path, record):
    """One harm each; what compare says of it, which must be something."""
    asking = record["sheets"][0]
    name = asking["name"]

    def wording(book):
        book[name]["F5"].value = "別の要求"

    def order(book):
        book[name].move_range("A4:T4", rows=len(rows_of(record, asking["asks"])) + 1)

    def merge(book):
        book[name].merge_cells("A2:D2")

    def hide(book):
        book[name].column_dimensions["C"].hidden = True

    def lock(book):
        book[name].protection.sheet = True

    def choice(book):
        book[name].data_validations.dataValidation = book[name].data_validations.dataValidation[1:]

    def head(book):
        book[name]["B3"].value = "番"

    def tint(book):
        book[name]["N6"].number_format = "General"

    def colour(book):
        book[name].conditional_formatting = type(book[name].conditional_formatting)()

    def page(book):
        book[name].row_breaks.append(openpyxl.worksheet.pagebreak.Break(9))

    for harm in (wording, order, merge, hide, lock, choice, head, tint, colour, page):
        book = openpyxl.load_workbook(path)
        harm(book)
        check(f"a workbook spoilt by {harm.__name__} is seen", [] if compare(book, record) else ["nothing is said"])


def count_anew(path, work):
    """An office program's own counts after some answers, and its pages."""
    if not FULL or not shutil.which("soffice"):
        count["skipped"] += 1
        return
    book = openpyxl.load_workbook(path)
    sheet = book["回答"]
    column = next(c.column for c in sheet[3] if c.value == "回答")
    given = ["承諾"] * 5 + ["修正希望"] * 3 + ["不可"] * 2
    for n, word in enumerate(given):
        sheet.cell(4 + n, column).value = word
    left = sheet.max_row - 3 - len(given)
    book.save(work / "given.xlsx")
    for kind in ("csv:Text - txt - csv (StarCalc):44,34,76", "pdf"):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{work}/office", "--convert-to", kind, "--outdir", work, work / "given.xlsx"],
                       capture_output=True, timeout=600)
    text = (work / "given.csv").read_text()
    check("an office program counts what was answered", [] if re.search(rf"回答,+\d+,5,3,2,{left}\b", text) else [text[:600]])
    pages = subprocess.run(["pdftotext", "-layout", work / "given.pdf", "-"], capture_output=True, text=True).stdout.split("\f")
    heads = sum("照合" in p for p in pages)
    check("and has the heads on each page of the sheets that ask", [] if heads >= len(pages) - 4 else [f"{heads} of {len(pages)} pages"])


def main(bunkai, work):
    project, again = work / "project", work / "again"
    shutil.copytree(ROOT / "samples/telehealth", project)
    plant(project)
    shutil.copytree(project, again)
    said = send(bunkai, project, "tele", work / "out")
    check("the sample is sent", [said.stderr or "?"] if said.returncode else [])
    if said.returncode:
        return
    record = json.loads((project / "sent/tele-2026/tele/1/sending.json").read_text())
    path = work / "out/answers.xlsx"
    book = openpyxl.load_workbook(path)
    check("the workbook is what the record says", compare(book, record))
    check("its rows grow with what is written", look_at_heights(path, record))
    check("its id stands in every place for it", find_id(path, record))
    check("its counters count", look_at_counters(book, record))
    check("each row asks once", [k for k, n in Counter((r["asks"], r["key"], r.get("phase")) for r in record["rows"]).items() if n > 1])
    check("what is for the hospital alone is in no file", holds(work / "out", MARK))
    letter = subprocess.run(["pdftotext", work / "out/letter.pdf", "-"], capture_output=True, text=True).stdout
    beside = [p.name for p in (work / "out").iterdir() if p.name not in ("letter.pdf", "answers.xlsx")]
    check("the letter names the id, the day and all that lies beside it",
          [n for n in [record["id"], "令和8年12月31日", *beside] if n not in re.sub(r"\s", "", letter)])
    send(bunkai, again, "tele", work / "out-again")
    check("the same project gives the same bytes", [p.name for p in (work / "out").iterdir() if hashlib.sha256(p.read_bytes()).digest() !=
                                                    hashlib.sha256((work / "out-again" / p.name).read_bytes()).digest()])
    spoil(path, record)
    count_anew(path, work)
    said = send(bunkai, project, "hospital", work / "own")
    check("the hospital sends to itself", [said.stderr or "?"] if said.returncode else [])
    record = json.loads((project / "sent/tele-2026/hospital/1/sending.json").read_text())
    check("its own workbook is what the record says", compare(openpyxl.load_workbook(work / "own/answers.xlsx"), record))


with tempfile.TemporaryDirectory() as folder:
    main(str(Path(sys.argv[1]).resolve()), Path(folder))
print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
sys.exit(count["failed"] > 0)
