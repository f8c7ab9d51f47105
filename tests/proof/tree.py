# SPDX-License-Identifier: MIT
"""What a document tree (bunkai/document/1) says, in reading order: a list of blocks per part. White space is left out everywhere, because
programs that take text out of a file add and drop it at line ends."""
import json
import re
from dataclasses import dataclass, field

UNSEEN = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])
CHILDREN = ("items", "rows", "cells")


def squash(text):
    return "".join((text or "").split()).translate(UNSEEN)


@dataclass
class Block:
    """A paragraph or title (one word) or a table's row (a word per cell)."""
    words: list
    level: int = -1       # of a title in the contents; -1: none
    table: "Table" = None
    group: int = 0        # 1 and 2: a group's row
    head: bool = False
    printed: str = ""     # a paragraph as it may be printed: each white space is one blank
    topic: str = ""       # what a group's row of the first level says first

    @property
    def text(self):
        return "".join(self.words)


@dataclass
class Table:
    heads: str = ""
    rows: list = field(default_factory=list)


@dataclass
class Part:
    title: str
    blocks: list
    drawn: bool = False   # has a figure
    foot: str = ""        # at the foot of each of its pages


@dataclass
class Sheet:
    """A sheet of the workbook: a part, or what stands below a heading of it."""
    title: str
    blocks: list          # as a workbook has them: a figure with numbers is their table
    drawn: bool           # has a figure
    foot: str
    table: dict = None    # the node of the list that has the sheet's columns for itself


@dataclass
class Document:
    title: str
    subtitle: str
    facts: list           # date, edition
    confidentiality: str
    parts: list
    sheets: list = field(default_factory=list)

    def text(self):
        return "".join(b.text for p in self.parts for b in p.blocks) + "".join(p.foot for p in self.parts)


def text_of(node):
    """Its text, or the pieces of a text of which some are marked."""
    return node.get("text") or "".join(run["text"] for run in node.get("runs", []))


def own_words(node):
    return squash(node.get("label", {}).get("text", "")) + squash(text_of(node))


def printed_words(node):
    """With and without a blank behind the label."""
    label, text = node.get("label", {}).get("text", ""), text_of(node)
    return "\n".join(" ".join((label + gap + text).translate(UNSEEN).split()) for gap in (" ", ""))


def all_words(node):
    return own_words(node) + "".join(all_words(child) for name in CHILDREN for child in node.get(name, []))


def article_title(node):
    label, text = squash(node.get("label", {}).get("text", "")), squash(node.get("text", ""))
    return label + (f"（{text}）" if text and not text.startswith("（") else text)


def group_of(row):
    role = row.get("role") or (row["cells"][0].get("role") if len(row.get("cells", [])) == 1 else None)
    return {"group": 1, "group-2": 2}.get(role, 0)


def laid_out(node):
    """A flat table as a page has it: groups in lines of their own above their rows, stacked columns in one (doc/laid_out.h)."""
    columns = node.get("columns", [])
    if not any(c.get("group") or c.get("stack") for c in columns):
        return node
    stacks = []
    for i, c in enumerate(columns):
        if c.get("group"):
            continue
        if stacks and c.get("stack") and i - 1 == stacks[-1][-1] and columns[i - 1].get("stack") == c["stack"]:
            stacks[-1].append(i)
        else:
            stacks.append([i])
    rows, above = [], {}
    for y, row in enumerate(node["rows"]):
        cells = row["cells"]
        if y < node.get("head", 0):
            rows.append({**row, "cells": [{**cells[s[0]], "text": columns[s[0]].get("stack") or cells[s[0]].get("text", "")} for s in stacks]})
            continue
        changed = False
        for level in (1, 2):
            words = [all_words(cells[i]) for i, c in enumerate(columns) if c.get("group") == level]
            changed = changed or above.get(level) != words
            above[level] = words
            if changed and any(words):
                rows.append({"role": "group" if level == 1 else "group-2", "topic": topic_of(words), "cells": [{"text": "".join(words)}]})
        rows.append({**row, "cells": [stacked(cells, columns, s) for s in stacks]})
    shown = [{**columns[s[0]], "heads": any(columns[i].get("heads") for i in s)} for s in stacks]
    return {**node, "rows": rows, "columns": shown}


def topic_of(words):
    """What a group is called: its first words, and where these are a number (2⑩, 第3条) the next ones, too."""
    name = []
    for said in filter(None, words):
        name.append(said)
        if len(said) > 6 or not any(c in "0123456789" for c in said):
            break
    return "".join(name)


def stacked(cells, columns, stack):
    if len(stack) == 1:
        return cells[stack[0]]
    return {"text": "".join(columns[i].get("label", "") + all_words(cells[i]) for i in stack if all_words(cells[i]))}


def table_blocks(node, flat=True):
    node = node if flat else laid_out(node)
    table, heads = Table(), int(node.get("head", 0))
    for i, row in enumerate(node.get("rows", [])):
        block = Block([all_words(cell) for cell in row.get("cells", [])], table=table, head=i < heads)
        block.group = 0 if block.head else group_of(row)
        block.topic = row.get("topic", block.text) if block.group == 1 and node["kind"] == "table" else ""
        table.rows.append(block)
    table.heads = "".join(b.text for b in table.rows if b.head)
    return table.rows


def with_seals_behind(signature):
    """As a workbook has it: what two wide blanks part from a label ('代表者　　印') stands behind the value."""
    rows = []
    for row in signature.get("rows", []):
        label, *values = row.get("cells", [])
        before, gap, seal = label.get("text", "").partition("　　")
        rows.append({**row, "cells": [{**label, "text": before}, *values, {"text": seal}] if gap else row["cells"]})
    return {**signature, "rows": rows}


def walk(node, above, blocks, numbers=False):
    """`above`: levels above an article in the contents; `numbers`: a figure's numbers in its place."""
    kind = node["kind"]
    if numbers and "numbers" in node:
        node, kind = node["numbers"], "table"
    if kind in ("table", "key-value", "signature"):
        blocks += table_blocks(with_seals_behind(node) if numbers and kind == "signature" else node, numbers)
        return
    if kind == "article":
        blocks.append(Block([article_title(node)], level=above + 1))
    elif own_words(node):
        level = 1 if kind == "heading" and node.get("level", 1) <= 1 else -1
        blocks.append(Block([own_words(node)], level=level, printed=printed_words(node)))
    for name in CHILDREN:
        for child in node.get(name, []):
            walk(child, above, blocks, numbers)
            if child["kind"] == "heading" and child.get("level", 1) <= 1:
                above = 1


def has_figure(node):
    """One whose boxes are cells."""
    return (node["kind"] == "figure" and "numbers" not in node) or any(has_figure(child) for name in CHILDREN for child in node.get(name, []))


def blocks_below(node, numbers):
    blocks = []
    for name in CHILDREN:
        above = 0
        for child in node.get(name, []):
            walk(child, above, blocks, numbers)
            if child["kind"] == "heading" and child.get("level", 1) <= 1:
                above = 1
    return blocks


ARTICLE_HEADS = ("章", "条", "見出し", "項", "号", "文", "対策（登録簿）", "根拠（参照）")


def is_chapter(node):
    return node["kind"] == "heading" and node.get("role") == "chapter"


def behind_bracket(text):
    """Behind the bracket that closes the first."""
    depth = 0
    for i, c in enumerate(text):
        depth += (c == "（") - (c == "）")
        if not depth:
            return i + 1
    return len(text)


def articles_of_run(node):
    """Of 第14条（甲）及び第15条（乙）の事項は、別表に定める。 and 第3条の一部、第5条（丁）（協議中。）: (label, title, text) each; as many have a title as the
    origin's key names."""
    text, titled, found = text_of(node), len(node["origin"]["key"].split()), []
    while label := re.match("(?:、|及び)?(第[0-9]+条(?:の[0-9]+)*(?:の一部)?)", text):
        text, title = text[label.end():], ""
        if titled and text.startswith("（"):
            end = behind_bracket(text)
            title, text, titled = text[:end], text[end:], titled - 1
        found.append((label[1], title))
    return [(label, title, label + text) for label, title in found]


class ArticleRows:
    """The rows of a workbook's sheet of articles: one for each 項 and 号, and for each article of a run (book/sheet_articles.h)."""

    def __init__(self):
        self.rows, self.now, self.titles = [], {}, {}

    def add(self, node, measures=None, **words):
        """`node`: whose text it is."""
        said = {**self.now, "文": text_of(node), "対策（登録簿）": measures or node.get("measures", {}).get("text", ""), **words}
        self.rows.append({"kind": "row", "cells": [{"kind": "cell", "text": said.get(head, "")} for head in ARTICLE_HEADS]})

    def open(self, label, title, references):
        label, _, said = label.partition("　")
        bare = title[1:-1] if title.startswith("（") and title.endswith("）") else title
        whole = re.match("第[0-9]+条(?:の[0-9]+)*", label)
        self.titles.setdefault(label, bare)
        self.now = {"章": self.now.get("章", ""), "条": label, "見出し": bare or self.titles.get(whole[0] if whole else label, ""), "根拠（参照）": references}
        return said

    def items(self, nodes, paragraph, above=""):
        for item in (i for node in nodes if node["kind"] == "list" for i in node.get("items", [])):
            label = above + item.get("label", {}).get("text", "")
            self.add(item, 項=paragraph, 号=label)
            self.items(item.get("items", []), paragraph, label)

    def article(self, node):
        said = self.open(node.get("label", {}).get("text", ""), node.get("text", ""), node.get("references", {}).get("text", ""))
        if said or not node.get("items"):
            self.add({"text": said})
        for child in node.get("items", []):
            if child["kind"] == "paragraph":
                number = child.get("label", {}).get("text", "") or "1"
                self.add(child, 項=number)
                self.items(child.get("items", []), number)
            elif child.get("role") != "basis":
                self.add(child)

    def run(self, node):
        basis = [node.get(name, {}).get("text", "").split("\n") for name in ("measures", "references")]
        for i, (label, title, text) in enumerate(articles_of_run(node)):
            measures, references = (lines[i] if i < len(lines) else "" for lines in basis)
            self.open(label, title, references)
            self.add({"text": text}, measures=measures)

    def take(self, node):
        if is_chapter(node):
            self.now = {"章": text_of(node)}
        elif node["kind"] == "article":
            self.article(node)
        elif node.get("origin", {}).get("kind") == "articles":
            self.run(node)
        else:
            self.now = {"章": self.now.get("章", "")}
            self.add(node)


def with_articles_as_rows(part):
    """The part with a table in place of its articles, if they stand in chapters, and what follows them, its heading as the title; else itself."""
    nodes = part.get("items", [])
    first = next((i for i, node in enumerate(nodes) if is_chapter(node)), len(nodes))
    end = first
    while end < len(nodes) and (is_chapter(nodes[end]) or nodes[end]["kind"] in ("article", "paragraph")):
        end += 1
    if not any(node["kind"] == "article" for node in nodes[first:end]):
        return [part]
    rows = ArticleRows()
    for node in nodes[first:end]:
        rows.take(node)
    head = {"kind": "row", "role": "head", "cells": [{"kind": "cell", "text": head} for head in ARTICLE_HEADS]}
    table = {"kind": "table", "list": True, "articles": True, "head": 1, "columns": [{} for _ in ARTICLE_HEADS], "rows": [head, *rows.rows]}
    sheets = [{**part, "items": [*nodes[:first], table]}]
    if end < len(nodes):
        titled = nodes[end]["kind"] == "heading"
        sheets.append({**part, "foot": {}, "text": text_of(nodes[end]) if titled else "", "items": nodes[end + titled:]})
    return sheets


COLUMNED = ("table", "key-value", "signature", "figure", "article")
TEXTS = ("paragraph", "list", "note")


def sheets_of(part):
    return [sheet for piece in with_articles_as_rows(part) for sheet in split(piece)]


def split(part):
    """The nodes of its sheets. A list below a heading, in a part with other blocks than texts, takes the texts around it to its own one; the heading
    stays as a link. A figure behind a list that has no heading goes away, too (book/sheet_split.h)."""
    nodes = part.get("items", [])
    if sum(node["kind"] in COLUMNED for node in nodes) < 2:
        return [part]
    rest, pieces, i = [], [], 0
    while i < len(nodes):
        end = i + 1
        while nodes[i]["kind"] == "heading" and end < len(nodes) and nodes[end]["kind"] in TEXTS:
            end += 1
        headed = nodes[i]["kind"] == "heading"
        at = end if headed else i
        own = any(node.get("list") for node in rest)
        if at == len(nodes) or not (headed and nodes[at].get("list") or own and nodes[at]["kind"] == "figure"):
            rest.append(nodes[i])
            i += 1
            continue
        title, first = part, i
        if headed:
            rest.append(nodes[i])
            title, first = nodes[i], i + 1
        while at + 1 < len(nodes) and nodes[at + 1]["kind"] in TEXTS:
            at += 1
        pieces.append({**part, "label": title.get("label", {}), "text": title.get("text", ""), "items": nodes[first:at + 1]})
        i = at + 1
    return [{**part, "items": rest}, *pieces]


def read_sheet(node):
    title, columned = own_words(node), [n for n in node.get("items", []) if n["kind"] in COLUMNED]
    lists = [n for n in columned if n["kind"] == "table"]
    alone = len(lists) == 1 and lists[0].get("list") and all(n["kind"] in ("table", "key-value") for n in columned)
    return Sheet(title, ([Block([title], level=0)] if title else []) + blocks_below(node, True), has_figure(node), squash(node.get("foot", {}).get("text")),
                 lists[0] if alone else None)


def read(path):
    tree = json.loads(path.read_text(encoding="utf-8"))
    head = {entry["role"]: squash(entry["text"]) for entry in tree["head"]}
    document = Document(head.get("title", ""), head.get("subtitle", ""), [head.get("date", ""), head.get("edition", "")],
                        head.get("confidentiality", ""), [])
    for node in tree["body"]:
        title = own_words(node)
        head = [Block([title], level=0)] if title else []
        document.parts.append(Part(title, head + blocks_below(node, False), has_figure(node), squash(node.get("foot", {}).get("text"))))
        document.sheets += map(read_sheet, sheets_of(node))
    return document
