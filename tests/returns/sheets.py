# SPDX-License-Identifier: MIT
"""A returned workbook while people edit it. A cell is addressed by its column and not by a letter, so that columns may move; the answers of a
row and the sent row that they were given for (`owner`) move together, whatever else stays behind. Nothing here knows how bunkai reads."""
import copy
import dataclasses
import datetime
import functools
import io
import itertools
import json
import unicodedata
from dataclasses import dataclass

import openpyxl

ids = itertools.count(1)


@dataclass(frozen=True)
class Formula:
    """A value that a formula gave, as a program keeps both."""
    text: str
    value: object


@dataclass(frozen=True)
class Struck:
    """What its writer has struck through."""
    value: object


@dataclass
class Said:
    """One cell as somebody filled it in: `means` is what a reader would take it for (None: there is no telling), `sort` says how sure that is.
    plain: must be understood · odd: understood or asked · trap: must not be understood as an acceptance, a day or a fee"""
    raw: object
    means: object
    sort: str = "plain"


@dataclass(eq=False)
class Column:
    head: object
    field: str = None           # None: not one of ours
    answered: bool = False
    choices: dict = dataclasses.field(default_factory=dict)
    hidden: bool = False
    id: int = dataclasses.field(default_factory=lambda: next(ids))


@dataclass(eq=False)
class Row:
    cells: dict                 # column's id -> value; without the answers
    owner: dict = None          # the sent row that the answers were given for; None: a row of their own
    said: dict = dataclasses.field(default_factory=dict)  # column's id -> Said
    before: dict = dataclasses.field(default_factory=dict)  # column's id -> what stood in a cell to be answered
    kind: str = "sent"          # sent, new, or none: blank rows, notes, heads again
    hidden: bool = False
    texts: dict = None          # the sent row whose texts stand here: another one than the owner in a torn sheet
    marks: set = dataclasses.field(default_factory=set)   # what happened to it, for the report

    def shown(self, column):
        """What stands in the cell."""
        if column.id in self.said:
            return self.said[column.id].raw
        return self.before.get(column.id) if column.answered else self.cells.get(column.id)


@dataclass(eq=False)
class Sheet:
    name: str
    asks: str                   # row, clause, contact
    columns: list
    above: list                 # rows of plain values before the head
    rows: list
    merges: list = dataclasses.field(default_factory=list)  # (row, row, column)
    filtered: bool = False

    def column(self, name):
        return next((c for c in self.columns if c.field == name), None)



@dataclass
class Book:
    sheets: list
    others: list                # names of sheets that ask nothing: 使い方
    record: dict
    emptied: bytes
    changed: list = dataclasses.field(default_factory=list)  # what was done, in order

    def sheet(self, asks):
        return next((s for s in self.sheets if s.asks == asks), None)


def plain(value):
    return value.value if isinstance(value, (Formula, Struck)) else value


def text_of(value):
    """As a reader of the sheet would say it."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.strftime("%Y-%m-%d")
    return f"{value:g}" if isinstance(value, float) else str(value)


@functools.lru_cache(100000)
def fold(text):
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def folded(value):
    """Two texts that differ only in width, blanks and line breaks are one."""
    return fold(text_of(value))


def find_head(rows, columns):
    heads = {folded(c["head"]) for c in columns}
    best = max(range(len(rows)), key=lambda y: sum(1 for v in set(map(folded, rows[y])) if v in heads), default=None)
    if best is None or len(heads & set(map(folded, rows[best]))) < len(heads):
        raise ValueError(f"no row has all heads: {sorted(heads - set(map(folded, rows[best or 0])))}")
    return best


def read_sheet(sheet, book_sheet, owners):
    grid = [list(r) for r in book_sheet.iter_rows(values_only=True)]
    top = find_head(grid, sheet["columns"])
    by_head = {folded(c["head"]): c for c in sheet["columns"]}
    columns = []
    for head in grid[top]:
        known = by_head.get(folded(head), {})
        columns.append(Column(head, known.get("field"), known.get("answered", False), known.get("choices", {})))
    while columns and columns[-1].head is None:
        columns.pop()
    code = next(c for c in columns if c.field == "code")
    rows = []
    for values in grid[top + 1:]:
        cells = dict(zip((c.id for c in columns), values))
        owner = owners.get(cells.get(code.id))
        answered = {c.id for c in columns if c.answered}
        rows.append(Row({k: v for k, v in cells.items() if k not in answered}, owner, {},
                        {k: v for k, v in cells.items() if k in answered}, "sent" if owner else "none", texts=owner))
    if not any(r.owner for r in rows):
        return None
    return Sheet(sheet["name"], sheet["asks"], columns, grid[:top], rows)


class Sent:
    """answers.xlsx and its record, read once."""

    def __init__(self, workbook, record):
        self.record = json.loads(record.read_text(encoding="utf-8"))
        owners = {r["code"]: r for r in self.record["rows"]}
        if len(owners) != len(self.record["rows"]):
            raise ValueError("two rows of the sending have one code")
        book = openpyxl.load_workbook(workbook)
        asking = {s["name"]: s for s in self.record["sheets"]}
        self.others = [n for n in book.sheetnames if n not in asking]
        read = [read_sheet(asking[n], book[n], owners) for n in book.sheetnames if n in asking]
        self.sheets = [s for s in read if s]
        shown = sum(1 for s in self.sheets for r in s.rows if r.owner)
        if shown != len(owners):
            raise ValueError(f"{len(owners)} rows were sent, {shown} stand in the workbook")
        self.emptied = self.empty(book, asking)

    @staticmethod
    def empty(book, asking):
        """The workbook without what stands in the sheets that ask, so that it is opened quickly."""
        for sheet in book:
            if sheet.title in asking:
                sheet._cells.clear()
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def book(self):
        return Book([copy_sheet(s) for s in self.sheets], list(self.others), self.record, self.emptied)


def copy_row(row):
    new = copy.copy(row)
    new.cells, new.said, new.before, new.marks = dict(row.cells), dict(row.said), dict(row.before), set(row.marks)
    return new


def copy_sheet(sheet):
    new = copy.copy(sheet)
    new.columns = [copy.copy(c) for c in sheet.columns]
    new.above, new.rows, new.merges = [list(r) for r in sheet.above], [copy_row(r) for r in sheet.rows], list(sheet.merges)
    return new
