# SPDX-License-Identifier: MIT
"""What a workbook's parts say, against the document tree and ECMA-376; and what LibreOffice and openpyxl make of it, where they are there."""
import math
import re
import subprocess
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from xml.etree import ElementTree

from tree import squash

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# ECMA-376 part 1, 18.3.1.99 and 18.2.27: the order in which a sheet's and a workbook's elements must stand.
SHEET_ORDER = ["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
               "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr",
               "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks",
               "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF",
               "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"]
BOOK_ORDER = ["fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups", "externalReferences",
              "definedNames", "calcPr"]
MARKS = "▶◀▲▼→←↑↓│─┃━█■"  # what figures draw with characters
PAPERS = {"9": (210, 297), "8": (297, 420)}  # millimetres
LEAST_SCALE = 0.8
PIXELS_PER_CHARACTER, POINTS_PER_PIXEL = 7, 0.75  # of the workbook's default font


@dataclass
class Cell:
    row: int
    column: int
    text: str
    style: int
    rows: int = 1
    columns: int = 1


@dataclass
class Sheet:
    name: str
    root: ElementTree.Element
    cells: list = field(default_factory=list)
    heights: dict = field(default_factory=dict)
    widths: dict = field(default_factory=dict)

    def words(self):
        return "".join(squash(c.text) for c in self.cells)


@dataclass
class Book:
    root: ElementTree.Element
    sheets: list
    sizes: list           # of the font of each style, points


def place_of(reference):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for c in letters:
        column = column * 26 + ord(c) - ord("A") + 1
    return int(digits), column


def unescape(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m.group(1), 16)), text)


def shown_date(serial, code):
    """What a workbook shows for a date: 46296 -> 令和8年10月1日, or 2026-10-01."""
    day = date(1899, 12, 30) + timedelta(int(serial))
    if "ggge" not in code:
        return day.isoformat()
    return f"令和{day.year - 2018}年{day.month}月{day.day}日"


def shown_number(number, code):
    """What a workbook shows for a number by formats of ours: a day, "第"0"条", "(17)ア"."""
    if re.search("ggge|yyyy", code):
        return shown_date(number, code)
    return "".join(word if quoted else rest.replace("0", f"{float(number):.0f}") for quoted, word, rest in re.findall(r'("([^"]*)")|([^"]+)', code))


def number_styles(styles):
    """The cell styles that have a number format of their own: {style: format}."""
    codes = {f.get("numFmtId"): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
    return {i: codes.get(xf.get("numFmtId"), "0") for i, xf in enumerate(styles.find(MAIN + "cellXfs")) if xf.get("numFmtId") != "0"}


def read_sheet(name, root, formats):
    sheet = Sheet(name, root)
    for col in root.iter(MAIN + "col"):
        for x in range(int(col.get("min")), int(col.get("max")) + 1):
            sheet.widths[x] = round(float(col.get("width")) * PIXELS_PER_CHARACTER) * POINTS_PER_PIXEL
    for row in root.iter(MAIN + "row"):
        sheet.heights[int(row.get("r"))] = float(row.get("ht", 15))
        for c in row.iter(MAIN + "c"):
            text = unescape("".join(t.text or "" for t in c.iter(MAIN + "t"))) or c.findtext(MAIN + "v", "")
            style, is_number = int(c.get("s", 0)), c.get("t") is None and c.find(MAIN + "v") is not None
            sheet.cells.append(Cell(*place_of(c.get("r")), shown_number(text, formats[style]) if style in formats and is_number else text, style))
    at = {(c.row, c.column): c for c in sheet.cells}
    for merge in root.iter(MAIN + "mergeCell"):
        first, last = (place_of(r) for r in merge.get("ref").split(":"))
        if first in at:
            at[first].rows, at[first].columns = last[0] - first[0] + 1, last[1] - first[1] + 1
    return sheet


def read(path):
    with zipfile.ZipFile(path) as parts:
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
        fonts = [float(f.find(MAIN + "sz").get("val")) for f in styles.find(MAIN + "fonts")]
        sizes = [fonts[int(xf.get("fontId"))] for xf in styles.find(MAIN + "cellXfs")]
        sheets = [read_sheet(s.get("name"), ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{i}.xml")), number_styles(styles))
                  for i, s in enumerate(book.iter(MAIN + "sheet"), 1)]
    return Book(book, sheets, sizes)


def first_difference(got, wanted):
    if got == wanted:
        return []
    at = next((i for i, (a, b) in enumerate(zip(got, wanted)) if a != b), min(len(got), len(wanted)))
    return [f"at {at}: expected '{wanted[max(0, at - 10):at + 40]}', found '{got[max(0, at - 10):at + 40]}'"]


def drawn_difference(got, blocks, head):
    """A figure's cells stand where it wants them: every word is there, and besides them nothing but marks."""
    missing = [w for b in blocks for w in b.words if w not in got]
    letters = Counter(c for c in got if c not in MARKS) - Counter(c for c in head + "".join(b.text for b in blocks) if c not in MARKS)
    return [f"'{w[:40]}' is not there" for w in missing] + ([f"more than the tree has: {letters}"] if letters else [])


def footer_of(sheet):
    return sheet.root.findtext(f"{MAIN}headerFooter/{MAIN}oddFooter", "").replace("&&", "&")


def compare(book, document, contents):
    """What differs between the cells' words and the tree's."""
    head = document.title + document.subtitle + "".join(document.facts) + document.confidentiality
    sheets, problems = list(book.sheets), []
    if len(sheets) == len(document.sheets) + 1:
        problems += first_difference(sheets.pop(0).words(), head + contents + "".join(s.title for s in document.sheets))
        head = ""
    if len(sheets) != len(document.sheets):
        return [f"{len(sheets)} sheets for {len(document.sheets)}"]
    for sheet, part in zip(sheets, document.sheets):
        titled = part.title != document.title
        words = "".join(b.text for b in part.blocks[0 if titled or not part.title else 1:])
        differences = drawn_difference(sheet.words(), part.blocks, head) if part.drawn else first_difference(sheet.words(), head + words)
        problems += [f"{sheet.name}: {d}" for d in differences]
        problems += [f"{sheet.name}: its footer has not '{part.foot[:40]}'"] if part.foot not in squash(footer_of(sheet)) else []
        head = ""
    return problems


def order_breaches(name, root, order):
    places = [order.index(e.tag.removeprefix(MAIN)) if e.tag.removeprefix(MAIN) in order else -1 for e in root]
    problems = [f"{name}: an element that is not known here: {e.tag}" for e, p in zip(root, places) if p < 0]
    return problems + ([] if places == sorted(places) else [f"{name}: elements out of order"])


def check_parts(path, book):
    """Every part is XML, and elements stand in the order of their schema."""
    problems = order_breaches("workbook", book.root, BOOK_ORDER)
    for sheet in book.sheets:
        problems += order_breaches(sheet.name, sheet.root, SHEET_ORDER)
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                try:
                    ElementTree.fromstring(parts.read(name))
                except ElementTree.ParseError as error:
                    problems.append(f"{name}: {error}")
    return problems


def width_of(text, size):
    """Points, in a font whose Latin letters are half as wide as its kanji."""
    return size * sum(1 if unicodedata.east_asian_width(c) in "WFA" else 0.5 for c in text)


def least_lines(text, size, width):
    """No program needs fewer lines: full to the last half character, without any rule."""
    return sum(max(1, math.ceil(width_of(line.rstrip(), size) / width - 1e-6)) for line in text.split("\n"))


def low_rows(book):
    """Cells that are lower than their text: as many lines as it takes at the least, each as high as the font."""
    problems = []
    for sheet in book.sheets:
        for c in sheet.cells:
            if not c.text.strip(MARKS + " "):
                continue
            width = sum(sheet.widths.get(x, 48) for x in range(c.column, c.column + c.columns)) - 3
            height = sum(sheet.heights.get(y, 15) for y in range(c.row, c.row + c.rows))
            size = book.sizes[c.style]
            need = least_lines(c.text, size, width) * size * 1.15
            if height < need:
                problems.append(f"{sheet.name} row {c.row}: {height:.0f} points for {need:.0f}: {c.text[:40]}")
    return problems


def running_faults(sheet, document):
    """Header and footer say what it is, which state of it, who may read it, and the page."""
    lines = squash("".join(sheet.root.findtext(f"{MAIN}headerFooter/{MAIN}{name}", "") for name in ("oddHeader", "oddFooter"))).replace("&&", "&")
    return [f"{sheet.name}: '{word}' is not in its running lines" for word in (document.title, *document.facts, document.confidentiality, "&P/&N")
            if word[:40] not in lines]


def print_faults(book, document):
    """Every sheet prints one page wide (a table of its own as wide as it needs), is not scaled down too much, and has its running lines."""
    problems = []
    for sheet in book.sheets:
        setup, margins = sheet.root.find(MAIN + "pageSetup"), sheet.root.find(MAIN + "pageMargins")
        fit = sheet.root.find(f"{MAIN}sheetPr/{MAIN}pageSetUpPr")
        if setup is None or setup.get("paperSize") not in PAPERS:
            problems.append(f"{sheet.name}: no paper")
            continue
        paper = PAPERS[setup.get("paperSize")][setup.get("orientation") == "landscape"]
        room = (paper / 25.4 - float(margins.get("left")) - float(margins.get("right"))) * 72
        scale = room * int(setup.get("fitToWidth", "1")) / max(sum(sheet.widths.values()), 1)
        if scale < LEAST_SCALE:
            problems.append(f"{sheet.name}: printed at {scale:.0%}")
        if fit is None or fit.get("fitToPage") != "1" or setup.get("fitToHeight", "1") not in ("0", "1"):  # 1: a figure on one page
            problems.append(f"{sheet.name}: not fitted to a page")
        problems += running_faults(sheet, document)
    return problems


def link_faults(book):
    """Links inside the workbook lead to a cell of a sheet that is there."""
    names = {s.name for s in book.sheets}
    inside = [(s.name, h) for s in book.sheets for h in s.root.iter(MAIN + "hyperlink") if not h.get(RELATION)]
    targets = [(name, h.get("location") or "") for name, h in inside]
    return [f"{name}: a link to {target}" for name, target in targets
            if not re.fullmatch(r"'(.+)'![A-Z]+\d+", target) or target[1:target.rindex("'")] not in names]


def read_elsewhere(sheets, book):
    """Another program, by what books.reference says of it, finds the same words."""
    words = ["".join(map(squash, sheet["cells"].values())) for sheet in sheets]
    return [f"{ours.name}: {d}" for ours, theirs in zip(book.sheets, words) for d in first_difference(theirs, ours.words())]


def convert(soffice, profile, ending, out, files):
    subprocess.run([soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", ending, "--outdir", out, *files],
                   capture_output=True, check=False, timeout=300)


def lost_in_print(book, words):
    """Cells whose text another program's print does not show; a text may go on behind a page's end."""
    missing = []
    for text in {squash(c.text) for s in book.sheets for c in s.cells if c.text.strip()}:
        rest = text
        while rest:
            n = len(rest)
            while n and rest[:n] not in words:
                n = n * 3 // 4
            if n < min(len(rest), 6):
                missing.append(f"'{rest[:40]}' of '{text[:40]}'")
                break
            rest = rest[n:]
    return missing


def looks_of(path):
    """Every value in the workbook's styles: colours, fonts, sizes."""
    with zipfile.ZipFile(path) as parts:
        styles = ElementTree.fromstring(parts.read("xl/styles.xml"))
    return {value for e in styles.iter() for value in e.attrib.values()}
