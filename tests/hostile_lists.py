#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Lists, questionnaires and answers that are broken, or mean harm: device lists (import --as ledger), sheets of others (--as answers), sheets of `ask`
that came back (receive), registers, lists that are guessed, answers of `new`. Each gets a message with its place and status 1 or 3, or is read as the
text that it is; no file of the project changes by what is refused; nothing that was printed as a formula or as markup came out of a cell.
usage: hostile_lists.py BUNKAI [NAME…]      of groups and cases with such a NAME in theirs; sizes and disks are for the plain program beside it (BUILD)"""
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl

sys.dont_write_bytecode = True
import hostile_returns as base  # noqa: E402
from hostile_returns import ENV, FULL, ROOT, BUNKAI, PLAIN, check, contents, controls, count, h, run  # noqa: E402

WANTED = sys.argv[2:]
SECONDS, MEGABYTES = 40, 1500   # of the plain program
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORM = {q["id"]: q for q in json.loads((ROOT / "templates/questionnaires/mds-4.1.json").read_text())["questions"]}
LEDGER = [["筐体名", "申請者", "OS", "支払区分", "機器名", "MACアドレス", "IP アドレス", "登録情報コンセント番号", "登録日"],
          ["pc-1", "見本 太郎", "Windows 11", "病院負担", "架空端末", "a0:29:42:23:19:15", "172.30.1.1", "A-1-1", "2024/4/1"],
          ["pc-2", "見本 太郎", "Windows 11", "病院負担", "例示端末", "a0:29:42:23:19:16", "172.30.1.2", "A-1-2", "令和6年4月2日"]]
ANSWERS = [["項番", "質問", "回答", "備考"], *[[i, FORM[i]["text"], w, r] for i, w, r in
           (("1", "はい", "一覧を渡せる。"), ("2", "いいえ", "2027年3月に備える。"), ("3", "はい", ""), ("4", "対象外", "端末がない。"))]]
RISKS = [["No.", "システム", "想定されるリスク", "影響度", "発生可能性", "対応方針", "対策内容", "実施主体", "備考"],
         ["1", "連携", "停電で端末が止まる", "高", "中", "低減", "予備の電源を備える", "ベンダ", "年1回試す"],
         ["2", "連携", "退職者の利用が続く", "中", "中", "低減", "退職の日に止める", "病院", ""]]


def letters(n):
    text = ""
    while n:
        n, r = divmod(n - 1, 26)
        text = chr(65 + r) + text
    return text


class List:
    """Rows as a workbook's parts or as CSV; a case changes one cell, or the whole."""

    def __init__(self, rows, field, sheet="一覧"):
        self.rows, self.title = [list(r) for r in rows], sheet
        self.at = (1, rows[0].index(field))  # the cell that cases fill: free text
        self.line, self.sheet = 1, self  # for the makers of tests/returns/hostile.py
        self.parts = self.packed()

    def packed(self, rows=None, more=""):
        cell = lambda v, at: v.replace("{at}", at) if v.startswith("<c ") else f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(v)}</t></is></c>' if v else ""
        xml = "".join(f'<row r="{y}">' + "".join(cell(v, f"{letters(x)}{y}") for x, v in enumerate(row, 1)) + "</row>" for y, row in enumerate(rows or self.rows, 1))
        rel = lambda *r: '<?xml version="1.0"?>\n<Relationships xmlns="' + PACKAGE + '/relationships">' + "".join(f'<Relationship Id="{i}" Type="{t}" Target="{g}"/>' for i, t, g in r) + "</Relationships>"
        kinds = "".join(f'<Override PartName="/{n}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{k}+xml"/>'
                        for n, k in (("xl/workbook.xml", "sheet.main"), ("xl/worksheets/sheet1.xml", "worksheet")))
        return {"[Content_Types].xml": f'<?xml version="1.0"?>\n<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
                "_rels/.rels": rel(("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")),
                "xl/workbook.xml": f'<?xml version="1.0"?>\n<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{escape(self.title)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
                "xl/_rels/workbook.xml.rels": rel(("rId1", f"{OFFICE}/worksheet", "worksheets/sheet1.xml")),
                h.SHEET: f'<?xml version="1.0"?>\n<worksheet xmlns="{MAIN}"><sheetData>{xml}{more}</sheetData></worksheet>'}

    def changed(self, text, at=None):
        y, x = at or self.at
        rows = [list(r) for r in self.rows]
        rows[y][x] = text
        return rows

    # what makers of tests/returns/hostile.py ask of a kit
    def with_cell(self, name, element):
        return self.packed(self.changed(element))

    def with_text(self, name, inner):
        return self.with_cell(name, f'<c r="{{at}}" t="inlineStr"><is><t>{inner}</t></is></c>')

    def with_rows(self, more):
        return self.packed(more=more)

    def with_part(self, name, content, kind=None):
        return {**self.parts, name: content, **({"[Content_Types].xml": self.parts["[Content_Types].xml"].replace(
            "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')} if kind else {})}

    def csv(self, rows=None):
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows(rows or self.rows)
        return text.getvalue()


class Door:
    """One way into a project: the words of its command, a sound list, and where what it read lies."""

    def __init__(self, name, words, rows, field, made):
        self.name, self.words, self.made = name, words, made
        self.list = List(rows, field)

    def command(self, project, path):
        return [w.format(project=project, path=path) for w in self.words]

    def kept(self, project):
        return "\n".join(p.read_text(encoding="utf-8") for p in sorted(project.glob(self.made)))


DOORS = [Door("ledger", ["import", "{path}", "--to", "{project}", "--as", "ledger"], LEDGER, "申請者", "ledger.json"),
         Door("answers", ["import", "{path}", "--to", "{project}", "--as", "answers", "--questionnaire", "mds-4.1", "--from", "tele"], ANSWERS, "備考", "disclosures/*.json"),
         Door("register", ["import", "{path}", "--to", "{project}", "--register", "list"], RISKS, "備考", "registers/list.json"),
         Door("guess", ["import", "{path}", "--to", "{project}", "--guess", "--as", "register"], RISKS, "備考", "templates/import/guessed-*.json")]


class Bench:
    def __init__(self, scratch):
        self.scratch = scratch
        self.project = scratch / "project"
        shutil.copytree(ROOT / "samples/telehealth", self.project)
        self.before = contents(self.project)

    def fresh(self):
        """The project as it was."""
        if contents(self.project) != self.before:
            shutil.rmtree(self.project)
            shutil.copytree(ROOT / "samples/telehealth", self.project)
        return self.project

    def changed(self):
        now = contents(self.project)
        return sorted(k for k in now.keys() | self.before.keys() if now.get(k) != self.before.get(k))


def bounds(done, factor=1):
    if done.seconds > SECONDS * factor:
        yield f"took {done.seconds:.0f} CPU seconds"
    if "AddressSanitizer" in done.err or "runtime error" in done.err or done.status not in (0, 1, 3):
        yield f"status {done.status}: {done.err[:600]}"
    if done.status and not done.said.strip():
        yield f"status {done.status}, and nothing is said"
    yield from controls(done.err)
    yield from controls(done.out)


def refused(*words):
    def look(bench, door, done):
        if done.status not in (1, 3):
            yield f"status {done.status}, expected 1: {done.out[-200:]!r}"
        if words and not any(w in done.said for w in words):
            yield f"said {done.said[-400:]!r}, expected one of {words}"
    return look


def any_end(bench, door, done):
    return []


def kept(text, *, also=()):
    """Read, and the text stands as it is in what was written; a guess shows it only."""
    def look(bench, door, done):
        if door.name == "guess":
            return
        if done.status:
            yield f"status {done.status}: {done.said[-300:]!r}"
        elif not any(json.dumps(t, ensure_ascii=False)[1:-1] in door.kept(bench.project) for t in (text, *also)):
            yield f"{text[:60]!r} is not kept"
    return look


def text(t):
    return lambda k, p: h.pack(p, k.packed(k.changed(t)))


def raw_cell(element):
    return lambda k, p: h.pack(p, k.packed(k.changed(element)))


def formula(inner, value=None, kind="str"):
    return raw_cell(f'<c r="{{at}}" t="{kind}"><f>{escape(inner)}</f>' + (f"<v>{value}</v>" if value else "") + "</c>")


def as_csv(change):
    return lambda k, p: p.write_bytes(change(k.csv()))


def rows_of(change):
    return lambda k, p: h.pack(p, k.packed(change([list(r) for r in k.rows])))


def workbook(change):
    def make(k, p):
        parts = dict(k.parts)
        change(parts)
        h.pack(p, parts)
    return make


TEXTS = {"hyperlink": '=HYPERLINK("http://127.0.0.1:9/","x")', "dde": "=cmd|' /c calc'!A0", "plus": "+1+cmd|' /c calc'!A0", "minus": "-2+3", "at": "@SUM(1+1)",
         "markup": "<b>太字</b> **y** [z](http://a) &amp; <!-- x", "placeholder": "{{hospital.name}} {{ref:incident}} ${HOME} $(id) `id` %1$s %n %d", "emoji": "😀👨‍👩‍👧 𠮷野家 が",
         "quotes": "\"'\\ \\u0041 \\n ]]> ,;", "key": "R24/④-1 ../../x", "json": '{"a": [1, null]}'}

# name, what makes the file, what has to become of it
CASES = [
    ("sound.xlsx", lambda k, p: h.pack(p, k.parts), any_end),
    ("sound.csv", as_csv(lambda t: t.encode()), any_end),
    *[(f"{n}.xlsx", text(t), kept(t)) for n, t in TEXTS.items()],
    *[(f"{n}.csv", lambda k, p, t=t: p.write_text(k.csv(k.changed(t)), encoding="utf-8", newline=""), kept(t, also=[t.replace("\t", " ")])) for n, t in TEXTS.items()],
    ("formula-bare.xlsx", formula("1+1"), any_end),
    ("formula-error.xlsx", formula("1/0", "#DIV/0!", "e"), any_end),
    ("formula-ref.xlsx", formula("#REF!", "#REF!", "e"), any_end),
    ("formula-link.xlsx", formula('HYPERLINK("http://127.0.0.1:9/","見える語")', "見える語"), kept("見える語")),
    ("formula-web.xlsx", formula('WEBSERVICE("http://127.0.0.1:9/")'), any_end),
    ("links.xlsx", h.links, any_end),
    ("macros.xlsm", h.macros, lambda b, d, done: refused("macro")(b, d, done) if d.name == "answers" else []),  # what is kept is not kept with macros
    # signs that deceive
    ("controls.csv", as_csv(lambda t: t.replace("太郎", "\x1b[31m\x07\x08").replace("一覧を", "\x1b[31m\x07").replace("年1回", "\x1b[31m\x07").encode()), any_end),
    ("nul.csv", as_csv(lambda t: t.replace("見本", "見\0本").replace("はい", "は\0い").replace("高", "高\0").encode()), any_end),
    ("bidi.xlsx", text("これは\u202e諾承\u202cである\u200b\ufeff\u2066x\u2069"), any_end),
    ("escapes.xlsx", text("赤_x001B_[31m_x0007__x0000__xD800__xDC00__xFFFE_"), any_end),
    ("surrogate.csv", as_csv(lambda t: t.encode() + b"x,\xed\xa0\x80,y\r\n"), any_end),
    ("megabyte.xlsx", text("あ" * 350000), any_end),
    ("megabyte.csv", lambda k, p: p.write_text(k.csv(k.changed("あ" * 350000)), encoding="utf-8"), any_end),
    ("number.xlsx", raw_cell(f'<c r="{{at}}"><v>{"9" * 400}</v></c>'), any_end),
    ("boolean.xlsx", raw_cell('<c r="{at}" t="b"><v>1</v></c>'), any_end),
    ("index.xlsx", raw_cell('<c r="{at}" t="s"><v>4294967296</v></c>'), any_end),
    ("day.xlsx", raw_cell('<c r="{at}" s="0"><v>1e300</v></c>'), any_end),
    # encodings
    ("utf16.csv", as_csv(lambda t: t.encode("utf-16")), kept("見本 太郎", also=["一覧を渡せる。", "年1回試す"])),
    ("utf16be.csv", as_csv(lambda t: b"\xfe\xff" + t.encode("utf-16-be")), kept("見本 太郎", also=["一覧を渡せる。", "年1回試す"])),
    ("utf16-odd.csv", as_csv(lambda t: t.encode("utf-16") + b"\x30"), any_end),
    ("bom.csv", as_csv(lambda t: t.encode("utf-8-sig")), kept("見本 太郎", also=["一覧を渡せる。", "年1回試す"])),
    ("cp932.csv", as_csv(lambda t: t.encode("cp932")), kept("見本 太郎", also=["一覧を渡せる。", "年1回試す"])),
    ("broken.csv", as_csv(lambda t: t.encode()[:-7] + b"\xff\xfe\x80\r\n"), any_end),
    ("mixed.csv", as_csv(lambda t: t.encode() + "髙,髙\r\n".encode("cp932")), any_end),
    ("cut-sign.csv", as_csv(lambda t: t.encode() + "見".encode()[:2]), any_end),
    ("quote.csv", as_csv(lambda t: t.encode() + b'"'), any_end),
    # no lists
    ("empty.csv", as_csv(lambda t: b""), refused()),
    ("empty.xlsx", as_csv(lambda t: b""), refused()),
    ("blank.csv", as_csv(lambda t: b"\r\n,,,\r\n \r\n"), refused()),
    ("blank.xlsx", rows_of(lambda r: [[""]]), refused()),
    ("heads-only.xlsx", rows_of(lambda r: r[:1]), refused()),
    ("other.xlsx", rows_of(lambda r: [["品名", "数量", "単価"], ["例示", "1", "100"]]), refused()),
    ("other.csv", as_csv(lambda t: "品名,数量\r\n例示,1\r\n".encode()), refused()),
    ("letter.csv", as_csv(lambda t: "拝啓\r\n次のとおり答える。\r\n".encode()), refused()),
    ("noise.xlsx", as_csv(lambda t: bytes(range(256)) * 64), refused()),
    ("noise.csv", as_csv(lambda t: bytes(range(256)) * 64), refused()),
    ("picture.xlsx", as_csv(lambda t: b"\x89PNG\r\n\x1a\n" + bytes(4000)), refused()),
    ("old.xls", lambda k, p: h.compound(p, ["Workbook"]), refused("old-workbook")),
    ("encrypted.xlsx", lambda k, p: h.compound(p, ["EncryptionInfo", "EncryptedPackage"]), refused("encrypted-workbook")),
    ("calc.ods", lambda k, p: h.ods(p), refused()),
    ("json.json", as_csv(lambda t: b'{"schema": "bunkai/register/1"'), refused()),
    ("list.json", as_csv(lambda t: b"[1, 2]"), refused()),
    *[(f"cut-{n}.xlsx", partial(h.cut, share=n / 100), refused("bad-workbook")) for n in (10, 50, 90, 99)],
    *[(f"flipped-{n}.xlsx", partial(h.flipped, seed=n), any_end) for n in range(40 if FULL else 3)],
    ("laughs.xlsx", h.laughs, refused("bad-workbook")),
    ("outside.xlsx", h.outside, refused("bad-workbook")),
    ("nested.xlsx", partial(h.nested, depth=200000), refused("bad-workbook")),
    ("elsewhere.xlsx", partial(h.elsewhere, target="../../../../../../etc/hostname"), refused("bad-workbook")),
    # shapes
    ("merged-all.xlsx", partial(h.merged, ranges=["A1:XFD1048576"]), any_end),
    ("merged-odd.xlsx", partial(h.merged, ranges=["A9:B2", "ZZZZ1:A1", "A0:A0", "A1", ""]), any_end),
    ("merged-head.xlsx", partial(h.merged, ranges=["A1:B1", "A2:A3"]), any_end),
    ("place.xlsx", lambda k, p: h.pack(p, k.with_rows('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')), any_end),
    ("place-odd.xlsx", lambda k, p: h.pack(p, k.with_rows('<row r="0"><c r="ZZZZZ0"><v>1</v></c><c r="A-1"><v>1</v></c><c/><c r="1A"/></row>')), any_end),
    ("reordered.xlsx", rows_of(lambda r: [row[::-1] for row in r]), any_end),
    ("head-twice.xlsx", rows_of(lambda r: [row + row[-1:] for row in r]), any_end),
    ("rows-twice.xlsx", rows_of(lambda r: r + r[1:]), any_end),
    ("row-short.csv", as_csv(lambda t: t.encode() + b"x\r\n"), any_end),
    ("row-long.csv", as_csv(lambda t: t.encode() + b"x," * 400 + b"\r\n"), any_end),
    ("heads-again.xlsx", rows_of(lambda r: r + r), any_end),
    ("ids-blank.xlsx", rows_of(lambda r: [r[0]] + [[""] + row[1:] for row in r[1:]]), any_end),
    ("ids-odd.xlsx", rows_of(lambda r: [r[0]] + [[i] + r[1][1:] for i in ("../../x", "a/b", ".", "-x", "x" * 4000, "😀", "R1/①", "*", "a\nb", "<b>", "{{x}}")]), any_end),
    ("days-odd.xlsx", rows_of(lambda r: [r[0]] + [r[1][:-1] + [d] for d in ("2026/2/30", "令和8年13月1日", "R0.1.1", "1900/2/29", "0", "60", "99999999", "昭和64年12月31日", "2026", "来年", "2026-10-01T25:61")]), any_end),
    ("sheet-name.xlsx", workbook(lambda p: p.update({"xl/workbook.xml": p["xl/workbook.xml"].replace("一覧", "&lt;b&gt;\u202e{{x}} ../../etc _x001B_ &#13;&#10;")})), any_end),
    ("day1904.xlsx", workbook(lambda p: p.update({"xl/workbook.xml": p["xl/workbook.xml"].replace("<sheets>", '<workbookPr date1904="1"/><sheets>')})), any_end),
    ("no-sheets.xlsx", workbook(lambda p: p.update({"xl/workbook.xml": re.sub("<sheet .*?/>", "", p["xl/workbook.xml"])})), refused()),
]

HARD = ("cut", "flipped", "nul", "quote", "utf16-odd", "broken", "mixed", "merged", "place", "nested", "noise", "surrogate", "escapes", "ids", "days", "row", "controls")


def wanted(*names):
    return not WANTED or any(w in n for w in WANTED for n in names)


def try_case(bench, door, name, make, look):
    path = bench.scratch / name
    project = bench.fresh()
    make(door.list, path)
    done = run(BUNKAI if FULL or name.startswith(HARD) else PLAIN, *door.command(project, path))
    said = done.err + done.out
    check(f"{door.name} {name}", [*bounds(done, 3), *look(bench, door, done), done.status and bench.changed() and f"files changed: {bench.changed()}",
                                  done.status and name.rsplit(".")[0] not in said and "一覧" not in said and f"no place is told: {said[-300:]!r}"])
    if done.status == 0 and bench.changed() and (FULL or name.startswith(("ids", "days", "sheet", "markup", "place"))):
        after = run(BUNKAI, "check", project)
        check(f"{door.name} {name}, checked", [*bounds(after, 3), ": error:" in after.err and "[bad-" in after.err and after.err[:300]])
    path.unlink()


def cases(bench):
    for door in DOORS:
        for i, (name, make, look) in enumerate(CASES):
            if wanted(name, door.name) and (FULL or WANTED or i % 12 == 3 * DOORS.index(door)):
                try_case(bench, door, name, make, look)


# --- sheets of `ask`

def ask(bench):
    folder = bench.scratch / "asked"
    if not folder.exists():
        done = run(PLAIN, "ask", bench.fresh(), "--questionnaire", "mds-4.1", "--to", "tele", "--system", "tele-gw", "-o", folder)
        assert done.status == 0, done.err
    return next(folder.glob("*.xlsx"))


def sheet_with(bench, name, change, answers=5):
    """The sheet that was sent, its first questions answered はい, and changed."""
    book = openpyxl.load_workbook(ask(bench))
    sheet = book["質問"]
    head = next(row[0].row for row in sheet.iter_rows(max_row=15) if row[0].value == "番号")
    at = {c.value: c.column for c in sheet[head] if c.value}
    for row in range(head + 1, head + 1 + answers):
        sheet.cell(row, at["回答"]).value = "はい"
    change(book, sheet, head, at)
    book.save(bench.scratch / name)
    return bench.scratch / name


def code_to(old, new):
    def change(book, *_):
        for cell in (c for s in book for row in s.iter_rows(max_row=20) for c in row if isinstance(c.value, str)):
            cell.value = re.sub(old, new, cell.value)
    return change


def codes_moved(book, sheet, head, at):
    rows = range(head + 1, sheet.max_row + 1)
    codes = [sheet.cell(r, at["照合"]).value for r in rows]
    for i, r in enumerate(rows):
        sheet.cell(r, at["照合"]).value = codes[(i + 1) % len(codes)]


def turned(book, sheet, head, at):
    for row in range(head, sheet.max_row + 1):
        values = [c.value for c in sheet[row]][::-1]
        for i, value in enumerate(values, 1):
            sheet.cell(row, i).value = value


def named(word):
    return lambda book, *_: setattr(book["質問"], "title", word)


CODE = "(mds-4[.]1/tele/tele-gw/2026-10-01/)[0-9a-f]+"
# what is done to a sheet that came back, words of the command, status, a word that is said, how many questions have an answer
ASKED = [("as sent", lambda *_: None, [], 0, "", 5),
         ("another name of the sheet", named("回答済み"), [], 0, "", 5),
         ("columns turned round", turned, [], 0, "", 5),
         ("rows taken out", lambda b, s, head, at: s.delete_rows(head + 2, 3), [], 0, "", 2),
         ("codes moved by a row", codes_moved, [], 1, "no-answers", 0),
         ("the code of another hospital", code_to(CODE, r"\g<1>abcdef"), [], 1, "asked-elsewhere", 0),
         ("the same, by whoever looked", code_to(CODE, r"\g<1>abcdef"), ["--questionnaire", "mds-4.1", "--from", "tele"], 0, "", 5),
         ("a code without a hospital, as it was", code_to("(/2026-10-01)/[0-9a-f]{6}", r"\1"), [], 0, "", 5),
         ("two codes", lambda b, s, *_: s.__setitem__("Z1", "own-30/tele/-/2026-10-02"), [], 1, "sheets-together", 0),
         ("another form's code", code_to("mds-4[.]1/tele", "own-30/tele"), [], 0, "row-of-no-question", 0),
         ("a party that is none", code_to("mds-4[.]1/tele/", "mds-4.1/nobody/"), [], 1, "unknown-value", 0),
         ("a day far ahead", lambda b, s, head, at: setattr(s.cell(head + 1, at["回答日"]), "value", "R99.1.1"), [], 0, "", 5),
         ("another party on the command line", lambda *_: None, ["--from", "ehr"], 1, "answers-of-other", 0),
         ("a product with a sign that nobody sees", lambda *_: None, ["--product", "x\x1b[31m"], 2, "word-deceives", 0)]


def asked(bench):
    for i, (what, change, words, status, said, answered) in enumerate(ASKED):
        path = sheet_with(bench, f"asked-{i}.xlsx", change)
        project = bench.fresh()
        done = run(BUNKAI if FULL else PLAIN, "receive", project, path, *words)
        sheets = [json.loads(p.read_text(encoding="utf-8")) for p in project.glob("disclosures/*.json")]
        got = sum(1 for s in sheets for a in s["answers"] if a.get("answer"))
        check(f"asked: {what}", [*controls(done.err), *controls(done.out), "" if done.status == status else f"status {done.status}: {done.err[-300:]}",
                                 said and said not in done.err and f"said {done.err[-300:]!r}", "" if got == answered else f"{got} answers were taken, expected {answered}",
                                 status and bench.changed() and f"files changed: {bench.changed()}", any("2117" in str(s.get("date")) for s in sheets) and "the form is of 2117"])
    project, one = bench.fresh(), sheet_with(bench, "one.xlsx", lambda *_: None)
    done = run(PLAIN, "receive", project, one, ROOT / "LICENSE")
    check("asked: beside another file", [*refused("asked-among-others")(bench, None, done), *bench.changed()])
    done = run(PLAIN, "receive", project, one, bench.scratch / "gone.xlsx")
    check("asked: beside a file that is gone", [*refused("gone.xlsx")(bench, None, done), *bench.changed()])
    two = sheet_with(bench, "two.xlsx", lambda b, s, head, at: setattr(s.cell(head + 1, at["回答"]), "value", "いいえ"))
    done = run(PLAIN, "receive", project, one, two, one)
    kept = list(project.glob("disclosures/*.json"))
    check("asked: two that differ, and one of them again", ["" if done.status == 0 and len(kept) == 2 else f"status {done.status}, {len(kept)} kept: {done.err[-200:]}"])


# --- what lies there, by whom it may be written, when it ends

def lost_rows(bench):
    """A list without rows does not take the place of one that has them."""
    for door in DOORS[:3]:
        project, path = bench.fresh(), bench.scratch / "list.csv"
        path.write_text(door.list.csv(), encoding="utf-8", newline="")
        run(PLAIN, *door.command(project, path))
        before = contents(project)
        path.write_text(door.list.csv().split("\r\n")[0] + "\r\n", encoding="utf-8", newline="")
        done = run(PLAIN, *door.command(project, path))
        check(f"{door.name}: rows that are gone", [*refused("no-rows", "no-answers")(bench, door, done), contents(project) != before and "files changed"])


def words_of_options(bench):
    project, door, path = bench.fresh(), DOORS[0], bench.scratch / "list.csv"
    path.write_text(DOORS[2].list.csv(), encoding="utf-8", newline="")
    for words in (["--register", "../x"], ["--register", "a/b"], ["--register", ""], ["--profile", "../../../etc/passwd"], ["--as", "x"], ["--date", "2026-02-30"],
                  ["--register", "x", "--over", "../baseline", "--contract", "tele-2026"], ["--as", "answers", "--questionnaire", "../x", "--from", "tele"],
                  ["--as", "answers", "--questionnaire", "mds-4.1", "--from", "../x"], ["--as", "answers", "--questionnaire", "mds-4.1", "--from", "tele", "--system", "../x"]):
        done = run(PLAIN, "import", path, "--to", project, *words)
        check(f"import {words}", [*controls(done.err), "" if done.status in (1, 2, 3) and done.err else f"status {done.status}: {done.out[-200:]}", *bench.changed()])
    for words in (["ask", project, "--questionnaire", "../../x", "--to", "tele", "-o", bench.scratch / "none"], ["ask", project, "--questionnaire", "mds-4.1", "--to", "../x", "-o", bench.scratch / "none"],
                  ["gaps", project, "--contract", "../x"], ["new", bench.scratch / "none", "--from", "../clinic"], ["new", bench.scratch / "none", "--answers", path]):
        done = run(PLAIN, *words)
        check(f"{words[0]} {words[-1]}", [*controls(done.err), "" if done.status in (1, 2, 3) and done.err else f"status {done.status}", (bench.scratch / "none").exists() and "something was made", *bench.changed()])


def no_files(bench):
    loop, pipe, gone, endless, folder = (bench.scratch / n for n in ("loop.csv", "pipe.csv", "gone.csv", "endless.csv", "dir.csv"))
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    endless.symlink_to("/dev/zero")
    folder.mkdir()
    for door in DOORS if FULL else DOORS[:1]:
        for path in (loop, pipe, gone, endless, folder):
            done = run(PLAIN, *door.command(bench.fresh(), path))
            check(f"{door.name}: {path.name}", [*bounds(done), "" if done.status in (1, 3) else f"status {done.status}", *bench.changed()])
    for path in (loop, pipe, endless):
        path.unlink()


def forbidden(bench):
    nobody = 65534 if os.geteuid() == 0 else None
    for door in DOORS:
        project, path = bench.fresh(), bench.scratch / "list.csv"
        path.write_text(door.list.csv(), encoding="utf-8", newline="")
        folders = [project, *[p for p in project.rglob("*") if p.is_dir()]]
        for folder in folders:
            folder.chmod(0o555)
        done = run(PLAIN, *door.command(project, path), user=nobody)
        check(f"{door.name}: a project that may not be written", [*bounds(done), "" if done.status == 3 else f"status {done.status}: {done.err[:200]}", *bench.changed()])
        for folder in folders:
            folder.chmod(0o755)
        path.chmod(0)
        done = run(PLAIN, *door.command(project, path), user=nobody)
        check(f"{door.name}: a file that may not be read", [*bounds(done), "" if done.status == 3 else f"status {done.status}: {done.err[:200]}", *bench.changed()])
        path.unlink()


def full_disks(bench):
    script = ('mount -t tmpfs -o size=64m tmpfs "$1" && cp -R "$2" "$1/p" && left=$(df --output=avail -k "$1" | tail -n 1) && head -c $(((left - $3) * 1024)) /dev/zero >"$1/full"; '
              'digest() { (cd "$1/p" && find . -type f -print0 | sort -z | xargs -0 sha256sum); }; digest "$1" >"$4.before"; out=$4; shift 4; "$@" >"$out.out" 2>"$out.err"; echo $? >"$out.status"; digest "${out%/*}/disk" >"$out.after"')
    disk, said = bench.scratch / "disk", str(bench.scratch / "said")
    disk.mkdir()
    for door in DOORS:
        for left in (0, 4, 8, 16, 64) if FULL else (4,):
            path = bench.scratch / "list.csv"
            path.write_text(door.list.csv(), encoding="utf-8", newline="")
            subprocess.run(["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", disk, bench.fresh(), str(left), said, PLAIN, *map(str, door.command(disk / "p", path))], env=ENV, capture_output=True)
            if not Path(said + ".status").exists():
                return base.skip("no disk of its own can be mounted")
            status, same = int(Path(said + ".status").read_text()), Path(said + ".before").read_bytes() == Path(said + ".after").read_bytes()
            check(f"{door.name}: a disk with {left} KB left", ["" if (status, same) in ((3, True), (0, False)) else f"status {status}, files {'as before' if same else 'changed'}: {Path(said + '.err').read_text()[:200]}"])
            for file in bench.scratch.glob("said.*"):
                file.unlink()


def killed(bench):
    """Ended anywhere: the next command finds the project as it was, or as it was to be."""
    for door in DOORS[:3]:
        path = bench.scratch / "list.csv"
        path.write_text(door.list.csv(), encoding="utf-8", newline="")
        run(PLAIN, *door.command(bench.fresh(), path))
        whole = contents(bench.project)
        dice = random.Random(door.name)
        for _ in range(20 if FULL else 1):
            project = bench.fresh()
            started = subprocess.Popen([PLAIN, *map(str, door.command(project, path))], env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(dice.uniform(0.005, 0.25))
            started.kill()
            started.wait()
            run(PLAIN, "ask", project, "--questionnaire", "mds-4.1", "--to", "tele", "-o", bench.scratch / "other")
            again = run(PLAIN, *door.command(project, path))
            check(f"{door.name}: killed", [again.status and again.err[:300], contents(project) != whole and f"not as it was to be: {bench.changed()}"])


def at_once(bench):
    """Two of one kind at once: each that says it has written has written."""
    one, two = bench.scratch / "one.csv", bench.scratch / "two.csv"
    one.write_text(DOORS[1].list.csv(), encoding="utf-8", newline="")
    two.write_text(DOORS[1].list.csv(DOORS[1].list.changed("別の備考")), encoding="utf-8", newline="")
    for _ in range(8 if FULL else 1):
        project = bench.fresh()
        both = [subprocess.Popen([PLAIN, *map(str, DOORS[1].command(project, f))], env=ENV, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for f in (one, two)]
        said = [p.communicate()[1] for p in both]
        fine, kept = sum(p.returncode == 0 for p in both), len(list(project.glob("disclosures/*.json")))
        check("two at once", ["" if fine == kept and fine else f"{fine} say that they have written, {kept} are there: {said}", *[f"status {p.returncode}" for p in both if p.returncode not in (0, 1, 3)]])


def mutated(bench):
    """Sound files with bytes changed by chance, cut or doubled, for the program with sanitizers."""
    for door in DOORS:
        dice = random.Random(f"mutated {door.name}")
        for n in range(150 if FULL else 1):
            text = bytearray(door.list.csv().encode())
            for _ in range(dice.randint(1, 12)):
                at = dice.randrange(len(text))
                kind = dice.randrange(4)
                text[at:at + (kind == 0) * dice.randint(1, 30)] = bytes([dice.choice(b'",\r\n\0\t\xef\xbb\xff\x82\xa0;x9')]) if kind < 3 else text[at:at + 40]
            path = bench.scratch / "mutated.csv"
            path.write_bytes(text)
            done = run(BUNKAI, *door.command(bench.fresh(), path))
            check(f"{door.name}: mutated {n}", [*bounds(done, 3), done.status and bench.changed()])


# --- what papers make of it

def papers(bench):
    """Texts of cells stand in papers as text: no formula, no link, no element, no word of ours in the place of a placeholder."""
    project = bench.fresh()
    for door in DOORS[:2]:
        rows = [list(r) for r in door.list.rows]
        x = door.list.at[1]
        rows += [[*(f"{c}{n}" for c in ("pc-", "名", "")), *r[3:]] if door.name == "ledger" else [f"X{n}", f"追加の質問{n}", "はい", ""] for n, r in enumerate([rows[1]] * 4)]
        for n, word in enumerate(sorted(TEXTS.values(), key=lambda t: not t.startswith(("{{", "<b>", "=HY")))[:len(rows) - 1]):
            rows[n + 1][x] = word
        path = bench.scratch / "list.csv"
        path.write_text(door.list.csv(rows), encoding="utf-8", newline="")
        done = run(PLAIN, *door.command(project, path))
        check(f"{door.name}: read for papers", [done.status and done.err[:300]])
    config = json.loads((project / "bunkai.json").read_text(encoding="utf-8"))
    config["documents"] = ["disclosure", "self-check", "ledger", "updates", "gaps"]
    (project / "bunkai.json").write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    out = bench.scratch / "papers"
    done = run(PLAIN, "build", project, "-o", out, "--format", "xlsx,docx,html,text")
    check("papers are made", [done.status and done.err[:300]])
    texts = "".join(p.read_text(encoding="utf-8") for p in out.rglob("*.txt"))
    check("what was read is printed", [f"{t} is not printed" for t in ("<b>太字</b>", "{{hospital.name}}", "=HYPERLINK") if t not in texts])
    for path in sorted(out.rglob("*.xlsx")):
        cells = [c for s in openpyxl.load_workbook(path) for row in s.iter_rows() for c in row]
        check(f"{path.name}: cells", [f"{c.coordinate} is a formula: {c.value}" for c in cells if c.data_type == "f"] + [f"{c.coordinate} leads to {c.hyperlink.target}" for c in cells if c.hyperlink and "127.0.0.1" in str(c.hyperlink.target)])
    for path in sorted(out.rglob("*.html")):
        page = path.read_text(encoding="utf-8")
        check(f"{path.name}: elements", [f"{w} is an element" for w in ("<b>太字", 'href="http://127') if w in page])


def sizes(bench):
    """20,000 rows and 400 columns; what unpacks to much more than it is."""
    for door in DOORS if FULL else DOORS[:2]:
        path = bench.scratch / "many.csv"
        rows = [[f"{n}" if i == 0 else c for i, c in enumerate(door.list.rows[1 + n % 2])] for n in range(20000 if door.name != "answers" else 4000)]
        path.write_text(door.list.csv([door.list.rows[0], *rows]), encoding="utf-8", newline="")
        done = run(PLAIN, *door.command(bench.fresh(), path))
        check(f"{door.name}: many rows", [*bounds(done), done.status and done.err[:200], done.megabytes > MEGABYTES and f"took {done.megabytes:.0f} MB"])
        path.write_text(door.list.csv([r + [f"列{n}" if not i else "" for n in range(400)] for i, r in enumerate(door.list.rows)]), encoding="utf-8", newline="")
        done = run(PLAIN, *door.command(bench.fresh(), path))
        check(f"{door.name}: many columns", [*bounds(done), done.megabytes > MEGABYTES and f"took {done.megabytes:.0f} MB"])
    for name, make in (("blanks", partial(h.blanks, megabytes=300)), ("strings", partial(h.many_strings, megabytes=300)), ("string", partial(h.one_string, megabytes=300)),
                       ("overlapping", partial(h.overlapping, times=3000)), ("rows", partial(h.rows_all, rows=1048576)), ("columns", partial(h.wide_rows, rows=40)))[:None if FULL else 1]:
        path = bench.scratch / f"{name}.xlsx"
        make(DOORS[0].list, path)
        done = run(PLAIN, *DOORS[0].command(bench.fresh(), path))
        check(f"a bomb of {name}", [*bounds(done), done.status and bench.changed(), done.megabytes > MEGABYTES and f"took {done.megabytes:.0f} MB"])


GROUPS = [cases, asked, lost_rows, words_of_options, no_files, forbidden, full_disks, killed, at_once, mutated, papers, sizes]


def main():
    scratch = Path(tempfile.mkdtemp(prefix="bunkai-lists."))
    scratch.chmod(0o755)
    try:
        bench = Bench(scratch)
        for group in GROUPS:
            if wanted(group.__name__) or group is cases:
                group(bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(f"{count['passed']} passed, {count['failed']} failed, {count['skipped']} skipped")
    return count["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
