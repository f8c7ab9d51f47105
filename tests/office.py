#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What people do with the lists of a workbook, done by LibreOffice: each table that a workbook declares is sorted by two columns, up and down,
filtered by a value of each of some columns, and counted by two columns in a pivot table. No row loses its meaning by it: each row that is there
afterwards is one of those that were there before, whole and as often; a filter leaves the rows that a count here leaves; a pivot has this
count's numbers. What LibreOffice reads is held against the file first, and a sheet that refuses any of it fails.
Without LibreOffice, or without BUNKAI_TEST_COUNTS=full, the suite is skipped.
usage: office.py BUNKAI [XLSX...]      with workbooks: these instead of the samples' papers"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests/proof"))
import basic  # noqa: E402
import xlsx  # noqa: E402

FULL = os.environ.get("BUNKAI_TEST_COUNTS") == "full"
SOFFICE = shutil.which("soffice")
FILTERS, PIVOTS, KINDS = 4, 3, 40  # values and pairs of columns that are tried; a column of so many values is none to count by
count = Counter()


def check(what, problems):
    problems = [str(p) for p in problems]
    count["failed" if problems else "passed"] += 1
    for problem in problems[:4]:
        print(f"FAIL office: {what}: {problem[:300]}")


@dataclass
class Table:
    book: Path
    sheet: str
    name: str
    x0: int
    y0: int
    x1: int
    y1: int
    heads: list
    rows: list       # of words as tables.bas says them

    def column(self, x):
        return [row[x] for row in self.rows]

    def __str__(self):
        return f"{self.book.parent.name}/{self.book.name}: {self.sheet}"


def said(cell):
    """A cell's element as tables.bas says its value."""
    if cell is None or (cell.get("t") != "inlineStr" and cell.find(xlsx.MAIN + "v") is None):
        return "t:"
    if cell.get("t") == "inlineStr":
        return "t:" + basic.mask(xlsx.unescape("".join(t.text or "" for t in cell.iter(xlsx.MAIN + "t"))))
    return f"n:{float(cell.findtext(xlsx.MAIN + 'v')):g}"


def read_table(path, sheet, root, part):
    first, last = (xlsx.place_of(r) for r in part.get("ref").split(":"))
    cells = {c.get("r"): c for c in root.iter(xlsx.MAIN + "c")}
    letters = [re.match("[A-Z]+", r).group() for r in sorted(cells, key=xlsx.place_of) if xlsx.place_of(r)[0] == first[0]]
    letters = [c for c in dict.fromkeys(letters) if first[1] <= xlsx.place_of(c + "1")[1] <= last[1]]
    rows = [[said(cells.get(f"{c}{y}")) for c in letters] for y in range(first[0] + 1, last[0] + 1)]
    heads = [c.get("name") for c in part.iter(xlsx.MAIN + "tableColumn")]
    return Table(path, sheet, part.get("name"), first[1] - 1, first[0] - 1, last[1] - 1, last[0] - 1, heads, rows)


def tables_of(path):
    """The tables that a workbook declares, from its parts alone."""
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        for i, sheet in enumerate(book.iter(xlsx.MAIN + "sheet"), 1):
            relations = f"xl/worksheets/_rels/sheet{i}.xml.rels"
            targets = re.findall(r'tables/(table\d+\.xml)"', parts.read(relations).decode()) if relations in names else []
            for target in targets:
                yield read_table(path, sheet.get("name"), ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{i}.xml")),
                                 ElementTree.fromstring(parts.read(f"xl/tables/{target}")))


def kinds(table, x):
    return len(set(table.column(x)))


def sorts_of(table):
    """The first column and one with values that many rows share, in turn."""
    shared = min(range(len(table.heads)), key=lambda x: (kinds(table, x) < 2, kinds(table, x)))
    return [("sort", shared, 1, 0, 1), ("sort", 0, 0, shared, 0), ("sort", len(table.heads) - 1, 1, shared, 0)]


def filters_of(table):
    """The commonest value of those columns where it says the least, and one that stands once."""
    asked = []
    for x in sorted((x for x in range(len(table.heads)) if kinds(table, x) > 1), key=lambda x: kinds(table, x)):
        value, times = Counter(v for v in table.column(x) if v != "t:").most_common(1)[0]
        if 0 < times < len(table.rows) and len(value) < 120:
            asked.append(("filter", x, value))
    return asked[:FILTERS - 1] + asked[-1:]


def pivots_of(table):
    """Pairs of columns of few values; what is counted is a column that every row fills."""
    few = sorted((x for x in range(len(table.heads)) if 1 < kinds(table, x) <= KINDS), key=lambda x: kinds(table, x))
    full = [x for x in range(len(table.heads)) if "t:" not in table.column(x)]
    pairs = [(a, b, next((x for x in full if x not in (a, b)), None)) for a, b in zip(few, few[1:])]
    return [("pivot", *pair) for pair in pairs if pair[2] is not None][:PIVOTS]


def commands_of(tables):
    """What LibreOffice is asked, and of which table each answer is."""
    commands, asked, book = [], [], None
    for table in tables:
        if table.book != book:
            book = table.book
            commands.append(("book", book))
        works = [("table", table.sheet, table.x0, table.y0, table.x1, table.y1), ("rows",), *filters_of(table), *pivots_of(table), *sorts_of(table)]
        commands += works
        asked += [(table, work) for work in works]
    return commands, asked


def take_answers(lines, asked):
    """(table, work, answer): a list of rows, or the line that refuses."""
    at = 0
    for table, work in asked:
        if work[0] == "table" or lines[at][0] == "refused":
            yield table, work, lines[at]
            at += 1
            continue
        end = next(i for i in range(at, len(lines)) if lines[i][0] == "done")
        yield table, work, [line[1:] for line in lines[at:end]]
        at = end + 1


def same_rows(got, wanted):
    got, wanted = Counter(map(tuple, got)), Counter(map(tuple, wanted))
    return [f"not there before: {row}" for row in got - wanted] + [f"lost: {row}" for row in wanted - got]


def key_of(value):
    return (0, float(value[2:])) if value[:2] == "n:" else (2, "") if value == "t:" else (1, value)


def unsorted(rows, x, up):
    """Equal values stand together, empty ones last, and numbers rise or fall."""
    values = [row[x] for row in rows]
    runs = [v for i, v in enumerate(values) if i == 0 or values[i - 1] != v]
    numbers = [float(v[2:]) for v in values if v[:2] == "n:"]
    return [f"'{v}' stands in {n} places" for v, n in Counter(map(str.casefold, runs)).items() if n > 1] + \
        (["numbers are out of order"] if numbers != sorted(numbers, reverse=not up) else []) + \
        (["an empty cell stands above a full one"] if "t:" in values and set(values[values.index("t:"):]) != {"t:"} else [])


def ask_sort(table, work, rows):
    yield from same_rows(rows, table.rows)
    yield from unsorted(rows, work[1], work[2])
    if len({row[work[1]].casefold() for row in rows}) < len(rows):  # within each value of the first, by the second
        for value in {row[work[1]] for row in rows}:
            yield from unsorted([row for row in rows if row[work[1]] == value], work[3], work[4])


def ask_filter(table, work, rows):
    wanted = [row for row in table.rows if row[work[1]].casefold() == work[2].casefold()]
    yield from same_rows(rows, wanted)


def label(value):
    return value.casefold() if value != "t:" else "t:(empty)"


def ask_pivot(table, work, rows):
    wanted = Counter((label(row[work[1]]), label(row[work[2]])) for row in table.rows)
    heads, got = rows[1][1:-1], Counter()
    for row in rows[2:-1]:
        got.update({(label(row[0]), label(head)): int(float(value[2:])) for head, value in zip(heads, row[1:-1]) if value[:2] == "n:"})
    yield from (f"{pair}: {got[pair]} instead of {wanted[pair]}" for pair in sorted(set(got) | set(wanted)) if got[pair] != wanted[pair])
    if rows[-1][-1] != f"n:{len(table.rows)}":
        yield f"all together {rows[-1][-1]} instead of {len(table.rows)}"


def ask_rows(table, work, rows):
    return [] if rows == table.rows else same_rows(rows, table.rows) or ["another order"]


ASKED = {"rows": ask_rows, "sort": ask_sort, "filter": ask_filter, "pivot": ask_pivot}


def judge(table, work, answer):
    names = ", ".join(table.heads[x] for x in {"sort": work[1::2], "filter": work[1:2], "pivot": work[1:3]}.get(work[0], ()))
    what = f"{table}: {work[0]} {names}".rstrip()
    if work[0] == "table":
        check(f"{what} is a range of its own with a filter, of a sheet where rows can be sorted", [] if answer[1:] == [table.name, "True", "False"] else [answer])
    elif answer[:1] == ["refused"]:
        check(what, [" ".join(answer)])
    else:
        check(what, ASKED[work[0]](table, work, answer))
        count[work[0]] += 1


def prove(tables, work):
    commands, asked = commands_of(tables)
    lines = basic.Office(SOFFICE, work).run("tables", commands)
    check("LibreOffice came to the end", [] if lines else ["it did not"])
    if lines:
        for table, asked_for, answer in take_answers(lines, asked):
            judge(table, asked_for, answer)


def prove_complaints(table):
    """A row that got another's cell, lost a row or counted one twice is seen."""
    mixed = [list(row) for row in table.rows]
    mixed[0][1], mixed[-1][1] = mixed[-1][1] + "x", mixed[0][1]
    check("a mixed row is seen", [] if list(same_rows(mixed, table.rows)) else ["no"])
    check("a lost row is seen", [] if list(same_rows(table.rows[1:], table.rows)) else ["no"])
    check("a value in two places is seen", [] if unsorted([["t:a"], ["t:b"], ["t:a"]], 0, 1) else ["no"])
    check("numbers out of order are seen", [] if unsorted([["n:2"], ["n:10"], ["n:3"]], 0, 1) else ["no"])


def spoil(table, out):
    """A copy in which two rows share their first cell."""
    with zipfile.ZipFile(table.book) as parts, zipfile.ZipFile(out, "w") as copy:
        number = [s.get("name") for s in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(xlsx.MAIN + "sheet")].index(table.sheet) + 1
        merge = f'<mergeCell ref="A{table.y0 + 2}:A{table.y0 + 3}"/>'
        for name in parts.namelist():
            content = parts.read(name).decode("utf-8", "surrogateescape")
            if name == f"xl/worksheets/sheet{number}.xml":
                content = content.replace("</mergeCells>", merge + "</mergeCells>") if "</mergeCells>" in content else \
                    re.sub("(</sheetData>(<sheetProtection[^>]*/>)?)", rf'\1<mergeCells count="1">{merge}</mergeCells>', content)
            copy.writestr(name, content.encode("utf-8", "surrogateescape"))
    return replace(table, book=out)


def prove_merged_rows(table, work):
    """LibreOffice refuses to sort rows that share a cell, or mixes them: this suite would say so."""
    spoilt = spoil(table, work / "spoilt.xlsx")
    commands, asked = commands_of([spoilt])
    lines = basic.Office(SOFFICE, work).run("tables", commands)
    sorts = [(t, w, a) for t, w, a in take_answers(lines or [], asked) if w[0] == "sort"]
    check("a table with merged rows is seen", [] if any(a[:1] == ["refused"] or list(ask_sort(t, w, a)) for t, w, a in sorts) else [f"{len(sorts)} sorts"])


def build(bunkai, out):
    """A sample's papers, and those of the amendment that follows it."""
    for words in (["build", "samples/telehealth", "-o", out / "papers"], ["amend", "samples/telehealth", "samples/telehealth-next", "-o", out / "amended"]):
        subprocess.run([bunkai, *words, "--format", "xlsx"], cwd=ROOT, capture_output=True, check=False, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return sorted(out.rglob("*.xlsx"))


def main():
    if not SOFFICE or not FULL:
        print("SKIP office: LibreOffice is not installed" if FULL else "SKIP office: it belongs to make test-all")
        print("0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        books = [Path(p).resolve() for p in sys.argv[2:]] or build(Path(sys.argv[1]).resolve(), work)
        tables = [table for path in books for table in tables_of(path) if table.rows]
        check("there are tables", [] if len(tables) > (0 if sys.argv[2:] else 20) else [f"{len(tables)} in {len(books)} workbooks"])
        prove(tables, work)
        if tables:
            prove_complaints(max(tables, key=lambda t: len(t.rows)))
            prove_merged_rows(max(tables, key=lambda t: len(t.rows)), work)
    print(f"office: {len(tables)} tables of {sum(len(t.rows) for t in tables)} rows; {count['sort']} sorts, {count['filter']} filters, {count['pivot']} pivots")
    print(f"{count['passed']} passed, {count['failed']} failed, 0 skipped")
    return 1 if count["failed"] else 0


sys.exit(main())
