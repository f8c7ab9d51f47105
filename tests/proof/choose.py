# SPDX-License-Identifier: MIT
"""Somebody picks another status from a workbook's drop-down: LibreOffice shows the row in the look of that one, and no other row."""
import re
import zipfile
from xml.etree import ElementTree

import xlsx

MAIN = xlsx.MAIN


def fills_of(styles):
    """The fill of each differential format, '#RRGGBB'."""
    return ["#" + c.get("rgb")[2:].upper() if c is not None else None
            for c in (d.find(f"{MAIN}fill/{MAIN}patternFill/{MAIN}bgColor") for d in styles.iter(MAIN + "dxf"))]


def rules_of(path):
    """{part: {status: its fill}} of the sheets where rows follow a choice, and the column that they ask."""
    found = {}
    with zipfile.ZipFile(path) as parts:
        fills = fills_of(ElementTree.fromstring(parts.read("xl/styles.xml")))
        for name in parts.namelist():
            if not name.startswith("xl/worksheets/sheet"):
                continue
            for rule in ElementTree.fromstring(parts.read(name)).iter(MAIN + "cfRule"):
                asked = re.fullmatch(r'\$([A-Z]+)\d+="(.*)"', rule.findtext(MAIN + "formula", ""))
                if asked:
                    found.setdefault(name, {"column": asked.group(1)})[asked.group(2)] = fills[int(rule.get("dxfId"))]
    return found


def pick(path, out, part, column, old, new):
    """A copy in which the first cell of the column that says `old` says `new`; False when there is none."""
    with zipfile.ZipFile(path) as parts, zipfile.ZipFile(out, "w") as copy:
        picked = 0
        for name in parts.namelist():
            content = parts.read(name).decode("utf-8")
            if name == part:
                cell = rf'(<c r="{column}\d+"[^>]*><is><t>){re.escape(old)}(</t>)'
                content, picked = re.subn(cell, rf"\g<1>{new}\g<2>", content, count=1)
            copy.writestr(name, content)
    return picked == 1


def colours(html):
    text = html.read_text(encoding="utf-8", errors="replace")
    return [c.upper() for c in re.findall(r'bgcolor="(#[0-9A-Fa-f]{6})"', text)]


def faults(before, after, fill, least):
    """More cells than before have the new status's fill: those of one row, not of two."""
    more = colours(after).count(fill) - colours(before).count(fill)
    return [] if least <= more < 2 * least + 2 else [f"{more} more cells in {fill}"]
