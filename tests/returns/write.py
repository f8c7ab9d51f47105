# SPDX-License-Identifier: MIT
"""Files as programs save them. Each writer returns where each row stands in its file: (file, sheet's name, number of the row or line)."""
import csv
import datetime
import io
import re
import zipfile
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from sheets import Formula, Struck, plain, text_of

DAY_FORMATS = ["yyyy-mm-dd", "yyyy/m/d", '[$-411]ggge"年"m"月"d"日"', "m/d/yy", 'yyyy"年"m"月"d"日"', "mm-dd-yy"]
FIRST_DAY = datetime.datetime(1899, 12, 30)
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def serial(day):
    if not isinstance(day, datetime.datetime):
        day = datetime.datetime(day.year, day.month, day.day)
    return (day - FIRST_DAY) / datetime.timedelta(days=1)


def lines(sheet):
    """(row or None, values) of a sheet from its first line on."""
    yield from ((None, list(values)) for values in sheet.above)
    yield None, [c.head for c in sheet.columns]
    yield from ((row, [row.shown(c) for c in sheet.columns]) for row in sheet.rows)


def guess(value):
    """What a spreadsheet makes of a text that it was not told to keep: numbers, and a bracket is a minus."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"\d{1,15}", value):
        return int(value)
    if re.fullmatch(r"\(\d{1,15}\)", value):
        return -int(value[1:-1])
    if re.fullmatch(r"\d{1,9}E\d{1,2}", value, re.I):
        return float(value)
    if found := re.fullmatch(r"(20\d\d)[-/](\d{1,2})[-/](\d{1,2})", value):
        try:
            return datetime.date(*map(int, found.groups()))
        except ValueError:
            return value
    return value or None


def in_place(rng, book, path, guessing=False):
    """The workbook that was sent, with other cells: its drop-downs, widths and properties stay, as far as openpyxl keeps them."""
    work = openpyxl.load_workbook(io.BytesIO(book.emptied))
    places, day_format = [], rng.choice(DAY_FORMATS)
    originals = {s["asks"]: work[s["name"]] for s in book.record["sheets"] if s["name"] in work.sheetnames}
    for sheet in book.sheets:
        target = originals.pop(sheet.asks, None) or work.create_sheet()
        target.title = sheet.name
        fill_sheet(target, sheet, day_format, guessing, places, path.name)
    kept = {s.name for s in book.sheets} | set(book.others)
    for target in list(work):
        if target.title not in kept:
            work.remove(target)
    work.active = 0
    work.save(path)
    return places


def fill_sheet(target, sheet, day_format, guessing, places, name):
    for merged in list(target.merged_cells.ranges):
        target.unmerge_cells(str(merged))
    target._cells.clear()
    target.row_dimensions.clear()
    numbers = {}
    for y, (row, values) in enumerate(lines(sheet), 1):
        for x, value in enumerate(values, 1):
            shown = guess(plain(value)) if guessing else plain(value)
            if shown is None or shown == "":
                continue
            cell = target.cell(y, x)
            cell.value = shown
            if isinstance(shown, str):
                cell.data_type = "s"  # a text that begins with = is a text
            if isinstance(shown, (datetime.date, datetime.datetime)):
                cell.number_format = day_format
            if isinstance(value, Struck):
                cell.font = Font(strike=True)
        if row is not None:
            numbers[row] = y
            places.append((row, sheet, name, sheet.name, y))
            if row.hidden:
                target.row_dimensions[y].hidden = True
    for x, column in enumerate(sheet.columns, 1):
        target.column_dimensions[get_column_letter(x)].hidden = column.hidden
    for first, last, column in sheet.merges:
        x = get_column_letter([c.id for c in sheet.columns].index(column.id) + 1)
        target.merge_cells(f"{x}{numbers[first]}:{x}{numbers[last]}")
    if sheet.filtered:
        target.auto_filter.ref = f"A{len(sheet.above) + 1}:{get_column_letter(len(sheet.columns))}{len(sheet.above) + 1 + len(sheet.rows)}"


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class Plain:
    """A workbook of another program: values pasted into a new book, with shared or inline texts, without styles but for days."""

    def __init__(self, rng):
        self.inline = rng.random() < 0.4
        self.days = rng.choice(["format", "format", "serial", "text", "iso"])
        self.format = rng.choice(DAY_FORMATS)
        self.dimension = rng.random() < 0.5
        self.prefix = "x:" if rng.random() < 0.15 else ""
        self.shared = {}

    def tag(self, name, attributes, inner):
        return f"<{self.prefix}{name}{attributes}>{inner}</{self.prefix}{name}>"

    def text(self, at, style, text):
        text = CONTROL.sub("", text)
        t = self.tag("t", ' xml:space="preserve"', escape(text))
        if self.inline:
            return self.tag("c", f' r="{at}"{style} t="inlineStr"', self.tag("is", "", t))
        number = self.shared.setdefault(text, len(self.shared))
        return self.tag("c", f' r="{at}"{style} t="s"', self.tag("v", "", number))

    def cell(self, at, value):
        style = ' s="2"' if isinstance(value, Struck) else ""
        if isinstance(value, Formula):
            kind = "" if isinstance(value.value, (int, float)) else ' t="str"'
            return self.tag("c", f' r="{at}"{kind}', self.tag("f", "", escape(value.text)) + self.tag("v", "", escape(str(value.value))))
        value = plain(value)
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return self.tag("c", f' r="{at}" t="b"', self.tag("v", "", int(value)))
        if isinstance(value, (int, float)):
            return self.tag("c", f' r="{at}"', self.tag("v", "", f"{value:.15g}"))
        if isinstance(value, (datetime.date, datetime.datetime)):
            return self.day(at, value)
        return self.text(at, style, value)

    def day(self, at, value):
        if self.days == "text":
            return self.text(at, "", text_of(value))
        if self.days == "iso":
            return self.tag("c", f' r="{at}" s="1" t="d"', self.tag("v", "", value.strftime("%Y-%m-%dT%H:%M:%S")))
        style = ' s="1"' if self.days == "format" else ""
        return self.tag("c", f' r="{at}"{style}', self.tag("v", "", f"{serial(value):.10g}"))

    def sheet(self, sheet, places, name):
        rows, numbers = [], {}
        for y, (row, values) in enumerate(lines(sheet), 1):
            cells = "".join(self.cell(f"{get_column_letter(x)}{y}", v) for x, v in enumerate(values, 1))
            hidden = ' hidden="1"' if row is not None and row.hidden else ""
            if cells or hidden:
                rows.append(self.tag("row", f' r="{y}"{hidden}', cells))
            if row is not None:
                numbers[row] = y
                places.append((row, sheet, name, sheet.name, y))
        ids = [c.id for c in sheet.columns]
        merges = [f"{get_column_letter(ids.index(c.id) + 1)}{numbers[a]}:{get_column_letter(ids.index(c.id) + 1)}{numbers[b]}" for a, b, c in sheet.merges]
        inner = f'<{self.prefix}dimension ref="A1"/>' if self.dimension else ""
        inner += self.tag("sheetData", "", "".join(rows))
        if merges:
            inner += self.tag("mergeCells", "", "".join(f'<{self.prefix}mergeCell ref="{m}"/>' for m in merges))
        return self.document("worksheet", inner)

    def document(self, name, inner):
        space = MAIN.replace("xmlns=", f"xmlns:{self.prefix[:-1]}=") if self.prefix else MAIN
        return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + self.tag(name, f' {space} xmlns:r="{OFFICE}"', inner)

    def styles(self):
        inner = (f'<p:numFmts count="1"><p:numFmt numFmtId="164" formatCode="{escape(self.format, {chr(34): "&quot;"})}"/></p:numFmts>'
                 '<p:fonts count="2"><p:font><p:sz val="11"/></p:font><p:font><p:strike/><p:sz val="11"/></p:font></p:fonts><p:fills count="1"><p:fill/></p:fills><p:borders count="1"><p:border/></p:borders>'
                 '<p:cellStyleXfs count="1"><p:xf/></p:cellStyleXfs><p:cellXfs count="3"><p:xf numFmtId="0" fontId="0"/><p:xf numFmtId="164" applyNumberFormat="1"/><p:xf numFmtId="0" fontId="1" applyFont="1"/></p:cellXfs>')
        return self.document("styleSheet", inner.replace("p:", self.prefix))

    def parts(self, sheets, places, name):
        numbered = list(enumerate(sheets, 1))
        listed = "".join(f'<{self.prefix}sheet name="{escape(s.name)}" sheetId="{i}" r:id="rId{i}"/>' for i, s in numbered)
        yield "xl/workbook.xml", self.document("workbook", self.tag("sheets", "", listed))
        for i, sheet in numbered:
            yield f"xl/worksheets/sheet{i}.xml", self.sheet(sheet, places, name)
        yield "xl/styles.xml", self.styles()
        yield "xl/sharedStrings.xml", self.document("sst", "".join(self.tag("si", "", self.tag("t", ' xml:space="preserve"', escape(t))) for t in self.shared))
        kinds = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i, _ in numbered] + [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")]
        yield "xl/_rels/workbook.xml.rels", relations((i, f"{OFFICE}/{k}", t) for i, k, t in kinds)
        yield "_rels/.rels", relations([("rId1", f"{OFFICE}/officeDocument", "xl/workbook.xml")])
        parts = [("xl/workbook.xml", "sheet.main+xml"), ("xl/styles.xml", "styles+xml"), ("xl/sharedStrings.xml", "sharedStrings+xml")]
        parts += [(f"xl/worksheets/sheet{i}.xml", "worksheet+xml") for i, _ in numbered]
        yield "[Content_Types].xml", ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/'
                                      'vnd.openxmlformats-package.relationships+xml"/>' + "".join(f'<Override PartName="/{p}" ContentType="{TYPES}{k}"/>' for p, k in parts) + "</Types>")


def relations(rows):
    inner = "".join(f'<Relationship Id="{i}" Type="{k}" Target="{t}"/>' for i, k, t in rows)
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def pasted(rng, book, path):
    """(places, whether days became bare numbers)"""
    places = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        program = Plain(rng)
        for name, text in program.parts(book.sheets, places, path.name):
            out.writestr(zipfile.ZipInfo(name, (2026, 10, 1, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
    return places, program.days == "serial"


# Of U+2212, which JIS X 0208 has in another place, a Japanese machine saves the one that it can.
FOR_CP932 = str.maketrans({"−": "－", "—": "―", "–": "-", "‐": "-", "\u00a0": " "})
ENCODINGS = {"utf-8": "utf-8", "utf-8-bom": "utf-8-sig", "cp932": "cp932", "utf-16": "utf-16"}


def one_csv(rng, sheet, path):
    kind = rng.choice(["utf-8", "utf-8-bom", "cp932", "cp932", "utf-16"])
    comma = "\t" if kind == "utf-16" else rng.choice([",", ",", ",", ";", "\t"])
    ending = rng.choice(["\r\n", "\r\n", "\n"])
    day = rng.choice(["%Y/%m/%d", "%Y-%m-%d", "%Y年%m月%d日"])
    said, places, line = "", [], 1
    quoting = rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    for row, values in lines(sheet):
        text = io.StringIO()
        writer = csv.writer(text, delimiter=comma, lineterminator=ending, quoting=quoting)
        writer.writerow([plain(v).strftime(day) if isinstance(plain(v), datetime.date) else text_of(v) for v in values])
        if row is not None:
            places.append((row, sheet, path.name, path.stem, line))
        line += text.getvalue().count("\n")
        said += text.getvalue()
    if kind == "cp932":
        path.write_bytes(as_cp932(said).encode("cp932"))
    else:
        path.write_bytes(said.encode(ENCODINGS[kind]))
    return places, kind


def as_cp932(text):
    """What is left of a text in a file of that encoding."""
    return text.translate(FOR_CP932).encode("cp932", "replace").decode("cp932")
