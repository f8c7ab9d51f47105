# SPDX-License-Identifier: MIT
"""Which heads a cell of a tagged table has (PDF 32000-1, 14.8.5.7): those it names, else the nearest at its left, with those that these name."""
from dataclasses import dataclass, field


@dataclass
class Cell:
    kind: str             # TH, TD
    scope: str            # Row, Column
    name: bytes           # by which others name it
    heads: list           # names of those it names
    text: str
    row: int              # where it begins
    rows: int
    columns: int
    all: set = field(default_factory=set)  # names of all heads of its row that it hears

    @property
    def heads_row(self):
        return self.kind == "TH" and self.scope == "Row"


def cell_of(element, row, read_aloud):
    about = element.get("/A", {})
    return Cell(str(element.S)[1:], str(about.get("/Scope", ""))[1:], bytes(element.get("/ID", b"")), [bytes(n) for n in about.get("/Headers", [])],
                read_aloud(element), row, int(about.get("/RowSpan", 1)), int(about.get("/ColSpan", 1)))


def grid_of(table, read_aloud):
    """Rows of cells by column; one that covers several places stands in each of them."""
    grid, covered = [], {}
    for y, row in enumerate(table.K):
        places = {column: cell for column, cell in covered.items() if cell.row + cell.rows > y}
        column = 0
        for element in row.get("/K", []):
            cell = cell_of(element, y, read_aloud)
            for _ in range(cell.columns):
                while column in places:
                    column += 1
                places[column] = cell
        covered = places
        grid.append([places[c] for c in sorted(places)])
    return grid


def hear(row, column, named):
    """The row's heads of one cell, by name; of one that is not named, its place."""
    heads, cell = list(row[column].heads), row[column]
    if not heads:
        left = next((c for c in row[column - 1::-1] if c.heads_row and c is not cell), None) if column else None
        if left:
            heads = [left.name or str(id(left)).encode(), *left.heads]
    for name in heads:  # those of the heads, and so on
        heads += [n for n in named.get(name, []) if n not in heads]
    return heads


def look(table, names, read_aloud):
    """(complaints, texts of the heads of rows in their order). `names`: of elements that can be named -> (type, names of its heads)."""
    bad, said, group = [], [], None
    grid = grid_of(table, read_aloud)
    named = {name: heads for name, (_, heads) in names.items()}
    headed = any(cell.heads_row for row in grid for cell in row if cell.columns < len(row))
    for y, row in enumerate(grid):
        said += [cell.text for n, cell in enumerate(row) if cell.heads_row and cell.row == y and cell not in row[:n]]
        if row[0].heads_row and 1 < row[0].columns == len(row):
            group = row[0].name
            continue
        for column, cell in enumerate(row):
            heads = hear(row, column, named)
            bad += [f"'{cell.text[:20]}' names a head that is none" for name in cell.heads if names.get(name, ("", []))[0] != "TH"]
            if cell.kind == "TD" and cell.text and headed and not heads:
                bad.append(f"'{cell.text[:20]}' hears no head of its row")
            if cell.text and group is not None and (cell.kind == "TD" or cell.heads_row) and group not in heads:
                bad.append(f"'{cell.text[:20]}' does not hear its group")
    return bad, said
