# SPDX-License-Identifier: MIT
"""A workbook's package: what Excel offers to repair. Parts that are named and not there, counts that are not the count, ids that lead
nowhere, elements out of order; and whether the styles of its cells have names."""
import posixpath
import re
import zipfile
from xml.etree import ElementTree

import books

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
IDS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# ECMA-376 part 1, 18.8.39, 18.8.45, 18.8.14 and 18.3.1.10: the order of their children.
ORDERS = {
    "styleSheet": ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"],
    "xf": ["alignment", "protection", "extLst"],
    "dxf": ["font", "numFmt", "fill", "alignment", "border", "protection", "extLst"],
    "cfRule": ["formula", "colorScale", "dataBar", "iconSet", "extLst"],
    "sheetView": ["pane", "selection", "pivotSelection", "extLst"],
    "headerFooter": ["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"],
}
COUNTED = {"fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "mergeCells", "dataValidations", "rowBreaks", "colBreaks"}
LENGTHS = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}
LONGEST_NAME = 31


def tag(element):
    return element.tag.rpartition("}")[2]


def order_faults(name, root):
    problems = []
    for e in root.iter():
        order = ORDERS.get(tag(e)) if e.tag.startswith(MAIN) else None
        if order:
            places = [order.index(tag(c)) if tag(c) in order else -1 for c in e]
            problems += [f"{name}: {tag(e)} has {[tag(c) for c in e]}"] if places != sorted(places) or -1 in places else []
        if tag(e) in COUNTED and e.get("count") is not None and int(e.get("count")) != len(e):
            problems.append(f"{name}: {tag(e)} says {e.get('count')} and has {len(e)}")
    return problems


def target_of(part, target):
    return target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def relation_faults(parts, roots):
    """Relations lead to parts, ids in a part to its relations, and every part has a type."""
    problems = []
    types = roots["[Content_Types].xml"]
    known = {o.get("PartName")[1:] for o in types.iter(TYPES + "Override")}
    endings = {d.get("Extension") for d in types.iter(TYPES + "Default")}
    problems += [f"no type for {n}" for n in parts if n != "[Content_Types].xml" and n not in known and n.rpartition(".")[2] not in endings]
    problems += [f"a type for {n}, which is not there" for n in sorted(known - set(parts))]
    for name, root in roots.items():
        folder, base = posixpath.split(name)
        relations = roots.get(posixpath.join(folder, "_rels", base + ".rels"))
        ids = [r.get("Id") for r in relations] if relations is not None else []
        used = [v for e in root.iter() for k, v in e.attrib.items() if k.startswith(IDS)]
        problems += [f"{name}: no relation {i}" for i in used if i not in ids]
        problems += [f"{name}: the same id twice"] if len(set(ids)) != len(ids) else []
        for r in relations if relations is not None else []:
            if r.get("TargetMode") != "External" and target_of(name, r.get("Target")) not in parts:
                problems.append(f"{name}: a relation to {r.get('Target')}")
    return problems


def id_faults(styles, sheets):
    length = {tag(e): len(e) for e in styles}
    problems = []
    for kind in ("cellStyleXfs", "cellXfs"):
        for xf in styles.find(MAIN + kind):
            problems += [f"{kind}: {a}={xf.get(a)}" for a, of in LENGTHS.items() if int(xf.get(a)) >= length[of]]
            problems += [f"{kind}: xfId={xf.get('xfId')}"] if int(xf.get("xfId", 0)) >= length["cellStyleXfs"] else []
    for name, root in sheets.items():
        problems += [f"{name}: {c.get('r')} has style {c.get('s')}" for c in root.iter(MAIN + "c") if int(c.get("s", 0)) >= length["cellXfs"]]
        rules = list(root.iter(MAIN + "cfRule"))
        problems += [f"{name}: dxf {r.get('dxfId')}" for r in rules if int(r.get("dxfId", 0)) >= max(length["dxfs"], 1)]
        priorities = [r.get("priority") for r in rules]
        problems += [f"{name}: two rules of one priority"] if len(set(priorities)) != len(priorities) else []
    return problems


def merge_faults(sheets):
    """Merged cells that overlap are what Excel repairs first."""
    problems = []
    for name, root in sheets.items():
        taken = set()
        for merge in root.iter(MAIN + "mergeCell"):
            (x0, y0), (x1, y1) = (re.fullmatch(r"([A-Z]+)(\d+)", r).groups() for r in merge.get("ref").split(":"))
            cells = {(x, y) for x in range(column(x0), column(x1) + 1) for y in range(int(y0), int(y1) + 1)}
            problems += [f"{name}: {merge.get('ref')} lies on another"] if cells & taken else []
            taken |= cells
    return problems


def column(letters):
    number = 0
    for c in letters:
        number = number * 26 + ord(c) - ord("A") + 1
    return number


def name_faults(book):
    names = [s.get("name") for s in book.iter(MAIN + "sheet")]
    problems = [f"a sheet's name: '{n}'" for n in names if not 0 < len(n.encode("utf-16-le")) // 2 <= LONGEST_NAME or re.search(r"[\[\]:*?/\\]", n)]
    problems += ["two sheets of one name"] if len({n.casefold() for n in names}) != len(names) else []
    return problems + [f"defined name of sheet {d.get('localSheetId')}" for d in book.iter(MAIN + "definedName")
                       if int(d.get("localSheetId", 0)) >= len(names)]


def style_faults(styles, sheets):
    """Each named style is one of its own; and a cell with words has a style with a name."""
    entries = list(styles.find(MAIN + "cellStyles"))
    names, numbers = [e.get("name") for e in entries], [int(e.get("xfId")) for e in entries]
    problems = ["two styles of one name"] if len({n.casefold() for n in names}) != len(names) else []
    problems += [] if numbers == list(range(len(styles.find(MAIN + "cellStyleXfs")))) else [f"styles are {numbers}"]
    style_of = [int(xf.get("xfId")) for xf in styles.find(MAIN + "cellXfs")]
    for name, root in sheets.items():
        problems += [f"{name}: {c.get('r')} has no named style" for c in root.iter(MAIN + "c")
                     if c.find(MAIN + "is") is not None and not style_of[int(c.get("s", 0))]]
    return problems


def faults(path):
    with zipfile.ZipFile(path) as archive:
        parts = archive.namelist()
        problems = ["a part that does not unpack"] if archive.testzip() else []
        problems += [f"{i.filename}: dated {i.date_time}" for i in archive.infolist() if i.date_time != (1980, 1, 1, 0, 0, 0)]
        roots = {n: ElementTree.fromstring(archive.read(n)) for n in parts if n.endswith((".xml", ".rels"))}
    problems += ["a part twice"] if len(set(parts)) != len(parts) else []
    problems += ["the types do not come first"] if parts[0] != "[Content_Types].xml" else []
    for name, root in roots.items():
        problems += order_faults(name, root)
    styles, sheets = roots["xl/styles.xml"], {n: r for n, r in roots.items() if n.startswith("xl/worksheets/sheet")}
    return (problems + relation_faults(parts, roots) + id_faults(styles, sheets) + merge_faults(sheets) + name_faults(roots["xl/workbook.xml"]) +
            style_faults(styles, sheets))


def style_names(path):
    with zipfile.ZipFile(path) as archive:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    return [e.get("name") for e in styles.find(MAIN + "cellStyles")]


def names_elsewhere(path):
    """The names that openpyxl finds are those of the file."""
    wanted, (_, known, used) = set(style_names(path)), books.by_openpyxl(path)
    return [f"not found: {n}" for n in wanted - known] + [f"unknown: {n}" for n in used - wanted]


DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
POINTS = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
UNITS_PER_MM = 36000


def logo_faults(path, file, alt, height):
    """The first sheet has the file as its picture, with words for who cannot see it, as high as asked, above its first cell with words."""
    with zipfile.ZipFile(path) as archive:
        if "xl/media/image1.png" not in archive.namelist():
            return ["no picture"]
        same = archive.read("xl/media/image1.png") == file.read_bytes()
        drawing = ElementTree.fromstring(archive.read("xl/drawings/drawing1.xml"))
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        drawn = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet") and b"<drawing " in archive.read(n)]
    shown, size = drawing.find(f".//{DRAWING}cNvPr").get("descr"), int(drawing.find(f".//{POINTS}ext").get("cy")) / UNITS_PER_MM
    pinned = drawing.find(f"{DRAWING}oneCellAnchor/{DRAWING}ext")  # its size is not that of cells
    first = next(int(r.get("r")) for r in sheet.iter(MAIN + "row") if r.find(f"{MAIN}c/{MAIN}is") is not None)
    heights = [float(r.get("ht")) for r in sheet.iter(MAIN + "row") if int(r.get("r")) < first]
    return (([] if same else ["another picture"]) + ([] if shown == alt else [f"alt text '{shown}'"]) +
            ([] if abs(size - height) < 0.5 else [f"{size:.1f} mm high"]) + ([] if pinned is not None and int(pinned.get("cy")) == size * UNITS_PER_MM else ["not pinned"]) +
            ([] if sum(heights) * 25.4 / 72 >= height else ["it lies on the title"]) + ([] if len(drawn) == 1 else [f"on {drawn}"]))


def running_faults(path, words):
    """Every sheet's header has one of the words."""
    with zipfile.ZipFile(path) as archive:
        heads = {n: ElementTree.fromstring(archive.read(n)).findtext(f"{MAIN}headerFooter/{MAIN}oddHeader", "")
                 for n in archive.namelist() if n.startswith("xl/worksheets/sheet")}
    return [f"{n}: '{h}'" for n, h in heads.items() if not any(h.endswith(w) for w in words)]
