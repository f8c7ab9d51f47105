# SPDX-License-Identifier: MIT
"""An annex as its document tree has it: articles with 項 and 号, rows of the 別表, drafts that wait, what is left out with its reason. Each
thing keeps the node it was read from, so that it can be taken out of the tree."""
import json
import re
from dataclasses import dataclass, field

from texts import squash

WAITS = "（協議中。"
POINTER = re.compile(r"^第[0-9]+項[^。]*事項は、別表[^。]*に定める。")
PLACE = re.compile(r"(第[0-9]+条(?:の[0-9]+)*)(?:第([0-9]+)項)?(?:第([0-9]+)号)?$")


@dataclass
class Printed:
    """A 項, 号 or ア as it is printed."""
    text: str
    node: dict = None
    siblings: list = None      # the list of the tree that has the node
    items: list = field(default_factory=list)


@dataclass
class Article:
    key: str
    number: str
    title: str
    paragraphs: dict = field(default_factory=dict)   # 項 -> Printed
    pointers: list = field(default_factory=list)     # lines that send their reader to the 別表
    node: dict = None


@dataclass
class Row:
    place: tuple               # number, 項, 号; None where a cell says no place
    cells: dict                # field of the view -> squashed text
    nodes: dict                # field -> node of the cell
    node: dict = None
    siblings: list = None
    title: str = ""            # of the article, as the row's group has it


@dataclass
class Annex:
    articles: dict = field(default_factory=dict)     # key -> Article
    lines: list = field(default_factory=list)        # paragraphs between the articles
    rows: list = field(default_factory=list)
    waiting: dict = field(default_factory=dict)      # place -> Printed-like row text
    omitted: dict = field(default_factory=dict)      # title -> reason
    basis: dict = field(default_factory=dict)        # number of an article -> what it rests on, below it or beside its rows
    tree: dict = None


def words(node):
    own = (node.get("label") or {}).get("text", "") + (node.get("text") or "".join(run["text"] for run in node.get("runs", [])))
    return squash(own) + "".join(words(child) for name in ("items", "rows", "cells") for child in node.get(name, []))


def own_text(node):
    return squash(node.get("text") or "".join(run["text"] for run in node.get("runs", [])))


def read_place(text):
    match = PLACE.match(squash(text))
    return (match[1], int(match[2] or 1), int(match[3] or 0)) if match else None


def read_items(node):
    found = []
    for block in node.get("items", []):
        if block["kind"] == "list":
            for item in block["items"]:
                found.append(Printed(own_text(item), item, block["items"], read_items(item)))
    return found


def is_pointer(text):
    return POINTER.search(text) is not None


def read_article(node):
    article = Article(node["origin"]["key"], squash(node["label"]["text"]), squash(node["text"]).strip("（）"), node=node)
    for child in node.get("items", []):
        if child["kind"] != "paragraph":
            continue
        label = squash((child.get("label") or {}).get("text", ""))
        printed = Printed(own_text(child), child, node["items"], read_items(child))
        if is_pointer(printed.text) and not printed.items:
            article.pointers.append(printed)
        else:
            article.paragraphs[int(label) if label.isdigit() else 1] = printed
    return article


def columns_of(template):
    """What heads a table of a view has, and its fields: [(view, [head], [field], [field of groups])]"""
    found = []
    for part in template["parts"]:
        for block in part["body"]:
            if "view" in block and "columns" in block:
                columns = block["columns"]
                found.append((block["view"], [squash(c["head"]) for c in columns], [c["field"] for c in columns]))
    return found


def tables(node):
    for child in node.get("items", []):
        if child["kind"] == "table":
            yield child
        else:
            yield from tables(child)


def read_table(node, known):
    """The view of a table and its rows as (fields, row node, group above); None where no template has these heads."""
    rows = node.get("rows", [])
    heads = [squash(words(cell)) for cell in rows[0]["cells"]] if node.get("head") and rows else []
    found = next(((view, fields) for view, names, fields in known if names == heads), None)
    if not found:
        return None, []
    read, group = [], ""
    for row in rows[int(node["head"]):]:
        if len(row["cells"]) == 1 and len(heads) > 1:
            group = words(row)
        else:
            read.append((dict(zip(found[1], row["cells"])), row, group))
    return found[0], read


def read_brief(text, article):
    """第13条2(1) below the article 第13条（…）, whose number ends where its title begins; in full below one whose number ends in a digit:
    第13条の22 would be no place."""
    number = article.split("（")[0]
    if number[-1:].isdigit() and "項" in text:
        return read_place(text)
    rest = re.fullmatch(r"(?:([0-9]+))?(?:\(([0-9]+)\))?", text.removeprefix(number))
    return (number, int(rest[1] or 1), int(rest[2] or 0)) if rest and number and text.startswith(number) else None


def read_row(cells, node, siblings, group):
    texts = {name: words(cell) for name, cell in cells.items()}
    article, item, brief = texts.get("article", group), texts.get("item"), texts.get("place.brief")
    if item is not None:  # 2(1): the article stands in the group alone
        brief = article.split("（")[0] + item if item else ""
    place = read_brief(brief, article) if brief is not None else read_place(texts.get("place", ""))
    return Row(place, texts, cells, node, siblings, group)


def rests_on(text):
    """The rows of registers that an article answers: R24/④-1; a duty by its word."""
    return set(re.findall(r"[A-Z][A-Z0-9]*[0-9]+/[^、；\s参]+", text))


def read_annex(tree, template):
    annex, known = Annex(tree=tree), columns_of(template)
    for part in tree["body"]:
        for node in part.get("items", []):
            if node["kind"] == "article":
                article = read_article(node)
                annex.articles[article.key] = article
                for child in node.get("items", []):
                    if child.get("role") == "basis":
                        annex.basis.setdefault(article.number, set()).update(rests_on(words(child)))
            elif part.get("id") == "articles" and node["kind"] == "paragraph":
                annex.lines.append(Printed(own_text(node), node, part["items"]))
        for table in tables(part):
            view, rows = read_table(table, known)
            for cells, node, group in rows:
                row = read_row(cells, node, table["rows"], group)
                if view == "provisions":
                    annex.rows.append(row)
                    annex.basis.setdefault(row.place[0] if row.place else "", set()).update(rests_on(row.cells.get("basis", "")))
                elif view == "waiting":
                    annex.waiting[squash(words(cells["place"]))] = row
                elif view == "omitted":
                    annex.omitted[row.cells["title"]] = row
    return annex


def read_waiting(text):
    """項 -> Printed of a draft: its first 項 has no number, others begin a line with theirs."""
    found, n, at = {}, 1, None
    for line in text.split("\n"):
        item, head = re.match(r"\(([0-9]+)\)\s*(.*)", line), re.match(r"([0-9]+)\u3000(.*)", line)
        if item:
            at.items.append(Printed(squash(item[2])))
        elif head:
            n = int(head[1])
            at = found[n] = Printed(squash(head[2]))
        elif at and re.match(r"[アイウエオカキクケコ]", line):
            at.items[-1].items.append(Printed(squash(line[1:])))
        else:
            at = found[n] = Printed(squash(line))
    return found


def read_file(path, template):
    return read_annex(json.loads(path.read_text(encoding="utf-8")), template)


def lines_of(cell):
    """A cell's text line by line."""
    text = cell.get("text") or ""
    below = [lines for child in cell.get("items", []) for lines in lines_of(child)]
    return [line for line in text.split("\n") if line] + below
