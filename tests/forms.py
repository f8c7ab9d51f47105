#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Official forms that `bunkai fill` fills in: copies differ from the form in the mapping's cells and nowhere else (every other part byte for byte,
every other byte of a sheet), values are what they are asked for, and what cannot be filled is refused with no file changed.
usage: forms.py BUNKAI"""
import datetime
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile
from pathlib import Path
from xml.parsers import expat

sys.path.insert(0, str(Path(__file__).resolve().parent / "forms"))
import book  # noqa: E402

import openpyxl  # noqa: E402
from jsonschema import Draft7Validator  # noqa: E402

warnings.simplefilter("ignore")
ROOT = Path(__file__).resolve().parent.parent
BUNKAI = Path(sys.argv[1]).resolve()
FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
passed = failed = 0
PARTS = book.parts()


def check(what, ok, saw=""):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"FAIL forms: {what} {saw}")
    return ok


def call(*words, status=0):
    done = subprocess.run([BUNKAI, *map(str, words)], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    check(" ".join(map(str, words[:3])), done.returncode == status, f"status {done.returncode}: {done.stderr[:400]}")
    return done


def write_json(path, value):
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")


def lay(folder, cells, data, name="form.xlsx", **more):
    """A form and its mapping, as the project's only one."""
    shutil.rmtree(folder / "forms", ignore_errors=True)
    write_json(folder / "forms" / (Path(name).stem + ".json"), {"schema": "bunkai/form/1", "sheet": "確認表", "cells": cells, **more})
    (folder / "forms" / name).write_bytes(data)


def fill(folder, out, *words, status=0):
    shutil.rmtree(out, ignore_errors=True)
    done = call("fill", folder, "-o", out, *words, status=status)
    return {p.name: p.read_bytes() for p in sorted(out.glob("*"))} if out.exists() else {}, done


def codes(done):
    return set(re.findall(r"\[([a-z-]+)\]$", done.stderr, re.M))


def is_valid(what, value):
    kind = value["schema"].split("/")[1]
    problems = [e.message for e in Draft7Validator(json.loads((ROOT / f"templates/schema/{kind}.schema.json").read_text(encoding="utf-8"))).iter_errors(value)]
    check(f"{what} is valid", not problems, problems[:2])


def same_but(what, form, copy, filled):
    """`filled`: part of a sheet -> names of cells. All else is the form's."""
    (old, old_end), (new, new_end) = book.records(form), book.records(copy)
    ok = check(f"{what}: the same parts in the same order", [o[0] for o in old] == [n[0] for n in new], [n[0] for n in new])
    check(f"{what}: the ZIP file's own end is the same", old_end == new_end)
    x, y = zipfile.ZipFile(io.BytesIO(form)), zipfile.ZipFile(io.BytesIO(copy))
    check(f"{what}: every part unpacks", y.testzip() is None)
    for o, n in zip(old, new) if ok else []:
        if o[0] not in filled:
            check(f"{what}: {o[0]} has the same bytes, packed", o[1:] == n[1:])
            continue
        before, after = (z.read(o[0]).decode("utf-8") for z in (x, y))
        rows = book.numbers(before)
        here, there = book.without(before, filled[o[0]], rows), book.without(after, filled[o[0]], rows)
        check(f"{what}: {o[0]} is the same but for its filled cells", here == there,
              next(((here[i - 60:i + 60], there[i - 60:i + 60]) for i in range(min(len(here), len(there))) if here[i] != there[i]), ""))


def plain(value):
    """openpyxl leaves _x005F_ as it stands, which spreadsheets read as a low line (ECMA-376-1, 22.9.2.19)."""
    return value.replace("_x005F_", "_") if isinstance(value, str) else value


def cells_of(data, sheet):
    found = openpyxl.load_workbook(io.BytesIO(data), keep_vba=True)[sheet]
    return {c.coordinate: plain(c.value) for row in found.iter_rows() for c in row if c.value is not None}


def make_project(folder):
    shutil.copytree(ROOT / "samples/telehealth", folder)
    write_json(folder / "inspection.json", {"schema": "bunkai/inspection/1", "checklist": "cl-r7", "answers": [
        {"item": "1①", "answer": "yes", "date": "2026-06-10", "by": "見本", "evidence": "委嘱状", "where": "事務"},
        {"item": "2③", "answer": "no", "date": "2026-06-11", "by": "見本", "target": "2027-03-31", "note": "依頼中"}]})
    answers = [{"item": "1①", "answer": "yes", "said": "はい", "date": "2026-06-10"}, {"item": "2②", "answer": "no", "target": "2027-01-31", "remark": "=1+1 <次期> & _x0041_"}]
    write_json(folder / "disclosures/cl-a.json", {"schema": "bunkai/disclosure/1", "questionnaire": "cl-r7-vendor", "party": vendor_of(folder), "date": "2026-06-12", "answers": answers})


def vendor_of(folder):
    return vendors_of(folder)[0]


def vendors_of(folder):
    return [p["id"] for p in json.loads((folder / "bunkai.json").read_text(encoding="utf-8"))["parties"] if p["kind"] == "vendor"]


def hospital_of(folder):
    return next(p["name"] for p in json.loads((folder / "bunkai.json").read_text(encoding="utf-8"))["parties"] if p["kind"] == "hospital")


MANY = [
    {"cell": "B2", "text": "{{hospital.name}}", "label": {"cell": "A2", "says": "医療機関名 >"}},
    {"cell": "C4", "text": "{{inspection(1①).word}}"}, {"cell": "D4", "text": "{{inspection(1①).date}}"},
    {"cell": "C5", "text": "{{inspection(2③)}}"}, {"cell": "D5", "text": "{{inspection(2③).target}}"},
    {"cell": "F4", "text": "{{inspection(1①).date}}"}, {"cell": "H5", "text": "{{inspection(2③).date}}", "date": "era"},
    {"cell": "E3", "text": "{{inspection(1①).date}}"}, {"cell": "A18", "text": "{{inspection(2③).date.month}}"}, {"cell": "B18", "text": "{{inspection(2③).date.era-year}}"},
    {"cell": "B11", "text": ["担当：", "{{inspection(1①).by}}", "（{{inspection(1①).note}}）"]}, {"cell": "B16", "text": "二つの\nセル "},
    {"cell": "H7", "text": "{{ inspection(2②).word }}"}, {"sheet": "空", "cell": "B2", "text": "{{vendor_name}}"}, {"sheet": "空", "cell": "D1", "text": "{{date}}"},
    {"of": "inspection(2③)", "marks": {"yes": "G4", "no": "G5"}},
]
FILLED = {"xl/worksheets/sheet1.xml": {"B2", "C4", "D4", "C5", "D5", "F4", "H5", "E3", "A18", "B18", "B11", "B16", "G5"}, "xl/worksheets/sheet3.xml": {"B2", "D1"}}


def copies_differ_in_cells_only(folder, out):
    one = [c if "vendor_name" not in c.get("text", "") else dict(c, text="{{party(%s).name}}" % vendor_of(folder)) for c in MANY]
    for how in ("deflated", "stored", "streamed", "extra"):
        form = book.pack(PARTS, how)
        lay(folder, one, form)
        is_valid("the mapping", json.loads((folder / "forms/form.json").read_text(encoding="utf-8")))
        made, done = fill(folder, out)
        if not check(f"{how}: a copy was made", list(made) == ["form.xlsx"], done.stderr):
            continue
        copy = made["form.xlsx"]
        same_but(how, form, copy, FILLED)
        check(f"{how}: the form itself is as it was", (folder / "forms/form.xlsx").read_bytes() == form)
        check(f"{how}: made again, the same bytes", fill(folder, out)[0]["form.xlsx"] == copy)
        check(f"{how}: what it tells", codes(done) == {"form-left", "form-protected", "form-reckoned"}, codes(done))
    now = cells_of(copy, "確認表")
    want = {"B2": hospital_of(folder), "C4": "はい", "C5": "いいえ", "D4": datetime.datetime(2026, 6, 10), "D5": datetime.datetime(2027, 3, 31), "F4": datetime.datetime(2026, 6, 10),
            "H5": "令和8年6月11日", "E3": datetime.datetime(2026, 6, 10), "A18": 6, "B18": 8, "B11": "担当：見本", "B16": "二つの\nセル ", "G5": "○"}
    for cell, value in want.items():
        check(f"{cell} is {value!r}", now.get(cell) == value, repr(now.get(cell)))
    before = cells_of(form, "確認表")
    check("no other cell reads otherwise", {k: v for k, v in now.items() if k not in want} == {k: v for k, v in before.items() if k not in want})
    xml = zipfile.ZipFile(io.BytesIO(copy)).read("xl/worksheets/sheet1.xml").decode()
    cell = {m.group(0).split('r="')[1].split('"')[0]: m.group(0) for m in book.CELL.finditer(xml) if 'r="' in m.group(0).split(">")[0]}
    check("a filled cell keeps its look and what extends it, not its metadata", 's="4"' in cell["C4"] and "<kept" in cell["C4"] and "cm=" not in cell["C4"], cell["C4"])
    check("texts stand in the cell", 't="inlineStr"' in cell["C4"] and "<v>" not in cell["C4"])
    check("a new cell has the look of its row", 's="3"' in cell["F4"], cell["F4"])
    check("a new row's cell has that of its column", 's="1"' in cell["E3"], cell["E3"])
    check("cells stand in order", all(names == sorted(names, key=lambda n: (len(n), n)) for names in [re.findall(r' r="([A-Z]+)\d+"', r) for r in re.findall(r"<row r=.*?</row>", xml, re.S)]))
    check("rows stand in order", (lambda n: n == sorted(n))([int(n) for n in re.findall(r'<row r="(\d+)"', xml)]))
    check("another sheet's prefix is its own", cells_of(copy, "空")["D1"] is not None)


def days_of_1904(folder, out):
    form = book.pack(book.parts(date1904=True))
    lay(folder, [{"cell": "D4", "text": "{{inspection(1①).date}}"}, {"cell": "B2", "text": "{{inspection(1①).date}}"}, {"cell": "D5", "text": "1899年"}], form)
    copy = fill(folder, out)[0].get("form.xlsx", b"")
    now = cells_of(copy, "確認表")
    check("a day counts as the workbook counts", now["D4"] == datetime.datetime(2026, 6, 10), now["D4"])
    check("where a cell is a text a day is one", now["B2"] == "2026年6月10日", now["B2"])
    same_but("1904", form, copy, {"xl/worksheets/sheet1.xml": {"D4", "B2", "D5"}})


def loops_and_answers(folder, out):
    cells = [{"cell": "B2", "text": "{{vendor.name}}"}, {"cell": "C4", "text": "{{answer(1①).word}}"}, {"cell": "D4", "text": "{{answer(cl-r7-vendor/1①).date}}"},
             {"cell": "H4", "text": "{{answer(2②).remark}}"}, {"of": "answer(2②)", "marks": {"yes": "G4", "no": "G5"}, "mark": "レ"}, {"cell": "C5", "text": "{{answer(2②).word}}", "words": {"no": "未"}}]
    form = book.pack(PARTS)
    lay(folder, cells, form, each="sheet", questionnaire="cl-r7-vendor")
    made, done = fill(folder, out)
    check("a copy for each sheet that came", list(made) == ["form-cl-a.xlsx"], list(made))
    now = cells_of(made["form-cl-a.xlsx"], "確認表")
    check("answers stand in their cells", (now["C4"], now["D4"], now["G5"], now["C5"]) == ("はい", datetime.datetime(2026, 6, 10), "レ", "未"), now)
    check("a text that looks like a formula or an escape is a text", now["H4"] == "=1+1 <次期> & _x0041_", now["H4"])
    check("a word that the form does not offer is told", "form-not-offered" in codes(done), codes(done))
    lay(folder, cells, form, each="vendor", questionnaire="cl-r7-vendor")
    made, done = fill(folder, out)
    names = vendors_of(folder)
    check("a copy for each vendor", list(made) == sorted(f"form-{v}.xlsx" for v in names), list(made))
    check("nothing of one vendor is in another's", all("未" not in cells_of(made[f"form-{v}.xlsx"], "確認表").values() for v in names[1:]))
    check("only for the one who is asked for", list(fill(folder, out, "--party", names[-1])[0]) == [f"form-{names[-1]}.xlsx"])
    lay(folder, [{"cell": "B2", "text": "{{system.name}}"}], form, each="system")
    systems = [s["id"] for s in json.loads((folder / "bunkai.json").read_text(encoding="utf-8"))["systems"]]
    check("a copy for each system", list(fill(folder, out)[0]) == sorted(f"form-{s}.xlsx" for s in systems))
    report = json.loads(fill(folder, out, "--json")[1].stdout)
    is_valid("the report", report)
    check("--json says what each cell was and is", report["written"] and [len(f["cells"]) for f in report["files"]] == [1] * len(systems) and report["files"][0]["cells"][0]["cell"] == "B2", report)
    made, done = fill(folder, out, "--dry-run")
    check("a dry run writes nothing", not made and done.stdout.count("form-") == len(systems), done.stdout)


REFUSED = [
    ("form-formula", {"cell": "C12", "text": "x"}, "a formula"), ("form-formula", {"cell": "A8", "text": "x"}, "the master of a shared formula"),
    ("form-formula", {"cell": "A10", "text": "x"}, "one that shares it"), ("form-formula", {"cell": "D11", "text": "x"}, "a cell of an array"),
    ("form-merged", {"cell": "C17", "text": "x"}, "a covered cell"), ("form-table-head", {"cell": "B14", "text": "x"}, "a table's head"),
    ("form-no-sheet", {"sheet": "別", "cell": "B2", "text": "x"}, "an unknown sheet"), ("form-bad-cell", {"cell": "2B", "text": "x"}, "no cell"),
    ("form-bad-cell", {"cell": "XFE1", "text": "x"}, "a column that no sheet has"), ("form-label", {"cell": "B2", "text": "x", "label": {"cell": "A2", "says": "薬局名"}}, "another form"),
    ("form-unknown-value", {"cell": "B2", "text": "{{hospitl.name}}"}, "an unknown name"), ("form-unknown-value", {"cell": "B2", "text": "{{hospital.phone}}"}, "an unknown member"),
    ("form-unknown-value", {"cell": "B2", "text": "{{party(nobody).name}}"}, "an unknown party"), ("form-unknown-value", {"cell": "B2", "text": "{{date.week}}"}, "an unknown part of a day"),
    ("form-unknown-item", {"cell": "B2", "text": "{{inspection(9①).word}}"}, "an unknown item"), ("form-unknown-item", {"cell": "B2", "text": "{{answer(cl-r7-vendor/9).word}}"}, "an unknown question"),
    ("form-too-long", {"cell": "B2", "text": "長" * 32768}, "a text that no cell holds"), ("missing-member", {"cell": "B2"}, "no text"), ("missing-member", {"text": "x"}, "no cell"),
    ("unknown-value", {"cell": "B2", "text": "x", "date": "moon"}, "an unknown way to write days"), ("wrong-type", {"cell": "B2", "text": 5}, "a text that is none"),
]


def refusals(folder, out):
    form = book.pack(PARTS)
    for code, cell, what in REFUSED:
        lay(folder, [{"cell": "H3", "text": "gut"}, cell], form)
        made, done = fill(folder, out, status=1)
        check(f"{what}: {code}", code in codes(done) and not made, done.stderr[:300])
    lay(folder, [{"cell": "H3", "text": "a"}, {"cell": "H3", "text": "b"}], form)
    check("a cell that is filled twice", "form-cell-twice" in codes(fill(folder, out, status=1)[1]))
    cfb = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    utf16 = dict(PARTS, **{"xl/worksheets/sheet1.xml": book.SHEET.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")})
    twins = io.BytesIO()
    with zipfile.ZipFile(twins, "w") as z:
        for name, text in [*PARTS.items(), ("XL/worksheets/SHEET1.xml", book.EMPTY)]:
            z.writestr(name, text)
    doctype = dict(PARTS, **{"xl/worksheets/sheet1.xml": book.SHEET.replace("<worksheet", '<!DOCTYPE w [<!ENTITY e "x">]><worksheet', 1)})
    latin = dict(PARTS, **{"xl/worksheets/sheet3.xml": book.EMPTY.replace("UTF-8", "ISO-8859-1")})
    for code, data, what in [("encrypted-workbook", cfb, "an encrypted workbook"), ("form-unkept", book.pack(utf16), "a sheet in UTF-16"), ("form-unkept", twins.getvalue(), "a part that is there twice"),
                             ("bad-workbook", book.pack(doctype), "a document type"), ("form-unkept", book.pack(latin), "a sheet in another encoding"), ("bad-workbook", form[:len(form) // 2], "half a file"),
                             ("bad-workbook", b"no zip", "no workbook"), ("form-unkept", form + b"behind", "something behind the file")]:
        lay(folder, [{"cell": "B2", "text": "x"}], data)
        made, done = fill(folder, out, status=1)
        check(f"{what}: {code}", (code in codes(done) or what.startswith("something")) and not made, done.stderr[:300])
    lay(folder, [{"cell": "B2", "text": "x"}], form)
    call("fill", folder, "-o", folder / "forms", status=1)
    check("the form is not overwritten", (folder / "forms/form.xlsx").read_bytes() == form)
    check("a form that nobody has", "no-such-form" in codes(call("fill", folder, "frm", "-o", out, status=1)))
    (folder / "forms/form.xlsx").unlink()
    check("a mapping without a workbook", "form-no-workbook" in codes(fill(folder, out, status=1)[1]))
    shutil.rmtree(folder / "forms")
    check("no forms", "no-forms" in codes(fill(folder, out, status=1)[1]))
    call("fill", folder, status=2)
    call("fill", folder, "-o", out, "--date", "gestern", status=2)


def all_or_none(folder, out):
    lay(folder, [{"cell": "B2", "text": "x"}], book.pack(PARTS), name="a.xlsx")
    write_json(folder / "forms/b.json", {"schema": "bunkai/form/1", "sheet": "確認表", "cells": [{"cell": "C12", "text": "x"}]})
    (folder / "forms/b.xlsx").write_bytes(book.pack(PARTS))
    made, _ = fill(folder, out, status=1)
    check("where one cannot be filled none is written", not made, list(made))
    vendor = vendor_of(folder)
    write_json(folder / f"forms/a-{vendor}.json", {"schema": "bunkai/form/1", "sheet": "確認表", "file": "a.xlsx", "cells": [{"cell": "B2", "text": "x"}]})
    write_json(folder / "forms/a.json", {"schema": "bunkai/form/1", "sheet": "確認表", "each": "vendor", "cells": [{"cell": "B2", "text": "x"}]})
    made, done = fill(folder, out, "a", f"a-{vendor}", status=1)
    check("two copies of one name are refused", "form-same-copy" in codes(done) and not made, done.stderr[:300])
    lay(folder, [{"cell": "B2", "text": "x"}], book.pack(PARTS), name="a.xlsx")
    check("one alone is", list(fill(folder, out, "a")[0]) == ["a.xlsx"])


def kept(folder, out):
    form = book.pack(book.parts(macros=True, signed=True))
    lay(folder, [{"cell": "B2", "text": "x"}], form, name="macro.xlsm", sha256="0" * 64)
    made, done = fill(folder, out)
    check("a workbook with macros stays one", list(made) == ["macro.xlsm"], list(made))
    same_but("macros", form, made["macro.xlsm"], {"xl/worksheets/sheet1.xml": {"B2"}})
    check("another workbook than the mapping's, and a signature that is gone, are told", {"form-changed", "form-signed"} <= codes(done), codes(done))
    lay(folder, [{"cell": "B6", "text": "新"}, {"cell": "C6", "text": "端"}, {"cell": "D6", "text": "後"}], book.pack(PARTS))
    now = cells_of(fill(folder, out)[0]["form.xlsx"], "確認表")
    check("cells that do not say where they stand are found", (now["A6"], now["B6"], now["C6"], now["D6"]) == (3, "新", "端", "後"), now)


def columns(n):
    name = ""
    while n:
        n, r = divmod(n - 1, 26)
        name = chr(65 + r) + name
    return name


def any_sheet(chance):
    """Rows and cells as they come, some without names, some empty."""
    rows, places, number = [], [], 0
    for _ in range(chance.randrange(0, 12)):
        number += chance.choice([1, 1, 1, 2, 5])
        cells, column = [], 0
        for _ in range(chance.randrange(0, 6)):
            column += chance.choice([1, 1, 2, 9, 30])
            style = f' s="{chance.randrange(5)}"' if chance.random() < .5 else ""
            body = chance.choice(["/>", "></c>", "><v>7</v></c>", ' t="s"><v>0</v></c>', ' t="inlineStr"><is><t>&lt;ア&amp;</t></is></c>', ' t="b"><v>1</v></c>', " ><v>1.5</v></c >", "><f>1+1</f><v>2</v></c>"])
            cells.append(f'<c r="{columns(column)}{number}"{style}{body}')
            places += [(number, column)] if "<f>" not in body else []
        more = chance.choice(["", ' spans="1:9"', ' ht="12" customHeight="1"', ' s="3" customFormat="1"'])
        rows.append(f'<row r="{number}"{more}>' + "".join(cells) + "</row>" if cells else f'<row r="{number}"{more}/>')
    formulas = {m[1] for m in re.finditer(r'<c r="([A-Z]+\d+)"[^>]*><f>', "".join(rows))}
    gap = chance.choice(["", "\n", "  "])
    data = "<sheetData/>" if not rows else "<sheetData>" + gap.join(rows) + "</sheetData>"
    wanted = {columns(c) + str(r) for r, c in chance.sample(places, min(len(places), 4))} | {columns(chance.randrange(1, 50)) + str(chance.randrange(1, 40)) for _ in range(chance.randrange(1, 6))}
    head = '<cols><col min="3" max="9" width="8" style="1"/></cols>' if chance.random() < .5 else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{book.MAIN}">{head}{data}</worksheet>', sorted(wanted - formulas)


def by_chance(folder, out):
    for seed in range(400 if FULL else 25):
        chance = random.Random(seed)
        sheet, wanted = any_sheet(chance)
        found = {n: t for n, t in book.parts(sheet=sheet).items() if "sheet1.xml.rels" not in n}
        form = book.pack(found, chance.choice(["deflated", "stored", "streamed", "extra"]))
        texts = {c: chance.choice(["値", "=A1", " 端 ", "a\nb", "<&>\"'", "_x000D_", "𠮟", "0012"]) for c in wanted}
        lay(folder, [{"cell": c, "text": t} for c, t in texts.items()], form)
        made, done = fill(folder, out)
        if not check(f"chance {seed}: filled", made, done.stderr[:200]):
            continue
        same_but(f"chance {seed}", form, made["form.xlsx"], {"xl/worksheets/sheet1.xml": set(wanted)})
        now, before = cells_of(made["form.xlsx"], "確認表"), cells_of(form, "確認表")
        check(f"chance {seed}: cells say what they were to", all(now.get(c) == t for c, t in texts.items()), [(c, t, now.get(c)) for c, t in texts.items() if now.get(c) != t][:2])
        check(f"chance {seed}: others what they said", {k: v for k, v in now.items() if k not in texts} == {k: v for k, v in before.items() if k not in texts})


def other_makers(folder, out):
    """Workbooks of a spreadsheet program, of a library in C and of one in Python."""
    call("ask", folder, "--questionnaire", "cl-r7-vendor", "--to", vendor_of(folder), "-o", out / "asked")
    asked = next((out / "asked").rglob("*.xlsx"))
    w = openpyxl.Workbook()
    w.active.title = "様式"
    w.active["B2"] = "名"
    w.active["B3"].number_format = "yyyy/mm/dd"
    w.active.merge_cells("B5:C6")
    w.save(folder / "python.xlsx")
    for what, path in [("a library in C", asked), ("a library in Python", folder / "python.xlsx"), ("a spreadsheet program", ROOT / "tests/forms/calc.xlsx")]:
        form = path.read_bytes()
        book_ = openpyxl.load_workbook(io.BytesIO(form))
        sheet = book_.worksheets[0]
        free = [f"{columns(c)}{r}" for r, c in ((1, 40), (3, 40), (200, 3), (3, 41))]
        lay(folder, [{"sheet": sheet.title, "cell": c, "text": f"{{{{hospital.name}}}} {c}"} for c in free], form, name="other.xlsx")
        made, done = fill(folder, folder / "filled")
        if not check(f"{what}: filled", made, done.stderr[:300]):
            continue
        part = next(n for n in zipfile.ZipFile(io.BytesIO(form)).namelist() if re.search(r"worksheets/sheet1\.xml$", n))
        same_but(what, form, made["other.xlsx"], {part: set(free)})
        check(f"{what}: reads as filled", all(str(cells_of(made["other.xlsx"], sheet.title).get(c, "")).endswith(c) for c in free))
    (folder / "python.xlsx").unlink()


def mapped(folder, out):
    """A mapping that is proposed finds the cells in which people answer."""
    shutil.rmtree(folder / "forms", ignore_errors=True)
    form = openpyxl.Workbook()
    s = form.active
    s.append(["事業者確認用"])
    s.append(["項番", "質問", "回答", "目標日", "備考"])
    questions = json.loads((ROOT / "templates/questionnaires/cl-r7-vendor.json").read_text(encoding="utf-8"))["questions"]
    for q in questions:
        s.append([q.get("no") or q["id"], q["text"], None, None, None])
    path = folder / "vendor-form.xlsx"
    form.save(path)
    done = call("fill", folder, "--map", path, "--questionnaire", "cl-r7-vendor")
    mapping = json.loads((folder / "forms/vendor-form.json").read_text(encoding="utf-8"))
    is_valid("the mapping", mapping)
    check("the workbook lies beside its mapping", (folder / "forms/vendor-form.xlsx").read_bytes() == path.read_bytes())
    asked_ = [q for q in questions if not q.get("heading")]
    have = {re.search(r"answer\((.*)\)\.word", str(c["text"]))[1]: c["cell"] for c in mapping["cells"] if ".word" in str(c.get("text"))}
    right = {q["id"]: f"C{questions.index(q) + 3}" for q in asked_}
    check("every question has its answer's cell", have == right, {k: (have.get(k), right[k]) for k in right if have.get(k) != right[k]})
    check("each cell has a label", all("label" in c for c in mapping["cells"]))
    made, _ = fill(folder, out)
    now = cells_of(made["vendor-form-cl-a.xlsx"], s.title)
    check("a form is filled by it", now[right["1①"]].startswith("はい") and now[right["2②"]].startswith("いいえ"), now)
    check("a mapping that stands is not replaced", "form-stands" in codes(call("fill", folder, "--map", path, "--questionnaire", "cl-r7-vendor", status=1)))
    call("fill", folder, "--map", path, "--questionnaire", "nothing", status=1)
    moved = openpyxl.load_workbook(path)
    moved.active.insert_rows(4)
    moved.save(folder / "forms/vendor-form.xlsx")
    made, done = fill(folder, out, status=1)
    check("an edition whose rows moved is refused", "form-label" in codes(done) and not made, done.stderr[:200])
    check("a form that asks something else is told", "form-no-question" in codes(call("fill", folder, "--map", ROOT / "tests/forms/calc.xlsx", "--questionnaire", "mds-4.1", "-o", out / "m.json", status=1)))


def spans(xml):
    """Where each cell of a sheet stands, as a parser sees it: name -> (from, to). Of no kin to book.without."""
    found, open_, depth = {}, [], 0
    parser = expat.ParserCreate()

    def start(name, attributes):
        nonlocal depth
        depth += 1
        if name.split(":")[-1] == "c" and "r" in attributes and not open_:
            open_.append((attributes["r"], parser.CurrentByteIndex, depth))

    def end(_name):
        nonlocal depth
        if open_ and open_[0][2] == depth:
            name, at, _ = open_.pop()
            here = parser.CurrentByteIndex
            found[name] = (at, xml.index(b">", here) + 1 if re.match(rb"</(\w+:)?c\s*>", xml[here:here + 20]) else here)
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    return found


def cut(xml, names):
    """Filled cells that the form has are taken out of both; those that it has not are left in the copy's list."""
    found = spans(xml)
    for at, to in sorted((found[n] for n in names if n in found), reverse=True):
        xml = xml[:at] + xml[to:]
    return xml


def odd_sheets(folder, out):
    """What programs other than Excel write, and XML that looks like cells and is none."""
    odd = book.SHEET.replace('<row r="5">', '<row r="5"><!-- </row><c r="B5"> -->').replace("<t>医療機関名 &gt; &amp;</t>", '<t><![CDATA[</c></row><c r="B2"/>]]></t>')
    odd = odd.replace('<row r="11"/>', '<row r="11"/><?x <c r="B2"/> ?>').replace('<c r="B5" t="s">', "<c r='B5' t='s' >")
    iso = {"http://schemas.openxmlformats.org/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main", book.REL: "http://purl.oclc.org/ooxml/officeDocument/relationships"}
    strict = {n: t if isinstance(t, bytes) else t.replace(*list(iso.items())[0]).replace(*list(iso.items())[1]) for n, t in PARTS.items()}
    backwards = dict(reversed(list(PARTS.items())))
    folders = {"xl/": "", "xl/worksheets/": "", **PARTS}
    for what, found in [("parts the other way round", backwards), ("comments, CDATA and instructions", book.parts(sheet=odd)), ("a byte order mark", book.parts(sheet="\ufeff" + book.SHEET)),
                        ("the strict kind", strict), ("folders as entries", folders), ("lines that end as in DOS", book.parts(sheet=book.SHEET.replace("\n", "\r\n")))]:
        form = book.pack(found)
        lay(folder, [{"cell": "B2", "text": "甲"}, {"cell": "C5", "text": "いいえ"}, {"cell": "D5", "text": "{{date}}"}], form)
        made, done = fill(folder, out)
        if not check(f"{what}: filled", made, done.stderr[:300]):
            continue
        part = "xl/worksheets/sheet1.xml"
        old, new = (zipfile.ZipFile(io.BytesIO(d)).read(part) for d in (form, made["form.xlsx"]))
        check(f"{what}: cut at a parser's places the sheet is the same", cut(old, {"B2", "C5", "D5"}) == cut(new, {"B2", "C5", "D5"}))
        check(f"{what}: and something was filled", b"\xe7\x94\xb2" in new[slice(*spans(new)["B2"])] and b"<v>" in new[slice(*spans(new)["D5"])])
        check(f"{what}: parts are where they were", [r for r in book.records(form)[0] if r[0] != part] == [r for r in book.records(made["form.xlsx"])[0] if r[0] != part])


def built_in_days(folder, out):
    """Formats that a workbook names by number alone: which of them show a day (ECMA-376-1, 18.8.30, and Japanese Excel)."""
    days = {*range(14, 18), 22, *range(27, 32), 34, 35, 36, *range(50, 59)}
    formats = [i for i in range(59) if i not in (23, 24, 25, 26, 32, 33, *range(41, 45))]
    styles = book.STYLES.replace('<cellXfs count="5">', f'<cellXfs count="{5 + len(formats)}">').replace("</cellXfs>", "".join(f'<xf numFmtId="{i}"/>' for i in formats) + "</cellXfs>")
    rows = "".join(f'<row r="{i + 1}"><c r="A{i + 1}" s="{k + 5}"/></row>' for k, i in enumerate(formats))
    found = book.parts(sheet=f'<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="{book.MAIN}"><sheetData>{rows}</sheetData></worksheet>')
    del found["xl/worksheets/_rels/sheet1.xml.rels"]
    lay(folder, [{"cell": f"A{i + 1}", "text": "{{inspection(1①).date}}"} for i in formats], book.pack(dict(found, **{"xl/styles.xml": styles})))
    xml = zipfile.ZipFile(io.BytesIO(fill(folder, out)[0]["form.xlsx"])).read("xl/worksheets/sheet1.xml").decode()
    numbers = {int(m[1]) - 1 for m in re.finditer(r'<c r="A(\d+)"[^>]*><v>46183</v>', xml)}
    check("a day is a number where a format shows days", numbers == {i for i in days if i in formats}, numbers ^ {i for i in days if i in formats})


def whose(folder, out):
    """For whom a copy is: nobody's system has nobody's answers, and the hospital is no vendor."""
    before = (folder / "bunkai.json").read_bytes()
    project = json.loads(before)
    system = {k: v for k, v in project["systems"][0].items() if k != "vendor"}
    project["systems"].append(dict(system, id="nobodys", name="事業者のいない見本"))
    write_json(folder / "bunkai.json", project)
    form = book.pack(PARTS)
    lay(folder, [{"cell": "B2", "text": "{{vendor.name}}"}, {"cell": "C4", "text": "{{answer(1①).word}}"}, {"cell": "H4", "text": "{{system.name}}"}], form, each="system", questionnaire="cl-r7-vendor")
    made, done = fill(folder, out)
    now = cells_of(made.get("form-nobodys.xlsx", form), "確認表")
    check("a system of nobody has a copy with nobody's answers", now.get("H4") == "事業者のいない見本" and "B2" not in now and now.get("C4") == "はい・いいえ", (now, done.stderr[:200]))
    (folder / "bunkai.json").write_bytes(before)
    hospital = next(p["id"] for p in json.loads(before)["parties"] if p["kind"] == "hospital")
    lay(folder, [{"cell": "B2", "text": "{{vendor.name}}"}], form)
    made, done = fill(folder, out, "--party", hospital, status=1)
    check("the hospital is no vendor", not made and "form-several" in codes(done), done.stderr[:200])
    sheet = folder / "disclosures/cl-own.json"
    write_json(sheet, {"schema": "bunkai/disclosure/1", "questionnaire": "cl-r7-hospital", "party": hospital, "date": "2026-06-12", "answers": [{"item": "1①", "answer": "yes"}]})
    lay(folder, [{"cell": "B2", "text": "{{vendor.name}}"}, {"cell": "C4", "text": "{{answer(1①).word}}"}], form, each="sheet", questionnaire="cl-r7-hospital")
    now = cells_of(fill(folder, out)[0].get("form-cl-own.xlsx", form), "確認表")
    check("nor where it answers itself", "B2" not in now and now.get("C4") == "はい", now)
    sheet.unlink()


def marks_and_braces(folder, out):
    ticked = book.SHEET.replace('<c r="D5" s="1"/>', '<c r="D5" s="1"/><c r="G5" t="inlineStr"><is><t>○</t></is></c>')
    form = book.pack(book.parts(sheet=ticked))
    marks = {"yes": "G4", "no": "G5", "not-applicable": "G5"}
    for item, there, gone in (("2③", "G5", "G4"), ("1①", "G4", "G5")):
        lay(folder, [{"of": f"inspection({item})", "marks": marks}], form)
        made, done = fill(folder, out)
        now = cells_of(made.get("form.xlsx", b"") or form, "確認表")
        check(f"choices share a cell, {item}: one mark, at {there}", made and now.get(there) == "○" and not now.get(gone), done.stderr[:200])
    for text in ("{{hospital.name", "hospital.name}}", "{{hospital.name}} と {{date", "}}{{"):
        lay(folder, [{"cell": "B2", "text": text}], form)
        made, done = fill(folder, out, status=1)
        check(f"'{text}' is not printed", not made and "form-open-braces" in codes(done), done.stderr[:200])


def places_that_cannot_be_written(folder, out):
    lay(folder, [{"cell": "B2", "text": "x"}], book.pack(PARTS))
    shutil.rmtree(out, ignore_errors=True)
    out.write_text("a file")
    call("fill", folder, "-o", out, status=3)
    check("a file that is in the way stays", out.read_text() == "a file")
    out.unlink()
    if os.geteuid() == 0:
        return
    for closed, is_form in ((folder / "forms/form.xlsx", True), (folder / "closed", False)):
        closed.mkdir(exist_ok=True) if not is_form else None
        closed.chmod(0 if is_form else 0o500)
        call("fill", folder, "-o", out if is_form else closed / "out", status=3)
        check("nothing is written without permission", not out.exists() and not (folder / "closed/out").exists())
        closed.chmod(0o700)
    (folder / "closed").rmdir()


def readme_mappings(folder, out):
    """The mappings that README shows are mappings, and fill a workbook that has what they name."""
    shown = [json.loads(m) for m in re.findall(r'```json\n(\{"schema": "bunkai/form/1".*?)```', (ROOT / "README.md").read_text(encoding="utf-8"), re.S)]
    check("README shows two mappings", len(shown) == 2, len(shown))
    for n, mapping in enumerate(shown):
        is_valid(f"README's mapping {n + 1}", mapping)
        form = openpyxl.Workbook()
        form.active.title = mapping["sheet"]
        for cell in mapping["cells"]:
            if "label" in cell:
                form.active[cell["label"]["cell"]] = f"前 {cell['label']['says']} 後"
        shutil.rmtree(folder / "forms", ignore_errors=True)
        write_json(folder / "forms/shown.json", mapping)
        form.save(folder / "forms" / mapping["file"])
        made, done = fill(folder, out)
        if check(f"README's mapping {n + 1} fills", len(made) == 1, done.stderr[:300]):
            now = cells_of(next(iter(made.values())), mapping["sheet"])
            want = [{"C2": None, "E7": "はい（6/10）", "F8": "○"}, {"C3": hospital_of(folder), "E6": "はい（6/10）", "E9": "いいえ（6/11）", "H9": "○"}][n]
            check(f"README's mapping {n + 1} says what it shows", all(now.get(k) == v or v is None and k in now for k, v in want.items()), now)


def main(scratch):
    folder, out = scratch / "P", scratch / "out"
    make_project(folder)
    copies_differ_in_cells_only(folder, out)
    days_of_1904(folder, out)
    loops_and_answers(folder, out)
    refusals(folder, out)
    all_or_none(folder, out)
    kept(folder, out)
    odd_sheets(folder, out)
    built_in_days(folder, out)
    whose(folder, out)
    marks_and_braces(folder, out)
    places_that_cannot_be_written(folder, out)
    by_chance(folder, out)
    readme_mappings(folder, out)
    other_makers(folder, scratch / "asked")
    mapped(folder, out)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
    print(f"{passed} passed, {failed} failed, 0 skipped")
    sys.exit(failed > 0)
