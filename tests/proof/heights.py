# SPDX-License-Identifier: MIT
"""Rows against the heights that LibreOffice would give them: with the fonts that the style asks for, and on a machine that lacks them."""
import json

import xlsx

HUNDREDTHS = 2540 / 72  # millimetres of a point
CLOSE = 0.2             # of a font's size: a line's own room, which may be cut


def hide_fonts(style, folder):
    """A fontconfig file of a machine without the style's first fonts."""
    files = [f["file"] for name, f in json.loads(style.read_text(encoding="utf-8"))["fonts"].items() if not name.startswith(("fallback", "rare"))]
    path = folder / "fonts.conf"
    path.write_text('<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont>'
                    "<rejectfont>" + "".join(f"<glob>{f.rsplit('/', 1)[0]}/*</glob>" for f in files) + "</rejectfont></selectfont></fontconfig>\n", encoding="utf-8")
    return path


def cells_of(book):
    """Cells with words, each with the width and the height it has."""
    for sheet in book.sheets:
        for c in sheet.cells:
            if c.text.strip(xlsx.MARKS + " "):
                yield (sheet.name, c, sum(sheet.widths.get(x, 48) for x in range(c.column, c.column + c.columns)),
                       sum(sheet.heights.get(y, 15) for y in range(c.row, c.row + c.rows)))


def commands_of(path, cells):
    widths, works, name = {}, [], None
    for sheet, c, width, _ in cells:
        if sheet != name:
            name = sheet
            works.append(("sheet", name))
        works.append(("cell", c.column - 1, c.row - 1, widths.setdefault(round(width * HUNDREDTHS), len(widths))))
    return [("book", path), *(("width", x, width) for width, x in widths.items()), *works, ("end",)]


def lower_than_chosen(office, books, **environment):
    """`books`: {name: (path, book)}. Of each the cells that are lower than LibreOffice would make them, and of how many."""
    cells = {name: list(cells_of(book)) for name, (_, book) in books.items()}
    answers = office.run("heights", [c for name, (path, _) in books.items() for c in commands_of(path, cells[name])], **environment)
    wanted = iter(answers or [])
    for name in books:
        low = ["LibreOffice did not answer"] if answers is None else []
        for (sheet, c, _, height), (said,) in zip(cells[name], wanted):
            if float(said) / HUNDREDTHS > height + max(1, CLOSE * books[name][1].sizes[c.style]):
                low.append(f"{sheet} row {c.row}: {height:.0f} points, wanted {float(said) / HUNDREDTHS:.0f}: {c.text[:40]}")
        yield name, len(cells[name]), low
