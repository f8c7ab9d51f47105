# SPDX-License-Identifier: MIT
"""Links from one file to another, in PDF and XLSX: the file is there, it has the name, and what stands at that place is what the link's words
say: the article, or the row with that key. And the tree's links are those of the files: nothing is left out in the PDF."""
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pikepdf

import pdf
import xlsx
from tree import CHILDREN, squash

NAME = re.compile(r"[_A-Za-z\\][A-Za-z0-9_.]{0,254}")
CELL_LIKE = re.compile(r"([A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc])")

ONE_LINE = 4  # 第30条


@dataclass
class Link:
    words: str
    path: str      # of the other document, without an ending
    anchor: str


def tree_links(tree):
    """What leads to other documents, in reading order."""
    found = []

    def walk(node):
        words = node.get("text") or "".join(walk_words(node))
        for run in [{**node, "text": words}, *node.get("runs", [])]:
            if "#" in run.get("link", ""):
                path, anchor = run["link"].split("#")
                found.append(Link(squash(run["text"]), path, anchor))
        for name in CHILDREN:
            for child in node.get(name, []):
                walk(child)

    def walk_words(node):
        for name in CHILDREN:
            for child in node.get(name, []):
                yield child.get("text") or ""

    for part in json.loads(tree.read_text(encoding="utf-8"))["body"]:
        walk(part)
    return found


def measure_links(tree):
    """Where what an article's place answers leads: workbooks alone have it, in a column beside the articles."""
    found = []

    def walk(node):
        measures = node.get("measures", {})
        if "#" in measures.get("link", ""):
            path, anchor = measures["link"].split("#")
            found.append(Link(squash(measures["text"]), path, anchor))
        for name in CHILDREN:
            for child in node.get(name, []):
                walk(child)

    for part in json.loads(tree.read_text(encoding="utf-8"))["body"]:
        walk(part)
    return found


def expected_words(words, name):
    """What the place must say: the number of an article, or a row's key, which may stand behind its register's name here and not there."""
    article = re.match(r"(?:規程|細則)?(第[0-9]+条(の[0-9]+)?)", words)  # of another paper behind its short name
    if article:
        return article[1]
    risk = name.removeprefix("row-").rsplit(":", 1)[-1].split("/")[0]
    return words[max(words.rfind(risk), 0):]


# PDF

LEFT = 38  # points from where the words of a page begin


class Pdf:
    def __init__(self, path):
        self.file = pikepdf.open(path)
        self.pages = {page.objgen: n for n, page in enumerate(self.file.pages)}
        self.boxes = pdf.boxes_of(path)
        self.leaves = list(self.find_leaves(self.file.Root.get("/Names", {}).get("/Dests")))
        self.names = {name: self.place(at) for leaf in self.leaves for name, at in leaf}

    def links(self):
        """(page, box, file, name), the box from the page's upper left corner."""
        for n, page in enumerate(self.file.pages):
            for link in page.get("/Annots", []):
                if link.get("/A", {}).get("/S") == "/GoToR":
                    x0, y0, x1, y1 = (float(x) for x in link.Rect)
                    height = self.boxes[n][2]
                    yield n, (x0, height - y1, x1, height - y0), bytes(link.A.F).decode(), bytes(link.A.D).decode()

    def find_leaves(self, node):
        """[(name, destination)] of each leaf of the name tree (PDF 32000-1, 7.9.6)."""
        if node is None:
            return
        for kid in node.get("/Kids", []):
            if not kid.is_indirect:
                raise ValueError("a kid of the name tree is no object of its own")
            yield from self.find_leaves(kid)
        names = list(node.get("/Names", []))
        if names:
            leaf = [(bytes(names[i]).decode(), names[i + 1]) for i in range(0, len(names), 2)]
            if [bytes(limit).decode() for limit in node.Limits] != [leaf[0][0], leaf[-1][0]]:
                raise ValueError("a leaf of the name tree has other limits")
            yield leaf

    def place(self, at):
        """(page, y from its upper edge)"""
        page = self.pages[at[0].objgen]
        return page, self.boxes[page][2] - float(at[3])

    def words_at(self, place):
        """Words at the left margin, where articles and keys begin, from that place on: it stands a little above them."""
        page, y = place
        left = min((b[0] for b in self.boxes[page][3]), default=0) + LEFT
        words = [b for b in self.boxes[page][3] if y + 6 <= (b[1] + b[3]) / 2 <= y + 110 and b[0] < left]
        return squash("".join(w[4] for w in sorted(words, key=lambda b: (round(b[1] / 4), b[0]))))

    def words_in(self, page, box):
        x0, y0, x1, y1 = box
        return squash("".join(b[4] for b in self.boxes[page][3] if b[0] < x1 and b[2] > x0 and b[1] < y1 - 2 and b[3] > y0 + 2))


def is_part(words, clicked):
    """Words that are broken over two lines have a link on each."""
    return bool(clicked) and (clicked in words or any(clicked.endswith(words[:i]) or clicked.startswith(words[i:]) for i in range(1, len(words))))


def sorted_names(file):
    """The leaves of the name tree are in order, as readers search them."""
    names = [name.encode() for leaf in file.leaves for name, _ in leaf]
    if names != sorted(set(names)):
        yield "the names are not in order"


def pdf_faults(path, links, files):
    """`files`: a cache of what was read."""
    def read(place):
        if place not in files:
            files[place] = Pdf(place)
        return files[place]

    here, problems, seen = read(path), [], set()
    by_target = {}  # one place is named in many words: 第32条1, 第32条2（協議中）
    for link in links:
        by_target.setdefault((f"{link.path}.pdf", link.anchor), {})[link.words] = None
    problems += sorted_names(here)
    for page, box, file, name in here.links():
        all_words, target = list(by_target.get((file, name), ())), (path.parent / file).resolve()
        seen.add((file, name))
        if not all_words or not target.is_file():
            problems.append(f"a link to {file}#{name}: " + ("there is no such file" if all_words else "the tree has none"))
            continue
        place = read(target).names.get(name)
        if not place:
            problems.append(f"{file} has no {name}")
            continue
        wanted, clicked, found = expected_words(all_words[-1], name), here.words_in(page, box), read(target).words_at(place)
        if wanted not in clicked and not any(is_part(words, clicked) for words in [*all_words, wanted]):
            problems.append(f"page {page + 1}: the link to {name} lies on '{clicked[:40]}'")
        if not found.startswith(wanted):
            problems.append(f"{file}#{name} stands at '{found[:40]}', not at '{wanted}'")
    missing = set(by_target) - seen
    return problems + [f"the tree's link to {file}#{name} is not in the file" for file, name in sorted(missing)]


# XLSX


def book_names(path):
    book = xlsx.read(path)
    names = {e.get("name"): e.text for e in book.root.iter(xlsx.MAIN + "definedName") if e.get("localSheetId") is None}
    return book, names


def bad_names(names):
    folded = [n.casefold() for n in names]
    return [f"'{n}' is no name" for n in names if not NAME.fullmatch(n) or CELL_LIKE.fullmatch(n)] + (
        [] if len(set(folded)) == len(folded) else ["two names differ by case only"])


def cell_at(book, place):
    name, column, row = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+)", place).groups()
    at = xlsx.place_of(column + row)
    sheet = next((s for s in book.sheets if s.name == name), None)
    return next((c for c in sheet.cells if (c.row, c.column) == at), None) if sheet else None


def sheet_links(path, book):
    """(cell, target, name) of links that leave the workbook."""
    with zipfile.ZipFile(path) as parts:
        for i, sheet in enumerate(book.sheets, 1):
            relations = f"xl/worksheets/_rels/sheet{i}.xml.rels"
            targets = {}
            if relations in parts.namelist():
                targets = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(parts.read(relations))}
            at = {(c.row, c.column): c for c in sheet.cells}
            for link in sheet.root.iter(xlsx.MAIN + "hyperlink"):
                if link.get(xlsx.RELATION):
                    yield at[xlsx.place_of(link.get("ref").split(":")[0])], unquote(targets[link.get(xlsx.RELATION)]), link.get("location")


def xlsx_faults(path, links, files):
    def read(place):
        if place not in files:
            files[place] = book_names(place)
        return files[place]

    book, names = read(path)
    problems, seen = bad_names(names), set()
    for cell, file, name in sheet_links(path, book):
        target = (path.parent / file).resolve()
        if not target.is_file():
            problems.append(f"a link to {file}: there is no such file")
            continue
        there, theirs = read(target)
        place = cell_at(there, theirs[name]) if name in theirs else None
        seen.add(file)
        if not place:
            problems.append(f"{file} has no {name}")
            continue
        words = squash(place.text)
        article = re.match(r"第[0-9]+条(の[0-9]+)?", words)
        if (article.group() if article else words) not in squash(cell.text):
            problems.append(f"'{cell.text[:30]}' leads to '{place.text[:30]}'")
    # A cell leads on only where its text stands in one line: asked for is what no column of a table is too narrow for.
    there = {f"{link.path}.xlsx" for link in links}
    wanted = {f"{link.path}.xlsx" for link in links if len(link.words) <= ONE_LINE}
    return problems + [f"no link to {file}" for file in sorted(wanted - seen)] + [f"the tree has no link to {file}" for file in sorted(seen - there)]


def faults(tree, folder, files):
    """Of one document: its tree, and the folder where its files stand. Gives (how many links, PDF's faults, XLSX's)."""
    links = tree_links(tree)
    path = Path(folder).resolve() / tree.stem
    return len(links), pdf_faults(path.with_suffix(".pdf"), links, files), xlsx_faults(path.with_suffix(".xlsx"), links + measure_links(tree), files)
