# SPDX-License-Identifier: MIT
"""A paper as the rules of amending see it (templates/amendments/README.md): a row of parts, which hold chapters, articles and sections; a section is a
heading with the blocks below it. Two papers are the same when all that a reader sees is, blocks cell by cell."""
import re

from .code import Unit, Unreadable, is_chapter, numbers, read_article, read_chapter, say

BLOCKS = {"table": "表", "key-value": "表", "figure": "図", "list": "箇条", "signature": "署名欄", "paragraph": "文", "note": "注"}
UNSEEN = {"id", "link", "origin", "uid", "runs", "columns", "calendar", "numbers", "foot", "landscape", "paper", "level"}
TITLED = re.compile(r"第([0-9]+)条((?:の[0-9]+)*)(（(?:[^（）]|（[^（）]*）)*）)")
LINE = re.compile(rf"{TITLED.pattern}(?:(?:、|及び){TITLED.pattern})*の事項は、(.*)")


class Section:
    """`heading` None: all blocks of the part that stand below no heading (前文), and its 署名欄."""

    def __init__(self, heading):
        self.heading, self.blocks = heading, []

    def say(self):
        yield f"「{self.heading or '前文'}」"
        for block in self.blocks:
            yield from say_block(block)


class Part:
    """`summary`: it says again what others say, and nobody amends it."""

    def __init__(self, title, summary=False):
        self.title, self.summary, self.content = title, summary, []

    def say(self):
        yield f"部「{self.title}」"
        for one in self.content:
            yield from say(one) if isinstance(one, Unit) else one.say()


class Paper:
    def __init__(self, title, subtitle):
        self.title, self.subtitle, self.parts = title, subtitle, []

    def say(self):
        yield f"題名 {self.title}"
        yield f"副題 {self.subtitle}"
        for part in self.parts:
            yield from part.say()


def words(node):
    return node["text"] if "text" in node else "".join(run["text"] for run in node.get("runs", []))


def say_block(node, depth=1):
    """A line for each node: its kind, its words, and what else a reader sees of it."""
    if node.get("role") == "of-the-day":  # says when the paper was made
        return
    more = {key: value for key, value in node.items() if key not in UNSEEN and key not in ("kind", "text", "items", "rows", "cells", "label")}
    label = node.get("label", {}).get("text")
    yield "  " * depth + " ".join([node["kind"]] + ([label] if label else []) + [words(node)] + ([str(more)] if more else []))
    for key in ("items", "rows", "cells"):
        for kid in node.get(key, []):
            yield from say_block(kid, depth + 1)


def read_line(node):
    """The articles of a line 「第26条（…）及び第27条（…）の事項は、別表に定める。」, or None."""
    found = LINE.fullmatch(node.get("text", "")) if node["kind"] == "paragraph" else None
    if not found:
        return None
    out = []
    for first, behind, title in TITLED.findall(node["text"]):
        unit = Unit("article", numbers(first, behind), "", title)
        unit.kids.append(Unit("paragraph", (1,), f"第{first}条{behind}の事項は、{found.groups()[-1]}"))
        out.append(unit)
    return out


def preface_of(part):
    """The 前文, wherever its blocks stand: the part begins with it."""
    if not part.content or getattr(part.content[0], "heading", "") is not None:
        part.content.insert(0, Section(None))
    return part.content[0]


def read_part(title, nodes, summary=False):
    part, section = Part(title, summary), None
    for node in nodes:
        line = read_line(node)
        if node["kind"] == "article" or is_chapter(node) or line:
            part.content += line or [read_article(node) if node["kind"] == "article" else read_chapter(node)]
            section = None
        elif node["kind"] == "heading":
            section = Section(words(node))
            part.content.append(section)
        elif node["kind"] in BLOCKS:
            (preface_of(part) if section is None or node["kind"] == "signature" else section).blocks.append(node)
        elif node["kind"] != "page-break":
            raise Unreadable(f"{node['kind']} in part {title}")
    return part


def read_paper(tree):
    head = {one["role"]: one["text"] for one in tree["head"]}
    paper = Paper(head.get("title", tree["title"]), head.get("subtitle", ""))
    loose = [node for node in tree["body"] if node["kind"] != "part"]
    if loose:
        paper.parts.append(read_part("", loose))
    paper.parts += [read_part(words(node), node.get("items", []), bool(node.get("summary"))) for node in tree["body"] if node["kind"] == "part"]
    return paper


def first_difference(before, after):
    """One line on where two papers part; None where they do not."""
    a, b = list(before.say()), list(after.say())
    for at, (x, y) in enumerate(zip(a, b)):
        if x != y:
            return f"{x.strip()!r} where the new text has {y.strip()!r}, behind {a[at - 1].strip()[:60]!r}"
    if len(a) != len(b):
        return f"{'too many' if len(a) > len(b) else 'missing'}: {max(a, b, key=len)[min(len(a), len(b))].strip()!r}"
    return None
