# SPDX-License-Identifier: MIT
"""What a document's tree lays down, as a lawyer sees it: 章, 条, 項, 号 and ア イ ウ with their numbers and words. Read from the trees that
`--format json` writes, in documents and in the papers that amend them alike. Numbers are what is printed; a 条 of one 項 has it without a number."""
import re

RANKS = ("chapter", "article", "paragraph", "item", "sub")
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
ARTICLE = re.compile(r"第([0-9]+)条((?:の[0-9]+)*)")
CHAPTER = re.compile(r"第([0-9]+)章((?:の[0-9]+)*)　(.*)", re.S)


class Unreadable(Exception):
    """A tree, or a sentence, that says what this program does not know."""


class Unit:
    """A 章, 条, 項, 号 or ア: `number` as a tuple, (103, 2) of 第103条の2; `title` of a 章 or 条 as printed; `tail`: words behind a list."""

    def __init__(self, rank, number, text="", title=""):
        self.rank, self.number, self.text, self.title = rank, number, text, title
        self.kids = []

    def __repr__(self):
        return f"<{self.rank} {name(self.rank, self.number)}>"

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


def name(rank, number):
    behind = "".join(f"の{n}" for n in number[1:])
    if rank == "sub":
        return KANA[number[0] - 1] + behind
    return f"第{number[0]}{ {'chapter': '章', 'article': '条', 'paragraph': '項', 'item': '号'}[rank]}{behind}"


def numbers(first, behind):
    return (int(first), *map(int, re.findall(r"[0-9]+", behind)))


def read_label(node):
    """(rank, number) of what a 項, 号 or ア has before its text; a 項 without a number is the first."""
    label = node.get("label", {}).get("text", "")
    found = re.fullmatch(r"\(([0-9]+)\)((?:の[0-9]+)*)", label)
    if found:
        return "item", numbers(*found.groups())
    found = re.fullmatch(r"([0-9]*)((?:の[0-9]+)*)", label)
    if found:
        return "paragraph", numbers(found[1] or "1", found[2])
    if label[:1] in KANA:
        return "sub", numbers(KANA.index(label[0]) + 1, label[1:])
    raise Unreadable(f"a number of no known form: {label!r}")


def is_basis(node):
    """Where the text comes from, below an article: no part of what it lays down."""
    return node["kind"] == "note"


def read_items(node):
    out = []
    for item in node.get("items", []):
        if item["kind"] == "list":
            out += read_items(item)
        elif item["kind"] == "item":
            unit = Unit(*read_label(item), item.get("text", ""))
            unit.kids = read_items(item)
            out.append(unit)
        elif not is_basis(item):
            raise Unreadable(f"{item['kind']} among 号")
    return out


def read_paragraph(node):
    unit = Unit(*read_label(node), node.get("text", ""))
    unit.kids = read_items(node)
    return unit


def read_article(node):
    label = node["label"]["text"]
    found = ARTICLE.match(label)
    if not found:
        raise Unreadable(f"an article without a number: {label!r}")
    unit = Unit("article", numbers(*found.groups()), label[found.end():].strip("　"), node.get("text", ""))
    for kid in node.get("items", []):
        if kid["kind"] == "paragraph":
            unit.kids.append(read_paragraph(kid))
        elif kid["kind"] == "list" and unit.kids:
            unit.kids[-1].kids += read_items(kid)
        elif not is_basis(kid):
            raise Unreadable(f"{kid['kind']} in {label}")
    return unit


def read_chapter(node):
    found = CHAPTER.fullmatch(node["text"])
    if not found:
        raise Unreadable(f"a chapter without a number: {node['text']!r}")
    return Unit("chapter", numbers(found[1], found[2]), title=found[3])


def is_chapter(node):
    return node["kind"] == "heading" and node.get("role") == "chapter"


def read_provision(node):
    """The units of a node that stands in a text that amends."""
    if is_chapter(node):
        return [read_chapter(node)]
    if node["kind"] == "article":
        return [read_article(node)]
    if node["kind"] == "paragraph":
        return [read_paragraph(node)]
    if node["kind"] == "list":
        return read_items(node)
    if node["kind"] == "item":
        unit = Unit(*read_label(node), node.get("text", ""))
        unit.kids = read_items(node)
        return [unit]
    raise Unreadable(f"{node['kind']} among provisions")


def say(unit, depth=0):
    """Its words in lines, for people who look at a difference."""
    head = name(unit.rank, unit.number)
    yield "  " * depth + " ".join(filter(None, (head, unit.title, unit.text)))
    for kid in unit.kids:
        yield from say(kid, depth + 1)
