# SPDX-License-Identifier: MIT
"""What a document tree (bunkai/document/1) says, in reading order: a list of blocks per part. White space is left out everywhere, because
programs that take text out of a file add and drop it at line ends."""
import json
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
    sheet: list = field(default_factory=list)  # the blocks as a workbook has them: a figure with numbers is their table


@dataclass
class Document:
    title: str
    subtitle: str
    facts: list           # date, edition
    confidentiality: str
    parts: list

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
                rows.append({"role": "group" if level == 1 else "group-2", "topic": next(w for w in words if w), "cells": [{"text": "".join(words)}]})
        rows.append({**row, "cells": [stacked(cells, columns, s) for s in stacks]})
    return {**node, "rows": rows}


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


def read(path):
    tree = json.loads(path.read_text(encoding="utf-8"))
    head = {entry["role"]: squash(entry["text"]) for entry in tree["head"]}
    document = Document(head.get("title", ""), head.get("subtitle", ""), [head.get("date", ""), head.get("edition", "")],
                        head.get("confidentiality", ""), [])
    for node in tree["body"]:
        title = own_words(node)
        head = [Block([title], level=0)] if title else []
        document.parts.append(Part(title, head + blocks_below(node, False), has_figure(node), squash(node.get("foot", {}).get("text")),
                                   head + blocks_below(node, True)))
    return document
